"""The author's language on one page, for assistants that draft courses.

What a person wrote for it stands in `assistants.md`; blocks, keys and rules are put in from where they live, so that
the page is never out of date.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from builder import discover
from builder.diagnostics import Severity
from builder.guide.blocks import as_code, block_page
from builder.guide.pictures import picture_names
from builder.parse.front_matter.keys import KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).with_name("assistants.md")
PURPOSES = ("questions", "thinking", "parts", "media", "keeping")  # in the order in which a course uses them
RARELY = {"id", "standards", "scos", "theme", "typography", "reading age", "checks", "languages", "handout"}


def page_for_assistants(extension_roots: tuple[Path, ...] = ()) -> str:
    """The page, as Markdown of fewer than 4,000 words; an organisation's own blocks and rules are on it, too."""
    text = PAGE.read_text("utf-8")
    for mark, lines in (("blocks", _blocks), ("keys", _keys), ("rules", _rules), ("pictures", _pictures)):
        text = text.replace(f"<!-- {mark} -->", "\n".join(lines(extension_roots)))
    return text


def _blocks(extension_roots: tuple[Path, ...]) -> Iterator[str]:
    """Each block with its first example, and what it takes besides."""
    kinds = discover.block_kinds(extension_roots)
    pages = {name: block_page(name, extension_roots) for name in kinds}
    order = {purpose: place for place, purpose in enumerate(PURPOSES)}
    for name in sorted(pages, key=lambda one: (order.get(pages[one].purpose, len(order)), kinds[one].keywords[0])):
        page, kind = pages[name], kinds[name]
        yield f"### {kind.keywords[0]}\n\n{page.about}\n"
        if page.uses:
            yield f"````markdown\n{page.uses[0]}````\n"
        if kind.settings:
            yield f"Settings: {as_code(one.example for one in kind.settings)}\n"
        if kind.labels:
            yield f"Labels: {as_code(f'{label.capitalize()}:' for label in kind.labels)}\n"


def _keys(_: tuple[Path, ...]) -> Iterator[str]:
    for name, key in KEYS.items():
        if name not in RARELY:
            below = key.example.startswith("\n")
            example = key.example.strip() if below else f"{name}: {key.example}"
            yield f"- `{name}`: {key.about} {'Below it, indented: ' if below else ''}`{example}`"


def _pictures(_: tuple[Path, ...]) -> Iterator[str]:
    yield from picture_names()


def _rules(extension_roots: tuple[Path, ...]) -> Iterator[str]:
    """The errors that blocks find in what was typed into them."""
    for name in discover.rule_names("course", extension_roots):
        known = discover.rule(name, extension_roots)
        if known.severity is Severity.ERROR and "blocks" in known.raised_by:
            yield f"- {known.documentation.strip().splitlines()[0]}"
