"""True or false: a statement to judge."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.blocks import BlockKind, BlockSource, Reading
from builder.blocks.settings import ANY_TRIES, MARKS, TRIES
from builder.frozen import frozen
from builder.model import Emphasis, Interaction, Option, Paragraph, Strong, Text, Variable, Wording, Words
from builder.model.inline import behind, capitalised, opening, plain_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.diagnostics import Report
    from builder.model import Flow, Node

VERDICT = re.compile(r"\s*(?P<word>true|false)\b(?!\s*[/|]|\s+or\b)[.,:;!]*", re.IGNORECASE)
CHOICE = re.compile(r"\s*(?:[/|]|or\b)", re.IGNORECASE)  # behind a word that is one of two
PAUSE = re.compile(r"[\s.,:;!\u2013\u2014-]*")  # between the verdict and what follows it


@frozen
class Content:
    """What the template draws."""

    prose: Flow  # between the statement and the verdict
    answers: tuple[tuple[str, bool], ...]  # key, and whether it is right
    explanation: Flow
    hint: Flow
    assessed: bool


def read(source: BlockSource, report: Report) -> Reading:
    """The first paragraph that starts with “True” or “False” is the verdict; what follows is the explanation."""
    nodes, hint = (*source.nodes, *source.labels.get("answer", ())), source.labels.get("hint", ())
    at = _verdict_in(nodes)
    if at is None and (below := _verdict_in(hint[1:])) is not None:  # a label takes all that stands below it
        at, nodes, hint = len(nodes), (*nodes, *hint[below + 1 :]), hint[: below + 1]
    if at is None:
        report(
            "no-verdict",
            source.span,
            "this statement is neither called true nor false",
            help="write below it, for example:\nFalse. With other details it can identify someone.",
        )
        explanation = source.labels.get("explanation", ())
        return Reading(Content(tuple(nodes), (), explanation, tuple(hint), source.assessed))
    verdict, rest = _verdict_of(nodes[at])
    explained = (*rest, *nodes[at + 1 :], *source.labels.get("explanation", ()))
    content = Content(
        prose=tuple(nodes[:at]),
        answers=(("true", verdict == "true"), ("false", verdict == "false")),
        explanation=tuple(explained),
        hint=tuple(hint),
        assessed=source.assessed,
    )
    options = (Option("true", "True"), Option("false", "False"))
    wording = Wording(content.prose, content.hint, content.explanation)
    return Reading(content, Interaction("true-false", options, right=((verdict,),), wording=wording), {"tries": 1})


def _verdict_in(nodes: Sequence[Node]) -> int | None:
    return next((index for index, node in enumerate(nodes) if _verdict_of(node)[0]), None)


def _verdict_of(node: Node) -> tuple[str, tuple[Paragraph, ...]]:
    """“true” or “false”, where a paragraph begins with it, and what it says after it."""
    first = node.inside[0] if isinstance(node, Paragraph) and node.inside else None
    if not isinstance(node, Paragraph) or not isinstance(first, Words | Variable | Strong | Emphasis):
        return "", ()
    plain = isinstance(first, Words | Variable)
    if plain:
        match, rest = VERDICT.match(opening(node.inside)), node.inside
        end = match.end() if match else 0
    else:
        match, rest, end = VERDICT.fullmatch(plain_of((first,))), node.inside[1:], 0
    if not match or CHOICE.match(opening(rest), end):
        return "", ()
    pause = PAUSE.match(opening(rest), end)
    last = pause.end() if pause else end
    word, parted = match["word"].lower(), plain and opening(rest)[match.end("word") : last].strip()
    rest = behind(rest, last) if rest else ()
    if plain and not parted and re.search(rf"(?i)\b(?!{word})(?:true|false)\b", plain_of(rest)):
        return "", ()  # “True stories are rare: this is false” says the contrary
    return word, (Paragraph(capitalised(rest), node.span),) if Text(rest) else ()


KIND = BlockKind(
    keywords=("True or false", "True/false", "True false", "T/F"),
    also=(
        "T or F",
        "TF",
        "True or false question",
        "True or false statement",
        "True or false quiz",
        "Fact or fiction",
        "Fact or myth",
        "Myth or fact",
        "Right or wrong",
        "Is it true or false",
        "Is this true or false",
        "Is it true that …",
        "… true or false",
        "Gwir neu gau",
        "Vrai ou faux",
    ),
    shape="verdict",
    read=read,
    settings=(MARKS, TRIES, ANY_TRIES),
    labels=("answer", "explanation", "hint"),
    untranslatable=r"^\W*\b(?:true|false)\b[.,:;!]*[*_]*[\s.,:;!\u2013\u2014-]*",
)
