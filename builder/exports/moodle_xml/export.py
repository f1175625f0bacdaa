"""Moodle XML: what Moodle's question bank reads and writes (docs.moodle.org, “Moodle XML format”)."""

from __future__ import annotations

import base64
import html
import re
from decimal import Decimal
from typing import TYPE_CHECKING
from urllib.parse import quote

from lxml import etree

from builder.exports import Export
from builder.exports.marks import accepted_in, split_at_marks
from builder.exports.media_names import media_names
from builder.exports.wording import ADDRESS, CURRENCIES, plain_of, report_left_out, report_missing
from builder.source.load import read_media

if TYPE_CHECKING:
    from collections.abc import Mapping

    from builder.diagnostics import Report
    from builder.exports import Question, Questions
    from builder.model import Interaction, MediaFile

    Named = Mapping[str, tuple[str, MediaFile]]  # files with their names in Moodle, by address

NAME = "Moodle XML"
KINDS = {
    "choice": "multichoice",
    "true-false": "truefalse",
    "numeric": "numerical",
    "matching": "matching",
    "sequencing": "ordering",
    "fill-in": "cloze",
    "long-fill-in": "essay",
}
CLOZE_SIGNS = re.compile(r"[~}/\"*]|(?<!&)#")
MOST_SHARES = 10  # right answers whose shares Moodle knows


def write(questions: Questions, report: Report) -> bytes:
    """Every question, by category."""
    root = etree.Element("quiz")
    media = {address: (name, questions.media[address]) for address, name in media_names(questions.media).items()}
    for pool in questions.pools:
        path = "/".join(part.replace("/", "//") for part in (questions.title, *pool.path))
        holder = etree.SubElement(etree.SubElement(root, "question", type="category"), "category")
        etree.SubElement(holder, "text").text = f"$course$/top/{path}"
        for question in pool.questions:
            _add(root, question, media, report)
        if pool.draw:
            message = f"a category has no place for “draw {pool.draw}” of the bank “{pool.name}”"
            report("not-exported", pool.questions[0].span, message, help="draw as many when you make the quiz from it")
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True))


def _add(root: etree._Element, question: Question, media: Named, report: Report) -> None:
    interaction = question.interaction
    if interaction.kind not in KINDS or (not interaction.judged and interaction.kind != "long-fill-in"):
        report_left_out(question, NAME, "there is nothing like it", report)
        return
    _report_losses(question, report)
    node = etree.SubElement(root, "question", type=KINDS[interaction.kind])
    etree.SubElement(etree.SubElement(node, "name"), "text").text = " ".join(question.title.plain.split())
    _html(node, "questiontext", _question_text(question), media)
    _html(node, "generalfeedback", question.drawn.explanation, media)
    etree.SubElement(node, "defaultgrade").text = str(question.marks)
    etree.SubElement(node, "penalty").text = "0"
    etree.SubElement(node, "hidden").text = "0"
    if interaction.kind in ADDERS:  # a cloze holds all in its text
        ADDERS[interaction.kind](node, question)
    if interaction.kind in {"choice", "matching", "sequencing"}:
        _html(node, "correctfeedback", question.drawn.if_right, media)
        _html(node, "incorrectfeedback", question.drawn.if_wrong, media)
    if plain_of(question.drawn.hint):
        _html(node, "hint", question.drawn.hint, media)


def _report_losses(question: Question, report: Report) -> None:
    right = question.interaction.right
    missing = {
        "“all or nothing”": question.settings.get("all or nothing") and question.interaction.several,
        "the exact shares of its many right answers": question.interaction.several
        and right
        and len(right[0]) > MOST_SHARES,
    }
    report_missing(question, [name for name, there in missing.items() if there], NAME, report)


def _question_text(question: Question) -> str:
    """The text of a question, gaps in Moodle's own form."""
    pieces = []
    for text, words in split_at_marks(question.drawn.question):
        pieces.append(text)
        if words is not None:
            answers = "~".join(f"={_cloze(answer)}" for answer in accepted_in(words))
            pieces.append(f"{{1:SHORTANSWER:{answers}}}")
    return "".join(pieces).strip()


def _cloze(answer: str) -> str:
    """An answer of a gap: its signs behind a backslash, a backslash of its own as what HTML has for it."""
    escaped = html.escape(answer, quote=False).replace("\\", "&#92;").replace("{", "&#123;")
    return CLOZE_SIGNS.sub(r"\\\g<0>", escaped)


