"""The page in a real browser: what is typed is saved, seen, mended, built and handed over."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

import httpx2
import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations_in_both
from tests.patience import PATIENCE, until
from tests.workbench.barriers import barriers
from tests.workbench.conftest import TEXT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import FrameLocator, Page, Route

    from tests.browser.contexts import Contexts

    Open = Callable[..., Page]

WRITE = "#/courses/doors/write"
KEPT = "(words) => Object.values(localStorage).some((one) => one.includes(words))"  # a tenth of a second after a key


def module(page: Page) -> FrameLocator:
    """The module, in the small LMS's frame, in the workbench's."""
    return page.frame_locator("iframe[title='The module, as learners see it']").frame_locator("iframe:not(.behind)")


def text_on_disk(folder: Path) -> str:
    return (folder / "doors/course.md").read_text("utf-8")


def to_line(page: Page, words: str) -> None:
    """The cursor to the end of a line."""
    page.locator(".cm-line", has_text=words).first.click()
    page.keyboard.press("End")


def test_what_is_typed_is_saved_and_seen(workbench: Open, folder: Path) -> None:
    page = workbench(WRITE)
    to_line(page, "Ring twice.")
    expect(module(page).locator("section.page:not([hidden])")).to_contain_text("Ring twice.")
    page.keyboard.type(" Then wait.")
    until(lambda: "Ring twice. Then wait.\n" in text_on_disk(folder))
    expect(page.locator("#saved")).to_have_text("Saved")
    expect(module(page).locator("section.page:not([hidden])")).to_contain_text("Then wait.")
    page.keyboard.type(" Always.")  # the focus has stayed in the text
    until(lambda: "Then wait. Always.\n" in text_on_disk(folder))


def test_of_a_long_course_the_text_is_there_first(workbench: Open, folder: Path) -> None:
    pages = "".join(f"## Page {number}\n\n{'Ring the bell and wait for an answer. ' * 20}\n\n" for number in range(90))
    (folder / "doors/course.md").write_text(TEXT + pages, "utf-8")
    page = workbench()
    held: list[Route] = []

    def hold(route: Route) -> None:
        """As long as it takes."""
        held.append(route)

    page.route("**/engine/seen", hold)
    page.goto(f"{page.url.partition('#')[0]}{WRITE}")
    expect(page.locator(".cm-content")).to_contain_text("Ring twice.")
    expect(page.locator("#foot")).to_contain_text("Faults: in a moment")
    expect(page.locator("[data-pane].outline")).to_contain_text("In a moment")
    assert barriers(page, "#foot, .pane.outline") == []
    to_line(page, "Ring twice.")
    page.keyboard.type(" Then wait.")
    until(lambda: "Ring twice. Then wait.\n" in text_on_disk(folder))
    page.unroute("**/engine/seen")  # which lets go of those that are held
    assert held
    expect(page.locator("#tree")).to_contain_text("At the door")
    expect(page.locator("#foot")).to_contain_text("No faults")
    expect(module(page).locator("section.page:not([hidden])")).to_contain_text("Then wait.")


def test_what_another_program_saves_comes_in_beside_what_is_typed(workbench: Open, folder: Path) -> None:
    page = workbench(WRITE)
    to_line(page, "Ring twice.")
    file = folder / "doors/course.md"
    file.write_text(text_on_disk(folder).replace("Shut it.", "Shut it, please."), "utf-8")
    page.keyboard.type(" Then wait.")
    until(lambda: "Then wait." in text_on_disk(folder))
    assert "Shut it, please." in text_on_disk(folder)
    page.get_by_role("button", name="File", exact=True).click()
    expect(page.locator(".cm-content")).to_contain_text("Shut it, please.")


def test_where_both_wrote_the_author_chooses(workbench: Open, folder: Path) -> None:
    page = workbench(WRITE)
    expect(page.locator(".cm-line", has_text="Ring twice.")).to_be_visible()

    def meanwhile(route: Route) -> None:
        text = text_on_disk(folder).replace("Ring twice.\n", "Ring once.\n")
        (folder / "doors/course.md").write_text(text, "utf-8")
        route.continue_()

    page.route("**/engine/write", meanwhile, times=1)
    to_line(page, "Ring twice.")
    page.keyboard.type(" Then wait.")
    expect(page.get_by_role("alert")).to_contain_text("Ring once.")
    assert "Ring once.\n" in text_on_disk(folder)
    page.keyboard.type(" Or go.")  # before they choose
    page.get_by_role("button", name="Both, one after the other").click()
    until(lambda: "Ring twice. Then wait. Or go.\nRing once.\n" in text_on_disk(folder))


def test_a_server_that_stops_loses_nothing(workbench: Open, folder: Path, contexts: Contexts) -> None:
    page = workbench(WRITE)
    expect(module(page).locator("h1").first).to_be_attached()
    page.route("**/engine/**", lambda route: route.abort())
    to_line(page, "Ring twice.")
    page.keyboard.type(" Then wait.")
    expect(page.locator("#saved")).to_contain_text("Not saved")
    assert "Then wait." not in text_on_disk(folder)
    page.unroute("**/engine/**")
    until(lambda: "Ring twice. Then wait.\n" in text_on_disk(folder))
    expect(page.locator("#saved")).to_have_text("Saved")
    contexts.forgive()  # what the browser says of what could not be reached


@pytest.mark.parametrize("closes", [False, True], ids=["goes on", "is closed"])
def test_what_was_saved_without_an_answer_is_nobody_elses(
    workbench: Open, folder: Path, contexts: Contexts, *, closes: bool
) -> None:
    """The server stops between writing and saying so; the author goes on in the same line, and meets no clash."""
    page = workbench(WRITE)

    def silent(route: Route) -> None:
        if "Then wait" not in text_on_disk(folder):
            route.fetch()
        route.abort()

    page.route("**/engine/write", silent)
    to_line(page, "Ring twice.")
    page.keyboard.type(" Then wait.")
    expect(page.locator("#saved")).to_contain_text("Not saved")
    page.keyboard.type(" Always.")
    expect(page.locator("#saved")).to_contain_text("Not saved")
    if closes:
        page.wait_for_function(KEPT, arg="Then wait. Always.")
        page.close(run_before_unload=False)
        page = workbench(WRITE)
    else:
        page.unroute("**/engine/write")
    until(lambda: "Ring twice. Then wait. Always.\n" in text_on_disk(folder))
    expect(page.locator("#saved")).to_have_text("Saved")
    expect(page.get_by_role("alert").filter(has_text="Both")).to_have_count(0)
    contexts.forgive()  # as above


def test_what_the_disk_has_all_the_while_is_said_to_be_saved(workbench: Open, folder: Path, contexts: Contexts) -> None:
    """The server writes and does not say so; nothing more is typed, and the window is opened anew."""
    page = workbench(WRITE)

    def silent(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route("**/engine/write", silent)
    to_line(page, "Ring twice.")
    page.keyboard.insert_text(" Then wait.")
    expect(page.locator("#saved")).to_contain_text("Not saved")
    page.wait_for_function(KEPT, arg="Then wait.")
    page.close(run_before_unload=False)
    page = workbench(WRITE)
    expect(page.locator(".cm-content")).to_contain_text("Then wait.")
    expect(page.locator("#saved")).to_have_text("Saved")
    assert "Ring twice. Then wait.\n" in text_on_disk(folder)
    contexts.forgive()  # as above


def test_what_is_taken_back_before_it_could_be_saved_waits_no_more(workbench: Open, contexts: Contexts) -> None:
    page = workbench(WRITE)
    page.route("**/engine/write", lambda route: route.fulfill(status=400, json={"problem": "the disk is full"}))
    to_line(page, "Ring twice.")
    page.keyboard.insert_text(" Then wait.")
    expect(page.locator("#saved")).to_have_text("Not saved: 1 change waits")
    page.keyboard.press("Control+z")
    expect(page.locator("#saved")).to_have_text("Saved")
    expect(page.locator("[data-notice=lost]")).to_have_count(0)
    contexts.forgive()  # what the browser says of an answer that was no


def test_what_a_closed_window_had_not_saved_is_there_again(workbench: Open, folder: Path, contexts: Contexts) -> None:
    page = workbench(WRITE)
    expect(page.locator(".cm-line", has_text="Ring twice.")).to_be_visible()
    page.route("**/engine/write", lambda route: route.abort())
    to_line(page, "Ring twice.")
    page.keyboard.type(" Then wait.")
    expect(page.locator("#saved")).to_contain_text("Not saved")
    page.close(run_before_unload=False)
    page = workbench(WRITE)
    until(lambda: "Ring twice. Then wait.\n" in text_on_disk(folder))
    contexts.forgive()  # as above


def test_a_fault_is_told_found_and_mended(workbench: Open) -> None:
    page = workbench(WRITE)
    to_line(page, "[x] Lee")
    for _ in range(len("x] Lee")):
        page.keyboard.press("ArrowLeft")
    page.keyboard.press("Delete")
    page.keyboard.type(" ")
    expect(page.locator("#foot")).to_contain_text("1 fault")
    expect(page.get_by_role("navigation")).to_contain_text("1 fault")
    page.locator("#foot").get_by_role("button").click()
    expect(page.locator(".cm-activeLine")).to_contain_text("Who rings?")
    page.get_by_role("link", name=re.compile("Build")).click()
    page.get_by_role("radio", name="Moodle").check()
    expect(page.locator("#main")).to_contain_text("No package was built")
    page.get_by_role("link", name="Go there").first.click()
    expect(page.locator(".cm-activeLine")).to_contain_text("Who rings?")


def test_outline_text_and_module_move_together(workbench: Open) -> None:
    page = workbench(WRITE)
    to_line(page, "Ring twice.")
    expect(module(page).locator("section.page:not([hidden]) h1")).to_have_text("At the door")
    page.get_by_role("treeitem", name=re.compile("^Inside")).last.locator(".it").click()
    expect(page.locator(".cm-activeLine")).to_have_text("## Inside")
    expect(module(page).locator("section.page:not([hidden]) h1")).to_have_text("Inside")
    page.get_by_role("treeitem", name=re.compile("^At the door")).last.locator(".it").first.click()
    to_line(page, "[x] Lee")
    expect(page.locator("[role=treeitem][aria-selected=true]")).to_contain_text("Who rings?")
    expect(module(page).locator("[data-here]")).to_contain_text("Who rings?")
    module(page).locator("section.page:not([hidden]) h1").click()
    expect(page.locator(".cm-activeLine")).to_have_text("## At the door")


def test_a_package_is_built_and_downloaded(workbench: Open, tmp_path: Path) -> None:
    page = workbench("#/courses/doors/build")
    page.get_by_role("radio", name="Moodle").check()
    expect(page.locator("#main")).to_contain_text("The first time, in Moodle")
    with page.expect_download() as saved:
        page.get_by_role("link", name="Download").first.click()
    saved.value.save_as(tmp_path / "saved.zip")
    assert "index.html" in zipfile.ZipFile(tmp_path / "saved.zip").namelist()


def test_the_library_shows_each_course(workbench: Open) -> None:
    page = workbench()
    card = page.get_by_role("listitem").filter(has_text="Doors")
    expect(card).to_contain_text("2 pages")
    expect(card).to_contain_text("No faults")
    card.get_by_role("link").click()
    expect(page.locator(".cm-content")).to_contain_text("Ring twice.")


@pytest.mark.parametrize("at", [WRITE, "#/courses/doors/build"])  # the others: test_views.py
def test_no_view_has_a_barrier(workbench: Open, at: str) -> None:
    page = workbench(at)
    expect(page.get_by_role("heading", level=1).first).to_be_attached()
    if at == WRITE:
        expect(page.locator(".cm-content")).to_contain_text("Ring twice.")
    if at.endswith("build"):
        page.get_by_label("Totara").check()
        expect(page.get_by_role("link", name="Download")).to_be_visible()
    assert violations_in_both(page) == []


def test_only_who_has_the_address_gets_in(workbench: Open, folder: Path) -> None:
    """Without the secret, from another origin, or under another name of this computer, nothing is answered."""
    page = workbench()
    base = page.evaluate("location.origin")
    [cookie] = page.context.cookies()
    assert cookie["httpOnly"]
    assert cookie["sameSite"] == "Strict"
    assert "key" not in page.url
    ask = {"file": "doors/course.md"}
    known = {cookie["name"]: cookie["value"]}
    assert httpx2.post(f"{base}/engine/read", json=ask, timeout=PATIENCE).status_code == 403
    assert httpx2.get(f"{base}/", timeout=PATIENCE).status_code == 403
    own = {"Origin": base}
    assert httpx2.post(f"{base}/engine/read", json=ask, cookies=known, headers=own, timeout=PATIENCE).status_code == 200
    for headers in (
        {},
        {"Origin": "https://elsewhere.example"},
        {**own, "Host": "elsewhere.example"},
        {**own, "Sec-Fetch-Site": "same-site"},
    ):
        refused = httpx2.post(f"{base}/engine/read", json=ask, cookies=known, headers=headers, timeout=PATIENCE)
        assert refused.status_code == 403
    for path in (
        "/files/../secret.md",
        "/files/doors/course.md",
        "/files/%2e%2e/x.png",
        "/made/..%2fdoors%2fcourse.md",
    ):
        assert httpx2.get(f"{base}{path}", cookies=known, timeout=PATIENCE).status_code in {403, 404}
    policy = httpx2.get(f"{base}/", cookies=known, timeout=PATIENCE).headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert text_on_disk(folder)


def test_a_module_can_do_nothing_to_the_workbench(workbench: Open, folder: Path, contexts: Contexts) -> None:
    """Its scripts run on another origin: they can't ask the engine, though the browser has the cookie."""
    page = workbench(WRITE)
    expect(module(page).locator("h1").first).to_be_attached()
    inner = next(frame for frame in page.frames if "/played/" in frame.url)
    base = page.evaluate("location.origin")
    done = inner.evaluate(
        """async base => {
          const body = JSON.stringify({ file: 'doors/course.md', base: '', text: 'gone' });
          const write = { method: 'POST', mode: 'no-cors', credentials: 'include', body };
          return fetch(`${base}/engine/write`, write).then(({ type }) => type, () => 'refused');
        }""",
        base,
    )
    assert done in {"opaque", "refused"}
    assert "Ring twice." in text_on_disk(folder)
    reach = "() => { try { return String(parent.parent.document); } catch { return 'refused'; } }"
    assert inner.evaluate(reach) == "refused"
    contexts.forgive()  # what the browser says of it


