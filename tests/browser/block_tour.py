"""A learner at every use of one block, launch after launch: what they see, and what the LMS is told."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Locator

from tests.block_uses import Use, uses
from tests.browser.block_play import Hands
from tests.browser.learner import Learner
from tests.browser.lms import Lms
from tests.browser.recorded import ENTRY, SCORM12, settle, terms, values

# What can be seen of a block, in lines. Words for ears alone are left out, since they tell of a moment.
SEEN = """block => {
  const seen = [], apart = ".unseen[role=status], .private .said";
  const visit = ($one, depth) => {
    if (!$one.checkVisibility() || $one.matches(apart)) return;
    const own = [...$one.childNodes].filter(node => node.nodeType === 3).map(node => node.data).join(" ");
    const field = $one.matches("input, select, textarea, button, fieldset")
      ? [$one.value ?? "", $one.checked ?? "", $one.disabled] : [];
    const said = ["aria-pressed", "aria-current", "aria-selected", "open"].map(name => $one.getAttribute(name) ?? "-");
    const classes = [...$one.classList].sort().join(".");
    const text = own.replace(/\\s+/g, " ").trim();
    seen.push([" ".repeat(depth) + $one.localName, classes, text, ...field, ...said].join("|"));
    for (const $child of $one.children) visit($child, depth + 1);
  };
  visit(block, 0);
  return seen;
}"""
EMPTY = """block => {
  for (const $field of block.querySelectorAll("textarea, input")) {
    if ($field.matches("[type=radio], [type=checkbox]")) $field.checked = false;
    else $field.value = "";
  }
}"""
STORED = "() => JSON.stringify(Object.assign({}, localStorage, sessionStorage))"
RESULTS = {"wrong": ("wrong", "incorrect"), "right": ("correct",)}
CLOSED = "fieldset:disabled"


@dataclass
class Stop:
    """A use of the block, on its page."""

    use: Use
    page: str
    data: dict[str, Any]  # what the builder told the script of it
    left: list[str]  # plays to come
    fresh: list[str] = field(default_factory=list)  # as it looked at first
    seen: list[str] = field(default_factory=list)  # as it looked last

    @property
    def key(self) -> str:
        return str(self.data["key"])

    @property
    def is_reported(self) -> bool:
        return bool(self.data.get("interaction"))


def stops(course: dict[str, Any], kind: str = "", *, again: str = "") -> list[Stop]:
    """The places of a kind's uses in a built course, or of all: at first, or on the page `again`."""
    blocks = {block["key"]: block for block in course["blocks"]}
    pages = [page for page in course["pages"] if page["id"] == again or not again]
    order = [(page["id"], blocks[key]) for page in pages for key in page["blocks"]]
    found = []
    for use in uses():
        if order and order[0][1]["kind"] == use.kind and (not again or use.is_graded):
            page, data = order.pop(0)
            found += [Stop(use, page, data, list(use.plays))] if kind in {"", use.kind} else []
    return found


