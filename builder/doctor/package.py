"""A package as the doctor sees it: its files, its manifest, and what that says of modules and files."""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from builder.doctor.kinds import Kind, kind_by_files, kind_by_manifest
from builder.doctor.libraries import is_idiom, library_in
from builder.doctor.paths import LONGEST_PATH, base_of, inside
from builder.doctor.profile import Profile, manifest_names, profiles, standard_of
from builder.doctor.tree import Node, Tree, UnreadableError, read_tree
from builder.frozen import frozen
from builder.model import Span
from builder.package.archive import MOST_FILES, Archive, RefusedError

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from builder.diagnostics import Report
    from builder.discover import Standard

LARGEST_MANIFEST = 5_000_000  # bytes
LARGEST_TEXT, MOST_TEXT = 3_000_000, 15_000_000  # bytes of a page or script that is read, and of all together
MOST_LOOKED_AT = 1_000  # places of one pattern in a text
PAGES, SCRIPTS = (".html", ".htm", ".xhtml"), (".js", ".mjs")
TEXTS = (*PAGES, *SCRIPTS, ".css", ".svg", ".json")
NO_PROFILE = Profile(root="", namespaces=(), id="", id_form="", whole="", unit="", page="")


@frozen
class Manifest:
    """The file that says what a package holds."""

    name: str  # in the zip
    tree: Tree
    standard: Standard  # the nearest edition
    sure: bool  # whether the manifest says that edition in words that are known


@frozen
class Reference:
    """A place where a manifest names a file."""

    node: Node
    attribute: str  # "": the element's text
    written: str
    name: str  # of the file in the zip; "" where it leads to none inside it


@frozen
class Unit:
    """What learners open: a module that may talk to the LMS."""

    id: str
    title: str
    node: Node
    page: Reference | None  # None: nothing says what it opens
    pass_mark: str  # as written; ""
    silent: bool  # declared as a page that never talks to the LMS


