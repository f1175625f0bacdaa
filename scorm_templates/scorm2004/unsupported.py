"""What a manifest of SCORM 2004 asks for, and `builder play` doesn't do (SN 3; CAM 5.1 for what ADL adds)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

BOOLEANS = {"1": "true", "0": "false"}
ELEMENTS = {
    "postConditionRule": "rules for after a module",
    "exitConditionRule": "rules for leaving a group",
    "randomizationControls": "a random order or choice",
    "auxiliaryResources": "auxiliary resources",
    "hideLMSUI": "buttons that are hidden while a module is open",
}
# By element and attribute: the values that ask for nothing more than is done, and the words for the others.
ATTRIBUTES: dict[tuple[str, str], tuple[tuple[str, ...], str]] = {
    ("controlMode", "choiceExit"): (("true",), "modules that can't be left by way of the contents"),
    ("controlMode", "forwardOnly"): (("false",), "a way that only leads forward"),
    ("controlMode", "useCurrentAttemptObjectiveInfo"): (("true",), "results of earlier attempts at a group"),
    ("controlMode", "useCurrentAttemptProgressInfo"): (("true",), "results of earlier attempts at a group"),
    ("sequencing", "IDRef"): ((), "shared sequencing collections"),
    ("ruleAction", "action"): (
        # Those of rules for after a module, or for leaving a group, are told of as such.
        (
            "disabled",
            "hiddenFromChoice",
            "skip",
            "exit",
            "exitParent",
            "exitAll",
            "retry",
            "retryAll",
            "continue",
            "previous",
        ),
        "rules that stop the way ahead",
    ),
    ("ruleCondition", "condition"): (
        (
            "always",
            "satisfied",
            "completed",
            "attempted",
            "activityProgressKnown",
            "objectiveStatusKnown",
            "objectiveMeasureKnown",
            "objectiveMeasureGreaterThan",
            "objectiveMeasureLessThan",
        ),
        "conditions about time limits or used-up attempts",
    ),
    ("rollupCondition", "condition"): (
        (
            "satisfied",
            "completed",
            "attempted",
            "activityProgressKnown",
            "objectiveStatusKnown",
            "objectiveMeasureKnown",
            "never",
        ),
        "conditions about time limits or used-up attempts",
    ),
    ("limitConditions", "attemptExperiencedDurationLimit"): ((), "limits of time"),
    ("limitConditions", "activityAbsoluteDurationLimit"): ((), "limits of time"),
    ("limitConditions", "activityExperiencedDurationLimit"): ((), "limits of time"),
    ("limitConditions", "beginTimeLimit"): ((), "dates between which a module is open"),
    ("limitConditions", "endTimeLimit"): ((), "dates between which a module is open"),
    ("deliveryControls", "tracked"): (("true",), "modules that aren't tracked"),
    ("deliveryControls", "completionSetByContent"): (("true",), "modules that the LMS itself counts as completed"),
    ("deliveryControls", "objectiveSetByContent"): (("true",), "modules that the LMS itself counts as passed"),
    ("constrainedChoiceConsiderations", "constrainChoice"): (("false",), "a choice among the next modules alone"),
    ("constrainedChoiceConsiderations", "preventActivation"): (
        ("false",),
        "groups that can't be entered by the contents",
    ),
    ("rollupConsiderations", "measureSatisfactionIfActive"): (("true",), "what counts for a group, and when"),
    ("rollupConsiderations", "requiredForSatisfied"): (("always",), "what counts for a group, and when"),
    ("rollupConsiderations", "requiredForNotSatisfied"): (("always",), "what counts for a group, and when"),
    ("rollupConsiderations", "requiredForCompleted"): (("always",), "what counts for a group, and when"),
    ("rollupConsiderations", "requiredForIncomplete"): (("always",), "what counts for a group, and when"),
    ("mapInfo", "writeNormalizedMeasure"): (("false",), "scores that modules share"),
    ("mapInfo", "writeRawScore"): (("false",), "scores that modules share"),
    ("mapInfo", "writeMinScore"): (("false",), "scores that modules share"),
    ("mapInfo", "writeMaxScore"): (("false",), "scores that modules share"),
    ("mapInfo", "writeCompletionStatus"): (("false",), "progress that modules share"),
    ("mapInfo", "writeProgressMeasure"): (("false",), "progress that modules share"),
}


def unsupported(whole: Any) -> list[str]:
    """What the organisation asks for and the player doesn't do, in sentences."""
    said = dict.fromkeys(words for node in whole.walk() for words in _of(node))
    return [f"the player doesn't support {words}" for words in said]


def _of(node: Any) -> Iterator[str]:
    if node.name in ELEMENTS:
        yield ELEMENTS[node.name]
    for name, value in node.attributes.items():
        supported, words = ATTRIBUTES.get((node.name, name), ((), ""))
        if words and BOOLEANS.get(value, value) not in supported:
            yield words
    if node.named("item") and BOOLEANS.get(_by_measure(node), _by_measure(node)) == "true":
        yield "a pass mark for a group"


def _by_measure(node: Any) -> str:
    return str(node.value("sequencing/objectives/primaryObjective/@satisfiedByMeasure"))
