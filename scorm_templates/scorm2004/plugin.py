"""The order of modules in SCORM 2004, for `builder play` (SN 3 and 4).

Done are control modes, rules before an activity, limits of attempts and roll-up; what isn't, `unsupported.py` says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .unsupported import unsupported  # noqa: F401 (the player asks for it here)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# What a module may ask for when it ends (SN 5.6.1), and where that leads; a name in braces is chosen.
MOVES = {"continue": "next", "previous": "back"}
TRUE = {"true", "1"}
KEEPS_OUT = {"disabled": (True, True), "hiddenFromChoice": (True, False), "skip": (False, True)}
ROLLED_UP = {
    "satisfied": ("success", "passed"),
    "notSatisfied": ("success", "failed"),
    "completed": ("completion", "completed"),
    "incomplete": ("completion", "incomplete"),
}
COUNTS = {"success": "rollupObjectiveSatisfied", "completion": "rollupProgressCompletion"}
UNDECIDED = {"success": "unknown", "completion": "incomplete"}
PLAIN = {
    "satisfied": "passed",
    "completed": "completed",
    "attempted": "begun",
    "attemptLimitExceeded": "at the end of its attempts",
    "objectiveStatusKnown": "passed or failed",
    "activityProgressKnown": "begun",
    "objectiveMeasureKnown": "scored",
    "objectiveMeasureGreaterThan": "scored above a mark",
    "objectiveMeasureLessThan": "scored below a mark",
}


def blocked(whole: Any, states: Mapping[str, Mapping[str, Any]]) -> dict[str, tuple[str, str]]:
    """Why each item can't be chosen from the contents, and why "next" passes it over; "" where nothing keeps it.

    `whole` is the organisation's element; `states` has completion, success, score and attempts by the items' ids.
    """
    course = _Course(whole, states)
    found: dict[str, tuple[str, str]] = {}
    for node in whole.walk():
        if node is whole or node.name == "item":
            above = found.get(_id(node.parent), ("", "")) if node is not whole else ("", "")
            choice, flow = course.kept_out(node) if node is not whole else ("", "")
            found[_id(node)] = (above[0] or choice, above[1] or flow)
    # A control mode speaks of the children of its element, not of itself or of what lies deeper (SN 3.2.1, 3.2.3).
    for node in whole.walk():
        if node.name == "item":
            choice, flow = found[_id(node)]
            mode = _sequencing(node.parent, "controlMode")
            if mode.get("choice") in {"false", "0"}:
                choice = choice or "the course doesn't let learners choose it: “next” and “back” lead there"
            if mode.get("flow") not in TRUE:
                flow = flow or "the course doesn't lead there by “next” and “back”"
            found[_id(node)] = (choice, flow)
    return found


def move(request: str) -> str:
    """Where a module asked to go: "next", "back", an item's id, or "" for nowhere that the player knows."""
    if request.startswith("{target=") and request.endswith("}choice"):
        return request.removeprefix("{target=").removesuffix("}choice")
    return MOVES.get(request, "")


def _id(node: Any) -> str:
    return str(node.attributes.get("identifier", "")) if node else ""


def _sequencing(node: Any, name: str) -> dict[str, str]:
    """The attributes of an element of a node's own sequencing."""
    found = node.named(f"sequencing/{name}") if node else []
    return dict(found[0].attributes) if found else {}


