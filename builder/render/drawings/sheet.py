"""An SVG file of a theme as parts that can stand in a page: only what draws is kept, under ids of the page's own."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from lxml import etree

from builder.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from lxml.etree import _Element

DRAWS = {"g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon", "use", "text", "tspan"}
PAINTS = {"linearGradient", "radialGradient", "stop", "clipPath", "mask", "defs"}
# Names of a page's own, or that do more than draw.
DROPPED = re.compile(r"class|id|on.*|.*href|data-.*|role|aria-.*|tabindex|version|xml.*", re.IGNORECASE)
IN_FILE = re.compile(r"url\(\s*['\"]?#([^)'\"]+)['\"]?\s*\)")
CLASS_RULE = re.compile(r"((?:\s*\.[\w-]+\s*,?)+)\{([^{}]*)\}")


@frozen
class Sheet:
    """A file, read."""

    name: str  # of the file, without its ending
    key: str  # what no other file's parts are called by
    root: _Element
    title: str  # what is drawn, as people call it
    about: str  # a sentence about it, for the guide
    box: str  # what of the plane is shown, as `viewBox` has it
    style: str  # custom properties that all of it is drawn with
    parts: Mapping[str, _Element]  # what has an id
    rules: Mapping[str, str]  # declarations by class, of a drawing program's style sheet


@lru_cache(maxsize=256)
def sheet_of(path: Path, _changed: int) -> Sheet:
    """A file as it was at a time of change. SyntaxError: it is no XML. OSError: it has gone."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)
    root = etree.fromstring(path.read_bytes(), parser)
    box = root.get("viewBox") or f"0 0 {_size(root, 'width')} {_size(root, 'height')}"
    rules: dict[str, str] = {}
    for style in root.iter("{*}style"):
        for names, declared in CLASS_RULE.findall(style.text or ""):
            for name in re.findall(r"\.([\w-]+)", names):
                rules[name] = f"{rules.get(name, '')}{declared.strip().rstrip(';')};"
    return Sheet(
        path.stem,
        f"{path.parent.name}-{path.stem}",
        root,
        " ".join((root.findtext("{*}title") or path.stem.replace("-", " ")).split()),
        " ".join((root.findtext("{*}desc") or "").split()),
        " ".join(box.replace(",", " ").split()),
        root.get("style") or "",
        {str(element.get("id")): element for element in root.iter("*") if element.get("id")},
        rules,
    )


def _size(root: _Element, name: str) -> str:
    found = re.match(r"[\d.]+", root.get(name) or "")
    return found[0] if found else "100"


def kind_of(element: _Element) -> str:
    """An element's name without its namespace; "" for what is none."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def drawn(element: _Element, sheet: Sheet, refer: Callable[[str], str]) -> str:
    """An element's markup; `refer` gives the page's own id for one of the file's, "" where there is none."""
    name = kind_of(element)
    if name not in DRAWS | PAINTS:
        return ""
    attributes = _attributes(element, sheet, refer)
    if name == "use":
        target = refer((element.get("href") or element.get("{http://www.w3.org/1999/xlink}href") or "").removeprefix("#"))
        return f'<use href="#{target}"{attributes}/>' if target else ""
    if name in PAINTS and element.get("id"):
        attributes = f' id="{refer(str(element.get("id")))}"{attributes}'
    inside = inside_of(element, sheet, refer)
    if name in {"text", "tspan"}:
        inside = escape((element.text or "").strip(), quote=False) + inside
    return f"<{name}{attributes}>{inside}</{name}>" if inside else f"<{name}{attributes}/>"


def inside_of(element: _Element, sheet: Sheet, refer: Callable[[str], str]) -> str:
    """What stands in an element."""
    return "".join(drawn(child, sheet, refer) for child in element)


def _attributes(element: _Element, sheet: Sheet, refer: Callable[[str], str]) -> str:
    values = {str(name): str(value) for name, value in element.attrib.items()}
    styled = "".join(sheet.rules.get(one, "") for one in values.get("class", "").split()) + values.get("style", "")
    kept = {name: value for name, value in values.items() if "}" not in name and not DROPPED.fullmatch(name)}
    if styled:
        kept["style"] = styled
    return "".join(
        f' {name}="{escape(IN_FILE.sub(lambda found: f"url(#{refer(found[1])})", value))}"' for name, value in kept.items()
    )
