"""Pictures that an author drops or pastes, and text from other programs."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from builder.importers.markdown import write_body
from builder.importers.reading import bring
from builder.machine.files import write_atomically
from builder.package.archive import RefusedError
from builder.source.slugs import slug, unique
from builder.workbench.engine import AskedWronglyError

if TYPE_CHECKING:
    from pathlib import Path

    from builder.importers import Media, Reading
    from builder.importers.draft import Draft
    from builder.workbench.engine import Engine

MEDIA = "media"
PICTURES = {".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg"}
CLIPS = {".mp4", ".webm", ".mp3", ".m4a", ".vtt", ".pdf"}
NO_NAME = re.compile(r"(image|img|picture|screenshot|photo|dsc|dscn|pxl|clipboard)?[-_ ]*\d*", re.IGNORECASE)
LONGEST_NAME = 40  # characters
TITLE = re.compile(r"<title\b[^>]*>.*?</title\s*>", re.IGNORECASE | re.DOTALL)  # of what was copied from, not copied
NAME = "pasted"


def keep_media(engine: Engine, course: str, file: str, called: str = "") -> dict[str, str]:
    """Puts a file that was brought into the course's folder media, under a plain name; `called`: what it shows."""
    folder = engine.shared.course(course) / MEDIA
    brought = engine.brought(file)
    ending = brought.suffix.lower()
    if ending not in PICTURES | CLIPS:
        raise AskedWronglyError(f"“{brought.name}” is no picture, sound or film that a page can show")
    stem = slug(called, longest=LONGEST_NAME) or ("" if NO_NAME.fullmatch(brought.stem) else slug(brought.stem))
    path = folder / f"{unique(stem or 'picture', _taken(folder))}{ending}"
    if not write_atomically(path, brought.read_bytes()):
        raise AskedWronglyError(f"there is no room for “{path.name}”, or its folder is locked")
    engine.courses.changed([path])
    return {"file": f"{MEDIA}/{path.name}"}


def paste(engine: Engine, course: str, html: str) -> dict[str, Any]:
    """What another program put on the clipboard, as Markdown of our language, and what of it is in doubt.

    Its pictures come into the course's folder media.
    """
    folder = engine.shared.course(course)
    known = engine.take_in(f"{NAME}.html", TITLE.sub("", html).encode())
    try:
        made = bring(engine.brought(known), "html")
    except RefusedError as reason:
        raise AskedWronglyError(f"what was pasted {reason}") from reason
    names = {one.name: _kept(engine, folder, one, made.reading) for one in made.reading.media}
    text = _as_pasted(made.draft)
    if names:
        named = re.compile(rf"(?<=\]\()(?:{'|'.join(map(re.escape, names))})(?=\))")
        text = named.sub(lambda found: names[found[0]], text)
    return {"text": text, "doubts": [f"{one.what} {one.todo}" for one in made.reading.doubts]}


def _kept(engine: Engine, folder: Path, one: Media, reading: Reading) -> str:
    """Puts a picture that was on the clipboard into the folder media, and gives its name there."""
    path = folder / MEDIA / one.name.rpartition("/")[2]
    path = path.with_name(f"{unique(path.stem, _taken(path.parent))}{path.suffix}")
    try:
        kept = path.suffix in PICTURES and write_atomically(path, one.read())
    except (RefusedError, OSError, ValueError):
        kept = False
    if not kept:
        reading.doubt(one.where, "A picture did not come along.", "Copy it by itself, and paste it here.")
        return one.name
    engine.courses.changed([path])
    return f"{MEDIA}/{path.name}"


def _taken(folder: Path) -> set[str]:
    return {one.stem.lower() for one in folder.iterdir()} if folder.is_dir() else set()


def _as_pasted(draft: Draft) -> str:
    """Without the titles that an import makes up: what stood on the clipboard stays."""
    sections = tuple(
        replace(section, pages=tuple(replace(page, title=()) if page.untitled else page for page in section.pages))
        for section in draft.sections
    )
    body = write_body(replace(draft, sections=sections)).strip("\n")
    return body if draft.title.lower() == NAME else f"# {draft.title}\n\n{body}"
