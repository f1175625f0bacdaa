"""Whole plays in LMSs as hard as those in use (R10): no answer is lost, and "Saved" is said of nothing but what is.

What each LMS does is a quirk of scorm_templates/scorm_lms_quirks.js. The tests say what is right; L1 to L7, L11 and
the rest are the numbers of the faults that were seen.
"""

from collections.abc import Callable, Sequence
from itertools import product
from typing import Any

import pytest

from tests.browser.conftest import ClockedContexts
from tests.browser.learner import Learner
from tests.browser.lms import Lms, Quirk
from tests.browser.recorded import SCORM12, STANDARDS, find_none, settle, terms, values
from tests.browser.recorded import wait as pass_time
from tests.sampling import EVERY_PLAY, one_in

TOMATO = "which_colour_is_a_ripe_tomato"
BIRDS = "which_of_these_are_birds"
WHALE = "a_whale_is_a_fish"
GIVEN = {TOMATO: ["b"], BIRDS: ["a", "c"], WHALE: ["false"]}  # what these plays answer, all of it right
PAGES = {TOMATO: "choosing", BIRDS: "choosing", WHALE: "judging"}
PATIENT = 61_000  # ms after which anything that failed was tried again
# What an LMS has that lets a play go through as in any other, one at a time and four at once.
SINGLE: list[tuple[Quirk, ...]] = [
    (),
    ("one-session",),
    ("opened",),
    ("late",),
    ("no-id",),
    ("only-changes",),
    ("alters-unset",),
    ("drops-offline",),
    ("expires",),
    ("locks",),
    ("locks-refusing",),
]
MILD = [*one_in(6, SINGLE), ("one-session", "drops-offline", "only-changes", "late")]
LYING: list[tuple[Quirk, ...]] = [("drops-offline",), ("drops-offline", "only-changes")]
ALTERING: list[Quirk] = [
    "alters-cut",
    "alters-character",
    "alters-ampersands",
    "alters-pluses",
    "alters-blanks",
]

# Of each question what was answered, wherever its page is, if that stands there with a verdict that it is right.
STANDS = """names => names.map(name => document.getElementById(name)).map($block => {
  const $outcome = $block.querySelector(".outcome");
  const isRight = !$outcome.closest("[hidden]:not(section)") && $outcome.textContent.trim().startsWith("Right.");
  return isRight ? [...$block.querySelectorAll(".choices input:checked")].map(({ value }) => value).sort() : null;
})"""
Enrol = Callable[..., Lms]


def in_turns(name: str, ways: Sequence[Any]) -> pytest.MarkDecorator:
    """Each way once, the standards taking turns; where EVERY_PLAY is set, each in each."""
    turns = [(STANDARDS[turn % len(STANDARDS)], way) for turn, way in enumerate(ways)]
    plays = [*product(STANDARDS, ways)] if EVERY_PLAY else turns
    ids = [f"{standard}-{way if isinstance(way, str) else '+'.join(way)}" for standard, way in plays]
    return pytest.mark.parametrize(("standard", name), plays, ids=ids)


def answer(learner: Learner, *names: str) -> None:
    for name in names:
        if learner.page != PAGES[name]:
            learner.go(PAGES[name])
        learner.answer(name, *GIVEN[name])
        assert learner.outcome(name).startswith("Right."), name


def found(learner: Learner) -> set[str]:
    """The questions that stand there as they were answered."""
    stands = learner.frame.evaluate(STANDS, list(GIVEN))
    return {name for name, given in zip(GIVEN, stands, strict=True) if given == sorted(GIVEN[name])}


def recorded(lms: Lms) -> set[str]:
    """The questions of which the server has a record that says what was answered."""
    entries = (lms.saved() or {}).get("interactions") or {}
    return {str(one["id"]) for one in entries.values() if one.get(terms(lms).response)}


