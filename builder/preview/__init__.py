"""The preview: a page on this computer that plays what is being written in the small LMS of `builder/lms`.

    courses.py   where modules come from: courses that are built anew when their files change
    played.py    what is played: a package's files, and what an LMS reads in its manifest
    routes.py    the addresses
    serve.py     the server and the watch, until Ctrl-C
    watching.py  says when a file was saved
    editor.py    opens the place of a fault
    page/        the page itself, and `pane.js`, the view of a course that any page can hold

No other command imports this package: what it needs is slow to load.
"""
