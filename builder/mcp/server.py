"""The MCP server (Model Context Protocol, over standard input and output), a few lines a tool."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field

from builder import __version__, api
from builder.pipeline.stages import Faulty
from builder.source.shared import NotHereError, SharedFolder

if TYPE_CHECKING:
    from collections.abc import Callable

    from builder.diagnostics import Diagnostic
    from builder.order import Outcome

INSTRUCTIONS = """\
Courses for staff, written in Markdown, in one folder. \
Read the resource guide://course-language before you draft or change one. \
After each change of a file call “check”, and mend what it finds; “fix” writes properly what was understood. \
“build” writes packages for a learning management system."""
LOOKS, WRITES = ToolAnnotations(read_only_hint=True), ToolAnnotations(read_only_hint=False, destructive_hint=False)
T = TypeVar("T")
Course = Annotated[str, Field(description="The course's folder, as “list_courses” calls it.")]


def make_server(root: Path) -> MCPServer[Any]:
    """A server that offers the courses below a folder, and sees nothing outside it."""
    folder = SharedFolder(root.resolve())
    server: MCPServer[Any] = MCPServer(
        "builder", title="Course builder", instructions=INSTRUCTIONS, version=__version__
    )
    tools = Tools(folder)
    looking: list[Callable[..., Any]] = [tools.list_courses, tools.list_files, tools.read_file]
    looking += [tools.check, tools.preview_page]
    writing: list[Callable[..., Any]] = [tools.fix, tools.build, tools.import_file]
    for tools_of_kind, hints in ((looking, LOOKS), (writing, WRITES)):
        for tool in tools_of_kind:
            server.tool(annotations=hints)(tool)
    server.resource(
        "guide://course-language",
        title="How to write a course",
        mime_type="text/markdown",
        description="The language on one page.",
    )(tools.language)
    return server


class Tools:
    """What the server can do. Each method's docstring is what an assistant is told of it."""

    def __init__(self, folder: SharedFolder) -> None:
        """`folder`: all that they can see."""
        self.folder = folder

    def language(self) -> str:
        """The author's language on one page."""
        from builder.guide.assistants import page_for_assistants  # noqa: PLC0415 - only once it is asked for

        return page_for_assistants()

    def list_courses(self) -> list[str]:
        """The folders of all courses and programmes."""
        return [self.folder.name_of(one) for one in self.folder.courses()]

    def list_files(self, course: Course) -> list[str]:
        """The files of a course: its texts, and its media."""
        return _found(self.folder.files, course)

    def read_file(self, file: Annotated[str, Field(description="A path, as “list_files” gives it.")]) -> str:
        """The text of a file of a course."""
        return _found(self.folder.text, file)

    def check(self, course: Course) -> dict[str, Any]:
        """What is wrong with a course. Errors stop its package; each fault says what to type instead.

        Where its repair is known exactly, `fixes` holds edits, counted in lines and characters from 1.
        """
        return self._outcome(api.check(self._order(course)).outcome)

    def fix(self, course: Course) -> dict[str, Any]:
        """Writes properly, in the course's files, what was understood though it was typed with slips; nothing else."""
        from builder.fix.apply import apply_fixes  # noqa: PLC0415 - only once something is to be fixed

        done = apply_fixes([self._order(course)]).in_words()
        return {"done": done or "nothing was to be fixed", **self.check(course)}

    def build(self, course: Course) -> dict[str, Any]:
        """Writes the course's packages into the folder `dist`; with an error none, and the last ones stay."""
        [outcome] = api.build([self._order(course, self.folder.root / "dist")], jobs=1)
        packages = [{"file": self.folder.name_of(one.path), "standard": one.standard} for one in outcome.built]
        return {"packages": packages, "up_to_date": outcome.up_to_date, **self._outcome(outcome)}

    def import_file(
        self,
        file: Annotated[str, Field(description="A document, a deck, a quiz or a package in the shared folder.")],
        course: Annotated[str, Field(description="The folder for the course that comes out, such as courses/lifting.")],
    ) -> dict[str, Any]:
        """Makes a course of a file, or brings its changes into the course that was made of it before.

        What a person has to look at stands in the report.
        """
        from builder.importers.course_folder import TakenError  # noqa: PLC0415 - only once something is imported
        from builder.importers.importing import import_files  # noqa: PLC0415

        source, target = _found(self.folder.inside, file), _found(self.folder.inside, course)
        if not source.exists():
            raise ToolError(f"there is no file “{file}”")
        try:
            made = import_files([source], target, self.folder.root)
        except TakenError as reason:
            raise ToolError(f"“{course}”: {reason}") from reason
        if not made.course:
            raise ToolError("; ".join(f"{one.name} {one.reason}. What to do: {one.advice}" for one in made.refused))
        return {"report": made.course.report, **self.check(course)}

    def preview_page(
        self,
        course: Course,
        page: Annotated[str, Field(description="The page's heading, or its id; without it, the first.")] = "",
    ) -> str:
        """The HTML of one page as learners get it, without the frame around it."""
        checked = api.check(self._order(course))
        if isinstance(checked, Faulty):
            raise ToolError("the course has errors, so no page of it can be shown: see “check”")
        pages = [one for module in checked.content.modules for one in module.course.pages]
        wanted = page.strip().lower()
        found = next((one for one in pages if wanted in {"", one.id, one.title.plain.lower()}), None)
        if not found:
            raise ToolError(f"there is no page “{page}”; there are: {', '.join(one.title.plain for one in pages)}")
        return api.page_html(checked, found.id)

    def _order(self, course: str, out: Path | None = None) -> api.Order:
        return api.Order(_found(self.folder.course, course), out=out)

    def _outcome(self, outcome: Outcome) -> dict[str, Any]:
        return {
            "title": outcome.title,
            "pages": outcome.pages,
            "questions": outcome.questions,
            "can_be_built": not outcome.failed,
            "faults": [self._fault(one) for one in outcome.diagnostics],
        }

    def _fault(self, one: Diagnostic) -> dict[str, Any]:
        """As `builder check --format json` has it, the file as it is called here."""
        stored = one.as_json()
        path = Path(one.span.file)
        inside = path.is_absolute() and path.resolve().is_relative_to(self.folder.root)
        return stored | {"file": self.folder.name_of(path) if inside else path.name}


def _found(do: Callable[[str], T], name: str) -> T:
    """What is found by a name. ToolError: it is not in the folder, which the assistant is told."""
    try:
        return do(name)
    except NotHereError as reason:
        raise ToolError(str(reason)) from reason
