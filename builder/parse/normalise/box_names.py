"""What the boxes of other programs are called, and callouts that are written as theirs."""

from __future__ import annotations

import re

from builder.parse.flow import CALLOUTS
from builder.patterns import pattern

KINDS = {name: name for name in CALLOUTS}
KINDS |= dict.fromkeys(
    (
        "info",
        "abstract",
        "summary",
        "tldr",
        "todo",
        "question",
        "help",
        "faq",
        "quote",
        "cite",
        "admonition",
        "callout",
        "seealso",
        "keypoints",
        "objectives",
        "prereq",
        "prerequisites",
        "spoiler",
        "details",
        "discussion",
        "questions",
        "testimonial",
        "box",
        "alert",
        "panel",
    ),
    "note",
)
KINDS |= dict.fromkeys(("hint", "success", "check", "done", "checklist"), "tip")
KINDS |= dict.fromkeys(
    ("caution", "danger", "attention", "error", "bug", "failure", "fail", "missing", "deprecated", "warn"), "warning"
)
KINDS |= dict.fromkeys(("challenge", "solution", "exercise", "theorem", "definition", "lemma", "proof"), "example")
TITLE = pattern(r"title=(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')")
QUOTED = pattern(r"^(?P<start>\s*(?:>\s?)+)\[!(?P<name>[A-Za-z-]+)\](?P<fold>[+-]?)[ \t]*(?P<title>.*)$")
BOLD = pattern(
    r"^(?P<start>\s*>\s?)(?P<sign>[^\w*>]{0,4})(?:\*\*|__)(?P<name>[A-Za-z]+)"
    r"(?P<colon>:?)(?:\*\*|__)(?P<other>:?)[ \t]*(?P<text>.*)$"
)


def names_box(rest: str) -> bool:
    """Whether what stands behind `!!!` is a kind of box, and no sentence."""
    return bool(re.match(r"[A-Za-z][\w-]*(?:[ ]+[\w-]+)*(?:[ ]+\"[^\"]*\")?[ ]*$", rest))


def name_of(rest: str) -> str:
    """The kind of a box, in lower case: `note`, `{.callout-note}` or `{note} Title`."""
    words = re.findall(r"[A-Za-z][\w-]*", re.sub(r"=(?:\"[^\"]*\"|'[^']*')|#[\w-]+", " ", rest).lower())
    return next(
        (word.removeprefix("callout-") for word in words[:3] if word.removeprefix("callout-") in KINDS),
        words[0] if words else "",
    )


def title_of(rest: str, name: str) -> str:
    """The title of a box, as each program writes it."""
    if match := TITLE.search(rest):
        return (match["double"] or match["single"] or "").strip()
    if match := re.search(r"\[([^\]]+)\]\s*$|\"([^\"]*)\"\s*$", rest):
        return (match[1] or match[2] or "").strip()
    plain = re.sub(r"\{[^}]*\}", "", rest).strip()
    return (
        re.sub(rf"^(?:callout-)?{re.escape(name)}\b", "", plain, flags=re.IGNORECASE).strip() if name in KINDS else ""
    )


def callout_of_others(line: str, lines_below: list[str], *, answer: bool) -> tuple[str, str] | None:
    """A callout as GitHub and Obsidian write it: the line as it is meant, and what is to stand above it.

    None for any other line. `answer`: a quotation here may be feedback, which says in bold what it likes.
    """
    if match := QUOTED.match(line):
        name = match["name"].lower()
        kind, title = KINDS.get(name, ""), match["title"].strip()
        if not kind or (kind == name and not match["fold"]):
            return None
        head = f"{match['start']}[!{kind.upper()}]"
        return (match["start"].rstrip(), f"{head}\n{match['start']}**{title}**") if title else (head, "")
    bold = BOLD.match(line)
    if not bold or answer or KINDS.get(bold["name"].lower()) not in CALLOUTS or not (bold["text"] or lines_below[:1]):
        return None
    alone = not bold["text"] and not (bold["colon"] or bold["other"])
    known = bold["name"].lower() in {*CALLOUTS, "caution", "danger", "info", "hint", "attention"}
    if not known or not (alone or bold["colon"] or bold["other"]):
        return None
    head = f"{bold['start']}[!{KINDS[bold['name'].lower()].upper()}]"
    return (f"{bold['start']}{bold['text']}", head) if bold["text"] else (head, "")
