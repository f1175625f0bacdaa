"""What a package can reach: asked raw, and tried by a hostile one in a browser."""

import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.browser.contexts import Contexts
from tests.packages import ROOT, run_builder
from tests.patience import until
from tests.player.running import module, playing
from tests.player.weeks import OLD, week
from tests.preview.test_guard import ask

HALF = '{"number": 2, "state": {"half": "\\ud800", "large": 1e5}, "summary": {"score": 1e999, "location": "\\udfff"}}'
PRY = """<!doctype html><title>Pry</title><script>
const player = [...location.ancestorOrigins].at(-1);
const script = (address) => new Promise((done, fail) =>
  document.head.append(Object.assign(document.createElement("script"), { onload: done, onerror: fail, src: address })));
const answered = async (answer) => { if (!(await answer).ok) throw new Error("refused"); };
const tries = {
  "the player's page": () => window.top.document.title,
  "the player's state": () => answered(fetch(player + "/course")),
  "the player's acts": () => answered(fetch(player + "/forget", { method: "POST", body: "{}" })),
  "the player's script": () => script(player + "/player/page/player.js"),
  "the player's own window": () => { window.top.location = "about:blank"; },
  "files of this computer": () => answered(fetch("/package/../../../../etc/passwd")),
  "files of the package by another way": () => answered(fetch("/package/%2e%2e/imsmanifest.xml")),
  "another session": () => answered(fetch("/session/other", { method: "POST", body: "{}" })),
};
window.reached = (async () => {
  const reached = [];
  for (const [what, attempt] of Object.entries(tries)) {
    try { await attempt(); reached.push(what); } catch (refused) { /* as it should be */ }
  }
  return reached;
})();
</script>"""


def test_a_hostile_package_reaches_nothing(contexts: Contexts, tmp_path: Path) -> None:
    page = contexts.open().new_page()
    path = week(tmp_path / "week.zip", OLD, PRY)
    with playing(path, page) as player:
        page.get_by_role("button", name="Handout").click()
        own = module(page)
        assert own.evaluate("() => player") == player.address
        assert own.evaluate("() => reached") == []
        assert page.url == f"{player.address}/"

        host, name = player.address.removeprefix("http://"), own.url.partition("/package/")[0].removeprefix("http://")
        assert re.fullmatch(r"[0-9a-f]{16}\.localhost:\d+", name)
        assert host.partition(":")[0] == name.partition(":")[0] != ""
        own_page, stage = (f"127.0.0.1:{one.partition(':')[2]}" for one in (host, name))
        token = page.evaluate("async () => (await (await fetch('/course')).json()).session.token")
        framed = {"Host": name, "Sec_Fetch_Site": "same-site", "Sec_Fetch_Dest": "iframe"}
        assert ask(stage, f"/stage/{token}", **framed)[0] == 200
        assert ask(stage, "/package/Monday.html", **framed)[0] == 403  # never without the thin page around it
        assert ask(stage, f"/stage/{token}", **{**framed, "Sec_Fetch_Site": "cross-site"})[0] == 403
        for other in ("example.org", stage, f"localhost:{stage[10:]}", "x.localhost:80", f"x.{name}", ""):
            assert ask(stage, "/package/Monday.html", Host=other)[0] == 403
            assert ask(own_page, "/course", Host=other)[0] == 403
        assert (
            f"frame-ancestors http://{host}" in ask(stage, f"/stage/{token}", Host=name)[1]["content-security-policy"]
        )
        assert ask(stage, "/package/Monday.html", Host=name, Range="bytes=0-8")[2] == b"<!doctype"
        assert ask(stage, "/package/Monday.html", Host=name, Range="bytes=-7")[0] == 206
        assert ask(stage, "/package/Monday.html", Host=name, Service_Worker="script")[0] == 403
        assert ask(stage, "/package/Monday.html", Host=name, Sec_Fetch_Dest="serviceworker")[0] == 403
        ours = ("/player/page/player.js", "/lms/page/lms_panel.js", "/runtime/kit/dom.js", "/stage/other", "/course")
        for asked in ("/package/%2e%2e/x", "/package//etc/passwd", *ours):
            assert ask(stage, asked, Host=name)[0] == 404
        for body in ("", "[]", "nonsense", "[" * 100_000, '{"number": NaN}', '{"state": 1e999}', '{"calls": 7}', HALF):
            own_origin = {"Host": name, "Origin": f"http://{name}"}
            assert ask(stage, f"/session/{token}", method="POST", body=body, **own_origin)[0] in {200, 404}
            assert (
                ask(stage, f"/session/{token}", Host=name)[0] == ask(own_page, "/course", Host=host)[0] == 200
            )  # and can be sent on
            assert ask(own_page, "/open", method="POST", body="[" + body, Host=host, Origin=f"http://{host}")[0] == 200
        foreign = {"Host": name, "Origin": f"http://{host}"}
        assert ask(stage, f"/session/{token}", method="POST", body="{}", **foreign)[0] == 403
        assert ask(own_page, "/forget", method="POST", Host=host, Origin=f"http://{name}")[0] == 403
        assert ask(own_page, "/package/Monday.html", Host=host)[0] == 404
    contexts.faults.clear()  # each refusal is one to a browser


