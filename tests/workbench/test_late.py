"""Whatever the engine takes its time for: who has gone on meanwhile keeps words, cursor and focus."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, Any

import httpx2
import pytest
from playwright.sync_api import FilePayload, expect

from tests.patience import PATIENCE, until
from tests.preview.running import running
from tests.workbench.conftest import TEXT
from tests.workbench.test_outline import item
from tests.workbench.test_page import WRITE, module, text_on_disk, to_line

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import APIResponse, Page, Route

    from tests.workbench.test_page import Open


class Held:
    """The answers to a verb, held back until they are let go."""

    def __init__(self, page: Page, verb: str) -> None:
        self.page, self.address = page, f"**/engine/{verb}"
        self.routes: list[Route] = []
        page.route(self.address, self._keep)

    def _keep(self, route: Route) -> None:
        self.routes.append(route)

    def asked(self, number: int = 1) -> None:
        """Waits until so many are held."""
        until(lambda: self.page.evaluate("null") or len(self.routes) >= number)

    def go(self, number: int | None = None) -> None:
        """Lets the answers come; with a number, that one alone, whole."""
        if number is None:
            self.page.unroute(self.address)  # which lets go of those that are held
        else:
            with self.page.expect_response(self.address):
                self.routes[number].continue_()


def test_what_is_typed_while_the_outline_is_changed_stays(workbench: Open, folder: Path) -> None:
    page = workbench(WRITE)
    item(page, "Inside").locator("> .it").click()
    expect(item(page, "Inside")).to_be_focused()
    held = Held(page, "move")
    page.keyboard.press("Alt+ArrowUp")
    held.asked()
    item(page, "At the door").locator("> .it").first.click()
    to_line(page, "Ring twice.")
    page.keyboard.type("\n\nThen wait.")
    page.evaluate("() => new Promise((done) => setTimeout(done, 200))")  # longer than until it would be saved
    held.go()
    expect(page.locator(".toast")).to_contain_text("Moved “Inside”")
    page.keyboard.type(" Always.")
    moved = TEXT.replace("Ring twice.", "Ring twice.\n\nThen wait. Always.")
    moved = moved.replace("\n# Two\n\n## Inside\n\nShut it.\n", "\n## Inside\n\nShut it.\n\n# Two\n")
    until(lambda: text_on_disk(folder) == moved, lambda: text_on_disk(folder))
    expect(page.locator(".cm-content")).to_be_focused()


def test_a_fault_is_mended_where_it_is_now(workbench: Open, folder: Path) -> None:
    """What was found is older than what was typed since, above it and in its line."""
    text = TEXT.replace("Ring twice.", "Well.\n\nAt the door utilise the bell.")
    (folder / "doors/course.md").write_text(text, "utf-8")
    page = workbench(WRITE)
    expect(page.locator("#foot")).to_contain_text("1 suggestion")
    held = Held(page, "seen")
    to_line(page, "Well.")
    page.keyboard.type("\n\nMore of it.")
    to_line(page, "At the door utilise")
    page.keyboard.press("Home")
    page.keyboard.type("And ")
    held.asked()
    page.keyboard.press("F8")
    expect(page.locator(".cm-activeLine")).to_have_text("And At the door utilise the bell.")
    page.locator(".fault").get_by_role("button", name="Write “use”").click()
    mended = text.replace("Well.", "Well.\n\nMore of it.").replace("At the door utilise", "And At the door use")
    until(lambda: text_on_disk(folder) == mended, lambda: text_on_disk(folder))
    item(page, "Inside").locator("> .it").click()  # whose line is another now
    expect(page.locator(".cm-activeLine")).to_have_text("## Inside")
    held.go()


def test_where_both_wrote_is_told_and_who_writes_elsewhere_goes_on(workbench: Open, folder: Path) -> None:
    page = workbench(WRITE)
    page.get_by_role("button", name="File", exact=True).click()
    to_line(page, "Ring twice.")
    held = Held(page, "write")
    page.keyboard.type(" Then wait.")
    held.asked()
    (folder / "doors/course.md").write_text(TEXT.replace("Ring twice.\n", "Ring once.\n"), "utf-8")
    to_line(page, "Shut it.")
    held.go()
    expect(page.get_by_role("alert")).to_contain_text("Ring once.")
    page.keyboard.type(" Well.")
    expect(page.locator(".cm-content")).to_contain_text("Shut it. Well.")
    page.get_by_role("button", name="Go to the place").click()
    page.get_by_role("alert").get_by_role("button", name="Both, one after the other").click()
    wanted = TEXT.replace("twice.\n", "twice. Then wait.\nRing once.\n").replace("Shut it.", "Shut it. Well.")
    until(lambda: text_on_disk(folder) == wanted, lambda: text_on_disk(folder))
    page.get_by_role("button", name="Page", exact=True).first.click()


def test_what_is_added_late_takes_nothing_from_the_next_one(workbench: Open, folder: Path) -> None:
    (folder / "organisation.yaml").write_text("organisation: Northmere\ncontacts:\n  learning: Pat\n", "utf-8")
    page = workbench("#/organisation")
    page.get_by_label("Who").fill("Safeguarding")
    page.get_by_label("What it says").first.fill("01632 960 001")
    held = Held(page, "set_value")
    page.keyboard.press("Enter")
    held.asked()
    page.get_by_label("Learning").fill("Kim")
    page.get_by_label("Learning").press("End")
    held.go()
    expect(page.get_by_label("Safeguarding")).to_have_value("01632 960 001")
    page.keyboard.type(" Roe")
    until(lambda: "learning: Kim Roe\n" in (folder / "organisation.yaml").read_text("utf-8"))
    expect(page.get_by_label("Who")).to_have_value("")


def test_an_older_question_is_not_answered_over_a_newer_one(workbench: Open) -> None:
    page = workbench()
    expect(page.locator("#main")).to_contain_text("Ready")
    held = Held(page, "search")
    find = page.get_by_label("Search titles and text")
    find.fill("ring")
    held.asked()
    find.fill("shut it")
    held.asked(2)
    found = page.get_by_role("region", name="Found in the texts")
    held.go(1)
    expect(found.locator("mark")).to_have_text(["Shut it"])
    held.go(0)
    page.evaluate("null")
    expect(found.locator("mark")).to_have_text(["Shut it"])


def test_an_older_module_does_not_take_the_place_of_a_newer_one(workbench: Open, folder: Path) -> None:
    page = workbench(WRITE)
    shown = module(page).locator("section.page:not([hidden])")
    expect(shown).to_contain_text("Ring twice.")
    held: list[Route] = []
    answers: list[APIResponse] = []

    def keep_the_first(route: Route) -> None:
        if held:
            route.continue_()
        else:
            held.append(route)
            answers.append(route.fetch())

    page.route("**/courses/doors?*", keep_the_first)
    to_line(page, "Ring twice.")
    page.keyboard.insert_text(" One.")
    until(lambda: page.evaluate("true") and answers)
    page.keyboard.insert_text(" Two.")
    expect(shown).to_contain_text("One. Two.")
    with page.expect_response("**/courses/doors?*"):
        held[0].fulfill(response=answers[0])
    page.wait_for_timeout(700)
    expect(shown).to_contain_text("One. Two.")
    until(lambda: "One. Two." in text_on_disk(folder))


def test_nothing_is_mended_in_a_text_that_has_changed_since(workbench: Open, folder: Path) -> None:
    """Neither in a wrong line nor over what others wrote; nor is that taken back with what was mended."""
    text = TEXT + "\n### Qestion: Shut?\n- [x] Yes\n- [ ] No\n"
    (folder / "doors/course.md").write_text(text, "utf-8")
    page = workbench("#/courses/doors/ready")
    mend = page.get_by_role("button", name="Mend it").first
    expect(mend).to_be_visible()
    newer = text.replace("# One", "# One\n\nNewer.")
    (folder / "doors/course.md").write_text(newer, "utf-8")
    mend.click()
    expect(page.locator(".toast")).to_contain_text("The text has changed since")
    assert text_on_disk(folder) == newer
    mend.click()
    until(lambda: text_on_disk(folder) == newer.replace("Qestion", "Question"))
    undo = page.locator(".toast").get_by_role("button", name="Undo")
    expect(undo).to_be_visible()
    (folder / "doors/course.md").write_text(text_on_disk(folder).replace("Newer.", "Newest."), "utf-8")
    undo.click()
    until(lambda: text_on_disk(folder) == newer.replace("Newer.", "Newest."), lambda: text_on_disk(folder))


@pytest.mark.parametrize("key", ["F1", "Why?"])
def test_help_is_there_at_once_and_filled_in_when_it_comes(workbench: Open, folder: Path, key: str) -> None:
    (folder / "doors/course.md").write_text(TEXT.replace("[x]", "[ ]"), "utf-8")
    page = workbench(WRITE)
    expect(page.locator("#foot")).to_contain_text("1 fault")
    held = Held(page, "guide" if key == "F1" else "why")
    to_line(page, "Who rings?")
    if key == "F1":
        page.keyboard.press("F1")
    else:
        page.keyboard.press("F8")
        page.locator(".fault").get_by_role("button", name="Why?").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("In a moment")
    held.asked()
    held.go()
    expect(dialog).to_contain_text("[x]")
    expect(dialog.get_by_role("heading").first).to_have_text(
        "Question" if key == "F1" else "A question has no right answer marked"
    )
    page.keyboard.press("Escape")
    expect(page.locator(".cm-content" if key == "F1" else ".fault button.bare")).to_be_focused()


def test_whoever_goes_while_something_is_sent_leaves_no_fault_behind(folder: Path) -> None:
    """As a window that is closed: the terminal says nothing of it, and the next one is answered."""
    with running(folder, command="workbench") as started:
        origin = started.address.partition("/?")[0]
        cookie = httpx2.get(started.address, timeout=PATIENCE).headers["Set-Cookie"].partition(";")[0]
        own = {"Host": origin.removeprefix("http://"), "Origin": origin, "Cookie": cookie}
        head = {**own, "Content-Type": "application/json", "Content-Length": "1000"}
        lines = ["POST /engine/read HTTP/1.1", *(f"{name}: {value}" for name, value in head.items()), "", '{"file":']
        for _ in range(3):
            with socket.create_connection(("127.0.0.1", int(origin.rpartition(":")[2]))) as sent:
                sent.sendall("\r\n".join(lines).encode())
        asked = {"file": "doors/course.md"}
        assert httpx2.post(f"{origin}/engine/read", json=asked, headers=own, timeout=PATIENCE).json()["text"] == TEXT


def test_who_has_gone_on_is_not_taken_to_what_was_brought_in(workbench: Open, folder: Path) -> None:
    page = workbench("#/bring-in")
    held = Held(page, "import_brought")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose: Drop files here").click()
    gift = b"::Sky::Which is blue? {=The sky ~Grass}\n"
    chooser.value.set_files(FilePayload(name="quiz.gift", mimeType="text/plain", buffer=gift))
    held.asked()
    page.evaluate(f"location.hash = '{WRITE}'")
    to_line(page, "Ring twice.")
    page.keyboard.type(" Then")
    held.go()
    expect(page.locator(".toast")).to_contain_text("quiz.gift")
    page.keyboard.type(" wait.")
    until(lambda: "Ring twice. Then wait.\n" in text_on_disk(folder))
    page.locator(".toast").get_by_role("button", name="Look at it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("quiz.gift")


def test_of_a_long_course_what_was_just_changed_comes_first(workbench: Open) -> None:
    told: list[dict[str, Any]] = []

    def slowly(route: Route) -> None:
        told.append(route.fetch().json() | {"seconds": 2})
        route.fulfill(json=told[-1])

    page = workbench(WRITE)
    shown = module(page).locator("section.page:not([hidden])")
    expect(shown).to_contain_text("Ring twice.")
    page.route("**/engine/seen", slowly)
    to_line(page, "Ring twice.")
    page.keyboard.type(" Then wait.")
    expect(shown).to_contain_text("Then wait.")
    expect(page.locator("#foot")).to_contain_text("11 words")
    until(lambda: page.evaluate("null") or told)
    held = Held(page, "seen")
    builds: list[Route] = []
    page.route("**/courses/doors?*", lambda route: builds.append(route))  # noqa: PLW0108 - it takes an attribute
    page.keyboard.type(" Please utilise the bell.")
    expect(page.locator("#foot")).to_contain_text("1 suggestion")
    expect(shown).to_contain_text("Please utilise the bell.")
    expect(page.locator(".cm-lintRange-hint")).to_have_text("utilise")
    held.asked()  # and the rest comes once its author pauses
    until(lambda: page.evaluate("null") or builds)
    held.go()
    page.unroute("**/courses/doors?*")
    page.keyboard.type(" Then\n\n## Another door\n\ngo in.")  # more than one page
    expect(page.locator("#tree")).to_contain_text("Another door")
