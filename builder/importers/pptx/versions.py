"""Where a slide holds something in a newer and an older way: the one that can be read takes the place of both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pptx.oxml.ns import qn

from builder.importers.metafiles import METAFILES

if TYPE_CHECKING:
    from builder.importers import Reading

COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
NEW_CHART = "http://schemas.microsoft.com/office/drawing/2014/chartex"
READABLE = {qn(f"p:{name}") for name in ("sp", "pic", "grpSp", "cxnSp")}


def choose_versions(element: Any, where: str, reading: Reading, part: Any) -> None:
    """Where a slide holds something in a newer and an older way, the one that can be read takes its place."""
    for both in list(element.iter(f"{COMPATIBILITY}AlternateContent")):
        choice, fallback = both.find(f"{COMPATIBILITY}Choice"), both.find(f"{COMPATIBILITY}Fallback")
        chosen = choice if choice is not None and _readable(choice) else fallback
        if chosen is choice and fallback is not None and _shown(fallback, part) and not _shown(choice, part):
            chosen = fallback
            choice = None
        parent = both.getparent()
        if parent is None:
            continue
        at = parent.index(both)
        if chosen is fallback and choice is not None and _is_shape(parent):
            _report_older(choice, where, reading)
        parent[at : at + 1] = list(chosen) if chosen is not None else []


def _shown(version: Any, part: Any) -> bool:
    """Whether it holds pictures, all of which browsers show; true where it holds none."""
    if not any(True for _ in version.iter(qn("p:pic"))):
        return str(version.tag).endswith("Choice")
    names = [one.get(qn("r:embed")) for one in version.iter(qn("a:blip"))]
    parts = [str(part.rels[name].target_ref).lower() for name in names if name in part.rels]
    return bool(parts) and not any(one.endswith(METAFILES) for one in parts)


def _report_older(choice: Any, where: str, reading: Reading) -> None:
    kinds = " ".join(one.get("uri") or "" for one in choice.iter(qn("a:graphicData")))
    what = "a 3D model" if "model3d" in kinds else "something moving or drawn"
    reading.doubt(
        where,
        f"It holds {what}, of which only a picture can come along.",
        "See whether the picture says enough; else say the rest in words.",
    )


def _readable(choice: Any) -> bool:
    """Whether the newer way is one that is known here: shapes, text with equations, the newer charts."""
    if any(child.tag in READABLE for child in choice) or any(child.tag == qn("a:r") for child in choice.iter()):
        return True
    uris = [one.get("uri") for one in choice.iter(qn("a:graphicData"))]
    return NEW_CHART in uris or any("math" in str(child.tag) for child in choice.iter())


def _is_shape(parent: Any) -> bool:
    return parent.tag in {qn("p:spTree"), qn("p:grpSp")}
