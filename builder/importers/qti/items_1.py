"""Items of QTI 1.2, as Canvas, Blackboard, Respondus and others write them."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from builder.importers.draft import Gap, Gaps, Number, Pairs, Paragraph, Reflection, Sequence, plain, words
from builder.importers.fragment import Surroundings, elements_of
from builder.importers.gaps import SIGN, accepted, in_place
from builder.importers.lines import in_a_line
from builder.importers.numbers import Range, number_from
from builder.importers.qti.conditions_1 import Condition, refused, scores, shown_for
from builder.importers.qti.item_1 import RESPONSES, Item
from builder.importers.source import text_of
from builder.importers.titles import titled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml import etree

    from builder.importers.draft import Element, Elements, Inline
    from builder.importers.quiz import Quiz

NUMBERED = re.compile(r"question ?\d*", re.IGNORECASE)  # a name that a program gave
EITHER_OR = {  # names of Blackboard's for what its learners see in words
    "yes_no.true": "Yes", "yes_no.false": "No", "agree_disagree.true": "Agree", "agree_disagree.false": "Disagree",
    "right_wrong.true": "Right", "right_wrong.false": "Wrong", "true_false.true": "True", "true_false.false": "False",
}  # fmt: skip
STEM, RIGHT_SIDE = "QUESTION_BLOCK", "RIGHT_MATCH_BLOCK"  # of Blackboard
PLACE = re.compile(r"\[([\w.\- ]{1,60})\]")


def read_first(root: etree._Element, quiz: Quiz, find: Callable[[str], Callable[[], bytes] | None]) -> str:
    """All items of a file; the title of its assessment."""
    for place in ("assessment/presentation_material", "assessment/rubric", "assessment/objectives"):
        for text in root.iterfind(place):
            quiz.add(*Item(text, quiz, "at the beginning", find).text(text))
    for section, items in _sections(root):
        category = section.get("title", "").strip() if section is not None else ""
        chosen = None if section is None else section.find("selection_ordering/selection/selection_number")
        number = "" if chosen is None else text_of(chosen)
        if number.isascii() and number.isdigit() and 0 < int(number[:4]) < len(items):
            quiz.draws[category] = int(number[:4])
        for item in items:
            reader = Item(item, quiz, quiz.where, find)
            quiz.add(*elements(reader, category), category=category, marks=reader.marks())
    for reference in root.iter("sourcebank_ref"):
        quiz.doubt(
            text_of(reference), "Questions of another bank were drawn here.", "Export that bank too, and import it."
        )
    assessment = next(root.iter("assessment"), None)
    return assessment.get("title", "").strip() if assessment is not None else ""


def _sections(root: etree._Element) -> Iterator[tuple[etree._Element | None, list[etree._Element]]]:
    """Each section that holds items itself; one without a title, or Canvas's root, is none."""
    holders: dict[etree._Element, list[etree._Element]] = {}
    for item in root.iter("item"):
        parent = item.getparent()
        if parent is not None:
            holders.setdefault(parent, []).append(item)
    for holder, items in holders.items():
        named = holder.tag == "section" and holder.get("ident") != "root_section" and holder.get("title", "").strip()
        yield (holder if named else None), items


def elements(item: Item, category: str) -> Elements:
    """What becomes of it."""
    presentation = next(item.node.iter("presentation"), item.node)
    responses = [one for one in presentation.iter(*RESPONSES) if one.getparent() is not None]
    name = item.node.get("title", "").strip()
    more: dict[str, Any] = {"category": category, "where": item.where}
    if _is_in_text(item, presentation, responses):
        return (in_text(item, presentation, responses, name, more),)
    stem = [one for one in presentation.iter("flow") if one.get("class") == STEM] if _right_side(item) else []
    text = tuple(one for node in stem or [presentation] for one in item.text(node))
    if not responses:
        kind = item.fields.get("question_type", "") + item.fields.get("bbmd_questiontype", "")
        if "file_upload" in kind or "file upload" in kind.lower():
            title, intro = titled(text, name or item.where.capitalize())
            return (_handed_in(item, more | {"title": title, "intro": intro}),)
        if "text_only" in kind or (text and not item.conditions and "essay" not in kind.lower()):
            return text
        title, intro = titled(text, name or item.where.capitalize())
        return (reflection(item, more | {"title": title, "intro": intro}),)
    _report_name(item, name, text)
    title, intro = titled(text, name or item.where.capitalize())
    return (by_response(item, responses, more | {"title": title, "intro": intro}),)


def _report_name(item: Item, name: str, text: Elements) -> None:
    wording = plain(in_a_line(text)).lower()
    if (
        name
        and text
        and name.lower().rstrip(".… ") not in wording
        and not re.fullmatch(r"question ?\d*", name, re.IGNORECASE)
    ):
        item.quiz.reading.leave_out("names of questions, which learners did not see", item.where, name)


