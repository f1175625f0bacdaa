"""What of the author's folder is in memory, and what of memory is to be written to the folder."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from builder.site.memory import Memory

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_taken_in_is_not_to_be_written(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "courses")
    memory.take({"doors/course.md": b"Doors", "doors/notes.md": b""})
    assert memory.made() == {}
    (memory.root / "doors/course.md").write_text("Doors and windows", "utf-8")
    (memory.root / "doors/notes.md").unlink()
    assert memory.made() == {"doors/course.md": b"Doors and windows", "doors/notes.md": None}
    assert memory.made() == {}


def test_what_could_not_be_written_is_to_be_written_yet(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "courses")
    memory.take({"doors/course.md": b"Doors", "doors/notes.md": b""})
    (memory.root / "doors/course.md").write_text("Doors and windows", "utf-8")
    (memory.root / "doors/notes.md").unlink()
    made = memory.made()
    memory.not_written(made)
    assert memory.made() == made
    assert memory.made() == {}


def test_a_file_may_take_the_place_of_a_folder(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "courses")
    memory.take({"doors/course.md": b"Doors", "doors/media/door.svg": b"<svg/>", "notes": b""})
    memory.take(
        {"doors": b"no course", "notes/first.md": b"", "notes": None, "doors/course.md": None}
        | {"doors/media/door.svg": None}
    )
    found = {path.relative_to(memory.root).as_posix() for path in memory.root.rglob("*")}
    assert found == {"doors", "notes", "notes/first.md"}
    assert memory.made() == {}


def test_a_name_that_is_none_elsewhere_hinders_nothing(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "courses")
    memory.take({"a\\b.md": b"", "doors/course.md": b"Doors", "Ymarfer – 1 #2 %20?.md": b"Words"})
    found = sorted(path.relative_to(memory.root).as_posix() for path in memory.root.rglob("*") if path.is_file())
    assert found == ["Ymarfer – 1 #2 %20?.md", "doors/course.md"]
    with pytest.raises(ValueError, match="elsewhere"):
        memory.take({"../elsewhere.md": b""})


def test_of_a_zip_what_systems_left_stays_outside(tmp_path: Path) -> None:
    """A copy that was zipped anew on Windows or a Mac: of a `desktop.ini` browsers write nothing at all."""
    names = ["doors/course.md", "doors/Thumbs.db", "doors/desktop.ini", "__MACOSX/doors/._course.md", ".DS_Store"]
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name in [*names, ".workbench/versions/one.md", "Ymarfer – 1 #2 %20?.md"]:
            made.writestr(name, name)
    memory = Memory(tmp_path / "courses")
    memory.add_zip(buffer.getvalue())
    assert sorted(memory.made()) == [".workbench/versions/one.md", "Ymarfer – 1 #2 %20?.md", "doors/course.md"]
