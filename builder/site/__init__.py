"""The workbench with nothing to install: files for any web server, by which the builder runs in the browser.

`making.py` writes the folder. In the browser `page/worker.js` starts Python, in which `home.py` answers the same
addresses as `builder workbench`; `page/service_worker.js` hands requests to it, and `page/meanwhile.js` answers what
can be read before Python is there; `page/folder.js` keeps the author's folder and the worker's memory (`memory.py`)
alike: what is on the disk is in memory, and what can't be written is in neither; where the folder itself is not to be
had, memory keeps it until that is there again.
"""
