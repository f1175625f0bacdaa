"""Takes back what `builder check --fix` changed: each file as it was is kept in the builder's own folder.

Runs of `--fix` after each other are taken back together; a file that was saved in between is kept anew.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from builder.machine.home import own_folder
from builder.package.write import write_atomically, write_text
from builder.source.load import display_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from builder.order import Order


@dataclass(slots=True)
class TakenBack:
    """What became of the files that were changed, as they are shown."""

    restored: list[str] = field(default_factory=list)
    saved_since: list[str] = field(default_factory=list)  # left as they are
    locked: list[str] = field(default_factory=list)  # that could not be written

    def in_words(self) -> str:
        """As the author is told."""
        parts = [
            f"{words}: {', '.join(files)}"
            for words, files in (
                ("as before the last --fix", self.restored),
                ("left as it is, since it was saved after that", self.saved_since),
                ("could not be written, allow writing to it", self.locked),
            )
            if files
        ]
        return "; ".join(parts) or "there is nothing to take back: --fix changed none of these files"


def keep(path: Path, before: bytes, after: bytes) -> bool:
    """Keeps a file as it is before it is changed to `after`. Whether that could be done."""
    path = path.resolve()
    folder = _place(path)
    try:
        stored = json.loads((folder / "file.json").read_text("utf-8"))
        goes_on = stored["after"] == _digest(before) and (folder / "before").is_file()
    except (OSError, ValueError, KeyError, TypeError):
        goes_on = False
    record = json.dumps({"path": str(path), "after": _digest(after)})
    return (goes_on or write_atomically(folder / "before", before)) and write_text(folder / "file.json", record)


def take_back(orders: Sequence[Order]) -> TakenBack:
    """Writes the files of courses, and those that they share, as they were before they were fixed."""
    done = TakenBack()
    for path, after, folder in _saved():
        if not any(_concerns(path, order) for order in orders):
            continue
        try:
            unchanged = _digest(path.read_bytes()) == after
            before = (folder / "before").read_bytes()
        except OSError:
            unchanged, before = False, b""
        if not unchanged:
            done.saved_since.append(display_path(path))
        elif write_atomically(path, before):
            done.restored.append(display_path(path))
            (folder / "file.json").unlink(missing_ok=True)
        else:
            done.locked.append(display_path(path))
    return done


def _concerns(path: Path, order: Order) -> bool:
    shared = {
        place for extension_roots in order.extension_roots for place in (extension_roots, extension_roots / "terms")
    }
    return path.is_relative_to(order.folder.resolve()) or path.parent in shared


def _saved() -> Iterator[tuple[Path, str, Path]]:
    """Each file that was changed, the digest of what it was changed to, and where it is kept."""
    for file in sorted((own_folder() / "fixed").glob("*/file.json")):
        try:
            stored = json.loads(file.read_text("utf-8"))
            yield type(file)(stored["path"]), str(stored["after"]), file.parent
        except (OSError, ValueError, KeyError, TypeError):
            continue


def _place(path: Path) -> Path:
    return own_folder() / "fixed" / _digest(str(path).encode("utf-8", "surrogateescape"))[:32]


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()
