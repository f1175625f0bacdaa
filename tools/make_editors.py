"""Writes what editors read, into `.vscode`: schemas of what is YAML, and a snippet a block.

Whoever adds a block or a key runs it again: `make guide`.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder import discover
from builder.guide.pictures import usual_library
from builder.model.drawn import DRAWN
from builder.parse.front_matter.keys import KEYS, OF_AN_ORGANISATION
from builder.parse.front_matter.programme import PROGRAMME_KEYS

if TYPE_CHECKING:
    from builder.parse.front_matter.keys import Key

FOLDER = Path(__file__).resolve().parents[1] / ".vscode"
DRAFT = "http://json-schema.org/draft-07/schema#"
USE = re.compile(r"```markdown\n(.*?)```", re.DOTALL)


def files() -> dict[str, str]:
    """The text of each file, by its name."""
    made = {
        "course.schema.json": course_schema(),
        "organisation.schema.json": organisation_schema(),
        "programme.schema.json": programme_schema(),
        "course.code-snippets": snippets(),
    }
    return {name: json.dumps(value, ensure_ascii=False, indent=2) + "\n" for name, value in made.items()}


def course_schema() -> dict[str, Any]:
    """What front matter can hold."""
    return {
        "$schema": DRAFT,
        "title": "Front matter of a course",
        "type": "object",
        "required": ["title"],
        "properties": {name: _property(name, known) for name, known in KEYS.items()},
        "additionalProperties": False,
    }


def programme_schema() -> dict[str, Any]:
    """What `programme.yaml` can hold."""
    properties = {name: _property(name, known) for name, known in PROGRAMME_KEYS.items()}
    return course_schema() | {"title": "A programme of several courses", "properties": properties}


def _property(name: str, known: Key) -> dict[str, Any]:
    return {"description": known.about, **known.schema, **_names(name)}


def _names(name: str) -> dict[str, Any]:
    """What is found in folders is offered, and anything else still allowed: an organisation may have its own."""
    found = {"theme": list(discover.themes()), "standards": [*discover.standards(), discover.ALL]}.get(name)
    return {"examples": found} if found else {}


def organisation_schema() -> dict[str, Any]:
    """What `organisation.yaml` can hold: some words that the builder knows, and any of one's own."""
    known: dict[str, dict[str, Any]] = {
        name: {"description": about, **(KEYS[name].schema if name in KEYS else {})}
        for name, about in OF_AN_ORGANISATION.items()
    }
    known["theme"] |= _names("theme")
    known["colours"] |= {"type": "object", "properties": {name: {"type": "string"} for name in _colours()}}
    return {"$schema": DRAFT, "title": "An organisation's words and look", "type": "object", "properties": known}


def _colours() -> list[str]:
    """The tokens of every theme, as an author writes them, for light and dark."""
    names = {str(name).replace("-", " ") for theme in discover.themes().values() for name in theme.settings["light"]}
    return sorted(names | {f"{name} dark" for name in names})


def snippets() -> dict[str, Any]:
    """For each block the first use of its documentation, which its keyword calls up."""
    made = {}
    for name, kind in discover.block_kinds().items():
        text = (discover.block_folders()[name] / "examples.md").read_text("utf-8")
        about = re.sub(r"\APurpose: .*\n\n", "", text.partition("\n\n")[2]).partition("\n\n")[0]
        use = USE.search(text)
        made[kind.keywords[0]] = {
            "scope": "markdown",
            "prefix": [kind.keywords[0].lower(), f"### {kind.keywords[0]}"],
            "description": " ".join(about.split()),
            "body": [_escaped(line) for line in (use[1] if use else "").rstrip().split("\n")] + ["$0"],
        }
    return made | {f"Picture: {kind}": _picture(kind) for kind in DRAWN}


def _picture(kind: str) -> dict[str, Any]:
    """One of the theme's pictures, to be chosen from a list; of a person with a mood."""
    library = usual_library()
    names = f"${{2|{','.join(library.names(kind))}|}}"
    mood = f"/${{3|{','.join(library.moods)}|}}" if kind == DRAWN[0] else ""
    about = "A picture that the theme draws: say in the brackets what it shows."
    body = [f"![$1]({kind}:{names}{mood})", "$0"]
    return {"scope": "markdown", "prefix": [kind, f"![{kind}"], "description": about, "body": body}


def _escaped(line: str) -> str:
    return re.sub(r"([\\$}])", r"\\\1", line)


def main() -> None:
    """Writes them all."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in files().items():
        (FOLDER / name).write_text(text, "utf-8")
        sys.stdout.write(f"{FOLDER.name}/{name}\n")


if __name__ == "__main__":
    main()
