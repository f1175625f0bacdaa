"""The views beside that in which a course is written, in a real browser: by mouse, by keys, and without barriers."""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING

import httpx2
import pytest
from playwright.sync_api import FilePayload, expect

from tests.browser.axe import violations_in_both
from tests.patience import PATIENCE, until
from tests.workbench import barriers as found
from tests.workbench.conftest import TEXT
from tests.workbench.test_page import text_on_disk, to_line

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from tests.browser.contexts import Contexts
    from tests.workbench.test_page import Open

ORGANISATION = """# Ours, and nobody else's.
organisation: Northmere Council # the whole name
logo: logo.svg
colours:
  brand: "#0b4a5e"   # from the brand book
contacts:
  learning: learning@northmere.example
charter:
  promises:
    # first of all
    - We will be polite.
    - We will listen.
"""
OBJECTIVES = TEXT.replace("---\n# One", "objectives:\n  - ring: Ring at a door\n---\n# One")
FAULTY = (
    TEXT.replace("[x]", "[ ]")
    + "\n### Qestion: Shut?\n- [x] Yes\n- [ ] No\n"
    + "\nPrior to sharing, utilise [here](https://www.gov.uk).\n"
)
GIFT = b"::Sky::Which is blue? {=The sky ~Grass}\n\n::No::Which of these is it? {~a ~b}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Courses to work on: one that is well, one with faults, and a programme."""
    made = tmp_path / "courses"
    for name, text in (("doors", TEXT), ("faulty", FAULTY.replace("Doors", "Faulty doors"))):
        (made / name).mkdir(parents=True)
        (made / name / "course.md").write_text(text, "utf-8")
    for name in ("first", "second"):
        (made / "week" / name).mkdir(parents=True)
        (made / "week" / name / "course.md").write_text(TEXT.replace("Doors", f"The {name}"), "utf-8")
    (made / "week/programme.yaml").write_text("title: A week\nmodules:\n  - first\n  - second\n", "utf-8")
    (made / "organisation.yaml").write_text(ORGANISATION, "utf-8")
    (made / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>", "utf-8")
    return made


def barriers(page: Page, within: str = "#main") -> list[str]:
    """What is wrong with a state of a view while the mouse rests on nothing."""
    page.mouse.move(0, 0)
    return found.barriers(page, within)


def barriers_in_both(page: Page, within: str = "#main") -> list[str]:
    """As above, in both schemes."""
    page.mouse.move(0, 0)
    return found.barriers_in_both(page, within)


def go(page: Page, at: str) -> None:
    page.evaluate("at => { location.hash = at; }", at)


def card(page: Page, title: str) -> Locator:
    return page.locator(".course", has=page.get_by_role("heading", name=title, exact=True))


def package(page: Page, tmp_path: Path, name: str) -> Path:
    with page.expect_download() as saved:
        page.get_by_role("link", name="Download").first.click()
    saved.value.save_as(tmp_path / name)
    return tmp_path / name


VIEWS = {
    "": "No faults",
    "#/bring-in": "What can be brought in",
    "#/organisation": "Can it be read?",
    "#/doctor": "Drop a package here",
    "#/courses/doors/ready": "It is ready",
    "#/courses/faulty/ready": "Must be mended",
    "#/courses/doors/build": "Which LMS?",
    "#/courses/doors/versions": "There is none yet",
    "#/courses/doors/print": "Large print",
    "#/courses/doors/translate": "There is no translation yet",
    "#/courses/doors/outline": "At the door",
    "#/courses/week/outline": "The second",
}


@pytest.mark.long
def test_no_view_has_a_barrier(workbench: Open) -> None:
    page = workbench()
    page.emulate_media(reduced_motion="reduce")
    for at, words in VIEWS.items():
        go(page, at or "#/")
        expect(page.locator("#main")).to_contain_text(words)
        page.mouse.move(0, 0)
        assert violations_in_both(page) == [], at
        assert page.evaluate("document.querySelectorAll('h1').length") == 1
    for width in (320, 390, 683):  # phones; 1366 at 200 %
        page.set_viewport_size({"width": width, "height": 700})
        for at, words in VIEWS.items():
            go(page, at or "#/")
            expect(page.locator("#main")).to_contain_text(words)
            across = page.evaluate("(m => m.scrollWidth - m.clientWidth)(document.querySelector('#main'))")
            assert across <= 0, (at, width)


@pytest.mark.long
def test_no_state_has_a_barrier(workbench: Open, folder: Path, contexts: Contexts) -> None:
    page = workbench()
    page.emulate_media(reduced_motion="reduce")
    expect(card(page, "Doors")).to_contain_text("Ready")
    page.get_by_role("button", name="More for Doors").click()
    assert barriers_in_both(page) == []
    page.keyboard.press("Escape")
    page.get_by_label("Search titles and text").fill("shut it")
    expect(page.get_by_role("region", name="Found in the texts")).to_contain_text("in the texts")
    assert barriers_in_both(page) == []
    page.get_by_role("button", name="New course").first.click()
    assert barriers_in_both(page, "dialog") == []
    for door in ("From a copy", "From a file"):
        page.get_by_label(door).check()
        assert barriers_in_both(page, "dialog") == []
    page.keyboard.press("Escape")
    go(page, "#/organisation")
    page.get_by_role("button", name="Another organisation").click()
    assert barriers_in_both(page, "dialog") == []
    page.keyboard.press("Escape")
    go(page, "#/courses/faulty/build")
    page.get_by_role("radio", name="Moodle").check()
    expect(page.locator("#main")).to_contain_text("No package was built")
    assert barriers_in_both(page) == []
    go(page, "#/courses/faulty/print")
    expect(page.locator("#main")).to_contain_text("It has faults")
    assert barriers_in_both(page) == []
    go(page, "#/courses/nowhere/ready")
    expect(page.get_by_role("heading", level=1)).to_have_text("That did not work")
    assert barriers_in_both(page) == []
    contexts.faults.clear()  # the browser tells of the refusal, too
    (folder / "organisation.yaml").write_text("a: [\n", "utf-8")
    go(page, "#/organisation")
    expect(page.locator("#main")).to_contain_text("look at line")
    assert barriers_in_both(page) == []
    for name in ("doors", "faulty", "week"):
        shutil.rmtree(folder / name)
    go(page, "#/")
    expect(page.get_by_role("heading", level=1)).to_have_text("What will you make first?")
    assert barriers_in_both(page) == []
    page.get_by_role("button", name="Look around in a finished course first").click()
    expect(page.locator(".cm-content")).to_be_visible()


def test_commits_of_git_stand_among_the_versions(workbench: Open, folder: Path) -> None:
    git = ["git", "-C", str(folder), "-c", "user.name=Lee", "-c", "user.email=lee@council.example"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "As it was agreed"]):
        subprocess.run([*git, *words], check=True, capture_output=True)
    (folder / "doors/course.md").write_text(TEXT.replace("Ring twice.", "Ring once."), "utf-8")
    page = workbench("#/courses/doors/versions")
    expect(page.get_by_role("heading", name="In Git")).to_be_visible()
    page.get_by_role("button", name="As it was agreed").click()
    expect(page.locator(".sides-table ins")).to_have_text("once")
    page.get_by_role("button", name="Bring this file back: course.md").click()
    until(lambda: text_on_disk(folder) == TEXT)
    assert (folder / ".workbench/versions").is_dir()
    seen = subprocess.run([*git, "status", "--porcelain"], check=True, capture_output=True, text=True)
    assert seen.stdout == ""  # the versions that the workbench keeps are none of Git's business