def by_response(item: Item, responses: list[etree._Element], more: dict[str, Any]) -> Element:
    """The kind of question that its responses ask for."""
    first = responses[0]
    if len(responses) > 1 and all(one.tag in {"response_lid", "response_grp"} for one in responses):
        return pairs(item, responses, more)
    if first.tag == "response_lid":
        ordered = first.get("rcardinality", "").lower() == "ordered"
        return order(item, first, more) if ordered else choice(item, first, more)
    is_number = first.tag == "response_num" or any(one.bounds for one in item.conditions)
    is_number = (
        is_number or "numerical" in item.fields.get("question_type", "") or _fib_type(first) in {"integer", "decimal"}
    )
    answers = typed(item, first.get("ident", ""))
    if is_number:
        return number(item, first.get("ident", ""), more)
    if first.tag in {"response_str", "response_num"} and answers:
        return gap(item, answers, more)
    return reflection(item, more)


def _placed(item: Item, more: dict[str, Any], *, by_verdict: bool = False) -> dict[str, Any]:
    """With feedback on the whole; `by_verdict`: the block has places for right and wrong."""
    rest = item.rest()
    if by_verdict:
        return more | rest
    feedback = item.quiz.explained([rest["if_right"]], item.where, [rest["if_wrong"]])
    return more | {"hint": rest["hint"], "explanation": (*feedback, *rest["explanation"])}


def labels(item: Item, response: etree._Element) -> list[tuple[str, Inline]]:
    """What can be chosen, by ident."""
    found = [(one.get("ident", ""), in_a_line(item.text(one))) for one in response.iter("response_label")]
    return [(key, words(EITHER_OR.get(plain(text), "")) or text) for key, text in found]


def choice(item: Item, response: etree._Element, more: dict[str, Any]) -> Element:
    """One answer or several of those that are listed."""
    ident = response.get("ident", "")
    several = response.get("rcardinality", "Single").lower() == "multiple"
    shares = scores(item.conditions, ident, several=several)
    never = refused(item.conditions, ident) if several else set()
    shown = {value: list(idents) for value, idents in shown_for(item.conditions, ident)}
    answers = []
    for key, text in labels(item, response):
        share = shares.get(key, Fraction(-1) if key in never else Fraction(0))
        mine = [
            one
            for one in shown.get(key, ())
            if one not in {"correct_fb", "correct", "general_fb", "incorrect_fb", "general_incorrect_fb"}
        ]
        answers.append((text, share, item.feedback(mine)))
    render = response.find(".//render_choice")
    turned = any(one.get("shuffle", "").lower() == "yes" for one in response.iter("response_label"))
    fixed = render is not None and render.get("shuffle", "").lower() == "no" and not turned
    if fixed and "question_type" not in item.fields:
        more["settings"] = ("keep order",)
    rights = item.quiz.choice(answers, item.where, several=several)
    return item.quiz.question(answers=rights, several=several, **_placed(item, more, by_verdict=True))


def pairs(item: Item, responses: list[etree._Element], more: dict[str, Any]) -> Element:
    """Each response is a line, and its right label belongs to it."""
    pairs: list[tuple[Inline, Inline]] = []
    offered: dict[str, Inline] = {}  # by their words: another response may have another name for them
    beside = _right_side(item)
    for response in responses:
        choices = dict(labels(item, response))
        if beside and not any(map(plain, choices.values())):
            choices = dict(zip(choices, beside, strict=False))
        offered |= {plain(text): text for text in choices.values()}
        shares = scores(item.conditions, response.get("ident", ""), several=False)
        said_right = [value for one in item.conditions for ident, value in one.equals if ident == response.get("ident")]
        right = next((key for key, share in shares.items() if share > 0), "" if shares else "".join(said_right[:1]))
        around = response.getparent()
        text = item.text(response) or (item.text(around) if beside and around is not None else ())
        pairs.append((in_a_line(text), choices.get(right, ())))
    matched = {plain(right) for _, right in pairs}
    spare = [((), text) for words_, text in offered.items() if words_ not in matched]
    return Pairs(pairs=(*pairs, *spare), **_placed(item, more))


def _right_side(item: Item) -> list[Inline]:
    """What Blackboard offers for all lines of a match at once: the first label of each line is the first of these."""
    blocks = [one for one in item.node.iter("flow") if one.get("class") == RIGHT_SIDE]
    return [in_a_line(item.text(one)) for block in blocks for one in block.findall("flow")]


def order(item: Item, response: etree._Element, more: dict[str, Any]) -> Element:
    """Labels in the order that earns most."""
    offered = dict(labels(item, response))
    best = max(item.conditions, key=lambda one: one.score or 0, default=Condition())
    order = [value for ident, value in best.equals if ident == response.get("ident", "") and value in offered]
    if not order:
        item.quiz.doubt(item.where, "Nothing says which order is right.", "Put the steps into their order.")
    keys = dict.fromkeys([*order, *offered])
    return Sequence(steps=tuple(offered[key] for key in keys), **_placed(item, more))


