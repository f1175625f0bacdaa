"""What changed from one package to the next, for learners and for the LMS."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from builder.doctor.facts import facts_of
from builder.doctor.pages import PageWords, changes, pages_in
from builder.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.doctor.facts import Facts, ModuleFacts
    from builder.doctor.package import Package

OUR_DATA = re.compile(r'<script type="application/json" id="ui--data">(.*?)</script>', re.DOTALL)  # of index.html.jinja
MOST_NAMED = 5  # names in a sentence


@frozen
class Comparison:
    """Sentences, the most important first, and names of files."""

    learners: tuple[str, ...]
    lms: tuple[str, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]
    sizes: tuple[int, int]  # bytes of the zips

    def as_json(self) -> dict[str, Any]:
        """As plain JSON values."""
        return asdict(self)


def compare(old: Package, new: Package) -> Comparison:
    """What the new package changes where the old one was."""
    before, after = facts_of(old), facts_of(new)
    both = old.archive.keys() & new.archive.keys()
    return Comparison(
        learners=(*_progress(old, new), *_pages(old, new), *_rules(before, after)),
        lms=tuple(_for_the_lms(old, new, before, after)) or ("Nothing that an LMS knows the course by has changed.",),
        added=tuple(sorted(new.archive.keys() - both)),
        removed=tuple(sorted(old.archive.keys() - both)),
        changed=tuple(sorted(name for name in both if old.archive[name] != new.archive[name])),
        sizes=(before.size, after.size),
    )


def _progress(old: Package, new: Package) -> Iterator[str]:
    """Whether learners go on where they were; and with which answers, which matters only if they do."""
    if not old.manifest or not new.manifest:
        yield "It can't be said whether learners keep their progress: one of the packages has no manifest to compare."
        return
    remaining = {unit.id for unit in new.units}
    lost = [unit.title or unit.id for unit in old.units if unit.id not in remaining]
    if old.manifest.standard.folder != new.manifest.standard.folder:
        yield "Learners lose their progress: the new package is for another standard."
    elif lost and len(lost) == len(old.units):
        yield "Learners lose their progress: no module keeps its identifier, so all are new to an LMS."
    elif (read := _forms(new, "reads")) and (forms := _forms(old, "savedAs") - read):
        yield (
            "Learners begin anew, with the status and score that they had: the new modules do not read the form in "
            f"which progress was kept ({_listed(sorted(forms))})."
        )
    else:
        yield (
            f"Learners keep their progress, except in {_listed(lost)}: the identifier is gone."
            if lost
            else "Learners keep their progress: every module keeps its identifier."
        )
        yield from _questions(old, new)


def _questions(old: Package, new: Package) -> Iterator[str]:
    """What becomes of answers, which our own packages say."""
    before, after = _our_blocks(old), _our_blocks(new)
    if not before or not after:
        yield "Whether answers are kept depends on the program that made the modules: try it with a test account."
        return
    gone = [name for key, (name, _) in before.items() if key not in after]
    added = [name for key, (name, _) in after.items() if key not in before]
    again = sorted(set(gone) & set(added))
    remaining = before.keys() & after.keys()
    yield f"Answers are kept for {len(remaining)} of {len(before)} questions."
    if otherwise := sorted(after[key][0] for key in remaining if before[key][1] != after[key][1]):
        yield f"Marked otherwise than before: {_listed(otherwise)}."
    if again:
        yield f"Answers are lost though the question is still there: {_listed(again)}. Was ids.lock lost?"
    if gone := sorted(set(gone) - set(again)):
        yield f"Gone: {_listed(gone)}."
    if added := sorted(set(added) - set(again)):
        yield f"New, to be answered by those who had finished too: {_listed(added)}."


def _pages(old: Package, new: Package) -> Iterator[str]:
    """What becomes of pages, where both packages are our own."""
    before, after = _our_pages(old), _our_pages(new)
    if before and after:
        yield from changes(before, after)


def _our_pages(package: Package) -> dict[str, PageWords]:
    """The pages by module and key, each called with its module where there are several."""
    modules = list(_our_data(package))
    return {
        f"{name} {key}": replace(page, title=f"{data.get('title')}: {page.title}") if len(modules) > 1 else page
        for name, data in modules
        for key, page in pages_in(package.texts[name]).items()
    }


def _forms(package: Package, use: str) -> set[str]:
    """The versions of saved state that modules write ("savedAs") or read ("reads"); none where others made them."""
    return {form for _, data in _our_data(package) for form in str(data.get(use) or data.get("savedAs", ""))}


def _our_blocks(package: Package) -> dict[str, tuple[str, Any]]:
    """The id and the marking of each question, by the key of its saved answer; {} where others made the package."""
    blocks: dict[str, tuple[str, Any]] = {}
    for name, data in _our_data(package):
        try:
            asked = [one for one in data["blocks"] if "interaction" in one]
            blocks |= {f"{name} {one['key']}": (str(one["id"]), one["interaction"]) for one in asked}
        except (KeyError, TypeError):  # made to look like ours
            continue
    return blocks


def _our_data(package: Package) -> Iterator[tuple[str, dict[str, Any]]]:
    """What the builder tells the script of each module, by the name of its page."""
    for name, text in package.texts.items():
        match = OUR_DATA.search(text) if name.endswith(".html") else None
        try:
            data = json.loads(match[1]) if match else None
        except (ValueError, RecursionError):  # made to look like ours
            continue
        if isinstance(data, dict):
            yield name, data


def _rules(before: Facts, after: Facts) -> Iterator[str]:
    """What learners must do."""
    for was, now in _pairs(before, after):
        if was.pass_mark != now.pass_mark:
            yield f"The pass mark of “{now.title}” is {_percent(now)}; it was {_percent(was)}."
        if was.completion != now.completion:
            now_says, earlier = ("; ".join(one.completion) or "nothing" for one in (now, was))
            yield f"What the manifest says of completing “{now.title}”: {now_says}. It was: {earlier}."
    if before.order != after.order or any(was.order != now.order for was, now in _pairs(before, after)):
        yield "The order in which modules open has changed."


def _for_the_lms(old: Package, new: Package, before: Facts, after: Facts) -> Iterator[str]:
    for what, was, now in (
        ("standard", before.standard, after.standard),
        ("title", before.title, after.title),
        ("identifier of the manifest", _own_id(old), _own_id(new)),
        ("identifier of the course", _course_id(old), _course_id(new)),
    ):
        if was != now:
            yield f"The {what} is “{now}”; it was “{was}”."
    ids = {one.id for one in before.modules}, {one.id for one in after.modules}
    for change, modules, others in (("New", after.modules, ids[0]), ("Gone", before.modules, ids[1])):
        for one in modules:
            if one.id not in others:
                yield f"{change}: the module “{one.title}” with the identifier “{one.id}”."
    for was_module, now_module in _pairs(before, after):
        if was_module.page != now_module.page:
            yield f"“{now_module.title}” opens “{now_module.page}”; it opened “{was_module.page}”."
        if was_module.title != now_module.title:
            yield f"The module “{was_module.title}” is called “{now_module.title}” now."


def _pairs(before: Facts, after: Facts) -> Iterator[tuple[ModuleFacts, ModuleFacts]]:
    """The modules that keep their identifiers."""
    known = {module.id: module for module in before.modules}
    yield from ((known[module.id], module) for module in after.modules if module.id in known)


def _own_id(package: Package) -> str:
    return package.elements[0].attributes.get(package.profile.id, "") if package.elements else ""


def _course_id(package: Package) -> str:
    wholes = package.manifest.tree.root.named(package.profile.whole) if package.manifest else []
    return wholes[0].attributes.get(package.profile.id, "") if wholes else ""


def _percent(module: ModuleFacts) -> str:
    return "none" if module.pass_mark is None else f"{module.pass_mark * 100:g}%"


def _listed(names: list[str]) -> str:
    return ", ".join(f"“{name}”" for name in names[:MOST_NAMED]) + (
        f" and {len(names) - MOST_NAMED} more" if names[MOST_NAMED:] else ""
    )