REACHED = """() => {
  const $it = document.activeElement;
  if ($it === document.body) return "";
  const known = window.reached || (window.reached = new Map());
  if (!known.has($it)) known.set($it, known.size);
  const { width, height } = $it.getBoundingClientRect();
  const seen = width > 0 && height > 0 && getComputedStyle($it).visibility === "visible";
  return `${known.get($it)}${seen ? "" : " unseen"}`;
}"""
OPERATED = """() => [...document.querySelectorAll(
  "#main :is(a[href], button, input, select, textarea, summary), #top :is(a[href], button)")]
  .filter(($it) => $it.checkVisibility() && !$it.closest("[inert]") && !($it.type === "radio" && !$it.checked))
  .filter(($it) => !window.reached.has($it)).map(($it) => $it.outerHTML.slice(0, 120))"""


def test_every_view_is_operated_by_keys_alone(workbench: Open) -> None:
    """The Tab key comes to each thing that can be operated, and away from it."""
    page = workbench()
    for at, words in VIEWS.items():
        go(page, at or "#/")
        expect(page.locator("#main")).to_contain_text(words)
        # A view that is still filled in while it is gone through is gone through once more.
        until(lambda: not out_of_reach(page), lambda at=at: f"{at}: {out_of_reach(page)}")  # type: ignore[misc]


