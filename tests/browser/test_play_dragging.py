"""Sort, Put in order and Match: dragged by mouse or finger, or answered by their controls, they come to the same."""

from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from playwright.sync_api import CDPSession, Locator, Page, expect

from tests.block_uses import FRONT, write_course
from tests.browser.block_sights import GO
from tests.browser.conftest import ClockedContexts
from tests.browser.contexts import SLOWLY, Contexts, move_at
from tests.browser.learner import Learner
from tests.browser.lms import READY, Lms
from tests.browser.recorded import SCORM12, answers, settle
from tests.browser.server import FileServer
from tests.packages import Packages, build
from tests.patience import until
from tests.sampling import EVERY_PLAY

Way = Literal["mouse", "touch", "keys"]
Point = tuple[float, float]
TABLET = {"width": 820, "height": 1100}
EDGE = 100  # pixels, in which the page scrolls, or the LMS shows something of its own
QUICKLY = 10  # times as fast as it is made: what a drag sets going is waited for
PHONE = {"width": 390, "height": 844}
SORT, THREE, ORDER, MATCH = "who_is_a_customer", "may_you_say_this", "passing_on_an_enquiry", "pair_the_terms"
TEXT = f"""{FRONT}
# Section

## Page one

Words for learners here.

### Sort: Who is a customer?
Settings: try 3 times

- External
  - A café owner who wants tables on the pavement
  - A daughter who asks about her father's home care
  - A man who only ever walks through the park
  - A Member of Parliament who writes for a resident
- Internal
  - A planner who needs forty plans printed by noon
  - Your manager, who reports to councillors today
  - An agency worker who cannot log in
  - A colleague at the next desk who waits for your figures

### Sort: May you say this?
- Yes
  - When the office opens
- No
  - Whether somebody is in arrears
- Ask first
  - The name of the case worker

## Page two

### Put in order: Passing on an enquiry
1. Find the right person
2. Give them the details
3. Tell the customer who has it

## Page three

### Match: Pair the terms
| Outdated | Better |
|---|---|
| the disabled | disabled people |
| wheelchair-bound | wheelchair user |
| suffers from asthma | has asthma |
"""
PLACES = "all => all.map(one => [Math.round(one.getBoundingClientRect().x), Math.round(one.getBoundingClientRect().y)])"
MOVES = "() => document.getAnimations().filter(one => !(one instanceof CSSAnimation)).length"


@pytest.fixture(scope="module")
def dragged(tmp_path_factory: pytest.TempPathFactory, server: FileServer) -> Packages:
    folder = tmp_path_factory.mktemp("dragging")
    packages = build(write_course(folder / "dragging", TEXT), folder / "built", "--to", SCORM12, "--to", "web")
    server.mount("dragging", folder / "built" / "unpacked")
    return packages


@pytest.fixture
def lms(dragged: Packages, clocked: ClockedContexts, server: FileServer) -> Iterator[Lms]:
    lms = Lms(clocked, server.address, f"/dragging/{dragged.of('every-block', SCORM12).name}", SCORM12)
    yield lms
    assert lms.faults == []


@pytest.fixture
def opened(dragged: Packages, contexts: Contexts, server: FileServer) -> Callable[..., Page]:
    """The module without an LMS, in real time, at one of its pages."""

    def open_page(place: str, **computer: object) -> Page:
        page = contexts.open(**computer).new_page()
        page.goto(f"{server.address}/dragging/{dragged.of('every-block', 'web').name}/index.html#{place}")
        page.wait_for_selector(READY, state="attached")
        return page

    return open_page


class Hand:
    """What takes hold of things: a mouse, or a finger."""

    def __init__(self, page: Page, way: Way) -> None:
        self.page, self.way = page, way
        self.touch: CDPSession | None = page.context.new_cdp_session(page) if way == "touch" else None

    def take(self, point: Point) -> None:
        if self.touch:
            self._touch("touchStart", point)
        else:
            self.page.mouse.move(*point)
            self.page.mouse.down()

    def move(self, start: Point, end: Point, steps: int = 4) -> None:
        for step in range(1, steps + 1):
            x, y = (a + (b - a) * step / steps for a, b in zip(start, end, strict=True))
            if self.touch:
                self._touch("touchMove", (x, y))
            else:
                self.page.mouse.move(x, y)

    def let_go(self) -> None:
        if self.touch:
            self._touch("touchEnd")
        else:
            self.page.mouse.up()

    def _touch(self, kind: str, *points: Point) -> None:
        assert self.touch
        where = [{"x": x, "y": y} for x, y in points]
        self.touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": where})

    def drag(self, chip: Locator, place: Locator) -> None:
        """To where a place is seen, which may be as high as its column."""
        chip.evaluate("chip => chip.scrollIntoView({ block: 'center' })")
        self.settle()
        start, (x, y) = middle(chip.locator(".grip")), middle(place)
        end = (x, y if EDGE < y < TABLET["height"] - EDGE else start[1])
        self.take(start)
        self.move(start, end)
        self.let_go()
        self.settle()

    def settle(self) -> None:
        """Until nothing moves."""
        for frame in self.page.frames:
            frame.evaluate("() => Promise.allSettled(document.getAnimations().map(one => one.finished))")


