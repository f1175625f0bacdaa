"""An SVG file of a theme as parts that can stand in a page: only what draws is kept, under ids of the page's own."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from html import escape
from typing import TYPE_CHECKING

from builder.frozen import frozen
from builder.patterns import pattern
from builder.source.svg import elements, kind_of, read_svg

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from xml.etree.ElementTree import Element

DRAWS = {"g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon", "use", "text", "tspan"}
PAINTS = {"linearGradient", "radialGradient", "stop", "clipPath", "mask"}
# Names of a page's own, or that do more than draw.
DROPPED = pattern(r"class|id|on.*|.*href|data-.*|role|aria-.*|tabindex|version|xml.*", re.IGNORECASE)
IN_FILE = pattern(r"url\(\s*['\"]?#([^)'\"]+)['\"]?\s*\)")
CLASS_RULE = pattern(r"((?:\s*\.[\w-]+\s*,?)+)\{([^{}]*)\}")
NUMBER = pattern(r"-?(?:\d+\.?\d*|\.\d+)")
XLINK = "{http://www.w3.org/1999/xlink}href"


@frozen
class Sheet:
    """A file, read."""

    path: Path
    root: Element
    title: str  # what is drawn, as people call it
    about: str  # a sentence about it, for the guide
    box: str  # what of the plane is shown, as `viewBox` has it
    style: str  # custom properties that all of it is drawn with
    parts: Mapping[str, Element]  # what has an id
    rules: Mapping[str, str]  # declarations by class, of a drawing program's style sheet

    @property
    def name(self) -> str:
        """The file's, without its ending."""
        return self.path.stem

    @property
    def key(self) -> str:
        """What no other file's parts are called by."""
        return f"{self.path.parent.name}-{self.path.stem}"


@lru_cache(maxsize=256)
def sheet_of(path: Path, _changed: int) -> Sheet:
    """A file as it was at a time of change. SyntaxError: it is no XML. OSError: it has gone."""
    root = read_svg(path.read_bytes())
    rules: dict[str, str] = {}
    for style in elements(root, "style"):
        for names, declared in CLASS_RULE.findall(style.text or ""):
            for name in re.findall(r"\.([\w-]+)", names):
                rules[name] = f"{rules.get(name, '')}{declared.strip().rstrip(';')};"
    parts = {str(element.get("id")): element for element in root.iter() if element.get("id")}
    title, about = (" ".join((root.findtext(f"{{*}}{name}") or "").split()) for name in ("title", "desc"))
    return Sheet(
        path, root, title or path.stem.replace("-", " "), about, _box(root), root.get("style") or "", parts, rules
    )


def _box(root: Element) -> str:
    found = NUMBER.findall(root.get("viewBox") or "")
    if len(found) != len("xywh") or not all(float(size) > 0 for size in found[2:]):
        sizes = (NUMBER.match(root.get(name) or "") for name in ("width", "height"))
        found = ["0", "0", *(size[0] if size and float(size[0]) > 0 else "100" for size in sizes)]
    return " ".join(found)


def drawn(element: Element, sheet: Sheet, refer: Callable[[str], str]) -> str:
    """An element's markup; `refer` gives the page's own id for one of the file's, "" where there is none."""
    name = kind_of(element)
    if name not in DRAWS | PAINTS:
        return ""
    attributes = _attributes(element, sheet, refer)
    if name == "use":
        target = refer((element.get("href") or element.get(XLINK) or "").removeprefix("#"))
        return f'<use href="#{target}"{attributes}/>' if target else ""
    if name in PAINTS and element.get("id"):
        attributes = f' id="{refer(str(element.get("id")))}"{attributes}'
    inside = inside_of(element, sheet, refer)
    if name in {"text", "tspan"}:
        inside = escape((element.text or "").strip(), quote=False) + inside
    return f"<{name}{attributes}>{inside}</{name}>" if inside else f"<{name}{attributes}/>"


def inside_of(element: Element, sheet: Sheet, refer: Callable[[str], str]) -> str:
    """What stands in an element."""
    return "".join(drawn(child, sheet, refer) for child in element)


def _attributes(element: Element, sheet: Sheet, refer: Callable[[str], str]) -> str:
    values = {str(name): str(value) for name, value in element.attrib.items()}
    styled = "".join(sheet.rules.get(one, "") for one in values.get("class", "").split()) + values.get("style", "")
    attributes = {name: value for name, value in values.items() if not _is_dropped(name)}
    if styled:
        attributes["style"] = styled
    for name, value in attributes.items():
        if "url(" in value:
            attributes[name] = IN_FILE.sub(lambda found: f"url(#{refer(found[1])})", value)
    return "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())


@cache  # drawings have thousands of attributes, of few names
def _is_dropped(name: str) -> bool:
    return "}" in name or bool(DROPPED.fullmatch(name))
