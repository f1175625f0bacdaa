"""The outline in the page, by mouse and by keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.axe import violations_in_both
from tests.patience import until
from tests.workbench.barriers import barriers, barriers_in_both
from tests.workbench.conftest import TEXT
from tests.workbench.test_page import WRITE, module, text_on_disk, to_line

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from tests.browser.contexts import Contexts
    from tests.workbench.test_page import Open

FORTY = "---\ntitle: Doors\n---\n# One\n\n" + "\n".join(f"## Page {n}\n\nWords {n}.\n" for n in range(1, 45))


def item(page: Page, title: str) -> Locator:
    """A line of the outline."""
    return page.locator(f"[role=treeitem]:has(> .it > .name:text-is('{title}'))")


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.querySelector('.name')?.textContent || document.activeElement.id"))


def to_item(page: Page, title: str) -> None:
    """The focus to a line of the outline, by keys."""
    expect(item(page, title)).to_be_attached()
    page.locator("[role=treeitem][tabindex='0']").focus()
    page.keyboard.press("Home")
    for _ in range(60):
        if focused(page) == title:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(focused(page))


def test_a_page_is_moved_renamed_doubled_and_deleted_by_keys(workbench: Open, folder: Path) -> None:
    page = workbench(WRITE)
    to_item(page, "Inside")
    page.keyboard.press("Alt+ArrowUp")
    until(lambda: "- [ ] Sam\n\n## Inside\n\nShut it.\n\n# Two\n" in text_on_disk(folder))
    expect(page.locator(".toast")).to_contain_text("Moved “Inside”")
    expect(item(page, "Inside")).to_be_focused()
    page.keyboard.press("F2")
    page.keyboard.type("Indoors")
    page.keyboard.press("Enter")
    until(lambda: "## Indoors\n" in text_on_disk(folder))
    expect(item(page, "Indoors")).to_be_focused()
    page.keyboard.press("Control+d")
    until(lambda: "## Indoors (copy)\n\nShut it.\n" in text_on_disk(folder))
    expect(item(page, "Indoors (copy)")).to_be_focused()
    before = text_on_disk(folder)
    page.keyboard.press("Delete")
    until(lambda: "(copy)" not in text_on_disk(folder))
    expect(item(page, "Indoors")).to_be_focused()
    page.locator(".toast").get_by_role("button", name="Undo").click()
    until(lambda: text_on_disk(folder) == before)
    expect(item(page, "Indoors (copy)")).to_be_visible()


def test_where_one_writes_is_known_before_the_engine_has_seen_it(workbench: Open, folder: Path) -> None:
    """At the end of a page, and at the heading of the next section, whose first page it is of."""
    page = workbench(WRITE)
    to_line(page, "[ ] Sam")
    expect(item(page, "Who rings?")).to_have_attribute("aria-selected", "true")
    page.route("**/engine/seen", lambda _: None)  # it takes its time
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.keyboard.type("Ring, and wait.\n\nThen go.\n\n")
    until(lambda: "Then go.\n" in text_on_disk(folder))
    expect(item(page, "Who rings?")).to_have_attribute("aria-selected", "true")
    page.locator("[aria-label=Show] button", has_text="File").click()
    to_line(page, "# Two")
    expect(item(page, "Inside")).to_have_attribute("aria-selected", "true")
    to_line(page, "Ring twice.")
    expect(item(page, "At the door")).to_have_attribute("aria-selected", "true")
    page.unroute("**/engine/seen")


def test_the_outline_marks_what_holds_a_fault_wherever_it_stands(workbench: Open, folder: Path) -> None:
    text = TEXT.replace("Ring twice.", "Ring twice.[^1]\n\n[^1]: One.\n\n[^1]: Two.").replace("[x]", "[ ]")
    (folder / "doors/course.md").write_text(text.replace("Shut it.", "Shut it[^2], prior to going."), "utf-8")
    page = workbench(WRITE)
    fault, warning = page.locator(".it > .dot:not(.warn)"), page.locator(".it > .dot.warn")
    expect(item(page, "At the door").locator("> .it > .dot:not(.warn)")).to_be_visible()
    expect(item(page, "Who rings?").locator("> .it > .dot:not(.warn)")).to_be_visible()
    expect(item(page, "Inside").locator("> .it > .dot.warn")).to_be_visible()
    expect(item(page, "Inside")).to_have_accessible_name(re.compile("^Inside ?, 1 minute ?, a warning$"))
    expect(fault).to_have_count(2)
    expect(warning).to_have_count(1)
    expect(module(page).locator(".not-shown", has_text="There are two footnotes “1”")).to_have_count(1)
    assert violations_in_both(page) == []


def test_a_programme_is_written_module_by_module(workbench: Open, folder: Path) -> None:
    """It opens at its first page; each module's text, and the module itself, are where the outline leads."""
    for name in ("first", "second"):
        (folder / "week" / name).mkdir(parents=True)
        text = TEXT.replace("Doors", f"A week: The {name}").replace("Ring twice.", f"Ring at the {name}.")
        (folder / "week" / name / "course.md").write_text(text, "utf-8")
    (folder / "week/programme.yaml").write_text("# All of it\ntitle: A week\nmodules: [first, second]\n", "utf-8")
    page = workbench("#/courses/week/write")
    shown = module(page).locator("section.page:not([hidden])")
    expect(page.locator(".cm-content")).to_contain_text("Ring at the first.")
    expect(page.locator("#tree .of")).to_have_text(["The first", "The second"])
    item(page, "At the door").nth(1).locator("> .it").click()
    expect(page.locator(".cm-content")).to_contain_text("Ring at the second.")
    expect(shown).to_contain_text("Ring at the second.")
    expect(item(page, "At the door").nth(1)).to_have_attribute("aria-selected", "true")
    to_line(page, "Ring at the second.")
    page.keyboard.type(" Then wait.")
    until(lambda: "Ring at the second. Then wait.\n" in (folder / "week/second/course.md").read_text("utf-8"))
    expect(shown).to_contain_text("Then wait.")
    item(page, "At the door").first.locator("> .it").click()
    expect(shown).to_contain_text("Ring at the first.")
    stage = page.frame_locator("iframe[title='The module, as learners see it']")
    stage.get_by_role("navigation", name="Contents").get_by_text("The second").click()
    expect(page.locator(".cm-content")).to_contain_text("Ring at the second.")  # a page of the same id
    shown.get_by_text("Who rings?").click()
    expect(page.locator(".cm-activeLine")).to_contain_text("Question: Who rings?")
    expect(page.locator("#foot")).to_contain_text("week/second/course.md")
    stage.get_by_role("navigation", name="Contents").get_by_text("The first").click()
    expect(page.locator(".cm-content")).to_contain_text("Ring at the first.")
    assert violations_in_both(page) == []
    to_line(page, "Ring at the first.")
    page.keyboard.press("Control+k")
    page.keyboard.type("the programme itself")
    page.keyboard.press("Enter")
    expect(page.locator(".cm-content")).to_contain_text("modules: [first, second]")
    expect(page.locator(".cm-line", has_text="All of it").locator(".t-h")).to_have_count(0)


