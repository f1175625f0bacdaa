"""What a package can reach: asked raw, and tried by a hostile one in a browser."""

import socket
import time
from pathlib import Path

from tests.browser.contexts import Contexts
from tests.packages import run_builder
from tests.player.running import module, playing
from tests.player.weeks import OLD, week
from tests.preview.test_guard import ask

HALF = '{"number": 2, "kept": {"half": "\\ud800", "large": 1e5}, "summary": {"score": 1e999, "location": "\\udfff"}}'
PRY = """<!doctype html><title>Pry</title><script>
const player = "PLAYER";
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
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    path = week(tmp_path / "week.zip", OLD, PRY.replace("PLAYER", f"http://127.0.0.1:{port}"))
    with playing(path, page, "--port", port) as player:
        page.get_by_role("button", name="Handout").click()
        own = module(page)
        assert own.evaluate("() => reached") == []
        assert page.url == f"{player.address}/"

        stage = own.url.partition("/package/")[0].removeprefix("http://")
        host = player.address.removeprefix("http://")
        token = page.evaluate("async () => (await (await fetch('/course')).json()).session.token")
        framed = {"Sec_Fetch_Site": "same-site", "Sec_Fetch_Dest": "iframe"}
        assert ask(stage, f"/stage/{token}", **framed)[0] == 200
        assert ask(stage, "/package/Monday.html", **framed)[0] == 403  # never without the thin page around it
        assert ask(stage, f"/stage/{token}", Sec_Fetch_Site="cross-site", Sec_Fetch_Dest="iframe")[0] == 403
        assert ask(stage, "/package/Monday.html", Host="example.org")[0] == 403
        assert f"frame-ancestors http://{host}" in ask(stage, f"/stage/{token}")[1]["content-security-policy"]
        assert ask(stage, "/package/Monday.html", Range="bytes=0-8")[2] == b"<!doctype"
        assert ask(stage, "/package/Monday.html", Range="bytes=-7")[0] == 206
        for asked in ("/package/%2e%2e/x", "/package//etc/passwd", "/player/page/player.js", "/stage/other", "/course"):
            assert ask(stage, asked)[0] == 404
        for body in ("", "[]", "nonsense", "[" * 100_000, '{"number": NaN}', '{"kept": 1e999}', '{"calls": 7}', HALF):
            own_origin = {"Origin": f"http://{stage}"}
            assert ask(stage, f"/session/{token}", method="POST", body=body, **own_origin)[0] in {200, 404}
            assert ask(stage, f"/session/{token}")[0] == ask(host, "/course")[0] == 200  # and can be sent on
            assert ask(host, "/open", method="POST", body="[" + body, Origin=f"http://{host}")[0] == 200
        assert ask(stage, f"/session/{token}", method="POST", body="{}", Origin=f"http://{host}")[0] == 403
        assert ask(host, "/forget", method="POST", Origin=f"http://{stage}")[0] == 403
        assert ask(host, "/package/Monday.html")[0] == 404
    contexts.faults.clear()  # each refusal is one to a browser


def test_what_cant_be_played_is_said_at_once(tmp_path: Path) -> None:
    nothing, bomb = tmp_path / "nothing.zip", tmp_path / "notes.zip"
    week(nothing, OLD.replace("<item", "<part").replace("</item", "</part"))
    bomb.write_bytes(b"no zip at all")
    for path, words in ((nothing, "holds no module that can be opened"), (bomb, "it is no zip")):
        started = time.monotonic()
        done = run_builder("play", path, "--no-browser")
        assert (done.returncode, "Traceback" in done.stderr) == (1, False)
        assert words in done.stderr
        assert time.monotonic() - started < 10  # it ends by itself
    assert run_builder("play", tmp_path / "none.zip").returncode == 2
