"""Files to the folder of a course: each is read, and what they give is written there, with the report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from builder.frozen import frozen
from builder.importers import Doubt
from builder.importers.between import with_new_names
from builder.importers.course_folder import Folder
from builder.importers.inside import files_inside, is_shown
from builder.importers.markdown import write, write_body
from builder.importers.reading import bring, together
from builder.importers.report import as_report
from builder.package.archive import RefusedError
from builder.source.folders import COURSE_FILE
from builder.source.slugs import not_reserved, slug

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from builder.importers import LeftOut
    from builder.importers.reading import Brought

Read: TypeAlias = "Callable[[Path, str, Path | None], Brought]"  # a file, its name, the folder that it came in
LONGEST_PATH = 400  # characters; what is longer holds a picture itself
NOT_IMPORTED = "the files that were not imported"


@frozen
class Refused:
    """A file that was not imported, or a folder without one."""

    path: Path
    name: str  # as the report calls it
    reason: str  # of a sentence that begins with the name
    advice: str  # what to do: a sentence that begins with a small letter and has no full stop

    @property
    def doubt(self) -> Doubt:
        """As the report says it."""
        return Doubt(self.name, f"It {self.reason}.", f"{self.advice[:1].upper()}{self.advice[1:]}.")


@frozen
class Imported:
    """What became of files that were imported."""

    course: Folder | None  # None: none of them could be read, and nothing was written
    brought: tuple[Brought, ...]
    refused: tuple[Refused, ...]

    @property
    def parts(self) -> list[tuple[str, Sequence[Doubt], Sequence[LeftOut]]]:
        """For the report: each file with what is in doubt and what was left out, and those that were refused."""
        sections: list[tuple[str, Sequence[Doubt], Sequence[LeftOut]]] = [
            (one.name, one.reading.doubts, one.reading.left_out) for one in self.brought
        ]
        return [*sections, (NOT_IMPORTED, [one.doubt for one in self.refused], [])] if self.refused else sections


def import_files(
    files: Sequence[Path],
    folder: Path | None,
    courses: Path,
    read: Read = lambda path, name, within: bring(path, called=name, within=within),
) -> Imported:
    """Makes one course of files and of folders of files, or brings into it what has changed in them.

    `folder`: the course's; None: one in `courses` that is called as the course is. `read`: how a file, which is called
    so in the report and may lie in a folder that is imported, becomes a draft.
    TakenError: a course is there that no import has made. OSError: nothing can be written there.
    """
    brought, refused = _brought(files, read)
    if not brought:
        return Imported(None, (), tuple(refused))
    name = not_reserved(slug(brought[0].draft.title) or slug(files[0].stem) or "course")
    course = Folder.at(folder or courses / name)
    made = Imported(course, tuple(brought), tuple(refused))
    _write(course, made)
    return made


def _brought(files: Sequence[Path], read: Read) -> tuple[list[Brought], list[Refused]]:
    """The files that could be read, and those that were not."""
    brought: dict[str, Brought] = {}
    refused: list[Refused] = []
    shown: dict[Path, str] = {}
    taken: set[Path] = set()
    for path, called, within in _each(files):
        name = called if called not in brought else f"{path.parent.name}/{called}"
        name = name if name not in brought else path.as_posix()
        if name in brought:
            continue  # given twice
        if path not in files and is_shown(path):
            shown[path.resolve()] = name
            continue
        try:
            brought[name] = read(path, name, within)
            taken |= {(path.parent / one).resolve() for one in brought[name].reading.used if len(one) < LONGEST_PATH}
        except RefusedError as reason:
            refused.append(Refused(path, name, f"was not imported: {reason}", reason.advice))
    for path in (path for path in files if path.is_dir() and not any(True for _ in _each([path]))):
        advice = "look whether it is the right one"
        refused.append(Refused(path, path.name, "holds no file that can be imported", advice))
    for name in (name for path, name in shown.items() if path not in taken):
        advice = f"put it into the course's folder media, and write “![what it shows](media/{Path(name).name})”"
        refused.append(Refused(Path(name), name, "was not imported: no text shows it", advice))
    return list(brought.values()), refused


def _each(files: Sequence[Path]) -> Iterator[tuple[Path, str, Path | None]]:
    """Each file that is given or lies in a folder that is, what it is called there, and that folder."""
    for path in files:
        if path.is_file():
            yield path, path.name, None
            continue
        for one in files_inside(path):
            yield one, one.relative_to(path).as_posix(), path


def _write(course: Folder, made: Imported) -> None:
    """Writes the course's files, what comes with them, and the report, also on what was not imported."""
    drafts = list(zip(made.brought, together(made.brought), strict=True))
    names = {one.name: course.name_for(one.name, draft.title) for one, draft in drafts}
    for one, draft in drafts:
        name = names[one.name]
        text = write(draft) if name == COURSE_FILE else write_body(draft)
        text = with_new_names(text, one.name, names) if draft.text else text
        text = course.place_media(one.name, text, one.reading)
        course.write(name, text, one.reading)
        if len(made.brought) == 1:
            course.write_lock(draft.lock)
        course.write_media(one.reading.media, one.reading)
    course.finish(as_report(made.brought[0].draft.title, made.parts, COURSE_FILE, course.report))
