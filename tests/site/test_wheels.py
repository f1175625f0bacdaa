"""Wheels beside the site. None of lxml for Pyodide is on the registries that tests reach: stand-ins are there."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from tests.site.conftest import PLACE, Server, first_visit, module
from tests.site.test_site import new_course, started

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.contexts import Contexts

MARK = "/* shortened by a wheel */"
# What the preview plays, as the page's own worker has made it.
SCRIPT = """async () => {
  const stage = document.querySelector("meta[name=stage]").content;
  const { played: [one] } = await (await fetch(`${stage}/courses/keeping-visitors-safe?theme=`)).json();
  const at = `${stage}/played/keeping-visitors-safe/theme/${one.standard}/${one.version}/course.js`;
  return (await fetch(at)).text();
}"""


def wheel(folder: Path, name: str, files: dict[str, str]) -> Path:
    """Writes one; its name holds its tags."""
    folder.mkdir(exist_ok=True)
    library, version = name.split("-")[:2]
    about = f"{library}-{version}.dist-info"
    files |= {f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {library}\nVersion: {version}\n"}
    files |= {f"{about}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"}
    listed = "".join(f"{path},,\n" for path in [*files, f"{about}/RECORD"])
    with zipfile.ZipFile(folder / name, "w") as written:
        for path, text in (files | {f"{about}/RECORD": listed}).items():
            written.writestr(path, text)
    return folder


def make(out: Path, wheels: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "builder", "workbench", "--site", str(out), "--wheels", str(wheels)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_wheels_are_used_there_and_beside_lxml_is_what_needs_it(
    contexts: Contexts, bundle: Path, tmp_path: Path
) -> None:
    assert bundle.is_file()
    shortens = f"def string(kind, text):\n    return {MARK!r} + text\n"
    minify = "tdewolff_minify-9.9-py3-none-any.whl"
    lxml = "lxml-9.9-cp314-cp314-pyemscripten_2026_0_wasm32.whl"
    wheels = wheel(tmp_path / "wheels", minify, {"minify/__init__.py": shortens})
    wheel(wheels, lxml, {"not_lxml/__init__.py": ""})  # in its place: what it does is another's
    wheel(wheels, "numpy-9.9-py3-none-any.whl", {"numpy/__init__.py": ""})  # of a whole Pyodide
    made = tmp_path / "site" / PLACE
    assert make(made, wheels).returncode == 0

    assert sorted(file.name for file in (made / "wheels").iterdir()) == [lxml, minify]
    held_in = zipfile.ZipFile(made / "builder.zip").namelist()
    assert {"pptx/__init__.py", "openpyxl/__init__.py", "pypdf/__init__.py"} <= {*held_in}
    about = (made / "about.html").read_text("utf-8")
    assert "Word, PDF and Excel" not in about
    assert "Photos go into packages" in about  # Pillow is not there

    server = Server(tmp_path / "site")
    Thread(target=server.serve_forever, daemon=True).start()
    page = started(first_visit(contexts, server.address))
    new_course(page)
    module(page).locator("section.page:not([hidden])").first.wait_for()
    assert MARK in page.evaluate(SCRIPT)
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("lxml-6.1.3-cp311-cp311-manylinux_2_28_x86_64.whl", "-cp314-cp314-pyemscripten_2026_0_wasm32.whl"),
        ("lxml-6.1.3-cp314-cp314-pyemscripten_2026_0_wasm32.whl", "not the file that Pyodide’s own list names"),
        ("numpy-9.9-py3-none-any.whl", "no wheel in"),
    ],
)
def test_another_wheel_is_refused(tmp_path: Path, bundle: Path, name: str, said: str) -> None:
    assert bundle.is_file()
    done = make(tmp_path / "site", wheel(tmp_path / "wheels", name, {"any.py": ""}))
    assert done.returncode == 2
    assert said in done.stderr
    assert not (tmp_path / "site").exists()


def test_wheels_are_for_a_site(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "builder", "workbench", "--wheels", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "--site DIR" in done.stderr
