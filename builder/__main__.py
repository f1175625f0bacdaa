"""Lets `python -m builder` do what the command `builder` does."""

from builder.cli import main

main()
