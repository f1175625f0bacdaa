"""Writes the site: the workbench's page, Python for browsers, and the builder with what it needs, as one folder."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from html import escape
from importlib.metadata import PackageNotFoundError, distribution
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from builder.discover import INSIDE, INSTALLED, TOP, standards
from builder.lms.assets import PAGE as LMS
from builder.lms.assets import page_assets
from builder.lms.responses import theme_styles
from builder.machine.files import write_atomically
from builder.preview.routes import PAGE as PREVIEW
from builder.render.bundle import Bundle
from builder.site import hosting
from builder.site.wheels import BESIDE, NoWheelError, wheels_in
from builder.source.folders import COURSE_FILE, DEEPEST, NO_COURSES, NOT_SECTIONS, PROGRAMME_FILE
from builder.workbench import BUNDLE
from builder.workbench.engine import Engine
from builder.workbench.routes import PAGE as WORKBENCH

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

PAGE = Path(__file__).parent / "page"
PYODIDE = TOP / "node_modules" / "pyodide"  # where a checkout has it
OF_PYODIDE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
LIBRARIES = (
    "anyio", "click", "idna", "jinja2", "markdown-it-py", "markupsafe", "mdit-py-plugins", "mdurl", "pyyaml",
    "rcssmin", "rjsmin", "starlette", "typing_extensions",
)  # fmt: skip
# What the page may do (CSP Level 3); the same stands in the page itself for servers that send no headers.
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'nonce-{nonce}'; connect-src 'self'; "
    "img-src 'self' blob: data:; media-src 'self' blob:; frame-src 'self'; worker-src 'self'; base-uri 'none'; "
    "form-action 'none'"
)
# Seen after a while, where no script of the page runs, as in a browser of many years ago.
UNTIL_IT_RUNS = (
    '<p class="site-late">If nothing more comes, this browser is too old for the workbench, or its server does not '
    "have all of it. Use Edge, Chrome, Firefox or Safari of the last two years, or load this page again.</p>"
)
WITHOUT = re.compile(r"(?P<line><li) data-without=\"(?P<wheel>\w+)\"(?P<rest>.*?</li>\n)", re.DOTALL)
SAME_FOR_ALL = ("blocks", "forms", "language", "templates")  # verbs, of a folder that holds nothing of its own
EPOCH = (2000, 1, 1, 0, 0, 0)  # of each file in the zip: the same site from the same sources


class NoSiteError(Exception):
    """The site can't be made: the sentence says what is missing, and what to do."""


def make_site(out: Path, pyodide: Path = PYODIDE, wheels: Path | None = None) -> int:
    """Writes the site into a folder, which is made; gives its size in bytes.

    `pyodide`: the folder of the npm package of that name. `wheels`: one with wheels for it. NoSiteError: it, a
    library, or the editor is not there, or a wheel can't be used.
    """
    files = _files(pyodide, wheels)
    made_of = files | {"index.html": _page(""), "about.html": (PAGE / "about.html").read_bytes()}
    version = _hash(json.dumps({name: _hash(one) for name, one in made_of.items()}).encode())[:16]
    files["index.html"] = _page(version)
    files["service_worker.js"] = files["service_worker.js"].replace(b"{version}", version.encode())  # a new one is seen
    files["about.html"] = _about(version, files)
    listed = {name: _hash(content) for name, content in sorted(files.items()) if name != "service_worker.js"}
    files["site.json"] = json.dumps({"version": version, "files": listed}, indent=1).encode()
    for name, content in files.items():
        if not write_atomically(out / name, content):
            raise NoSiteError(f"“{out / name}” can't be written: is there room, and may you write there?")
    return sum(map(len, files.values()))


def _files(pyodide: Path, wheels: Path | None) -> dict[str, bytes]:
    """What the site holds but for its page and its list."""
    missing = [name for name in OF_PYODIDE if not (pyodide / name).is_file()]
    if missing:
        raise NoSiteError(f"Pyodide is not in {pyodide}: in a checkout type  make site")
    if not (BUNDLE / "editor.js").is_file():
        raise NoSiteError("the workbench's editor is not there yet: in a checkout type  make workbench")
    pages = page_assets(WORKBENCH) | {f"site/page/{file.name}": file for file in PAGE.glob("*.*s")}
    files = {name: path.read_bytes() for name, path in pages.items()}
    files |= {f"workbench/editor/{file.name}": file.read_bytes() for file in BUNDLE.glob("*.js")}
    files["site/page/enclosed.js"] = _pane_script().encode()
    files["site/page/enclosed.css"] = _pane_styles().encode()
    del files["site/page/memory_files.js"]  # it is in that script
    files["service_worker.js"] = files.pop("site/page/service_worker.js")  # it is in charge of what lies below it
    files |= {f"pyodide/{name}": (pyodide / name).read_bytes() for name in OF_PYODIDE}
    given = _wheels(wheels, files["pyodide/pyodide-lock.json"]) if wheels else {}
    files |= {f"wheels/{path.name}": path.read_bytes() for path in given.values()}
    files["wheels.json"] = json.dumps([f"wheels/{path.name}" for path in given.values()]).encode()
    files["builder.zip"] = _zipped(dict(_builder()) | dict(_libraries(given)))
    files["site/meanwhile.json"] = json.dumps(_meanwhile(), ensure_ascii=False).encode()
    return files


