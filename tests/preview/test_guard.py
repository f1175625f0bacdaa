"""What the preview's server refuses: asked raw, as a page on the web or a neighbour on the network might."""

import http.client
import json
from collections.abc import Iterator

import pytest

from tests.patience import PATIENCE
from tests.preview.running import running

COURSE = "---\ntitle: Doors\n---\n## At the door\n\nShut it.\n\n![A door](media/door.png)\n"
PLAYED = "/played/doors/theme/{}/v/index.html"


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("guard") / "courses"
    (folder / "doors" / "media").mkdir(parents=True)
    (folder / "doors" / "course.md").write_text(COURSE, "utf-8")
    (folder / "doors" / "media" / "door.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(2_000_000))
    (folder / "doors" / "media" / "secret.txt").write_text("not used in the course", "utf-8")
    with running(folder) as preview:
        yield preview.address.removeprefix("http://")


def ask(
    host: str, path: str, *, method: str = "GET", body: str = "", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """A request as it is written, whatever a client would make of it; `_` in a header's name is a hyphen."""
    connection = http.client.HTTPConnection(host, timeout=PATIENCE)
    sent = {"Host": host} | {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body or None, sent)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, content


def standard(host: str) -> str:
    played = json.loads(ask(host, "/courses/doors")[2])["played"]
    return str(played[0]["standard"])


def test_its_own_pages_are_served(host: str) -> None:
    status, headers, page = ask(host, "/", Sec_Fetch_Site="none")
    assert (status, b"<main" in page) == (200, True)
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert ask(host, "/preview/page/preview.js")[1]["content-type"].startswith("text/javascript")
    folder = json.loads(ask(host, "/courses/doors")[2])["played"][0]["folder"]
    assert ask(host, f"/standards/{folder}/lms.js")[0] == 200
    assert ask(host, "/lms/page/lms_panel.js")[0] == 200


def test_a_module_is_served_as_in_an_lms(host: str) -> None:
    status, headers, page = ask(host, PLAYED.format(standard(host)))
    assert (status, b"At the door" in page) == (200, True)
    assert "content-security-policy" not in headers
    tag = headers["etag"]
    assert ask(host, PLAYED.format(standard(host)), If_None_Match=tag)[0] == 304


def test_only_what_an_address_is_true_of_is_kept_for_good(host: str) -> None:
    played = json.loads(ask(host, "/courses/doors")[2])["played"][0]
    for version, name, for_good in (
        (played["version"], "course.css", True),
        (played["version"], "index.html", False),
        ("older", "course.css", False),
    ):
        headers = ask(host, f"/played/doors/theme/{played['standard']}/{version}/{name}")[1]
        assert ("immutable" in headers["cache-control"]) == for_good


def test_a_part_of_a_large_file_can_be_asked_for(host: str) -> None:
    address = PLAYED.format(standard(host)).replace("index.html", "media/door.png")
    status, headers, part = ask(host, address, Range="bytes=0-3")
    assert (status, part) == (206, b"\x89PNG")
    assert headers["content-type"] == "image/png"


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "example.org"},  # a name on the web that was made to mean this computer
        {"Host": "127.0.0.1:1"},
        {"Host": ""},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},  # another program's page on this computer
        {"Origin": "http://example.org"},
        {"Origin": "null"},
    ],
)
def test_foreign_requests_are_refused(host: str, headers: dict[str, str]) -> None:
    for path in ("/", "/courses", "/events", PLAYED.format(standard(host))):
        assert ask(host, path, **headers)[0] == 403


def test_acting_needs_the_own_origin(host: str) -> None:
    body = json.dumps({"course": "doors", "theme": "", "number": 0})
    assert ask(host, "/open", method="POST", body=body)[0] == 403
    assert ask(host, "/open", method="POST", body=body, Origin="http://localhost:1")[0] == 403
    assert ask(host, "/open", method="POST", body=body, Origin=f"http://{host}")[0] == 404  # the course has no fault
    assert ask(host, "/open", Origin=f"http://{host}")[0] in {404, 405}


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "{}",
        "nonsense",
        '{"number": "0"}',
        '{"course": [], "theme": {}, "number": 9}',
        "[" * 100_000,
        '{"number": ' * 100_000,
        '{"number": 0, "course": ' + "[" * 4_000 + "]" * 4_000 + "}",
        '{"number": 0, "course": "' + "a" * 3_000_000 + '"}',
        '{"number": ' + "9" * 9_000 + "}",
        '{"number": 1e999}',
        '{"number": NaN, "course": "\\ud800"}',
        '{"number": -1, "course": "doors"}',
        '{"number": true, "course": "\\u0000", "theme": "\\ud800"}',
    ],
    ids=range(15),
)
def test_r4_what_makes_no_sense_opens_nothing(host: str, body: str) -> None:
    """However deep or long."""
    for path in ("/open", "/sequencing"):
        assert ask(host, path, method="POST", body=body, Origin=f"http://{host}")[0] == 404


@pytest.mark.parametrize(
    "path",
    [
        "/../pyproject.toml",
        "/preview/page/../routes.py",
        "/preview/page/%2e%2e/routes.py",
        "/preview/routes.py",
        "/lms/server.py",
        "/lms/page/../guard.py",
        "/lms/contract.js",
        "/preview/page/preview.html",
        "/standards/standard.toml",
        "/standards/../pyproject.toml",
        "/played/doors/theme/{}/v/../../../../doors/course.md",
        "/played/doors/theme/{}/v/%2e%2e/%2e%2e/course.md",
        "/played/doors/theme/{}/v/course.md",
        "/played/doors/theme/{}/v/media/secret.txt",
        "/played/doors/theme/{}/v//etc/passwd",
        "/played/%2e%2e/theme/{}/v/index.html",
        "/played/doors/theme-../{}/v/index.html",
        "/courses/..",
        "/courses/%2e%2e%2f",
        "/courses/doors?theme=../../plain",
        "/etc/passwd",
        "//etc/passwd",
    ],
)
def test_nothing_else_is_served(host: str, path: str) -> None:
    assert ask(host, path.format(standard(host)))[0] == 404