def out_of_reach(page: Page) -> list[str]:
    """What the Tab key comes to and nobody sees, and what it does not come to."""
    page.evaluate("() => { window.reached = new Map(); document.activeElement?.blur(); }")
    passed: list[str] = []
    for _ in range(300):
        page.keyboard.press("Tab")
        now = page.evaluate(REACHED)
        if now in passed:
            break
        passed.append(now)
    return [*(one for one in passed if one.endswith("unseen")), *page.evaluate(OPERATED)]


def test_cards_say_how_far_each_is(workbench: Open, folder: Path) -> None:
    page = workbench()
    expect(page.locator("#main")).to_contain_text("2 courses and 1 programme")
    expect(card(page, "Doors")).to_contain_text("Ready")
    expect(card(page, "Faulty doors")).to_contain_text("Draft")
    expect(card(page, "Faulty doors")).to_contain_text("1 fault")
    page.get_by_role("button", name="Drafts").click()
    expect(page.locator(".course:visible")).to_have_count(1)
    page.get_by_role("button", name="All", exact=True).click()
    page.get_by_label("Search titles and text").fill("shut it")
    found = page.get_by_role("region", name="Found in the texts")
    expect(found).to_contain_text("4 places in the texts")
    found.get_by_role("link", name="Doors", exact=True).click()
    expect(page.locator(".cm-activeLine")).to_have_text("Shut it.")
    go(page, "#/")
    expect(page.get_by_role("region", name="Go on where you were")).to_contain_text("Doors")
    page.get_by_role("button", name="More for Doors").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="More for Doors")).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Make a copy").click()
    expect(page.get_by_role("heading", name="Doors (copy)")).to_be_visible()
    assert (folder / "doors-copy/course.md").is_file()


def test_a_better_wording_is_no_warning(workbench: Open, folder: Path) -> None:
    """On its card as in its text."""
    (folder / "doors/course.md").write_text(TEXT.replace("Ring twice.", "Utilise the bell."), "utf-8")
    page = workbench()
    expect(card(page, "Doors")).to_contain_text("No faults")
    go(page, "#/courses/doors/write")
    expect(page.locator("#foot")).to_contain_text("1 suggestion")
    expect(page.locator("#foot")).not_to_contain_text("warning")


def test_a_programme_is_shown_opened_and_built(workbench: Open) -> None:
    page = workbench()
    week = page.locator(".course", has_text="A week")
    expect(week).to_contain_text("2 modules")
    week.get_by_text("Its modules").click()
    week.get_by_role("link", name="The second").click()
    expect(page.locator(".cm-content")).to_contain_text("Ring twice.")
    go(page, "#/courses/week/build")
    page.get_by_role("radio", name="Moodle").check()
    expect(page.locator(".parcel")).to_contain_text("week-1.0-scorm12.zip")


