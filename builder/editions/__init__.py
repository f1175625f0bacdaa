"""The contract of a printed edition: a folder here, or in an organisation's `editions/`, found by its template.

- `template.html.jinja`: the document; it extends `document.html.jinja` and fills its blocks `contents`, which is drawn
  for each module, and `beginning` and `ending`, which are drawn once. It gets `details`, `organisation`, `papers` (a
  `builder.editions.paper.Paper` for each module: what its pages and blocks give to paper), `words`, `say`, `logo`, and
  `chapter(title)`, which it prints where a chapter begins, for books; in `contents` also `paper` and its `course`;
- `en.toml`: `name`, `description` (a line for `builder print --help`), `tells` (a line for those who hold it) and its
  other words, a file a language;
- `edition.css` (optional): its styles, after those of `paper.css`;
- `edition.py` (optional): `gather(papers)`, which gives the template more, by name.

An edition names no block: what a block gives to paper, it says itself (`builder/blocks/__init__.py`).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from builder.discover import roots

if TYPE_CHECKING:
    from pathlib import Path


@cache
def editions(extension_roots: tuple[Path, ...] = ()) -> dict[str, Path]:
    """The folder of every edition by its name."""
    found = (
        file.parent
        for root in roots(extension_roots, "editions")
        for file in sorted(root.glob("*/template.html.jinja"))
    )
    return {folder.name.replace("_", "-"): folder for folder in found}
