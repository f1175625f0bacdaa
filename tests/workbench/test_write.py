"""What can be done while somebody writes: palette, keys, faults, completion, a page at a time, states."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.patience import until
from tests.workbench.author import look_at_menu
from tests.workbench.barriers import barriers, barriers_in_both
from tests.workbench.conftest import TEXT
from tests.workbench.test_page import WRITE, module, text_on_disk, to_line

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Route

    from tests.browser.contexts import Contexts
    from tests.workbench.test_page import Open

HEAD = (
    "---\ntitle: Doors\nobjectives:\n  ring-twice: Ring twice\naudiences:\n  leaders: Team leaders\n---\n# One\n\n"
    "## At the door\n\n"
)


def write(folder: Path, text: str) -> None:
    (folder / "doors/course.md").write_text(text, "utf-8")


def offered(page: Page) -> list[str]:
    page.wait_for_selector(".cm-tooltip-autocomplete [aria-selected]")
    return page.locator(".cm-tooltip-autocomplete .cm-completionLabel").all_inner_texts()


def offers(page: Page, wanted: str) -> bool:
    """Whether it is offered where the cursor is, when somebody asks."""
    page.keyboard.press("Control+Space")
    found = wanted in offered(page)
    page.keyboard.press("Escape")
    return found


def test_every_act_is_in_the_palette(workbench: Open, folder: Path) -> None:
    page = workbench(WRITE)
    to_line(page, "Ring twice.")
    page.keyboard.press("Control+k")
    find = page.get_by_role("combobox")
    expect(find).to_be_focused()
    found = page.get_by_role("option").all_inner_texts()
    for words in ("Insert a block", "Fill in as a form", "Next fault", "Is it ready?", "Build and hand over", "Keys"):
        assert any(words in one for one in found), words
    assert barriers(page, "dialog") == []
    page.keyboard.type("inside")
    expect(page.get_by_role("option", selected=True)).to_contain_text("Inside")
    page.keyboard.press("Enter")
    expect(page.locator(".cm-activeLine")).to_have_text("## Inside")
    page.keyboard.press("Control+k")
    page.keyboard.type("nothing is called like this")
    expect(page.get_by_text("Nothing is called like that.")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".cm-content")).to_be_focused()
    page.keyboard.press("Control+k")
    page.keyboard.type("dupl")
    page.keyboard.press("Enter")
    until(lambda: "## Inside (copy)" in text_on_disk(folder))
    page.keyboard.press("Control+k")
    page.keyboard.type("new course")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="A new course").get_by_label("Title")).to_be_focused()


def test_what_was_typed_is_found_replaced_and_taken_back_from_the_palette(workbench: Open, folder: Path) -> None:
    page = workbench(WRITE)
    to_line(page, "Ring twice.")

    def do(words: str) -> None:
        page.keyboard.press("Control+k")
        page.keyboard.type(words)
        page.keyboard.press("Enter")

    do("find and")
    expect(page.get_by_label("Find", exact=True)).to_be_focused()
    page.keyboard.type("twice")
    page.get_by_label("Replace with").fill("once")
    page.get_by_role("button", name="Replace all").click()
    until(lambda: "Ring once.\n" in text_on_disk(folder))
    page.keyboard.press("Escape")
    do("undo")
    until(lambda: "Ring twice.\n" in text_on_disk(folder))
    do("redo")
    until(lambda: "Ring once.\n" in text_on_disk(folder))


def test_words_that_are_selected_become_a_link(workbench: Open, folder: Path) -> None:
    page = workbench(WRITE)
    to_line(page, "Ring twice.")
    page.keyboard.press("Shift+Home")
    page.keyboard.press("Control+k")
    assert "#inside" in offered(page)
    page.keyboard.type("#ins")
    expect(page.locator(".cm-tooltip-autocomplete li")).to_have_count(1)
    look_at_menu(page)
    page.keyboard.press("Enter")
    until(lambda: "[Ring twice.](#inside)\n" in text_on_disk(folder))


def test_f6_goes_round_the_panes_and_each_remembers_its_place(workbench: Open) -> None:
    page = workbench(WRITE)
    expect(module(page).locator("section.page:not([hidden]) h1")).to_be_attached()
    to_line(page, "Ring twice.")
    where = """() => {
      const $pane = document.activeElement.closest("[data-pane], #top, #foot");
      return $pane?.getAttribute("aria-label") || $pane?.id;
    }"""

    def is_at(pane: str) -> bool:
        return bool(page.evaluate(where) == pane)

    for pane in ("Module, as learners see it", "foot", "top", "Outline", "Text"):
        page.keyboard.press("F6")
        until(partial(is_at, pane))
    expect(page.locator(".cm-content")).to_be_focused()
    page.keyboard.press("Shift+F6")
    until(partial(is_at, "Outline"))


def test_keys_lead_to_views_version_keys_and_guide(workbench: Open) -> None:
    page = workbench(WRITE)
    to_line(page, "[x] Lee")
    page.keyboard.press("F1")
    expect(page.get_by_role("dialog", name="Question")).to_contain_text("[x]")
    assert barriers(page, "dialog") == []
    page.keyboard.press("Escape")
    expect(page.locator(".cm-content")).to_be_focused()
    page.keyboard.press("Control+/")
    expect(page.get_by_role("dialog", name="Keys")).to_contain_text("Shift F9")
    assert barriers(page, "dialog") == []
    page.keyboard.press("Escape")
    page.keyboard.press("Control+s")
    expect(page.get_by_label("What is it?")).to_be_focused()
    page.keyboard.type("Sent to legal")
    page.keyboard.press("Enter")
    expect(page.locator(".toast")).to_have_text("Kept as “Sent to legal”")
    kept = page.evaluate(
        "() => fetch('/engine/list_versions', {method: 'POST', headers: {'Content-Type': 'application/json'}, "
        "body: JSON.stringify({course: 'doors'})}).then((answer) => answer.json())"
    )
    assert "Sent to legal" in [one["name"] for one in kept]
    page.keyboard.press("F9")
    page.wait_for_url("**/ready")
    page.keyboard.press("Shift+F9")
    page.wait_for_url("**/build")


def test_a_fault_is_underlined_once_it_is_known_and_no_longer_than_it_is_one(workbench: Open) -> None:
    page = workbench(WRITE)
    expect(page.locator("#foot")).to_contain_text("No faults")
    to_line(page, "Ring twice.")
    page.keyboard.type(" Then utilise it")
    marked = page.locator(".cm-lintRange-hint")
    expect(marked).to_have_text("utilise")
    for _ in "utilise it":
        page.keyboard.press("Backspace")
    expect(page.locator("#foot")).to_contain_text("No faults")
    expect(marked).to_have_count(0)


def test_faults_are_gone_through_and_mended_by_keys(workbench: Open, folder: Path) -> None:
    write(folder, TEXT.replace("Ring twice.", "Utilise the bell.").replace("Shut it.", "Cease ringing."))
    page = workbench(WRITE)
    expect(page.locator("#foot")).to_contain_text("2 suggestions")
    to_line(page, "# One")
    page.keyboard.press("F8")
    expect(page.locator(".fault")).to_contain_text("plainer word")
    expect(page.locator(".cm-lintRange-hint").first).to_have_text("Utilise")
    assert barriers(page, ".fault") == []
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("button", name="Write “Use”")).to_be_focused()
    page.keyboard.press("Enter")
    until(lambda: "Use the bell." in text_on_disk(folder))
    expect(page.locator(".cm-content")).to_be_focused()
    expect(page.locator("#foot")).to_contain_text("1 suggestion")
    page.keyboard.press("F8")
    expect(page.locator(".cm-activeLine")).to_have_text("Cease ringing.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("button", name="Write “Stop”")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("button", name="Write “End”")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".cm-content")).to_be_focused()
    expect(page.locator(".fault")).to_have_count(0)


def test_what_the_language_knows_is_offered(workbench: Open, folder: Path) -> None:
    write(folder, HEAD + "Words.\n\n### Question: Who?\n- [x] Lee\n- [ ] Sam\n\n## Inside\n\nMore.\n")
    (folder / "organisation.yaml").write_text("organisation: Northmere\ncontacts:\n  learning: Pat\n", "utf-8")
    (folder / "doors/media").mkdir()
    (folder / "doors/media/door.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    page = workbench(WRITE)
    for line, typed, wanted in (
        ("### Question", "\nSettings: ", "2 marks"),
        ("### Question", "\nObjective: ", "ring-twice"),
        ("### Question", "\nFor: ", "leaders"),
        ("Lee", "\n\nExp", "Explanation:"),
        ("Words.", " {{ con", "contacts.learning"),
        ("Words.", " [go](#", "#inside"),
        ("Words.", " ![A door](m", "media/door.svg"),
        ("Words.", " ![Amina](cast", "cast:amina"),
        ("Words.", "\n\n### Refl", "Reflect:"),
    ):
        to_line(page, line)
        page.keyboard.type(typed)
        until(partial(offers, page, wanted))  # what only the engine knows comes a little later
        page.keyboard.press("Control+z")
        for _ in range(30):
            if page.locator(".cm-content").inner_text().replace("\n", "").find(typed.strip()) < 0:
                break
            page.keyboard.press("Control+z")


def test_a_page_at_a_time_keeps_the_rest_from_keys(workbench: Open, folder: Path) -> None:
    page = workbench(WRITE)
    to_line(page, "Ring twice.")
    expect(page.locator(".cm-content")).not_to_contain_text("Shut it.")
    for key in ("Control+a", "Delete", "Delete", "Control+Delete"):
        page.keyboard.press(key)
    until(
        lambda: text_on_disk(folder).startswith("# Two") or text_on_disk(folder) == "\n# Two\n\n## Inside\n\nShut it.\n"
    )
    expect(page.get_by_role("treeitem", name="At the door")).to_have_count(0)  # the outline without the page is there
    page.keyboard.press("Delete")
    page.keyboard.press("Control+Delete")
    page.wait_for_timeout(400)  # longer than until it would be saved
    assert text_on_disk(folder).endswith("# Two\n\n## Inside\n\nShut it.\n")
    page.keyboard.press("Control+z")
    until(lambda: text_on_disk(folder) == TEXT)
    page.get_by_role("button", name="File", exact=True).click()
    expect(page.locator(".cm-content")).to_contain_text("Shut it.")
    page.get_by_role("button", name="Page", exact=True).first.click()


def test_an_answer_goes_on_with_enter(workbench: Open, folder: Path) -> None:
    page = workbench(WRITE)
    to_line(page, "[ ] Sam")
    page.keyboard.type("\nPat\n\nAfter.")
    until(lambda: "- [ ] Sam\n- [ ] Pat\nAfter.\n" in text_on_disk(folder))


def test_a_fault_is_a_question_with_its_answers_as_buttons(workbench: Open, folder: Path) -> None:
    text = HEAD + "Words.\n\n### Question: Who?\n- [ ] Lee\n  > No.\n- [ ] Sam **Roe**\n\n## Inside\n\n- [ ] More.\n"
    write(folder, text)
    page = workbench(WRITE)
    expect(page.locator("#foot")).to_contain_text("1 fault")
    page.keyboard.press("F8")
    card = page.locator(".fault")
    expect(card).to_contain_text("Which one is right?")
    expect(card.get_by_role("button")).to_have_text(["Lee", "Sam **Roe**", "Why?"])
    assert barriers(page, ".fault") == []
    card.get_by_role("button", name="Sam").click()
    until(lambda: text_on_disk(folder) == text.replace("- [ ] Sam", "- [x] Sam"))
    expect(page.locator("#foot")).not_to_contain_text("1 fault")


def test_a_course_full_of_errors_tells_the_first(workbench: Open, folder: Path) -> None:
    write(folder, HEAD + "\n".join(f"### Question: Number {n}?\n- [ ] Lee\n- [ ] Sam\n" for n in range(12)))
    page = workbench(WRITE)
    told = page.locator("[data-notice=many]")
    expect(told).to_contain_text("12 faults")
    expect(told.get_by_role("link", name="and 9 more")).to_be_visible()
    assert barriers(page, "#notices") == []
    told.get_by_role("button").nth(1).click()
    expect(page.locator(".cm-activeLine")).to_contain_text("Number 1?")
    told.get_by_role("link", name="and 9 more").click()
    page.wait_for_url("**/ready")
    expect(page.locator("#notices")).to_be_empty()


def test_two_windows_know_of_each_other(workbench: Open) -> None:
    first = workbench(WRITE)
    expect(first.locator(".cm-content")).to_be_visible()
    second = first.context.new_page()
    second.goto(first.url)
    for page in (first, second):
        expect(page.locator("[data-notice=windows]")).to_contain_text("another window too")
    second.close()
    expect(first.locator("[data-notice=windows]")).to_have_count(0)


def test_what_can_not_be_saved_is_told_with_what_to_do(workbench: Open, folder: Path, contexts: Contexts) -> None:
    page = workbench(WRITE)
    to_line(page, "Ring twice.")

    def full(route: Route) -> None:
        route.fulfill(status=400, json={"problem": "“course.md” could not be written: the disk is full"})

    page.route("**/engine/write", full)
    page.keyboard.insert_text(" Then wait.")  # at once: on a slow machine letters may be a second apart
    expect(page.locator("#saved")).to_have_text("Not saved: 1 change waits")
    page.wait_for_timeout(1100)
    page.keyboard.insert_text(" Always.")
    expect(page.locator("#saved")).to_have_text("Not saved: 2 changes wait")
    expect(page.locator("[data-notice=lost]")).to_contain_text("the disk is full")
    assert barriers(page, "#notices") == []
    again = page.get_by_role("button", name="Try again now").element_handle()
    page.unroute("**/engine/write")
    again.evaluate("$again => $again.click()")  # it may just have been tried again by itself
    until(lambda: "Ring twice. Then wait. Always.\n" in text_on_disk(folder))
    expect(page.locator("#saved")).to_have_text("Saved")
    expect(page.locator("[data-notice=lost]")).to_have_count(0)
    contexts.forgive()  # what the browser says of an answer that was no


def test_on_a_narrow_screen_there_is_one_pane_at_a_time(workbench: Open, folder: Path) -> None:
    page = workbench(WRITE)
    page.set_viewport_size({"width": 390, "height": 844})  # a phone
    panes = page.locator("[data-pane]:visible")
    expect(panes).to_have_count(1)
    page.get_by_role("button", name="Outline", exact=True).click()
    expect(panes).to_have_attribute("aria-label", "Outline")
    page.locator("[role=treeitem]:has(> .it > .name:text-is('Inside'))").locator("> .it").click()
    expect(panes).to_have_attribute("aria-label", "Text")
    page.get_by_role("button", name="Module", exact=True).click()
    expect(module(page).locator("section.page:not([hidden]) h1")).to_have_text("Inside")
    page.get_by_role("button", name="Text", exact=True).click()
    to_line(page, "Shut it.")
    page.keyboard.type(" Now.")
    until(lambda: "Shut it. Now." in text_on_disk(folder))
    for size in (ViewportSize(width=683, height=384), ViewportSize(width=390, height=844)):  # a laptop at 200 %, first
        page.set_viewport_size(size)
        expect(panes).to_have_count(1)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert barriers(page, "body") == []


def test_a_splitter_is_moved_by_keys(workbench: Open) -> None:
    page = workbench(WRITE)
    split = page.get_by_role("separator", name="Width of the text")
    split.focus()
    before = page.locator(".pane.text").bounding_box()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    after = page.locator(".pane.text").bounding_box()
    assert before
    assert after
    assert after["width"] > before["width"] + 20
    assert split.get_attribute("aria-valuenow") == "54"
    page.keyboard.press("Home")
    assert split.get_attribute("aria-valuenow") == "25"


def test_what_an_input_method_composes_is_one_change(workbench: Open, folder: Path) -> None:
    page = workbench(WRITE)
    to_line(page, "Ring twice.")
    session = page.context.new_cdp_session(page)
    for text in ("に", "にほ", "にほん"):
        session.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
        page.wait_for_timeout(120)  # it is saved meanwhile, and the outline drawn anew
    session.send("Input.insertText", {"text": "日本"})
    page.keyboard.type("!")
    until(lambda: "Ring twice.日本!\n" in text_on_disk(folder))
    expect(page.locator(".cm-content")).to_have_attribute("spellcheck", "true")


def test_the_browser_checks_the_spelling_of_the_courses_language(workbench: Open, folder: Path) -> None:
    write(folder, TEXT.replace("title: Doors", "title: Drysau\nlanguage: cy"))
    page = workbench(WRITE)
    expect(page.locator(".cm-content")).to_have_attribute("lang", "cy")


def test_words_from_right_to_left_are_written_so(workbench: Open, folder: Path) -> None:
    write(folder, TEXT.replace("title: Doors", "title: السرية\nlanguage: ar"))
    page = workbench(WRITE)
    expect(page.locator(".cm-content")).to_have_attribute("dir", "rtl")


def test_the_menu_shows_what_each_block_becomes(workbench: Open, folder: Path) -> None:
    page = workbench(WRITE)
    page.on("filechooser", lambda _: None)  # from now on they are seen, not only once one is waited for
    to_line(page, "Ring twice.")
    page.keyboard.type("\n\n/")
    assert offered(page)[0] == "Question"
    menu = page.locator(".cm-tooltip-autocomplete")
    expect(menu.locator("li > .pic").first).to_be_visible()
    expect(menu.locator("li:not(:has(> .pic))")).to_have_count(0)
    expect(page.locator(".cm-completionInfo .pic")).to_be_visible()
    expect(menu).to_contain_text("Think and plan")
    # It is scrolled by the arrows, from the text, which axe knows of comboboxes alone.
    assert [one for one in barriers(page, ".cm-tooltip") if "scrollable-region-focusable" not in one] == []
    page.keyboard.type("multiple ch")  # another word for it
    expect(menu.locator("li")).to_have_count(1)
    assert offered(page) == ["Question"]
    for _ in "multiple ch":
        page.keyboard.press("Backspace")
    page.keyboard.type("photo")
    expect(menu.locator("[aria-selected] .cm-completionLabel")).to_have_text("Picture")
    look_at_menu(page)
    with page.expect_file_chooser():
        page.keyboard.press("Enter")
    until(lambda: "/" not in text_on_disk(folder))
    page.keyboard.type("/callout")
    expect(menu.locator("[aria-selected] .cm-completionLabel")).to_have_text("Callout")
    look_at_menu(page)
    page.keyboard.press("Enter")
    page.keyboard.type("Wipe your feet")
    until(lambda: "> [!TIP]\n> Wipe your feet\n" in text_on_disk(folder))


def test_the_browsers_way_back_is_the_authors_own(workbench: Open) -> None:
    page = workbench(WRITE)
    for name in ("Inside", "At the door", "Inside"):
        page.get_by_role("treeitem", name=name).locator(".it").first.click()
        expect(module(page).locator("section.page:not([hidden])")).to_contain_text(name)
    page.keyboard.press("Control+p")
    expect(page.get_by_role("heading", name="Print", exact=True)).to_be_visible()
    page.go_back()
    expect(page.locator(".cm-content")).to_be_visible()


def test_what_the_lms_holds_is_a_line_that_unfolds(workbench: Open) -> None:
    page = workbench(WRITE)
    pane = page.frame_locator("iframe[title='The module, as learners see it']")
    expect(pane.locator(".quiet > summary")).to_contain_text("Nothing saved yet")
    expect(pane.locator("#facts")).to_be_hidden()
    pane.locator(".quiet > summary").click()
    expect(pane.locator("#facts")).to_contain_text("Attempt")


def test_who_wants_no_motion_gets_none(workbench: Open) -> None:
    page = workbench()
    page.emulate_media(reduced_motion="reduce")
    page.get_by_role("button", name="New course").hover()
    assert page.evaluate("document.getAnimations().length") == 0


LONG = HEAD + "\n".join(f"### Reflect: Number {n}\n" + "Words. " * 60 + "\n" for n in range(12))


def test_text_and_module_scroll_together(workbench: Open, folder: Path) -> None:
    write(folder, LONG)
    page = workbench(WRITE)
    expect(module(page).get_by_text("Number 0", exact=True)).to_be_visible()
    to_line(page, "Number 0")
    page.wait_for_timeout(400)
    page.locator(".cm-scroller").hover()
    for _ in range(8):
        page.mouse.wheel(0, 300)
        page.wait_for_timeout(60)
    expect(module(page).get_by_text("Number 0", exact=True)).not_to_be_in_viewport()
    expect(page.locator("#foot")).to_contain_text("Line 12")  # the cursor has stayed where it was
    before = page.locator(".cm-scroller").evaluate("one => one.scrollTop")
    page.locator("iframe[title='The module, as learners see it']").hover()

    def follows() -> bool:
        """Whether the text goes with the module, as long as somebody scrolls that."""
        for way in (200, -4000):
            page.mouse.wheel(0, way)
            page.wait_for_timeout(100)
        return bool(page.locator(".cm-scroller").evaluate("one => one.scrollTop") < before - 300)

    until(follows)


def test_a_page_that_a_slow_hand_turns_brings_its_author_along(workbench: Open) -> None:
    """What follows a press is its doing, however long it lasted."""
    page = workbench(WRITE)
    to_line(page, "Ring twice.")
    module(page).locator(".turn .next").click(delay=1500)
    expect(page.locator(".cm-activeLine")).to_contain_text("Inside")


def test_where_both_wrote_is_shown_under_the_line(workbench: Open, folder: Path) -> None:
    page = workbench(WRITE)
    to_line(page, "Ring twice.")

    def meanwhile(route: Route) -> None:
        write(folder, text_on_disk(folder).replace("Ring twice.\n", "Ring once.\n"))
        route.continue_()

    page.route("**/engine/write", meanwhile, times=1)
    page.keyboard.type(" Then wait.")
    card = page.get_by_role("alert")
    expect(card).to_contain_text("Ring once.")
    line = page.locator(".cm-line", has_text="Then wait.").bounding_box()
    place = card.bounding_box()
    assert line
    assert place
    assert 0 <= place["y"] - (line["y"] + line["height"]) < 12
    assert barriers_in_both(page, "#notices, .fault") == []
    page.get_by_role("link", name="Write").focus()
    page.get_by_role("button", name="Go to the place").press("Enter")
    card.get_by_role("button", name="Theirs, on the disk").press("Enter")
    until(lambda: "Ring once.\n" in text_on_disk(folder))
    expect(page.locator(".cm-content")).to_be_focused()
    expect(page.locator("[data-notice=clash]")).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(page.locator(".cm-content")).to_contain_text("Then wait.")


def test_a_new_block_is_filled_in_by_tab_and_escape_ends_it(workbench: Open, folder: Path) -> None:
    page = workbench(WRITE)
    to_line(page, "Ring twice.")
    page.keyboard.type("\n\n/sort")
    look_at_menu(page)
    page.keyboard.press("Enter")
    expect(page.locator("#foot")).to_contain_text("Tab goes to the next thing to fill in")
    page.keyboard.type("Who may ring?")
    page.keyboard.press("Tab")
    page.keyboard.type("Yes")
    until(lambda: "### Sort: Who may ring?\n- Yes\n" in text_on_disk(folder))
    page.keyboard.press("Escape")
    expect(page.locator("#foot")).not_to_contain_text("Tab goes to the next")
    page.keyboard.press("Tab")
    expect(page.locator(".cm-content")).not_to_be_focused()


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        pytest.param("code", "```\ncode\n```\n\n### Question: ", id="code"),
        pytest.param("title: Doors", "---\ntitle: Doors\n---\n\n### Question: ", id="above-the-course"),
    ],
)
def test_a_block_never_falls_into_what_is_as_it_is_typed(workbench: Open, folder: Path, line: str, wanted: str) -> None:
    text = TEXT.replace("Ring twice.", "```\ncode\n```")
    (folder / "doors/course.md").write_text(text, "utf-8")
    page = workbench(WRITE)
    to_line(page, line)
    page.keyboard.press("Control+k")
    page.keyboard.type("Insert: Question")
    page.keyboard.press("Enter")
    until(lambda: wanted in text_on_disk(folder))
    to_line(page, "code")
    page.keyboard.press("Enter")
    page.keyboard.type("/")
    page.wait_for_timeout(300)
    expect(page.locator(".cm-tooltip-autocomplete")).to_have_count(0)