def test_a_new_course_begins_with_a_copy(workbench: Open, folder: Path) -> None:
    page = workbench()
    expect(card(page, "Doors")).to_contain_text("Ready")
    page.get_by_role("button", name="New course").first.click()
    page.get_by_label("From a copy").check()
    page.get_by_label("Copy of").select_option("doors")
    title = page.get_by_role("textbox", name="Title")
    expect(title).to_have_value("Doors (copy)")
    page.get_by_label("From a template").check()
    expect(title).to_have_value("")
    page.get_by_label("From a copy").check()
    title.fill("Windows")
    page.get_by_label("Copy of").select_option("doors")
    title.press("Enter")
    expect(page.locator(".cm-content")).to_contain_text("Ring twice.")
    assert 'title: "Windows"' in (folder / "windows/course.md").read_text("utf-8")
    assert "course: windows" in (folder / "windows/ids.lock").read_text("utf-8")


def test_a_new_course_begins_with_a_file(workbench: Open, folder: Path) -> None:
    page = workbench()
    page.get_by_role("button", name="New course").first.click()
    doors = page.get_by_role("group", name="From what?").get_by_role("radio")
    expect(doors).to_have_count(3)
    doors.first.focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("From a file")).to_be_checked()
    expect(page.get_by_role("textbox", name="Title")).to_be_hidden()
    with page.expect_file_chooser() as chosen:
        page.get_by_role("dialog").get_by_role("button", name="Choose").press("Enter")
    chosen.value.set_files(
        {"name": "Gates.md", "mimeType": "text/markdown", "buffer": b"# Gates\n\n## At the gate\n\nRing.\n"}
    )
    expect(page).to_have_url(re.compile("#/bring-in/result"))
    expect(page.get_by_role("dialog")).to_have_count(0)
    until(lambda: any("Ring." in file.read_text("utf-8") for file in folder.glob("gates/*.md")))


def test_the_organisation_is_written_value_by_value(workbench: Open, folder: Path) -> None:
    page = workbench("#/organisation")
    file = folder / "organisation.yaml"
    for made in ("Pale tint", "Brand, dark screens", "Tint, dark screens"):
        expect(page.get_by_label(f"Choose: {made}")).not_to_have_value("#000000")  # but what is made from the brand
    page.get_by_label("Name", exact=True).fill("Southvale Council")
    until(lambda: "Southvale" in file.read_text("utf-8"))
    wanted = ORGANISATION.replace("Northmere Council", "Southvale Council")
    assert file.read_text("utf-8") == wanted
    page.get_by_role("textbox", name="Brand", exact=True).fill("#2f8fb3")
    verdict = page.locator(".verdict-line")
    expect(verdict).to_contain_text("too pale to read")
    verdict.get_by_role("button").click()
    expect(verdict).to_contain_text("can be read well")
    chosen = page.get_by_role("textbox", name="Brand", exact=True).input_value()
    until(lambda: chosen in file.read_text("utf-8"))
    wanted = wanted.replace("#0b4a5e", chosen)
    assert file.read_text("utf-8") == wanted
    for typed, meant in (("blue", chosen), ("05A", "#0055aa")):  # what is no colour is told, and not saved
        page.get_by_role("textbox", name="Brand", exact=True).fill(typed)
        page.keyboard.press("Tab")
        expect(page.get_by_text("That is no colour, and is not saved")).to_have_count(int(meant == chosen))
        until(lambda meant=meant: f"brand: '{meant}'" in file.read_text("utf-8").replace('"', "'"))  # type: ignore[misc]
    expect(page.get_by_role("textbox", name="Brand", exact=True)).to_have_value("#0055aa")
    wanted = wanted.replace(chosen, "#0055aa")
    page.get_by_role("button", name="Add a line: Charter: promises").click()
    page.keyboard.type("We will ring back.")
    wanted += "    - We will ring back.\n"
    until(lambda: file.read_text("utf-8") == wanted)
    page.get_by_role("button", name="Remove: Charter: promises 2").click()
    until(lambda: "We will listen" not in file.read_text("utf-8"))
    page.get_by_role("button", name="Undo").click()
    until(lambda: file.read_text("utf-8") == wanted)
    page.get_by_label("Who").fill("Safeguarding")
    page.get_by_label("What it says").first.fill("01632 960 001")
    page.keyboard.press("Enter")
    until(lambda: "  safeguarding: 01632 960 001\n" in file.read_text("utf-8"))
    expect(page.get_by_label("Who")).to_be_focused()
    page.get_by_label("Who").fill("Press office")
    page.locator("#add-another-contact-value").fill("01632 960 002")
    page.get_by_label("Short name").click()  # as who takes it for written
    until(lambda: "  press office: 01632 960 002\n" in file.read_text("utf-8"))
    expect(page.get_by_label("Short name")).to_be_focused()
    expect(page.locator("#main")).to_contain_text("{{ contacts.safeguarding }}")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose: Drop a logo here").click()
    drawing = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'/>"
    chooser.value.set_files(FilePayload(name="Our New Logo.svg", mimeType="image/svg+xml", buffer=drawing))
    until(lambda: "logo: our-new-logo.svg\n" in file.read_text("utf-8"))
    assert (folder / "our-new-logo.svg").read_bytes() == drawing
    assert file.read_text("utf-8").startswith("# Ours, and nobody else's.\n")


