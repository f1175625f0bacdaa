"""The strict LMS of scorm_templates/cmi5/lms.py on a port of its own, as another origin than the module's."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from scorm_templates.cmi5.lms import launch_query, open_session
from scorm_templates.cmi5.lms_documents import content_of
from scorm_templates.cmi5.lms_quirks import QUIRKS, answer_with
from scorm_templates.cmi5.lms_requests import Request, Response

ALLOWED = "authorization, content-type, if-match, if-none-match, x-experience-api-version"


class Lrs(ThreadingHTTPServer):
    """One learner's registration, as an LMS holds it."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.kept: dict[str, Any] = {}
        self.lock = threading.Lock()
        self.is_down = False
        self.lost: set[str] = set()  # what sessions sent it, by their Authorization header, will never arrive
        self.refuses: Callable[[Request], int] = lambda _: 0  # a status to answer in place of what is right
        self.quirks: tuple[str, ...] = ()  # of LMSs in use: names from lms_quirks.py
        self.asked: list[Request] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"

    def launch(self, **launch: Any) -> str:
        """Opens a session; the query of the module's address."""
        open_session(self.kept, launch)
        return launch_query(self.kept, self.address)

    def lose_session(self) -> None:
        """Nothing of the session that is open arrives from now on, however late it comes."""
        self.lost.add(f"Basic {self.kept['session']['token']}")

    @property
    def statements(self) -> list[dict[str, Any]]:
        statements: list[dict[str, Any]] = self.kept["statements"]
        return statements

    @property
    def verbs(self) -> list[str]:
        """What was told in the session that is open, in order."""
        session = self.kept["data"]["contextTemplate"]["extensions"]
        told = [one for one in self.statements if session.items() <= one["context"]["extensions"].items()]
        return [one["verb"]["display"]["en"] for one in told]

    def of(self, verb: str) -> dict[str, Any]:
        """The last statement with a verb."""
        return next(one for one in reversed(self.statements) if one["verb"]["display"]["en"] == verb)

    @property
    def progress(self) -> dict[str, Any]:
        """What the module keeps for its next session; {} before it did."""
        document = self.kept["documents"].get("progress")
        return dict(json.loads(content_of(document))) if document else {}

    @property
    def faults(self) -> list[str]:
        faults: list[str] = self.kept["faults"]
        return faults


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Lrs

    def respond(self) -> None:
        lms = self.server
        parts = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if parts.path.startswith("/network/"):
            lms.is_down = parts.path.endswith("down")
            self.reply(Response(200, {}))
        elif lms.is_down or self.headers.get("Authorization") in lms.lost:
            self.close_connection = True  # without a word, as a cable does
        elif self.command == "OPTIONS":
            self.reply(Response(204))
        else:
            headers = {name.lower(): value for name, value in self.headers.items()}
            asked = Request(self.command, parts.path[1:], dict(parse_qsl(parts.query)), headers, body)
            time.sleep(max((QUIRKS[name].delay for name in lms.quirks), default=0))
            with lms.lock:
                lms.asked.append(asked)
                status = lms.refuses(asked)
                self.reply(Response(status) if status else answer_with(lms.quirks, asked, lms.kept))

    def reply(self, response: Response) -> None:
        self.send_response(response.status)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Headers", ALLOWED)
        self.send_header("Access-Control-Allow-Methods", "GET, PUT, POST")
        self.send_header("Access-Control-Max-Age", "600")
        for name, value in {"Content-Type": "application/json", **response.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(response.body)))
        self.end_headers()
        self.wfile.write(response.body)

    do_GET = do_PUT = do_POST = do_OPTIONS = respond  # noqa: N815 (the names are what the base class looks for)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name is the base class's)
        """Says nothing: a test's own report is what counts."""


@contextmanager
def serving_lrs() -> Iterator[Lrs]:
    with Lrs() as started:
        thread = threading.Thread(target=started.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield started
        started.shutdown()
        thread.join()


def as_body(*statements: dict[str, Any]) -> bytes:
    return json.dumps(statements).encode()
