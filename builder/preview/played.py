"""What the page plays: a package, wherever it comes from."""

from __future__ import annotations

import hashlib
import re
from dataclasses import field
from typing import TYPE_CHECKING, Any, cast

from builder.diagnostics import Severity
from builder.doctor.package import Manifest, Package
from builder.doctor.profile import standard_of
from builder.doctor.tree import read_tree
from builder.frozen import frozen
from builder.lms.contents import UNSAID, contents_of, launch_in
from builder.model import LAUNCH
from builder.render.not_shown import FAULT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from builder.diagnostics import Diagnostic
    from builder.discover import Standard
    from builder.lms.contents import Contents, Launch
    from builder.model import Course, Interaction, MediaFile, Span
    from builder.package.archive import Archive
    from builder.pipeline import Files


MODULE_DATA = b'<script type="application/json" id="ui--data">'  # of index.html.jinja: what the script reads
IN_ORDER = re.compile(rb'("navigation":\s?)"in order"')


@frozen
class Question:
    """A question in its author's words, since an LMS may be told less."""

    title: str
    options: Mapping[str, str]  # texts by their keys
    targets: Mapping[str, str]  # as options, of what is matched to them


@frozen
class Titles:
    """What the author calls what an LMS knows by its id alone."""

    pages: Mapping[str, str] = field(default_factory=dict)  # by what the module calls its places
    questions: Mapping[str, Question] = field(default_factory=dict)  # by their ids


@frozen
class Played:
    """One module as an LMS has it: its files, and what the LMS knows when it opens it."""

    standard: Standard
    files: Files
    version: str  # of all files but the page itself
    launch_page: str  # one of the files
    launch: Launch  # what the manifest says
    contents: Contents | None = field(default=None, compare=False)  # of a programme; read from its files

    def as_json(self) -> dict[str, Any]:
        """What the page needs to open it: `Launch` in contract.js, but for the learner and the attempt."""
        return {
            "standard": self.standard.name,
            "title": self.standard.title,
            "folder": self.standard.folder.name,
            "version": self.version,
            "page": self.launch_page,
            "launch": self.launch,
            "parts": [
                {
                    "number": number,
                    "id": part.id,
                    "title": part.title,
                    "depth": part.depth,
                    "listed": part.listed,
                    "page": part.page,
                    "launch": part.launch | _own(self.standard, self.launch["language"]) if part.launch else None,
                }
                for number, part in enumerate(self.contents.parts if self.contents else ())
            ],
        }

    @property
    def pages(self) -> set[str]:
        """The files that an LMS opens."""
        return {self.launch_page, *(part.file for part in (self.contents.parts if self.contents else ()))}


def of_course(course: Course, standard: Standard, files: Files) -> Played:
    """A package that we made; as any LMS, the preview knows of it what its manifest says."""
    manifest = files.get(standard.manifest, b"")
    declared = launch_in(standard.manifest, manifest) if isinstance(manifest, bytes) and manifest else UNSAID
    own = _own(standard, course.details.language)
    return Played(
        standard=standard,
        files=files,
        version=_version(files),
        launch_page=LAUNCH,
        launch=declared | own,
    )


def of_programme(language: str, standard: Standard, files: Files) -> Played | None:
    """A package of several modules; None where no manifest says what it holds."""
    manifest = files.get(standard.manifest, b"")
    tree = read_tree(manifest) if isinstance(manifest, bytes) and manifest else None
    declared = Manifest(standard.manifest, tree, *standard_of(standard.manifest, tree)) if tree else None
    contents = contents_of(Package(cast("Archive", files), standard.manifest, declared))
    if not contents:
        return None
    first = next(part for part in contents.parts if part.launch)
    launch = UNSAID | _own(standard, language)
    return Played(standard, files, _version(files), first.file, launch, contents)


def _own(standard: Standard, language: str) -> Launch:
    return {"edition": standard.name, "limits": dict(standard.limits), "language": language}


def without_order(page: bytes) -> bytes:
    """A module's page for its author, who goes anywhere though learners go in order."""
    head, mark, rest = page.partition(MODULE_DATA)
    data, end, after = rest.partition(b"</script>")
    return head + mark + IN_ORDER.sub(rb'\1"free"', data, count=1) + end + after


def titles_of(courses: Collection[Course]) -> Titles:
    """The titles of their pages, and their questions."""
    return Titles(
        {page.id: page.title.plain for course in courses for page in course.pages},
        {
            block.id: _question(block.title.plain, block.interaction)
            for course in courses
            for block in course.blocks
            if block.interaction
        },
    )


def sources_of(course: Course) -> dict[str, Span]:
    """Where pages and blocks stand in the author's files, by their ids."""
    return {page.id: page.span for page in course.pages} | {block.id: block.span for block in course.blocks}


def places_of(faults: Iterable[Diagnostic]) -> dict[str, Span]:
    """Where the faults stand that a module shows in the place of what they are in, by the ids of their buttons."""
    return {f"{FAULT}{number}": one.span for number, one in enumerate(faults) if one.severity is Severity.ERROR}


def _version(files: Files) -> str:
    """Changes with any file but the page itself: browsers may keep the others for good under an address with it."""
    state = hashlib.blake2b(digest_size=8)
    for name in sorted(set(files) - {LAUNCH}):
        content = files[name]
        state.update(content if isinstance(content, bytes) else repr((content, _written(content))).encode())
    return state.hexdigest()


def _written(file: MediaFile) -> int:
    """When a file was last saved; 0 once it is gone."""
    try:
        return file.path.stat().st_mtime_ns
    except OSError:
        return 0


def _question(title: str, interaction: Interaction) -> Question:
    return Question(
        title,
        {option.key: option.text for option in interaction.options},
        {target.key: target.text for target in interaction.targets},
    )
