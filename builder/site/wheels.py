"""Wheels for Pyodide: what the builder uses where it is there, and Python in a browser lacks (`--wheels DIR`)."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

USED = ("brotli", "fonttools", "lxml", "pillow", "tdewolff-minify")  # of a whole Pyodide, which has hundreds
# What of the builder's libraries is Python alone, and of use only beside a wheel.
BESIDE = {"lxml": ("et-xmlfile", "openpyxl", "pypdf", "python-pptx", "xlsxwriter")}
# The binary distribution format: name, version, build or none, and tags of the Python, its ABI and the platform.
NAME = re.compile(r"(?P<name>[^-]+)-[^-]+(?:-\d[^-]*)?-(?P<python>[^-]+)-(?P<abi>[^-]+)-(?P<platform>[^-]+)\.whl")


class NoWheelError(Exception):
    """A wheel can't be used: the sentence says why."""


def wheels_in(folder: Path, lock: bytes) -> dict[str, Path]:
    """The wheels in a folder that the builder uses, by the names of their libraries.

    `lock`: pyodide-lock.json of the Pyodide that is to run them. NoWheelError: there is none, or one is for another
    machine, another Python or damaged.
    """
    told: dict[str, Any] = json.loads(lock)
    python = "cp" + "".join(told["info"]["python"].split(".")[:2])
    platform = f"pyemscripten_{told['info']['abi_version']}_{told['info']['arch']}"
    digests = {one["file_name"]: one["sha256"] for one in told["packages"].values()}
    found: dict[str, Path] = {}
    for path in sorted(folder.glob("*.whl")):
        tags = NAME.fullmatch(path.name)
        name = re.sub(r"[-_.]+", "-", tags["name"]).lower() if tags else ""
        if not tags or name not in USED:
            continue
        if tags["platform"] not in {"any", platform} or tags["python"] not in {python, "py3", "py2.py3"}:
            wanted = f"one whose name ends in -{python}-{python}-{platform}.whl"
            raise NoWheelError(f"“{path.name}” is for another machine or Python: Pyodide needs {wanted}")
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        if digests.get(path.name, digest) != digest:
            raise NoWheelError(f"“{path.name}” is not the file that Pyodide’s own list names: fetch it again")
        found[name] = path
    if not found:
        raise NoWheelError(f"there is no wheel in “{folder}” that the builder uses: {', '.join(USED)}")
    return found