class Service(BaseHTTPRequestHandler):
    """Another program of this computer, with cookies by which it knows its own pages."""

    def do_GET(self) -> None:
        heard: list[tuple[str, str]] = self.server.heard  # type: ignore[attr-defined]
        heard.append((self.path, self.headers.get("Cookie", "")))
        self.send_response(200)
        for rule in ("Strict", "Lax"):
            self.send_header("Set-Cookie", f"{rule}=secret; SameSite={rule}; Path=/")
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>Service</title>")

    def do_POST(self) -> None:
        self.do_GET()

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def service() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Its address, and what it hears: paths and cookies."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    heard: list[tuple[str, str]] = []
    server.heard = heard  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", heard
    finally:
        server.shutdown()
        server.server_close()


ASKING = """<!doctype html><title>Ask</title><form method="post" action="SERVICE/form" target="shown"></form>
<iframe name="shown"></iframe><img alt="" src="SERVICE/picture"><script>
window.done = (async () => {
  await fetch("SERVICE/fetch", { mode: "no-cors", credentials: "include" });
  document.forms[0].submit();
  const frame = document.body.appendChild(document.createElement("iframe"));
  await new Promise((loaded) => { frame.onload = loaded; frame.src = "SERVICE/frame"; });
  const tries = { classic: {}, module: { type: "module" }, scoped: { scope: "/" } };
  const registered = [];
  for (const [what, options] of Object.entries(tries)) {
    try { await navigator.serviceWorker.register("/package/Tuesday.html", options); registered.push(what); } catch { }
    try { await navigator.serviceWorker.register("worker.js", options); registered.push(what); } catch { }
  }
  localStorage.setItem("kept", "here");
  document.title = "Done";
  return registered;
})();
</script>"""


@pytest.mark.parametrize("plain", [False, True])
def test_r7_a_site_of_its_own(contexts: Contexts, tmp_path: Path, *, plain: bool) -> None:
    """No cookie of another local program goes out with what a package asks; it registers no service worker.

    With `--plain-address` the package plays as well, though on the site of this computer.
    """
    page = contexts.open().new_page()
    with service() as (address, heard):
        page.goto(f"{address}/first")
        page.goto(f"{address}/known")
        assert heard[-1][1] == "Strict=secret; Lax=secret"
        heard.clear()
        path = week(tmp_path / "week.zip", OLD, ASKING.replace("SERVICE", address))
        with playing(path, page, *(["--plain-address"] if plain else [])):
            page.get_by_role("button", name="Handout").click()
            own = module(page)
            assert own.evaluate("() => done") == []
            assert own.evaluate("() => isSecureContext && localStorage.getItem('kept')") == "here"
            assert own.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0
            until(lambda: "/form" in dict(heard), "the form was not sent")  # nothing in the page says when it was
        asked = {path: cookies for path, cookies in heard if path != "/favicon.ico"}
        assert asked.keys() == {"/fetch", "/form", "/picture", "/frame"}
        assert any(asked.values()) == plain
    contexts.faults.clear()  # each refusal is one to a browser


def test_r7_a_browser_that_knows_no_such_name(tmp_path: Path) -> None:
    """Beside the address stands what to do where it isn't found."""
    path = week(tmp_path / "week.zip", OLD)
    for options, named in (((), True), (("--plain-address",), False)):
        command = [sys.executable, "-m", "builder", "play", str(path), "--no-browser", *options]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
            said = process.stdout.readline() if process.stdout else ""
            process.terminate()
        assert bool(re.search(r"plays at http://[0-9a-f]{16}\.localhost:\d+/ ", said)) == named, said
        assert ("add --plain-address" in said) == named


def test_what_cant_be_played_is_said_at_once(tmp_path: Path) -> None:
    nothing, bomb = tmp_path / "nothing.zip", tmp_path / "notes.zip"
    week(nothing, OLD.replace("<item", "<part").replace("</item", "</part"))
    bomb.write_bytes(b"no zip at all")
    for path, words in ((nothing, "holds no module that can be opened"), (bomb, "it is no zip")):
        done = run_builder("play", path, "--no-browser")  # it ends by itself
        assert (done.returncode, "Traceback" in done.stderr) == (1, False)
        assert words in done.stderr
    assert run_builder("play", tmp_path / "none.zip").returncode == 2
