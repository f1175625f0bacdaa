"""True or false: a statement to judge."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.blocks import BlockKind, BlockSource, Reading
from builder.blocks.answers import as_html
from builder.model import Interaction, Node, Option, Prose, Wording
from builder.settings import ANY_TRIES, MARKS, TRIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.diagnostics import Report

VERDICT = re.compile(
    r"^\s*(?P<open><(?:strong|em)>)?(?P<word>true|false)\b(?(open)[.,:;!]*</(?:strong|em)>)[\s.,:;!\u2013\u2014-]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Content:
    """What the template draws."""

    prose: str  # html between the statement and the verdict
    answers: tuple[tuple[str, bool], ...]  # key, and whether it is right
    explanation: str  # html
    hint: str  # html
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
        told = as_html(source.labels.get("explanation", ()))
        return Reading(Content(as_html(nodes), (), told, as_html(hint), source.assessed))
    match = VERDICT.match(nodes[at].html)  # type: ignore[union-attr]
    verdict = match["word"].lower() if match else ""
    explained = (
        *_rest_of(nodes[at], match.end() if match else 0),
        *nodes[at + 1 :],
        *source.labels.get("explanation", ()),
    )
    content = Content(
        prose=as_html(nodes[:at]),
        answers=(("true", verdict == "true"), ("false", verdict == "false")),
        explanation=as_html(explained),
        hint=as_html(hint),
        assessed=source.assessed,
    )
    options = (Option("true", "True"), Option("false", "False"))
    wording = Wording(content.prose, content.hint, content.explanation)
    return Reading(content, Interaction("true-false", options, right=((verdict,),), wording=wording), {"tries": 1})


def _verdict_in(nodes: Sequence[Node]) -> int | None:
    return next(
        (index for index, node in enumerate(nodes) if isinstance(node, Prose) and VERDICT.match(node.html)), None
    )


def _rest_of(node: Node, start: int) -> tuple[Node, ...]:
    """What the verdict's paragraph says after the verdict."""
    html = node.html[start:] if isinstance(node, Prose) else ""
    return (Prose(html[:1].upper() + html[1:], "", node.span, paragraph=True),) if html.strip() else ()


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
    ),
    shape="verdict",
    read=read,
    settings=(MARKS, TRIES, ANY_TRIES),
    labels=("answer", "explanation", "hint"),
    kept=r"^\W*\b(?:true|false)\b[.,:;!]*[*_]*[\s.,:;!\u2013\u2014-]*",
)
