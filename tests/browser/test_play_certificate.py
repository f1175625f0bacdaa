"""The finish: how it went, strengths in words, what to read again, and a certificate for those who earned it."""

import io
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pypdf import PdfReader

from tests.block_uses import write_course
from tests.browser.conftest import ClockedContexts
from tests.browser.contexts import Contexts
from tests.browser.learner import Learner, begin
from tests.browser.lms import READY, Lms
from tests.browser.server import FileServer
from tests.packages import Packages, build

A4 = (595, 842)  # points
KEPT = "() => ({ ...localStorage })"

Enrol = Callable[..., Lms]


def jump(learner: Learner, page: str) -> None:
    """Goes by the address: at the results the contents are folded."""
    learner.frame.evaluate("page => { location.hash = page; }", page)
    learner.frame.wait_for_selector(f"#{page}:not([hidden])")


def finished(learner: Learner, *, right: int) -> None:
    for page in ("keys", "test"):
        jump(learner, page)
    learner.hand_in(right=right)
    learner.go("results")


def certificate(learner: Learner) -> str:
    """What it says; "" where there is none."""
    there = learner.frame.locator(".certificate")
    return there.inner_text() if there.is_visible() else ""


def facts(learner: Learner) -> dict[str, str]:
    shown = learner.frame.locator(".certificate-facts > div:visible")
    return dict(zip(shown.locator("dt").all_inner_texts(), shown.locator("dd").all_inner_texts(), strict=True))


def sheets(page: Page) -> list[str]:
    """The words of each sheet of paper that the browser prints; each is A4."""
    read = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert {(round(one.mediabox.width), round(one.mediabox.height)) for one in read.pages} == {A4}
    return [" ".join(one.extract_text().split()) for one in read.pages]


def test_there_is_a_certificate_after_passing_and_not_before(enrol: Enrol) -> None:
    lms = enrol("finish")
    learner = Learner(lms.open())
    learner.go("results")
    assert learner.heading.inner_text() == "How far you are"
    assert not certificate(learner)
    assert learner.frame.locator(".ring .figure").inner_text() == "25% done"
    finished(learner, right=2)
    assert learner.heading.inner_text() == "Not there yet"
    assert "40%" in learner.frame.locator(".ring").inner_text()
    assert not certificate(learner)
    jump(learner, "test")
    learner.try_assessment_again()
    learner.hand_in(right=4)
    learner.go("results")
    _is_certified(learner)
    _is_certified(_again(lms))


def _again(lms: Lms) -> Learner:
    learner = Learner(lms.resume())
    learner.go("results")
    return learner


def _is_certified(learner: Learner) -> None:
    assert learner.heading.inner_text() == "You have passed"
    assert learner.frame.title() == "You have passed – Doors, keys; and “a lock”"
    assert learner.frame.locator(".ring").inner_text().split() == ["80%", "60%", "to", "pass"]
    said = certificate(learner)
    for words in ("This is to certify that\nTest Learner\nhas completed and passed", "Doors, keys; and “a lock”"):
        assert words in said.replace("\n\n", "\n")
    today = learner.frame.evaluate("() => String(new Date().getDate())")
    told = facts(learner)
    assert told.pop("Completed on").startswith(today)
    assert told == {
        "Score": "80%",
        "Learning time": "1 hour 30 minutes",
        "Version": "2.3",
        "Content to be reviewed by": "31 October 2035",
    }
    assert not learner.frame.locator("#ui--bearer").is_visible(), "the LMS names them"


def test_what_was_strong_is_said_in_words_with_what_to_read_again(enrol: Enrol) -> None:
    learner = Learner(enrol("finish").open())
    finished(learner, right=3)
    lines = learner.frame.locator(".strengths li:visible")
    assert [one.split("\n\n") for one in lines.all_inner_texts()] == [
        ["Close a door behind you", "Strong. Both right."],
        ["Keep keys where they belong", "Getting there. One of two right."],
    ], "an objective that nothing asks of is not judged"
    again = learner.frame.locator(".read-again a")
    assert [one.get_attribute("href") for one in again.all()] == ["#keys", "#test"]
    assert "The answer you missed: How many keys are there?" in again.first.inner_text()
    assert "The answer you missed: Is today a day?" in again.last.inner_text(), "no objective says what teaches it"
    learner.follow(".read-again a >> nth=0")
    assert learner.page == "keys"


