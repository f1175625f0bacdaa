"""Builds only what has changed: a record of each build says what went into it, what came of it and what was found.

A record is believed where all that it depends on is the same now, and the packages are as they were written:

- the files of the course or programme, those that it shares with others, and all that an organisation adds;
- what is asked for, from where, and whether another course of the run has its id;
- the builder itself, Python and the libraries;
- the day, where a rule looks at it.

Files are compared by their content, so that no clock can deceive; a large file whose times, size and place are the same
is read again only where its time of change may be too coarse to tell. Where anything is in doubt, the course is built.

    stamps.py    digests of files and folders
    inputs.py    which files a build depends on, and the mark of the builder itself
    records.py   what is kept of a build, in the person's cache folder
    building.py  builds what has no record that holds
"""
