"""Bundles ES modules into one classic script that holds only what a course uses.

A module is written in a restricted form: imports as `import { a, b } from "./x.js";`, exports as `export function`,
`export const` or `export class` at the start of a line. So no parser is needed, and type checkers and test runners read
the same files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path  # noqa: TC003 - small, and at hand anyway

from builder.discover import INSIDE, BrokenContractError
from builder.package import write_text
from builder.words import fingerprint

RUNTIME = INSIDE / "runtime"
MINIFIER = 1  # raised when its library or its options change what it makes
IMPORT = re.compile(r'^import \{ (?P<names>[\w, ]+) \} from "(?P<path>[^"]+)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class) (?P<name>\w+))", re.MULTILINE)


class BundleError(BrokenContractError):
    """A module is not in the restricted form; the message names it. The fault is ours, or an organisation's block's."""


@dataclass(frozen=True, slots=True)
class Module:
    """A script and what it needs."""

    function: str  # takes the modules that it imports from, in order, and gives what it exports; minified
    imports: tuple[Path, ...]


@cache
def read_module(path: Path) -> Module:
    """A module of ours. BundleError: it is not in the restricted form."""
    text = path.read_text("utf-8")
    body = EXPORT.sub("", IMPORT.sub("", text))
    if re.search(r"^(import|export)\b", body, re.MULTILINE):
        raise BundleError(f'{path}: only `import {{ a }} from "…";` and `export function|const|class` can be bundled')
    taken = ",".join(f"{{{match['names']}}}" for match in IMPORT.finditer(text))
    given = ",".join(EXPORT.findall(text))
    function = _minified(path, f"x=({taken})=>{{{body}\nreturn {{{given}}}}}").strip().rstrip(";").removeprefix("x=")
    return Module(function, tuple(_resolve(path, match["path"]) for match in IMPORT.finditer(text)))


def _minified(path: Path, text: str) -> str:
    """The script without what only its readers need, kept beside the source as Python keeps what it compiles."""
    shortens = find_spec("minify") is not None  # it is not made for every kind of machine
    kept = path.parent / "__pycache__" / f"{path.stem}.{fingerprint(f'{MINIFIER}{shortens}{text}', 16)}.js"
    if kept.is_file():
        return kept.read_text("utf-8")
    minified = _with_short_names(text) if shortens else _without_comments(text)
    write_text(kept, minified)
    return minified


def _with_short_names(text: str) -> str:
    import minify  # noqa: PLC0415 - as slow to load as all else together

    return str(minify.string("application/javascript", text))


def _without_comments(text: str) -> str:
    import rjsmin  # noqa: PLC0415

    return str(rjsmin.jsmin(text))


def _resolve(path: Path, wanted: str) -> Path:
    """`#runtime/x.js` is the runtime's, wherever a block or a standard lies; other paths are relative."""
    inside = wanted.removeprefix("#runtime/")
    return RUNTIME / inside if inside != wanted else (path.parent / wanted).resolve()


@dataclass(slots=True)
class Bundle:
    """Collects modules, each once, after those that it needs."""

    names: dict[Path, str] = field(default_factory=dict)
    parts: list[str] = field(default_factory=list)
    open: set[Path] = field(default_factory=set)

    def add(self, path: Path) -> str:
        """The local name of a module, added with all it imports. BundleError: modules import each other in a circle."""
        path = path.resolve()
        if path in self.names:
            return self.names[path]
        if path in self.open:
            raise BundleError(f"{path}: modules import each other in a circle")
        self.open.add(path)
        module = read_module(path)
        needed = ",".join([self.add(one) for one in module.imports])
        self.names[path] = name = f"m{len(self.names)}"
        self.parts.append(f"const {name}=({module.function})({needed});")
        return name

    def script(self, ending: str) -> str:
        """The whole script: the modules, then a last statement."""
        return '(()=>{"use strict";' + "\n".join(self.parts) + f"\n{ending}}})();\n"
