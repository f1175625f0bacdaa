"""The preview: a page on this computer that plays what is being written in a small LMS.

    courses.py   where modules come from: courses that are built anew when their files change
    played.py    what is played: a package's files, and what an LMS reads in its manifest
    server.py    the addresses; guard.py keeps foreign pages out
    watching.py  tells when a file was saved
    editor.py    opens the place of a fault
    running.py   the port, the browser, the end
    page/        the page itself; each standard's own LMS is the `lms.js` in its folder

No other command imports this package: what it needs is slow to load.
"""
