"""Any vendor's package in the small LMS of its standard, on this computer: `builder play`.

    contents.py  what a package holds, in order, and what an LMS knows when it opens each part
    sides.py     the Python side of a standard: `player.py` in its folder
    order.py     what may be opened next
    records.py   what the LMS holds of each part, kept between runs
    room.py      what is open now, and what was told
    server.py    the player's own addresses; stage.py the package's, on a port of its own
    report.py    the report as a table
    page/        the player's page, and the thin one around the package

A package is a stranger's: player and package have a site of their own, `<random>.localhost`, so that no cookie of other
programs on this computer goes with what it asks. And it has an origin of its own, a second port, which serves its files
and its own session, no service worker and nothing else, so that no script in it can read the player's page or ask the
player's server. It talks to the LMS in the thin page around it, since an LMS's calls must be answered at once; what is
told goes on from there as data, which is checked.
"""
