"""A learner at every use of every block, launch after launch: what they see, and what the LMS is told."""

from dataclasses import dataclass, field
from difflib import unified_diff
from typing import Any

from playwright.sync_api import Locator

from tests.block_uses import Action, Use, uses
from tests.browser.block_play import Hands, Way
from tests.browser.block_sights import EMPTY, FAULT_IS_SAID, GO, OPERABLE, OUTCOME, SEEN, STORED
from tests.browser.learner import Learner
from tests.browser.lms import Lms
from tests.browser.recorded import ENTRY, SCORM12, settle, terms, values
from tests.sampling import EVERY_PLAY

RESULTS = {"wrong": ("wrong", "incorrect"), "right": ("correct",)}


@dataclass
class Stop:
    """A use of the block, on its page."""

    use: Use
    page: str
    data: dict[str, Any]  # what the builder told the script of it
    left: list[str]  # plays to come
    fresh: list[str] = field(default_factory=list)  # as it looked at first

    @property
    def key(self) -> str:
        return str(self.data["key"])

    @property
    def is_reported(self) -> bool:
        return bool(self.data.get("interaction"))


def stops(course: dict[str, Any], *, again: str = "", turn: int = 0) -> list[Stop]:
    """The places of all uses in a built course: at first, or on the page `again`.

    Of a question with more plays than tries, one turn has the first plays, the other the last.
    """
    blocks = {block["key"]: block for block in course["blocks"]}
    pages = [page for page in course["pages"] if page["id"] == again or not again]
    order = [(page["id"], blocks[key]) for page in pages for key in page["blocks"]]
    found = []
    for use in uses():
        if order and order[0][1]["kind"] == use.kind and (not again or use.is_graded):
            page, data = order.pop(0)
            plays = list(use.plays)
            tries = data.get("tries") or len(plays)
            found.append(Stop(use, page, data, plays[:tries] if (use.number + turn) % 2 else plays[-tries:]))
    return found


