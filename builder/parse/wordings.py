"""What a heading in an author's own words opens, by its words and by the shape of what stands below it.

“Quiz 1”, “Knowledge check – who signs?”, “Put these in order”, or any words above answers with boxes. A block says itself
which words it goes by (`keywords`, `also`), and what its body looks like (`shape`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.diagnostics import did_you_mean, slips_between
from builder.parse.answer_slips import Trust
from builder.parse.opened import ASSESSMENT, BANK
from builder.parse.shapes import HEADING, LOOSE, SHAPES, WHOLE, has_answers, own_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from builder.discover import BlockKinds

MOST_SEPARATORS = 4  # that are looked at in a heading
LONGEST_PHRASE = 80  # characters
FEWEST_LETTERS = 5  # of a word in which a slip is looked for
LONG_WORD = 9  # letters, which may hold two slips
COLON = (":", "\uff1a")
SEPARATOR = re.compile(
    r"[ \u00a0]*(?<!\\)[:\uff1a][ \u00a0]*|[ \u00a0]+(?:[-\u2013\u2014|=>\u2192]|->)[ \u00a0]*|[\u2013\u2014][ \u00a0]+"
    r"|[.;,!?]+(?:[ \u00a0]+|$)|$"
)
BEFORE = re.compile(
    r"^(?:[^\w\s\"'\u201c\u2018(\[<`\\*_{]+[ \u00a0]*)?(?:\d{1,2}(?:\.\d{1,2})*[.):][ \u00a0]+)?"
)  # signs, a number
COUNT = re.compile(r"^\d{1,2}[.)][ \u00a0]+")
NUMBER = re.compile(
    r"(?:(?<=[a-z])|[ ]+)(?:#|no\.? ?|number )?(?:\d{1,3}(?:\.\d{1,2})?[a-z]?(?:[ ]*(?:of|/)?[ ]*\d{1,3})?)$"
    r"|[ ](?:one|two|three|four|five|six|seven|eight|nine|ten|[a-f]|i{1,3}|iv|v)$"
)
VARIANT = re.compile(r"[ \u00a0]*[(\[\uff08](?P<words>[^()\[\]\uff08\uff09]*)[)\]\uff09]$")
BOLD = re.compile(r"(\*\*|__)(?P<text>[^*_]+)\1")
EXERCISE = re.compile(  # words that say that there is something to do, but not what
    r"(?:(?:group|pair|individual|quick|short|learning|practice|fun|interactive|final|mini|class|online) )*"
    r"(?:exercise|activity|task|challenge|practice|practise|your turn|try it(?: yourself| out)?|try this|over to you"
    r"|game|puzzle|problem|quiz|test|question|interaction|warm up|starter|ice ?breaker|assignment|drag and drop)s?"
)
TELLING = ("boxes", "gaps", "verdict", "number", "answer")  # shapes that tell the block by themselves
FINAL = re.compile(
    r"(?:the )?(?:(?:final|end|end of|summative|graded|scored|module|course|unit|topic|section|programme|online|formal"
    r"|post|closing|exit|e ?learning|training|induction|learner|certificate) )+"
    r"(?:assessment|test|quiz|exam|examination|evaluation|check|knowledge check|questions)|exam|examination"
    r"|assessment (?:quiz|questions|test)|test questions|quiz questions"
)
PASS_MARK = re.compile(r"(?:settings?[ \u00a0]*:)?.*\b(?:pass ?mark|to pass|\d+ ?% ?(?:pass|needed))\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wording:
    """What some words of a heading stand for."""

    opens: tuple[str, ...]  # kinds of block, or what else a keyword opens
    title: str  # the other words; "": there are none
    keyword: str = ""  # as typed; "": it is none
    variant: str = ""
    colon: bool = False
    numbered: bool = False
    whole: bool = False  # a pattern fits the heading as a whole, which is the title, too
    near: str = ""  # the keyword that it is near to


@dataclass(frozen=True, slots=True)
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


def phrase_of(text: str) -> str:
    """Words as they are compared: hyphens, capitals, bold and curly quotes don't count."""
    text = re.sub(r"[*_\u200b]+", "", text).replace("\u2019", "'").replace("&", " and ")
    return " ".join(re.sub(r"[-\u2010\u2011/]", " ", text).lower().split())


