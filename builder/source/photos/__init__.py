"""Photos and scans as a page can show them: upright, without what the camera noted, no wider than needed, and small.

`fit.fitted` makes one, from bytes to bytes; `kept.fitted` does so once for each photo and width, and keeps what it made
in the person's cache folder. `bare.bare` takes a file's remarks away and leaves its picture as it is; `likeness.alike`
says whether two pictures look the same. Pillow is loaded by the first photo, so that a course without one never waits.
"""
