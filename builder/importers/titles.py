"""Titles: of a question, of a file, of a category."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.importers.draft import Figure, Paragraph, Picture, Words, plain, words
from builder.importers.lines import trimmed

if TYPE_CHECKING:
    from builder.importers.draft import Elements, Inline
    from builder.importers.source import SourceFile

LONGEST_TITLE = 160  # letters of a heading that is read as one
SENTENCE = re.compile(r"(?<=[.!?…:])[\"'”’)]*\s+(?=\S)")


def titled(text: Elements, name: str = "") -> tuple[Inline, Elements]:
    """What is asked, as a heading, and the rest, which stands below it. `name`: where the text has no words."""
    at = _asking(text)
    if at is None:
        return words(name), text
    element = text[at]
    inline = element.text if isinstance(element, Paragraph) else ()
    before, last = _last_question(inline)
    pictures = tuple(Figure(one.media, one.alt) for one in inline if isinstance(one, Picture))
    if before:
        return last, (*text[:at], Paragraph(before), *text[at + 1 :])
    return tuple(one for one in inline if not isinstance(one, Picture)), (*text[:at], *pictures, *text[at + 1 :])


def _asking(text: Elements) -> int | None:
    """Which paragraph asks: the last that ends with a question mark, else the first."""
    by_place = {
        at: plain(one.text) for at, one in enumerate(text) if isinstance(one, Paragraph) and plain(one.text).strip()
    }
    asking = [at for at, words_ in by_place.items() if words_.rstrip(" \"'”’)*").endswith("?")]
    return asking[-1] if asking else next(iter(by_place), None)


def _last_question(inline: Inline) -> tuple[Inline, Inline]:
    """A long text that ends in a question as what goes before it, and the question."""
    if len(plain(inline)) <= LONGEST_TITLE or not inline or not isinstance(inline[-1], Words):
        return (), inline
    ends = list(SENTENCE.finditer(inline[-1].text))
    if not ends or not inline[-1].text.rstrip().endswith("?"):
        return (), inline
    cut = ends[-1]
    return trimmed([*inline[:-1], Words(inline[-1].text[: cut.start()] + cut[0].rstrip())]), words(
        inline[-1].text[cut.end() :]
    )


def name_of(file: SourceFile) -> str:
    """A title from a file's name: “onboarding_quiz.gift.txt” is “Onboarding quiz”."""
    title = " ".join(
        re.sub(r"[_\-+]+|%20", " ", re.sub(r"(?:\.[a-z]\w{0,5})+$", "", file.name, flags=re.IGNORECASE)).split()
    )
    return title[:1].upper() + title[1:]


def category_of(path: str) -> str:
    """The category that a path of Moodle means: “$course$/top/Default for Phones/Week 1” is “Phones/Week 1”."""
    parts = [part.replace("\ue000", "/").strip() for part in path.replace("//", "\ue000").split("/")]
    names = [part for part in parts if part and part != "top" and not re.fullmatch(r"\$.*\$", part)]
    return "/".join(re.sub(r"^Default for ", "", part).replace("/", "∕") for part in names)
