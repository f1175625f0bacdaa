"""Who else is at work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from builder.workbench.engine import Engine


def here(engine: Engine, course: str, file: str = "", page: str = "", by: str = "") -> list[dict[str, Any]]:
    """Notes where somebody is, and gives who else is in the course: `Person` in contract.js."""
    return engine.people.others(by, course, file, page)