class Elsewhere:
    """Another computer, with what the server holds and nothing else: what is certain."""

    def __init__(self, contexts: ClockedContexts) -> None:
        self.contexts = contexts

    def finds(self, lms: Lms) -> set[str]:
        other = Lms(self.contexts, lms.server, lms.package, lms.standard, learner=lms.learner)
        other._kept = lms.saved()  # noqa: SLF001 (the server is the same one)
        seen = found(Learner(other.open()))
        other.page.context.close()
        return seen


@pytest.fixture
def elsewhere(clocked: ClockedContexts) -> Elsewhere:
    return Elsewhere(clocked)


def wait(lms: Lms) -> None:
    """Everything that may be tried again has been, twice."""
    pass_time(lms, 2 * PATIENT)
    settle(lms)


def until_saved(lms: Lms, learner: Learner) -> Learner:
    """They go on until it says "Saved": now, or, where that can't be known of this session, at the next launch here."""
    wait(lms)
    if learner.standing == "Saved":
        return learner
    learner = Learner(lms.reload_all())
    wait(lms)
    assert learner.standing == "Saved"
    return learner


def pass_it(lms: Lms, learner: Learner) -> None:
    for page in ("judging", "thinking", "sharing", "reading", "test"):
        learner.go(page)
    learner.hand_in(right=4)
    wait(lms)


def standing_of(lms: Lms) -> tuple[str, ...]:
    """Status, or completion and success, and the score, as the server holds them."""
    saved: dict[str, Any] = lms.saved() or {}
    if lms.standard == SCORM12:
        return saved["core"]["lesson_status"], saved["core"]["score"]["raw"]
    return saved["completion_status"], saved["success_status"], saved["score"]["raw"]


def assert_passed(lms: Lms) -> None:
    assert standing_of(lms) == (*terms(lms).passed, "100")


@in_turns("quirks", MILD)
def test_r10_answers_a_reload_leaving_coming_back_and_passing(
    enrol: Enrol, elsewhere: Elsewhere, standard: str, quirks: tuple[Quirk, ...]
) -> None:
    lms = enrol("tour", standard, quirks=quirks)
    learner = Learner(lms.open())
    answer(learner, TOMATO)
    wait(lms)
    assert learner.standing == "Saved"
    assert elsewhere.finds(lms) == {TOMATO}
    learner = Learner(lms.reload_all())
    assert found(learner) == {TOMATO}
    answer(learner, BIRDS)
    lms.leave()
    assert elsewhere.finds(lms) == {TOMATO, BIRDS}, "what was done up to the last moment"
    learner = Learner(lms.resume())
    assert found(learner) == {TOMATO, BIRDS}
    answer(learner, WHALE)
    pass_it(lms, learner)
    assert learner.standing == "Saved"
    assert_passed(lms)
    assert set(GIVEN) <= recorded(lms)
    learner.exit()
    assert_passed(lms)
    learner = Learner(lms.resume())
    assert found(learner) == set(GIVEN)
    lms.leave()
    assert_passed(lms)


@in_turns("mode", ["frame", "nested", "window"])
def test_l1_a_session_that_has_ended_is_told_and_nothing_is_lost(
    enrol: Enrol, elsewhere: Elsewhere, standard: str, mode: str
) -> None:
    lms = enrol("tour", standard, quirks=("one-session",), mode=mode)
    learner = Learner(lms.open())
    answer(learner, TOMATO)
    wait(lms)
    learner = Learner(lms.reload())
    assert "learning system" in learner.message, "at once"
    assert learner.standing != "Saved"
    assert found(learner) == {TOMATO}, "the last answers are shown"
    answer(learner, BIRDS)
    wait(lms)
    assert learner.standing != "Saved"
    learner = Learner(lms.reopen())
    assert "learning system" in learner.message
    assert found(learner) == {TOMATO, BIRDS}, "what was done is kept"
    learner = Learner(lms.reload_all())
    assert found(learner) == {TOMATO, BIRDS}
    wait(lms)
    assert learner.standing == "Saved"
    assert elsewhere.finds(lms) == {TOMATO, BIRDS}, "handed over at the next launch"
    assert {TOMATO, BIRDS} <= recorded(lms)


