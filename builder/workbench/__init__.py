"""The workbench: the day's work on courses, on one page in the browser.

engine.py       what the page can ask for, by verbs with plain values: the same for any home of the page
library.py      the courses as cards
texts.py        reading and saving, together with what others save
merging.py      three texts into one
versions.py     earlier versions
comparing.py    what changed between two of them
packages.py     packages, and those that learners have
doubts.py       what an import leaves to look at, with its places
yaml_values.py  single values in an organisation's file
serve.py        the page and its modules, until Ctrl-C
running.py      one that was started without a terminal
team.py         one that is served to a team, behind its proxy
shortcut.py     the starter on the desktop
"""

from pathlib import Path

BUNDLE = Path(__file__).parent / "bundle"  # what `make workbench` makes of the editor
