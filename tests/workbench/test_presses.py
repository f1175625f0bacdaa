"""What comes late neither takes a press away from what was pressed, nor the focus from where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.patience import until
from tests.workbench.conftest import TEXT
from tests.workbench.test_late import Held
from tests.workbench.test_outline import item
from tests.workbench.test_page import WRITE, module, text_on_disk, to_line

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page, Route

    from tests.workbench.test_page import Open

AFTERWARDS = "() => new Promise((done) => setTimeout(done, 100))"  # what was answered is drawn, if it is drawn at once


def press_while_answered(page: Page, held: Held, pressed: Locator, words: str) -> None:
    """Words are typed; the answer to what follows from them comes while the mouse is down."""
    page.keyboard.insert_text(words)
    held.asked()
    pressed.hover()
    page.mouse.down()
    with page.expect_response(held.address):
        held.go()
    page.evaluate(AFTERWARDS)
    page.mouse.up()


def test_a_press_counts_though_what_was_pressed_is_drawn_anew(workbench: Open, folder: Path) -> None:
    page = workbench(WRITE)
    to_line(page, "Ring twice.")
    expect(item(page, "Who rings?")).to_be_visible()
    held = Held(page, "seen")
    press_while_answered(page, held, item(page, "Inside").locator("> .it"), "\n\nThen [wait].")
    expect(page.locator(".cm-activeLine")).to_have_text("## Inside")
    to_line(page, "Shut it.")
    held = Held(page, "seen")
    press_while_answered(page, held, page.locator("#foot button"), "\n\n### Question: Shut?\n- [ ] Yes\n- [ ] No")
    expect(page.locator("#say")).to_have_text("No faults")  # as it was when it was pressed
    to_line(page, "[ ] No")
    held = Held(page, "seen")
    press_while_answered(page, held, page.get_by_role("link", name="Build"), "\n\n### Question: So?\n- [ ] Yes")
    page.wait_for_url("**/build")
    until(lambda: "### Question: So?\n- [ ] Yes" in text_on_disk(folder))


def test_a_key_on_a_button_counts_too(workbench: Open) -> None:
    page = workbench(WRITE)
    to_line(page, "Ring twice.")
    held = Held(page, "seen")
    page.keyboard.insert_text("\n\n### Question: Shut?\n- [ ] Yes\n- [ ] No")
    held.asked()
    page.locator("#foot button").focus()
    page.keyboard.down("Space")
    with page.expect_response(held.address):
        held.go()
    page.evaluate(AFTERWARDS)
    page.keyboard.up("Space")
    expect(page.locator("#say")).to_have_text("No faults")  # as it was when it was pressed


def test_who_goes_by_keys_stays_where_they_are(workbench: Open, folder: Path) -> None:
    """In the bar, at the foot, and among the courses, whatever is drawn anew there."""
    page = workbench(WRITE)
    expect(page.locator("#foot")).to_contain_text("No faults")
    file, build = folder / "doors/course.md", page.get_by_role("link", name="Build")
    build.focus()
    file.write_text(TEXT.replace("[x]", "[ ]"), "utf-8")
    expect(page.locator("#foot")).to_contain_text("1 fault")
    expect(build).to_be_focused()
    page.locator("#foot button").focus()
    file.write_text(TEXT, "utf-8")
    expect(page.locator("#foot")).to_contain_text("No faults")
    expect(page.locator("#foot button")).to_be_focused()

    held = Held(page, "card")
    page.evaluate("location.hash = '#/'")
    held.asked()
    page.locator(".course h2 a").focus()
    held.go()
    expect(page.locator(".course")).to_contain_text("2 pages")
    expect(page.locator(".course h2 a")).to_be_focused()


MORE = TEXT.replace("# Two", "### Question: Where?\n- [x] Here\n- [ ] There\n\n# Two")


def test_a_press_in_the_module_counts_though_a_newer_version_comes(workbench: Open, folder: Path) -> None:
    page = workbench(WRITE)
    answer = module(page).get_by_label("Lee")
    answer.hover()
    page.mouse.down()
    with page.expect_response("**/played/**"):
        (folder / "doors/course.md").write_text(MORE, "utf-8")
    page.evaluate(AFTERWARDS)
    page.mouse.up()
    expect(module(page).get_by_label("There")).to_be_attached()
    expect(module(page).get_by_label("Lee")).to_be_checked()


def test_in_a_version_that_has_had_its_time_nothing_is_pressed(workbench: Open, folder: Path) -> None:
    """What was would be lost once the newer one is there."""
    page = workbench(WRITE)
    answer = module(page).get_by_label("Lee")
    answer.hover()
    held: list[Route] = []

    def hold(route: Route) -> None:
        if route.request.resource_type == "document":
            held.append(route)
        else:
            route.continue_()

    page.route("**/played/**", hold)
    (folder / "doors/course.md").write_text(MORE, "utf-8")
    until(lambda: page.evaluate("true") and held)
    page.mouse.down()
    page.mouse.up()
    expect(answer).not_to_be_checked()
    held[0].continue_()
    page.unroute("**/played/**")
    expect(module(page).get_by_label("There")).to_be_attached()
    module(page).get_by_label("Lee").click()
    expect(module(page).get_by_label("Lee")).to_be_checked()


def test_what_can_be_taken_back_stays_long_enough_to_be_reached(workbench: Open) -> None:
    page = workbench()
    page.clock.install()
    page.reload()
    page.get_by_role("button", name="More for Doors").click()
    page.clock.pause_at(page.evaluate("() => Date.now()") / 1000 + 1)  # time stands still but where it is put forward
    page.get_by_role("button", name="Make a copy").click()
    toast = page.locator(".toast")

    def is_told() -> bool:
        page.clock.run_for(50)
        return toast.count() > 0

    until(is_told)
    page.clock.run_for(9_000)
    expect(toast).to_be_visible()
    page.clock.run_for(15_000)
    expect(toast).to_have_count(0)