def middle(locator: Locator) -> Point:
    box = locator.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def chip_of(block: Locator, words: str) -> Locator:
    return block.locator("[data-part], [data-offer]").filter(has_text=words)


def sort_by(learner: Learner, page: Page, way: Way, name: str, groups: dict[str, str]) -> None:
    """Puts what begins with some words into a group."""
    block, hand = learner.block(name), Hand(page, way)
    for words, group in groups.items():
        chip = chip_of(block, words)
        if way == "keys":
            chip.get_by_role("radio", name=group, exact=True).focus()
            page.keyboard.press("Space")
        else:
            hand.drag(chip, block.locator("[data-lane]").filter(has_text=group))
        assert chip.get_by_role("radio", name=group, exact=True).is_checked(), words


def order_by(learner: Learner, page: Page, way: Way) -> None:
    block, hand = learner.block(ORDER), Hand(page, way)
    for words in ("Tell the customer", "Give them", "Find the right"):  # each to the top
        step = chip_of(block, words)
        first = block.locator("[data-part]").first
        while step.get_attribute("data-part") != first.get_attribute("data-part"):
            if way == "keys":
                step.get_by_role("button", name="Move up").focus()
                page.keyboard.press("Enter")
                continue
            step.scroll_into_view_if_needed()
            hand.settle()
            start, (_, top) = middle(step.locator(".grip")), middle(first)
            hand.take(start)
            hand.move(start, (start[0], top - 20))
            hand.let_go()
            hand.settle()


def match_by(learner: Learner, page: Page, way: Way) -> None:
    block, hand = learner.block(MATCH), Hand(page, way)
    pairs = {"the disabled": "disabled people", "wheelchair-bound": "wheelchair user", "suffers": "has asthma"}
    for left, right in pairs.items():
        pair = block.locator(".pair[data-part]").filter(has_text=left)
        if way == "keys":
            pair.locator("select").focus()
            page.keyboard.press(right[0])  # a closed list goes to what begins so; slowly typed words are several
        else:
            hand.drag(chip_of(block, right).and_(block.locator("[data-offer]")), pair.locator("select"))


EXTERNAL = ("A café owner", "A daughter", "A man who", "A Member")
INTERNAL = ("A planner", "Your manager", "An agency", "A colleague")
FEW = (*EXTERNAL[::2], *INTERNAL[::2])  # that are dragged, where EVERY_PLAY is not set
RIGHT = {**dict.fromkeys(EXTERNAL, "External"), **dict.fromkeys(INTERNAL, "Internal")}


@pytest.mark.parametrize("way", ["mouse", "touch", "keys"])
def test_each_way_gives_the_same_answer_and_record(lms: Lms, way: Way) -> None:
    """And a resume on another computer shows it."""
    learner = Learner(lms.open(viewport=TABLET, has_touch=way == "touch"))
    page = lms.frame.page
    move_at(page, QUICKLY)
    dragged = {words: group for words, group in RIGHT.items() if words in FEW or EVERY_PLAY}
    sort_by(learner, page, way, SORT, dragged)
    sort_by(learner, page, "keys", SORT, {words: group for words, group in RIGHT.items() if words not in dragged})
    learner.check(SORT)
    assert learner.outcome(SORT).startswith("Right.")
    sort_by(learner, page, way, THREE, {"When the": "Yes", "Whether": "No", "The name": "Ask first"})
    learner.check(THREE)
    learner.frame.evaluate(GO, "page-two")
    order_by(learner, page, way)
    learner.check(ORDER)
    learner.frame.evaluate(GO, "page-three")
    match_by(learner, page, way)
    learner.check(MATCH)
    settle(lms)
    told = answers(lms)
    assert {name: told[name]["result"] for name in told} == dict.fromkeys((SORT, THREE, ORDER, MATCH), "correct")
    assert told[ORDER]["student_response"] == "a,b,c"
    assert told[MATCH]["student_response"] == "a.a,b.b,c.c"
    assert told[THREE]["student_response"] == "a.a,b.b,c.c"
    assert told[SORT]["student_response"] == "a.a,b.a,c.a,d.a,e.b,f.b,g.b,h.b"
    learner = Learner(lms.resume(viewport=TABLET))
    assert learner.outcome(MATCH).startswith("Right.")
    learner.frame.evaluate(GO, "page-one")
    assert learner.outcome(SORT).startswith("Right.")
    lanes = [learner.block(SORT).locator(f".chip[data-in='{index}']").count() for index in (0, 1, 2)]
    assert lanes == [0, 4, 4]


