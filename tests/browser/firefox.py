"""Firefox, held from outside by its own protocol (Marionette): Playwright drives none that people have."""

import json
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.browser.axe import AT_REST
from tests.patience import BETWEEN, PATIENCE, until

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # WebDriver's name of a reference to an element
KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Control": "\ue009", "End": "\ue010", "Home": "\ue011", "F8": "\ue038"}
SHOWN = """(selector, words) => {
  const seen = [...document.querySelectorAll(selector)].filter($one => $one.getClientRects().length);
  return seen.some($one => $one.textContent.includes(words));
}"""
# It asks nobody but this machine, and what scripts throw is in its standard error.
PREFERENCES: dict[str, bool | int | str] = {
    "marionette.port": 0,
    "app.update.enabled": False,
    "browser.download.folderList": 2,  # a folder of its own
    "browser.shell.checkDefaultBrowser": False,
    "browser.safebrowsing.downloads.remote.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.disable_open_during_load": False,
    "devtools.console.stdout.content": True,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.proxy.type": 1,  # through a proxy that isn't there, but for this machine
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.no_proxies_on": "127.0.0.1, localhost",
    "services.settings.server": "http://127.0.0.1:9",
}


class FirefoxError(Exception):
    """What Firefox answers to a command that fails."""


@dataclass
class Firefox:
    """A window of Firefox; commands act in the frame that was gone into last."""

    connection: socket.socket
    _buffer: bytes = b""
    _number: int = field(default=0)

    def go(self, address: str) -> None:
        self.command("WebDriver:Navigate", url=address)

    def evaluate(self, function: str, *given: Any) -> Any:
        """What a JavaScript function gives, or its promise, in the frame."""
        script = f"return ({function})(...arguments);"
        return self.command("WebDriver:ExecuteScript", script=script, args=list(given), sandbox=None)

    def wait_for(self, selector: str, words: str = "") -> None:
        """Until an element is there and shown, with some words in it."""
        until(lambda: self.evaluate(SHOWN, selector, words), f"there is no {selector} {words}")

    def click(self, selector: str) -> None:
        """As a mouse does, once it is there and nothing covers it: what lies elsewhere is scrolled to."""
        until(lambda: self._does("WebDriver:ElementClick", selector), f"{selector} can not be clicked")

    def type(self, selector: str, keys: str) -> None:
        until(lambda: self._does("WebDriver:ElementSendKeys", selector, text=keys), f"{selector} takes no keys")

    def press(self, *keys: str) -> None:
        """Where the focus is: words letter by letter, or a key by its name; `Control+End`: both at once."""
        for one in keys:
            held = [KEYS[name] for name in one.split("+")] if set(one.split("+")) <= KEYS.keys() else []
            down, up = ([{"type": kind, "value": key} for key in held] for kind in ("keyDown", "keyUp"))
            typed = [{"type": kind, "value": letter} for letter in one for kind in ("keyDown", "keyUp")]
            board = {"type": "key", "id": "keyboard", "actions": [*down, *reversed(up)] if held else typed}
            self.command("WebDriver:PerformActions", actions=[board])

    def choose(self, selector: str, file: Path) -> None:
        """A file, by a button that asks for one."""
        self.click(selector)
        self.type("input[type=file]", str(file))

    def drag(self, selector: str, to: str) -> None:
        """Takes one element by the mouse and lets it go upon another, once both have come to rest."""
        self.evaluate(AT_REST)
        box = "selector => { const $one = document.querySelector(selector); $one.scrollIntoView({ block: 'center' }); }"
        self.evaluate(box, selector)
        moves = [
            {"type": "pointerMove", "origin": {ELEMENT: self._find(selector)}, "x": 0, "y": 0},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerMove", "origin": "pointer", "x": 8, "y": 8, "duration": 50},
            {"type": "pointerMove", "origin": {ELEMENT: self._find(to)}, "x": 0, "y": 0, "duration": 200},
            {"type": "pointerUp", "button": 0},
        ]
        mouse = {"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": moves}
        self.command("WebDriver:PerformActions", actions=[mouse])

    def into(self, *frames: str, holds: str = "html", words: str = "") -> None:
        """Goes from the page into a frame, and one in that; until what is there, after others, `holds` something."""
        until(lambda: self._is_in(frames, holds, words), f"no frame {frames} with {holds} {words}")

    def _is_in(self, frames: tuple[str, ...], holds: str, words: str) -> bool:
        self.out()
        with suppress(FirefoxError):  # the frame has just made room for a newer one
            for frame in frames:
                self.command("WebDriver:SwitchToFrame", element=self._find(frame))
            return bool(self.evaluate(SHOWN, holds, words))
        return False

    def out(self) -> None:
        """Goes back to the page around all frames."""
        self.command("WebDriver:SwitchToFrame", id=None)

    def _does(self, act: str, selector: str, **parameters: Any) -> bool:
        """Whether it can be done; one that could not has done nothing."""
        with suppress(FirefoxError):
            self.command(act, id=self._find(selector), **parameters)
            return True
        return False

    def _find(self, selector: str) -> str:
        found = self.command("WebDriver:FindElement", using="css selector", value=selector)
        return str(found[ELEMENT])

    def command(self, name: str, **parameters: Any) -> Any:
        """FirefoxError: it could not."""
        self._number += 1
        text = json.dumps([0, self._number, name, parameters]).encode()
        self.connection.sendall(b"%d:%b" % (len(text), text))
        _, _, fault, answer = self.receive()
        if fault:
            raise FirefoxError(f"{fault['error']}: {fault['message']}")
        return answer.get("value", answer) if isinstance(answer, dict) else answer

    def receive(self) -> Any:
        """The next message: its length, a colon, and JSON."""
        while b":" not in self._buffer:
            self._buffer += self._more()
        length, _, rest = self._buffer.partition(b":")
        while len(rest) < int(length):
            rest += self._more()
        self._buffer = rest[int(length) :]
        return json.loads(rest[: int(length)])

    def _more(self) -> bytes:
        some = self.connection.recv(1 << 16)
        if not some:
            raise FirefoxError("Firefox has gone")
        return some


@contextmanager
def firefox(executable: Path, profile: Path) -> Iterator[Firefox]:
    """A Firefox with a new profile, which is gone after its use."""
    profile.mkdir(parents=True)
    preferences = PREFERENCES | {"browser.download.dir": str(profile / "downloads")}
    settings = "".join(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in preferences.items())
    (profile / "user.js").write_text(settings, "utf-8")
    command = [str(executable), "--headless", "--marionette", "--no-remote", "--profile", str(profile)]
    own = {**os.environ, "HOME": str(profile), "MOZ_CRASHREPORTER_DISABLE": "1"}
    with (
        (profile / "said.txt").open("wb") as said,
        subprocess.Popen(command, env=own, stdout=said, stderr=said) as process,
    ):
        try:
            with _connected(process, profile / "MarionetteActivePort") as connection:
                window = Firefox(connection)
                window.receive()  # it says who it is
                window.command("WebDriver:NewSession", capabilities={"alwaysMatch": {}})
                window.command("WebDriver:SetWindowRect", width=1280, height=900)
                yield window
                with suppress(FirefoxError, OSError):
                    window.command("Marionette:Quit", flags=["eForceQuit"])
                    process.wait(PATIENCE)
        finally:
            process.kill()


def _connected(process: "subprocess.Popen[bytes]", port: Path) -> socket.socket:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        with suppress(OSError, ValueError):
            return socket.create_connection(("127.0.0.1", int(port.read_text())), timeout=PATIENCE)
        time.sleep(BETWEEN)
    raise FirefoxError("Firefox did not start")
