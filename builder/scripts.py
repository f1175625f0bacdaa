"""Bundles ES modules into one classic script that holds only what a course uses.

A module is written in a restricted form: imports as `import { a, b } from "./x.js";`, exports as `export function`, `export const` or
`export class` at the start of a line. So no parser is needed, and type checkers and test runners read the same files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import rjsmin

from builder.discover import INSIDE, BrokenContractError

RUNTIME = INSIDE / "runtime"
IMPORT = re.compile(r'^import \{ (?P<names>[\w, ]+) \} from "(?P<path>[^"]+)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class) (?P<name>\w+))", re.MULTILINE)


class BundleError(BrokenContractError):
    """A module is not in the restricted form; the message names it. The fault is the builder's or an organisation's own block's."""


@dataclass(frozen=True, slots=True)
class Module:
    """A script and what it needs."""

    path: Path
    body: str  # minified, without imports and exports
    imports: tuple[tuple[Path, tuple[str, ...]], ...]
    exports: tuple[str, ...]


@cache
def read_module(path: Path) -> Module:
    """A module of ours. BundleError: it is not in the restricted form."""
    text = path.read_text("utf-8")
    imports = tuple(
        (_resolve(path, match["path"]), tuple(name.strip() for name in match["names"].split(","))) for match in IMPORT.finditer(text)
    )
    exports = tuple(EXPORT.findall(text))
    body = str(rjsmin.jsmin(EXPORT.sub("", IMPORT.sub("", text))))
    if re.search(r"^(import|export)\b", body, re.MULTILINE):
        raise BundleError(f"{path}: only `import {{ a }} from \"…\";` and `export function|const|class` can be bundled")
    return Module(path, body, imports, exports)


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
        taken = "".join(f"const {{{','.join(names)}}}={self.add(needed)};" for needed, names in module.imports)
        self.names[path] = name = f"m{len(self.names)}"
        self.parts.append(f"const {name}=(()=>{{{taken}{module.body}\nreturn{{{','.join(module.exports)}}}}})();")
        return name

    def script(self, ending: str) -> str:
        """The whole script: the modules, then a last statement."""
        return '(()=>{"use strict";' + "\n".join(self.parts) + f"\n{ending}}})();\n"
