"""A theme's tokens as CSS, with an organisation's own colours and what follows them, and the contrast that all keep.

What a theme leaves out stands in `themes/tokens.toml`. Of three layers (that file, the theme, the organisation) the
upper one wins. A colour that follows another is made anew where the other comes from a layer above it: so an
organisation that gives only its brand gets washes and bands in tune with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from builder.discover import TOP, table_of, themes
from builder.frozen import frozen
from builder.patterns import pattern
from builder.render.colours import COLOUR, STEP, contrast, lightness, shade

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from builder.discover import Theme
    from builder.model import Course, Organisation

BASICS = TOP / "themes" / "tokens.toml"
MODES = ("light", "dark")
LENGTH = pattern(r"[\d.]+m?s")  # of a movement
NAMED = pattern(r"var\(--([a-z][\w-]*)")
MUCH = 12  # the contrast of brand and verdicts where a reader asks for more
STRENGTHENED = ("brand", "right", "wrong", "partly")
Pairs = list[dict[str, Any]]


@frozen
class Palette:
    """The colours of a mode."""

    values: Mapping[str, str]  # by token
    made: frozenset[str]  # those that were made from another; they are as legible as the other lets them be


def theme_of(course: Course) -> Theme:
    """The theme that the course names, else its organisation's, else the default, else the first."""
    offered = themes(course.source.extension_roots)
    default = next((name for name, theme in offered.items() if theme.settings.get("default")), next(iter(offered)))
    wanted = (course.details.theme, course.organisation.theme, default)
    return next(offered[name] for name in wanted if name in offered)


def palette(theme: Theme, organisation: Organisation, mode: str) -> Palette:
    """The colours in a mode ("light" or "dark"); none where the theme has no such mode."""
    if mode != MODES[0] and mode not in theme.settings:
        return Palette({}, frozenset())
    layers = _layers(theme, organisation, mode)
    follows = table_of(BASICS)["follows"]
    found = {name: _top(layers, name) for layer in layers for name in layer if name not in follows}
    made = set()
    for name, recipe in follows.items():
        of, stated = recipe["of"], _top(layers, name)
        # What follows itself, does so on dark screens from what it is on light ones.
        level, source = found[of] if of in found else _top(_layers(theme, organisation, MODES[0]), of)
        if mode in recipe and level > stated[0]:
            known = {one: value for one, (_, value) in found.items()}
            found[name] = level, _legible(name, shade(source, *recipe[mode]), known, _pairs(theme))
            made.add(name)
        else:
            found[name] = stated
    return Palette({name: value for name, (_, value) in found.items()}, frozenset(made))


def _top(layers: Sequence[Mapping[str, str]], name: str) -> tuple[int, str]:
    """The highest layer that states a colour, and the colour; -1 where none does."""
    return max(((level, layer[name]) for level, layer in enumerate(layers) if name in layer), default=(-1, ""))


def _layers(theme: Theme, organisation: Organisation, mode: str) -> Sequence[Mapping[str, str]]:
    """What states colours in a mode: the basics, the theme and the organisation (`brand` or `brand dark`)."""
    basics, themed = ({str(name): str(one) for name, one in table.get(mode, {}).items()} for table in _tables(theme))
    known = {*basics, *themed, *table_of(BASICS)["follows"]}
    own = {}
    for typed, value in organisation.colours.items():
        name = typed.replace("_", " ").removesuffix(" dark").strip().replace(" ", "-")
        wanted = "dark" if typed.endswith(" dark") else "light"
        if wanted == mode and name in known and COLOUR.fullmatch(value):
            own[name] = value
    return basics, themed, own


def _tables(theme: Theme) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    return table_of(BASICS), theme.settings


def _pairs(theme: Theme) -> Pairs:
    """Which colours stand on which: the basic pairs, and the theme's own."""
    pairs = [pair for table in _tables(theme) for pair in table.get("contrast", [])]
    return list({(pair["ink"], pair["paper"]): pair for pair in pairs}.values())


def _legible(name: str, colour: str, values: Mapping[str, str], pairs: Pairs) -> str:
    """The colour, moved lighter or darker until it holds against all that is known; else as near as it comes."""
    wanted = [
        (values[other], float(pair["least"]))
        for pair in pairs
        for one, other in ((pair["ink"], pair["paper"]), (pair["paper"], pair["ink"]))
        if one == name and other in values
    ]
    if _holds(colour, wanted):
        return colour
    light = lightness(colour)
    darker = lightness(min(wanted, key=lambda one: contrast(colour, one[0]) / one[1])[0]) > light
    tried = [colour]
    for step in (-STEP, STEP) if darker else (STEP, -STEP):  # away from what it is nearest to
        for count in range(1, round(1 / STEP)):
            if not 0 <= light + count * step <= 1:
                break
            tried.append(shade(colour, light + count * step, 1))
            if _holds(tried[-1], wanted):
                return tried[-1]
    return max(tried, key=lambda one: min(contrast(one, other) / least for other, least in wanted))


def _holds(colour: str, wanted: Sequence[tuple[str, float]]) -> bool:
    return all(contrast(colour, other) >= least for other, least in wanted)


