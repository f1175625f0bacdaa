"""The organisation that courses are of: a form over its `organisation.yaml`, which is changed value by value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from builder import discover
from builder.diagnostics import Report
from builder.machine.files import write_atomically
from builder.model import Organisation, SourceText
from builder.parse.front_matter.organisation import read_organisation
from builder.render.theming import MODES, legible, measured_pairs, palette
from builder.source.folders import ORGANISATION_FILE
from builder.source.slugs import slug, unique
from builder.workbench.engine import AskedWronglyError
from builder.workbench.yaml_values import NotChangedError, values_of, with_value

if TYPE_CHECKING:
    from builder.discover import Theme
    from builder.workbench.engine import Engine

LOGOS = {".svg", ".png", ".jpg", ".jpeg", ".webp"}
LARGEST_LOGO = 5_000_000  # bytes
LONGEST_VALUE = 5_000  # letters
MOST_VALUES = 500  # of a list
TRIES = 6  # steps towards a colour that can be read
DEEPEST = 4  # names within each other


def organisations(engine: Engine) -> list[dict[str, str]]:
    """The organisations whose files lie in the folder, the one that all courses have first."""
    found = {engine.shared.root / ORGANISATION_FILE, *engine.shared.root.glob(f"organisations/*/{ORGANISATION_FILE}")}
    names = sorted(
        (engine.shared.name_of(path) for path in found if path.parent.resolve() == path.resolve().parent),
        key=lambda name: (name.count("/"), name),
    )
    return [{"file": name, "name": _name(engine, name)} for name in names]


def organisation(engine: Engine, file: str) -> dict[str, Any]:
    """What an organisation's file says, all as words, and how its colours look: `OrganisationFile` in contract.js."""
    path = _file(engine, file)
    text = engine.texts.read(path).text
    courses = sum(not engine.shared.name_of(one).startswith("organisations/") for one in engine.shared.courses())
    try:
        values, problem = values_of(text), ""
    except NotChangedError as reason:
        values, problem = {}, str(reason)
    report = Report(discover.severity_of)
    known = read_organisation(SourceText(ORGANISATION_FILE, file, text), report)
    theme = _theme(engine, known)
    logo = path.parent / str(known.logo) if known.logo else None
    shown = logo.resolve() if logo else None
    inside = bool(shown and shown.is_relative_to(engine.shared.root) and shown.is_file())
    return {
        "file": file,
        "there": path.is_file(),
        "values": values if isinstance(values, dict) else {},
        "problem": problem,
        "faults": [one.message for one in report.found],
        "courses": courses,
        "logo": {"file": engine.shared.name_of(shown), "size": shown.stat().st_size} if inside and shown else None,
        **_look(theme, known),
    }


def look(engine: Engine, colours: dict[str, Any]) -> dict[str, Any]:
    """How colours look before they are kept, and whether they can be read: `Look` in contract.js."""
    given = {str(name).lower(): str(value) for name, value in colours.items()}
    known = Organisation(colours=given)
    return _look(_theme(engine, known), known)


def set_value(engine: Engine, file: str, path: list[str], value: str | None, by: str = "") -> dict[str, Any]:
    """Writes one value of an organisation's file; None takes it away. All else in the file stays as it is."""
    return _set(engine, file, path, value, by)


def set_list(engine: Engine, file: str, path: list[str], values: list[str], by: str = "") -> dict[str, Any]:
    """Writes a list of an organisation's file; what stays in it keeps its lines."""
    if len(values) > MOST_VALUES:
        raise AskedWronglyError("the list is too long")
    return _set(engine, file, path, [str(one) for one in values], by)


def keep_logo(engine: Engine, file: str, brought: str, by: str = "") -> dict[str, Any]:
    """Puts a picture that was brought beside an organisation's file, as its logo."""
    path, picture = _file(engine, file), engine.brought(brought)
    ending = picture.suffix.lower()
    if ending not in LOGOS:
        raise AskedWronglyError(f"“{picture.name}” is no picture that can be a logo: take an SVG or a PNG")
    if picture.stat().st_size > LARGEST_LOGO:
        raise AskedWronglyError("a logo has at most 5 MB: every module holds it")
    content = picture.read_bytes()
    taken = {one.stem.lower() for one in path.parent.iterdir()} if path.parent.is_dir() else set()
    usual = path.parent / f"logo{ending}"
    name = (
        usual.name
        if usual.is_file() and usual.read_bytes() == content
        else f"{unique(slug(picture.stem) or 'logo', taken)}{ending}"
    )
    if not write_atomically(path.parent / name, content):
        raise AskedWronglyError(f"there is no room for “{name}”, or its folder is locked")
    engine.courses.changed([path.parent / name])
    return _set(engine, file, ["logo"], name, by)


