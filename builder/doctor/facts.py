"""What a package is, in words: standard, modules, pass marks, rules of completion and order, and sizes."""

from __future__ import annotations

import math
import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from builder.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.doctor.package import Package, Unit
    from builder.doctor.profile import Profile, Saying
    from builder.doctor.tree import Node

KINDS = {
    "pages": ("html", "htm", "xhtml"),
    "scripts": ("js", "mjs", "json", "wasm"),
    "styles and fonts": ("css", "woff", "woff2", "ttf", "otf", "eot"),
    "pictures": ("png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "ico"),
    "video": ("mp4", "webm", "m4v", "mov", "ogv", "ts", "vtt", "srt"),
    "sound": ("mp3", "m4a", "ogg", "wav", "oga"),
    "documents": ("pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "txt", "csv"),
    "manifest and control documents": ("xml", "xsd", "dtd"),
}
OTHERS = "others"


@frozen
class ModuleFacts:
    """What learners open."""

    id: str
    title: str
    page: str  # as the manifest writes it; "" for none
    pass_mark: float | None  # from 0 to 1
    talks_to_lms: bool  # as the manifest says
    completion: tuple[str, ...]  # sentences
    order: tuple[str, ...]


@frozen
class Facts:
    """What a package is."""

    package: str  # its name for people
    standard: str  # with its edition, or what else it is; "" where nothing says it
    sure: bool  # whether the manifest says that edition in words that are known
    title: str
    modules: tuple[ModuleFacts, ...]
    order: tuple[str, ...]  # sentences about the course, and about groups of modules
    files: int
    size: int  # bytes of the zip
    unpacked: int  # bytes
    sizes: dict[str, tuple[int, int]]  # files and bytes of each kind, the largest first

    def as_json(self) -> dict[str, Any]:
        """As plain JSON values."""
        sizes = {kind: {"files": count, "bytes": size} for kind, (count, size) in self.sizes.items()}
        return asdict(self) | {"sizes": sizes}


def facts_of(package: Package) -> Facts:
    """What the package says of itself."""
    manifest = package.manifest
    return Facts(
        package=package.display_name,
        standard=manifest.standard.title if manifest else package.kind.title if package.kind else "",
        sure=manifest.sure if manifest else False,
        title=_title(package),
        modules=tuple(_module(package, unit) for unit in package.units),
        order=tuple(_order(package)),
        files=len(package.archive),
        size=package.archive.size,
        unpacked=sum(entry.size for entry in package.archive.values()),
        sizes=_sizes(package),
    )


def _title(package: Package) -> str:
    wholes = package.manifest.tree.root.named(package.profile.whole) if package.manifest else []
    return wholes[0].value("title") if wholes else ""


def _module(package: Package, unit: Unit) -> ModuleFacts:
    return ModuleFacts(
        id=unit.id,
        title=unit.title,
        page=unit.page.written + unit.node.attributes.get("parameters", "") if unit.page else "",
        pass_mark=share(package.profile, unit.pass_mark),
        talks_to_lms=not unit.silent,
        completion=tuple(_stated(package.profile, unit.node, "completion")),
        order=tuple(_stated(package.profile, unit.node, "order")),
    )


def share(profile: Profile, written: str) -> float | None:
    """A pass mark as written, from 0 to 1; None where there is none that can be read."""
    try:
        share = float(written) / profile.pass_mark.most if profile.pass_mark else math.nan
    except ValueError:  # which a finding says, where there is one
        return None
    return share if math.isfinite(share) else None


def _order(package: Package) -> Iterator[str]:
    """What is said of the whole and of groups; modules say their own."""
    modules = {id(unit.node) for unit in package.units}
    wholes = package.manifest.tree.root.named(package.profile.whole) if package.manifest else []
    groups = [node for node in package.elements if node.name == package.profile.unit and id(node) not in modules]
    for node in wholes:
        yield from _stated(package.profile, node, "order")
    for node in groups:
        yield from (f"“{node.value('title')}”: {rule}" for rule in _stated(package.profile, node, "order"))


def _stated(profile: Profile, node: Node, about: str) -> Iterator[str]:
    for saying in profile.says:
        if saying.about == about:
            yield from _sentences(profile, node, saying)


def _sentences(profile: Profile, node: Node, saying: Saying) -> Iterator[str]:
    way, is_attribute, attribute = saying.path.rpartition("@")
    for place in node.named(way if is_attribute else saying.path):
        value = place.attributes.get(attribute, "") if is_attribute else place.value("")
        if (is_attribute and not value) or (saying.value and value.replace("1", "true") != saying.value):
            continue
        joint = " or " if saying.joined and place.value(saying.joined) == "any" else " and "
        filled = re.sub(r"\{([^}]*)\}", lambda gap: _filled(profile, place, gap[1], value, joint), saying.sentence)  # noqa: B023 - called at once
        yield " ".join(filled.split()).strip(" :")


def _filled(profile: Profile, node: Node, path: str, value: str, joint: str) -> str:
    """The plain words for a gap: `value`, or the attributes of each element that a path leads to."""
    if path == "value":
        return profile.words.get(value, value)
    way, *attributes = path.split("@")
    found = []
    for place in node.named(way):
        values = [place.attributes.get(attribute, "") for attribute in attributes]
        found.append(" ".join(filter(None, (profile.words.get(word, word) for word in values))))
    return joint.join(filter(None, found))


def _sizes(package: Package) -> dict[str, tuple[int, int]]:
    kind_of = {ending: kind for kind, endings in KINDS.items() for ending in endings}
    sizes: dict[str, tuple[int, int]] = {}
    for name, entry in package.archive.items():
        kind = kind_of.get(name.rpartition(".")[2].lower(), OTHERS)
        count, size = sizes.get(kind, (0, 0))
        sizes[kind] = (count + 1, size + entry.size)
    return dict(sorted(sizes.items(), key=lambda one: -one[1][1]))
