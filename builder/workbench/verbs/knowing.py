"""What the author's language knows: for the form beside the text, for what is offered to who types, and for help."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING, Any

from builder import discover
from builder.blocks.settings import OF_A_PAGE, OF_AN_ASSESSMENT
from builder.guide.blocks import block_page
from builder.model.drawn import DRAWN
from builder.render.drawings.library import library_of
from builder.source.slugs import slug
from builder.workbench.engine import AskedWronglyError, reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from builder.blocks.settings import Setting
    from builder.workbench.engine import Engine

NUMBERED = re.compile(r"\d+|\b(?:once|twice)\b")
DEEPEST = 3  # names within names: contacts.learning.email
MOST_FILES = 500


def forms(engine: Engine) -> dict[str, Any]:
    """What each kind of block declares that it takes, by its folder's name: `FormOf` in contract.js."""
    kinds = discover.block_kinds(engine.courses.extension_roots)
    made = {
        name: {
            "keywords": [*kind.keywords],
            "shape": kind.shape,
            "settings": [_setting(one) for one in kind.settings],
            "labels": [*kind.labels],
            "variants": [*kind.variants],
            "parts": kind.parts,
            "choices": kind.choices,
            "endings": [*kind.endings],
            "marks": kind.bold_marks,
        }
        for name, kind in kinds.items()
    }
    page = {"keywords": [], "shape": "", "labels": [], "variants": [], "parts": False, "choices": False}
    page |= {"endings": [], "marks": ""}
    return made | {
        "": page | {"settings": [_setting(one) for one in OF_A_PAGE]},
        "assessment": page | {"settings": [_setting(one) for one in OF_AN_ASSESSMENT]},
    }


def known(engine: Engine, course: str) -> dict[str, Any]:
    """What a course has names for: `Known` in contract.js."""
    folder = engine.shared.course(course)
    build = engine.courses.build(folder.name, "")
    objectives = {one.id: one.text for made in build.courses for one in made.details.objectives}
    audiences = {name: str(words) for made in build.courses for name, words in made.details.audiences.items()}
    variables = {name: value for made in build.courses for name, value in _named(made.organisation.variables)}
    pages = {slug(page.title.plain): page.title.plain for made in build.courses for page in made.pages}
    files = sorted({name for made in build.courses for name in made.source.media})[:MOST_FILES]
    return {
        "objectives": objectives,
        "audiences": audiences,
        "variables": variables,
        "pages": pages,
        "files": files,
        "cast": _cast(engine, build.courses[0].details.theme if build.courses else ""),
        "language": build.courses[0].details.language if build.courses else "",
        "direction": build.courses[0].details.direction if build.courses else "ltr",
    }


def guide(engine: Engine, block: str) -> dict[str, Any]:
    """A block's page of the authors' guide: what it is for, and its examples, each with what is said of it."""
    roots = engine.courses.extension_roots
    try:
        page = block_page(block, roots)
    except KeyError as reason:
        raise AskedWronglyError(f"there is no block “{block}”") from reason
    parts = [part.partition("\n") for part in page.text.split("\n## ")[1:]]
    uses = [{"title": title, **_use(rest)} for title, _, rest in parts]
    return {"keyword": discover.block_kinds(roots)[block].keywords[0], "about": page.about, "uses": uses}


def why(engine: Engine, rule: str) -> dict[str, str]:
    """What a rule finds, why it matters, and what to type instead: its page of documentation, and that in short."""
    try:
        found = discover.rule(rule, engine.courses.extension_roots)
    except KeyError as reason:
        raise AskedWronglyError(f"there is no rule “{rule}”") from reason
    title, _, text = inspect.cleandoc(found.documentation).partition("\n")
    about = " ".join(found.documentation.partition("What it finds:")[0].split())
    return {"title": title.rstrip("."), "text": text.strip(), "short": f"{about} {reason_of(found)}".strip()}


def _cast(engine: Engine, name: str) -> list[str]:
    """Those whom the course's theme draws."""
    themes = discover.themes(engine.courses.extension_roots)
    theme = themes.get(name) or next((one for one in themes.values() if one.settings.get("default")), None)
    return library_of(theme, engine.courses.extension_roots).names(DRAWN[0]) if theme else []


def _use(text: str) -> dict[str, str]:
    words, _, rest = text.partition("```markdown\n")
    return {"words": words.strip(), "example": rest.partition("\n```")[0]}


def _setting(one: Setting) -> dict[str, Any]:
    """`kind`: "flag" is said or not, "number" has a number in it, "words" are the author's own."""
    pattern = re.compile(one.pattern)
    kind = "flag" if not pattern.groups else "number" if NUMBERED.search(one.example) else "words"
    return {"name": one.name, "example": one.example, "pattern": one.pattern.replace("(?P<", "(?<"), "kind": kind}


def _named(values: Mapping[str, Any], before: str = "", depth: int = DEEPEST) -> Iterator[tuple[str, str]]:
    for name, value in values.items():
        if isinstance(value, dict):
            if depth > 1:
                yield from _named(value, f"{before}{name}.", depth - 1)
        elif not isinstance(value, list):
            yield f"{before}{name}", str(value)
