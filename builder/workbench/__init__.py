"""The workbench: the day's work on courses, on one page in the browser.

engine.py    what the page can ask for, by verbs with plain values: the same for any home of the page
library.py   the courses as cards
texts.py     reading and saving, together with what others save
merging.py   three texts into one
versions.py  earlier versions

"""
