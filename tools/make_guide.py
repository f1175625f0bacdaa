"""Writes what `courses/authoring-guide` and `llms.txt` take from blocks, front matter and rules.

Whoever adds a block, a key or a rule runs it again: `make guide`. A hand-written file such as `10-questions.md` opens
the section for the blocks whose `examples.md` says `Purpose: questions`; this tool writes the file behind it.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from builder import discover
from builder.blocks.settings import OF_A_PAGE, OF_AN_ASSESSMENT
from builder.diagnostics import Severity
from builder.guide.assistants import page_for_assistants
from builder.guide.blocks import USE, block_page, is_page, words_taken
from builder.guide.pictures import picture_pages
from builder.parse.front_matter.keys import KEYS
from builder.parse.front_matter.programme import PROGRAMME_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from builder.blocks import BlockKind
    from builder.blocks.settings import Setting
    from builder.parse.front_matter.keys import Key

GUIDE = Path(__file__).resolve().parents[1] / "courses/authoring-guide"
FOR_ASSISTANTS = discover.INSIDE / "guide/llms.txt"
ON_A_PAGE = 24  # rules


def pages() -> dict[str, str]:
    """The text of each file that is written, by its name."""
    kinds = discover.block_kinds()
    purposes = {name: block_page(name).purpose for name in kinds}
    hand_written = {file.stem[3:]: file.stem[:2] for file in sorted(GUIDE.glob("[0-9][0-9]-*.md"))}
    unknown = {name for name, purpose in purposes.items() if purpose not in hand_written}
    if unknown:
        raise SystemExit(f"no section of the guide is for: {', '.join(sorted(unknown))}")
    files = {}
    for purpose in sorted(set(purposes.values())):
        number = int(hand_written[purpose]) + 1
        mine = sorted((name for name in kinds if purposes[name] == purpose), key=lambda name: kinds[name].keywords[0])
        files[f"{number:02}-{purpose}-blocks.md"] = "\n".join(guide_page(kinds[name]) for name in mine)
    files[f"{int(hand_written['front-matter']) + 1:02}-front-matter-keys.md"] = front_matter_page()
    files[f"{int(hand_written['media']) + 2:02}-pictures.md"] = picture_pages()
    files[f"{int(hand_written['rules']) + 1:02}-rules-all.md"] = "\n".join(rule_pages())
    return files


def guide_page(kind: BlockKind) -> str:
    """What a block is for, each of its uses as text and at work, and what it can take."""
    text = block_page(kind.name).text
    shown = "".join(
        _use(piece, kind) if index % 2 else re.sub(r"(?m)^## ", "### ", piece)
        for index, piece in enumerate(USE.split(text))
    )
    pages_of_its_own = [use for use in USE.findall(text) if is_page(use)]
    parts = [f"## {kind.keywords[0]} blocks\nSettings: quoted terms\n\n{shown.strip()}", takes(kind), *pages_of_its_own]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _use(source: str, kind: BlockKind) -> str:
    """An example as typed and at work; a page of its own comes behind the page about its block."""
    seen = "" if is_page(source) or not kind.for_learners else f"\nLearners see:\n\n{source}"
    return f"````markdown\n{source}````\n{seen}"


def takes(kind: BlockKind) -> str:
    """The words that a block knows, and the faults that it finds."""
    first = kind.keywords[0]
    own = sorted(file.stem.replace("_", "-") for file in discover.block_folders()[kind.name].glob("rules/[!_]*.py"))
    lines = [*words_taken(kind), *(f"`{name}`: {_first_line(name)}" for name in own)]
    article = "an" if first[0] in "AEIOU" else "a"
    return f"### What {article} {first} block takes\n\n" + "".join(f"- {line}\n" for line in lines)


def _first_line(rule: str) -> str:
    return discover.rule(rule).documentation.strip().splitlines()[0]


def front_matter_page() -> str:
    """Every key of the front matter, and every setting of pages and assessments."""
    return (
        "## Every key\n\nTwo lines of three hyphens stand around them. Capital letters don't matter.\n\n"
        f"{_table(KEYS)}\n\n"
        "## Every key of a programme\n\nThey stand in `programme.yaml`, without hyphens.\n\n"
        f"{_table(PROGRAMME_KEYS)}\n\n"
        f"## Settings of pages and assessments\n\n{_settings('Any page', OF_A_PAGE)}"
        f"{_settings('An assessment', OF_AN_ASSESSMENT)}"
    )


def _table(keys: Mapping[str, Key]) -> str:
    rows = [f"| `{name}` | {known.about} | `{_in_a_row(known.example)}` |" for name, known in keys.items()]
    return "\n".join(["| You write | It says | For example |", "|---|---|---|", *rows])


def _in_a_row(example: str) -> str:
    return " ".join(example.split()).replace("|", "\\|")


def _settings(what: str, settings: Iterable[Setting]) -> str:
    listed = "\n".join(f"- `Settings: {setting.example}`" for setting in settings)
    return f"{what} takes:\n\n{listed}\n\n"


def rule_pages() -> Iterator[str]:
    """Every rule that is no block's own, with what to write."""
    own = {file.stem.replace("_", "-") for file in discover.INSIDE.glob("blocks/*/rules/[!_]*.py")}
    for severity in Severity:
        names = [name for name in discover.rule_names() if name not in own and discover.rule(name).severity is severity]
        for start in range(0, len(names), ON_A_PAGE):
            some = names[start : start + ON_A_PAGE]
            first, last = some[0][0].upper(), some[-1][0].upper()
            title = f"{str(severity).capitalize()}s {first}" + (f" to {last}" if last != first else "")
            yield f"## {title}\nSettings: quoted terms\n\n" + "\n".join(map(rule_entry, some))


def rule_entry(name: str) -> str:
    """A rule's name, its fault in a sentence, and what to write instead."""
    instead = discover.rule(name).documentation.partition("Use instead:")[2].strip("\n")
    return f"`{name}`: {_first_line(name)} Write:\n\n{_fenced(instead)}\n"


def _fenced(text: str) -> str:
    lines = [line.removeprefix("    ") for line in text.rstrip().split("\n")]
    return "\n".join(["````markdown", *lines, "````"])


def main() -> None:
    """Writes them all."""
    written = pages()
    for name, text in written.items():
        (GUIDE / name).write_text(text, "utf-8")
        sys.stdout.write(f"{GUIDE.name}/{name}\n")
    FOR_ASSISTANTS.write_text(page_for_assistants().rstrip() + "\n", "utf-8")
    sys.stdout.write(f"{FOR_ASSISTANTS.name}\n")


if __name__ == "__main__":
    main()