class Wordings:
    """Reads headings by what the blocks say of themselves."""

    def __init__(self, kinds: BlockKinds, known: dict[str, str]) -> None:
        """`known`: what each keyword opens."""
        self.kinds = kinds
        self.known = {phrase_of(word): opens for word, opens in known.items()}
        self.words: dict[str, list[str]] = {}
        self.patterns: list[tuple[list[str], str]] = []  # the words between any words
        for kind, words in kinds.also.items():
            for word in map(phrase_of, words):
                if "\u2026" in word:
                    self.patterns.append(([part.strip() for part in word.split("\u2026")], kind))
                else:
                    self.words.setdefault(word, []).append(kind)

    def meaning(self, text: str, body: Sequence[str], loose: int = 0) -> Meaning:
        """What a heading means.

        `body`: the lines below it up to the next heading of its level or higher; `loose`: how many questions without a
        heading of their own stand right below it.
        """
        own, told = own_lines(body), PLAIN
        if "\\:" in text:
            return PLAIN
        for one in self._wordings(text):
            meant = self._read(one, text, body, own)
            if meant.opens:
                return Meaning(asks_many=True) if loose > 1 and self.kinds.shapes.get(meant.opens) == "boxes" else meant
            told = told if told.hint or told.unclear else meant
        if loose:
            return PLAIN
        asks = any(EXERCISE.fullmatch(_unnumbered(phrase)) for phrase, _, _ in _phrases(text))
        if asks and (kind := self._by_shape(own, Trust.NAMED)):
            whole = EXERCISE.fullmatch(_unnumbered(phrase_of(text).rstrip(".:?! ")))
            return self._opening(kind, "" if whole else _words(text))
        trust = Trust.ASKED if "?" in text else Trust.LISTED
        if has_answers(own, trust):
            return self._opening(self._by_shape(own, trust), _words(text))
        return told

    def first_keyword(self, kind: str) -> str:
        """The name of a kind for authors."""
        return self.kinds.keywords[kind][0]

    def _read(self, one: Wording, text: str, body: Sequence[str], own: Sequence[str]) -> Meaning:
        proper = one.keyword and one.colon and not one.numbered
        if ASSESSMENT in one.opens or BANK in one.opens:
            return self._structure(one, text, body, proper=bool(proper))
        if proper:
            other = self._by_shape(own, Trust.NAMED) if self._lacks_boxes(one.opens[0], own) else ""
            meant = Meaning(one.opens[0], one.keyword, one.title, one.variant)
            return self._opening(other, one.title) if other else meant
        kind = self._with_shape(one.opens, body, own)
        if kind and self._is_enough(one, kind):
            return Meaning(kind, one.keyword or self.first_keyword(kind), one.title, one.variant)
        if kind and self.kinds.shapes[kind] and not one.near and self.kinds[kind].needs_heading:
            name = self.first_keyword(kind)
            said = f"“{_words(text)}” is read as a plain heading, though what stands below it looks like a {name} block"
            return Meaning(hint=(said, f"to make it one, write:  ### {name}: {_words(text)}"))
        return self._unclear(one, own)

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
        whole = not (one.keyword or one.near) or one.numbered or not one.colon
        return Meaning(opens, "Assessment" if whole else keyword, _words(text) if whole else one.title)

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
        names = [self.first_keyword(kind) for kind in one.opens]
        asks = {self.kinds.shapes[kind] for kind in one.opens} - {*LOOSE, "words", "film", "sound"}
        near = one.near if len(one.near) > FEWEST_LETTERS else ""
        listed = (
            not one.near
            and not one.keyword
            and asks
            and any(re.match(r"\s*(?:[-*+|\u2022]|\d+[.)])", line) for line in own)
        )
        reveals = not one.near and not one.keyword and "answer" in asks
        if not one.colon or not (near or listed or reveals):
            return PLAIN
        offered = " or ".join(f"“{name}:”" for name in names)
        said = "what stands below this heading is not what its words announce, so that it is read as a plain one"
        advice = f"did you mean {offered}? `builder new --list` and the guide show what stands below it"
        return Meaning(unclear=(said, advice))

    def _opening(self, kind: str, title: str) -> Meaning:
        return Meaning(kind, self.first_keyword(kind), title)

    def _wordings(self, text: str) -> Iterator[Wording]:
        for phrase, separator, rest in _phrases(text):
            variant = VARIANT.search(phrase)
            name = phrase[: variant.start()] if variant else phrase
            said, colon = variant["words"] if variant else "", separator in COLON
            for word, numbered in dict.fromkeys(((name, False), (_unnumbered(name), True))):
                if numbered and word == name:
                    continue
                typed = _typed(text, word)
                if word in self.known:
                    yield Wording((self.known[word],), rest, typed, said, colon=colon, numbered=numbered)
                elif FINAL.fullmatch(word):
                    yield Wording((ASSESSMENT,), rest, variant=said, colon=colon, numbered=numbered)
                if word in self.words:
                    yield Wording(tuple(self.words[word]), rest, variant=said, colon=colon, numbered=numbered)
                elif colon and word == _unnumbered(name) and word not in self.known and (near := self._near(word)):
                    yield Wording((self.known[near],), rest, variant=said, colon=True, numbered=numbered, near=near)
        yield from self._by_pattern(text)

    def _by_pattern(self, text: str) -> Iterator[Wording]:
        phrases = list(_phrases(text))
        parts = [phrase for phrase, separator, rest in phrases if separator in (*COLON, "?") and rest]
        whole = phrase_of(_words(text)).rstrip(".:;,!? ")
        fits = [kind for pattern, kind in self.patterns if any(_fits(one, pattern) for one in (whole, *parts))]
        if fits:
            yield Wording(tuple(dict.fromkeys(fits)), _words(text), colon=bool(parts), whole=True)

    def _near(self, word: str) -> str:
        near = did_you_mean(word, self.known) if len(word) >= FEWEST_LETTERS else ""
        return near if near and slips_between(word, near) <= 1 + (len(word) >= LONG_WORD) else ""

    def _with_shape(self, kinds: Sequence[str], body: Sequence[str], own: Sequence[str]) -> str:
        """The first of some kinds whose shape the body has, what tells most coming first; "" for none."""
        shapes = {self.kinds.shapes[kind]: kind for kind in reversed(kinds) if kind in self.kinds.shapes}
        return shapes.get("") or _first_of(shapes, body, own)

    def _by_shape(self, own: Sequence[str], trust: Trust) -> str:
        """The kind that a body tells by itself; "" for none."""
        of = {shape: kind for kind, shape in reversed(self.kinds.shapes.items()) if shape in TELLING}
        if has_answers(own, trust):
            return of["boxes"]
        return _first_of({shape: kind for shape, kind in of.items() if shape != "boxes"}, own, own)


