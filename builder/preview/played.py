"""What the page plays: a package, wherever it comes from."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from builder.package import LAUNCH
from builder.player.contents import UNSAID, launch_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from builder.discover import Standard
    from builder.model import Course, Interaction, MediaFile
    from builder.pipeline import Files
    from builder.player.contents import Launch


OF_THE_MODULE = b'<script type="application/json" id="ui--data">'  # of index.html.jinja: what the script is told
IN_ORDER = re.compile(rb'("navigation":\s?)"in order"')


@dataclass(frozen=True, slots=True)
class Question:
    """A question in its author's words, since an LMS may be told less."""

    title: str
    options: Mapping[str, str]  # texts by their keys
    targets: Mapping[str, str]  # as options, of what is matched to them


@dataclass(frozen=True, slots=True)
class Titles:
    """What the author calls what an LMS knows by its id alone."""

    pages: Mapping[str, str] = field(default_factory=dict)  # by what the module calls its places
    questions: Mapping[str, Question] = field(default_factory=dict)  # by their ids


@dataclass(frozen=True, slots=True)
class Played:
    """One module as an LMS has it: its files, and what the LMS knows when it opens it."""

    standard: Standard
    files: Files
    version: str  # of all files but the page itself
    launch_page: str  # one of the files
    launch: Launch  # what the manifest says

    def as_json(self) -> dict[str, Any]:
        """What the page needs to open it: `Launch` in contract.js, but for the learner and the attempt."""
        return {
            "standard": self.standard.name,
            "title": self.standard.title,
            "folder": self.standard.folder.name,
            "version": self.version,
            "page": self.launch_page,
            "launch": self.launch,
        }


def of_course(course: Course, standard: Standard, files: Files) -> Played:
    """A package that we made; as any LMS, the preview knows of it what its manifest says."""
    manifest = files.get(standard.manifest, b"")
    said = launch_in(standard.manifest, manifest) if isinstance(manifest, bytes) and manifest else UNSAID
    own = {"edition": standard.name, "limits": dict(standard.limits), "language": course.details.language}
    return Played(
        standard=standard,
        files=files,
        version=_version(files),
        launch_page=LAUNCH,
        launch=said | own,
    )


def freed(page: bytes) -> bytes:
    """A module's page for its author, who goes anywhere though learners go in order."""
    head, mark, rest = page.partition(OF_THE_MODULE)
    data, end, after = rest.partition(b"</script>")
    return head + mark + IN_ORDER.sub(rb'\1"free"', data, count=1) + end + after


def titles_of(course: Course) -> Titles:
    """The titles of its pages, and its questions."""
    return Titles(
        {page.id: page.title.plain for page in course.pages},
        {block.id: _question(block.title.plain, block.interaction) for block in course.blocks if block.interaction},
    )


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
