"""Equations in a line of text, as people type them: “x = (a + b)/2”.

They come as Office Math (ECMA-376 part 1, 22.1) or as MathML; both put what stands above, below and beside each other
into elements of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
SIMPLE = 2  # letters: what is longer stands in brackets
OPERATORS = "=<>≤≥≠≈±×÷"
UNSEEN = {"annotation", "annotation-xml"}


def spelt(math: _Element) -> str:
    """An equation of Office."""
    name = _name(math)
    inside = {_name(child): child for child in math}
    if name == "t":
        return math.text or ""
    if name == "m" and str(math.tag).startswith(MATH):  # a matrix; elsewhere the letter stands for the whole
        return "; ".join(", ".join(spelt(cell) for cell in row) for row in math if _name(row) == "mr")
    form = _form(name, math, inside)
    return "".join(spelt(child) for child in math if not _name(child).endswith("Pr")) if form is None else form


def spelt_mathml(math: _Element) -> str:
    """An equation of MathML; "" for none."""
    return " ".join(_mathml(math).split())


def _mathml(math: _Element) -> str:  # noqa: PLR0911 - a line a form
    name = _name(math)
    inner = [_mathml(child) for child in math.iterchildren("*") if _name(child) not in UNSEEN]
    parts = [one.strip() for one in inner]
    match name, parts:
        case "mfrac", [above, below]:
            return f"{_bracketed(above)}/{_bracketed(below)}"
        case "msup" | "mover", [base, above]:
            return f"{_bracketed(base)}^{_bracketed(above)}"
        case "msub" | "munder", [base, below]:
            return f"{_bracketed(base)}_{_bracketed(below)}"
        case "msubsup" | "munderover", [base, below, above]:
            return f"{_bracketed(base)}_{_bracketed(below)}^{_bracketed(above)}"
        case "mroot", [base, degree]:
            return f"{degree}th root of {_bracketed(base)}"
        case "msqrt", _:
            return f"√{_bracketed(''.join(parts))}"
        case "mtable", _:
            return "; ".join(parts)
        case "mtr", _:
            return ", ".join(parts)
    text = (math.text or "").strip() if not inner else "".join(inner)
    return f" {text} " if name == "mo" and text in OPERATORS else text


def _form(name: str, math: _Element, inside: dict[str, _Element]) -> str | None:  # noqa: PLR0911 - a line a form
    """What stands above, below and beside each other, in a line; None for what has no such form."""
    match name:
        case "f":
            return f"{_in_brackets(inside, 'num')}/{_in_brackets(inside, 'den')}"
        case "sSup":
            return f"{_part(inside, 'e')}^{_in_brackets(inside, 'sup')}"
        case "sSub":
            return f"{_part(inside, 'e')}_{_in_brackets(inside, 'sub')}"
        case "sSubSup":
            return f"{_part(inside, 'e')}_{_in_brackets(inside, 'sub')}^{_in_brackets(inside, 'sup')}"
        case "rad":
            degree = _part(inside, "deg")
            return f"{f'{degree}th root of ' if degree else '√'}{_in_brackets(inside, 'e')}"
        case "d":
            return f"({', '.join(spelt(child) for child in math if _name(child) == 'e')})"
        case "nary":
            return f"{_sign(inside)}({_part(inside, 'sub')} to {_part(inside, 'sup')}) {_part(inside, 'e')}"
    return None


def _name(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2].rpartition(":")[2]


def _part(inside: dict[str, _Element], name: str) -> str:
    return spelt(inside[name]).strip() if name in inside else ""


def _in_brackets(inside: dict[str, _Element], name: str) -> str:
    return _bracketed(_part(inside, name))


def _bracketed(part: str) -> str:
    return part if len(part) <= SIMPLE or part.isalnum() else f"({part})"


def _sign(inside: dict[str, _Element]) -> str:
    signs = [
        str(value)
        for child in inside.get("naryPr", ())
        if _name(child) == "chr"
        for key, value in child.attrib.items()
        if str(key).endswith("val")
    ]
    return signs[0] if signs else "∫"
