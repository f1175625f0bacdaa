"""Finds blocks, checks, standards, themes and languages in their folders. A broken contract is an error at start-up."""

from __future__ import annotations

import importlib
import importlib.util
import sys
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder.blocks import BlockKind
from builder.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from types import ModuleType

    from builder.diagnostics import Report
    from builder.model import Course

INSIDE = Path(__file__).parent
INSTALLED = INSIDE / "_data"  # where the wheel keeps the folders that lie at the top of a checkout
TOP = INSTALLED if INSTALLED.is_dir() else INSIDE.parent


class BrokenContractError(Exception):
    """A block, check, standard or theme lacks what its contract asks for; the message names the file."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A fault that is known, with its documentation."""

    name: str
    severity: Severity
    documentation: str
    find: Callable[[Course, Report], None] | None  # None: the parser raises it


@dataclass(frozen=True, slots=True)
class Standard:
    """An edition of a packaging standard."""

    name: str  # what `--to` says
    title: str
    folder: Path
    edition: Mapping[str, Any]
    manifest: str  # the manifest's name in the package
    schema: str  # the control document that validates it
    control_documents: tuple[str, ...]
    limits: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Theme:
    """A look."""

    name: str
    folder: Path
    settings: Mapping[str, Any]  # theme.toml


def roots(beside: tuple[Path, ...], family: str) -> Iterator[Path]:
    """The folders that may hold a family of rooms: our own, then the organisation's."""
    yield (INSIDE if family == "blocks" else TOP) / family
    yield from (
        folder / family for folder in beside if (folder / family).is_dir() and folder.resolve() != TOP.resolve()
    )


@cache
def block_kinds(beside: tuple[Path, ...] = ()) -> dict[str, BlockKind]:
    """Every kind of block by its folder's name."""
    kinds = {}
    for root in roots(beside, "blocks"):
        for file in sorted(root.glob("*/block.py")):
            module = _load(file, f"builder.blocks.{file.parent.name}.block")
            kind = getattr(module, "KIND", None)
            if not isinstance(kind, BlockKind) or not kind.keywords:
                raise BrokenContractError(f"{file}: KIND must be a BlockKind with at least one keyword")
            if not (file.parent / "template.html.jinja").is_file():
                raise BrokenContractError(f"{file.parent}: template.html.jinja is missing")
            kinds[file.parent.name] = replace(kind, name=file.parent.name)
    return kinds


@cache
def block_folders(beside: tuple[Path, ...] = ()) -> dict[str, Path]:
    """The folder of every kind of block."""
    return {
        file.parent.name: file.parent for root in roots(beside, "blocks") for file in sorted(root.glob("*/block.py"))
    }


@cache
def _rule_files() -> dict[str, Path]:
    files = [*INSIDE.glob("checks/*.py"), *INSIDE.glob("blocks/*/checks/*.py")]
    return {file.stem.replace("_", "-"): file for file in files if file.stem != "__init__"}


def rule_names() -> list[str]:
    """The name of every rule."""
    return sorted(_rule_files())


@cache
def rule(name: str) -> Rule:
    """A rule by its name. KeyError: there is none."""
    file = _rule_files()[name]
    module = _load(file, ".".join(("builder", *file.relative_to(INSIDE).with_suffix("").parts)))
    severity = getattr(module, "SEVERITY", None)
    if not isinstance(severity, Severity) or not module.__doc__:
        raise BrokenContractError(f"{file}: a check needs SEVERITY and a docstring")
    return Rule(name, severity, module.__doc__, getattr(module, "find", None))


def finders() -> Iterator[Callable[[Course, Report], None]]:
    """The checks of a parsed course. Rules that are raised elsewhere are not loaded for it: that would double the start-up."""
    for name, file in sorted(_rule_files().items()):
        find = rule(name).find if "\ndef find(" in file.read_text("utf-8") else None
        if find:
            yield find


def severity_of(name: str) -> Severity:
    """How bad a rule's faults are."""
    return rule(name).severity


@cache
def standards(beside: tuple[Path, ...] = ()) -> dict[str, Standard]:
    """Every edition of every standard by its name."""
    found: dict[str, Standard] = {}
    for root in roots(beside, "scorm_templates"):
        for file in sorted(root.glob("*/standard.toml")):
            found |= {one.name: one for one in _editions(file)}
    return found


def _editions(file: Path) -> Iterator[Standard]:
    settings = tomllib.loads(file.read_text("utf-8"))
    try:
        for edition in settings["editions"]:
            yield Standard(
                name=edition["name"],
                title=edition["title"],
                folder=file.parent,
                edition=edition,
                manifest=settings["manifest"],
                schema=settings["schema"],
                control_documents=tuple(settings["control_documents"]),
                limits=settings["limits"],
            )
    except KeyError as missing:
        raise BrokenContractError(f"{file}: {missing} is missing") from missing


@cache
def themes(beside: tuple[Path, ...] = ()) -> dict[str, Theme]:
    """Every theme by its folder's name."""
    return {
        file.parent.name: Theme(file.parent.name, file.parent, tomllib.loads(file.read_text("utf-8")))
        for root in roots(beside, "themes")
        for file in sorted(root.glob("*/theme.toml"))
    }


@cache
def languages() -> tuple[str, ...]:
    """The languages that the builder speaks to learners."""
    return tuple(sorted(file.stem for file in INSIDE.glob("languages/*.toml")))


@cache
def words(language: str, beside: tuple[Path, ...] = ()) -> dict[str, Any]:
    """What the page says to learners, by language: `blocks` holds the words of each kind of block. English where there is no other."""
    code = language.split("-")[0].lower()
    spoken = code if code in languages() else "en"
    said = tomllib.loads((INSIDE / "languages" / f"{spoken}.toml").read_text("utf-8"))
    said["blocks"] = {name: _block_words(folder, spoken) for name, folder in block_folders(beside).items()}
    return said


def _block_words(folder: Path, language: str) -> dict[str, str]:
    for code in (language, "en"):
        if (folder / f"{code}.toml").is_file():
            return tomllib.loads((folder / f"{code}.toml").read_text("utf-8"))
    return {}


def _load(file: Path, name: str) -> ModuleType:
    if file.is_relative_to(INSIDE):
        return importlib.import_module(name)
    spec = importlib.util.spec_from_file_location(f"organisation.{file.parent.name}", file)
    if not spec or not spec.loader:
        raise BrokenContractError(f"{file}: can't be read as Python")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
