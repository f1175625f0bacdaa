"""Questions of Rise, on their own or in a quiz."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from builder.importers.draft import Gap, Gaps, Groups, Pairs, Paragraph, Reveal, words
from builder.importers.sound import sound
from builder.importers.titles import titled

if TYPE_CHECKING:
    from builder.importers.draft import Element
    from builder.importers.rise.content import Content


def question(content: Content) -> list[Element]:
    """A question of any type."""
    kind = content.raw("type").upper().replace(" ", "_")
    title, intro = titled(
        (*content.media(), *content.elements("title", "question", "paragraph")), content.where.capitalize()
    )
    shared: dict[str, Any] = {"title": title, "intro": intro, "where": content.where}
    rows = content.rows("answers")
    if "MATCH" in kind or any(one["matchTitle"] for one in rows):
        made: Element = Pairs(
            pairs=tuple((one.line("title"), one.line("matchTitle")) for one in rows), **_explained(content, shared)
        )
    elif "FILL" in kind:
        accepted = tuple(one.plain("title") for one in rows)
        exact = ("exact spelling",) if content["caseSensitive"] else ()
        text = (Paragraph((Gap(accepted),), content.where),)
        made = Gaps(text=text, settings=exact, **_explained(content, shared))
    elif rows:
        made = _choice(content, rows, shared, several="RESPONSE" in kind)
    else:
        answer = content.elements("feedback") or (Paragraph(words("…")),)
        made = Reveal(answer=answer, **shared)
    content.report_rest("further words of questions")
    return list(sound(made, content.quiz))


def _choice(content: Content, rows: list[Content], shared: dict[str, Any], *, several: bool) -> Element:
    rights = sum(bool(one["correct"]) for one in rows)
    answers = []
    for one in rows:
        share = Fraction(1, rights if several else 1) if one["correct"] else Fraction(-1 if several else 0)
        shown = one.media()
        answers.append((one.line("title") or words("…"), share, (*one.elements("feedback"), *shown)))
    feedback, right, wrong = (content.elements(key) for key in ("feedback", "feedbackCorrect", "feedbackIncorrect"))
    return content.quiz.question(
        answers=content.quiz.choice(answers, content.where, several=several),
        several=several,
        explanation=feedback,
        if_right=right,
        if_wrong=wrong,
        **shared,
    )


def _explained(content: Content, shared: dict[str, Any]) -> dict[str, Any]:
    right = [content.elements("feedback"), content.elements("feedbackCorrect")]
    explanation = content.quiz.explained(right, content.where, [content.elements("feedbackIncorrect")])
    return shared | {"explanation": explanation}


def sorting(content: Content) -> list[Element]:
    """Cards to be put on piles."""
    text = content["piles"]
    piles = [content.of(one) for one in _flat(text)]
    cards = content.rows("items")
    for one in piles:
        cards += [inner for key in ("items", "cards") for inner in one.rows(key)]
    groups = []
    placed: set[int] = set()
    for number, pile in enumerate(piles):
        name = pile.raw("id") or str(number)
        own = [at for at, card in enumerate(cards) if _pile_of(card) in {name, str(number)}]
        own += [cards.index(inner) for key in ("items", "cards") for inner in pile.rows(key) if inner in cards]
        placed |= set(own)
        groups.append((pile.line("title"), tuple(cards[at].line("title", "description") for at in dict.fromkeys(own))))
    for at, card in enumerate(cards):
        if at not in placed and (title := card.plain("title", "description")):
            content.quiz.reading.leave_out("cards that belong to no pile", content.where, title)
    made = Groups(
        title=words(content.plain("title") or "Where does each belong?"), groups=tuple(groups), where=content.where
    )
    return list(sound(made, content.quiz))


def _pile_of(card: Content) -> str:
    for key in ("pile", "pileId", "correctPile", "categoryId"):
        text = card[key]
        if isinstance(text, dict):
            return str(text.get("id"))
        if text is not None:
            return str(text)
    return ""


def _flat(value: Any) -> list[Any]:
    found: list[Any] = []
    for one in value if isinstance(value, list) else []:
        found += _flat(one) if isinstance(one, list) else [one]
    return found