@dataclass
class Tour:
    """One enrolment at an LMS."""

    lms: Lms
    keys: bool
    learner: Learner = field(init=False)

    def __post_init__(self) -> None:
        self.learner = Learner(self.lms.open())

    @property
    def hands(self) -> Hands:
        return Hands(self.lms.page, self.learner.frame, self.keys)

    def go(self, stop: Stop) -> Locator:
        if self.learner.page != stop.page:
            self.learner.go(stop.page)
        return self.learner.block(stop.data["id"])

    def look(self, stop: Stop) -> list[str]:
        return [str(line) for line in self.go(stop).evaluate(SEEN)]

    def leave_blank(self, stop: Stop) -> None:
        """Hands in nothing: that is said, and nowhere kept."""
        block, before = self.go(stop), len(self.records())
        button = block.locator("button[type=submit]:visible, .finish:visible")
        if not button.count() or not block.locator(".fault").count():
            return
        self.hands.use(button)
        fault = block.locator(".fault")
        if stop.is_reported or not block.locator(".finished").inner_text():
            assert (fault.text_content() or "").startswith("Error: ")
            assert fault.is_visible()
            focused = block.locator(":focus")
            assert focused.count() == 1, "the focus is where something is missing"
            assert fault.get_attribute("id") in (focused.get_attribute("aria-describedby") or "").split()
        settle(self.lms)
        assert len(self.records()) == before
        if stop.is_reported:
            assert not self.is_kept(stop)

    def play(self, stop: Stop) -> None:
        """The next of its plays; what follows is seen, and told to the LMS once, or not at all."""
        name = stop.left.pop(0)
        block, before = self.go(stop), len(self.records())
        self.hands.play(block, stop.use.plays[name])
        button = block.locator("button[type=submit]:visible")
        if stop.use.is_graded and button.count():
            self.hands.use(button)
        if stop.use.is_graded:
            self.check_outcome(block, name)
        settle(self.lms)
        self.check_told(stop, name, self.records()[before:])

    def check_outcome(self, block: Locator, name: str) -> None:
        """In words and by an icon, never by colour alone; and whoever listens is told."""
        outcome = block.locator(".outcome:visible")
        assert outcome.inner_text().strip()
        assert outcome.locator("svg.icon").count() >= 1
        if block.locator("form").count():
            assert name in (outcome.get_attribute("class") or "").split()
            assert self.learner.has_focus(outcome)
            for part in block.locator(".right[data-part], .wrong[data-part]").all():
                assert part.locator(".verdict svg.icon").count() == 1
                assert part.locator(".verdict").inner_text().strip()

    def check_told(self, stop: Stop, name: str, told: list[dict[str, str]]) -> None:
        if not stop.is_reported:
            assert told == []
            self.check_leaks(stop, name)
            return
        of_each = [one["id"] for one in told]
        assert len(set(of_each)) == len(of_each) >= 1
        assert len(told) == 1 or all(one.startswith(stop.data["id"] + "__") for one in of_each), "its lines, once each"
        for one in told:
            assert one["id"].startswith(stop.data["id"])
            assert one["type"] in _types(self.lms.standard, stop.data["interaction"]["kind"])
            assert one[terms(self.lms).response]
            if name == "partly":
                assert 0 < float(one["result"]) < 1
            else:
                assert one["result"] in RESULTS.get(name, ("neutral",))

    def check_leaks(self, stop: Stop, name: str) -> None:
        """Nothing that is typed where nobody is told goes to the LMS, or to the device unasked."""
        typed = [one.value for one in stop.use.plays[name] if one.value]
        sent = [argument for call in self.lms.calls for argument in call["args"]]
        kept = str(self.learner.frame.evaluate(STORED))
        for words in typed:
            for form in (words, words.replace(" ", "_")):
                assert not [one for one in sent if form in one]
                assert form not in kept

    def leave(self, stops: list[Stop]) -> None:
        """Notes what is seen. What only its writer may see goes with the window: so it is emptied first."""
        for stop in stops:
            block = self.go(stop)
            clear = block.locator(".private button", has_text="Clear")
            if clear.count():
                clear.click()
            if not stop.is_reported and block.locator(".privacy").count():
                block.evaluate(EMPTY)
            stop.seen = self.look(stop)

    def resume(self, stops: list[Stop]) -> None:
        """In another browser all is seen again; a block of which nothing is kept begins anew."""
        self.leave(stops)
        settle(self.lms)
        kept = {stop.key: self.is_kept(stop) for stop in stops}
        self.learner = Learner(self.lms.resume())
        assert self.learner.page == stops[-1].page
        for stop in stops:
            assert self.look(stop) == (stop.seen if kept[stop.key] else stop.fresh), stop.use.name

    def is_kept(self, stop: Stop) -> bool:
        """Whether the saved state has something of it."""
        state = (values(self.lms, terms(self.lms).state) or ["~~~"])[-1]
        return any(answer.startswith(stop.key) for answer in state[6:].split("~")[2].split("."))

    def records(self) -> list[dict[str, str]]:
        """The answers that the LMS was told in this browser, in order."""
        entries: dict[str, dict[str, str]] = {}
        for call in self.lms.calls:
            match = ENTRY.fullmatch(call["args"][0]) if call["verb"] == terms(self.lms).set else None
            if match:
                entries.setdefault(match[1], {})[match[2]] = call["args"][1]
        return list(entries.values())


def _types(standard: str, kind: str) -> set[str]:
    """SCORM 1.2 has fewer types: what it can't tell is told as text."""
    return {kind, "fill-in"} if standard == SCORM12 else {kind}