def _html(parent: etree._Element, name: str, text: str, media: Named) -> None:
    """A text with the pictures that it shows, and the files that it links to."""
    node = etree.SubElement(parent, name, format="html")
    used: dict[str, MediaFile] = {}

    def take(match: re.Match[str]) -> str:
        address = html.unescape(match["address"])
        if address not in media:
            return match[0]
        file_name, file = media[address]
        used[file_name] = file
        return f'{match["how"]}="@@PLUGINFILE@@/{quote(file_name)}"'

    html_text = ADDRESS.sub(take, text.strip())
    etree.SubElement(node, "text").text = (
        etree.CDATA(html_text) if "<" in html_text and "]]>" not in html_text else html_text
    )
    for file_name, file in used.items():
        holder = etree.SubElement(node, "file", name=file_name, path="/", encoding="base64")
        holder.text = base64.b64encode(read_media(file)).decode()


def _plain(parent: etree._Element, name: str, text: str, **attributes: str) -> etree._Element:
    node = etree.SubElement(parent, name, attributes)
    etree.SubElement(node, "text").text = text
    return node


def _answer(parent: etree._Element, fraction: str, text: str, feedback: str = "") -> None:
    node = _plain(parent, "answer", html.escape(text, quote=False), fraction=fraction, format="html")
    _plain(node, "feedback", html.escape(feedback, quote=False), format="html")


def _choice(node: etree._Element, question: Question) -> None:
    interaction = question.interaction
    right = set(interaction.right[0]) if interaction.right else set()
    etree.SubElement(node, "single").text = "false" if interaction.several else "true"
    etree.SubElement(node, "shuffleanswers").text = "false" if question.settings.get("keep order") else "true"
    etree.SubElement(node, "answernumbering").text = "none"
    share = f"{100 / max(1, len(right)):.5f}".rstrip("0").rstrip(".")
    feedback = dict(zip((option.key for option in interaction.options), interaction.feedback, strict=False))
    for option in interaction.options:
        wrong = f"-{share}" if interaction.several else "0"
        earned = (share if interaction.several else "100") if option.key in right else wrong
        _answer(node, earned, option.text, feedback.get(option.key, ""))


def _verdict(node: etree._Element, question: Question) -> None:
    for word in ("true", "false"):
        answer = _plain(node, "answer", word, fraction="100" if question.interaction.right == ((word,),) else "0")
        _plain(answer, "feedback", "", format="html")


def _number(node: etree._Element, question: Question) -> None:
    least, most = (Decimal(bound) for bound in question.interaction.right[0])
    answer = _plain(node, "answer", f"{(least + most) / 2:f}", fraction="100", format="moodle_auto_format")
    etree.SubElement(answer, "tolerance").text = f"{(most - least) / 2:f}"
    _plain(answer, "feedback", "", format="html")
    unit = question.interaction.unit.strip()
    if unit:
        holder = etree.SubElement(etree.SubElement(node, "units"), "unit")
        etree.SubElement(holder, "multiplier").text = "1"
        etree.SubElement(holder, "unit_name").text = unit
    etree.SubElement(node, "unitgradingtype").text = "0"
    etree.SubElement(node, "unitpenalty").text = "0"
    etree.SubElement(node, "showunits").text = "2" if unit else "3"  # shown beside the box; none
    etree.SubElement(node, "unitsleft").text = "1" if CURRENCIES.fullmatch(unit) else "0"


def _pairs(node: etree._Element, question: Question) -> None:
    interaction: Interaction = question.interaction
    etree.SubElement(node, "shuffleanswers").text = "false" if question.settings.get("keep order") else "true"
    lefts = {option.key: option.text for option in interaction.options}
    rights = {option.key: option.text for option in interaction.targets}
    pairs = [pair.split(".") for pair in (interaction.right[0] if interaction.right else ())]
    used = {right for _, right in pairs}
    spare = [("", text) for key, text in rights.items() if key not in used]
    for left, right in [*((lefts[left], rights[right]) for left, right in pairs), *spare]:
        holder = _plain(node, "subquestion", html.escape(left, quote=False), format="html")
        _plain(holder, "answer", right)


def _order(node: etree._Element, question: Question) -> None:
    for name, value in (("layouttype", "VERTICAL"), ("selecttype", "ALL"), ("selectcount", "2")):
        etree.SubElement(node, name).text = value
    etree.SubElement(node, "gradingtype").text = "RELATIVE_NEXT_EXCLUDE_LAST"
    for place, option in enumerate(question.interaction.options, 1):
        _answer(node, str(place), option.text)


def _essay(node: etree._Element, _: Question) -> None:
    etree.SubElement(node, "responseformat").text = "editor"
    etree.SubElement(node, "responserequired").text = "1"
    etree.SubElement(node, "responsefieldlines").text = "10"


ADDERS = {
    "choice": _choice,
    "true-false": _verdict,
    "numeric": _number,
    "matching": _pairs,
    "sequencing": _order,
    "long-fill-in": _essay,
}
EXPORT = Export("Moodle XML, for Moodle's question bank", ".moodle.xml", write)