class Package:
    """A zip with its manifest, if it has one that can be read. A check never fails for lack of one: lists are empty."""

    def __init__(
        self, archive: Archive, display_name: str, manifest: Manifest | None, kind: Kind | None = None
    ) -> None:
        """`display_name` is the zip's name for people; `kind` what it is where it is none of ours."""
        self.archive, self.display_name, self.manifest, self.kind = archive, display_name, manifest, kind
        self.profile = profiles()[manifest.standard.name] if manifest else NO_PROFILE

    def place(self, name: str = "", line: int = 0, column: int = 1, length: int = 0) -> Span:
        """A place in one of the files, or the zip as a whole."""
        return Span(f"{self.display_name}/{name}" if name else self.display_name, line, column, length)

    def at(self, node: Node, attribute: str = "") -> Span:
        """An element's place in the manifest, or that of one of its attributes."""
        if not self.manifest:
            return self.place()
        return self.place(self.manifest.name, *self.manifest.tree.place(node, attribute))

    def at_manifest(self) -> Span:
        """The manifest as a whole."""
        return self.place(self.manifest.name if self.manifest else "")

    @property
    def sources(self) -> dict[str, str]:
        """The texts that findings may point into, by the names that spans use."""
        texts = {f"{self.display_name}/{name}": text for name, text in self.texts.items()}
        if self.manifest:
            texts[f"{self.display_name}/{self.manifest.name}"] = "\n".join(self.manifest.tree.lines)
        return texts

    @cached_property
    def elements(self) -> list[Node]:
        """Every element of the manifest."""
        return list(self.manifest.tree.root.walk()) if self.manifest else []

    @cached_property
    def by_id(self) -> dict[str, Node]:
        """The elements that have an id; the first of each id."""
        named = [
            (node.attributes[self.profile.id], node) for node in self.elements if self.profile.id in node.attributes
        ]
        return dict(reversed(named))

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """What learners open, in the manifest's order."""
        return tuple(
            self._unit(node) for node in self.elements if node.name == self.profile.unit and self._opens_something(node)
        )

    def _opens_something(self, node: Node) -> bool:
        return not self.profile.opens or self.profile.opens in node.attributes

    def _unit(self, node: Node) -> Unit:
        resource = node if not self.profile.opens else self.by_id.get(node.attributes[self.profile.opens])
        mark = node.value(self.profile.pass_mark.path) if self.profile.pass_mark else ""
        silent = (
            resource is not None and bool(self.profile.kind) and resource.attributes.get(self.profile.kind) == "asset"
        )
        page = self._page(resource) if resource else None
        return Unit(node.attributes.get(self.profile.id, ""), node.value("title"), node, page, mark, silent)

    def _page(self, resource: Node) -> Reference | None:
        way, is_attribute, attribute = self.profile.page.rpartition("@")
        nodes = resource.named(way if is_attribute else self.profile.page)
        if not nodes or (is_attribute and attribute not in nodes[0].attributes):
            return None
        return self._reference(nodes[0], attribute if is_attribute else "")

    def _reference(self, node: Node, attribute: str) -> Reference:
        written = node.attributes[attribute] if attribute else node.value("")
        return Reference(node, attribute, written, inside((base_of(node) + written)[:LONGEST_PATH]))

    @cached_property
    def declared(self) -> list[Reference]:
        """The files that the manifest declares, as many as a zip may hold."""
        if not self.manifest or not self.profile.files:
            return []
        found = self.manifest.tree.root.named(self.profile.files)
        named = (node for node in found if "href" in node.attributes)
        return [self._reference(node, "href") for node in islice(named, MOST_FILES)]

    @property
    def references(self) -> list[Reference]:
        """Every place where the manifest names a page or a file, each once."""
        pages = {id(unit.page.node): unit.page for unit in self.units if unit.page}
        return [*pages.values(), *self.declared]

    @cached_property
    def by_folded_name(self) -> dict[str, str]:
        """The files' names by themselves without regard to letter case."""
        return {name.casefold(): name for name in self.archive}

    @cached_property
    def by_file_name(self) -> dict[str, str]:
        """One of the files for each name without its folders, without regard to letter case."""
        return {name.rpartition("/")[2].casefold(): name for name in self.archive}

    @cached_property
    def texts(self) -> dict[str, str]:
        """Pages, scripts and styles as text. Those that are very large, or damaged, are left out."""
        read: dict[str, str] = {}
        left = MOST_TEXT
        for name, entry in self.archive.items():
            if name.lower().endswith(TEXTS) and entry.size <= min(left, LARGEST_TEXT):
                left -= entry.size
                try:
                    read[name] = self.archive.read(name).decode("utf-8", "replace").replace("\r\n", "\n")
                except RefusedError:
                    continue
        return read

    @cached_property
    def libraries(self) -> dict[str, str]:
        """The scripts that are known libraries, and their names."""
        scripts = ((name, text) for name, text in self.texts.items() if name.lower().endswith(SCRIPTS))
        return {name: known for name, text in scripts if (known := library_in(name, text))}

    def matches(
        self,
        pattern: re.Pattern[str],
        hints: Sequence[str],
        endings: tuple[str, ...] = TEXTS,
        *,
        of_libraries: bool | None = None,
    ) -> Iterator[tuple[Span, re.Match[str]]]:
        """Where a pattern first stands in each page, script or style whose name has one of these endings.

        One of the `hints` stands in whatever matches: to look for them first is a hundred times faster. `of_libraries`:
        in those alone, or, where it is false, in none of them, nor in code of theirs that a script holds.
        """
        for name, text in self.texts.items():
            wanted = of_libraries is None or of_libraries == (name in self.libraries)
            hopeful = wanted and name.lower().endswith(endings) and any(hint in text for hint in hints)
            found = islice(pattern.finditer(text), MOST_LOOKED_AT) if hopeful else ()
            own = of_libraries is False
            match = next((one for one in found if not (own and is_idiom(text, one.start(), one.end()))), None)
            if match:
                start = match.start()
                line_start = text.rfind("\n", 0, start) + 1
                length = len(match[0].partition("\n")[0])
                yield self.place(name, text.count("\n", 0, start) + 1, start - line_start + 1, length), match


def open_package(archive: Archive, display_name: str, report: Report) -> Package:
    """A package with its manifest; one that can't be read is reported."""
    name = next((name for name in manifest_names() if name in archive), "")
    if not name:
        return Package(archive, display_name, None, kind_by_files(archive))
    place = Span(f"{display_name}/{name}", 0)
    try:
        tree = read_tree(archive.read(name, LARGEST_MANIFEST))
    except RefusedError as reason:
        report("manifest-unreadable", place, str(reason), help=reason.advice)
        return Package(archive, display_name, None)
    except UnreadableError as reason:
        place = Span(f"{display_name}/{name}", reason.line, reason.column)
        report(
            "manifest-unreadable", place, f"the manifest can't be read: {reason}", help="fix the line, and zip again"
        )
        return Package(archive, display_name, None)
    kind = kind_by_manifest(tree)
    return Package(archive, display_name, None if kind else Manifest(name, tree, *standard_of(name, tree)), kind)
