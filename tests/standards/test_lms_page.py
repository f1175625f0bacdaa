"""The adapters in a real browser, in the page that stands for an LMS: the tests of whole packages rest on both."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.contexts import Contexts
from tests.browser.lms import Lms
from tests.browser.server import FileServer
from tests.packages import ROOT

LIMITS = {
    folder: tomllib.loads((ROOT / "scorm_templates" / folder / "standard.toml").read_text("utf-8"))["limits"]
    for folder in ("scorm12", "scorm2004")
}
# A package of nothing but an adapter: it saves when told to, and finishes on pagehide.
PACKAGE = """<!DOCTYPE html><html lang="en"><title>Package</title><link rel="icon" href="data:,">
<script type="importmap">{ "imports": { "#runtime/": "/repo/builder/runtime/" } }</script>
<script type="module">
import { adapter } from "/repo/scorm_templates/FOLDER/adapter.js";
const progress = { completion: "incomplete", success: "unknown", score: null, passMark: 0.8, progress: 0,
  location: "page_2", state: "state~1", seconds: 5, objectives: [] };
window.connected = await adapter.connect({ limits: LIMITS, edition: "test" });
window.restored = adapter.restore();
window.save = (changes) => adapter.save(Object.assign(progress, changes));
addEventListener("pagehide", () => adapter.finish(progress));
document.documentElement.dataset.state = "ready";
</script></html>"""
MANIFEST = """<manifest xmlns:adlcp="x" xmlns:imsss="y"><adlcp:masteryscore>80</adlcp:masteryscore>
<imsss:minNormalizedMeasure>0.8000</imsss:minNormalizedMeasure></manifest>"""

NewLms = Callable[..., Lms]


@pytest.fixture(params=LIMITS)
def folder(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def new_lms(folder: str, tmp_path: Path, server: FileServer, contexts: Contexts) -> NewLms:
    page = PACKAGE.replace("FOLDER", folder).replace("LIMITS", str(LIMITS[folder]))
    (tmp_path / "index.html").write_text(page, "utf-8")
    (tmp_path / "imsmanifest.xml").write_text(MANIFEST, "utf-8")
    server.mount("adapter", tmp_path)
    server.mount("repo", ROOT)
    return lambda standard=folder, **more: Lms(contexts, server.address, "/adapter", standard, **more)


@pytest.mark.parametrize("mode", ["frame", "nested", "window"])
def test_plays_and_resumes(new_lms: NewLms, mode: str) -> None:
    lms = new_lms(mode=mode)
    lms.open()
    assert lms.frame.evaluate("[connected, restored.state, restored.mode]") == ["open", "", "normal"]
    assert lms.frame.evaluate("save({ score: 0.5 })")
    lms.resume()
    assert lms.frame.evaluate("[restored.state, restored.location, restored.score]") == ["state~1", "page_2", 0.5]
    assert "'resume'" in str(lms.cmi())
    assert lms.faults == []


def test_what_is_not_committed_is_lost(new_lms: NewLms) -> None:
    lms = new_lms()
    lms.open()
    assert lms.frame.evaluate("save({})") is True
    lms.fail_commits()
    assert lms.frame.evaluate("save({ state: 'state~2' })") is False
    saved = lms.saved()
    assert saved
    assert (saved["suspend_data"], lms.cmi()["suspend_data"]) == ("state~1", "state~2")
    lms.fail_commits("throw")
    assert lms.frame.evaluate("save({ state: 'state~3' })") is False
    lms.mend_commits()
    assert lms.frame.evaluate("save({})") is True
    saved = lms.saved()
    assert saved
    assert saved["suspend_data"] == "state~3"
    assert lms.faults == []


@pytest.mark.parametrize("way", ["() => lms.start()", "() => window[0].location.reload()"])
def test_a_second_launch_in_one_page_finds_the_first(new_lms: NewLms, way: str) -> None:
    lms = new_lms(quirks=())
    lms.open()
    lms.frame.evaluate("save({ completion: 'completed', success: 'passed', score: 0.9, progress: 1 })")
    lms.page.evaluate(way)
    lms.page.wait_for_function("() => lms.sessions === 2 && window[0].restored")
    restored = lms.page.evaluate("() => window[0].restored")
    assert (restored["completion"], restored["success"], restored["state"]) == ("completed", "passed", "state~1")
    assert lms.faults == []


@pytest.mark.parametrize("lesson", ["review", "browse"])
def test_a_look_records_nothing(new_lms: NewLms, lesson: str) -> None:
    lms = new_lms(lesson=lesson)
    lms.open()
    assert lms.frame.evaluate("[restored.mode, save({ score: 1 })]") == [lesson, True]
    lms.leave()
    assert lms.saved() is None or "'raw': ''" in str(lms.saved())
    assert lms.faults == []


def test_an_exit_without_suspend_gives_nothing_back(new_lms: NewLms, folder: str) -> None:
    lms = new_lms()
    lms.open()
    lms.leave()
    saved = {"suspend_data": "x", **({"core": {"exit": ""}} if folder == "scorm12" else {"exit": "normal"})}
    lms.page.evaluate("(saved) => lms.load(saved)", saved)
    lms.launch()
    assert lms.frame.evaluate("restored.state") == ""


def test_refused_elements_and_the_pass_mark(new_lms: NewLms, folder: str) -> None:
    lms = new_lms()
    lms.open()
    model = lms.cmi()
    if folder == "scorm12":
        assert float(model["student_data"]["mastery_score"]) == 80
    else:
        assert float(model["scaled_passing_score"]) == 0.8
    lms.refuse("suspend_data")
    assert lms.frame.evaluate("save({})") is False
    assert lms.faults == []


def test_faults_are_told(new_lms: NewLms, folder: str) -> None:
    lms = new_lms()
    lms.open()
    verb = "API.LMSSetValue" if folder == "scorm12" else "API_1484_11.SetValue"
    lms.page.evaluate(f"() => {verb}('cmi.nonsense', 'x')")
    lms.page.evaluate(f"() => {verb}('cmi.interactions.0.id', 'a b')")
    said = "\n".join(lms.forgive())
    assert "refused" in said
    assert "identifier" in said


def test_no_lms(new_lms: NewLms) -> None:
    lms = new_lms(standard="none")
    lms.open()
    assert lms.frame.evaluate("[connected, restored.mode, save({})]") == ["none", "normal", False]
    assert lms.calls == []
