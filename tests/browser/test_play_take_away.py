"""What learners take along: one sheet with what they wrote and what to remember, and a file that reminds them."""

import datetime
import io
import re
from collections.abc import Callable
from pathlib import Path

from pypdf import PdfReader

from tests.browser.conftest import ClockedContexts
from tests.browser.learner import Learner, begin
from tests.browser.lms import READY, Lms
from tests.browser.recorded import settle
from tests.browser.server import FileServer
from tests.packages import Packages

PLAN, CHECK = "what_i_will_do", "the_care_that_i_take"
OWN, SHARED = "when_was_a_door_left_open", "what_should_we_all_do"
FOLD = re.compile(r"\r\n[ \t]")
# RFC 5545, 3.1: name, parameters, value.
LINE = re.compile(r"(?P<name>[A-Z-]+)(?P<parameters>(?:;[A-Z-]+=[A-Za-z0-9-]+)*):(?P<value>.*)")
ESCAPED = re.compile(r"\\([\\;,nN])")

Enrol = Callable[..., Lms]


def sheet(learner: Learner) -> str:
    return learner.frame.locator(".sheet-body").inner_text()


def write(learner: Learner) -> None:
    learner.frame.evaluate("() => { location.hash = 'keys'; }")
    learner.frame.wait_for_selector("#keys:not([hidden])")
    learner.block(PLAN).locator("textarea").first.fill("Close the <i>back</i> door\n and the front one.")
    learner.block(OWN).locator("textarea").fill("A cat came in.")
    learner.block(SHARED).locator("textarea").fill("We should all knock.")
    learner.frame.click(f"label[for='{CHECK}--1-3']")
    learner.block(CHECK).locator(".finish").click()


def test_the_sheet_holds_what_was_written_and_what_to_remember(enrol: Enrol) -> None:
    lms = enrol("finish", mode="window")
    learner = Learner(lms.open())
    learner.go("results")
    assert "You have not written anything yet." in sheet(learner)
    assert "Close the door behind you." in sheet(learner)
    write(learner)
    learner.go("results")
    heads = learner.frame.locator(".sheet h3").all_inner_texts()
    assert heads == [
        "What I will do",
        "The care that I take",
        "When was a door left open?",
        "What should we all do?",
        "Doors and keys",
    ]
    said = sheet(learner)
    for words in (
        "2 things that I will do tomorrow",
        "Close the <i>back</i> door\n and the front one.",
        "I hang up the key",
        "Often",
        "A cat came in.",
        "We should all knock.",
        "Hang up the key.",
    ):
        assert words in said
    for away in ("One thing for next year", "You have not written", "Your thoughts"):
        assert away not in said
    ids = learner.frame.evaluate("() => [...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) == len(set(ids)), "what is copied leaves its ids behind"
    learner.frame.evaluate("() => { window.print = () => { window.printed = true; }; }")
    learner.frame.get_by_role("button", name="Print your sheet").click()
    assert learner.frame.evaluate("() => window.printed") is True
    read = PdfReader(io.BytesIO(learner.frame.page.pdf(prefer_css_page_size=True)))
    (words,) = [" ".join(one.extract_text().split()) for one in read.pages]
    assert "A cat came in." in words
    assert "Only you have this sheet." in words
    assert "Record of learning" not in words
    settle(lms)
    assert not any(re.search("A.cat.came", str(call["args"])) for call in lms.calls), "it stays on the device"


def read_calendar(text: str) -> list[tuple[str, str]]:
    """Its lines as names and values, by the rules of RFC 5545: 3.1 of lines, 3.3.11 of texts."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    read = [LINE.fullmatch(line) for line in FOLD.sub("", text).split("\r\n")[:-1]]
    assert all(read)
    told = [(match["name"], match["value"]) for match in read if match]
    for name, value in told:
        if name in {"SUMMARY", "DESCRIPTION"}:
            assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", ESCAPED.sub("", value)), f"{name} is not escaped"
    return [(name, ESCAPED.sub(lambda one: "\n" if one[1] in "nN" else one[1], value)) for name, value in told]


def test_a_calendar_file_reminds_in_four_weeks(enrol: Enrol, tmp_path: Path) -> None:
    lms = enrol("finish", mode="window")
    learner = Learner(lms.open())
    write(learner)
    learner.go("results")
    with learner.frame.page.expect_download() as told:
        learner.frame.get_by_role("button", name="Remind me in four weeks").click()
    assert told.value.suggested_filename == "finish.ics"
    told.value.save_as(tmp_path / "finish.ics")
    lines = read_calendar((tmp_path / "finish.ics").read_bytes().decode())
    assert [name for name, _ in lines if name in {"BEGIN", "END"}] == ["BEGIN"] * 3 + ["END"] * 3
    once = dict(lines)
    now = datetime.datetime.fromtimestamp(learner.frame.evaluate("() => Date.now() / 1000"))  # noqa: DTZ006 - as calendars
    assert once["DTSTART"] == f"{now + datetime.timedelta(weeks=4):%Y%m%d}T090000", "by the learner's own clock"
    assert re.fullmatch(r"\d{8}T\d{6}Z", once["DTSTAMP"])
    assert once["SUMMARY"] == "Look at your plan again: Doors, keys; and “a lock”"
    assert once["VERSION"] == "2.0"
    assert len(once["UID"]) > 20
    assert "cat" not in str(lines), "colleagues see each other's calendars"
    assert "Open it to put the reminder" in learner.frame.locator(".of-sheet .said").inner_text()


def test_a_reminder_speaks_the_language_of_the_course(
    clocked: ClockedContexts, server: FileServer, small_packages: Packages
) -> None:
    """And no line parts a character, whatever the course is called."""
    page = clocked.open().new_page()
    page.route(
        "**/index.html", lambda route: route.fulfill(body=in_welsh(route.fetch().text()), content_type="text/html")
    )
    page.goto(f"{server.address}/small/{small_packages.of('finish', 'scorm12').name}/index.html")
    page.wait_for_selector(READY, state="attached")
    begin(page.main_frame)
    Learner(page.main_frame).go("results")
    with page.expect_download() as told:
        page.click(".remind")
    raw = told.value.path().read_bytes().decode()
    assert "SUMMARY;LANGUAGE=cy:" in raw
    assert dict(read_calendar(raw))["SUMMARY"] == f"Edrychwch: {TITLE}"


TITLE = "字😀é" * 40 + "\\n, a; b"


def in_welsh(html: str) -> str:
    escaped = TITLE.replace("\\", "\\\\")
    html = html.replace('"language":"en-GB"', '"language":"cy"')
    html = html.replace('"title":"Doors, keys; and “a lock”"', f'"title":"{escaped}"')
    return html.replace("Look at your plan again: ", "Edrychwch: ")
