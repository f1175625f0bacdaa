"""The language of courses: sentences and words for rules, and how hard they read.

`terms/` are lists of words to avoid; `interface/` is what modules say to learners, a file a language.
"""
