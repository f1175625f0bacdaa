"""What stands for an LMS in tests does as one does: shown with a package of a few lines."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.contexts import Contexts
from tests.browser.lms import Lms, Mode, Quirk
from tests.browser.server import FileServer
from tests.sampling import one_in

TINY = """<!doctype html><html lang="en"><title>Tiny</title><h1>Tiny</h1><script>
  const lms = (window.opener || window.top).API;
  const set = (name, value) => lms && lms.LMSSetValue(name, value);
  const keep = () => { set("cmi.core.session_time", "0000:00:01"); lms && lms.LMSCommit(""); };
  if (lms) lms.LMSInitialize("");
  document.documentElement.dataset.found = lms ? lms.LMSGetValue("cmi.core.lesson_location") : "no LMS";
  set("cmi.core.exit", "suspend");
  addEventListener("pagehide", () => { set("cmi.core.lesson_location", "left"); keep(); lms && lms.LMSFinish(""); });
  document.documentElement.dataset.state = "ready";
</script></html>"""

NewLms = Callable[..., Lms]


@pytest.fixture
def lms_of(contexts: Contexts, server: FileServer, tmp_path: Path) -> NewLms:
    (tmp_path / "index.html").write_text(TINY, "utf-8")
    (tmp_path / "imsmanifest.xml").write_text("<manifest/>", "utf-8")
    server.mount("tiny", tmp_path)
    return lambda standard="scorm12", mode="frame": Lms(contexts, server.address, "/tiny", standard, mode)


def found(lms: Lms) -> str | None:
    return lms.frame.get_attribute("html", "data-found")


@pytest.mark.parametrize("mode", ["frame", "nested", "window"])
def test_who_leaves_comes_back_where_they_were(lms_of: NewLms, mode: Mode) -> None:
    lms = lms_of(mode=mode)
    lms.open()
    assert found(lms) == ""
    lms.leave()
    assert [call["verb"] for call in lms.calls][-2:] == ["LMSCommit", "LMSFinish"]
    lms.resume(viewport={"width": 320, "height": 640})
    assert found(lms) == "left"
    assert lms.frame.evaluate("() => top.innerWidth") == 320
    assert lms.faults == []


def test_who_is_cut_off_has_what_was_committed(lms_of: NewLms) -> None:
    lms = lms_of()
    lms.open()
    lms.frame.evaluate("() => { set('cmi.core.lesson_location', 'committed'); keep(); }")
    lms.frame.evaluate("() => set('cmi.core.lesson_location', 'not committed')")
    lms.kill()
    lms.open()
    assert found(lms) == "committed"


def test_failing_commits_and_refused_values(lms_of: NewLms) -> None:
    lms = lms_of()
    lms.open(commits_fail="false")
    lms.frame.evaluate("() => keep()")
    assert lms.calls[-1]["result"] == "false"
    assert lms.saved() is None
    lms.mend_commits()
    lms.refuse("lesson_location")
    assert lms.frame.evaluate("() => set('cmi.core.lesson_location', 'x')") == "false"
    lms.refuse("")
    lms.frame.evaluate("() => keep()")
    assert lms.saved() is not None
    assert lms.faults == []


def test_faults_of_a_package_are_named(lms_of: NewLms) -> None:
    lms = lms_of()
    lms.open()
    lms.frame.evaluate("() => set('cmi.core.lesson_status', 'finished')")
    assert "lesson_status" in "\n".join(lms.forgive())
    assert lms.faults == []


def test_without_an_lms(lms_of: NewLms) -> None:
    lms = lms_of(standard="none")
    lms.open()
    assert found(lms) == "no LMS"
    assert lms.calls == []


@pytest.mark.parametrize("mode", one_in(2, ["frame", "nested", "window"]))
def test_r10_a_session_opens_again_only_where_the_lms_lets_it(lms_of: NewLms, mode: Mode) -> None:
    lms = lms_of(mode=mode)
    lms.quirks = ()
    lms.open()
    for again in (lms.reload, lms.reopen, lms.reload_all):
        again()
        assert found(lms) == "left"
    assert lms.faults == []
    lms = lms_of(mode=mode)
    lms.quirks = ("one-session",)
    lms.open()
    for again in (lms.reload, lms.reopen):
        again()
        assert found(lms) == "", "the session is over, and tells nothing"
        assert lms.calls[-1]["result"] == "false"
    assert all("comes after the end" in fault for fault in lms.forgive())
    lms.reload_all()
    assert found(lms) == "left"
    lms.forgive()


@pytest.mark.parametrize("noticed", [True, False])
def test_r10_a_server_that_cannot_be_reached(lms_of: NewLms, noticed: bool) -> None:  # noqa: FBT001 (a test's parameter)
    answers: dict[tuple[Quirk, ...], str] = {(): "false", ("drops-offline",): "true"}
    for quirks, says in answers.items():
        lms = lms_of()
        lms.quirks = quirks
        lms.open()
        lms.frame.evaluate("() => { set('cmi.core.lesson_location', 'there'); keep(); }")
        lms.go_offline(noticed=noticed)
        assert lms.frame.evaluate("() => navigator.onLine") is not noticed
        lms.frame.evaluate("() => { set('cmi.core.lesson_location', 'nowhere'); keep(); }")
        assert lms.calls[-1]["result"] == says
        assert (lms.saved() or {})["core"]["lesson_location"] == "there"
        assert lms.cmi()["core"]["lesson_location"] == "nowhere"
        lms.go_online()
        lms.frame.evaluate("() => keep()")
        assert (lms.saved() or {})["core"]["lesson_location"] == "nowhere"
        assert lms.faults == []


def test_r10_what_changed_once_is_sent_once(lms_of: NewLms) -> None:
    lms = lms_of()
    lms.quirks = ("drops-offline", "only-changes")
    lms.open()
    lms.frame.evaluate("() => { set('cmi.core.lesson_location', 'there'); keep(); }")
    lms.go_offline()
    lms.frame.evaluate("() => { set('cmi.core.lesson_location', 'nowhere'); keep(); }")
    lms.go_online()
    lms.frame.evaluate("() => { set('cmi.suspend_data', 'x'); keep(); }")
    saved = lms.saved() or {}
    assert (saved["core"]["lesson_location"], saved["suspend_data"]) == ("there", "x")