def test_whatever_an_organisation_says_has_its_place_in_the_form(workbench: Open, folder: Path) -> None:
    """Contacts as a list, as one line, within each other; lists of what no page can show."""
    file = folder / "organisation.yaml"
    file.write_text(
        "organisation: Northmere\ncontacts: # of all\n  - ring 01632 960 001\n  - write to us\n"
        "charter:\n  promise: We will be polite.\nteams:\n  - name: Parking\n    phone: 01632 960 002\n",
        "utf-8",
    )
    page = workbench("#/organisation")
    contacts = page.get_by_role("region", name="Contacts")
    expect(contacts).to_contain_text("{{ contacts }}")
    expect(contacts.get_by_label("Contacts 1", exact=True)).to_have_value("ring 01632 960 001")
    expect(page.get_by_role("button", name="Another contact")).to_be_hidden()
    expect(page.get_by_label("Charter: promise")).to_have_value("We will be polite.")
    teams = page.get_by_role("region", name="Teams")
    expect(teams).to_contain_text("name: Parking, phone: 01632 960 002")
    expect(teams.get_by_role("textbox")).to_have_count(0)
    assert barriers(page) == []
    contacts.get_by_role("button", name="Add a line").click()
    page.keyboard.type("come in")
    until(
        lambda: "contacts: # of all\n  - ring 01632 960 001\n  - write to us\n  - come in\n" in file.read_text("utf-8")
    )

    for written, name, value in (
        ("contacts: Ring us\n", "Contacts", "Ring us"),
        ("contacts:\n  learning:\n    phone: 01632\n", "Learning: phone", "01632"),
    ):
        file.write_text(written, "utf-8")
        page.reload()
        field = page.get_by_role("region", name="Contacts").get_by_label(name)
        expect(field).to_have_value(value)
        field.press("End")
        page.keyboard.type("9")
        until(lambda written=written: file.read_text("utf-8") == written.removesuffix("\n") + "9\n")  # type: ignore[misc]


def test_what_is_not_ready_leads_to_its_place_and_is_mended(workbench: Open, folder: Path) -> None:
    page = workbench("#/courses/faulty/ready")
    must = page.get_by_role("region", name="Must be mended")
    expect(must).to_contain_text("At the door")
    expect(page.get_by_role("complementary", name="In short")).to_contain_text("Not yet: one thing is left")
    expect(page.get_by_role("region", name="Accessibility")).to_contain_text("here")
    must.get_by_role("button", name="Why").click()
    expect(must.locator(".why")).to_contain_text("Nobody could answer it")
    must.get_by_role("link", name="Go there: this question has no right answer marked").click()
    expect(page.locator(".cm-activeLine")).to_contain_text("Who rings?")
    go(page, "#/courses/faulty/ready")
    before = (folder / "faulty/course.md").read_text("utf-8")
    mend = page.get_by_role("region", name="Worth mending").get_by_role("button", name="Mend it").first
    mend.click()
    until(lambda: (folder / "faulty/course.md").read_text("utf-8") == before.replace("Qestion", "Question"))
    page.get_by_role("button", name="Undo").click()
    until(lambda: (folder / "faulty/course.md").read_text("utf-8") == before)
    page.get_by_role("button", name="Mend all that can be (1)").click()
    until(lambda: "Qestion" not in (folder / "faulty/course.md").read_text("utf-8"))


