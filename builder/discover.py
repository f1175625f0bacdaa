"""Finds blocks, rules, standards and themes in their folders. A broken contract is an error at start-up."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Mapping
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder import trust
from builder.blocks import BlockKind, words_of
from builder.diagnostics import Severity
from builder.diagnostics.contract import BrokenContractError
from builder.frozen import frozen
from builder.tables import toml_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Iterator
    from types import ModuleType

    from builder.diagnostics import Report

INSIDE = Path(__file__).parent
INIT = "__init__"
ALL = "all"  # in place of the names of standards
RULES = {"course": ("rules/*/*.py", "blocks/*/rules/*.py"), "package": ("doctor/rules/*.py",)}  # whose they are
INSTALLED = INSIDE / "_data"  # where the wheel keeps the folders that lie at the top of a checkout
TOP = INSTALLED if INSTALLED.is_dir() else INSIDE.parent


@frozen
class Rule:
    """A fault that is known, with its documentation."""

    name: str
    severity: Severity
    documentation: str
    find: Callable[[Any, Report], None] | None  # in a Course, or in a Package; None: what reads it raises it
    raised_by: tuple[str, ...] = ()  # the rooms that do: "blocks", "parse", "source" …
    until: Callable[[Any], datetime.date | None] | None = None  # the last day on which it finds the same in a Course
    once: bool = False  # whether it is told by the build that writes ids.lock, and not again


@frozen
class Standard:
    """An edition of a packaging standard."""

    name: str  # what `--to` says
    title: str
    folder: Path
    edition: Mapping[str, Any]
    manifest: str  # the manifest's name in the package; "": a package without one
    schema: str  # the file in its folder that validates the manifest
    control_documents: tuple[str, ...]
    limits: Mapping[str, int]
    usual: bool  # built where nobody says for which standard
    programme: Mapping[str, str]  # `done_objective`: how a module tells that it is done; `plays`: which LMSs do
    doctor: Mapping[str, Any]  # how its packages are told from others, and what to look for in them


@frozen
class Theme:
    """A look."""

    name: str
    folder: Path
    settings: Mapping[str, Any]  # theme.toml


def load(file: Path, name: str) -> ModuleType:
    """A Python file of ours by its name, or of an organisation."""
    if file.is_relative_to(INSIDE):
        return importlib.import_module(name)
    name = ".".join(("organisation", *file.with_suffix("").parts[-3:]))
    spec = importlib.util.spec_from_file_location(name, file, loader=trust.SourceOnly(name, str(file)))
    if not spec or not spec.loader:
        raise BrokenContractError(f"{file}: can't be read as Python")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    try:
        spec.loader.exec_module(module)
    except Exception as reason:
        raise BrokenContractError(f"{file}: {type(reason).__name__}: {reason}") from reason
    return module


def roots(extension_roots: tuple[Path, ...], family: str) -> Iterator[Path]:
    """The folders that may hold a family of rooms: our own, then the organisation's, if its code may run."""
    yield (INSIDE if (INSIDE / family).is_dir() else TOP) / family
    if family in trust.FAMILIES:  # of these it is known whether they may run
        kept_out = {one.place for one in untrusted(extension_roots)}
        others = (folder / family for folder in _others(extension_roots) if folder not in kept_out)
        yield from (folder for folder in others if folder.is_dir())


def untrusted(extension_roots: tuple[Path, ...]) -> list[trust.Untrusted]:
    """What lies beside courses and does not run, since nobody at this computer has said so."""
    return [found for folder in _others(extension_roots) if (found := trust.untrusted_at(folder))]


def untrusted_keywords(extension_roots: tuple[Path, ...]) -> dict[str, Path]:
    """The folder of each block that does not run, by the words, in lower case, that would open it."""
    files = (one.place / name for one in untrusted(extension_roots) for name in one.files if name.endswith("/block.py"))
    return {
        word.lower(): file.parent
        for file in files
        for word in words_of(file.read_text("utf-8", "replace")).get("keywords", ())
    }


def _others(extension_roots: tuple[Path, ...]) -> list[Path]:
    return [folder for folder in dict.fromkeys(extension_roots) if folder.resolve() != TOP.resolve()]