def test_after_a_delete_the_focus_is_on_the_next_one(workbench: Open, folder: Path) -> None:
    (folder / "doors/course.md").write_text(TEXT.replace("# Two", "## Later\n\nWait.\n\n# Two"), "utf-8")
    page = workbench(WRITE)
    to_item(page, "At the door")
    page.keyboard.press("Delete")
    expect(item(page, "Later")).to_be_focused()
    assert "At the door" not in text_on_disk(folder)
    page.keyboard.press("Control+z")
    expect(item(page, "At the door")).to_be_focused()
    until(lambda: "# One\n\n## At the door\n\nRing twice.\n" in text_on_disk(folder))


def test_what_is_typed_and_not_saved_yet_is_not_lost(workbench: Open, folder: Path) -> None:
    page = workbench(WRITE)
    page.locator(".cm-line", has_text="Ring twice.").click()
    page.keyboard.press("End")
    page.keyboard.type(" Wait.")
    page.keyboard.press("F6")  # to the module
    item(page, "Inside").locator(".it").first.click(button="right")
    page.get_by_role("menuitem", name="Move up").click()
    until(lambda: "## Inside\n\nShut it.\n\n# Two" in text_on_disk(folder))
    assert "Ring twice. Wait.\n" in text_on_disk(folder)
    expect(page.locator(".toast")).to_contain_text("Moved “Inside”")
    page.get_by_role("button", name="File", exact=True).click()
    page.locator(".cm-line", has_text="Ring twice.").click()
    page.keyboard.press("Control+z")  # the text undoes what the outline did, too
    until(lambda: "# Two\n\n## Inside\n" in text_on_disk(folder))
    assert "Ring twice. Wait.\n" in text_on_disk(folder)