@pytest.mark.parametrize("way", ["mouse", "touch"])
def test_escape_and_a_drop_elsewhere_leave_all_as_it_was(opened: Callable[..., Page], way: Way) -> None:
    page = opened("page-one", viewport=TABLET, has_touch=way == "touch")
    learner, hand = Learner(page.main_frame), Hand(page, way)
    block = learner.block(SORT)
    chip = block.locator(".chip").first
    chip.scroll_into_view_if_needed()
    lane = middle(block.locator("[data-lane]").first)
    before = block.locator(".chip").evaluate_all(PLACES)
    start = middle(chip.locator(".grip"))
    for end in ("Escape", "elsewhere"):
        hand.take(start)
        hand.move(start, lane)
        chip.and_(page.locator(".dragged")).wait_for()
        expect(block.locator("[data-over]")).to_have_count(1)
        if end == "Escape":
            page.keyboard.press("Escape")
        else:
            hand.move(lane, (3, lane[1]))
        hand.let_go()
        hand.settle()
        assert block.locator(".chip").evaluate_all(PLACES) == before
        assert block.locator("input:checked, [data-over], .dragged").count() == 0
    page.evaluate(GO, "page-two")
    steps = learner.block(ORDER).locator("[data-part]")
    order = "parts => parts.map(part => part.dataset.part)"
    was = steps.evaluate_all(order)
    start, end_at = middle(steps.first.locator(".grip")), middle(steps.last)
    hand.take(start)
    hand.move(start, (start[0], end_at[1] + 30))
    until(lambda: steps.evaluate_all(order) != was, "the others make no room at once")
    page.keyboard.press("Escape")
    hand.let_go()
    assert steps.evaluate_all(order) == was
    assert learner.block(ORDER).locator(".moved").text_content() == ""


def test_a_finger_beside_the_grip_scrolls_the_page(opened: Callable[..., Page]) -> None:
    page = opened("page-one", viewport={"width": 820, "height": 600}, has_touch=True)
    learner, hand = Learner(page.main_frame), Hand(page, "touch")
    chip = learner.block(SORT).locator(".chip").nth(1)
    chip.scroll_into_view_if_needed()
    x, y = middle(chip.locator("legend"))
    before = page.evaluate("scrollY")
    hand.take((x, y))
    hand.move((x, y), (x, y - 200), steps=12)
    hand.let_go()
    page.wait_for_function("before => scrollY > before + 50", arg=before)
    assert learner.block(SORT).locator("input:checked, .dragged").count() == 0


def test_the_page_scrolls_where_a_chip_is_held_at_its_edge(opened: Callable[..., Page]) -> None:
    page = opened("page-one", viewport={"width": 1000, "height": 500})
    learner, hand = Learner(page.main_frame), Hand(page, "mouse")
    chip = learner.block(SORT).locator(".chip").first
    chip.scroll_into_view_if_needed()
    start, before = middle(chip.locator("legend")), page.evaluate("scrollY")
    hand.take(start)
    hand.move(start, (start[0], 490))
    page.wait_for_function("before => scrollY > before + 100", arg=before)
    box = chip.bounding_box()
    assert box
    assert box["y"] < 490 < box["y"] + box["height"], "it stays under the pointer"
    page.keyboard.press("Escape")
    hand.let_go()


