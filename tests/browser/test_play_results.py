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
    return learner.frame.locator("#results ul a").all_inner_texts()


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
    assert year in before["Date"]
    for page in ("judging", "thinking", "sharing", "reading", "test"):
        learner.go(page)
    learner.hand_in(right=3)
    learner.go("results")
    after = facts(learner)
    assert after["Status"] == "Passed"
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
