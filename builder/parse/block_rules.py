"""Markdown's rules for blocks, each asked only about lines that begin with a sign of its own.

The parser asks a dozen rules at each line, and most of them again whether the line ends the paragraph above it; nearly
all lines begin with a letter, which tells eight of them at once that nothing of theirs begins there.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from markdown_it import rules_block
from mdit_py_plugins.footnote.index import footnote_def

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.parser_block import RuleFuncBlockType
    from markdown_it.rules_block import StateBlock

SIGNS: dict[RuleFuncBlockType, str] = {  # that a line begins with; all other rules are asked about each line
    rules_block.fence: "`~",
    rules_block.blockquote: ">",
    rules_block.hr: "*-_",
    rules_block.list_block: "*-+0123456789",
    footnote_def: "[",
    rules_block.reference: "[",
    rules_block.html_block: "<",
    rules_block.heading: "#",
}


def by_first_sign(
    rules_of: Callable[[str], list[RuleFuncBlockType]],
) -> Callable[[str], list[RuleFuncBlockType]]:
    """In place of a ruler's `getRules`: one rule, which asks those that may fit a line, in their order."""

    @cache
    def get_rules(chain: str = "") -> list[RuleFuncBlockType]:
        rules = rules_of(chain)
        others = [rule for rule in rules if rule not in SIGNS]
        fitting = {
            sign: [rule for rule in rules if sign in SIGNS.get(rule, sign)] for sign in {*"".join(SIGNS.values())}
        }

        def rule_for_line(state: StateBlock, first: int, last: int, silent: bool) -> bool:  # noqa: FBT001 - as it is called
            at = state.bMarks[first] + state.tShift[first]
            for rule in fitting.get(state.src[at : at + 1], others):  # noqa: SIM110 - a thousand times a course, for which `any` is slower
                if rule(state, first, last, silent):
                    return True
            return False

        return [rule_for_line]

    return get_rules
