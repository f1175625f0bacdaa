"""Which folders hold courses, and which of their files are parts of one: by names alone, nothing is read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

COURSE_FILE = "course.md"
PROGRAMME_FILE = "programme.yaml"  # in a folder of courses
ORGANISATION_FILE = "organisation.yaml"  # beside the courses that share it
TERMS_FOLDER = "terms"  # beside it
EXTENSIONS = (
    "blocks",
    "editions",
    "languages",
    "rules",
    "scorm_templates",
    "themes",
)  # an organisation's own, likewise
NOT_SECTIONS = {"readme.md", "changelog.md", "import-report.md"}
LEFT_BY_SYSTEMS = {"Thumbs.db", "desktop.ini", "Icon\r"}
PARTS = {".md", ".yaml", ".lock"}  # endings of files that mean the course they lie in
DEEPEST = 3  # folders within each other that courses are looked for in
NO_COURSES = {"node_modules", "dist", "media", TERMS_FOLDER, *EXTENSIONS}
COPY = pattern(  # what Windows, macOS, OneDrive, Dropbox and Syncthing add to the name of a copy
    r"(?P<of>.+?)(?:(?i:[ _-]+copy(?: ?\(?\d+\)?)?)|(?: ?\(\d{1,3}\))|(?i:[ ._-]+\(?[^()]*conflict[^()]*\)?)"
    r"|(?:-[A-Z0-9][A-Z0-9-]{3,30}))+|(?i:copy (?:\(\d+\) )?of (?P<whole>.+))"
)


def course_folders(path: Path) -> list[Path]:
    """The courses that a path means: one, or each folder in it that holds a course; [] where there is none."""
    if path.is_file():
        return [path.parent] if path.suffix.lower() == ".md" and is_course(path.parent) else []
    if is_course(path):
        return [path]
    return [folder for folder in in_order(path) if is_course(folder)]


def package_folders(path: Path) -> list[Path]:
    """The folders of what becomes a package: a file stands for the course it lies in, a folder for all below it."""
    if path.is_dir():
        return list(_packages_below(path))
    around = [path.parent, *path.parent.parents[:DEEPEST]] if path.suffix.lower() in PARTS else []
    return next(([folder] for folder in around if is_course(folder) or is_programme(folder)), [])


def _packages_below(folder: Path, depth: int = 0) -> Iterator[Path]:
    """A folder, if it holds a course or programme; else those below it, but for links and what holds no courses."""
    if is_course(folder) or is_programme(folder):
        yield folder
        return
    for inner in in_order(folder) if depth < DEEPEST else ():
        if (
            _is(Path.is_dir, inner)
            and not inner.is_symlink()
            and not inner.name.startswith(".")
            and inner.name not in NO_COURSES
        ):
            yield from _packages_below(inner, depth + 1)


def in_order(folder: Path) -> list[Path]:
    """What lies in a folder, by name; [] where it can't be read."""
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def is_course(folder: Path) -> bool:
    """Whether a folder holds a course."""
    return _is(Path.is_file, course_file(folder))


def course_file(folder: Path) -> Path:
    """The file that a course in a folder begins with, in whatever capital letters; it may not be there."""
    usual = folder / COURSE_FILE
    if _is(Path.is_file, usual) or not _is(Path.is_dir, folder):
        return usual
    return next((one for one in in_order(folder) if one.name.lower() == COURSE_FILE), usual)


def is_programme(folder: Path) -> bool:
    """Whether a folder holds a programme of several courses."""
    return _is(Path.is_file, folder / PROGRAMME_FILE)


def _is(kind: Callable[[Path], bool], path: Path) -> bool:
    """Whether a path is of a kind; False where it can't be looked at, such as a folder of somebody else's."""
    try:
        return kind(path)
    except OSError:
        return False


def extension_roots_of(folder: Path, organisation: Path | None = None) -> tuple[Path, ...]:
    """Where what courses share lies: around a course or its programme, then around the `organisation.yaml` given."""
    around = folder.resolve().parent
    shared = around.parent if is_programme(around) else around
    return (shared, organisation.resolve().parent) if organisation else (shared,)


def is_section(name: str) -> bool:
    """Whether a file, by its name within the course's folder, is a part of the course."""
    return "/" not in name and name.lower().endswith(".md") and name.lower() not in NOT_SECTIONS


def copy_of(name: str, names: Sequence[str]) -> str:
    """The file among them that a file is a copy of, by its name; "" where it is none."""
    match = COPY.fullmatch(name[: -len(".md")])
    of = match and (match["of"] or match["whole"]).strip()
    return next((one for one in names if of and one != name and one[: -len(".md")].lower() == of.lower()), "")


def is_within(path: Path, folder: Path) -> bool:
    """Whether a file lies in a resolved folder, also where it is a link, or one that leads nowhere."""
    try:
        return not path.is_symlink() or path.resolve().is_relative_to(folder)
    except (OSError, RuntimeError):  # a link that leads to itself
        return False


def size_of(path: Path) -> int:
    """Bytes; 0 where the file has just gone."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
