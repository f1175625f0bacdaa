"""What a package holds, in the order of its contents, and what an LMS knows when it opens each part."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote, urlsplit

from builder.doctor.facts import share
from builder.doctor.package import Manifest, Package
from builder.doctor.profile import manifest_names, standard_of
from builder.doctor.tree import read_tree
from builder.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.discover import Standard
    from builder.doctor.package import Unit
    from builder.doctor.tree import Node
    from builder.package.archive import Archive

HIDDEN, YES = {"false", "0"}, {"true", "1"}
Launch = dict[str, Any]  # `Launch` in contract.js, but for the learner, the attempt and the moves
UNSAID: Launch = {  # what an LMS knows where the manifest says nothing
    "passMark": None,
    "completionThreshold": None,
    "launchText": "",
    "timeLimit": "",
    "timeLimitAction": "",
    "mode": "normal",
    "objectives": [],
    "stores": [],
    "language": "",
    "own": {},
}


@frozen
class Part:
    """A line of the contents."""

    id: str  # in the manifest
    title: str
    depth: int  # how many groups it lies in
    launch: Launch | None = None  # None: a group
    page: str = ""  # the address of what it opens, from the package's root; "": nothing that can be opened here
    file: str = ""  # its name in the package
    silent: bool = False  # it never talks to the LMS
    listed: bool = True  # whether the manifest shows it in the contents


@frozen
class Contents:
    """All parts of a package."""

    title: str
    standard: Standard
    whole: Node  # of the manifest: what stands for the course
    parts: tuple[Part, ...]


def contents_of(package: Package) -> Contents | None:
    """What a package opens; None without a manifest that says it."""
    if not package.manifest:
        return None
    root = package.manifest.tree.root
    organization = _organization_of(package, root)
    units = {id(unit.node): unit for unit in package.units}
    within = organization if any(id(node) in units for node in organization.walk()) else root
    parts = tuple(_parts(package, within, units, 0))
    if not any(part.launch for part in parts):
        return None
    return Contents(organization.value("title") or package.display_name, package.manifest.standard, organization, parts)


def _organization_of(package: Package, root: Node) -> Node:
    wholes = root.named(package.profile.whole) or [root]
    chosen = root.value(package.profile.chosen) if package.profile.chosen else ""
    return next((one for one in wholes if one.attributes.get(package.profile.id) == chosen), wholes[0])


def _parts(package: Package, node: Node, units: dict[int, Unit], depth: int) -> Iterator[Part]:
    for child in node.children:
        unit = units.get(id(child))
        inner = list(_parts(package, child, units, depth + 1)) if child.children else []
        if unit:
            yield _part(package, unit, depth)
        elif inner and child.value("title"):
            yield Part(child.attributes.get(package.profile.id, ""), child.value("title"), depth)
        yield from inner


def _part(package: Package, unit: Unit, depth: int) -> Part:
    written = unit.page.written if unit.page else ""
    file = unit.page.name if unit.page and unit.page.name in package.archive else ""
    parts = urlsplit(written) if file else None
    query = [parts.query if parts else "", unit.node.attributes.get("parameters", "").lstrip("?&")]
    asked, _, anchor = "&".join(filter(None, query)).partition("#")
    fragment = anchor or (parts.fragment if parts else "")
    address = quote(file) + (f"?{asked}" if asked else "") + (f"#{fragment}" if fragment else "")
    return Part(
        id=unit.id,
        title=unit.title or unit.id or "A module without a title",
        depth=depth,
        launch=launch_of(package.manifest.standard, package, unit) if package.manifest else None,
        page=address if file else "",
        file=file,
        silent=unit.silent,
        listed=unit.node.attributes.get("isvisible", "true") not in HIDDEN,
    )


def launch_of(standard: Standard, package: Package, unit: Unit) -> Launch:
    """What the manifest says of one unit."""
    node, at = unit.node, package.profile.launch
    texts = {name: node.value(path) for name, path in at.items() if isinstance(path, str)}
    counts = "passMarkCounts" not in at or texts["passMarkCounts"] in YES
    threshold = texts.get("completionThreshold") or texts.get("completionThresholdText", "")
    by_measure = texts.get("completionThresholdCounts", "") in {"", *YES}
    return UNSAID | {
        "edition": standard.name,
        "limits": dict(standard.limits),
        "passMark": share(package.profile, unit.pass_mark) if counts else None,
        "completionThreshold": _number(threshold) if by_measure else None,
        **{name: texts.get(name, "") for name in ("launchText", "timeLimit", "timeLimitAction")},
        "objectives": _objectives(node, at),
        "stores": node.values(at["stores"]) if "stores" in at else [],
        "own": {name: node.value(path) for name, path in at.get("own", {}).items()},
    }


def _objectives(node: Node, at: Any) -> list[dict[str, Any]]:
    paths = [at[name] for name in ("primaryObjective", "objectives") if name in at]
    found = [
        (one.value(at["objectiveId"]), one.value(at["objectiveMark"])) for path in paths for one in node.named(path)
    ]
    return [{"id": name, "passMark": _number(mark)} for name, mark in found if name]


def _number(written: str) -> float | None:
    try:
        return float(written)
    except ValueError:
        return None


@lru_cache(maxsize=64)  # the preview asks at each save, and a manifest seldom changes
def launch_in(name: str, manifest: bytes) -> Launch:
    """What the manifest of a package of one module says to the LMS; nothing where nobody reads such manifests."""
    if name not in manifest_names():
        return UNSAID
    tree = read_tree(manifest)
    texts = Manifest(name, tree, *standard_of(name, tree))
    package = Package(cast("Archive", {}), name, texts)  # only the manifest of it is asked
    return launch_of(texts.standard, package, package.units[0])
