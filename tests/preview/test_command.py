"""The command itself: its port, its end, what it says where it can't start."""

import http.client
import socket
import subprocess
import sys
import time
from pathlib import Path

from tests.packages import ROOT, run_builder
from tests.patience import PATIENCE
from tests.preview.running import running


def test_two_at_once_and_a_quiet_end(tmp_path: Path) -> None:
    (tmp_path / "course.md").write_text("---\ntitle: Doors\n---\n## At the door\n\nShut it.\n", "utf-8")
    with running(tmp_path) as first, running(tmp_path) as second:
        assert first.address != second.address
        listener = http.client.HTTPConnection(first.address.removeprefix("http://"), timeout=PATIENCE)
        listener.request("GET", "/events")  # a browser that listens keeps nobody waiting
        assert listener.getresponse().status == 200
        for one in (first, second):
            assert (one.stop(), one.said.strip()) == (0, "")
        listener.close()


def test_it_ends_quietly_while_a_course_is_still_built(tmp_path: Path) -> None:
    (tmp_path / "doors").mkdir()
    questions = "".join(f"### Question: Is it {number}?\n- [x] Yes\n- [ ] No\n\n" for number in range(400))
    (tmp_path / "doors/course.md").write_text(f"---\ntitle: Doors\n---\n# One\n\n## All\n\n{questions}", "utf-8")
    with running(tmp_path) as preview:
        with socket.create_connection(("127.0.0.1", int(preview.address.rpartition(":")[2]))) as asks:
            host = preview.address.removeprefix("http://")
            asks.sendall(f"GET /courses/doors?theme= HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
            time.sleep(0.5)  # it is at it
            assert preview.stop() == 0
        assert preview.said.strip() == ""


def test_a_taken_port_is_a_clear_message() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run_builder("preview", "courses", "--no-browser", "--port", str(port))
    assert done.returncode == 2
    assert f"port {port} is taken" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_without_a_course_is_a_clear_message(tmp_path: Path) -> None:
    done = run_builder("preview", tmp_path)
    assert done.returncode == 2
    assert "holds no course" in done.stderr


def test_no_other_command_loads_it() -> None:
    loaded = "set(sys.modules) & {'starlette', 'uvicorn', 'watchfiles'}"
    asked = f"import sys, builder.cli, builder.pipeline; sys.exit(bool({loaded}))"
    assert subprocess.run([sys.executable, "-c", asked], cwd=ROOT, check=False).returncode == 0
