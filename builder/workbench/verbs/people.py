"""Who else is at work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from builder.workbench.people import Standing

if TYPE_CHECKING:
    from builder.workbench.engine import Engine


def here(  # noqa: PLR0913 - the values of a verb
    engine: Engine,
    course: str,
    *,
    file: str = "",
    page: str = "",
    id: str = "",  # noqa: A002 - the page's, as everywhere
    writing: bool = False,
    window: str = "",
    by: str = "",
) -> list[dict[str, Any]]:
    """Notes where somebody is, and gives who else is in the course: `Person` in contract.js."""
    return engine.people.others(by, window, Standing(course, file, page, id, writing))
