"""The results page: what is done, what counted, what is left, and a record to print."""

from collections.abc import Callable

from tests.browser.learner import Learner
from tests.browser.lms import Lms

TOMATO = "which_colour_is_a_ripe_tomato"

Enrol = Callable[..., Lms]


def facts(learner: Learner) -> dict[str, str]:
    pairs = learner.frame.locator("#results dl.facts")
    terms, told = pairs.locator("dt").all_inner_texts(), pairs.locator("dd").all_inner_texts()
    return dict(zip(terms, told, strict=True))


def left(learner: Learner) -> list[str]:
    return learner.frame.locator("#results .left a").all_inner_texts()


def test_what_is_left_shrinks_to_nothing(enrol: Enrol) -> None:
    learner = Learner(enrol("tour").open())
    learner.go("results")
    words = learner.frame.locator("#results").inner_text()
    assert "You have not finished yet." in words
    assert "Your score comes from “Test”. Questions on other pages are practice." in words
    assert left(learner) == [f"Read “{page}”" for page in ("Judging", "Thinking", "Sharing", "Reading", "Test")]
    learner.follow("#results a[href='#judging']")
    assert learner.page == "judging"
    learner.go("choosing")
    learner.answer(TOMATO, "a")
    for page in ("thinking", "sharing", "reading", "test"):
        learner.go(page)
    learner.hand_in(right=0)
    learner.go("results")
    assert "You have not passed yet." in learner.frame.locator("#results").inner_text()
    assert left(learner) == ["Pass “Test”"], "practice is not needed"
    learner.go("test")
    learner.try_assessment_again()
    learner.hand_in(right=4)
    learner.go("results")
    assert "You have completed this module." in learner.frame.locator("#results").inner_text()
    assert left(learner) == []


def test_the_record_says_who_what_and_how_well(enrol: Enrol) -> None:
    lms = enrol("tour")
    learner = Learner(lms.open(locale="en-GB"))
    learner.go("results")
    before = facts(learner)
    assert before["Name"] == "Learner, Test"
    assert before["Module"] == "Tour"
    assert before["Status"] == "In progress"
    assert before["Your score"] == "No score yet"
    assert before["Pages read"] == "1 of 6"
    assert before["Questions answered"] == "0 of 8"
    assert before["Version"] == "1.0"
    year = learner.frame.evaluate("() => String(new Date().getFullYear())")
    assert before.get("Completed on", "") == ""
    assert year in before["Printed on"]
    for page in ("judging", "thinking", "sharing", "reading", "test"):
        learner.go(page)
    learner.hand_in(right=3)
    learner.go("results")
    after = facts(learner)
    assert after["Status"] == "Passed"
    assert year in after["Completed on"]
    assert after["Your score"] == "75%"
    assert after["Pass mark"] == "75%"
    assert after["Pages read"] == "6 of 6"
    assert after["Questions answered"] == "4 of 8"
    learner.frame.evaluate("() => { window.print = () => { window.printed = true; }; }")
    learner.frame.get_by_role("button", name="Print this record").click()
    assert learner.frame.evaluate("() => window.printed") is True


def test_a_name_is_words_never_markup(enrol: Enrol) -> None:
    lms = enrol("tour")
    lms.prepare()
    name = "<img src=x onerror=alert(1)>"
    lms.page.evaluate(
        "name => { const get = API.LMSGetValue;"
        " API.LMSGetValue = element => element === 'cmi.core.student_name' ? name : get(element); }",
        name,
    )
    learner = Learner(lms.launch())
    learner.go("results")
    assert facts(learner)["Name"] == name
    assert learner.frame.locator("#results img").count() == 0


def test_two_assessments_and_none_are_explained(enrol: Enrol) -> None:
    learner = Learner(enrol("at-once").open())
    learner.go("results")
    assert "Your score is the average of the assessments." in learner.frame.locator("#results").inner_text()
    learner = Learner(enrol("in-order").open())
    learner.go("results")
    assert "Your score comes from all the questions in this module." in learner.frame.locator("#results").inner_text()


ASKS_ANYONE = "Ask your manager, or whoever asked you to do this module, what to do next."


def test_failed_with_no_attempt_left_says_whom_to_ask(enrol: Enrol) -> None:
    """L12: no "yet", no empty list of what is left; and the pages that can still be read are named."""
    lms = enrol("tour")
    learner = Learner(lms.open())
    learner.go("test")
    learner.hand_in(right=0)
    assert ASKS_ANYONE not in learner.result(), "an attempt is left"
    learner.try_assessment_again()
    learner.hand_in(right=0)
    assert ASKS_ANYONE in learner.result()
    learner.go("results")
    _is_told(learner)
    learner = Learner(lms.resume())
    learner.go("results")
    _is_told(learner)
    for page in ("judging", "thinking", "sharing", "reading", "results"):
        learner.go(page)
    assert left(learner) == []
    assert not learner.frame.locator(".to-do").is_visible()


def _is_told(learner: Learner) -> None:
    words = learner.frame.locator("#results").inner_text()
    assert "You did not pass, and you have no attempts left." in words
    assert ASKS_ANYONE in words
    assert "not passed yet" not in words
    assert left(learner) == [f"Read “{page}”" for page in ("Judging", "Thinking", "Sharing", "Reading")]


def test_questions_that_are_used_up_are_no_way_to_pass(enrol: Enrol) -> None:
    """L12, where the score comes from all questions: those with a try left are named, then whom to ask."""
    learner = Learner(enrol("no-way-back").open())
    learner.answer("is_rain_dry", "a")
    learner.answer("is_sand_wet", "a")
    learner.go("results")
    words = learner.frame.locator("#results")
    assert "You have not passed yet." in words.inner_text()
    assert left(learner) == ["Answer “Is sand wet?”"]
    learner.go("only")
    learner.block("is_sand_wet").get_by_role("button", name="Try again").click()
    learner.answer("is_sand_wet", "a")
    learner.go("results")
    assert "You did not pass, and you have no attempts left." in words.inner_text()
    assert "To find out what to do next, contact training@northmere.example." in words.inner_text()
    assert words.locator(".for-good a").get_attribute("href") == "mailto:training@northmere.example"
    assert not words.locator(".to-do").is_visible()
