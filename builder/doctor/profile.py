"""What a standard tells the doctor: the `[doctor]` table of its `standard.toml`.

Names are local names of elements and attributes; a path is `item/title` for texts, `item/@parameters` for an attribute.
"""

from __future__ import annotations

from dataclasses import field
from functools import cache
from typing import TYPE_CHECKING, Any

from builder import discover
from builder.diagnostics.contract import BrokenContractError
from builder.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from builder.discover import Standard
    from builder.doctor.tree import Node, Tree


@frozen
class PassMark:
    """Where the pass mark stands, and between what it may lie."""

    path: str  # from a unit
    least: float
    most: float


@frozen
class Saying:
    """A sentence about a unit, or about what holds units, where a path leads to something."""

    about: str  # "completion" or "order"
    path: str  # from the element
    sentence: str  # `{value}` and `{path}` in it become what stands there, in the words of `words`
    value: str = ""  # said only if this stands there
    joined: str = ""  # the path to the word `any` or `all`, which says how several values belong together


@frozen
class Obstacle:
    """What an LMS can't do with packages of the standard, however well they are made."""

    sentence: str
    advice: str
    element: str = ""  # only where the manifest has one of this name
    modules: int = 1  # and where there are at least so many that talk to the LMS


@frozen
class Profile:
    """How a standard's packages look."""

    root: str  # the manifest's first element
    namespaces: tuple[str, ...]  # of the root: any of them says that it is this standard
    id: str  # the attribute that names elements
    id_form: str  # "name" (an XML name) or "address" (an absolute one)
    whole: str  # the path to what stands for the course
    unit: str  # the element that learners open
    page: str  # the path to the page that a unit opens, from the unit or from what it `opens`
    opens: str = ""  # the attribute by which a unit names the element that holds its page
    chosen: str = ""  # the path to the id of the course that an LMS takes, where there may be several
    version: str = ""  # the path to the word that tells the edition: `schemaversion` of `[[editions]]`
    files: str = ""  # the path to the elements that declare files
    kind: str = ""  # the attribute that says whether a page talks to the LMS
    extensions: Mapping[str, str] = field(default_factory=dict)  # namespaces by the prefix that LMSs expect
    control_documents: tuple[str, ...] = ()  # without which a strict LMS refuses a package
    api: tuple[str, ...] = ()  # words of which a module's scripts hold one, or they never talk to the LMS
    references: tuple[str, ...] = ()  # `element/@attribute` that must be somebody's id
    pass_mark: PassMark | None = None
    lengths: Mapping[str, int] = field(default_factory=dict)  # most characters of an element's text
    order: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict
    )  # an element's children; * may repeat, a/b either
    needs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # its children, and attributes with an @
    attributes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # that are easily misspelt
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # closed lists, by `element/@attribute`
    advised: Mapping[str, str] = field(default_factory=dict)  # `element/@attribute`, and what happens without it
    launch: Mapping[str, Any] = field(default_factory=dict)  # paths from a unit; see builder/lms/contents.py
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # closed lists of elements' texts
    elsewhere: bool = False  # whether a unit's page may lie on another web server
    reserved: tuple[str, ...] = ()  # parameters that the LMS adds to a page's address
    prerequisites: str = ""  # the element in a unit that says in AICC's script what comes first
    others: Mapping[str, str] = field(default_factory=dict)  # elements of other editions, and what to write here; ""
    only_in: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict
    )  # `element/@attribute`, or an element: editions
    says: tuple[Saying, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()  # the one that says most first
    words: Mapping[str, str] = field(default_factory=dict)  # plain ones for the standard's own


@cache
def profiles() -> dict[str, Profile]:
    """The profile of every edition that has one, by the edition's name."""
    return {name: _profile(standard) for name, standard in discover.standards().items() if standard.doctor}


def _profile(standard: Standard) -> Profile:
    table = dict(standard.doctor)
    try:
        if "pass_mark" in table:
            table["pass_mark"] = PassMark(**table["pass_mark"])
        table["obstacles"] = tuple(Obstacle(**one) for one in table.get("obstacles", ()))
        table["says"] = tuple(Saying(**one) for one in table.get("says", ()))
        return Profile(**table)
    except TypeError as reason:
        raise BrokenContractError(f"{standard.folder / 'standard.toml'}: [doctor]: {reason}") from reason


def manifest_names() -> list[str]:
    """The names that manifests have, each once."""
    return list(dict.fromkeys(discover.standards()[name].manifest for name in profiles()))


def standard_of(manifest: str, tree: Tree) -> tuple[Standard, bool]:
    """The standard and edition of a manifest of that name, and whether it is sure; else the one that comes nearest."""
    offered = [one for one in discover.standards().values() if one.name in profiles() and one.manifest == manifest]
    bound = {tree.root.namespace, *tree.prefixes.values()}
    known = [one for one in offered if tree.root.namespace in profiles()[one.name].namespaces]
    known = known or [one for one in offered if bound & _namespaces(profiles()[one.name])] or offered
    declared = [one for one in known if _declares_edition(one, tree.root)]
    sure = declared or [one for one in known if not profiles()[one.name].version]
    return (sure or [one for one in known if one.usual] or known)[0], bool(sure)


def _namespaces(profile: Profile) -> set[str]:
    return {*profile.namespaces, *profile.extensions.values()}


def _declares_edition(standard: Standard, root: Node) -> bool:
    profile = profiles()[standard.name]
    return bool(profile.version) and root.value(profile.version) == standard.edition.get("schemaversion")


def editions_of(standard: Standard) -> list[str]:
    """The words for the editions that share a standard's folder."""
    alike = [one for one in discover.standards().values() if one.folder == standard.folder]
    return [str(one.edition["schemaversion"]) for one in alike if "schemaversion" in one.edition]
