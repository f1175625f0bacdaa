"""What xAPI takes for the same, though it is written in another way: defaults, letter case, one for a list of one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

IDENTIFIERS = ("mbox", "mbox_sha1sum", "openid", "account")  # of an agent (xAPI 1.0.3, part 2, 2.4.2.1)
NAMELESS = {"Agent", "Group", "SubStatement"}  # objects that have no id of their own


def same_agent(one: Any, other: Any) -> bool:
    """Whether both mean one person: an agent is known by its identifier, whatever its name; `Agent` is the default."""
    return isinstance(one, dict) and isinstance(other, dict) and _identity(one) == _identity(other) != []


def _identity(agent: dict[str, Any]) -> list[Any]:
    found: list[Any] = [(name, agent[name]) for name in IDENTIFIERS if agent.get(name)]
    return [agent.get("objectType", "Agent"), *found] if found else []


def ids_of(activities: Any) -> list[str]:
    """The ids of activities, of which one may stand without its list (xAPI 1.0.3, part 2, 2.4.6.2)."""
    listed = activities if isinstance(activities, list) else [activities]
    return [one["id"] for one in listed if one is not None]


def id_of(about: dict[str, Any]) -> str:
    """The id of a statement's object, "" where its kind has none."""
    return "" if about.get("objectType", "Activity") in NAMELESS else str(about.get("id", ""))


def same_uuid(one: Any, other: Any) -> bool:
    """Whether both are one UUID, in whatever letters (RFC 4122, 3)."""
    return isinstance(one, str) and isinstance(other, str) and one.lower() == other.lower()


def moment(written: str) -> datetime:
    """A timestamp as a point in time, which its text alone doesn't order: "10:00:00Z" is before "10:00:00.5Z"."""
    try:
        read = datetime.fromisoformat(written)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
    return read if read.tzinfo else read.replace(tzinfo=UTC)