class BlockKinds(Mapping[str, BlockKind]):
    """Every kind of block by its folder's name, each loaded when it is first asked for: a course uses few of many."""

    def __init__(self, folders: Mapping[str, Path]) -> None:
        """BrokenContractError: a folder lacks its template, or its `block.py` names no keywords."""
        self.folders = folders
        self.keywords, self.also = dict[str, tuple[str, ...]](), dict[str, tuple[str, ...]]()
        self.shapes, self._loaded = dict[str, str](), dict[str, BlockKind]()
        for name, folder in folders.items():
            words = words_of((folder / "block.py").read_text("utf-8"))
            self.keywords[name], self.also[name] = words.get("keywords", ()), words.get("also", ())
            self.shapes[name] = words.get("shape", ("",))[0]
            if not self.keywords[name]:
                raise BrokenContractError(f"{folder / 'block.py'}: KIND must be a BlockKind with at least one keyword")
            if not (folder / "template.html.jinja").is_file():
                raise BrokenContractError(f"{folder}: template.html.jinja is missing")

    def __getitem__(self, name: str) -> BlockKind:
        """The kind. BrokenContractError: its `block.py` holds no `KIND`."""
        if name not in self._loaded:
            file = self.folders[name] / "block.py"
            kind = getattr(load(file, f"builder.blocks.{name}.block"), "KIND", None)
            if not isinstance(kind, BlockKind):
                raise BrokenContractError(f"{file}: KIND must be a BlockKind with at least one keyword")
            self._loaded[name] = replace(kind, name=name)
        return self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.folders)

    def __len__(self) -> int:
        return len(self.folders)


@cache
def block_kinds(extension_roots: tuple[Path, ...] = ()) -> BlockKinds:
    """Every kind of block."""
    return BlockKinds(block_folders(extension_roots))


@cache
def block_folders(extension_roots: tuple[Path, ...] = ()) -> dict[str, Path]:
    """The folder of every kind of block."""
    return {
        file.parent.name: file.parent
        for root in roots(extension_roots, "blocks")
        for file in sorted(root.glob("*/block.py"))
    }


@cache
def _rule_files(of: str, extension_roots: tuple[Path, ...] = ()) -> dict[str, Path]:
    """Our own rules, then an organisation's, and those of its blocks. BrokenContractError: one has a name of ours."""
    found = {_rule_name(file): file for pattern in RULES[of] for file in INSIDE.glob(pattern) if file.stem != INIT}
    for file in _own_rule_files(extension_roots) if of == "course" else ():
        if found.setdefault(_rule_name(file), file) != file:
            raise BrokenContractError(f"{file}: there is a rule of this name; give it another")
    return found


def _rule_name(file: Path) -> str:
    return file.stem.replace("_", "-")


def _own_rule_files(extension_roots: tuple[Path, ...]) -> list[Path]:
    _, *own = roots(extension_roots, "rules")
    blocks = [
        folder / "rules" for folder in block_folders(extension_roots).values() if not folder.is_relative_to(INSIDE)
    ]
    files = (file for root in (*own, *blocks) for pattern in ("*.py", "*/*.py") for file in sorted(root.glob(pattern)))
    return [file for file in files if file.stem != INIT]


def rule_names(of: str = "course", extension_roots: tuple[Path, ...] = ()) -> list[str]:
    """The name of every rule of courses, or of packages (`of="package"`)."""
    return sorted(_rule_files(of, extension_roots))


@cache
def rule(name: str, extension_roots: tuple[Path, ...] = ()) -> Rule:
    """A rule by its name. KeyError: there is none."""
    file = _rule_files("course", extension_roots).get(name) or _rule_files("package")[name]
    inside = file.relative_to(INSIDE) if file.is_relative_to(INSIDE) else Path(file.name)
    module = load(file, ".".join(("builder", *inside.with_suffix("").parts)))
    severity = getattr(module, "SEVERITY", None)
    if not isinstance(severity, Severity) or not module.__doc__:
        raise BrokenContractError(f"{file}: a rule needs SEVERITY and a docstring")
    find, raised_by = getattr(module, "find", None), getattr(module, "RAISED_BY", ())
    if bool(find) == bool(raised_by):
        raise BrokenContractError(f"{file}: a rule has either find(course, report), or RAISED_BY: who raises it")
    until, once = getattr(module, "until", None), getattr(module, "ONCE", False)
    return Rule(name, severity, module.__doc__, find, raised_by, until, once)


