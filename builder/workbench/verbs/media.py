"""Pictures that an author drops or pastes, and text from other programs."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from builder.importers.markdown import write_body
from builder.importers.reading import bring
from builder.importers.shown_pictures import as_browsers_show
from builder.machine.files import write_atomically
from builder.package.archive import RefusedError
from builder.source.photos.kinds import BROWSERS_SHOW, kind_of
from builder.source.photos.upright import NoPictureError, opened_picture
from builder.source.slugs import slug, unique
from builder.workbench.engine import AskedWronglyError

if TYPE_CHECKING:
    from pathlib import Path

    from builder.importers import Media, Reading
    from builder.importers.draft import Draft
    from builder.workbench.engine import Engine

MEDIA = "media"
PICTURES = {".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg"}
HEAD = 1_000  # bytes by which a picture's kind is known
WITH_HOLES = {"LA", "PA", "RGBA"}  # pictures that one sees through in places
CLIPS = {".mp4", ".webm", ".mp3", ".m4a", ".vtt", ".pdf"}
NO_NAME = re.compile(r"(image|img|picture|screenshot|photo|dsc|dscn|pxl|clipboard)?[-_ ]*\d*", re.IGNORECASE)
LONGEST_NAME = 40  # characters
TITLE = re.compile(r"<title\b[^>]*>.*?</title\s*>", re.IGNORECASE | re.DOTALL)  # of what was copied from, not copied
NAME = "pasted"


def keep_media(engine: Engine, course: str, file: str, called: str = "") -> dict[str, str]:
    """Puts a file that was brought into the course's folder media, under a plain name; `called`: what it shows."""
    folder = engine.shared.course(course) / MEDIA
    brought = engine.brought(file)
    content, ending = _as_pages_show(brought)
    stem = slug(called, longest=LONGEST_NAME) or ("" if NO_NAME.fullmatch(brought.stem) else slug(brought.stem))
    path = folder / f"{unique(stem or 'picture', _taken(folder))}{ending}"
    if not write_atomically(path, content):
        raise AskedWronglyError(f"there is no room for “{path.name}”, or its folder is locked")
    engine.courses.changed([path])
    return {"file": f"{MEDIA}/{path.name}"}


def as_shown(engine: Engine, file: str) -> dict[str, str]:
    """A picture that was brought and that the browser can't read, in a form that it shows (`content`, as Base64)."""
    brought = engine.brought(file)
    content, ending = _as_pages_show(brought)
    return {"name": f"{brought.stem}{ending}", "content": base64.b64encode(content).decode()}


def _as_pages_show(file: Path) -> tuple[bytes, str]:
    """The content and the ending of a file, a picture by what it is and not by its name.

    AskedWronglyError: no page can show it, and what to do.
    """
    content, ending = file.read_bytes(), file.suffix.lower()
    kind = kind_of(content[:HEAD])
    if kind not in BROWSERS_SHOW and ending in CLIPS:
        return content, ending
    try:
        if kind == "svg":
            return content, ".svg"
        with opened_picture(content) as picture:
            form = "png" if kind == "bmp" or picture.mode in WITH_HOLES else "jpg"
        if kind in BROWSERS_SHOW:
            return content, f".{kind}"
        return as_browsers_show(lambda: content, form, (0, 0, 0, 0)), f".{form}"
    except NoPictureError as reason:
        if kind in BROWSERS_SHOW and find_spec("PIL") is None:  # in a browser, which shows it or does not
            return content, f".{kind}"
        advice = reason.advice.partition(";")[0]
        raise AskedWronglyError(f"“{file.name}” {reason}: {advice}") from reason


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
