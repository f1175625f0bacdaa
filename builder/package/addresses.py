"""Under which address each media file lies in a package: decided here, once, for whatever draws or packs it.

All lie in `media/` at the package's top, whether its pages lie there or in folders. A file is called there as in its
course's folder, but safely; files of one name in several courses of a programme keep apart, and equal ones lie there
once.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from builder.source.load import same_content
from builder.source.slugs import fingerprint, safe_file_name

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from builder.model import CourseSource, MediaFile, Module

PLACE = "media/"


def with_addresses(modules: Sequence[Module]) -> tuple[Module, ...]:
    """The modules of one package, each with the addresses of its course's files, and of its organisation's logo."""
    sources = list({module.course.source.folder: module.course.source for module in modules}.values())
    addresses = _addresses(sources)
    taken = {address for own in addresses.values() for address in own.values()}
    logos: dict[Path, str] = {}
    return tuple(
        replace(module, addresses=addresses[module.course.source.folder], logo=_logo(module, logos, taken))
        for module in modules
    )


def packed(module: Module) -> dict[str, MediaFile]:
    """The files that a module uses, by their addresses in the package."""
    source = module.course.source
    shown = [link for link in module.course.links if link.for_learners and link.kind in {"file", "picture", "clip"}]
    used = {link.found for link in shown if link.found}
    media = {module.addresses[name]: source.media[name] for name in sorted(used)}
    return media | ({module.logo: source.organisation_media[module.course.organisation.logo]} if module.logo else {})


def package_name(name: str) -> str:
    """The name in a package of a course's file: safe, and its own even where two differ in case only."""
    inside = name.removeprefix(PLACE)
    safe = safe_file_name(inside)
    if safe != inside:
        folder, dot, ending = safe.rpartition(".")
        stem = folder if dot else safe
        safe = f"{stem}-{fingerprint(name, 4, 'abcdefghijklmnopqrstuvwxyz')}" + (f".{ending}" if dot else "")
    return f"{PLACE}{safe}"


def _addresses(sources: Sequence[CourseSource]) -> dict[Path, Mapping[str, str]]:
    """The addresses of each course's files by their names, by the course's folder."""
    if len(sources) == 1:
        return {sources[0].folder: {name: package_name(name) for name in sources[0].media}}
    files = [(source, file) for source in sources for file in source.media.values()]
    names: list[str] = []
    for (source, file), first in zip(files, same_content([file for _, file in files]), strict=True):
        names.append(names[first] if first < len(names) else _free(package_name(file.name), source.name, names))
    named = iter(names)
    return {source.folder: {name: next(named) for name in source.media} for source in sources}


def _free(wanted: str, course: str, taken: Collection[str]) -> str:
    """The wanted name; with that of the course where another file has it, and a number where that is taken, too."""
    if wanted not in taken:
        return wanted
    folder, _, last = wanted.rpartition("/")
    stem, dot, ending = f"{package_name(course)[len(PLACE) :]}-{last}".rpartition(".")
    return _numbered(f"{folder}/{stem}{dot}{ending}", taken)


def _numbered(wanted: str, taken: Collection[str]) -> str:
    stem, dot, ending = wanted.rpartition(".")
    free, number = wanted, 1
    while free in taken:
        number += 1
        free = f"{stem}-{number}{dot}{ending}"
    return free


def _logo(module: Module, known: dict[Path, str], taken: set[str]) -> str:
    """The address of the organisation's logo, which takes that of no author's file; "" where there is none."""
    file = module.course.source.organisation_media.get(module.course.organisation.logo)
    if not file:
        return ""
    if file.path not in known:
        known[file.path] = _numbered(f"{PLACE}logo.{file.name.rpartition('.')[2].lower()}", taken)
        taken.add(known[file.path])
    return known[file.path]
