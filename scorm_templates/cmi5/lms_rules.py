"""What cmi5 (Quartz) and xAPI 1.0.3 ask of a module's statements, each rule with its section's number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from .lms_same import NAMELESS, id_of, ids_of, moment, same_agent, same_uuid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Kept = dict[str, Any]  # all that an LMS keeps of a registration; see `lms.py`
Statement = dict[str, Any]

CMI5 = "https://w3id.org/xapi/cmi5/context/"
SESSION, MASTERY = f"{CMI5}extensions/sessionid", f"{CMI5}extensions/masteryscore"
LAUNCH_DATA, PREFERENCES = "LMS.LaunchData", "cmi5LearnerPreferences"
VERBS = "http://adlnet.gov/expapi/verbs/"
PROGRESS = "https://w3id.org/xapi/cmi5/result/extensions/progress"
DEFINED = ("initialized", "completed", "passed", "failed", "terminated")
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", re.IGNORECASE)
IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
IN_UTC = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)")
NUMBER = r"(\d+(?:[.,]\d+)?)"
DURATION = re.compile(
    rf"P(?=.)(?:{NUMBER}Y)?(?:{NUMBER}M)?(?:{NUMBER}W)?(?:{NUMBER}D)?"
    rf"(?:T(?=.)(?:{NUMBER}H)?(?:{NUMBER}M)?(?:{NUMBER}S)?)?"
)
TOLD_ONLY = "xAPI 2, appendix C"  # what breaks this is taken all the same, as record stores in use take it
INTERACTIONS = {
    "choice": ("choices",),
    "sequencing": ("choices",),
    "likert": ("scale",),
    "matching": ("source", "target"),
    "performance": ("steps",),
} | dict.fromkeys(("true-false", "fill-in", "long-fill-in", "numeric", "other"), ())


def faults_of(statement: Statement, kept: Kept) -> Iterator[str]:
    """What is wrong with the next statement of the session."""
    try:
        told = _Told(statement, kept)
        yield from (f"{section}: {fault}" for section, fault, is_so in RULES if is_so(told))
    except (KeyError, TypeError, AttributeError, ValueError) as reason:
        yield f"xAPI 2.2: the statement isn't whole: {reason!r}"


class _Told:
    """A statement, and what was told before it."""

    def __init__(self, statement: Statement, kept: Kept) -> None:
        self.all, self.kept, self.data = statement, kept, kept["data"]
        self.result: dict[str, Any] = statement.get("result", {})
        self.score: dict[str, Any] = self.result.get("score", {})
        self.context: dict[str, Any] = statement["context"]
        self.extensions: dict[str, Any] = self.context.get("extensions", {})
        self.activities: dict[str, list[Any]] = self.context.get("contextActivities", {})
        self.definition: dict[str, Any] = statement["object"].get("definition", {})
        self.categories = _categories(statement)
        self.is_defined = "cmi5" in self.categories
        self.name: str = statement["verb"]["id"].removeprefix(VERBS)
        self.verb = self.name if self.is_defined else ""
        self.time = moment(statement.get("timestamp", ""))
        session = kept["session"]["id"]
        self.registration: list[Statement] = kept["statements"]
        self.session = [one for one in self.registration if one["context"]["extensions"][SESSION] == session]

    def was_told(self, verb: str, among: list[Statement]) -> bool:
        """Whether a cmi5 defined statement has the verb."""
        return any(one["verb"]["id"] == VERBS + verb and "cmi5" in _categories(one) for one in among)

    def lacks(self) -> bool:
        """Whether something of the context template is missing, or changed. An activity is known by its id."""
        template = self.data["contextTemplate"]
        kept = all(
            set(ids_of(wanted)) <= set(ids_of(self.activities.get(name)))
            for name, wanted in template["contextActivities"].items()
        )
        return not kept or any(self.extensions.get(name) != value for name, value in template["extensions"].items())

    def misjudges(self) -> bool:
        """Whether the scaled score and the verdict disagree."""
        mastery, scaled = self.data.get("masteryScore"), self.score.get("scaled")
        return mastery is not None and scaled is not None and (scaled >= mastery) != (self.verb == "passed")

    def is_about_something(self) -> bool:
        """Whether the object says what it is, as its kind says it."""
        about = self.all["object"]
        if about.get("objectType") == "StatementRef":
            return bool(UUID.fullmatch(about["id"]))
        return about.get("objectType") in NAMELESS or bool(IRI.fullmatch(about["id"]))

    def is_odd_interaction(self) -> bool:
        """Whether the definition of a question isn't as xAPI 2, appendix C, wants it."""
        asked = self.definition
        if "interactionType" not in asked:
            return self.name == "answered"
        lists = INTERACTIONS.get(asked["interactionType"])
        patterns = asked.get("correctResponsesPattern", [])
        ids = [one["id"] for name in lists or () for one in asked.get(name, ())]
        texts = [self.result.get("response"), *patterns, *ids]
        spaced = any(" " in one or not one for one in ids)
        return lists is None or spaced or len(ids) < len(lists) or not all(isinstance(one, str) for one in texts)


def _categories(statement: Statement) -> set[str]:
    activities = statement["context"].get("contextActivities", {})
    return {one.removeprefix(f"{CMI5}categories/") for one in ids_of(activities.get("category"))}


def _is_no_integer(value: object) -> bool:
    return not isinstance(value, int) or isinstance(value, bool)