@dataclass
class Tour:
    """One enrolment at an LMS."""

    lms: Lms
    way: Way  # how controls are operated
    learner: Learner = field(init=False)

    def __post_init__(self) -> None:
        self.learner = Learner(self.lms.open())

    def hands(self, stop: Stop) -> Hands:
        """By keyboard the first use of each kind is played; where EVERY_PLAY is set, all are."""
        alike = self.way == "keys" and stop.use.number > 1 and not EVERY_PLAY
        return Hands(self.lms.page, "reader" if alike else self.way)

    def go(self, stop: Stop) -> Locator:
        self.learner.frame.evaluate(GO, stop.page)
        return self.learner.block(stop.data["id"])

    def look(self, stops: list[Stop]) -> list[list[str]]:
        """What is seen of each."""
        seen: dict[str, list[str]] = self.learner.frame.evaluate(SEEN, [stop.data["id"] for stop in stops])
        return [seen[stop.data["id"]] for stop in stops]

    def begin(self, stops: list[Stop]) -> None:
        """Notes how all look at first; and nothing that learners can do may lack a play."""
        for stop, fresh in zip(stops, self.look(stops), strict=True):
            stop.fresh = fresh
        operable = self.learner.frame.evaluate(OPERABLE, [stop.data["id"] for stop in stops])
        lacking = [
            stop.use.name
            for stop, can in zip(stops, operable, strict=True)
            if (can and not stop.use.plays)
            or (stop.data.get("weight") and not {"right", "wrong"} <= set(stop.use.plays))
        ]
        assert lacking == [], "write how it is played under it, in a fence of its own: see another block's examples.md"

    def leave_blank(self, stops: list[Stop]) -> None:
        """Hands in nothing, everywhere: that is said, and nowhere kept."""
        for stop in stops:
            block = self.go(stop)
            button = block.locator("button[type=submit]:visible, .finish:visible")
            if not button.count() or not block.locator(".fault").count():
                continue
            self.hands(stop).use(button)
            if stop.is_reported or not block.locator(".finished").inner_text():
                assert block.evaluate(FAULT_IS_SAID), stop.use.name
        settle(self.lms)
        assert self.records() == []
        assert not self.kept() & {stop.key for stop in stops if stop.is_reported}

    def play(self, stops: list[Stop]) -> None:
        """The next play of each; what follows is seen, and told to the LMS once, or not at all."""
        before = len(self.records())
        played = {stop.data["id"]: stop.left.pop(0) for stop in stops}
        for stop in stops:
            block, name = self.go(stop), played[stop.data["id"]]
            self.hands(stop).play(block, stop.use.plays[name])
            button = block.locator("button[type=submit]:visible")
            if stop.use.is_graded and button.count():
                self.hands(stop).use(button)
            if stop.use.is_graded:
                self.check_outcome(block, name)
        settle(self.lms)
        told = self.records()[before:]
        owners = [self.owner(one) for one in told]
        assert set(owners) <= set(played)
        for stop in stops:
            of_it = [one for one, owner in zip(told, owners, strict=True) if owner == stop.data["id"]]
            self.check_told(stop, played[stop.data["id"]], of_it)
        self.check_leaks([stop.use.plays[played[stop.data["id"]]] for stop in stops if not stop.is_reported])

    def check_outcome(self, block: Locator, name: str) -> None:
        """In words and by an icon, never by colour alone; and whoever listens is told."""
        told = block.evaluate(OUTCOME)
        assert told["words"].strip()
        assert told["icons"] >= 1
        if told["form"]:
            assert name in told["classes"]
            assert told["focused"]
            assert all(words.strip() and icons == 1 for words, icons in told["verdicts"])

    def owner(self, record: dict[str, str]) -> str:
        """The id of the block that a record tells of: it has that, or begins with it."""
        ids = [str(block["id"]) for block in self.learner.course["blocks"]]
        return max((one for one in ids if record["id"] == one or record["id"].startswith(f"{one}__")), key=len)

    def check_told(self, stop: Stop, name: str, told: list[dict[str, str]]) -> None:
        if not stop.is_reported:
            assert told == []
            return
        of_each = [one["id"] for one in told]
        assert len(set(of_each)) == len(of_each) >= 1, stop.use.name
        assert len(told) == 1 or stop.data["data"].get("lines"), "its lines, once each"
        for one in told:
            assert one["type"] in _types(self.lms.standard, stop.data["interaction"]["kind"])
            assert one[terms(self.lms).response]
            if name == "partly":
                assert 0 < float(one["result"]) < 1
            else:
                assert one["result"] in RESULTS.get(name, ("neutral",))

    def check_leaks(self, plays: list[tuple[Action, ...]]) -> None:
        """Nothing that is typed where nobody is told goes to the LMS, or to the device unasked."""
        typed = [action.value for play in plays for action in play if action.value]
        sent = [argument for call in self.lms.calls for argument in call["args"]]
        kept = str(self.learner.frame.evaluate(STORED))
        for words in typed:
            for form in (words, words.replace(" ", "_")):
                assert not [one for one in (*sent, kept) if form in one], form

    def resume(self, stops: list[Stop]) -> None:
        """In another browser all is seen again; a block of which nothing is kept begins anew."""
        self.learner.frame.evaluate(EMPTY, [stop.data["id"] for stop in stops if not stop.is_reported])
        seen = self.look(stops)
        settle(self.lms)
        kept = self.kept()
        expected = [now if stop.key in kept else stop.fresh for now, stop in zip(seen, stops, strict=True)]
        self.learner = Learner(self.lms.resume())
        assert self.learner.page == stops[-1].page
        different = [
            f"{stop.use.name}: {line}"
            for stop, found, wanted in zip(stops, self.look(stops), expected, strict=True)
            for line in unified_diff(wanted, found, "before", "after", lineterm="", n=0)
        ]
        assert not different, "\n".join(different)

    def kept(self) -> set[str]:
        """The keys of the blocks of which the saved state has something."""
        state = (values(self.lms, terms(self.lms).state) or [""])[-1]
        return {part[2:5] for part in state[6:].split(".") if part[2:3].isalnum()}

    def records(self) -> list[dict[str, str]]:
        """The answers that the LMS was told in this browser, in order, those too whose record another took."""
        told: list[dict[str, str]] = []
        last: dict[str, dict[str, str]] = {}  # by their place; one that has only an id was not answered
        for call in self.lms.calls:
            match = ENTRY.fullmatch(call["args"][0]) if call["verb"] == terms(self.lms).set else None
            if not match:
                continue
            place, name, value = match[1], match[2], call["args"][1]
            entry = last.setdefault(place, {})
            if name != "id" and (len(entry) == 1 or name in entry):
                lasting = {field: kept for field, kept in entry.items() if field == "id" or "." in field}
                entry = last[place] = lasting
                told.append(entry)
            entry[name] = value
        return told


def _types(standard: str, kind: str) -> set[str]:
    """SCORM 1.2 has fewer types: what it can't tell is told as text."""
    return {kind, "fill-in"} if standard == SCORM12 else {kind}
