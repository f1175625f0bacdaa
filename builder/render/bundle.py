"""Bundles ES modules into one classic script that holds only what a course uses.

A module is written in a restricted form: imports as `import { a, b } from "./x.js";`, exports as `export function`,
`export const` or `export class` at the start of a line. So no parser is needed, and type checkers and test runners read
the same files. All modules share one scope, for the smallest script; one whose names are taken gets a scope of its own,
and gives its exports to the shared one.

Behind an import may stand `// only for: assessments`, a feature that some courses have (`features.py`). In the script
of a course without it the names that it imports are null.
"""

from __future__ import annotations

import json
import re
from dataclasses import field
from functools import cache
from importlib.util import find_spec
from os.path import normpath
from pathlib import Path
from typing import TYPE_CHECKING

from builder.diagnostics.contract import BrokenContractError
from builder.discover import INSIDE
from builder.frozen import frozen, mutable
from builder.machine import store
from builder.patterns import pattern
from builder.render.features import FEATURES
from builder.source.slugs import fingerprint

if TYPE_CHECKING:
    from collections.abc import Mapping

RUNTIME = INSIDE / "runtime"
MINIFIER = 2  # raised when its library or its options change what it makes
# What browsers give and scripts name often: as parameters they get short names, too.
SHORTENED = "document,window,Math,Number,Date,Map"
# At the start of a line: a search for a line end is many times faster than one that looks at each character.
IMPORT = pattern(
    r'\nimport \{ (?P<names>[\w, ]+) \} from "(?P<path>[^"]+)";(?: // only for: (?P<feature>[a-z ]+))?(?=\n)'
)
EXPORT = pattern(r"\nexport (?=(?:async )?(?:function|const|class) (?P<name>\w+))")
NAMES = pattern(r"\n(?:async )?(?:function\*?|class|const|let) (\w+|[{\[][^}\]]*[}\]])")
LEFT = pattern(r"\n(?:import|export)\b")


class BundleError(BrokenContractError):
    """A module is not in the restricted form; the message names it. The fault is ours, or an organisation's block's."""


@frozen
class Import:
    """What a script needs of another."""

    path: Path
    names: tuple[str, ...]
    feature: str  # with which alone it is needed; "": always


@frozen
class ScriptModule:
    """A script and what it needs."""

    body: str  # without imports and exports
    imports: tuple[Import, ...]
    exports: tuple[str, ...]
    names: frozenset[str]  # that it gives to its own scope


def versions_of_saved_state() -> tuple[str, str]:
    """The one that the runtime writes, and all that it reads, a character each: packages are compared by them."""
    body = read_module(RUNTIME / "state" / "saved_state.js").body
    written, read = (body.partition(f'const {name} = "')[2].partition('"')[0] for name in ("VERSION", "READS"))
    return written, read


@cache
def read_module(path: Path) -> ScriptModule:
    """A module of ours. BundleError: it is not in the restricted form."""
    try:
        text = "\n" + path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as reason:
        raise BundleError(f"{path}: this script can't be read, though another imports it") from reason
    body = EXPORT.sub("\n", IMPORT.sub("", text))
    if LEFT.search(body):
        raise BundleError(f'{path}: only `import {{ a }} from "…";` and `export function|const|class` can be bundled')
    imports = tuple(
        Import(_resolve(path, match["path"]), tuple(re.findall(r"\w+", match["names"])), match["feature"] or "")
        for match in IMPORT.finditer(text)
    )
    if unknown := {one.feature for one in imports} - {"", *FEATURES}:
        raise BundleError(f"{path}: no course has the feature “{min(unknown)}”; there are {', '.join(FEATURES)}")
    names = frozenset(name for found in NAMES.findall(body) for name in re.findall(r"\w+", found))
    return ScriptModule(body[1:], imports, tuple(EXPORT.findall(text)), names)


def _resolve(path: Path, wanted: str) -> Path:
    """`#runtime/kit/x.js` is the runtime's, wherever a block or a standard lies; other paths are relative."""
    inside = wanted.removeprefix("#runtime/")
    return RUNTIME / inside if inside != wanted else Path(normpath(path.parent / wanted))


@mutable
class Bundle:
    """Collects modules, each once, after those that it needs."""

    features: frozenset[str]  # of the course
    given: dict[Path, dict[str, str]] = field(default_factory=dict)  # by what name the script has each module's exports
    parts: list[str] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    open: set[Path] = field(default_factory=set)

    def add(self, path: Path, name: str) -> str:
        """An expression for what a module exports under a name; the module is added with all that it imports.

        BundleError: modules import each other in a circle.
        """
        return self._add(path.resolve())[name]

    def _add(self, path: Path) -> dict[str, str]:
        if path in self.given:
            return self.given[path]
        if path in self.open:
            raise BundleError(f"{path}: modules import each other in a circle")
        self.open.add(path)
        module = read_module(path)
        body, names = self._needing(module)
        clear = {name: name for name in module.exports}
        if names & self.taken:
            clear = {name: f"m{len(self.given)}_{name}" if name in self.taken else name for name in clear}
            body = f"const [{','.join(clear.values())}]=(()=>{{{body}\nreturn[{','.join(clear)}]}})();"
            names = set(clear.values())
        self.taken |= names
        self.parts.append(body)
        self.given[path] = clear
        return clear

    def table(self, modules: Mapping[str, Path], name: str) -> str:
        """An expression for an object: by its key, what each module exports under the name. None imports another."""
        table = f"m{len(self.given)}_all"
        self.parts.append(f"const {table}={{}};")
        for key, path in modules.items():
            body, _ = self._needing(read_module(path))
            self.parts.append(f"{{{body}\n{table}[{json.dumps(key)}]={name}}}")
        return table

    def _needing(self, module: ScriptModule) -> tuple[str, set[str]]:
        """A module's text after what it needs is added, and the names that it gives to its scope."""
        local: dict[str, str] = {}  # what it calls by another name than the script does
        for needed in module.imports:
            is_there = not needed.feature or needed.feature in self.features
            given = self._add(needed.path) if is_there else dict.fromkeys(needed.names, "null")
            local |= {name: given[name] for name in needed.names if given[name] != name}
        body = "".join(f"const {name}={other};" for name, other in local.items()) + module.body
        return body, {*module.names, *local}

    def script(self, ending: str) -> str:
        """The whole script: the modules, then a last statement."""
        body = "\n".join(self.parts)
        return minified(f'(({SHORTENED})=>{{"use strict";{body}\n{ending}}})({SHORTENED});\n')


@cache
def minified(text: str) -> str:
    """A script without what only its readers need; kept, since to make it takes half as long as a small build."""
    shortens = find_spec("minify") is not None  # it is not made for every kind of machine
    place = store.place_of("bundles", f"{fingerprint(f'{MINIFIER}{shortens}{text}', 20)}.js")
    known = store.read(place) if place else None
    if known:
        return known.decode()
    script = _with_short_names(text) if shortens else _without_comments(text)
    if place:
        store.keep(place, script.encode())
    return script


def _with_short_names(text: str) -> str:
    import minify  # noqa: PLC0415 - as slow to load as all else together

    return str(minify.string("application/javascript", text))


def _without_comments(text: str) -> str:
    import rjsmin  # noqa: PLC0415

    return str(rjsmin.jsmin(text))
