"""Regular expressions that are compiled when they are first used: the program knows hundreds, and a build needs some.

Compiling those of the parser at its import took a tenth of a small build.
"""

from __future__ import annotations

import re
from typing import Any, cast

METHODS = (
    "match",
    "fullmatch",
    "search",
    "sub",
    "subn",
    "split",
    "findall",
    "finditer",
    "groups",
    "groupindex",
    "flags",
)


class _Pattern:
    """In place of a compiled pattern: takes over its methods at the first use of one."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name not in METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        vars(self).update({method: getattr(compiled, method) for method in METHODS})
        return getattr(compiled, name)


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, for a constant of a module: an error in it shows at its first use."""
    return cast("re.Pattern[str]", _Pattern(text, flags))
