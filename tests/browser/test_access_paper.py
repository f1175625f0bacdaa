"""What is left without a script, and on paper."""

import re
from pathlib import Path

import pytest

from tests.browser.access import SHOWCASE, THEMES, Wardrobe, places, show
from tests.browser.contexts import Contexts
from tests.browser.learner import Learner
from tests.packages import ALL_COURSES

LUMINANCE = (
    "element => getComputedStyle(element).color.match(/\\d+/g).slice(0, 3).reduce((sum, part) => sum + +part, 0)"
)


# Whether each of the elements is seen, all asked at once: a course has hundreds.
SEEN = """elements => elements.map($one =>
  $one.checkVisibility({ visibilityProperty: true }) && $one.getClientRects().length > 0)"""
LEADS_NOWHERE = """links => links.map($link => $link.getAttribute("href"))
  .filter(place => document.querySelectorAll(place).length !== 1)"""


@pytest.mark.parametrize("course", [*ALL_COURSES, SHOWCASE])
def test_without_scripts_all_can_be_read(wardrobe: Wardrobe, contexts: Contexts, course: str) -> None:
    page = contexts.open(java_script_enabled=False).new_page()
    page.goto(f"{wardrobe.server.address}{wardrobe.address(course)}/index.html")
    shown = page.locator("section.page:not(#results)").evaluate_all(SEEN)
    assert len(shown) > 3
    assert all([*shown, page.locator("noscript .message").is_visible()])
    # Nothing that would need the script: no button, no field to type in that leads nowhere, no empty progress.
    dead = page.locator(
        "button, textarea, progress, #results, div.message, .standing:not(:empty), .fault, .outcome:not(.scene *)"
    )
    names = dead.evaluate_all("elements => elements.map($one => $one.className)")
    assert [name for name, seen in zip(names, dead.evaluate_all(SEEN), strict=True) if seen] == []
    answers = page.locator(".block:has(form) .answers").evaluate_all(SEEN)
    asked_later = page.locator("section.page:has(.hand-in) .block:has(form):has(.answers)").count()
    assert answers.count(False) == asked_later > 0
    assert page.locator("section.page:has(.hand-in) .answers:visible").count() == 0
    details = page.locator("details.answers:visible").first
    assert not details.locator("> :not(summary)").first.is_visible()
    details.locator("summary").click()
    assert details.locator("> :not(summary)").first.is_visible()
    assert page.locator("nav a:visible").evaluate_all(LEADS_NOWHERE) == []


def test_the_record_is_a_sheet_of_paper(wardrobe: Wardrobe, contexts: Contexts) -> None:
    lms = wardrobe.enrol(contexts)
    learner = Learner(lms.open(color_scheme="dark"))
    page = lms.frame.page
    learner.go("check-what-you-know")
    learner.hand_in(right=4)
    for place in places(page):
        learner.go(place)
    page.evaluate("() => { window.print = () => {}; }")
    page.get_by_role("button", name="Print this record").click()
    page.emulate_media(media="print", color_scheme="dark")
    for away in (".banner", "nav", ".turn", "#results h1", ".result", "#results .row", ".certificate", ".sheet"):
        assert not any(page.locator(away).evaluate_all(SEEN)), away
    record = page.locator(".record")
    for said in ("Northmere Council", "Record of learning", "Every piece of the page", "100%", "Passed", "1.0"):
        assert said in record.inner_text()
    assert re.search(r"Printed on\n+\d+ \w+ 20\d\d", record.inner_text())
    assert re.search(r"Name\n+\S", record.inner_text()), "the learner's name, as the LMS has it"
    assert record.locator("dd").first.evaluate(LUMINANCE) < 120, "dark words, since paper is light"
    assert _sheets(page.pdf(format="A4")) == 1
    assert not lms.faults


@pytest.mark.parametrize("theme", THEMES)
def test_a_page_comes_out_on_paper(wardrobe: Wardrobe, contexts: Contexts, theme: str) -> None:
    page = wardrobe.open(contexts, SHOWCASE, theme, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator("h1:visible").inner_text() == "Words and pictures"
    for away in (".banner", "nav", ".turn"):
        assert page.locator(away).is_hidden()
    assert page.locator("#words-and-pictures figure, #words-and-pictures table").first.is_visible()
    assert page.locator("body").evaluate(LUMINANCE) < 120
    # An address is of no use behind words that cannot be clicked.
    link = page.locator("#words-and-pictures a[href^=https]").first
    assert "gov.uk" in link.evaluate("link => getComputedStyle(link, '::after').content")
    # With a picture of each kind it fills more than three sheets; none is there for nothing.
    assert _sheets(page.pdf(format="A4")) == 4


def test_a_reflection_is_printed_alone_and_whole(wardrobe: Wardrobe, contexts: Contexts) -> None:
    page = wardrobe.open(contexts, SHOWCASE)
    show(page, "practice")
    block = page.locator("[data-block=reflect]").first
    block.locator("textarea").fill("Line\n" * 60 + "and the last")
    page.evaluate("""() => { window.print = () => {
      const all = [...document.querySelectorAll("section.page:not([hidden]) > *")];
      const shown = all.filter($one => $one.checkVisibility());
      window.printed = { blocks: shown.length, typed: document.querySelector(".typed").textContent.endsWith("last") };
    }; }""")
    page.emulate_media(media="print")
    block.locator(".row button", has_text="Print").evaluate("button => button.click()")
    assert page.evaluate("() => window.printed") == {"blocks": 1, "typed": True}
    assert page.locator(".typed").count() == 0


def _sheets(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def test_the_sheets_of_a_document_are_counted(tmp_path: Path, contexts: Contexts) -> None:
    page = contexts.open().new_page()
    (tmp_path / "two.html").write_text("<p style='break-after: page'>One<p>Two", "utf-8")
    page.goto((tmp_path / "two.html").as_uri())
    assert _sheets(page.pdf()) == 2
