"""Paths as manifests and pages write them: where they lead, and what file they mean."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from builder.package.archive import LONGEST_NAME

if TYPE_CHECKING:
    from builder.doctor.tree import Node

LONGEST_PATH = 2 * LONGEST_NAME  # characters of a path in a manifest, encoded: a longer one is no file's


def base_of(node: Node) -> str:
    """What stands before the paths of an element: `xml:base` of all that hold it."""
    bases, holder = [node.attributes.get("base", "")], node
    while holder.parent:
        holder = holder.parent
        bases.append(holder.attributes.get("base", ""))
    return "".join(base[:LONGEST_PATH] for base in reversed(bases))


def is_elsewhere(written: str) -> bool:
    """Whether an address leads to another place on the web."""
    return bool(re.match(r"\s*([A-Za-z][A-Za-z0-9+.-]+:|//)", written))


def leaves(written: str) -> bool:
    """Whether a path leads out of the package: absolute, by `..`, or by a drive's letter."""
    return _leaves(unquote(written.strip()))


def _leaves(decoded: str) -> bool:
    path = decoded.replace("\\", "/")
    return path.startswith("/") or posixpath.normpath(path).split("/")[0] == ".." or path[1:2] == ":"


def inside(path: str) -> str:
    """The name in the zip of what a path means, as far as it can be one; "" where it leads to none inside it."""
    if is_elsewhere(path) or "\\" in path or not path.strip():
        return ""
    try:
        decoded = unquote(urlsplit(path.strip()).path)
    except ValueError:  # such as brackets that are no address of the sixth version
        return ""
    return "" if _leaves(decoded) else posixpath.normpath(decoded)
