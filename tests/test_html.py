"""The validator that says that a page is sound does find faults."""

from pathlib import Path

from tests.html import html_faults

SOUND = """<!doctype html>
<html lang="en"><head><title>A page</title></head><body><main><h1>A page</h1><p>Words</p></main></body></html>
"""


def test_html_faults(node: Path, node_modules: Path, tmp_path: Path) -> None:
    sound, faulty = tmp_path / "sound.html", tmp_path / "faulty.html"
    sound.write_text(SOUND, "utf-8")
    faulty.write_text(SOUND.replace("<p>", '<p id="a"><b id="a">'), "utf-8")
    assert (node_modules / ".bin" / "html-validate").exists()
    assert html_faults([sound], node) == []
    assert "no-dup-id" in "\n".join(html_faults([sound, faulty], node))
