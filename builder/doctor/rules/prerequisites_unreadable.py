"""Prerequisites can't be read.

What it finds:
Prerequisites of a module that are no expression of AICC's script, such as those with the words AND and OR, that are
longer than the standard allows, or that name a module which isn't there.

Why it matters:
Some LMSs never open the module then, others at once; Moodle takes the whole text for the id of a module.

Example:

    <adlcp:prerequisites type="aicc_script">one AND two</adlcp:prerequisites>

Use instead:

    <adlcp:prerequisites type="aicc_script">one&amp;two</adlcp:prerequisites>
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.doctor.names import near

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.ERROR

LONGEST = 200  # characters that the standard promises
TOKEN = re.compile(r"<>|[&|~={}(),*]|\"[^\"]*\"|'[^']*'|[^\s&|~={}(),*<>\"']+|\S")
WORDS = {"and": "&amp;", "or": "|", "not": "~", "&&": "&amp;", "||": "|", ";": "&amp;", ",": "&amp;"}
SIGNS = set("&|~={}(),*") | {"<>"}
# An expression becomes one name, step by step, where it is one.
STEPS = (r"n[=#]n", r"~n", r"\(n\)", r"n\*\{n(?:,n)*\}", r"\{n(?:,n)*\}", r"n[&|]n")


def find(package: Package, report: Report) -> None:
    """Prerequisites of units and groups."""
    for node in package.elements:
        if not package.profile.prerequisites or node.name != package.profile.prerequisites:
            continue
        written = node.value("")
        tokens = TOKEN.findall(written[: LONGEST + 1])
        if not written:
            continue
        if len(written) > LONGEST:
            message, advice = f"prerequisites of more than {LONGEST} letters", "use shorter identifiers"
        elif not _is_expression(tokens):
            message, advice = (
                f"the prerequisites “{written}” can't be read",
                f"write, for example:  {_as_signs(tokens)}",
            )
        else:
            lost = [name for name in _named(tokens) if name not in package.by_id]
            message = f"the prerequisites name “{lost[0]}”, which is the id of no module" if lost else ""
            meant = near(lost[0], package.by_id) if lost else ""
            advice = f"did you mean “{meant}”?" if meant else "write the id of a module that is there"
        if message:
            report("prerequisites-unreadable", package.at(node), message, help=advice)


def _is_expression(tokens: list[str]) -> bool:
    shape = "".join("#" if one == "<>" else one if one in SIGNS else "n" for one in tokens)
    before = ""
    while shape != before:
        before = shape
        for step in STEPS:
            shape = re.sub(step, "n", shape)
    return shape == "n" and not any(WORDS.get(one.casefold()) and one.isalpha() for one in tokens)


def _named(tokens: list[str]) -> list[str]:
    """The modules that an expression names, without numbers of a set and the words for a status."""
    ends = ["", *tokens, ""]
    return [
        one
        for before, one, after in zip(ends, ends[1:], ends[2:], strict=False)
        if one and one not in SIGNS and before not in {"=", "<>"} and after != "*"
    ]


def _as_signs(tokens: list[str]) -> str:
    """The expression with its words as signs; names that nothing joins are joined."""
    found: list[str] = []
    for token in tokens:
        sign = WORDS.get(token.casefold(), token)
        if sign in {"&", "|"} and found and found[-1] in {"&amp;", "|"}:  # a doubled one
            continue
        joined = (
            found and sign not in SIGNS and sign not in WORDS.values() and found[-1] not in {*SIGNS, *WORDS.values()}
        )
        found += ["&amp;", sign] if joined else ["&amp;" if sign == "&" else sign]
    return "".join(found)