def test_a_fault_is_seen_in_its_place_and_the_rest_goes_on(workbench: Open, folder: Path) -> None:
    """While its author types: what is right is shown again. The place of the fault is gone to from the module."""
    page = workbench(WRITE)
    to_line(page, "[x] Lee")
    for _ in range(len("x] Lee")):
        page.keyboard.press("Backspace")
    page.keyboard.type(" ] Lea")
    instead = module(page).get_by_role("group", name="Not shown yet: Who rings?")
    expect(instead).to_be_visible()
    shown = module(page).locator("section.page:not([hidden])")
    expect(shown).to_contain_text("Ring twice.")
    to_line(page, "Ring twice.")
    page.keyboard.type(" Then wait.")
    expect(shown).to_contain_text("Then wait.")  # as the text is now, and not as it was before the fault
    expect(page.get_by_role("navigation")).to_contain_text("1 fault")
    assert barriers(page, "#top, #foot, .pane.outline") == []
    instead.get_by_role("button", name="no right answer").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".cm-content")).to_be_focused()
    expect(page.locator(".cm-activeLine")).to_have_text("### Question: Who rings?")
    expect(page.locator(".fault")).to_contain_text("no right answer")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    for _ in range(len(" ] Lea")):
        page.keyboard.press("Backspace")
    page.keyboard.type("x] Lea")
    expect(module(page).locator(".block", has_text="Lea")).to_be_visible()
    expect(instead).to_have_count(0)
    assert "Not shown" not in text_on_disk(folder)