def stylesheet(theme: Theme, organisation: Organisation, used: str = "") -> str:
    """The tokens as custom properties, for light and dark, with more contrast and less motion; paper is light.

    `used`: the styles and pages that they are for; what these name is there, and nothing else. "": all.
    """
    light, dark = (palette(theme, organisation, mode).values for mode in MODES)
    named = _named({**_table(theme, "shape"), **light}, used)
    light, dark = _only_named(light, named), _only_named(dark, named)
    more_light, more_dark = (_only_named(_strong(theme, organisation, mode), named) for mode in MODES)
    shape = _only_named(_table(theme, "shape") | (motion := _table(theme, "motion")), named)
    still = _only_named({name: "0ms" for name, value in motion.items() if LENGTH.fullmatch(value)}, named)
    rules = ":root{color-scheme:light;" + _properties(shape | light) + "}\n"
    if dark and "certificate" in used:
        rules += f".certificate{{{_properties({name: light[name] for name in dark if name in light})}}}\n"  # as printed
    chosen = ':root[data-mode="{}"]'.format
    by_system = f"(prefers-color-scheme: dark){{:root:not({chosen('light')[5:]})"
    if dark:
        changed = "{" + _properties({name: value for name, value in dark.items() if light.get(name) != value}) + "}"
        rules += f"@media screen and {by_system}{changed}}}\n"
        rules += f"@media screen{{{chosen('dark')}{changed}}}\n"
        schemes = f"{chosen('light')}{{color-scheme:light}}{chosen('dark')}{{color-scheme:dark}}"
        rules += f"@media screen{{:root{{color-scheme:light dark}}{schemes}}}\n"
    rules += f"@media (prefers-contrast: more){{:root{{{_properties(more_light)}}}}}\n"
    if dark:
        strong = "{" + _properties(more_dark) + "}"
        rules += f"@media screen and (prefers-contrast: more) and {by_system}{strong}}}\n"
        rules += f"@media screen and (prefers-contrast: more){{{chosen('dark')}{strong}}}\n"
    if still:
        rules += f':root[data-motion="calm"]{{{_properties(still)}}}\n'
        rules += f"@media (prefers-reduced-motion: reduce){{:root{{{_properties(still)}}}}}\n"
    return rules


def _strong(theme: Theme, organisation: Organisation, mode: str) -> dict[str, str]:
    """What changes where a reader asks for more contrast."""
    plain = palette(theme, organisation, mode).values
    if not plain:
        return {}
    values = dict(plain)
    for table in _tables(theme):
        values |= table.get("more", {}).get(mode, {})
    much = [{"ink": name, "paper": "paper", "least": MUCH} for name in STRENGTHENED]
    values |= {name: _legible(name, values[name], {"paper": values["paper"]}, much) for name in STRENGTHENED}
    return {name: value for name, value in values.items() if plain.get(name) != value}


def _table(theme: Theme, name: str) -> dict[str, str]:
    return {str(key): str(value) for table in _tables(theme) for key, value in table.get(name, {}).items()}


def _named(values: Mapping[str, str], used: str) -> frozenset[str] | None:
    """The tokens that a text names, and those that these are made of; None: all."""
    if not used:
        return None
    found = set(NAMED.findall(used))
    while more := {name for one in found for name in NAMED.findall(values.get(one, ""))} - found:
        found |= more
    return frozenset(found)


def _only_named(values: Mapping[str, str], named: frozenset[str] | None) -> dict[str, str]:
    return {name: value for name, value in values.items() if named is None or name in named}


def _properties(values: Mapping[str, str]) -> str:
    return "".join(f"--{name}:{value};" for name, value in values.items())


def measured_pairs(
    theme: Theme, organisation: Organisation
) -> Iterator[tuple[str, str, str, tuple[str, str], float, float]]:
    """Pairs of tokens that must be told apart: mode, ink, paper, their two colours, contrast, wanted."""
    for mode in MODES:
        values = palette(theme, organisation, mode).values
        for pair in _pairs(theme) if values else []:
            colours = values.get(pair["ink"], ""), values.get(pair["paper"], "")
            yield mode, pair["ink"], pair["paper"], colours, contrast(*colours), float(pair["least"])


def legible(theme: Theme, organisation: Organisation, mode: str, token: str) -> str:
    """The colour that is nearest to a token's, and holds against all that it is told apart from; "" for no colour."""
    values = palette(theme, organisation, mode).values
    colour = values.get(token, "")
    return _legible(token, colour, values, _pairs(theme)) if COLOUR.fullmatch(colour) else ""


def faint_pairs(theme: Theme, organisation: Organisation) -> Iterator[tuple[str, str, str, float, float]]:
    """Pairs of tokens whose contrast is below what is promised: mode, ink, paper, contrast, wanted.

    What was made from another colour is not told again: that one is faint itself.
    """
    for mode in MODES:
        colours = palette(theme, organisation, mode)
        for pair in _pairs(theme) if colours.values else []:
            ink, paper, wanted = pair["ink"], pair["paper"], float(pair["least"])
            found = contrast(colours.values.get(ink, ""), colours.values.get(paper, ""))
            if found < wanted and not colours.made & {ink, paper}:
                yield mode, ink, paper, found, wanted