def test_what_is_done_is_held_no_more(opened: Callable[..., Page]) -> None:
    page = opened("page-two", viewport=TABLET)
    learner, hand = Learner(page.main_frame), Hand(page, "mouse")
    order_by(learner, page, "mouse")
    learner.check(ORDER)
    steps = learner.block(ORDER).locator("[data-part]")
    start, end = middle(steps.first.locator(".words")), middle(steps.last)
    hand.take(start)
    hand.move(start, end)
    hand.let_go()
    assert steps.evaluate_all("parts => parts.map(part => part.dataset.part).join('')") == "abc"
    assert learner.outcome(ORDER).startswith("Right.")


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_lanes_stand_in_columns_in_either_direction(opened: Callable[..., Page], direction: str) -> None:
    page = opened("page-one", viewport={"width": 768, "height": 1000})
    page.evaluate("direction => { document.documentElement.dir = direction; }", direction)
    learner = Learner(page.main_frame)
    first, second, third = learner.block(SORT).locator(".lane").evaluate_all(PLACES)  # to sort, External, Internal
    assert (second[0] < first[0] < third[0]) == (direction == "ltr")
    assert first[1] == second[1] == third[1]
    sort_by(learner, page, "mouse", SORT, {"A café owner": "External", "Your manager": "Internal"})
    for words, lane in (("A café owner", second), ("Your manager", third)):
        ((x, _),) = chip_of(learner.block(SORT), words).evaluate_all(PLACES)
        assert abs(x - lane[0]) < 60


def test_eight_to_sort_fit_a_phone(opened: Callable[..., Page]) -> None:
    page = opened("page-one", viewport=PHONE)
    block = Learner(page.main_frame).block(SORT)
    box = block.locator(".sorting").bounding_box()
    assert box
    assert box["height"] < 1040
    assert block.locator(".lane:visible, .grip:visible").count() == 0
    external, internal = (
        block.get_by_role("radio", name=name).first.bounding_box() for name in ("External", "Internal")
    )
    assert external
    assert internal
    assert external["y"] == internal["y"], "the two halves of a switch"


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_match_is_dragged_on_a_phone(opened: Callable[..., Page], motion: str) -> None:
    """The cards stay in sight below the pairs; one that is let go among them chooses nothing."""
    page = opened("page-three", viewport=PHONE, has_touch=True, is_mobile=True, reduced_motion=motion)
    block, hand = Learner(page.main_frame).block(MATCH), Hand(page, "touch")
    select = block.locator(".pair[data-part]").first.locator("select")
    cards = block.locator("[data-offer]")
    block.evaluate("block => block.scrollIntoView({ block: 'start' })")
    grip = middle(cards.last.locator(".grip"))
    assert grip[1] < PHONE["height"]
    behind = middle(block.locator(".pair[data-part]").last)
    page.add_style_tag(content=f".few {{ min-block-size: {PHONE['height'] - behind[1] + 60}px; }}")  # over a pair
    cover = block.locator(".offered").bounding_box()
    assert cover
    assert cover["y"] < behind[1]
    start = middle(cards.last.locator(".grip"))
    hand.take(start)
    hand.move(start, (start[0], behind[1]))
    hand.let_go()
    hand.settle()
    assert block.locator("select").evaluate_all("all => all.map(one => one.value)") == ["", "", ""]
    start, end = middle(cards.last.locator(".grip")), middle(select)
    hand.take(start)
    hand.move(start, end)
    expect(block.locator(".pair[data-over]")).to_have_count(1)
    move_at(page, SLOWLY)
    hand.let_go()
    until(lambda: select.input_value() == cards.last.get_attribute("data-offer"), "the card is not chosen")
    assert (page.evaluate(MOVES) > 0) == (motion == "no-preference")
    expect(cards.last).to_have_class("offer used")
    assert select.is_visible()


def test_a_phone_without_touch_has_no_cards(opened: Callable[..., Page]) -> None:
    """As a window at 400 %: there a row that stays would cover what has the focus."""
    page = opened("page-three", viewport={"width": 320, "height": 844})
    assert Learner(page.main_frame).block(MATCH).locator(".offered:visible").count() == 0


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_movement_explains_and_obeys(opened: Callable[..., Page], motion: str) -> None:
    page = opened("page-one", viewport=TABLET, reduced_motion=motion)
    learner = Learner(page.main_frame)
    move_at(page, SLOWLY)
    learner.block(SORT).get_by_role("radio", name="External").first.check(force=True)
    assert (page.evaluate(MOVES) > 0) == (motion == "no-preference")


def test_keys_are_followed_to_where_a_chip_goes(opened: Callable[..., Page]) -> None:
    """WCAG 2.2, 2.4.11: what has the focus stays in sight, in the lane where it lies now."""
    page = opened("page-one", viewport={"width": 1000, "height": 500})
    last = Learner(page.main_frame).block(SORT).locator(".chip").last
    last.locator("input").first.focus()
    page.keyboard.press("Space")
    assert last.get_attribute("data-in") == "1"
    box = last.locator("input").first.bounding_box()
    assert box
    assert 0 <= box["y"] <= 500
    page.keyboard.press("ArrowDown")
    assert last.get_attribute("data-in") == "2"
    assert last.locator("input").nth(1).evaluate("input => input === document.activeElement && input.checked")
