"""A story in the form: scenes, what can be done next and where that leads, endings; the same Markdown is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from builder.source.slugs import short_name
from tests.patience import until
from tests.workbench.barriers import barriers_in_both
from tests.workbench.test_form import HEAD, opened
from tests.workbench.test_page import WRITE, text_on_disk

if TYPE_CHECKING:
    from pathlib import Path

    from tests.workbench.test_page import Open

STORY = """### Scenario: The angry caller   ##
Settings: scored

People:
- Mr Grant: ![An old man](face.png) Waits.

He says that   nobody rang back.
<!-- true -->

Mr Grant (cross): "Well?"

*   [Apologise, and [really] listen](#own-it)
    > Brave.
*   [Transfer him](#transfer)
*   Say nothing

#### Own it
He calms down.  **Good ending.**

See [the law](#inside).

#### Transfer him now ##
1. [Take him back](#own-it)
2. [Ring off](#gone)

> [!NOTE]
> Not so.

#### Rung off

__Bad ending__

# Two

## Inside

Shut it.
"""


def test_scenes_are_filled_in_and_nothing_else_changes(workbench: Open, folder: Path) -> None:
    page = opened(workbench, folder, STORY, "The angry caller")
    field = page.get_by_label
    expected = HEAD + STORY

    def says(old: str, new: str) -> None:
        nonlocal expected
        assert old in expected
        expected = expected.replace(old, new, 1)
        until(lambda: text_on_disk(folder) == expected)

    assert field("Item 1", exact=True).input_value() == "Mr Grant: ![An old man](face.png) Waits."
    assert field("Opening: choice 1", exact=True).input_value() == "Apologise, and [really] listen"
    assert field("Feedback to choice 1").input_value() == "Brave."
    for name, shown in (
        ("Opening: choice 1 leads to", "→ Own it"),
        ("Opening: choice 2 leads to", "→ Transfer him now"),  # by how it begins
        ("Opening: choice 3 leads to", "Choose a scene"),
        ("Scene 2: choice 2 leads to", "“gone”: no such scene"),
        ("Ending of scene 2", "The story goes on"),
        ("Ending of scene 3", "Bad ending"),
    ):
        assert field(name, exact=True).evaluate("one => one.selectedOptions[0].text") == shown
    assert field("Text of scene 2", exact=True).input_value() == "> [!NOTE]\n> Not so."

    field("Opening: choice 1", exact=True).fill("Say sorry")
    says("[Apologise, and [really] listen](#own-it)", "[Say sorry](#own-it)")
    field("Opening: choice 2", exact=True).fill("Put ] through")
    says("[Transfer him](#transfer)", "[Put \\] through](#transfer)")
    field("Opening: choice 2 leads to").select_option(label="→ Rung off")
    says("(#transfer)", "(#rung-off)")
    field("Opening: choice 3 leads to").select_option(label="→ Own it")
    says("*   Say nothing", "*   [Say nothing](#own-it)")
    field("Feedback to choice 1").fill("Brave of you.")
    says("> Brave.", "> Brave of you.")
    field("Text of scene 3", exact=True).fill("It rings.")
    says("\n\n__Bad ending__", "\n\nIt rings. __Bad ending__")
    field("Text of scene 3", exact=True).fill("It rings and\n\nrings.")
    says("It rings.", "It rings and\n\nrings.")
    field("Ending of scene 3").select_option(label="Ending")
    says("__Bad ending__", "**Ending.**")
    field("Ending of scene 3").select_option(label="The story goes on")
    says(" **Ending.**", "")
    field("Ending of scene 2").select_option(label="Bad ending")
    says("> Not so.", "> Not so.\n\n**Bad ending.**")
    field("Ending of scene 2").select_option(label="The story goes on")
    says("\n\n**Bad ending.**", "")


def test_a_scenes_heading_takes_the_links_to_it_along(workbench: Open, folder: Path) -> None:
    page = opened(workbench, folder, STORY, "The angry caller")
    heading = page.get_by_label("Heading of scene 1")
    heading.click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.type("他來了")
    page.keyboard.press("Control+a")
    page.keyboard.type("Rung off")  # on the way it is called like another scene
    page.keyboard.type(" for good")
    expected = (
        (HEAD + STORY).replace("#### Own it", "#### Rung off for good").replace("(#own-it)", "(#rung-off-for-good)")
    )
    until(lambda: text_on_disk(folder) == expected)
    expect(page.get_by_label("Opening: choice 1 leads to")).to_have_value("0")


def test_a_story_is_made_from_nothing_by_keys(workbench: Open, folder: Path) -> None:
    page = opened(workbench, folder, "### Scenario: Late\n\n### Steps:\n\nLater.\n", "Late")
    page.get_by_label("Text of the opening").fill("The bus has gone.")
    page.get_by_role("group", name="Opening").get_by_role("button", name="Choice").press("Enter")
    expect(page.get_by_label("Opening: choice 1", exact=True)).to_be_focused()
    page.keyboard.type("Walk")
    page.get_by_label("Opening: choice 1 leads to").select_option(label="→ A new scene")
    expect(page.get_by_label("Opening: choice 1 leads to")).to_have_value("0")
    page.get_by_label("Heading of scene 1").fill("On foot")
    page.get_by_label("Text of scene 1", exact=True).fill("You are there.")
    page.get_by_label("Ending of scene 1").select_option(label="Good ending")
    page.get_by_label("Opening: choice 1", exact=True).press("Enter")
    page.keyboard.type("Wait")
    page.get_by_role("button", name="Scene", exact=True).press("Enter")
    expect(page.get_by_label("Heading of scene 2")).to_be_focused()
    page.get_by_label("Ending of scene 2").select_option(label="Bad ending")
    page.get_by_label("Opening: choice 2 leads to").select_option(label="→ New scene")
    story = """### Scenario: Late
The bus has gone.

- [Walk](#on-foot)
- [Wait](#new-scene)

#### On foot
You are there. **Good ending.**

#### New scene
**Bad ending.**

### Steps:
"""
    squeezed = "\n\n".join(part.strip("\n") for part in story.split("\n\n"))

    def now() -> str:
        text = text_on_disk(folder)[len(HEAD) :].partition("\nLater.")[0]
        return "\n\n".join(part.strip("\n") for part in text.split("\n\n") if part.strip())

    until(lambda: now() == squeezed)
    page.get_by_role("button", name="Delete scene 2").press("Enter")
    until(lambda: "New scene" not in text_on_disk(folder))
    shown = page.get_by_label("Opening: choice 2 leads to")
    assert shown.evaluate("one => one.selectedOptions[0].text") == "“new-scene”: no such scene"
    page.locator(".cm-content").click()
    for _ in range(40):
        page.keyboard.press("Control+z")
    until(lambda: text_on_disk(folder) == HEAD + "### Scenario: Late\n\n### Steps:\n\nLater.\n")


def test_scenes_have_no_barrier(workbench: Open, folder: Path) -> None:
    page = opened(workbench, folder, STORY, "The angry caller")
    assert barriers_in_both(page, ".pane.form") == []


def test_links_are_called_as_the_builder_calls_headings(workbench: Open) -> None:
    titles = [
        "Own it",
        "It's “late”",
        "Straße nach Köln",
        "Ça va?",
        "a" * 70,
        "word " * 20,
        "  Two   blanks ",
        "*Bold* & co.",
    ]
    page = workbench(WRITE)
    script = (
        "async (all) => { const { linkName } = await import('/workbench/page/slugs.js'); return all.map(linkName); }"
    )
    assert page.evaluate(script, titles) == [short_name(title) for title in titles]
    [other] = page.evaluate(script, ["他來了"])
    assert other.startswith("%E4")
