"""The small LMS that the preview and the player share, on this computer. It imports neither of them.

    contents.py    what a package holds, in order, and what an LMS knows when it opens each module
    sequencing.py  which module may be opened, and which comes next
    plugins.py     the Python of a standard: `plugin.py` in its folder
    summary.py     the shape of what an LMS says of a module, and how a stranger's is made to fit
    notifier.py    notifies all who listen that something has changed
    guard.py       keeps foreign pages out
    server.py      sockets of this computer alone, a quiet server, the browser
    requests.py    what a page asks; responses.py: what it is answered; assets.py: its own files
    contract.js    the types that pages and standards share
    page/          the pieces of a page: the module's place, the panel of what the LMS holds, the contents

It is slow to load: commands import it when they run.
"""