def typed(item: Item, ident: str) -> list[tuple[str, Fraction, Elements]]:
    """What can be typed, with its share of the marks."""
    shares = scores(item.conditions, ident, several=False)
    return [(value, share, ()) for value, share in shares.items()]


def number(item: Item, ident: str, more: dict[str, Any]) -> Element:
    """A number or a range."""
    ranges = []
    for one in item.conditions:
        if one.score is None or one.score <= 0:
            continue
        exact = [value for response, value in one.equals if response == ident]
        least = [value for response, side, value in one.bounds if side == "least"]
        most = [value for response, side, value in one.bounds if side == "most"]
        if exact and least and most:
            ranges.append(Range(_around(exact[0], least[0], most[0])))
        elif least and most:
            ranges.append(Range(f"{least[0]}..{most[0]}"))
        else:
            ranges += [Range(value) for value in exact]
    right, accept, _ = number_from(ranges, item.quiz, item.where)
    return Number(right=right, accept=accept, **_placed(item, more))


def gap(item: Item, answers: list[tuple[str, Fraction, Elements]], more: dict[str, Any]) -> Element:
    """A word to type."""
    right, _ = accepted(answers, item.quiz, item.where)
    return Gaps(text=(Paragraph((Gap(right),), item.where),), **_placed(item, more))


def reflection(item: Item, more: dict[str, Any]) -> Element:
    """What a person marked."""
    return _reflected(
        item,
        more,
        "A person marked what learners wrote. Here they write it for themselves, and it is not marked.",
        "Write “Settings: share” below it, if somebody is to read it, or ask something that can be marked.",
    )


def _handed_in(item: Item, more: dict[str, Any]) -> Element:
    return _reflected(
        item,
        more,
        "Learners had to hand in a file. Here they write for themselves.",
        "Say where to send the file, or leave it out.",
    )


def _reflected(item: Item, more: dict[str, Any], what: str, todo: str) -> Element:
    item.quiz.doubt(item.where, what, todo)
    placed = _placed(item, more)
    return Reflection(model=placed.pop("explanation"), **placed)


def _is_in_text(item: Item, presentation: etree._Element, responses: list[etree._Element]) -> bool:
    """Whether names in brackets in the text are the places of its responses, as Canvas has it."""
    names = {_place_of(one) for one in responses}
    return bool(names) and names <= set(PLACE.findall(" ".join(item.html(presentation)))) and "" not in names


def in_text(
    item: Item, presentation: etree._Element, responses: list[etree._Element], name: str, more: dict[str, Any]
) -> Element:
    """A text with gaps to type or to choose."""
    gaps, offered = {}, []
    for response in responses:
        choices = {key: plain(text) for key, text in labels(item, response)}
        shares = scores(item.conditions, response.get("ident", ""), several=False)
        right = [choices.get(key, key) for key, share in shares.items() if share > 0]
        chosen = "dropdown" in item.fields.get("question_type", "") or set(choices) - set(shares)
        offered += list(choices.values()) if chosen else []
        gaps[_place_of(response)] = Gap(tuple(dict.fromkeys(right)))
    found: list[Gap] = []

    def take(match: re.Match[str]) -> str:
        if match[1] not in gaps:
            return match[0]
        found.append(gaps[match[1]])
        return SIGN

    pieces = [PLACE.sub(take, one.replace(SIGN, "")) for one in item.html(presentation)]
    around = Surroundings(item.quiz.reading, item.where, find=item.find, split=in_place(found))
    text = tuple(one for piece in pieces for one in elements_of(piece, around))
    more["intro"] = item.quiz.to_choose_from(offered, item.where)
    title = words(name if name and not NUMBERED.fullmatch(name) else "Fill the gaps")
    return Gaps(title=title, text=text, **_placed(item, more))


def _place_of(response: etree._Element) -> str:
    """The name in brackets that stands for a response in the text."""
    label = response.find("material/mattext")
    own = text_of(label) if label is not None else ""
    return own or response.get("ident", "").removeprefix("response_")


def _fib_type(response: etree._Element) -> str:
    fib = response.find(".//render_fib")
    return fib.get("fibtype", "").lower() if fib is not None else ""


def _around(exact: str, least: str, most: str) -> str:
    """A number with what is accepted around it, in GIFT's words."""
    from builder.importers.numbers import figure, number_of  # noqa: PLC0415 - beside its only use

    number, low, high = number_of(exact), number_of(least), number_of(most)
    if number is None or low is None or high is None:
        return exact
    slack = max(number - low, high - number)
    return f"{exact}:{figure(slack)}" if slack > 0 else exact
