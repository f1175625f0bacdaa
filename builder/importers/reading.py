"""A file to a draft: whose it is, and what is said where nobody can read it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from builder.frozen import frozen
from builder.importers import Reading, importers
from builder.importers.draft import words
from builder.importers.fitting import arranged
from builder.importers.plain_text.importer import TABBED
from builder.importers.source import SourceFile
from builder.package.archive import Archive, RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from builder.importers import Ask, Importer
    from builder.importers.draft import Draft

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # of Word, PowerPoint and Excel up to 2003, and of locked newer files
LOCKED = ("EncryptedPackage".encode("utf-16-le"), "EncryptionInfo".encode("utf-16-le"))
NEWER = {".doc": ".docx", ".dot": ".docx", ".ppt": ".pptx", ".pps": ".pptx", ".xls": ".xlsx"}
T = TypeVar("T")
SAVED_AS_WORD = {".rtf", ".pages", ".wpd", ".wps", ".fodt", ".one"}
READABLE = (
    *(".docx", ".doc", ".odt", ".rtf", ".pdf", ".pptx", ".ppt", ".xlsx", ".xls", ".csv", ".md", ".html", ".htm"),
    *(".txt", ".gift", ".h5p", ".zip"),
)
DECLARED = re.compile(r"(?:\s|<\?[^>]*>|<!--.*?-->)*<!DOCTYPE[^>]*\[", re.DOTALL | re.IGNORECASE)
ELSEWHERE = "bring it in with the builder that is installed on a computer, or copy its words into a page"
SAVE_ANEW = "open it in its own program, save it anew, and try again"


@frozen
class Brought:
    """A file that was read."""

    name: str
    title: str  # of what it is: “Word document”
    draft: Draft
    reading: Reading


def bring(  # noqa: PLR0913, PLR0917 - a file, and six things that few want of it
    path: Path,
    wanted: str = "",
    extension_roots: tuple[Path, ...] = (),
    ask: Callable[[str, tuple[Ask, ...]], dict[str, str]] = lambda _, __: {},
    called: str = "",
    fetch: Callable[[str], tuple[str, bytes]] | None = None,
    within: Path | None = None,
) -> Brought:
    """A file as a draft of our language's shape. `wanted`: the importer to use, in place of the one that knows it.

    `called`: its name in the report, and when it is imported again, where its own is not enough.
    `ask`: gets a file's name and what its importer guesses, and gives what is to be taken instead.
    `fetch`: gets pictures of the web; without it they are told.
    `within`: the folder that is imported with all that lies in it, from which the file may show pictures.
    RefusedError: nobody can read it, and what to do.
    """
    reading = Reading(fetch=fetch)
    with SourceFile(path, within=within) as file:
        importer = importers(extension_roots)[wanted] if wanted else _whose(file, extension_roots)
        if importer.asks:
            file.options |= ask(file.name, _with(importer, partial(importer.asks, file)))
        draft = _with(importer, partial(importer.read, file, reading))
    title = " ".join(draft.title.split()) or _title_of(path)
    return Brought(called or path.name, importer.title, arranged(replace(draft, title=title), reading), reading)


def _with(importer: Importer, do: Callable[[], T]) -> T:
    """What an importer does with a file. RefusedError: it can't."""
    try:
        return do()
    except RefusedError:
        raise
    except ModuleNotFoundError as reason:  # in a browser
        raise RefusedError(f"a {importer.title} can't be read here, where {reason.name} is not", ELSEWHERE) from reason
    except RecursionError as reason:
        raise RefusedError("what it holds lies too deep in each other", SAVE_ANEW) from reason
    except Exception as reason:  # libraries raise whatever they like for what is damaged; nobody shall see that
        message = f"it can't be read as a {importer.title} ({type(reason).__name__})"
        raise RefusedError(f"{message}: it may be damaged", SAVE_ANEW) from reason


def _whose(file: SourceFile, extension_roots: tuple[Path, ...]) -> Importer:
    if file.head.startswith(OLD_OFFICE):
        _refuse_old(file)
    if not file.head.strip():
        raise RefusedError("it is empty", "save it again from where it came")
    found = [one for one in importers(extension_roots).values() if _recognises(one, file)]
    if found:
        return max(found, key=lambda one: (one.likely, file.ending in one.endings))
    _refuse_known(file)
    if file.head.startswith(b"PK"):
        Archive(file.path).__exit__()  # says what is wrong with it
    known = ", ".join(sorted({f"{one.title} ({one.endings[0]})" for one in importers(extension_roots).values()}))
    raise RefusedError("nobody knows how to read it", f"what can be read: {known}")


def _refuse_known(file: SourceFile) -> None:
    """Says of forms that nobody reads, but that are well known, what to do."""
    if file.head.startswith(b"{\\rtf") or file.ending in SAVED_AS_WORD:
        raise RefusedError("nobody knows how to read it", "open it in its own program and save it as .docx")
    if any(name.lower().endswith(READABLE) for name in file.inside):
        raise RefusedError("it is a zip of several files", "unzip it, and import the folder that comes out")
    if TABBED.match(file.start):
        raise RefusedError(
            "it seems to be a file of questions for Blackboard", "export the test from Blackboard as QTI"
        )
    if DECLARED.match(file.start):
        advice = "export it again from its own program, or delete all from “<!DOCTYPE” to the end of that tag"
        raise RefusedError("it begins with a DOCTYPE that declares words of its own, which can do harm", advice)
    if file.start.lstrip().startswith("<?xml"):
        raise RefusedError(
            "it is XML of a form that nobody knows", "export it again as Moodle XML, QTI or GIFT, or save it as .docx"
        )


def _recognises(importer: Importer, file: SourceFile) -> bool:
    try:
        return importer.recognises(file)
    except (RefusedError, ValueError, KeyError):
        return False


def _refuse_old(file: SourceFile) -> None:
    content = file.content()
    if any(mark in content for mark in LOCKED):
        raise RefusedError("it is locked with a password", "open it in its own program and save it without one")
    newer = NEWER.get(file.ending, ".docx, .pptx or .xlsx")
    raise RefusedError(
        "it is a file of an old office program", f"open it in Word, PowerPoint or LibreOffice and save it as {newer}"
    )


def _title_of(path: Path) -> str:
    name = " ".join(path.stem.replace("_", " ").replace("-", " ").split())
    return name[:1].upper() + name[1:] or "Course"


def together(brought: Sequence[Brought]) -> list[Draft]:
    """The drafts of one course: of several, each begins with a section of its own."""
    drafts = [one.draft for one in brought]
    return [_sectioned(one) for one in drafts] if len(drafts) > 1 else drafts


def _sectioned(draft: Draft) -> Draft:
    if draft.text and not draft.text.lstrip().startswith("# "):
        return replace(draft, text=f"# {draft.title}\n\n{draft.text}")
    first, *rest = draft.sections or (None,)
    if first is None or first.title:
        return draft
    return replace(draft, sections=(replace(first, title=words(draft.title)), *rest))