def test_a_course_full_of_faults_tells_the_first_and_how_many_more(workbench: Open, folder: Path) -> None:
    questions = "".join(f"\n### Question: Is it {number}?\n- [ ] Yes\n- [ ] No\n" for number in range(30))
    (folder / "faulty/course.md").write_text(TEXT + questions, "utf-8")
    page = workbench("#/courses/faulty/ready")
    must = page.get_by_role("region", name="Must be mended")
    expect(must.get_by_role("listitem")).to_have_count(13)
    must.get_by_role("button", name="and 18 more").click()
    expect(must.get_by_role("listitem")).to_have_count(30)
    go(page, "#/courses/faulty/build")
    page.get_by_role("radio", name="Moodle").check()
    page.get_by_role("link", name="and 27 more").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Is it ready?")


def test_versions_are_named_compared_and_brought_back(workbench: Open, folder: Path) -> None:
    page = workbench("#/courses/doors/versions")
    page.get_by_label("Name the texts as they are now").fill("Sent to legal")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Sent to legal")).to_be_visible()
    changed = TEXT.replace("Ring twice.", "Ring once.") + "\n## The lift\n\nWait.\n"
    (folder / "doors/course.md").write_text(changed, "utf-8")
    page.reload()
    page.get_by_role("button", name="Sent to legal").click()
    expect(page.locator(".inwords")).to_contain_text("1 page is new: “The lift”.")
    expect(page.locator(".sides-table del")).to_have_text("twice")
    expect(page.locator(".sides-table ins").first).to_have_text("once")
    assert barriers(page) == []
    page.get_by_role("button", name="In one").click()
    assert barriers(page) == []
    page.get_by_role("button", name="Next change").click()
    expect(page.locator("tr.changed").first).to_be_focused()
    page.get_by_role("button", name="Bring all back").click()
    until(lambda: text_on_disk(folder) == TEXT)
    page.get_by_role("button", name="Undo").click()
    until(lambda: text_on_disk(folder) == changed)


def test_versions_are_found_below_the_outline_and_in_the_palette(workbench: Open) -> None:
    page = workbench("#/courses/doors/write")
    page.get_by_role("region", name="Outline").get_by_role("link", name="Versions").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Versions")
    go(page, "#/courses/doors/ready")
    expect(page.get_by_role("heading", level=1)).to_have_text("Is it ready?")
    page.keyboard.press("Control+k")
    page.keyboard.type("earlier")
    page.keyboard.press("Enter")
    page.wait_for_url("**/versions")


def test_a_course_without_versions_says_what_they_are_and_shows_the_first(workbench: Open, folder: Path) -> None:
    page = workbench("#/courses/doors/versions")
    expect(page.get_by_role("heading", name="No version yet")).to_be_visible()
    assert barriers(page) == []
    other = workbench("#/courses/doors/write")
    to_line(other, "Ring twice.")
    other.keyboard.type(" Then wait.")
    expect(page.get_by_role("heading", name="By time")).to_be_visible()
    expect(page.locator("#say")).to_contain_text("A version was kept")
    expect(page.locator(".sides-table")).to_contain_text("Then wait.")  # as far as it is saved, and then the rest
    page.get_by_label("Name the texts as they are now").fill("Sent to legal")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Named")).to_be_visible()
    assert (folder / ".workbench/.gitignore").read_text("utf-8") == "*\n"


