"""Each block's `examples.md` documents, shows and tests it: uses build for every standard, faults are found."""

import re
from pathlib import Path

import pytest

from builder.pipeline import Order, run
from tests.block_uses import EXAMPLE, FILES, parts, write_course
from tests.packages import standards

FAULT = re.compile(r"^`(?P<rule>[a-z-]+)`\n+```markdown\n(?P<text>.*?)```", re.DOTALL | re.MULTILINE)
USES = [(file.parent.name, match["text"]) for file in FILES for match in EXAMPLE.finditer(parts(file)[0])]
FAULTS = [
    (file.parent.name, match["rule"], match["text"]) for file in FILES for match in FAULT.finditer(parts(file)[1])
]


def course(folder: Path, text: str) -> Path:
    """A course around an example."""
    return write_course(folder, f"---\ntitle: Example\n---\n# Section\n\n## Page\n\nWords for learners.\n\n{text}")


@pytest.mark.parametrize(("kind", "text"), USES, ids=[f"{kind}-{number}" for number, (kind, _) in enumerate(USES)])
def test_a_use_builds_for_every_standard(kind: str, text: str, tmp_path: Path) -> None:
    folder = tmp_path / kind
    folder.mkdir()
    outcome = run(Order(course(folder, text), out=tmp_path / "out"))
    assert not outcome.diagnostics
    assert [one.standard for one in outcome.built] == list(standards())


@pytest.mark.parametrize(("kind", "rule", "text"), FAULTS, ids=[f"{kind}-{rule}" for kind, rule, _ in FAULTS])
def test_a_fault_is_found(kind: str, rule: str, text: str, tmp_path: Path) -> None:
    outcome = run(Order(course(tmp_path, text)))
    assert rule in {one.rule for one in outcome.diagnostics}, kind


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_the_examples_are_enough(file: Path) -> None:
    uses, faults = parts(file)
    assert len(EXAMPLE.findall(uses)) >= 2
    assert len(FAULT.findall(faults)) >= 5
