"""The contract of a block: a folder here (or in `blocks/` beside an organisation's courses) whose `block.py` holds `KIND`.

A folder has all of its block:

- `block.py`: `KIND`, and how the author's words become content, an interaction and data for the script;
- `template.html.jinja`: its HTML, which reads well with scripts off; it gets `block`, `content` and `words`;
- `block.js` (optional): `export const kind`, see `builder/runtime/contract.js`;
- `block.css` (optional): its styles, from theme tokens only;
- `en.toml`: the words it says to learners, a file a language;
- `examples.md`: its documentation, demonstration and test;
- `checks/` (optional): faults that only it can have, as in `builder/checks/`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from builder.diagnostics import Report
    from builder.model import Interaction, Node, Span, Text
    from builder.settings import Setting


@dataclass(frozen=True, slots=True)
class BlockSource:
    """What the framework read of a block before its own code runs: settings, labels and options are taken out and checked."""

    title: Text  # the heading after the keyword
    variant: str  # the words in brackets after the keyword, such as "choose all"
    nodes: tuple[Node, ...]  # the body in order
    labels: Mapping[str, tuple[Node, ...]]  # by label, in lower case
    settings: Mapping[str, Any]
    span: Span  # of the heading
    assessed: bool = False  # whether it stands in an assessment


@dataclass(frozen=True, slots=True)
class Reading:
    """What a block's own code makes of it."""

    content: Any  # for its template
    interaction: Interaction | None = None
    data: Mapping[str, Any] = field(default_factory=dict)  # for its script
    left: tuple[Node, ...] = ()  # what it has no place for: reported, so that nothing vanishes


@dataclass(frozen=True, slots=True)
class BlockKind:
    """A kind of block."""

    keywords: tuple[str, ...]  # the first is its name for authors
    read: Callable[[BlockSource, Report], Reading]
    settings: tuple[Setting, ...] = ()
    labels: tuple[str, ...] = ()  # in lower case
    variants: tuple[str, ...] = ()
    for_learners: bool = True  # False: kept out of the learner's package
    parts: bool = False  # whether headings inside it are its parts
    needs_heading: bool = True
    name: str = ""  # its folder's name, set at discovery
