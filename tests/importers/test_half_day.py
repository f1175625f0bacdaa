"""The half-day session's deck becomes a course that needs an hour of a person, and no more. Issue 12, Proof."""

from __future__ import annotations

import random
import subprocess
import sys
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from pptx import Presentation
from pptx.util import Inches

from builder.importers.draft import Reveal, Trainer, plain
from builder.importers.markdown import write
from builder.importers.reading import bring
from tests.importers.half_day import half_day
from tests.in_memory import check, source_of

if TYPE_CHECKING:
    from pathlib import Path

    from builder.importers.reading import Brought


@pytest.fixture(scope="module")
def brought(tmp_path_factory: pytest.TempPathFactory) -> Brought:
    path = tmp_path_factory.mktemp("half-day") / "customer-care.pptx"
    path.write_bytes(half_day())
    return bring(path)


def test_it_is_a_course_without_a_fault(brought: Brought) -> None:
    _, found = check(source_of({"course.md": write(brought.draft)}))
    assert [f"{one.rule} {one.message}" for one in found] == []


def test_a_person_has_no_more_than_a_page_to_look_at(brought: Brought) -> None:
    assert len(brought.reading.doubts) <= 13
    todo = " ".join(one.todo for one in brought.reading.doubts)
    for block in ("Sort", "Poll", "Reflect", "Action plan", "Reveal", "Assessment", "# Keeping trust"):
        assert block in todo, block
    assert [one.kind for one in brought.reading.left_out] == ["slides that say goodbye"]


def test_its_pages_are_those_that_a_person_would_make(brought: Brought) -> None:
    pages = {plain(page.title): page for section in brought.draft.sections for page in section.pages}
    assert len(pages) == 18
    text = write(brought.draft)
    assert text.count("### 1. Focusing on customers") == 1
    assert "## Ten corporate behaviours\n" in text
    assert "\n## 10. Leading and managing change" not in text  # ten short slides below the one that names them
    assert text.count("## Confidentiality\n") == 1
    assert "8. Making a visit\n9. You and your surroundings" in text  # numbers that do not begin with one
    notes = [one for page in pages.values() for one in page.elements if isinstance(one, Trainer)]
    assert len(notes) == 3
    reveals = [one for page in pages.values() for one in page.elements if isinstance(one, Reveal)]
    assert [plain(one.title) for one in reveals] == ["How would you support a disabled person?"]


# The peak that Linux keeps of this very program; what `resource` tells is that of the process that started it, too.
MEASURED = """
import re, sys, time
from builder.cli import main
try:
    main()
finally:
    peak = re.search(r"VmHWM:\\s*(\\d+)", open("/proc/self/status").read())
    print(time.process_time(), peak[1], file=sys.stderr)
"""


def sixty_slides_with_forty_photos(path: Path) -> None:
    """As a phone takes them: twelve megapixels each, in four megabytes, most of which nobody has to decode."""
    file = BytesIO()
    Image.radial_gradient("L").resize((4032, 3024)).convert("RGB").save(file, "JPEG", quality=80)
    file.write(random.Random(40).randbytes(4_000_000))  # noqa: S311 - the same each time
    deck = Presentation()
    for number in range(60):
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = f"Topic {number}"
        slide.placeholders[1].text = "\n".join(f"Point {at} of topic {number}, in some words" for at in range(5))
        if number < 40:
            photo = file.getvalue() + bytes([number])
            slide.shapes.add_picture(BytesIO(photo), Inches(1), Inches(3), Inches(3))
    deck.save(str(path))


def test_sixty_slides_with_forty_photos_take_no_300_mb(tmp_path: Path) -> None:
    path = tmp_path / "large.pptx"
    sixty_slides_with_forty_photos(path)
    assert path.stat().st_size > 150_000_000
    command = [sys.executable, "-c", MEASURED, "import", str(path), "--to", str(tmp_path / "course")]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(list((tmp_path / "course" / "media").iterdir())) == 40
    seconds, kilobytes = map(float, done.stderr.split()[-2:])
    assert seconds < 10
    assert kilobytes < 300_000
