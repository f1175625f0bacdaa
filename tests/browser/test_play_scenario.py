"""A story as a conversation: every ending, another way, what is kept, what is heard, what is printed."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Locator, Page

from tests.block_uses import Action, write_course
from tests.browser.block_play import Hands, Way
from tests.browser.conftest import ClockedContexts
from tests.browser.contexts import SLOWLY, Contexts, move_at
from tests.browser.learner import Learner
from tests.browser.lms import Lms
from tests.browser.recorded import SCORM12, settle, terms, values
from tests.browser.server import FileServer
from tests.packages import Packages, build

STORY = """---
title: Three lost calls
---
# On the telephone

## A call

### Scenario: Three lost calls
People:
- Mr Grant: ![An old man](media/grant.svg) Waits for a badge.

He has been cut off three times.

Mr Grant (cross): "Don't you dare transfer me."

- [Say sorry](#tell-me)
- [Put him through](#put-through)

#### Put through
It cuts him off. **Bad ending.**

#### Tell me
Mr Grant (worried): "My hospital trip is on Tuesday."

You: "I will find out who has it."

- [Give him their number](#his-turn)
- [Ring him at four](#ring)

#### His turn
He writes it down. **Ending.**

#### Ring
Mr Grant (glad): "Thank you." **Good ending.**
"""
ENDINGS = {
    "Put through": ("Put him through",),
    "His turn": ("Say sorry", "Give him their number"),
    "Ring": ("Say sorry", "Ring him at four"),
}
UNSEEN = [[1, 0], [0, 1], [0, 0]]  # after each of these: what leads off the scenes that were seen
FOCUSED = "block => block.contains(document.activeElement) && document.activeElement.matches('.scene')"
MOVING = "block => block.getAnimations({ subtree: true }).map(one => one.effect.target.className)"


@pytest.fixture(scope="session")
def story(shared_folder: Path, server: FileServer) -> str:
    """The address of the story, built for the web, which keeps what is done on the device."""
    folder = shared_folder / "story"
    with FileLock(shared_folder / "story.lock"):
        if not (folder / "done").exists():
            build(write_course(folder / "source" / "story", STORY), folder, "--to", "web")
            (folder / "done").touch()
    return f"{server.mount('story', Packages(folder).of('story', 'web').folder)}/index.html"


@pytest.fixture
def opened(contexts: Contexts, story: str) -> Callable[..., Locator]:
    """Opens the story on a new computer."""

    def new(**computer: object) -> Locator:
        page = contexts.open(**computer).new_page()
        page.goto(story)
        return _block(page)

    return new


def _block(page: Page) -> Locator:
    page.wait_for_selector("html[data-state=ready]", state="attached")
    start = page.locator("section.page:not([hidden]) .turn .next, #cover .start").first
    block = page.locator("[data-block=scenario]")
    if not block.is_visible():
        start.click()
    return block


def _choose(block: Locator, *names: str, way: Way = "mouse") -> None:
    for name in names:
        Hands(block.page, way).act(block, Action(name))


def _map(block: Locator) -> list[str]:
    """The stops of the map, as a screen reader comes to them."""
    stops: list[str] = block.locator(".map .stop").evaluate_all("stops => stops.map(stop => stop.textContent.trim())")
    return stops


@pytest.mark.parametrize("way", ["mouse", "keys"])
def test_every_ending_is_found(opened: Callable[..., Locator], way: Way) -> None:
    """What was found stays found; what was not is not named."""
    block = opened()
    for number, (name, path) in enumerate(ENDINGS.items(), 1):
        _choose(block, *path, way=way)
        assert block.locator(".scene:visible .outcome").count() == 1
        count = f"You found {number} of 3 endings."
        assert block.locator(".found").inner_text() == (
            count if number < len(ENDINGS) else "You found all of the endings: 3 of 3."
        )
        told = block.locator(".endings").inner_text()
        assert name in told
        unseen = list(ENDINGS)[number:]
        assert not [one for one in unseen if re.search(rf"\b{one}\b", told)]
        assert [told.count("A scene you haven’t seen"), told.count("An ending you haven’t found")] == UNSEEN[number - 1]
        Hands(block.page, way).start_again(block)
        assert not block.locator(".endings").is_visible()
        assert block.locator(".chose").count() == 0


def test_another_way_begins_where_the_learner_says(opened: Callable[..., Locator]) -> None:
    block = opened()
    _choose(block, *ENDINGS["Ring"])
    assert _map(block) == [
        "The beginning (on your way: make another choice here)",
        "An ending you haven’t found",
        "Tell me (on your way: make another choice here)",
        "An ending you haven’t found",
        "Ring: A good ending (on your way)",
    ]
    block.get_by_role("button", name="Tell me").click()
    assert block.locator(".chose").all_text_contents() == ["You chose: Say sorry"]
    assert block.get_by_role("link", name="Give him their number").is_visible()
    assert block.evaluate(FOCUSED)
    _choose(block, "Give him their number")
    assert block.locator(".found").inner_text() == "You found 2 of 3 endings."
    assert "Ring: A good ending" in _map(block), "it was seen on another way"


def test_all_that_was_said_is_there_again(opened: Callable[..., Locator]) -> None:
    """In the middle of a story, after an ending was found on another way."""
    block = opened()
    _choose(block, *ENDINGS["Put through"])
    Hands(block.page, "mouse").start_again(block)
    _choose(block, "Say sorry")
    before = block.inner_text()
    assert before.index("Don’t you dare") < before.index("Say sorry") < before.index("My hospital trip")
    block.page.reload()
    block = _block(block.page)
    assert block.inner_text() == before
    _choose(block, "Ring him at four")
    assert block.locator(".found").inner_text() == "You found 2 of 3 endings."


def test_the_mood_follows_the_choice(opened: Callable[..., Locator]) -> None:
    block = opened()
    who = block.locator(".who")
    assert who.inner_text().split("\n")[0] == "Mr Grant"
    moods = [who.get_attribute("data-mood")]
    for name in ENDINGS["Ring"]:
        _choose(block, name)
        moods.append(who.get_attribute("data-mood"))
    assert moods == ["cross", "worried", "glad"]


def test_nothing_moves_where_motion_is_reduced(opened: Callable[..., Locator]) -> None:
    block = opened(reduced_motion="reduce")
    _choose(block, "Say sorry")
    assert [one for one in block.evaluate(MOVING) if one != "ways"] == []


def test_choices_are_ready_at_once(opened: Callable[..., Locator]) -> None:
    """While what is said builds up, they do not move, and can be taken."""
    block = opened()
    move_at(block.page, SLOWLY)
    _choose(block, "Say sorry")
    assert "ways" not in block.evaluate(MOVING)
    _choose(block, "Ring him at four")
    assert block.locator(".outcome.right:visible").count() == 1


def test_it_is_heard_once_and_in_order(opened: Callable[..., Locator]) -> None:
    """The focus comes to what is new: its name is what was chosen, its description what is said."""
    block = opened()
    _choose(block, "Say sorry", way="keys")
    assert block.evaluate(FOCUSED)
    assert block.locator("[aria-live], [role=status], [role=alert]").count() == 0, "it would be heard twice"
    session = block.page.context.new_cdp_session(block.page)
    session.send("Accessibility.enable")
    node = next(
        one
        for one in session.send("Accessibility.getFullAXTree")["nodes"]
        if not one["ignored"]
        and one["role"]["value"] == "group"
        and "Say sorry" in one.get("name", {}).get("value", "")
    )
    assert node["name"]["value"] == "You chose: Say sorry"
    said = node["description"]["value"]
    assert re.sub(r"\s+", " ", said) == (
        "Mr Grant, worried “My hospital trip is on Tuesday.” You “I will find out who has it.”"
    )
    tree = block.aria_snapshot()
    order = [
        "cut off three times",
        "Mr Grant, cross",
        "Don’t you dare",
        "You chose:",
        "Mr Grant, worried",
        "My hospital",
    ]
    places = [tree.index(words) for words in [*order, "I will find out", "Give him their number", "Ring him at four"]]
    assert places == sorted(places)
    assert tree.count("My hospital trip") == 1, "once to read, the large face apart"


def test_paper_has_all_scenes(opened: Callable[..., Locator]) -> None:
    block = opened()
    _choose(block, *ENDINGS["Put through"])
    block.page.emulate_media(media="print")
    seen = block.inner_text()
    for words in ("Don’t you dare", "Put through", "Tell me", "His turn", "Ring", "Thank you.", "A good ending"):
        assert words in seen
    assert "You found" not in seen
    assert seen.count("Don’t you dare") == 1


@pytest.fixture
def counted(clocked: ClockedContexts, server: FileServer, tmp_path: Path) -> Iterator[Lms]:
    """An LMS with the story, in which the ending counts."""
    text = STORY.replace("---\n# On", "pass mark: 50%\n---\n# On").replace("People:", "Settings: scored\n\nPeople:")
    package = build(write_course(tmp_path / "counted", text), tmp_path / "built", "--to", SCORM12).of(
        "counted", SCORM12
    )
    lms = Lms(clocked, server.address, server.mount("counted", package.folder), SCORM12)
    yield lms
    assert lms.faults == []


@pytest.mark.parametrize(
    ("first", "then", "score", "results"),
    [
        ("His turn", "Put through", "50", ["0.5", "wrong"]),  # the best of the tries counts
        ("Put through", "Ring", "100", ["wrong", "correct"]),
        ("Ring", "Put through", "100", ["correct"]),  # it is counted: what is tried after it is nobody's business
    ],
)
def test_another_way_costs_nothing(counted: Lms, first: str, then: str, score: str, results: list[str]) -> None:
    block = Learner(counted.open()).block("three_lost_calls")
    _choose(block, *ENDINGS[first])
    settle(counted)
    block.get_by_role("button", name="The beginning").click()
    _choose(block, *ENDINGS[then])
    settle(counted)
    elements = [call["args"] for call in counted.calls if call["verb"] == "LMSSetValue"]
    assert [value for name, value in elements if name.endswith(".result")] == results
    assert values(counted, terms(counted).score)[-1] == score
    counted.leave()
    block = Learner(counted.resume()).block("three_lost_calls")
    if first == "Ring":
        assert block.locator(".outcome.right:visible").count() == 1, "what counts is what one comes back to"
    assert block.locator(".found").inner_text() == "You found 2 of 3 endings."


ODD = """---
title: Odd
---
## A page

### Scenario: Odd
It begins.

- [One](#one)
- [Two](#two)

Or [three](#three) below the list.

Amina (glad): "Or [four](#four)?"

#### One
This is one. **Ending.**

#### Two
This is two. **Ending.**

#### Three
This is three. **Good ending.**

#### Four
You may stop, or go [back to one](#one). **Ending.**
"""


def test_choices_stand_anywhere(page: Page, server: FileServer, tmp_path: Path) -> None:
    """In a list, below it, in speech, in an ending: each leads where it says, and what is past leads nowhere."""
    package = build(write_course(tmp_path / "odd", ODD), tmp_path / "built", "--to", "web").of("odd", "web")
    page.goto(f"{server.mount('odd', package.folder)}/index.html")
    for name in ("One", "Two", "three", "four"):
        block = _block(page)
        block.get_by_role("link", name=name, exact=True).click()
        assert f"This is {name.lower()}." in block.inner_text() or name == "four"
        assert "Or three below the list." in block.locator(".past").inner_text()
        if name == "four":
            block.get_by_role("link", name="back to one").click()
            assert "This is one." in block.locator(".scene:visible").inner_text()
        assert block.locator(".past a").count() == 0
        block.get_by_role("button", name="Start again").click()
