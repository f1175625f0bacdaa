"""What is wrong with a course where one page was just changed, ahead of the build: it is what the build says then."""

import shutil
from pathlib import Path

import pytest

from builder.diagnostics import Diagnostic
from builder.preview.courses import Courses
from tests.packages import ROOT
from tests.sampling import one_in

TRIED = ["courses/confidentiality", "courses/disability-etiquette", "tests/courses/tour"]
WRONG = [
    "### Question: Who?\n- [ ] You\n- [ ] I",
    "Please utilise it in order to commence, and the handicapped, too.",
    "See [another page](no-such-page.md) and ![](media/none.png).",
    "### Qestion: Who is it?\n- [x] You\n- [ ] I\n\n> [!NOET]\n> Ring.",
    "It says so.[^nowhere]\n\nSee [[Nothing]] and {nobody}.",
    "* [ ]You\n*I",
]
GOOD = "---\ntitle: Doors\n---\n# Doors\n\n## At the door\n\nShut it.\n\n## At night\n\nNobody is there.\n"


def told(faults: list[Diagnostic] | tuple[Diagnostic, ...]) -> list[tuple[object, ...]]:
    return [(one.rule, one.severity, one.message, one.help, one.span, one.fix) for one in faults]


@pytest.mark.parametrize("name", TRIED)
def test_a_page_s_faults_are_those_that_the_build_finds(name: str, tmp_path: Path) -> None:
    folder = tmp_path / Path(name).name
    shutil.copytree(ROOT / name, folder)
    courses = Courses(tmp_path)
    (course,) = courses.build(folder.name, "").courses
    found = 0
    for number, page in enumerate(one_in(4, list(course.pages))):
        file = folder / page.file
        text = file.read_text("utf-8")
        lines = text.split("\n")
        at = next((at for at in range(page.span.line, len(lines)) if not lines[at]), 0)
        for wrong in one_in(2, WRONG, number):
            for now in (wrong, f"{wrong}.", "An end."):  # from good to bad, from bad to other, and to good
                file.write_text("\n".join([*lines[:at], "", now, "", *lines[at:]]), "utf-8")
                ahead = courses.faults_now(folder.name, "")
                courses.changed([file])
                build = courses.build(folder.name, "")
                if ahead is not None:
                    found += 1
                    assert told(ahead) == told(build.outcome.diagnostics), (page.id, now)
    assert found > 6