def test_a_course_full_of_errors_shows_its_module(workbench: Open, folder: Path) -> None:
    questions = "".join(f"### Question: Number {one}?\n- [ ] Yes\n- [ ] No\n\nSo it goes on.\n\n" for one in range(40))
    (folder / "doors/course.md").write_text(f"---\ntitle: Doors\n---\n# One\n\n## All\n\n{questions}", "utf-8")
    page = workbench(WRITE)
    shown = module(page).locator("section.page:not([hidden])")
    expect(shown.get_by_role("group", name="Not shown yet")).to_have_count(40)
    expect(shown.get_by_text("So it goes on.")).to_have_count(0)  # what stands in a block goes with it
    expect(page.locator("[data-notice=many]")).to_contain_text("and 37 more")
    assert barriers(page, "#notices") == []


def test_what_was_done_is_undone_after_the_page_was_closed(workbench: Open, folder: Path) -> None:
    """Beside what another program has written meanwhile, which stays."""
    page = workbench(WRITE)
    to_line(page, "Ring twice.")
    page.keyboard.insert_text(" Then wait.")  # at once, so that it is one thing to undo
    until(lambda: "Then wait." in text_on_disk(folder))
    page.goto("about:blank")  # as who closes it
    file = folder / "doors/course.md"
    file.write_text(
        text_on_disk(folder).replace("# One", "# One and more").replace("Shut it.", "Shut it well."), "utf-8"
    )
    page = workbench(WRITE)
    to_line(page, "Ring twice.")
    page.keyboard.press("Control+z")
    wanted = TEXT.replace("# One", "# One and more").replace("Shut it.", "Shut it well.")
    until(lambda: text_on_disk(folder) == wanted, lambda: text_on_disk(folder))
    page.keyboard.press("Control+y")
    redone = wanted.replace("twice.", "twice. Then wait.")
    until(lambda: text_on_disk(folder) == redone, lambda: text_on_disk(folder))