def test_a_link_leads_to_the_certificate(enrol: Enrol) -> None:
    learner = Learner(enrol("finish").open())
    finished(learner, right=5)
    learner.frame.get_by_role("link", name="Your certificate").click()
    learner.frame.wait_for_function("() => location.hash === '#ui--certificate'")
    expect(learner.frame.locator("#ui--certificate")).to_be_focused()
    top = learner.frame.locator("#ui--certificate").evaluate("one => one.getBoundingClientRect().top")
    assert -5 < top < 100
    assert learner.page == "results"


def test_finish_and_close_is_exit(enrol: Enrol) -> None:
    learner = Learner(enrol("finish").open())
    learner.go("results")
    assert not learner.frame.locator("#results .leave").is_visible()
    finished(learner, right=5)
    learner.frame.get_by_role("button", name="Finish and close").click()
    learner.frame.wait_for_selector("#ui--exit", state="hidden")
    assert "Your progress is saved." in learner.frame.locator("main").inner_text()


LONG = "Keeping what belongs to the people we serve safe, wherever we happen to work " * 4
# Completed with its last page, though nothing is passed.
PAGES = (
    "---\ntitle: {title}\ncompletion: all pages\n{more}objectives:\n{aims}---\n# Section\n\n## Page\n\nWords.\n\n"
    "## Assessment: Test\nSettings: pass mark 50%\n\n### Question: Which?\n- [x] This\n- [ ] That\n"
)


@pytest.fixture(scope="module")
def long_course(tmp_path_factory: pytest.TempPathFactory, server: FileServer) -> str:
    folder = tmp_path_factory.mktemp("certificates")
    aims = "".join(f"  aim{number}: {LONG[:80]}{number}\n" for number in range(6))
    text = PAGES.format(title=LONG[:255].strip(), more="duration: 7 hours\nreview by: 2035-01-01\n", aims=aims)
    built = build(write_course(folder / "long", text), folder, "--to", "web")
    (package,) = built.all()
    return server.mount("certificates", package.folder) + "/index.html"


def opened(browser: BrowserContext, address: str) -> Learner:
    page = browser.new_page()
    page.goto(address)
    page.wait_for_selector(READY, state="attached")
    begin(page.main_frame)
    return Learner(page.main_frame)


def test_completed_is_not_passed(contexts: Contexts, long_course: str) -> None:
    learner = opened(contexts.open(), long_course)
    learner.go("test")
    learner.go("results")
    assert "You have completed this module." in learner.frame.locator("#results").inner_text()
    assert not certificate(learner), "there is a pass mark, which was not reached"


def test_the_longest_words_fit_one_sheet_of_paper(contexts: Contexts, long_course: str) -> None:
    learner = opened(contexts.open(color_scheme="dark"), long_course)
    learner.go("test")
    learner.hand_in(right=1)
    learner.go("results")
    learner.frame.fill("#ui--bearer", "Anna-Sophia " * 10)
    (sheet,) = sheets(learner.frame.page)
    for words in ("certify that Anna-Sophia", "completed and passed", LONG[:80] + "5", "7 hours", "Learner Manager"):
        assert words in sheet
    for away in ("Results", "Record of learning", "Print", "Your name"):
        assert away not in sheet
    learner.frame.fill("#ui--bearer", "")
    (sheet,) = sheets(learner.frame.page)
    assert "certify that has completed" in sheet, "a line to write a name on"


def test_where_no_lms_names_anybody_a_name_stays_on_the_device(
    clocked: ClockedContexts, server: FileServer, small_packages: Packages
) -> None:
    address = f"{server.address}/small/{small_packages.of('finish', 'scorm12').name}/index.html"
    browser = clocked.open()
    learner = opened(browser, address)
    finished(learner, right=5)
    name = learner.frame.locator("#ui--bearer")
    name.fill("<b>Siân</b> Owen")
    assert "<b>Siân</b> Owen" in certificate(learner)
    learner.frame.page.reload()
    learner.frame.wait_for_selector(READY, state="attached")
    assert name.input_value() == "<b>Siân</b> Owen", "as long as its tab is open"
    assert not any("Owen" in kept for kept in learner.frame.evaluate(KEPT).values())
    learner.frame.page.close(run_before_unload=False)
    learner = opened(browser, address)
    learner.go("results")
    assert learner.frame.locator("#ui--bearer").input_value() == ""
    learner.frame.fill("#ui--bearer", "Siân Owen")
    learner.frame.click(".bearer-asked .keep")
    learner.frame.page.close(run_before_unload=False)
    learner = opened(browser, address)
    learner.go("results")
    assert "Siân Owen" in certificate(learner)
    learner.frame.click(".bearer-asked .clear")
    assert "Siân Owen" not in certificate(learner)
    assert not any("Siân" in kept for kept in learner.frame.evaluate(KEPT).values())