@cache
def _finding(of: str, extension_roots: tuple[Path, ...]) -> list[Rule]:
    """The rules that find their faults themselves. The others are not loaded: that would double the start-up."""
    files = sorted(_rule_files(of, extension_roots).items())
    return [rule(name, extension_roots) for name, file in files if b"\ndef find(" in file.read_bytes()]


def finders(of: str = "course", extension_roots: tuple[Path, ...] = ()) -> list[Callable[[Any, Report], None]]:
    """What finds faults in courses or packages."""
    return [find for one in _finding(of, extension_roots) if (find := one.find)]


def dated(extension_roots: tuple[Path, ...] = ()) -> list[Callable[[Any], datetime.date | None]]:
    """Of the rules of courses that look at the day: the last day on which each finds the same; None: it always does."""
    return [until for one in _finding("course", extension_roots) if (until := one.until)]


def severity_of(name: str, extension_roots: tuple[Path, ...] = ()) -> Severity:
    """How bad a rule's faults are."""
    return rule(name, extension_roots).severity


def severities(extension_roots: tuple[Path, ...]) -> Callable[[str], Severity]:
    """`severity_of` for courses beside which an organisation's own blocks may lie."""
    return partial(severity_of, extension_roots=extension_roots)


def forget() -> None:
    """An organisation's own blocks or themes have changed: what was found is looked for anew."""
    for found in (block_kinds, block_folders, _rule_files, rule, _finding, themes, standards):
        found.cache_clear()
    trust.forget()


def chosen_standards(
    names: Iterable[str], extension_roots: tuple[Path, ...], *, several: bool = False
) -> list[Standard]:
    """The standards that an author or the command names; the usual ones (of several modules) where no name is known."""
    offered, usual = standards(extension_roots), ("usual_of_several" if several else "usual")
    known = [name for name in names if name == ALL or name in offered]
    wanted = known or [one.name for one in offered.values() if one.edition.get(usual)]
    return [offered[name] for name in (offered if ALL in wanted else wanted) if name in offered]


@cache
def standards(extension_roots: tuple[Path, ...] = ()) -> dict[str, Standard]:
    """Every edition of every standard by its name."""
    found: dict[str, Standard] = {}
    for root in roots(extension_roots, "scorm_templates"):
        for file in sorted(root.glob("*/standard.toml")):
            found |= {one.name: one for one in _editions(file)}
    return found


def _editions(file: Path) -> Iterator[Standard]:
    settings = toml_of(file)
    try:
        for edition in settings["editions"]:
            yield Standard(
                name=edition["name"],
                title=edition["title"],
                folder=file.parent,
                edition=edition,
                manifest=settings.get("manifest", ""),
                schema=settings["schema"] if "manifest" in settings else "",
                control_documents=tuple(settings.get("control_documents", ())),
                limits=settings["limits"] | edition.get("limits", {}),
                usual=edition.get("usual", False),
                programme=settings.get("programme", {}),
                doctor=settings.get("doctor", {}),
            )
    except KeyError as missing:
        raise BrokenContractError(f"{file}: {missing} is missing") from missing


@cache
def themes(extension_roots: tuple[Path, ...] = ()) -> dict[str, Theme]:
    """Every theme by its folder's name; of those that hold code, which templates are, only what may run."""
    kept_out = {one.place for one in untrusted(extension_roots)}
    places = [TOP / "themes", *(place / "themes" for place in _others(extension_roots))]
    folders = [file.parent for place in places for file in sorted(place.glob("*/theme.toml"))]
    may = [folder for folder in folders if folder.parents[1] not in kept_out or not trust.has_code(folder)]
    return {folder.name: Theme(folder.name, folder, toml_of(folder / "theme.toml")) for folder in may}


@cache
def table_of(file: Path) -> dict[str, Any]:
    """A table of the builder's own, in TOML."""
    return toml_of(file)