def test_a_later_file_goes_into_the_course_that_it_was_made_into(
    workbench: Open, folder: Path, contexts: Contexts
) -> None:
    page = workbench("#/bring-in")

    def give(content: bytes) -> None:
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="Choose: Drop files here").click()
        chooser.value.set_files(FilePayload(name="Our Quiz (2026).gift", mimeType="text/plain", buffer=content))
        expect(page.get_by_role("region", name="In doubt")).to_contain_text("No answer is marked as right")

    give(GIFT)
    assert barriers(page) == []
    file = folder / "our-quiz-2026/course.md"
    file.write_text(file.read_text("utf-8").replace("Which is blue?", "Which of them is blue?"), "utf-8")
    page.get_by_role("link", name="Bring in more").click()
    expect(page.get_by_label("Make of it")).to_contain_text("Our Quiz (2026).gift")
    give(GIFT.replace(b"~Grass", b"~Grass ~Sand"))
    text = file.read_text("utf-8")
    assert "Which of them is blue?" in text
    assert "- [ ] Sand" in text
    assert not (folder / "our-quiz-2026-2").exists()
    page.get_by_role("link", name="Bring in more").click()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose: Drop files here").click()
    chooser.value.set_files(FilePayload(name="old.doc", mimeType="x", buffer=b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 99))
    expect(page.locator("#progress")).to_contain_text("old.doc was not imported")
    contexts.forgive()  # the browser tells of the refusal, too


def test_a_document_that_falls_anywhere_is_brought_in(workbench: Open, folder: Path) -> None:
    page = workbench("#/courses/doors/ready")
    expect(page.locator("#main")).to_contain_text("It is ready")
    give = """content => {
      const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([bytes], "quiz.gift"));
      const fall = { bubbles: true, cancelable: true, dataTransfer };
      document.querySelector("#main").dispatchEvent(new DragEvent("drop", fall));
    }"""
    page.evaluate(give, base64.b64encode(GIFT).decode())
    expect(page.locator("#main")).to_contain_text("1 thing to look at")
    assert (folder / "quiz/course.md").is_file()


def test_a_package_says_what_it_changes_for_learners(workbench: Open, folder: Path, tmp_path: Path) -> None:
    page = workbench("#/courses/doors/build")
    page.get_by_label("Another one, or I don't know").check()
    expect(page.locator("#main")).to_contain_text("That means SCORM 1.2")
    expect(page.locator("#main")).to_contain_text("Upload it to your LMS")
    first = package(page, tmp_path, "first.zip")
    assert "index.html" in zipfile.ZipFile(first).namelist()
    (folder / "doors/course.md").write_text(TEXT + "\n### Question: Shut?\n- [x] Yes\n- [ ] No\n", "utf-8")
    page.reload()
    changes = page.get_by_role("complementary")
    expect(changes).to_contain_text("Since the package that you downloaded")
    expect(changes).to_contain_text("Learners keep their progress")
    expect(changes).to_contain_text("New, to be answered")
    assert barriers(page) == []
    page.get_by_text("Choose a format myself").click()
    page.get_by_label("Format").select_option("cmi5")
    expect(page.locator(".parcel")).to_contain_text("cmi5.zip")
    go(page, "#/")
    expect(card(page, "Doors")).to_contain_text("Built")
    go(page, "#/doctor")
    for name in ("first.zip", "second.zip"):
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="Choose: Drop a package here").click()
        chooser.value.set_files(FilePayload(name=name, mimeType="application/zip", buffer=first.read_bytes()))
        expect(page.get_by_role("region", name=name)).to_contain_text("SCORM 1.2")
    assert barriers(page) == []
    page.get_by_role("button", name="What changed since").click()
    expect(page.get_by_role("region", name="What changed")).to_contain_text("Learners keep their progress")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose: Drop a package here").click()
    chooser.value.set_files(FilePayload(name="no.zip", mimeType="application/zip", buffer=b"no zip at all"))
    expect(page.get_by_role("region", name="no.zip")).to_contain_text("not read")


def test_a_package_on_show_says_that_its_course_has_changed(workbench: Open, folder: Path) -> None:
    page = workbench("#/courses/doors/build")
    page.get_by_label("Moodle", exact=True).check()
    ready = page.get_by_role("link", name="Download")
    expect(ready).to_be_visible()
    page.wait_for_timeout(1000)  # what the build itself has written is no news
    stale = page.get_by_text("The course has changed since.")
    expect(stale).to_have_count(0)
    text = text_on_disk(folder)
    (folder / "doors/course.md").write_text(text.replace("[x]", "[ ]"), "utf-8")
    expect(stale).to_be_visible()
    page.get_by_role("button", name="Build it again").click()
    expect(page.get_by_text("No package was built: it has faults.")).to_be_visible()
    expect(ready).to_have_count(0)


