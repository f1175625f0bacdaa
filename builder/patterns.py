"""Regular expressions that are compiled when they are first used, once on a machine.

The program knows hundreds, and a build needs some: to compile those took a seventh of it. What they compile to is kept
in the person's cache folder, as the engine of Python's `re` takes it; the engine looks through all of that itself.
"""

from __future__ import annotations

import atexit
import marshal
import re
import sys
from array import array
from functools import cache
from typing import Any, cast

from builder.machine import store

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
CODES = "I"  # the engine's, 32 bits each, as `array` calls them
# All flags, the codes, how many groups there are, their numbers by name, their names by number.
Program = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]


class _Pattern:
    """In place of a compiled pattern: takes over its methods at the first use of one."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name not in METHODS:
            raise AttributeError(name)
        compiled = _compiled(self.pattern, int(self._flags))
        vars(self).update({method: getattr(compiled, method) for method in METHODS})
        return getattr(compiled, name)


@cache
def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, for a text of the program's own: an error in it shows at its first use."""
    return cast("re.Pattern[str]", _Pattern(text, flags))


def _compiled(text: str, flags: int) -> re.Pattern[str]:
    try:
        import _sre  # type: ignore[import-not-found] # noqa: PLC0415 - the engine, of which `re` has a part alone

        programs = _programs()
        if (text, flags) not in programs:
            programs[text, flags] = _program(text, flags)
        every_flag, codes, *groups = programs[text, flags]
        compiled: re.Pattern[str] = _sre.compile(text, every_flag, array(CODES, codes).tolist(), *groups)
    except (ImportError, AttributeError, TypeError, ValueError, RuntimeError):  # another Python, or a spoilt file
        return re.compile(text, flags)
    return compiled


def _program(text: str, flags: int) -> Program:
    """What `re.compile` gives to the engine."""
    from re import _compiler, _parser  # type: ignore[attr-defined] # noqa: PLC0415 - where a pattern is new

    parsed = _parser.parse(text, flags)
    state = parsed.state
    codes = array(CODES, _compiler._code(parsed, flags)).tobytes()  # noqa: SLF001 - nothing else gives them
    numbers = dict(state.groupdict)
    names = {number: name for name, number in numbers.items()}
    return flags | state.flags, codes, state.groups - 1, numbers, tuple(map(names.get, range(state.groups)))


@cache
def _programs() -> dict[tuple[str, int], Program]:
    """What patterns compile to, by their text and flags; what is added is kept when the process ends."""
    place = store.place_of("patterns", f"{sys.hexversion:x}-{sys.byteorder}")
    known = store.read(place) if place else None
    programs: dict[tuple[str, int], Program] = {}
    if known:
        try:
            programs.update(marshal.loads(known))  # noqa: S302 - the person's own, as Python's compiled files are
        except (EOFError, TypeError, ValueError):
            programs.clear()
    before = len(programs)

    def keep() -> None:
        if place and len(programs) > before:
            store.keep(place, marshal.dumps(programs))

    atexit.register(keep)
    return programs
