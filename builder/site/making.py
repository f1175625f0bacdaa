"""Writes the site: the workbench's page, Python for browsers, and the builder with what it needs, as one folder."""

from __future__ import annotations

import hashlib
import json
import zipfile
from html import escape
from importlib.metadata import PackageNotFoundError, distribution
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from builder.discover import INSIDE, INSTALLED, TOP
from builder.lms.assets import page_assets
from builder.machine.files import write_atomically
from builder.workbench import BUNDLE
from builder.workbench.routes import PAGE as WORKBENCH

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
TYPES = {".mjs": "text/javascript", ".wasm": "application/wasm"}  # that not every server knows
# What its server should send with each file.
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-cache",
}
NGINX = """{headers}
types {{ include mime.types; {types} }}
gzip on; gzip_types text/javascript application/wasm application/zip application/json text/css;"""
IIS = """<configuration>
  <system.webServer>
    <staticContent>
{types}
    </staticContent>
    <httpProtocol>
      <customHeaders>
{headers}
      </customHeaders>
    </httpProtocol>
  </system.webServer>
</configuration>"""
EPOCH = (2000, 1, 1, 0, 0, 0)  # of each file in the zip: the same site from the same sources


class NoSiteError(Exception):
    """The site can't be made: the sentence says what is missing, and what to do."""


def make_site(out: Path, pyodide: Path = PYODIDE) -> int:
    """Writes the site into a folder, which is made; gives its size in bytes.

    `pyodide`: the folder of the npm package of that name. NoSiteError: it, a library, or the editor is not there.
    """
    files = _files(pyodide)
    version = hashlib.sha256(json.dumps({name: _hash(one) for name, one in files.items()}).encode()).hexdigest()[:16]
    files["index.html"] = _page(version)
    files["about.html"] = _about(version, files)
    listed = {name: _hash(content) for name, content in sorted(files.items()) if name != "service_worker.js"}
    files["site.json"] = json.dumps({"version": version, "files": listed}, indent=1).encode()
    for name, content in files.items():
        if not write_atomically(out / name, content):
            raise NoSiteError(f"“{out / name}” can't be written: is there room, and may you write there?")
    return sum(map(len, files.values()))


def _files(pyodide: Path) -> dict[str, bytes]:
    """What the site holds but for its page and its list."""
    missing = [name for name in OF_PYODIDE if not (pyodide / name).is_file()]
    if missing:
        raise NoSiteError(f"Pyodide is not in {pyodide}: in a checkout type  make site")
    if not (BUNDLE / "editor.js").is_file():
        raise NoSiteError("the workbench's editor is not there yet: in a checkout type  make workbench")
    pages = page_assets(WORKBENCH) | {f"site/page/{file.name}": file for file in PAGE.glob("*.*s")}
    files = {name: path.read_bytes() for name, path in pages.items()}
    files |= {f"workbench/editor/{file.name}": file.read_bytes() for file in BUNDLE.glob("*.js")}
    files["service_worker.js"] = files.pop("site/page/service_worker.js")  # it is in charge of what lies below it
    files |= {f"pyodide/{name}": (pyodide / name).read_bytes() for name in OF_PYODIDE}
    files["builder.zip"] = _zipped(dict(_builder()) | dict(_libraries()))
    return files


def _page(version: str) -> bytes:
    """The workbench's page, for any folder of any server, as this site starts it."""
    html = (WORKBENCH / "workbench.html").read_text("utf-8")
    html = html.replace('"/workbench/page/main.js"', '"site/page/start.js"').replace('="/', '="')
    rules = f'<meta http-equiv="Content-Security-Policy" content="{POLICY.format(nonce=version)}">'
    html = html.replace('<meta charset="utf-8">', f'<meta charset="utf-8">\n{rules}')
    html = html.replace("</head>", '<link rel="stylesheet" href="site/page/site.css">\n</head>')
    return html.replace("{nonce}", version).replace("{stage}", "").replace("{who}", "").encode()


def _about(version: str, files: Mapping[str, bytes]) -> bytes:
    """What those must know who hold the site, or answer for it."""
    facts = {
        "version": version,
        "size": f"{sum(map(len, files.values())) / 1e6:.0f} MB",
        "count": str(len(files) + 2),
        "headers": "\n".join(f"{name}: {value}" for name, value in HEADERS.items()),
        "types": "\n".join(f"{ending}  {kind}" for ending, kind in TYPES.items()),
        "nginx": NGINX.format(
            headers="\n".join(f'add_header {name} "{value}" always;' for name, value in HEADERS.items()),
            types=" ".join(f"{kind} {ending[1:]};" for ending, kind in TYPES.items()),
        ),
        "iis": IIS.format(
            headers="\n".join(f'        <add name="{name}" value="{value}" />' for name, value in HEADERS.items()),
            types="\n".join(
                f'      <mimeMap fileExtension="{ending}" mimeType="{kind}" />' for ending, kind in TYPES.items()
            ),
        ),
    }
    html = (PAGE / "about.html").read_text("utf-8")
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


def _libraries() -> Iterator[tuple[str, Path]]:
    """What of each library is written in Python, with its licence."""
    for name in LIBRARIES:
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