def _odd_score(told: _Told) -> bool:
    scaled, raw = told.score.get("scaled", 0), told.score.get("raw")
    bounds = [told.score.get("min"), told.score.get("max")]
    return not 0 <= scaled <= 1 or (raw is not None and any(map(_is_no_integer, [raw, *bounds])))


def _odd_progress(told: _Told) -> bool:
    value = told.result.get("extensions", {}).get(PROGRESS)
    late = told.verb == "completed" or told.was_told("completed", told.registration)
    return value is not None and (late or _is_no_integer(value) or not 0 <= value <= 100)  # noqa: PLR2004 - per cent


JUDGED = {"completed": "completion", "passed": "success", "failed": "success"}
RULES: tuple[tuple[str, str, Callable[[_Told], bool]], ...] = (
    (
        "7.1.1",
        "the first statement of a session is not initialized",
        lambda t: not t.session and t.verb != "initialized",
    ),
    ("7.1.2", "a statement follows terminated", lambda t: t.was_told("terminated", t.session)),
    ("7.1.3", "a verb that cmi5 doesn't define has its category", lambda t: t.is_defined and t.name not in DEFINED),
    ("8.1", "the actor is not the one of the launch", lambda t: not same_agent(t.all["actor"], t.kept["actor"])),
    ("9.1", "the id is no UUID", lambda t: not UUID.fullmatch(t.all.get("id", ""))),
    ("9.1", "the id was used before", lambda t: any(same_uuid(one["id"], t.all.get("id")) for one in t.registration)),
    ("9.3", "a verb comes twice in a session", lambda t: t.is_defined and t.was_told(t.name, t.session)),
    (
        "9.3",
        "a session has two verdicts",
        lambda t: t.verb in {"passed", "failed"} and any(t.was_told(verb, t.session) for verb in ("passed", "failed")),
    ),
    (
        "9.3",
        "the statement is older than the session",
        lambda t: any(t.time < moment(one["timestamp"]) for one in t.session[:1]),
    ),
    (
        "9.3.3",
        "completed comes twice in a registration",
        lambda t: t.verb == "completed" and t.was_told("completed", t.registration),
    ),
    (
        "9.3.4",
        "passed comes twice in a registration",
        lambda t: t.verb == "passed" and t.was_told("passed", t.registration),
    ),
    ("9.3.4", "passed with a score below the mastery score", lambda t: t.verb == "passed" and t.misjudges()),
    ("9.3", "failed follows passed", lambda t: t.verb == "failed" and t.was_told("passed", t.registration)),
    ("9.3.5", "failed with a score that passes", lambda t: t.verb == "failed" and t.misjudges()),
    (
        "9.3.8",
        "terminated is older than a statement before it",
        lambda t: t.verb == "terminated" and any(moment(one["timestamp"]) > t.time for one in t.session),
    ),
    ("9.4", "the object is not the module", lambda t: t.is_defined and id_of(t.all["object"]) != t.kept["activity"]),
    (
        "9.5.1",
        "a score stands where none may",
        lambda t: t.is_defined and bool(t.score) and JUDGED.get(t.verb) != "success",
    ),
    ("9.5.1", "the score is out of its bounds, or raw without whole bounds", lambda t: t.is_defined and _odd_score(t)),
    (
        "9.5.2",
        "success is missing, wrong or out of place",
        lambda t: t.is_defined and t.result.get("success") != {"passed": True, "failed": False}.get(t.verb),
    ),
    (
        "9.5.3",
        "completion is missing, wrong or out of place",
        lambda t: t.is_defined and t.result.get("completion") != {"completed": True}.get(t.verb),
    ),
    ("9.5.4.1", "the duration is missing", lambda t: t.verb in {*JUDGED, "terminated"} and "duration" not in t.result),
    ("9.5.4", "the duration is not in ISO 8601", lambda t: not DURATION.fullmatch(t.result.get("duration", "PT0S"))),
    ("9.5.5.1", "progress is no whole per cent, or comes with completion", _odd_progress),
    (
        "9.6.1",
        "the registration is not the one of the launch",
        lambda t: not same_uuid(t.context.get("registration"), t.kept["registration"]),
    ),
    (
        "9.6.2.2",
        "the category moveon is missing or out of place",
        lambda t: ("moveon" in t.categories) != (t.verb in JUDGED),
    ),
    ("9.6.3.1", "the session id is missing or wrong", lambda t: t.extensions.get(SESSION) != t.kept["session"]["id"]),
    (
        "9.6.3.2",
        "the mastery score is missing or wrong",
        lambda t: t.verb in {"passed", "failed"} and t.extensions.get(MASTERY) != t.data.get("masteryScore"),
    ),
    ("9.7", "the timestamp is missing or not in UTC", lambda t: not IN_UTC.fullmatch(t.all.get("timestamp", ""))),
    ("10", "something of the context template is missing or changed", _Told.lacks),
    (
        "10",
        "something is recorded in a review or a browse",
        lambda t: t.data["launchMode"] != "Normal" and t.verb not in {"initialized", "terminated"},
    ),
    (
        "10",
        "LMS.LaunchData was not read before the first statement",
        lambda t: LAUNCH_DATA not in t.kept["session"]["read"],
    ),
    (
        "11",
        "the learner's preferences were not read before the first statement",
        lambda t: PREFERENCES not in t.kept["session"]["read"],
    ),
    (
        "xAPI 2.4.3",
        "the verb or the object is no IRI",
        lambda t: not (IRI.fullmatch(t.all["verb"]["id"]) and t.is_about_something()),
    ),
    (TOLD_ONLY, "the question is not defined as its type wants it", _Told.is_odd_interaction),
)
