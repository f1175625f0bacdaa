"""Pictures that an author drops or pastes, and text from other programs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from builder.importers.markdown import write_body
from builder.importers.outlining import INTRODUCTION
from builder.importers.reading import bring
from builder.machine.files import write_atomically
from builder.package.archive import RefusedError
from builder.source.slugs import slug, unique
from builder.workbench.engine import AskedWronglyError

if TYPE_CHECKING:
    from builder.workbench.engine import Engine

MEDIA = "media"
PICTURES = {".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg"}
CLIPS = {".mp4", ".webm", ".mp3", ".m4a", ".vtt", ".pdf"}
NO_NAME = re.compile(r"(image|img|picture|screenshot|photo|dsc|dscn|pxl|clipboard)?[-_ ]*\d*", re.IGNORECASE)
LONGEST_NAME = 40  # characters
FIRST_HEADING = re.compile(r"\A## (.*)\n+")
NAME = "pasted"


def keep_media(engine: Engine, course: str, file: str, called: str = "") -> dict[str, str]:
    """Puts a file that was brought into the course's folder media, under a plain name; `called`: what it shows."""
    folder = engine.shared.course(course) / MEDIA
    brought = engine.brought(file)
    ending = brought.suffix.lower()
    if ending not in PICTURES | CLIPS:
        raise AskedWronglyError(f"“{brought.name}” is no picture, sound or film that a page can show")
    stem = slug(called, longest=LONGEST_NAME) or ("" if NO_NAME.fullmatch(brought.stem) else slug(brought.stem))
    taken = {one.stem.lower() for one in folder.iterdir()} if folder.is_dir() else set()
    path = folder / f"{unique(stem or 'picture', taken)}{ending}"
    if not write_atomically(path, brought.read_bytes()):
        raise AskedWronglyError(f"there is no room for “{path.name}”, or its folder is locked")
    engine.courses.changed([path])
    return {"file": f"{MEDIA}/{path.name}"}


def paste(engine: Engine, html: str) -> dict[str, Any]:
    """What another program put on the clipboard, as Markdown of our language, and what of it is in doubt."""
    known = engine.take_in(f"{NAME}.html", html.encode())
    try:
        made = bring(engine.brought(known), "html")
    except RefusedError as reason:
        raise AskedWronglyError(f"what was pasted {reason}") from reason
    doubts = [f"{one.what} {one.todo}" for one in made.reading.doubts]
    return {"text": _as_pasted(write_body(made.draft), made.draft.title, html).strip("\n"), "doubts": doubts}


def _as_pasted(body: str, title: str, html: str) -> str:
    """Without the title and the first page that an import makes up: what stood on the clipboard stays."""
    title = "" if title.lower() == NAME else title
    first = FIRST_HEADING.match(body)
    own = first and re.search(rf"<h[1-6][^>]*>\s*{re.escape(first[1])}\s*<", html)
    if first and first[1] in INTRODUCTION.values() and not own:
        body = body[first.end() :]
        return f"## {title}\n\n{body}" if title else body
    return f"# {title}\n\n{body}" if title else body
