"""Any vendor's package in the small LMS of its standard, on this computer: `builder play`.

    enrolment.py  one learner with one package: what is open now, and what the LMS was told
    records.py    what the LMS holds of each module, kept between runs
    routes.py     the player's own addresses; stage.py the package's, on a port of its own
    serve.py      both servers, until Ctrl-C
    report.py     the report as a table
    page/         the player's page, and the thin one around the package

A package is a stranger's: player and package have a site of their own, `<random>.localhost`, so that no cookie of other
programs on this computer goes with what it asks. And it has an origin of its own, a second port, which serves its files
and its own session, no service worker and nothing else, so that no script in it can read the player's page or ask the
player's server. It talks to the LMS in the thin page around it, since an LMS's calls must be answered at once; what is
said goes on from there as data, which is checked.
"""