def test_a_block_is_dragged_to_another_page(workbench: Open, folder: Path) -> None:
    page = workbench(WRITE)
    page.locator(".cm-line", has_text="Ring twice.").click()
    block = page.locator("[role=treeitem].lvl3 > .it")
    expect(block).to_be_visible()
    block.drag_to(item(page, "Inside").locator("> .it"))
    until(lambda: text_on_disk(folder).endswith("Shut it.\n\n### Question: Who rings?\n- [x] Lee\n- [ ] Sam\n"))
    expect(page.locator("[data-drop]")).to_have_count(0)


def test_a_new_page_is_named_at_once(workbench: Open, folder: Path) -> None:
    page = workbench(WRITE)
    page.locator(".cm-line", has_text="Ring twice.").click()
    page.get_by_role("region", name="Outline").get_by_role("button", name="Page").click()
    expect(page.get_by_label("New title of “New page”")).to_be_focused()
    page.keyboard.type("Next to it")
    page.keyboard.press("Enter")
    until(lambda: "- [ ] Sam\n\n## Next to it\n\n# Two" in text_on_disk(folder))


def test_what_can_not_be_is_said_and_nothing_is_written(workbench: Open, folder: Path, contexts: Contexts) -> None:
    page = workbench(WRITE)
    to_item(page, "One")
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator(".toast")).to_contain_text("It is at the top already")
    page.keyboard.press("F2")
    page.keyboard.type("Other")
    page.keyboard.press("Escape")
    expect(item(page, "One")).to_be_focused()
    assert text_on_disk(folder) == TEXT
    contexts.forgive()  # what the browser says of an answer that was no


def test_a_long_outline_is_narrowed_down_and_folded(workbench: Open, folder: Path) -> None:
    (folder / "doors/course.md").write_text(FORTY, "utf-8")
    page = workbench(WRITE)
    find = page.get_by_label("Find in the outline")
    find.fill("page 43")
    expect(page.locator("[role=treeitem].lvl2:visible")).to_have_count(1)
    expect(page.locator("#say")).to_have_text("1 place found")
    find.press("ArrowDown")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    expect(page.locator(".cm-activeLine")).to_have_text("## Page 43")
    find.fill("")
    to_item(page, "One")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("[role=treeitem].lvl2:visible")).to_have_count(0)
    (folder / "doors/course.md").write_text(FORTY.replace("Words 2.", "Words two."), "utf-8")
    page.wait_for_timeout(700)
    expect(page.locator("[role=treeitem].lvl2:visible")).to_have_count(0)  # it stays folded
    page.keyboard.press("ArrowRight")
    expect(page.locator("[role=treeitem].lvl2:visible")).to_have_count(44)


def test_the_outline_and_its_menu_have_no_barrier(workbench: Open) -> None:
    page = workbench(WRITE)
    to_item(page, "Inside")
    page.keyboard.press("Shift+F10")
    expect(page.get_by_role("menuitem", name="Rename")).to_be_focused()
    assert barriers(page, ".pane.outline, [role=menu]") == []
    page.keyboard.press("Enter")
    expect(page.get_by_label("New title of “Inside”")).to_be_focused()
    assert barriers_in_both(page, ".pane.outline") == []


def test_what_is_clicked_is_chosen_and_clicked_again_is_gone_to(workbench: Open, folder: Path) -> None:
    """The outline's keys mean what was clicked; F2 does in the text, too."""
    page = workbench(WRITE)
    line = item(page, "Inside").locator("> .it")
    line.click()
    expect(item(page, "Inside")).to_be_focused()
    expect(page.locator(".cm-activeLine")).to_have_text("## Inside")  # the text goes with it
    page.keyboard.press("F2")
    page.keyboard.type("Indoors")
    page.keyboard.press("Enter")
    until(lambda: "## Indoors\n" in text_on_disk(folder))
    expect(item(page, "Indoors")).to_be_focused()
    page.wait_for_timeout(600)  # longer than a double click
    item(page, "Indoors").locator("> .it").click()
    expect(page.locator(".cm-content")).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.type(" now")
    until(lambda: "## Indoors now\n" in text_on_disk(folder))
    expect(item(page, "Indoors now")).to_be_visible()
    page.keyboard.press("F2")
    expect(page.get_by_label("New title of “Indoors now”")).to_be_focused()
    page.keyboard.type("Within")
    page.keyboard.press("Enter")
    until(lambda: "## Within\n" in text_on_disk(folder))
    expect(page.locator(".cm-content")).to_be_focused()
    page.keyboard.press("F2")
    page.keyboard.press("Escape")
    expect(page.locator(".cm-content")).to_be_focused()
    item(page, "Within").locator("> .it").click()
    page.keyboard.press("Delete")
    until(lambda: "Within" not in text_on_disk(folder))
