"""Where a slide holds something in a newer and an older way: the one that can be read takes the place of both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pptx.oxml.ns import qn

if TYPE_CHECKING:
    from builder.importers import Reading

COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
NEW_CHART = "http://schemas.microsoft.com/office/drawing/2014/chartex"
READABLE = {qn(f"p:{name}") for name in ("sp", "pic", "grpSp", "cxnSp")}


def choose_versions(element: Any, where: str, reading: Reading) -> None:
    """Where a slide holds something in a newer and an older way, the one that can be read takes its place."""
    for both in list(element.iter(f"{COMPATIBILITY}AlternateContent")):
        choice, fallback = both.find(f"{COMPATIBILITY}Choice"), both.find(f"{COMPATIBILITY}Fallback")
        chosen = choice if choice is not None and _readable(choice) else fallback
        parent = both.getparent()
        if parent is None:
            continue
        at = parent.index(both)
        if chosen is fallback and choice is not None and _is_shape(parent):
            _tell_older(choice, where, reading)
        parent[at : at + 1] = list(chosen) if chosen is not None else []


def _tell_older(choice: Any, where: str, reading: Reading) -> None:
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
