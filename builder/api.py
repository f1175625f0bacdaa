"""The builder for other programs, and for its own commands.

Say what is wanted of a folder, a course or a programme, and take it as far as you need:

>>> from pathlib import Path
>>> from builder import api
>>> order = api.Order(Path("courses/doors"), out=Path("dist"))

    load    reads it             what its texts say, as a tree, faults and all
    check   holds the rules      faults, and what would go into a package
    build   writes packages      only those that are not up to date

Faults of authors are data and are never raised. `BrokenContractError` is: a block, a rule, a standard or a theme is not
as its contract asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Diagnostic, Severity, as_text
from builder.diagnostics.contract import BrokenContractError
from builder.order import Built, Order, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from builder.model import Details
    from builder.package.archive import Archive
    from builder.pipeline.stages import Checked, Faulty, Parsed

__all__ = ["BrokenContractError", "Built", "Diagnostic", "Order", "Outcome", "Severity", "as_text"]
__all__ += ["build", "check", "check_all", "in_each_language", "load", "open_package", "page_html"]


def load(order: Order) -> Parsed:
    """What the texts of a course or programme say; of each course, `Parsed.courses` holds the tree (`builder.model`).

    >>> [one] = load(order).courses
    >>> one.course.details.title, [page.title.plain for page in one.course.pages]
    ('Doors', ['At the door', 'Inside'])
    >>> [block.kind for block in one.course.blocks]
    ['question']
    """
    from builder.pipeline import stages  # noqa: PLC0415 - slow to load, and a build that is up to date needs none of it

    return stages.parse(stages.load(order))


def check(order: Order) -> Checked | Faulty:
    """What the rules find, and what would go into a package: `Checked.content`; `Faulty`, where an error keeps it out.

    A course by its sections is taken as one module, and all that can be translated is gathered.

    >>> checked = check(order)
    >>> print(api.as_text(checked.outcome.diagnostics, checked.outcome.sources))
    warning: there is a plainer word than “utilise”  [plainer-word]
      courses/doors/course.md:7:12
          7 | She should utilise the bell.
            |            ^^^^^^^
      help: write: use
    <BLANKLINE>
    >>> checked.content.details.pass_mark
    0.8
    """
    from builder.pipeline import examine  # noqa: PLC0415 - as above

    return examine(order)


def check_all(orders: Sequence[Order]) -> list[Outcome]:
    """What the rules find in each, in the order given, such as two courses with one id; nothing is written.

    >>> [(one.name, one.failed, len(one.diagnostics)) for one in check_all([order])]
    [('doors', False, 1)]
    """
    from dataclasses import replace  # noqa: PLC0415

    from builder.pipeline.workers import run_all  # noqa: PLC0415 - as above

    return run_all([replace(order, out=None) for order in orders], 1)


def build(
    orders: Sequence[Order], jobs: int | None = None, before: Callable[[], object] = lambda: None
) -> list[Outcome]:
    """Writes packages into `Order.out`, those that are not up to date; what became of each order, in their order.

    `jobs`: how many are built side by side; None: as many as there are processors. `before` is called once before
    anything is built. One with an error writes nothing, and leaves its last package as it was.

    >>> [outcome] = build([order])
    >>> len(outcome.built), outcome.up_to_date
    (3, False)
    >>> build([order])[0].up_to_date
    True
    """
    from builder.incremental.building import build_all  # noqa: PLC0415 - only for builds

    return build_all(orders, jobs, before)


def in_each_language(order: Order, make: Callable[[Order], tuple[Outcome, Details]]) -> Outcome:
    """What became of a course in its author's language and in all that it names, or in the one of the order.

    `make` gives for an order of one language what became of it, and what is known of the course.

    >>> def count(one):
    ...     checked = check(one)
    ...     return checked.outcome, checked.details
    >>> in_each_language(order, count).pages
    2
    """
    from builder.pipeline import in_each_language as made  # noqa: PLC0415 - as above

    return made(order, make)


def page_html(checked: Checked, page: str) -> str:
    """The HTML of what stands on a page, by its id, as learners get it.

    KeyError: no page that goes into the package has that id.

    >>> page_html(checked, "inside")
    '<p>Shut it behind you, <strong>always</strong>.</p>'
    """
    from builder.render.pages import page_html as drawn  # noqa: PLC0415 - as above
    from builder.render.theming import theme_of  # noqa: PLC0415

    for module in checked.content.modules:
        for one in module.course.pages:
            if one.id == page:
                return str(drawn(one, module, theme_of(module.course), module.course.source.extension_roots)).strip()
    raise KeyError(page)


def open_package(path: Path) -> Archive:
    """The files in any package by their names, read with limits: a mapping, and a context manager.

    `builder.package.archive.RefusedError`: it is no zip, or one that could do harm; it says why, and what to do.

    >>> with open_package(outcome.built[0].path) as package:
    ...     "course.js" in package, package.read("index.html")[:15]
    (True, b'<!doctype html>')
    """
    from builder.package.archive import Archive  # noqa: PLC0415 - as above

    return Archive(path)
