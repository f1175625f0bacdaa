"""Two courses from start to pass in Firefox, the second engine; left out where there is none."""

import json
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.block_uses import write_course
from tests.browser.firefox import Firefox
from tests.browser.server import FileServer
from tests.browser.test_play_courses import TAKE_PAGE
from tests.packages import Packages, build
from tests.sampling import one_in

PLAYED = [("confidentiality", "scorm12"), ("customer-care-standards", "scorm2004-4th")]
READY = "html[data-state=ready] .banner"
PAGE = "() => document.querySelector('section.page:not([hidden])').id"
COURSE = "() => JSON.parse(document.querySelector('#ui--data').textContent)"
# A frame is gone at once; the LMS has then what was committed.
LEAVE = "() => { lms.leave(); return lms.saved(); }"
FAULTS = "() => { window.thrown = []; addEventListener('error', ({ message }) => thrown.push(message)); }"


@pytest.mark.parametrize(("course", "standard"), one_in(2, PLAYED))
def test_a_course_from_start_to_pass_in_firefox(
    window: Firefox, server: FileServer, packages: Packages, course: str, standard: str
) -> None:
    at = f"/packages/{packages.of(course, standard).name}"
    query = {"package": f"{at}/index.html", "manifest": f"{at}/imsmanifest.xml", "standard": standard}
    lms = f"{server.address}/lms/lms.html?{urlencode(query | {'mode': 'frame', 'start': 'later'})}"

    def launch(kept: object) -> None:
        window.go(lms)
        window.evaluate("() => lms.ready")
        window.evaluate("kept => { if (kept) lms.load(kept); lms.start(); }", kept)
        window.into("#package")
        window.wait_for(READY)
        window.evaluate(FAULTS)
        window.click("#ui--cover .begin")

    launch(None)
    pages = window.evaluate(COURSE)["pages"]
    met: list[str] = []
    for index, page in enumerate(pages):
        if index == len(pages) // 2:
            assert window.evaluate("() => thrown") == []
            window.out()
            launch(window.evaluate(LEAVE))
        assert window.evaluate(PAGE) == page["id"]
        met, _, faults = window.evaluate(TAKE_PAGE, met)
        assert faults == []
    assert window.evaluate(PAGE) == "results"
    assert "You have completed this module." in window.evaluate("() => document.querySelector('#results').innerText")
    assert window.evaluate("() => [...thrown, ...document.querySelectorAll('#results .left a')]") == []
    window.click("#ui--exit")
    window.out()
    assert window.evaluate("() => lms.faults") == []
    told = json.dumps(window.evaluate(LEAVE))
    assert '"passed"' in told


DRAGGED = """---
title: Dragged
---
## Only page

### Sort: Who is a customer?
- External
  - A café owner
- Internal
  - A planner
"""


def test_chips_are_dragged_in_firefox(window: Firefox, server: FileServer, tmp_path: Path) -> None:
    package = build(write_course(tmp_path / "dragged", DRAGGED), tmp_path / "built", "--to", "web").all()[0]
    window.go(server.mount("in-firefox", package.folder) + "/index.html")
    window.wait_for("html[data-state=ready] .chip")
    for key in ("a", "b"):
        window.drag(f".chip[data-part={key}] .grip", f".lane[data-lane={key}]")
        window.wait_for(f".chip[data-part={key}]:not([data-in='0'])")
    window.click(".block button[type=submit]")
    window.wait_for(".outcome.right")