def _first_of(kinds: dict[str, str], body: Iterable[str], own: Iterable[str]) -> str:
    """Of kinds by their shape, the first whose shape some lines have."""
    lines = {True: list(body), False: list(own)}
    return next((kinds[name] for name, has in SHAPES.items() if name in kinds and has(lines[name in WHOLE])), "")


def _phrases(text: str) -> Iterator[tuple[str, str, str]]:
    """The beginnings of a heading that may be a wording, as they are compared; what parts them off, and the rest."""
    plain = BOLD.sub(lambda match: match["text"], text).strip()
    plain = BEFORE.sub("", plain)
    for number, match in enumerate(SEPARATOR.finditer(plain)):
        if number == MOST_SEPARATORS or match.start() > LONGEST_PHRASE:
            return
        yield phrase_of(plain[: match.start()]), match[0].strip()[:1], plain[match.end() :].strip()


def _fits(phrase: str, parts: Sequence[str]) -> bool:
    """Whether a phrase is these words in their order, with any words between them."""
    rest, first, last = f" {phrase} ", f" {parts[0]} ".replace("  ", ""), f" {parts[-1]} ".replace("  ", "")
    if not rest.startswith(first) or not rest.endswith(last):
        return False
    at = max(0, len(first) - 1)
    for part in parts[1:-1]:
        found = rest.find(f" {part} ", at)
        if found < 0:
            return False
        at = found + len(part) + 1
    return len(rest) - max(1, len(last)) >= at


def _unnumbered(phrase: str) -> str:
    return NUMBER.sub("", phrase).strip()


def _words(text: str) -> str:
    """A heading's words as a title: without bold around all of them, or a number in front."""
    return COUNT.sub("", BOLD.sub(lambda match: match["text"], text)).strip()


def _typed(text: str, word: str) -> str:
    """A keyword as the author typed it."""
    letters = [re.escape(part) for part in word.split()]
    found = re.search(r"[\s/\u2010\u2011-]+".join(letters).replace("'", "['\u2019]"), text, re.IGNORECASE)
    return found[0] if found else word
