"""Something is of another edition.

What it finds:
Elements and attributes that another edition of the standard has, and the manifest's own has not; or has in other
capitals.

Why it matters:
LMSs pass over them, so that a module gets no launch data, no pass mark, no limit, or another rule of completion than
its maker meant. Those that validate manifests, as ADL's checker does, refuse the package.

Example:

    <schemaversion>1.2</schemaversion> … <adlcp:dataFromLMS>level=2</adlcp:dataFromLMS>

Use instead:

    <schemaversion>1.2</schemaversion> … <adlcp:datafromlms>level=2</adlcp:datafromlms>
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.diagnostics import Report
    from builder.doctor.package import Package
    from builder.doctor.tree import Node

SEVERITY = Severity.WARNING


def find(package: Package, report: Report) -> None:
    """What stands in a list of other editions' names."""
    manifest, profile = package.manifest, package.profile
    if not manifest:
        return
    spaces = {*profile.namespaces, *profile.extensions.values()}
    edition = str(manifest.standard.edition.get("schemaversion", ""))
    others = {name.casefold(): (name, right) for name, right in profile.others.items()}
    for node in package.elements:
        _, right = others.get(node.name.casefold(), ("", None)) if node.namespace in spaces else ("", None)
        if right is not None and node.name != right:
            message = f"“{node.name}” is of another edition than this manifest says"
            report("of-another-edition", package.at(node), message, help=f"write  {right}" if right else "leave it out")
        for attribute, editions in _later(package, node, edition):
            what = f"“{attribute}” of “{node.name}”" if attribute else f"“{node.name}”"
            message = f"{what} is of {' and '.join(editions)}, and this manifest says {edition}"
            advice = f"say that edition, if the course is made for it, or leave “{attribute or node.name}” out"
            report("of-another-edition", package.at(node, attribute), message, help=advice)


def _later(package: Package, node: Node, edition: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What of an element is of certain editions only, and not of this one; "" for the element."""
    only_in = package.profile.only_in
    if not package.manifest or not package.manifest.sure or not edition:
        return
    for attribute in ("", *node.attributes):
        editions = tuple(only_in.get(f"{node.name}/@{attribute}" if attribute else node.name, ()))
        if editions and edition not in editions:
            yield attribute, editions
