"""The builder as a browser keeps it between two visits: an image of Python's memory, in which its files are, too.

It is taken before anything of an author's has come in, and once all has been done that the first module needs: so that
a later visit neither starts Python, nor imports, nor compiles a pattern or a template. `page/python.js` keeps it.
"""

from __future__ import annotations

import gc
import os
import random
from pathlib import Path
from tempfile import TemporaryDirectory

from builder.site import home  # noqa: F401 - what is imported now is in the image
from builder.starters.start import start_course, starters
from builder.workbench.engine import Engine

FIRST_ASKED = ("library", "blocks", "forms", "language", "templates")  # verbs, of every visit

_files: dict[str, tuple[bytes, int]] = {}  # content and time of the last change (ns), by path


def prepare(tops: list[str]) -> None:
    """Does what is slow the first time, and takes the files of these folders in: the image is taken next."""
    with TemporaryDirectory() as folder, Engine(Path(folder)) as engine:
        starter = next(iter(starters().values()))
        start_course(Path(folder) / "first", starter, starter.title, starter.pass_mark)
        for verb in FIRST_ASKED:
            engine.answer(verb, {})
        engine.courses.build("first", "")
    for top in tops:
        for path in filter(Path.is_file, Path(top).rglob("*")):
            _files[str(path)] = (path.read_bytes(), path.stat().st_mtime_ns)
    gc.collect()


def taken() -> None:
    """The image is taken, and this is the memory that it was taken of."""
    _files.clear()


def resume() -> None:
    """This is the memory of an image: its files are there again, and chance is another than the last time."""
    for name, (content, time) in _files.items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)  # in memory, where nothing can come between
        os.utime(path, ns=(time, time))
    _files.clear()
    random.seed()
