"""A cmi5 module in `builder play`: a session opened from what its manifest says, and what was told, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .lms import answer, launch_query, open_session
from .lms_documents import content_of
from .lms_requests import Request
from .lms_rules import DURATION, PROGRESS, VERBS
from .lms_same import id_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .lms_rules import Kept, Statement

SECONDS = (31_536_000, 2_592_000, 604_800, 86_400, 3_600, 60, 1)  # of a year, a month and so on


def start(kept: Kept, launch: Mapping[str, Any], address: str, back: str) -> str:
    """Opens a session, and gives what goes behind the module's address; `back` is where it goes at its end."""
    own = launch["own"]
    told = {
        "learner": launch["learner"],
        "mode": launch["mode"],
        "publisher": own.get("publisher", ""),
        "returnURL": back,
    }
    told["moveOn"] = own.get("moveOn") or "NotApplicable"  # 13.1.4: the default
    if launch["passMark"] is not None:
        told["masteryScore"] = launch["passMark"]
    open_session(kept, told)
    if launch["launchText"]:
        kept["data"]["launchParameters"] = launch["launchText"]
    return launch_query(kept, address)


def respond(  # noqa: PLR0913, PLR0917 - a request is just these
    kept: Kept, method: str, path: str, query: Mapping[str, str], headers: Mapping[str, str], body: bytes
) -> tuple[int, bytes, Mapping[str, str], list[str], list[str]]:
    """Status, content and headers of an answer, what was asked in words, and the faults of it."""
    before, had = len(kept["faults"]), len(kept["statements"])
    response = answer(Request(method, path, query, headers, body), kept)
    named = [query.get(name, "") for name in ("stateId", "profileId", "statementId")]
    words = [_verb(one) for one in kept["statements"][had:]] or list(filter(None, named))
    return response.status, response.body, response.headers, words, kept["faults"][before:]


def _verb(statement: Statement) -> str:
    return str(statement["verb"]["id"]).rpartition("/")[2]


def read(kept: Kept | None) -> dict[str, Any]:
    """What was told, in the words of `Summary` of builder/lms/contract.js."""
    statements = (kept or {}).get("statements", [])
    defined = [
        one
        for one in statements
        if one["verb"]["id"].startswith(VERBS) and id_of(one["object"]) == (kept or {})["activity"]
    ]
    verbs = [_verb(one) for one in defined]
    scores = [one["result"]["score"] for one in defined if one.get("result", {}).get("score")]
    progress = [
        one["result"]["extensions"].get(PROGRESS) for one in statements if one.get("result", {}).get("extensions")
    ]
    documents = {
        name: content_of(one).decode("utf-8", "replace") for name, one in (kept or {}).get("documents", {}).items()
    }
    return {
        "completion": "completed" if "completed" in verbs else "incomplete" if verbs else "not attempted",
        "success": "passed" if "passed" in verbs else "failed" if "failed" in verbs else "unknown",
        "score": scores[-1].get("scaled") if scores else None,
        "progress": 1
        if "completed" in verbs
        else next((one / 100 for one in reversed(progress) if one is not None), None),
        "seconds": sum(_seconds(one) for one in defined if _verb(one) == "terminated"),
        "state": "".join(documents.values()),
        "suspended": bool(documents),
        "objectives": [],
        "answers": [_answer(one) for one in statements if "interactionType" in _definition(one)],
        "values": [list(one) for one in documents.items()],
    }


def _seconds(statement: Statement) -> float:
    duration = statement.get("result", {}).get("duration", "")
    found = DURATION.fullmatch(duration)
    parts = [float((part or "0").replace(",", ".")) for part in found.groups()] if found else []
    return sum(part * unit for part, unit in zip(parts, SECONDS, strict=bool(found)))


def _definition(statement: Statement) -> dict[str, Any]:
    found = statement["object"].get("definition", {})
    return found if isinstance(found, dict) else {}


def _text(words: Any) -> str:
    """A language map's first text."""
    return str(next(iter(words.values()), "")) if isinstance(words, dict) else ""


def _answer(statement: Statement) -> dict[str, Any]:
    asked, result = _definition(statement), statement.get("result", {})
    lists = ("choices", "scale", "source", "target", "steps")
    names = {one["id"]: _text(one.get("description")) for name in lists for one in asked.get(name, ())}
    success = result.get("success")
    scaled = result.get("score", {}).get("scaled")
    judged = {True: "right", False: "wrong"}.get(success, "")
    return {
        "id": id_of(statement["object"]),
        "question": _text(asked.get("description")) or _text(asked.get("name")),
        "kind": str(asked["interactionType"]),
        "response": _in_words(str(result.get("response", "")), names),
        "right": " or ".join(_in_words(one, names) for one in asked.get("correctResponsesPattern", ())),
        "result": f"partly right ({scaled:g})" if success is False and scaled else judged,
        "score": scaled,
        "latency": _seconds(statement) or None,
        "time": str(statement.get("timestamp", "")),
    }


def _in_words(response: str, names: Mapping[str, str]) -> str:
    """An answer in the texts of its options (xAPI 1.0.3, part 2, appendix C)."""
    pairs = [part.split("[.]") for part in response.split("[,]")]
    return ", ".join(" with ".join(names.get(one) or one for one in pair) for pair in pairs)
