"""A block on a page of ours: what its parts mean, and how a block is written as its author would have."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from builder.discover import block_kinds
from builder.importers.html.tree import HEADINGS, name
from builder.importers.inline import Place, inline
from builder.importers.markdown import BLOCK, DEEPEST, Writer
from builder.importers.own_package.prose import nodes_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lxml.etree import _Element

    from builder.importers import Reading
    from builder.importers.draft import Elements, Inline
    from builder.importers.own_package.prose import Prose

# What the page adds to a block: its kind, what learners press, what they are told, who sees what they write.
ADDED = {
    "kind", "ask", "fault", "outcome", "row", "finished", "privacy", "answers", "tries", "moved", "said", "hint",
    "heads", "offered",
}  # fmt: skip
CONTAINERS = ("form", "fieldset", "legend", "label")  # that hold parts of a block among other things
USUAL_TRIES = 2


@dataclass(slots=True)
class Block:
    """A block, with what the script knows of it."""

    element: _Element
    data: Mapping[str, Any]  # of the page's data
    say: Mapping[str, str]  # the words of its kind
    level: int  # of its heading, as its author writes it
    prose: Prose
    writer: Writer
    reading: Reading

    @property
    def id(self) -> str:
        """Of its element."""
        return str(self.element.get("id") or "")

    @property
    def kind(self) -> str:
        """The name of its folder."""
        return str(self.element.get("data-block") or "")

    @property
    def own(self) -> Mapping[str, Any]:
        """What its kind hands to the script."""
        return _mapping(self.data.get("data"))

    @property
    def title(self) -> str:
        """Its heading, as it is written."""
        return inline(self.prose.inline(self.first("block-title")), self.writer.line)

    @property
    def right(self) -> list[str]:
        """The first of the answers that are right, in its pieces."""
        patterns = _mapping(self.data.get("interaction")).get("right") or [[]]
        return [str(one) for one in patterns[0]] if isinstance(patterns[0], list) else []

    @property
    def pairs(self) -> dict[str, str]:
        """What belongs to what, by their keys."""
        return dict(reversed([(left, right) for left, _, right in (one.partition(".") for one in self.right)]))

    # ---- its parts ----------------------------------------------------------------------------------------------

    def first(self, wanted: str, within: _Element | None = None) -> _Element | None:
        """The first element of a class, in the block or in a part of it."""
        return next(iter(self.all(wanted, within)), None)

    def all(self, wanted: str, within: _Element | None = None) -> list[_Element]:
        """All elements of a class."""
        around = self.element if within is None else within
        return [one for one in around.iter() if wanted in (one.get("class") or "").split()]

    def of_data(self, key: str, value: str) -> _Element | None:
        """The element that says something of itself, as `data-feedback="a"` does."""
        return next((one for one in self.element.iter() if one.get(f"data-{key}") == value), None)

    def feedback_of(self, key: str) -> Elements:
        """The feedback on a part."""
        around = self.of_data("feedback", key)
        return self.prose.inside(self.first("said", around)) if around is not None else ()

    def body(self, *but: str) -> list[_Element | str]:
        """All that its author wrote below the heading, without what the page adds and without some classes."""
        found: list[_Element | str] = []
        self._gather(self.element, {*ADDED, "block-title", *but}, found)
        return found

    def sides(self, wanted: str) -> tuple[list[_Element | str], list[_Element | str]]:
        """What stands before the first element of a class, and what stands after it."""
        nodes = self.body()
        at = next((at for at, one in enumerate(nodes) if not isinstance(one, str) and _is(one, {wanted})), len(nodes))
        after = [one for one in nodes[at + 1 :] if isinstance(one, str) or not _is(one, {wanted})]
        return nodes[:at], after

    def _gather(self, element: _Element, without: set[str], found: list[_Element | str]) -> None:
        for one in nodes_of(element):
            if isinstance(one, str):
                found.append(one)
            elif _is(one, without) or one.get("data-scripted") is not None:
                continue
            elif name(one) in CONTAINERS:
                self._gather(one, without, found)
            else:
                found.append(one)

    # ---- as it is written -----------------------------------------------------------------------------------------

    def chunks(self, nodes: Iterable[_Element | str]) -> list[str]:
        """Parts of the page as paragraphs and the like."""
        return self.written(self.prose.elements(nodes))

    def written(self, elements: Elements) -> list[str]:
        """Elements as they stand in the block."""
        return self.writer.elements(elements, BLOCK)

    def line(self, text: Inline) -> str:
        """A text that takes one line."""
        return inline(text, self.writer.line)

    def begun(self, text: Inline) -> str:
        """The words that an entry of a list begins with: no list, heading or label themselves."""
        return inline(text, Place(self.writer.footnotes, lines=False))

    def labelled(self, label: str, inside: Elements) -> list[str]:
        """What stands behind a label."""
        return self.writer.labelled(label, inside, BLOCK)

    def as_written(self, body: Sequence[str], *, settings: Iterable[str] = (), variant: str = "") -> str:
        """The block: heading, the lines that steer it, its body."""
        keyword = block_kinds()[self.kind].keywords[0] if self.kind in block_kinds() else self.kind.capitalize()
        title = f": {self.title}" if self.title else ""
        head = f"{'#' * min(DEEPEST, self.level)} {keyword}{f' ({variant})' if variant else ''}{title}"
        lines = [head, *self._options([*self._usual(), *settings])]
        first, *rest = [one.strip("\n") for one in body if one.strip()] or [""]
        joint = "\n" if len(lines) == 1 else "\n\n"
        return "\n\n".join(["\n".join(lines) + joint + first, *rest]).rstrip()

    def _usual(self) -> list[str]:
        """The settings that many kinds have, where they are not as usual."""
        found = []
        weight = self.data.get("weight", 1)
        if isinstance(weight, int | float) and weight != 1:
            found.append(f"{weight:g} marks")
        if "tries" in self.data and self.data["tries"] != self.own.get("tries", USUAL_TRIES):
            tries = self.data["tries"]
            found.append("unlimited tries" if tries is None else f"try {tries} times" if tries != 1 else "try once")
        if self.own.get("shuffle") is False:
            found.append("keep order")
        return found + (["share"] if self.own.get("shared") else [])

    def _options(self, settings: Sequence[str]) -> list[str]:
        lines = [f"Settings: {', '.join(settings)}"] if settings else []
        if self.data.get("objective"):
            lines.append(f"Objective: {self.data['objective']}")
        if self.data.get("audience"):
            lines.append(f"For: {self.data['audience']}")
        return lines

    def after(self) -> list[str]:
        """Hint, explanation and model answer, each behind its label."""
        hint = next((one.find("div") for one in self.all("hint")), None)
        lines = self.labelled("Hint", self.prose.inside(hint))
        for one in self.all("explanation"):
            first, *rest = [node for node in nodes_of(one) if not isinstance(node, str) or node.strip()]
            lead = " ".join("".join(map(str, first.itertext())).split()) if not isinstance(first, str) else ""
            if lead and lead == self.say.get("model_answer"):
                lines += self.labelled("Model answer", self.prose.elements(rest))
            else:
                lines += self.labelled("Explanation", self.prose.inside(one))
        return lines

    def filled(self, template: str, text: str) -> dict[str, str]:
        """What stands in the gaps of one of the page's own sentences."""
        parts = re.split(r"\{(\w+)\}", self.say.get(template) or "")
        pattern = "".join(f"(?P<{one}>.*?)" if at % 2 else re.escape(one) for at, one in enumerate(parts))
        match = re.fullmatch(pattern, " ".join(text.split()), re.DOTALL) if pattern else None
        return match.groupdict() if match else {}


Reader = "Callable[[Block], str]"


def _is(element: _Element, classes: set[str]) -> bool:
    return bool(classes & set((element.get("class") or "").split()))


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def text_of(element: _Element | None) -> str:
    """The words in an element."""
    return " ".join("".join(map(str, element.itertext())).split()) if element is not None else ""


def heading_in(element: _Element) -> _Element | None:
    """The heading that a part begins with."""
    return next((one for one in element.iter() if name(one) in HEADINGS), None)
