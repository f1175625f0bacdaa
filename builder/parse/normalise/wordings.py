"""What a heading in an author's own words opens, by its words and by the shape of what stands below it.

“Quiz 1”, “Knowledge check – who signs?”, “Put these in order”, or any words above answers with boxes. A block says
itself which words it goes by (`keywords`, `also`), and what its body looks like (`shape`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from builder.diagnostics import did_you_mean, slips_between
from builder.frozen import frozen
from builder.parse.normalise.answer_slips import Trust
from builder.parse.normalise.phrases import (
    COLON,
    EXERCISE,
    FINAL,
    VARIANT,
    Wording,
    as_typed,
    first_word,
    fits,
    phrase_of,
    phrases_of,
    title_of,
    unnumbered,
    variant_of,
)
from builder.parse.normalise.shapes import (
    FORMS,
    HEADING,
    LOOSE,
    SHAPES,
    TELLING,
    first_with_shape,
    has_answers,
    own_lines,
)
from builder.parse.normalise.verdicts import has_verdict
from builder.parse.outline_node import ASSESSMENT, BANK
from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.discover import BlockKinds

FEWEST_LETTERS = 4  # of a word in which a slip is looked for
STARRED = pattern(r"(?<!\*)\*[^*\s][^*]*\*(?!\*)|\{[^{}]+\}")  # how other programs have gaps
KNOWN_TEXTS = 512  # headings whose wordings are kept: several rules ask
LONG_WORD = 9  # letters, which may hold two slips


@frozen
class Meaning:
    """What a heading means."""

    opens: str = ""  # "": it is plain
    keyword: str = ""
    title: str = ""  # "": what it asks stands below it, or nowhere
    variant: str = ""
    asks_many: bool = False  # several questions without headings stand below it
    hint: tuple[str, str] | None = None  # it may be a block: what to say, and what to type
    unclear: tuple[str, str] | None = None  # its words announce what does not stand below it: likewise

    def text(self, title: str = "") -> str:
        """The heading as it is to be written."""
        variant = f" ({self.variant})" if self.variant else ""
        return f"{self.keyword}{variant}: {self.title or title}".rstrip()


PLAIN = Meaning()


class Wordings:
    """Reads headings by what the blocks say of themselves."""

    def __init__(self, kinds: BlockKinds, known: dict[str, str]) -> None:
        """`known`: what each keyword opens."""
        self.kinds = kinds
        self.known = {phrase_of(word): opens for word, opens in known.items()}
        self.spelled = {phrase_of(word): word for word in known}
        self.words: dict[str, list[str]] = {}
        self.patterns: dict[
            str, list[tuple[int, list[str], str]]
        ] = {}  # by their first word: the words between any words
        self._wordings = lru_cache(maxsize=KNOWN_TEXTS)(lambda text: tuple(self._read_wordings(text)))
        count = 0
        for kind, words in kinds.also.items():
            for word in map(phrase_of, words):
                if "\u2026" in word:
                    parts = [part.strip() for part in word.split("\u2026")]
                    self.patterns.setdefault(first_word(parts[0]), []).append((count, parts, kind))
                    count += 1
                else:
                    self.words.setdefault(word, []).append(kind)

    def meaning(self, text: str, body: Sequence[str], loose: int = 0) -> Meaning:
        """What a heading means.

        `body`: the lines below it up to the next heading of its level or higher; `loose`: how many questions without a
        heading of their own stand right below it.
        """
        own, hinted = own_lines(body), PLAIN
        if "\\:" in text:
            return PLAIN
        for one in self._wordings(text):
            meant = self._read(one, text, body, own)
            if meant.opens:
                return Meaning(asks_many=True) if loose > 1 and self.kinds.shapes.get(meant.opens) == "boxes" else meant
            hinted = hinted if hinted.hint or hinted.unclear else meant
        if loose:
            return PLAIN
        asks = any(EXERCISE.fullmatch(unnumbered(phrase)) for phrase, _, _ in phrases_of(text))
        if asks and (kind := self._by_shape(own, Trust.NAMED)):
            only_exercise = EXERCISE.fullmatch(unnumbered(phrase_of(text).rstrip(".:?! ")))
            return self._opening(kind, "" if only_exercise else title_of(text))
        trust = Trust.ASKED if "?" in text else Trust.LISTED
        if has_answers(own, trust):
            return self._opening(self._by_shape(own, trust), title_of(text))
        return hinted

    def announces(self, text: str, shape: str) -> bool:
        """Whether a heading's words ask for a block of a shape, whatever stands below it."""
        return any(self.kinds.shapes.get(kind) == shape for one in self._wordings(text) for kind in one.opens)

    def first_keyword(self, kind: str) -> str:
        """The name of a kind for authors."""
        return self.kinds.keywords[kind][0]

    def _read(self, one: Wording, text: str, body: Sequence[str], own: Sequence[str]) -> Meaning:
        proper = one.keyword and one.colon and not one.numbered
        if ASSESSMENT in one.opens or BANK in one.opens:
            return self._structure(one, text, body, proper=bool(proper))
        if proper:
            other = self._by_shape(own, Trust.NAMED) if self._lacks_boxes(one.opens[0], own) else ""
            if other:
                return self._opening(other, one.title)
            return self._unlike(one, body, own) or Meaning(one.opens[0], one.keyword, one.title, one.variant)
        kind = self._with_shape(one.opens, body, own)
        if kind and self._is_enough(one, kind):
            return Meaning(kind, one.keyword or self.first_keyword(kind), one.title, one.variant)
        if kind and self.kinds.shapes[kind] and not one.near and self.kinds[kind].needs_heading:
            name, title = self.first_keyword(kind), title_of(text)
            message = f"“{title}” is read as a plain heading, though what stands below it looks like the block “{name}”"
            return Meaning(hint=(message, f"to make it one, write:  ### {name}: {title}"))
        return self._unclear(one, own)

    def _unlike(self, one: Wording, body: Sequence[str], own: Sequence[str]) -> Meaning | None:
        """An everyday word that is another name of a block (“Plan:”, “Process:”), above what has not its shape."""
        kind = one.opens[0]
        plain = self.kinds.shapes[kind] not in {*TELLING, "choices"} and phrase_of(one.keyword) != phrase_of(
            self.first_keyword(kind)
        )
        differs = any(map(str.strip, body)) and not one.variant and not self._with_shape(one.opens, body, own)
        return self._as_plain_heading(one) if plain and differs else None

    def _lacks_boxes(self, kind: str, own: Sequence[str]) -> bool:
        return self.kinds.shapes[kind] == "boxes" and not SHAPES["boxes"](own)

    def _structure(self, one: Wording, text: str, body: Sequence[str], *, proper: bool) -> Meaning:
        """An assessment or a bank."""
        opens = one.opens[0]
        keyword = one.keyword or (one.near or opens).capitalize()
        if opens == BANK:
            return Meaning(opens, keyword, one.title) if one.colon and (one.keyword or self.asks(body)) else PLAIN
        if proper:
            return Meaning(opens, keyword, one.title)
        if not self.asks(body):
            return PLAIN
        only_kind = not (one.keyword or one.near) or one.numbered or not one.colon
        return Meaning(opens, "Assessment" if only_kind else keyword, title_of(text) if only_kind else one.title)

    def asks(self, body: Sequence[str]) -> bool:
        """Whether there are questions among some lines: under headings of their own, or without."""
        heads = [at for at, line in enumerate(body) if HEADING.match(line)]
        pages = [at for at in heads if re.match(r"\s*#{1,2}\s", body[at])]
        body = body[: pages[0]] if pages else body
        heads = [at for at in heads if at < len(body)]
        for at, end in zip([-1, *heads], [*heads, len(body)], strict=True):
            own = body[at + 1 : end]
            if has_answers(own, Trust.ASKED) or (at >= 0 and self._is_question(body[at].strip(" #"), own)):
                return True
        return False

    def _is_question(self, text: str, own: Sequence[str]) -> bool:
        return any(
            (one.keyword and one.colon and bool({*TELLING, "order", "pairs", "groups"} & shapes))
            or self._with_shape(one.opens, own, own) in self.kinds
            for one in self._wordings(text)
            if (shapes := {self.kinds.shapes.get(kind, "") for kind in one.opens} - {*LOOSE, "words"})
        )

    def _is_enough(self, one: Wording, kind: str) -> bool:
        """Whether words that are no keyword with a colon open a block with the shape of this kind."""
        shape = self.kinds.shapes[kind]
        if shape in LOOSE:
            return one.colon and bool(one.title) and not one.whole
        return shape != "order" or one.colon or one.whole or " " in one.keyword or not one.keyword

    def _unclear(self, one: Wording, own: Sequence[str]) -> Meaning:
        """Words of an exercise above what is none, or not its own."""
        asks = {self.kinds.shapes[kind] for kind in one.opens} - {*LOOSE, "words", "film", "sound"}
        near = one.near if len(one.near) > FEWEST_LETTERS else ""
        listed = (
            not one.near
            and not one.keyword
            and asks
            and any(re.match(r"\s*(?:[-*+\u2022][ \t]|\||\d+[.)][ \t])", line) for line in own)
        )
        if "gaps" in asks and not one.near and any(map(STARRED.search, own)):
            return self._as_plain_heading(
                replace(one, opens=tuple(k for k in one.opens if self.kinds.shapes.get(k) == "gaps"))
            )
        reveals = not one.near and not one.keyword and "answer" in asks
        if not one.colon or not (near or listed or reveals):
            return PLAIN
        return self._as_plain_heading(one)

    def _as_plain_heading(self, one: Wording) -> Meaning:
        """A plain heading, and how each block that it may be would be written."""
        shapes = {self.first_keyword(kind): self.kinds.shapes[kind] for kind in one.opens}
        forms = {name: FORMS.get(shape, "…") for name, shape in shapes.items()}
        title = one.title or "What it asks or tells"
        offered = [f"### {name}: {title}\n{form}" for name, form in forms.items()]
        message = "what stands below this heading is not what its words announce, so that it is read as a plain one"
        advice = "write:\n" + "\nor:\n".join(offered)
        return Meaning(unclear=(message, advice))

    def _opening(self, kind: str, title: str) -> Meaning:
        return Meaning(kind, self.first_keyword(kind), title)

    def _read_wordings(self, text: str) -> Iterator[Wording]:
        for phrase, separator, rest in phrases_of(text):
            variant = VARIANT.search(phrase)
            name = phrase[: variant.start()] if variant else phrase
            asked, colon = variant_of(variant["words"]) if variant else "", separator in COLON
            for word, numbered in dict.fromkeys(((name, False), (unnumbered(name), True))):
                if numbered and word == name:
                    continue
                typed = as_typed(text, word, self.spelled.get(word, ""))
                if word in self.known:
                    yield Wording((self.known[word],), rest, typed, asked, colon=colon, numbered=numbered)
                elif FINAL.fullmatch(word):
                    yield Wording((ASSESSMENT,), rest, variant=asked, colon=colon, numbered=numbered)
                if word in self.words:
                    yield Wording(tuple(self.words[word]), rest, variant=asked, colon=colon, numbered=numbered)
                elif colon and word == unnumbered(name) and word not in self.known and (near := self._near(word)):
                    yield Wording((self.known[near],), rest, variant=asked, colon=True, numbered=numbered, near=near)
        yield from self._by_pattern(text)

    def _by_pattern(self, text: str) -> Iterator[Wording]:
        phrases = list(phrases_of(text))
        parts = [phrase for phrase, separator, rest in phrases if separator in (*COLON, "?") and rest]
        full_phrase = phrase_of(title_of(text)).rstrip(".:;,!? ")
        found = sorted(
            (number, kind)
            for one in (full_phrase, *parts)
            for first in {first_word(one), ""}
            for number, pattern, kind in self.patterns.get(first, ())
            if fits(one, pattern)
        )
        if found:
            opens = tuple(dict.fromkeys(kind for _, kind in found))
            yield Wording(opens, title_of(text), colon=bool(parts), whole=True)

    def _near(self, word: str) -> str:
        near = did_you_mean(word, self.known) if len(word) >= FEWEST_LETTERS else ""
        close = near and slips_between(word, near) <= 1 + (len(word) >= LONG_WORD)
        # of a short word, only letters in disorder
        exchanged = len(word) > FEWEST_LETTERS or sorted(word) == sorted(near)
        return near if close and exchanged else ""

    def _with_shape(self, kinds: Sequence[str], body: Sequence[str], own: Sequence[str]) -> str:
        """The first of some kinds whose shape the body has, what tells most coming first; "" for none."""
        shapes = {self.kinds.shapes[kind]: kind for kind in reversed(kinds) if kind in self.kinds.shapes}
        found = shapes.get("") or first_with_shape(shapes, body, own)
        return found or (shapes.get("verdict", "") if has_verdict(own, announced=True) else "")

    def _by_shape(self, own: Sequence[str], trust: Trust) -> str:
        """The kind that a body tells by itself; "" for none."""
        of = {shape: kind for kind, shape in reversed(self.kinds.shapes.items()) if shape in TELLING}
        if has_answers(own, trust):
            return of["boxes"]
        return first_with_shape({shape: kind for shape, kind in of.items() if shape != "boxes"}, own, own)
