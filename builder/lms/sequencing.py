"""Which modules of a package may be opened, and which come next: what its rules say of what the LMS holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from builder.lms.plugins import plugin_of
from builder.lms.summary import SUMMARY, fitted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from builder.lms.contents import Contents

Reasons = dict[int, tuple[str, str]]  # by a module's number: why it can't be chosen, and why "next" passes it over; ""
ASKED = ("completion", "success", "score", "objectives", "suspended")  # of a summary, by rules of sequencing


def state_of(summary: Any, attempts: Any) -> dict[str, Any]:
    """What rules may ask of a module; `attempts` 0: it was never opened."""
    state = fitted(summary, SUMMARY)
    return {name: state[name] for name in ASKED} | {"attempts": attempts if isinstance(attempts, int) else 0}


def reasons_of(contents: Contents, states: Mapping[str, Mapping[str, Any]]) -> Reasons:
    """What keeps learners out of each module now; `states` by the modules' ids."""
    plugin = plugin_of(contents.standard.folder)
    by_rules = plugin.blocked(contents.whole, states) if hasattr(plugin, "blocked") else {}
    found: Reasons = {}
    for number, part in enumerate(contents.parts):
        if part.launch is not None:
            choice, flow = by_rules.get(part.id, ("", ""))
            missing = "" if part.page else "the page that it opens isn't in the package"
            found[number] = (missing or choice, missing or flow)
    return found


def next_to(reasons: Reasons, number: int, step: int) -> int | None:
    """The next module (step 1) or the one before (-1) that the course lets learners reach from one."""
    order = [*reasons][::step]
    ahead = order[order.index(number) + 1 :] if number in order else order
    return next((other for other in ahead if not reasons[other][1]), None)


def moves_from(contents: Contents, reasons: Reasons, number: int) -> list[str]:
    """What a learner may do from a module, in the standard's words."""
    reachable = {name for step, name in ((1, "next"), (-1, "back")) if next_to(reasons, number, step) is not None}
    words = getattr(plugin_of(contents.standard.folder), "MOVES", {})
    return [word for word, name in words.items() if name in reachable]


def requested(contents: Contents, reasons: Reasons, number: int, request: str) -> int | None:
    """The module that one which has ended asks for: `request` is in the standard's words; "": none."""
    plugin = plugin_of(contents.standard.folder)
    if not request or not hasattr(plugin, "move"):
        return None
    where = plugin.move(request)
    if where in {"next", "back"}:
        return next_to(reasons, number, 1 if where == "next" else -1)
    return next((other for other in reasons if contents.parts[other].id == where), None)