@pytest.mark.parametrize("standard", STANDARDS)
def test_l1_where_a_session_opens_again_it_goes_on(enrol: Enrol, elsewhere: Elsewhere, standard: str) -> None:
    lms = enrol("tour", standard, quirks=())
    learner = Learner(lms.open())
    answer(learner, TOMATO)
    learner = Learner(lms.reload())
    assert found(learner) == {TOMATO}
    assert learner.message == ""
    answer(learner, BIRDS)
    learner = Learner(lms.reopen())
    answer(learner, WHALE)
    wait(lms)
    assert learner.standing == "Saved"
    assert elsewhere.finds(lms) == set(GIVEN)
    assert recorded(lms) == set(GIVEN)


@in_turns("quirks", LYING)
def test_l3_an_lms_that_lies_while_offline(
    enrol: Enrol, elsewhere: Elsewhere, standard: str, quirks: tuple[Quirk, ...]
) -> None:
    lms = enrol("tour", standard, quirks=quirks)
    learner = Learner(lms.open())
    answer(learner, TOMATO)
    wait(lms)
    lms.go_offline()
    answer(learner, BIRDS)
    wait(lms)
    assert learner.standing != "Saved"
    assert elsewhere.finds(lms) == {TOMATO}
    lms.go_online()
    learner = until_saved(lms, learner)
    assert elsewhere.finds(lms) == {TOMATO, BIRDS}
    assert recorded(lms) == {TOMATO, BIRDS}, "all that was said since the last certain commit is said again"
    answer(learner, WHALE)
    pass_it(lms, learner)
    assert_passed(lms)
    assert elsewhere.finds(lms) == set(GIVEN)


@in_turns("quirks", LYING)
def test_l3_passed_while_offline(enrol: Enrol, elsewhere: Elsewhere, standard: str, quirks: tuple[Quirk, ...]) -> None:
    lms = enrol("tour", standard, quirks=quirks)
    learner = Learner(lms.open())
    answer(learner, TOMATO)
    wait(lms)
    lms.go_offline()
    pass_it(lms, learner)
    assert learner.standing != "Saved"
    lms.go_online()
    until_saved(lms, learner)
    assert_passed(lms)
    assert elsewhere.finds(lms) == {TOMATO}


@in_turns("quirks", LYING)
def test_l3_what_a_lie_lost_unnoticed_is_sent_at_the_next_launch_here(
    enrol: Enrol, elsewhere: Elsewhere, standard: str, quirks: tuple[Quirk, ...]
) -> None:
    lms = enrol("tour", standard, quirks=quirks)
    learner = Learner(lms.open())
    answer(learner, TOMATO)
    wait(lms)
    lms.go_offline(noticed=False)  # the browser calls itself online, and nobody can know
    answer(learner, BIRDS)
    wait(lms)
    lms.leave()
    assert elsewhere.finds(lms) == {TOMATO}
    lms.go_online()
    learner = Learner(lms.reload_all())
    assert found(learner) == {TOMATO, BIRDS}
    wait(lms)
    assert elsewhere.finds(lms) == {TOMATO, BIRDS}


@in_turns("leaving", ["offline", "expired"])
def test_l2_the_last_words_of_a_page_are_a_beacon_that_says_true(
    enrol: Enrol, elsewhere: Elsewhere, standard: str, leaving: str
) -> None:
    lms = enrol("tour", standard, quirks=("drops-offline", "only-changes", "expires"))
    learner = Learner(lms.open())
    answer(learner, TOMATO)
    wait(lms)
    if leaving == "offline":
        lms.go_offline(noticed=False)
    else:
        lms.expire()
    answer(learner, BIRDS)
    if leaving == "expired":
        wait(lms)
        assert learner.standing != "Saved"
        assert learner.message
    lms.leave()
    assert elsewhere.finds(lms) == {TOMATO}
    lms.go_online()
    learner = Learner(lms.reload_all())  # the login, and back
    assert found(learner) == {TOMATO, BIRDS}
    wait(lms)
    assert learner.standing == "Saved"
    assert elsewhere.finds(lms) == {TOMATO, BIRDS}
    assert {TOMATO, BIRDS} <= recorded(lms)