class _Course:
    """What is known of each item, groups rolled up."""

    def __init__(self, whole: Any, states: Mapping[str, Mapping[str, Any]]) -> None:
        self.whole = whole
        self.states: dict[str, dict[str, Any]] = {name: dict(state) for name, state in states.items()}
        items = [one for one in whole.walk() if one is whole or one.name == "item"]
        for node in reversed(items):
            if node.named("item"):
                self.states[_id(node)] = self._rolled_up(node)
        self.titles: dict[str, str] = {}  # of the items that write them
        self.writers: dict[str, dict[str, Any]] = {}  # the states that objectives of the whole course are written from
        for node in items:
            for objective in self._objectives(node):
                for target in objective.named("mapInfo"):
                    if target.attributes.get("writeSatisfiedStatus") in TRUE:
                        own = self._own(node, objective)
                        self.writers[target.attributes.get("targetObjectiveID", "")] = own
                        self.titles[target.attributes.get("targetObjectiveID", "")] = node.value("title")

    def state(self, node: Any) -> dict[str, Any]:
        return self.states.get(_id(node), {})

    def _objectives(self, node: Any) -> list[Any]:
        return [
            *node.named("sequencing/objectives/primaryObjective"),
            *node.named("sequencing/objectives/objective"),
        ]

    def _own(self, node: Any, objective: Any) -> dict[str, Any]:
        """The state of an objective as its module told it; the primary one's is the module's own."""
        state = self.state(node)
        told = {one["id"]: one for one in state.get("objectives", ())}
        other = objective.name == "objective"
        return dict(told.get(objective.attributes.get("objectiveID", ""), {})) if other else state

    def _counting(self, node: Any, kind: str) -> list[dict[str, Any]]:
        """The states in a group that count for its own completion or success (SN 3.7.1)."""
        return [
            self.state(one)
            for one in node.named("item")
            if _sequencing(one, "rollupRules").get(COUNTS[kind]) not in {"false", "0"}
        ]

    def _rolled_up(self, node: Any) -> dict[str, Any]:
        """The state of a group: by its own rules, else all of it must be done or passed (SN 4.6.5)."""
        inner = {kind: self._counting(node, kind) for kind in COUNTS}
        done = all(one.get("completion") == "completed" for one in inner["completion"])
        passed = all(one.get("success") == "passed" for one in inner["success"])
        state = {
            "completion": "completed" if done and inner["completion"] else "incomplete",
            "success": "passed" if passed and inner["success"] else "unknown",
            "attempts": max(self.state(one).get("attempts", 0) for one in node.named("item")),
        }
        rules = []
        for rule in node.named("sequencing/rollupRules/rollupRule"):
            action = next((one.attributes.get("action", "") for one in rule.named("rollupAction")), "")
            if action in ROLLED_UP:
                kind, value = ROLLED_UP[action]
                rules.append((kind, value, self._enough(rule, inner[kind])))
        state |= {kind: UNDECIDED[kind] for kind, _, _ in rules}  # where there are rules, they alone decide
        return state | {kind: value for kind, value, met in rules if met}

    def _enough(self, rule: Any, inner: list[dict[str, Any]]) -> bool:
        conditions = rule.named("rollupConditions/rollupCondition")
        any_of = _combination(rule, "rollupConditions") != "all"
        met = [(any if any_of else all)(self._is(one, state) for one in conditions) for state in inner]
        wanted = rule.attributes.get("childActivitySet", "all")
        count = sum(met)
        least = _number(rule.attributes.get("minimumCount"))
        share = _number(rule.attributes.get("minimumPercent"))
        return {
            "any": count > 0,
            "none": count == 0,
            "atLeastCount": count >= least,
            "atLeastPercent": count >= share * len(inner),
        }.get(wanted, count == len(inner))

    def kept_out(self, node: Any) -> tuple[str, str]:
        """Why an item can't be chosen, and why "next" passes it over."""
        limit = _sequencing(node, "limitConditions").get("attemptLimit")
        if limit and self.state(node).get("attempts", 0) >= _number(limit) and not self.state(node).get("suspended"):
            used = "its attempts are used up"
            return used, used
        choice = flow = ""
        for rule in node.named("sequencing/sequencingRules/preConditionRule"):
            action = next((one.attributes.get("action", "") for one in rule.named("ruleAction")), "")
            shut, passed = KEEPS_OUT.get(action, (False, False))
            if (shut or passed) and self._holds(node, rule):
                said = f"it is closed while {self._said(node, rule)}"
                choice, flow = choice or (said if shut else ""), flow or (said if passed else "")
        return choice, flow

    def _holds(self, node: Any, rule: Any) -> bool:
        conditions = rule.named("ruleConditions/ruleCondition")
        combine: Callable[..., bool] = any if _combination(rule, "ruleConditions") == "any" else all
        return bool(conditions) and combine(self._is(one, self._asked(node, one)) for one in conditions)

    def _asked(self, node: Any, condition: Any) -> dict[str, Any]:
        """The state that a condition asks: of the item, or of an objective, read from where others write it."""
        wanted = condition.attributes.get("referencedObjective", "")
        for objective in self._objectives(node):
            primary = objective.name == "primaryObjective"
            if objective.attributes.get("objectiveID", "") == wanted if wanted else primary:
                for target in objective.named("mapInfo"):
                    known = self.writers.get(target.attributes.get("targetObjectiveID", ""))
                    if known is not None and target.attributes.get("readSatisfiedStatus", "true") in TRUE:
                        return self.state(node) | {key: known.get(key) for key in ("success", "score")}
                return self._own(node, objective)
        return self.state(node)

    def _is(self, condition: Any, state: Mapping[str, Any]) -> bool:
        name = condition.attributes.get("condition", "")
        score, mark = state.get("score"), _number(condition.attributes.get("measureThreshold"))
        met = {
            "always": True,
            "satisfied": state.get("success") == "passed",
            "completed": state.get("completion") == "completed",
            "attempted": bool(state.get("attempts")),
            "activityProgressKnown": bool(state.get("attempts")),
            "objectiveStatusKnown": state.get("success") in {"passed", "failed"},
            "objectiveMeasureKnown": score is not None,
            "objectiveMeasureGreaterThan": score is not None and score > mark,
            "objectiveMeasureLessThan": score is not None and score < mark,
        }.get(name, False)
        negated: bool = condition.attributes.get("operator") == "not"
        return met != negated

    def _said(self, node: Any, rule: Any) -> str:
        joint = " or " if _combination(rule, "ruleConditions") == "any" else " and "
        return joint.join(self._condition_said(node, one) for one in rule.named("ruleConditions/ruleCondition"))

    def _condition_said(self, node: Any, condition: Any) -> str:
        name, negated = condition.attributes.get("condition", ""), condition.attributes.get("operator") == "not"
        wanted = condition.attributes.get("referencedObjective", "")
        objectives = [one for one in self._objectives(node) if one.attributes.get("objectiveID") == wanted]
        read = [one for objective in objectives for one in objective.values("mapInfo/@targetObjectiveID")]
        title = next((self.titles[one] for one in read if one in self.titles), wanted) or node.value("title")
        return f"“{title}” is {'not ' if negated else ''}{PLAIN.get(name, name)}"


def _combination(rule: Any, name: str) -> str:
    """Either "any" or "all"; without a word it is all for rules, and any for roll-up (SN 3.4.3, 3.7.2)."""
    usual = "any" if name == "rollupConditions" else "all"
    return next((str(one.attributes.get("conditionCombination", usual)) for one in rule.named(name)), usual)


def _number(written: str | None) -> float:
    try:
        return float(written or 0)
    except ValueError:
        return 0
