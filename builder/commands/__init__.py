"""The contract of a command: a file here, named like the command, whose `command` is what click runs.

It is loaded when it is asked for. The commands that most people use most lie in `builder/cli.py`.
"""