def start_organisation(engine: Engine, name: str) -> dict[str, str]:
    """Another organisation, whose courses are the same ones in its name: a file of its own."""
    title = " ".join(name.split())[:200]
    if not title:
        raise AskedWronglyError("give it a name")
    folder = engine.shared.root / "organisations"
    taken = {one.name for one in folder.iterdir()} if folder.is_dir() else set()
    file = engine.shared.name_of(folder / unique(slug(title) or "organisation", taken) / ORGANISATION_FILE)
    _set(engine, file, ["organisation"], title, "")
    return {"file": file}


def _file(engine: Engine, file: str) -> Any:
    path = engine.to_write(file)
    if path.name != ORGANISATION_FILE:
        raise AskedWronglyError(f"“{file}” is no organisation's file")
    return path


def _name(engine: Engine, file: str) -> str:
    try:
        values = values_of(engine.texts.read(engine.shared.root / file).text)
    except NotChangedError:
        values = {}
    title = values.get("organisation") if isinstance(values, dict) else ""
    return title if isinstance(title, str) else ""


def _set(engine: Engine, file: str, path: list[str], value: str | list[str] | None, by: str) -> dict[str, Any]:
    names = [" ".join(str(one).split()) for one in path]
    longest = max(map(len, [*names, *(value if isinstance(value, list) else [value or ""])]), default=0)
    if not all(names) or not 0 < len(names) <= DEEPEST or longest > LONGEST_VALUE:
        raise AskedWronglyError("a name is empty, or what it says is too long")
    where = _file(engine, file)
    engine.versions.keep_by_time(engine.course_of(where), by)
    read = engine.texts.read(where)
    try:
        text = with_value(read.text, names, value)
    except NotChangedError as reason:
        raise AskedWronglyError(f"{reason}. Open it as text") from reason
    engine.texts.write(where, read.revision, text)
    engine.courses.changed([where])
    return organisation(engine, file)


def _theme(engine: Engine, known: Organisation) -> Theme:
    offered = discover.themes(engine.courses.extension_roots)
    default = next((one for one in offered.values() if one.settings.get("default")), next(iter(offered.values())))
    return offered.get(known.theme, default)


def _look(theme: Theme, known: Organisation) -> dict[str, Any]:
    own = {_token(typed) for typed in known.colours}
    pairs = [
        {
            "mode": mode,
            "ink": ink,
            "paper": paper,
            "colours": list(colours),
            "found": round(found, 2),
            "least": least,
            "enough": found >= least,
        }
        for mode, ink, paper, colours, found, least in measured_pairs(theme, known)
        if {ink, paper} & (own | {"brand"})
    ]
    colours = {mode: dict(palette(theme, known, mode).values) for mode in MODES}
    better = {typed: found for typed in known.colours if (found := _better(theme, known, typed))}
    return {"pairs": pairs, "palette": colours, "better": better}


def _better(theme: Theme, known: Organisation, typed: str) -> str:
    """The colour nearest to one that can't be read well, which can; "" where it can, or none is found.

    What follows a colour moves with it, so that a step may not be enough.
    """
    token, mode, colours = _token(typed), MODES[typed.endswith(" dark")], dict(known.colours)
    for _ in range(TRIES):
        tried = Organisation(colours=colours)
        faint = any(
            found < least
            for where, ink, paper, _, found, least in measured_pairs(theme, tried)
            if where == mode and token in {ink, paper}
        )
        if not faint:
            return "" if colours[typed] == known.colours[typed] else colours[typed]
        colours[typed] = legible(theme, tried, mode, token) or colours[typed]
    return ""


def _token(typed: str) -> str:
    """The theme's name of a colour that an organisation calls so."""
    return typed.replace("_", " ").removesuffix(" dark").strip().replace(" ", "-")
