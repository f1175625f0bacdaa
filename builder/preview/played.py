"""What the page plays: a package, wherever it comes from."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from builder.package import LAUNCH

if TYPE_CHECKING:
    from collections.abc import Mapping

    from builder.discover import Standard
    from builder.model import Course, Interaction
    from builder.pipeline import Files


@dataclass(frozen=True, slots=True)
class Question:
    """A question in its author's words, since an LMS may be told less."""

    title: str
    options: Mapping[str, str]  # texts by their keys
    targets: Mapping[str, str]  # as options, of what is matched to them


@dataclass(frozen=True, slots=True)
class Played:
    """One module as an LMS has it: its files, and what the LMS knows when it opens it."""

    standard: Standard
    files: Files
    launch_page: str  # one of the files
    pass_mark: float | None  # 0 to 1
    language: str
    pages: Mapping[str, str]  # titles of places by what the module calls them, where we know
    questions: Mapping[str, Question]  # by their ids, where we know

    def as_json(self) -> dict[str, Any]:
        """What the page needs to open it: `Launch` in contract.js, but for the learner and the attempt."""
        return {
            "standard": self.standard.name,
            "title": self.standard.title,
            "folder": self.standard.folder.name,
            "page": self.launch_page,
            "pages": dict(self.pages),
            "questions": {name: asdict(question) for name, question in self.questions.items()},
            "launch": {
                "edition": self.standard.name,
                "limits": dict(self.standard.limits),
                "passMark": self.pass_mark,
                "completionThreshold": None,
                "launchText": "",
                "timeLimit": "",
                "timeLimitAction": "",
                "mode": "normal",
                "objectives": [],
                "language": self.language,
            },
        }


def of_course(course: Course, standard: Standard, files: Files) -> Played:
    """A package that we made, without reading its manifest again."""
    asked = list(course.blocks)
    return Played(
        standard=standard,
        files=files,
        launch_page=LAUNCH,
        pass_mark=course.pass_mark if course.graded else None,
        language=course.details.language,
        pages={page.id: page.title.plain for page in course.pages},
        questions={block.id: _question(block.title.plain, block.interaction) for block in asked if block.interaction},
    )


def _question(title: str, interaction: Interaction) -> Question:
    return Question(
        title,
        {option.key: option.text for option in interaction.options},
        {target.key: target.text for target in interaction.targets},
    )