@pytest.mark.parametrize("standard", STANDARDS)
def test_l3_what_a_failed_commit_lost_is_not_sent_again_by_the_lms(
    enrol: Enrol, elsewhere: Elsewhere, standard: str
) -> None:
    lms = enrol("tour", standard, quirks=("only-changes",))
    learner = Learner(lms.open())
    answer(learner, TOMATO)
    wait(lms)
    lms.fail_commits()
    answer(learner, BIRDS)
    pass_it(lms, learner)
    assert learner.standing != "Saved"
    assert elsewhere.finds(lms) == {TOMATO}
    lms.mend_commits()
    until_saved(lms, learner)
    assert elsewhere.finds(lms) == {TOMATO, BIRDS}
    # Only another value of the status would go again, and it is never lowered: the next launch sees what is missing.
    lms.reload_all()
    wait(lms)
    assert_passed(lms)
    assert {TOMATO, BIRDS} <= recorded(lms)


@in_turns("quirk", ["locks", "locks-refusing"])
def test_r10_an_lms_that_locks_what_is_passed(enrol: Enrol, elsewhere: Elsewhere, standard: str, quirk: Quirk) -> None:
    lms = enrol("tour", standard, quirks=(quirk,))
    learner = Learner(lms.open())
    answer(learner, TOMATO)
    pass_it(lms, learner)
    assert learner.standing == "Saved"
    assert_passed(lms)
    answer(learner, BIRDS)
    wait(lms)
    if learner.standing == "Saved":
        assert elsewhere.finds(lms) == {TOMATO, BIRDS}, "“Saved” is said of what is not"
    learner = Learner(lms.resume())
    assert TOMATO in found(learner)
    before = len(values(lms, terms(lms).state))
    answer(learner, WHALE)
    wait(lms)
    assert len(values(lms, terms(lms).state)) == before, "a review sets nothing"
    lms.leave()
    assert_passed(lms)


@in_turns("quirk", one_in(2, ALTERING))
def test_l6_a_state_that_comes_back_altered(enrol: Enrol, standard: str, quirk: Quirk) -> None:
    lms = enrol("tour", standard, quirks=(quirk,))
    learner = Learner(lms.open())
    answer(learner, *GIVEN)
    wait(lms)
    lms.leave()
    held = (lms.saved() or {})["suspend_data"]
    learner = Learner(lms.resume())
    gets = [call for call in lms.calls if call["verb"].endswith("GetValue") and call["args"] == [terms(lms).state]]
    if gets[0]["result"] == held:
        assert learner.message == ""
        assert found(learner) == set(GIVEN)
        return
    assert learner.message, "the learner is told"
    if quirk == "alters-character":
        assert len(found(learner)) >= len(GIVEN) - 1, "what is whole is salvaged"
    wait(lms)
    answer(learner, *set(GIVEN) - found(learner))
    pass_it(lms, learner)
    assert_passed(lms)


@pytest.mark.parametrize("standard", STANDARDS)
def test_l5_an_lms_that_comes_late_is_found_and_named(enrol: Enrol, elsewhere: Elsewhere, standard: str) -> None:
    lms = enrol("tour", standard, quirks=("late", "opened"))
    learner = Learner(lms.open())
    lms.page.clock.run_for(5000)
    answer(learner, TOMATO)
    wait(lms)
    assert learner.standing == "Saved"
    assert learner.message == ""
    assert elsewhere.finds(lms) == {TOMATO}
    lms.kill()
    assert found(Learner(lms.open())) == {TOMATO}


@pytest.mark.parametrize("standard", STANDARDS)
def test_l5_a_package_that_finds_no_lms_says_so(enrol: Enrol, standard: str) -> None:
    lms = enrol("tour", standard)
    lms.standard = "none"
    lms.prepare()
    learner = Learner(find_none(lms))
    lms.page.clock.run_for(30_000)
    assert "learning system" in learner.message
