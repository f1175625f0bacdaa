"""The order of modules in SCORM 1.2, for `builder play`: `adlcp:prerequisites` in AICC's script (CAM 2.3)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST = 200  # characters that the standard allows
TOKEN = re.compile(r"\s*(<>|[&|~={}(),*]|\"[^\"]*\"|'[^']*'|[^\s&|~={}(),*<>\"']+)")
WORDS = {
    "p": "passed",
    "c": "completed",
    "f": "failed",
    "i": "incomplete",
    "b": "browsed",
    "n": "not attempted",
}
DONE = {"passed", "completed"}


def blocked(whole: Any, states: Mapping[str, Mapping[str, Any]]) -> dict[str, tuple[str, str]]:
    """Why each item can't be chosen from the contents, and why "next" passes it over; "" where nothing keeps it.

    `whole` is the organisation's element; `states` has completion and success by the items' ids.
    """
    status = _statuses(whole, states)
    found = {}
    for item in _items(whole):
        written = item.value("prerequisites")
        met = not written or _Reading(written, status).is_met()
        said = "" if met else f"it opens once this is done: {_in_words(written, whole)}"
        found[item.attributes.get("identifier", "")] = (said, said)
    return found


def unsupported(whole: Any) -> list[str]:
    """What the organisation asks for and the player doesn't do, in sentences."""
    odd = [item.value("title") for item in _items(whole) if not _Reading(item.value("prerequisites"), {}).can_be_read()]
    return [f"the prerequisites of “{title}” can't be read: it is open" for title in odd]


def _items(node: Any) -> list[Any]:
    return [one for one in node.walk() if one.name == "item"]


def _statuses(whole: Any, states: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """The status of each item, in the standard's words; a block is completed when all in it is (AICC CMI001 5.2)."""
    found: dict[str, str] = {}
    for item in reversed(_items(whole)):
        name = item.attributes.get("identifier", "")
        inner = [found[one.attributes.get("identifier", "")] for one in item.children if one.name == "item"]
        if inner:
            found[name] = "completed" if all(one in DONE for one in inner) else "incomplete"
        else:
            state = states.get(name, {})
            success = state.get("success", "unknown")
            found[name] = success if success != "unknown" else state.get("completion", "not attempted")
    return found


def _in_words(written: str, whole: Any) -> str:
    titles = {item.attributes.get("identifier", ""): item.value("title") for item in _items(whole)}
    plain = {"&": "and", "|": "or", "~": "not", "=": "is", "<>": "is not", "*": "of"}
    return " ".join(
        f"“{titles[token]}”" if titles.get(token) else plain.get(token, token) for token in TOKEN.findall(written)
    )


class _Reading:
    """A prerequisites expression, read from left to right."""

    def __init__(self, written: str, status: Mapping[str, str]) -> None:
        self.written, self.status = written, status
        self.tokens = TOKEN.findall(written)
        self.at = 0

    def is_met(self) -> bool:
        """What can't be read keeps nobody out."""
        try:
            return len(self.written) > LONGEST or self._whole()
        except (ValueError, RecursionError):
            return True

    def can_be_read(self) -> bool:
        try:
            return not self.written or (len(self.written) <= LONGEST and self._whole() in {True, False})
        except (ValueError, RecursionError):
            return False

    def _whole(self) -> bool:
        met = self._any()
        if self.at < len(self.tokens):
            raise ValueError(self.written)
        return met

    def _any(self) -> bool:
        met = self._all()
        while self._take("|"):
            met = self._all() or met
        return met

    def _all(self) -> bool:
        met = self._one()
        while self._take("&"):
            met = self._one() and met
        return met

    def _one(self) -> bool:  # noqa: PLR0911 - a line for each form
        if self._take("~"):
            return not self._one()
        if self._take("("):
            met = self._any()
            self._want(")")
            return met
        if self._take("{"):
            return all(self._listed())
        name = self._name()
        if self._take("*"):
            self._want("{")
            return sum(self._listed()) >= int(name)
        if self._take("="):
            return self._is(name)
        if self._take("<>"):
            return not self._is(name)
        return self.status.get(name, "not attempted") in DONE

    def _listed(self) -> list[bool]:
        found = [self._any()]
        while self._take(","):
            found.append(self._any())
        self._want("}")
        return found

    def _is(self, name: str) -> bool:
        word = self._name().strip("\"'").lower()
        return self.status.get(name, "not attempted") == WORDS.get(word, word)

    def _take(self, token: str) -> bool:
        taken = self.at < len(self.tokens) and self.tokens[self.at] == token
        self.at += taken
        return taken

    def _want(self, token: str) -> None:
        if not self._take(token):
            raise ValueError(self.written)

    def _name(self) -> str:
        if self.at >= len(self.tokens) or re.fullmatch(r"<>|[&|~={}(),*]", self.tokens[self.at]):
            raise ValueError(self.written)
        self.at += 1
        return str(self.tokens[self.at - 1])