def _wheels(folder: Path, lock: bytes) -> dict[str, Path]:
    try:
        return wheels_in(folder, lock)
    except NoWheelError as reason:
        raise NoSiteError(str(reason)) from reason


def _pane_script() -> str:
    """The pane of the preview, with the LMS of each standard, in one script: it can load no other."""
    bundle = Bundle(frozenset())
    enclose = bundle.add(PAGE / "enclosed.js", "enclose")
    lms = {one.folder.name: one.folder / "lms.js" for one in standards().values()}
    table = bundle.table({name: file for name, file in lms.items() if file.is_file()}, "lms")
    return bundle.script(f"{enclose}({table});")


def _pane_styles() -> str:
    files = (LMS / "lms.css", PREVIEW / "preview.css")
    return "\n".join([theme_styles(), *(file.read_text("utf-8") for file in files)])


def _meanwhile() -> dict[str, Any]:
    """What the page is told before Python has started: `page/meanwhile.js`.

    Answers that are the same for every folder until an organisation adds something of its own, and the names by which
    courses and their files are known.
    """
    with TemporaryDirectory() as folder, Engine(Path(folder)) as engine:
        answers = {verb: engine.answer(verb, {}) for verb in SAME_FOR_ALL}
    names = {
        "course": COURSE_FILE,
        "programme": PROGRAMME_FILE,
        "no_sections": sorted(NOT_SECTIONS),
        "no_courses": sorted(NO_COURSES),
        "deepest": DEEPEST,
    }
    return {"answers": answers, "names": names}


def _page(version: str) -> bytes:
    """The workbench's page, for any folder of any server, as this site starts it."""
    html = (WORKBENCH / "workbench.html").read_text("utf-8")
    html = html.replace('"/workbench/page/main.js"', '"site/page/start.js"').replace('="/', '="')
    rules = f'<meta http-equiv="Content-Security-Policy" content="{POLICY.format(nonce=version)}">'
    html = html.replace('<meta charset="utf-8">', f'<meta charset="utf-8">\n{rules}')
    html = html.replace("</head>", '<link rel="stylesheet" href="site/page/site.css">\n</head>')
    html = html.replace("</main>", f"{UNTIL_IT_RUNS}</main>")
    return html.replace("{nonce}", version).replace("{stage}", "").replace("{who}", "").encode()


def _about(version: str, files: Mapping[str, bytes]) -> bytes:
    """What those must know who hold the site, or answer for it."""
    facts = {
        "version": version,
        "size": f"{sum(map(len, files.values())) / 1e6:.0f} MB",
        "count": str(len(files) + 2),
    } | hosting.texts()
    html = (PAGE / "about.html").read_text("utf-8")
    there = {name.removeprefix("wheels/").partition("-")[0].lower() for name in files if name.startswith("wheels/")}
    html = WITHOUT.sub(lambda lack: "" if lack["wheel"] in there else lack["line"] + lack["rest"], html)
    for name, value in facts.items():
        html = html.replace(f"{{{name}}}", escape(value))
    return html.encode()


def _builder() -> Iterator[tuple[str, Path]]:
    """The builder's own files by their names in the zip; what it imports and reads, and no page of `make`."""
    tops = (INSIDE, INSTALLED if INSTALLED.is_dir() else TOP / "scorm_templates", TOP / "themes")
    for top in dict.fromkeys(tops):
        for path in sorted(top.rglob("*")):
            inside = path.relative_to(top.parent)
            if path.is_file() and "__pycache__" not in inside.parts and not path.name.startswith("."):
                yield inside.as_posix(), path


def _libraries(wheels: Collection[str]) -> Iterator[tuple[str, Path]]:
    """What of each library is written in Python, with its licence. `wheels`: libraries that are there as such."""
    for name in (*LIBRARIES, *(one for wheel in wheels for one in BESIDE.get(wheel, ()))):
        try:
            files = distribution(name).files or []
        except PackageNotFoundError as reason:
            raise NoSiteError(f"the library {name} is not installed beside the builder") from reason
        for file in files:
            is_licence = ".dist-info" in file.parts[0] and file.name.upper().startswith(("LICEN", "COPYING"))
            if file.parts[0] != ".." and (file.suffix == ".py" or is_licence):
                yield file.as_posix(), Path(str(file.locate()))


def _zipped(files: Mapping[str, Path]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, mode="x") as written:
        for name, path in sorted(files.items()):
            written.writestr(zipfile.ZipInfo(name, EPOCH), path.read_bytes(), zipfile.ZIP_DEFLATED, 9)
    return buffer.getvalue()


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