def test_a_title_of_blanks_is_none(workbench: Open, folder: Path) -> None:
    page = workbench()
    page.get_by_role("button", name="New course").click()
    page.locator("#new-title").fill("   ")
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    expect(page.get_by_role("dialog")).to_be_visible()
    assert not (folder / "course").exists()


def test_printed_and_translated(workbench: Open, folder: Path, tmp_path: Path) -> None:
    page = workbench("#/courses/doors/print")
    page.get_by_role("button", name="A page for the browser: Handout").click()
    printed = package(page, tmp_path, "handout.html")
    assert "Ring twice." in printed.read_text("utf-8")
    assert barriers(page) == []
    go(page, "#/courses/doors/outline")
    page.get_by_role("button", name="Make a page of it").click()
    assert "At the door" in package(page, tmp_path, "outline.html").read_text("utf-8")
    go(page, "#/courses/doors/translate")
    page.get_by_label("Another language").fill("welsh")
    page.get_by_role("button", name="Start it").click()
    expect(page.get_by_role("heading", name="Welsh")).to_contain_text("0 % done")
    page.get_by_role("button", name="PO").click()
    sent = package(page, tmp_path, "doors-cy.po").read_text("utf-8")
    back = re.sub(r'(msgid "Ring twice\."\nmsgstr )""', r'\1"Canwch ddwywaith."', sent)
    assert back != sent
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose: What came back").click()
    chooser.value.set_files(FilePayload(name="doors-cy.po", mimeType="text/plain", buffer=back.encode()))
    expect(page.get_by_role("heading", name="Welsh")).not_to_contain_text("0 % done")
    assert "Canwch ddwywaith." in (folder / "doors/translations/cy.xlf").read_text("utf-8")
    assert barriers(page) == []


def test_what_is_made_is_handed_out_and_never_shown(workbench: Open, folder: Path) -> None:
    """No other file leaves by that address, and a page among them runs nothing here."""
    page = workbench()
    base = page.evaluate("location.origin")
    [cookie] = page.context.cookies()
    known = {cookie["name"]: cookie["value"]}
    (folder / "dist").mkdir()
    for name in ("a.html", "a.md", "secret.txt"):
        (folder / "dist" / name).write_text("<script>alert(1)</script>", "utf-8")
    answer = httpx2.get(f"{base}/made/a.html", cookies=known, timeout=PATIENCE)
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "script-src" not in answer.headers["Content-Security-Policy"]
    assert httpx2.get(f"{base}/made/a.html", timeout=PATIENCE).status_code == 403
    for name in ("a.md", "secret.txt", "..%2forganisation.yaml", "..%2fdoors%2fcourse.md", ".workbench", "none.zip"):
        assert httpx2.get(f"{base}/made/{name}", cookies=known, timeout=PATIENCE).status_code == 404


def test_names_that_hold_code_are_words(workbench: Open, folder: Path) -> None:
    evil = '<img src=x onerror="document.title=1">'
    (folder / "doors/course.md").write_text(
        TEXT.replace("title: Doors", f"title: '{evil}'").replace("At the door", evil), "utf-8"
    )
    (folder / "organisation.yaml").write_text(f"organisation: '{evil}'\ncontacts:\n  {json.dumps(evil)}: x\n", "utf-8")
    page = workbench()
    for at, words in {
        "#/": "No faults",
        "#/organisation": "Can it be read?",
        "#/courses/doors/ready": "Everything that was found",
        "#/courses/doors/outline": "What is in it, and how long it takes",
        "#/courses/doors/versions": "There is none yet",
    }.items():
        go(page, at)
        expect(page.locator("#main > .view")).to_contain_text(words)
        page.wait_for_timeout(200)  # code would run by then
        assert page.locator("#main img[src=x]").count() == 0
        assert page.evaluate("document.title") != "1"
