"""The contract of a printed edition: a folder here, or in an organisation's `editions/`, found by its template.

- `template.html.jinja`: the document; it extends `document.html.jinja` and fills its block `contents`. It gets
  `course`, `paper` (a `builder.editions.paper.Paper`: what pages and blocks give to paper), `words`, `say` and `logo`;
- `en.toml`: `name`, `description` (a line for `builder print --help`), `tells` (a line for those who hold it) and its
  other words, a file a language;
- `edition.css` (optional): its styles, after those of `paper.css`;
- `edition.py` (optional): `gather(course, paper)`, which gives the template more, by name.

An edition names no block: what a block gives to paper, it says itself (`builder/blocks/__init__.py`).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from builder.discover import roots

if TYPE_CHECKING:
    from pathlib import Path


@cache
def editions(beside: tuple[Path, ...] = ()) -> dict[str, Path]:
    """The folder of every edition by its name."""
    found = (file.parent for root in roots(beside, "editions") for file in sorted(root.glob("*/template.html.jinja")))
    return {folder.name.replace("_", "-"): folder for folder in found}
