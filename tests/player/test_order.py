"""What may be opened when, by the rules of a package."""

from pathlib import Path
from typing import Any

import pytest

from builder.diagnostics import Report, Severity
from builder.doctor.examine import opened
from builder.lms.contents import contents_of
from builder.lms.notifier import ChangeNotifier
from builder.player.enrolment import Enrolment, Session
from tests.player.weeks import DAYS, NEW, OLD, week


class Learner:
    """Someone at a package without a browser: what modules tell is told for them."""

    def __init__(self, enrolment: Enrolment) -> None:
        self.enrolment = enrolment
        self.numbers = {part.title: number for number, part in enrolment.modules}

    def closed(self) -> list[str]:
        reasons = self.enrolment.reasons()
        return [title for title, number in self.numbers.items() if reasons[number][0]]

    def why(self, title: str) -> str:
        return self.enrolment.reasons()[self.numbers[title]][0]

    def open(self, title: str) -> Session:
        session = self.enrolment.open(self.numbers[title], anew=False)
        assert isinstance(session, Session), session
        return session

    def does(self, title: str, **summary: Any) -> None:
        told = {"completion": "completed", "success": "passed"} | summary
        self.enrolment.receive(self.open(title), {"number": 1, "state": {}, "summary": told, "calls": []})


@pytest.fixture
def learner(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    with opened(week(tmp_path / "week.zip", request.param), Report(lambda _: Severity.ERROR)) as package:
        assert package
        contents = contents_of(package)
        assert contents
        yield Learner(Enrolment(package, contents, tmp_path / "kept.json", ChangeNotifier()))


@pytest.mark.parametrize("learner", [OLD], indirect=True)
def test_prerequisites_of_the_old_kind(learner: Learner) -> None:
    parts = learner.enrolment.contents.parts
    assert [(part.title, part.depth) for part in parts] == [
        ("Early days", 0), ("Monday", 1), ("Tuesday", 1), ("Wednesday", 0), ("Handout", 0),
    ]  # fmt: skip
    assert parts[1].page == "Monday.html?day=1"
    assert parts[1].launch
    assert (parts[1].launch["passMark"], parts[1].launch["launchText"]) == (0.6, "from the manifest")
    assert learner.closed() == ["Tuesday", "Wednesday"]
    assert learner.why("Tuesday") == "it opens once this is done: “Monday”"
    assert learner.enrolment.open(learner.numbers["Tuesday"], anew=False) == learner.why("Tuesday")
    learner.does("Monday")
    assert learner.closed() == ["Wednesday"]
    learner.does("Tuesday", success="failed")
    assert learner.closed() == ["Wednesday"]
    learner.does("Tuesday")
    assert learner.closed() == []
    learner.open("Handout")
    assert learner.enrolment.records[learner.numbers["Handout"]].summary["completion"] == "completed"


@pytest.mark.parametrize("learner", [NEW], indirect=True)
def test_rules_limits_and_moves_of_the_new_kind(learner: Learner) -> None:
    enrolment = learner.enrolment
    first = enrolment.contents.parts[0].launch
    assert first
    assert (first["passMark"], first["completionThreshold"], first["launchText"]) == (0.6, None, "from the manifest")
    assert first["objectives"] == [{"id": "monday-done", "passMark": 0.6}]
    assert learner.closed() == ["Tuesday"]
    assert "“Monday” is not passed" in learner.why("Tuesday")
    assert enrolment.launch(learner.open("Monday"))["moves"] == ["continue"]
    assert enrolment.next_to(0, 1) == learner.numbers["Wednesday"]
    learner.does("Monday", success="failed")
    assert learner.closed() == ["Tuesday"]
    learner.does("Monday")
    assert learner.closed() == []
    assert enrolment.next_to(0, 1) == learner.numbers["Tuesday"]
    learner.does("Wednesday")
    assert learner.why("Wednesday") == "its attempts are used up"


@pytest.mark.parametrize(
    ("written", "is_open"),
    [
        ("Monday", True),
        ("~Monday", False),
        ("Tuesday|Monday", True),
        ("Tuesday&Monday", False),
        ("2*{Monday,Tuesday,Wednesday}", False),
        ("1*{Monday,Tuesday}", True),
        ("early", False),
        ('Monday="p"', True),
        ('Monday <> "passed"', False),
        ("(Monday", True),  # what can't be read keeps nobody out
        ("(" * 199, True),
        ("Nobody", False),
    ],
)
def test_prerequisites(tmp_path: Path, written: str, *, is_open: bool) -> None:
    changed = OLD.replace('Monday &amp; Tuesday = "passed"', written.replace("<", "&lt;").replace("&", "&amp;"))
    path = week(tmp_path / "week.zip", changed.replace("&amp;lt;", "&lt;"))
    with opened(path, Report(lambda _: Severity.ERROR)) as package:
        assert package
        contents = contents_of(package)
        assert contents
        learner = Learner(Enrolment(package, contents, tmp_path / "kept.json", ChangeNotifier()))
        learner.does("Monday")
        assert ("Wednesday" not in learner.closed()) == is_open


@pytest.mark.parametrize(
    ("rule", "is_closed"),
    [
        ('childActivitySet="all"', True),
        ('childActivitySet="any"', False),
        ('childActivitySet="atLeastCount" minimumCount="1"', False),
        ('childActivitySet="atLeastCount" minimumCount="2"', True),
        ('childActivitySet="atLeastPercent" minimumPercent="0.5"', False),
        ('childActivitySet="none"', True),
    ],
)
def test_groups_roll_up(tmp_path: Path, rule: str, *, is_closed: bool) -> None:
    """A last test opens once its group is passed, by the group's own rule."""
    group = (
        '<item identifier="group"><title>Group</title>{items}<imsss:sequencing><imsss:controlMode flow="true"/>'
        f"<imsss:rollupRules><imsss:rollupRule {rule}><imsss:rollupConditions>"
        '<imsss:rollupCondition condition="satisfied"/></imsss:rollupConditions>'
        '<imsss:rollupAction action="satisfied"/></imsss:rollupRule></imsss:rollupRules><imsss:objectives>'
        '<imsss:primaryObjective objectiveID="g"><imsss:mapInfo targetObjectiveID="global-monday" '
        'writeSatisfiedStatus="true"/></imsss:primaryObjective></imsss:objectives></imsss:sequencing></item>'
    )
    items = "".join(
        f'<item identifier="{day}" identifierref="r-{day}"><title>{day}</title></item>' for day in DAYS[::2]
    )
    start, end = NEW.index('<item identifier="Monday"'), NEW.index('<item identifier="Tuesday"')
    manifest = NEW[:start] + group.replace("{items}", items) + NEW[end : NEW.index('<item identifier="Wed')]
    manifest += NEW[NEW.index("<imsss:sequencing>\n<imsss:limit") :].partition("</item>")[2]
    with opened(week(tmp_path / "week.zip", manifest), Report(lambda _: Severity.ERROR)) as package:
        assert package
        contents = contents_of(package)
        assert contents
        learner = Learner(Enrolment(package, contents, tmp_path / "kept.json", ChangeNotifier()))
        assert ("Tuesday" in learner.closed()) == ("none" not in rule)
        learner.does("Monday")
        assert ("Tuesday" in learner.closed()) == is_closed


def test_what_does_not_count_for_a_group(tmp_path: Path) -> None:
    """A group is passed without a module that its own rules leave out (SN 3.7.1)."""
    inner = NEW.index('<item identifier="Monday"'), NEW.index("<imsss:sequencing><imsss:objectives>")
    left_out = '<imsss:sequencing><imsss:rollupRules rollupObjectiveSatisfied="false"/></imsss:sequencing>'
    group = (
        f'<item identifier="group"><title>Group</title>{NEW[slice(*inner)]}</item>'
        f'<item identifier="Wednesday" identifierref="r-Wednesday"><title>Wednesday</title>{left_out}</item>'
        f"<imsss:sequencing>{NEW.partition('<imsss:sequencing>')[2].partition('</imsss:sequencing>')[0]}"
        "</imsss:sequencing></item>"
    )
    manifest = (
        NEW[: inner[0]] + group + NEW[NEW.index('<item identifier="Tuesday"') : NEW.index('<item identifier="Wed')]
    )
    manifest += NEW[NEW.index("<imsss:sequencing>\n<imsss:limit") :].partition("</item>")[2]
    with opened(week(tmp_path / "week.zip", manifest), Report(lambda _: Severity.ERROR)) as package:
        assert package
        contents = contents_of(package)
        assert contents
        learner = Learner(Enrolment(package, contents, tmp_path / "kept.json", ChangeNotifier()))
        learner.does("Wednesday", success="failed")
        assert "Tuesday" in learner.closed()
        learner.does("Monday")
        assert "Tuesday" not in learner.closed()


UNHEEDED = {
    "sequencingRules": ("<imsss:postConditionRule/>", "rules for after a module"),
    "exit": ("<imsss:exitConditionRule/>", "rules for leaving a group"),
    "random": ("<imsss:randomizationControls/>", "a random order or choice"),
    "files": ("<imsss:auxiliaryResources/>", "auxiliary resources"),
    "buttons": ("<adlnav:hideLMSUI>exit</adlnav:hideLMSUI>", "buttons that are hidden while a module is open"),
    "exit by choice": ('<imsss:controlMode choiceExit="0"/>', "modules that can't be left by way of the contents"),
    "forward": ('<imsss:controlMode forwardOnly="true"/>', "a way that only leads forward"),
    "attempts": (
        '<imsss:controlMode useCurrentAttemptObjectiveInfo="false"/>',
        "results of earlier attempts at a group",
    ),
    "collection": ('<imsss:sequencing IDRef="a"/>', "shared sequencing collections"),
    "stop": ('<imsss:ruleAction action="stopForwardTraversal"/>', "rules that stop the way ahead"),
    "condition": (
        '<imsss:ruleCondition condition="timeLimitExceeded"/>',
        "conditions about time limits or used-up attempts",
    ),
    "roll-up": (
        '<imsss:rollupCondition condition="attemptLimitExceeded"/>',
        "conditions about time limits or used-up attempts",
    ),
    "time": ('<imsss:limitConditions activityAbsoluteDurationLimit="PT1H"/>', "limits of time"),
    "date": ('<imsss:limitConditions endTimeLimit="2026-11-22"/>', "dates between which a module is open"),
    "untracked": ('<imsss:deliveryControls tracked="false"/>', "modules that aren't tracked"),
    "completed": (
        '<imsss:deliveryControls completionSetByContent="false"/>',
        "modules that the LMS itself counts as completed",
    ),
    "passed": ('<imsss:deliveryControls objectiveSetByContent="0"/>', "modules that the LMS itself counts as passed"),
    "choice": (
        '<adlseq:constrainedChoiceConsiderations constrainChoice="true"/>',
        "a choice among the next modules alone",
    ),
    "entry": (
        '<adlseq:constrainedChoiceConsiderations preventActivation="true"/>',
        "groups that can't be entered by the contents",
    ),
    "weighed": (
        '<adlseq:rollupConsiderations requiredForCompleted="ifAttempted"/>',
        "what counts for a group, and when",
    ),
    "scores": ('<imsss:mapInfo writeNormalizedMeasure="true"/>', "scores that modules share"),
    "progress": ('<adlseq:mapInfo writeCompletionStatus="true"/>', "progress that modules share"),
    "mark": (
        '<imsss:objectives><imsss:primaryObjective satisfiedByMeasure="true"/></imsss:objectives>',
        "a pass mark for a group",
    ),
}


@pytest.mark.parametrize("asked", ["nothing", *UNHEEDED])
def test_what_is_not_heeded_is_named(tmp_path: Path, asked: str) -> None:
    written, words = UNHEEDED.get(asked, ("", ""))
    mode = '<imsss:controlMode choice="true" flow="true"/>'
    named = 'xmlns:adlnav="urn:x:nav" xmlns:adlseq="urn:x:seq" xmlns:imsss'
    manifest = NEW.replace(mode, mode + written).replace("xmlns:imsss", named)
    with opened(week(tmp_path / "week.zip", manifest), Report(lambda _: Severity.ERROR)) as package:
        assert package
        contents = contents_of(package)
        assert contents
        enrolment = Enrolment(package, contents, tmp_path / "kept.json", ChangeNotifier())
        assert enrolment.plugin.unsupported(contents.whole) == (
            [f"the player doesn't support {words}"] if words else []
        )


@pytest.mark.parametrize("learner", [OLD], indirect=True)
def test_what_was_told_is_kept_and_checked(learner: Learner, tmp_path: Path) -> None:
    learner.does("Monday", score=float("nan"), answers=[{"id": 7, "response": "yes", "score": True}, 3], seconds="9")
    enrolment = learner.enrolment
    again = Enrolment(enrolment.package, enrolment.contents, tmp_path / "kept.json", ChangeNotifier())
    held = again.records[learner.numbers["Monday"]].summary
    assert (held["completion"], held["score"], held["seconds"]) == ("completed", None, 0)
    assert [(one["id"], one["response"], one["score"]) for one in held["answers"]] == [
        ("", "yes", None),
        ("", "", None),
    ]
    (tmp_path / "kept.json").write_text('{"form": 1, "parts": {"1 Monday": []}}')
    again = Enrolment(enrolment.package, enrolment.contents, tmp_path / "kept.json", ChangeNotifier())
    assert again.records[1].launches == 0
