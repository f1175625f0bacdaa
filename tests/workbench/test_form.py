"""The form beside the text: it shows what stands there, and writes what an author would type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from builder import discover
from builder.guide.blocks import block_page
from tests.patience import until
from tests.workbench.barriers import barriers_in_both
from tests.workbench.test_page import WRITE, text_on_disk

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.workbench.test_page import Open

HEAD = "---\ntitle: Doors\nobjectives:\n  ring: Ring properly\n---\n# One\n\n## At the door\n\n"
QUESTION = """### Question (choose one): Who *rings*?   ##
Settings: try twice,  2 marks ; keep order
Objective: ring

You stand outside.
<!-- ask Lee -->

*   [X]   Lee
     > Yes. <b>He</b>
     > does.
-  [ ] Sam
  and Pat

Hint: Who is
at home?

A last word.

Explanation: It is his door.
"""
MATCH = "### Match: Pairs\n| A | B |\n|:--|---|\n| a\\|1 | b |\n|c|  |\n"


def opened(workbench: Open, folder: Path, block: str, line: str) -> Page:
    (folder / "doors/course.md").write_text(HEAD + block, "utf-8")
    page = workbench(WRITE)
    page.locator(".cm-line", has_text=line).first.click()
    page.keyboard.press("Control+.")
    expect(page.get_by_role("region", name="Form")).to_be_visible()
    return page


def test_a_question_is_filled_in_and_nothing_else_changes(workbench: Open, folder: Path) -> None:
    page = opened(workbench, folder, QUESTION, "rings")
    assert page.get_by_label("What do you ask?").input_value() == "Who *rings*?"
    assert page.get_by_label("Answer 1", exact=True).input_value() == "Lee"
    assert page.get_by_label("Feedback to answer 1").input_value() == "Yes. <b>He</b>\ndoes."
    assert page.get_by_label("Answer 2", exact=True).input_value() == "Sam\nand Pat"
    assert page.get_by_label("Hint").input_value() == "Who is\nat home?"
    assert page.get_by_label("Marks").input_value() == "2"
    assert page.get_by_label("Tries", exact=True).input_value() == "2"
    expect(page.get_by_label("Keep order")).to_be_checked()
    expect(page.get_by_label("Answer 1 is right")).to_be_checked()
    expected = HEAD + QUESTION

    def says(old: str, new: str) -> None:
        nonlocal expected
        assert old in expected
        expected = expected.replace(old, new, 1)
        until(lambda: text_on_disk(folder) == expected)

    page.get_by_label("Answer 1", exact=True).fill("Lee himself")
    says("[X]   Lee", "[X]   Lee himself")
    page.get_by_label("Answer 2 is right").check()
    says("-  [ ] Sam", "-  [x] Sam")
    page.get_by_label("Feedback to answer 2").fill("No.")
    says("  and Pat\n", "  and Pat\n  > No.\n")
    page.get_by_label("Marks").fill("3")
    says("2 marks", "3 marks")
    page.get_by_label("Tries", exact=True).fill("4")
    says("try twice", "try 4 times")
    page.get_by_label("Keep order").uncheck()
    says(" ; keep order", " ")
    page.get_by_label("Model answer").fill("Lee.")
    says("It is his door.\n", "It is his door.\n\nModel answer: Lee.\n")
    page.get_by_label("Explanation").fill("")
    says("\n\nExplanation: It is his door.", "\n")
    page.get_by_label("Only for").fill("leaders")
    says("   ##\nSettings", "   ##\nFor: leaders\nSettings")
    page.get_by_label("Feedback to answer 1").fill("Yes.\nHe rings.")
    says("> Yes. <b>He</b>\n     > does.", "> Yes.\n     > He rings.")


def test_what_is_typed_in_the_text_is_seen_in_the_form(workbench: Open, folder: Path) -> None:
    page = opened(workbench, folder, QUESTION, "rings")
    page.locator(".cm-line", has_text="Lee").nth(1).click()
    page.keyboard.press("End")
    page.keyboard.type(" or Kim")
    expect(page.get_by_label("Answer 1", exact=True)).to_have_value("Lee or Kim")
    until(lambda: "[X]   Lee or Kim\n" in text_on_disk(folder))


def test_answers_are_added_moved_and_taken_out_by_keys(workbench: Open, folder: Path) -> None:
    block = "### Question: Who rings?\n- [x] Lee\n  > Yes.\n- [ ] Sam\n\n### Steps:\n\nLater.\n"
    page = opened(workbench, folder, block, "Who rings?")
    page.get_by_label("Answer 2", exact=True).press("Enter")
    expect(page.get_by_label("Answer 3", exact=True)).to_be_focused()
    page.keyboard.type("Pat")
    until(lambda: "- [ ] Sam\n- [ ] Pat\n\n### Steps" in text_on_disk(folder))
    page.get_by_role("button", name="Move answer 2 up").press("Enter")
    until(lambda: "?\n- [ ] Sam\n- [x] Lee\n  > Yes.\n- [ ] Pat\n" in text_on_disk(folder))
    page.get_by_role("button", name="Delete answer 2").press("Enter")
    until(lambda: "?\n- [ ] Sam\n- [ ] Pat\n\n### Steps" in text_on_disk(folder))
    page.keyboard.press("Escape")
    expect(page.get_by_role("region", name="Form")).to_be_hidden()
    expect(page.locator(".cm-content")).to_be_focused()
    page.keyboard.press("Control+z")
    until(lambda: "- [x] Lee\n  > Yes.\n" in text_on_disk(folder))


def test_pairs_keep_their_signs(workbench: Open, folder: Path) -> None:
    page = opened(workbench, folder, MATCH, "Pairs")
    assert page.get_by_label("Line 1, column 1").input_value() == "a|1"
    page.get_by_label("Line 1, column 1").fill("a|2")
    page.get_by_label("Line 2, column 2").fill("d")
    until(lambda: "| a\\|2 | b |\n|c| d |\n" in text_on_disk(folder))
    page.get_by_role("button", name="Line", exact=True).click()
    page.keyboard.type("e")
    until(lambda: "|c| d |\n| e |  |\n" in text_on_disk(folder))


KINDS = sorted(discover.block_kinds())


def test_every_block_can_be_filled_in_and_stays_as_it_is(workbench: Open) -> None:
    """Each piece of each example of the guide, put back as the form has it: nothing changes."""
    uses = [use for name in KINDS for use in block_page(name).uses if use.startswith("### ")]
    page = workbench(WRITE)
    wrong = page.evaluate(
        """async ([uses]) => {
          const { readBlock, typed, typedCell } = await import("/workbench/page/pieces.js");
          const wrong = [];
          for (const use of uses) {
            const block = readBlock(use, ["explanation", "hint", "answer", "model answer", "people"]);
            const all = [block.title];
            for (const piece of block.pieces) {
              if (piece.type === "part") all.push(piece.title, piece.body);
              else if (piece.type === "table") for (const row of piece.rows) all.push(...row.cells);
              else if (piece.type === "item") all.push(piece.words, ...(piece.said ? [piece.said] : []));
              else all.push(piece.words);
            }
            for (const words of all) {
              if (words.blank) continue;
              const cell = "blank" in words;
              const back = cell ? typedCell(words.value, false) : typed(words, words.value);
              const put = use.slice(0, words.from) + back + use.slice(words.to);
              const ends = (text) => text.trimEnd().replace(/ +$/gm, '');
              if (ends(put) !== ends(use)) wrong.push([use.slice(0, 60), words.value, back]);
            }
          }
          return wrong;
        }""",
        [uses],
    )
    assert wrong == []
    assert len(uses) > 60


def test_the_form_has_no_barrier(workbench: Open, folder: Path) -> None:
    page = opened(workbench, folder, QUESTION, "rings")
    assert barriers_in_both(page, ".pane.form") == []
