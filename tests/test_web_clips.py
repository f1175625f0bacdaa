"""A film on the web becomes a card that leads to it: nothing is embedded, and nothing that the author says is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from lxml import html

from builder.pipeline import Order
from tests.in_memory import packed

if TYPE_CHECKING:
    from pathlib import Path

TOP = "---\ntitle: Films\n---\n\n## Hello\n\n### Video: Whose job is it?\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>'


def card(folder: Path, body: str, top: str = TOP) -> Any:
    """The card that a block with this body becomes."""
    (folder / "media").mkdir()
    (folder / "media/still.svg").write_text(SVG, "utf-8")
    (folder / "course.md").write_text(top + body, "utf-8")
    files = next(iter(packed(Order(folder)).values()))
    page: Any = html.document_fromstring(bytes(files["index.html"]).decode())  # type: ignore[arg-type]
    assert not page.xpath("//iframe | //video | //audio | //embed | //object")
    [found] = page.xpath("//*[@class='web-clip']")
    return found


@pytest.mark.parametrize(
    ("typed", "address", "title", "provider"),
    [
        ("https://www.youtube.com/watch?v=abc", "https://www.youtube.com/watch?v=abc", "Whose job is it?", "YouTube"),
        ("https://youtu.be/abc?t=4", "https://youtu.be/abc?t=4", "Whose job is it?", "YouTube"),
        ("www.vimeo.com/12", "https://www.vimeo.com/12", "Whose job is it?", "Vimeo"),
        ("[Two argue](https://vimeo.com/12)", "https://vimeo.com/12", "Two argue", "Vimeo"),
        ("![Two argue](https://vimeo.com/12)", "https://vimeo.com/12", "Two argue", "Vimeo"),
        ("<https://x.sharepoint.com/v/1>", "https://x.sharepoint.com/v/1", "Whose job is it?", "Microsoft Stream"),
        ("https://films.example.org/a.mp4", "https://films.example.org/a.mp4", "Whose job is it?", "films.example.org"),
        ("https://notyoutube.com/a", "https://notyoutube.com/a", "Whose job is it?", "notyoutube.com"),
    ],
)
def test_a_card_names_its_film_and_where_it_is(
    tmp_path: Path, typed: str, address: str, title: str, provider: str
) -> None:
    found = card(tmp_path, f"{typed}\n")
    [link] = found.xpath(".//a")
    assert link.get("href") == address
    assert link.text_content().startswith(title)
    assert link.get("rel") == "noopener noreferrer"
    assert found.xpath("string(.//*[@class='ask'])") == f"{provider} · needs the web: it plays there, not here"


def test_a_card_says_how_long_the_film_is_and_shows_a_still(tmp_path: Path) -> None:
    found = card(
        tmp_path,
        "Watch who asks.\n\nhttps://vimeo.com/12\n\n- Length: 3 minutes\n- Still: media/still.svg\n- After: Well?\n",
    )
    assert "Vimeo · 3 minutes · " in found.text_content()
    assert found.xpath(".//img/@src") == ["media/still.svg"]
    around = found.getparent().text_content()
    assert "Watch who asks." in around
    assert "Well?" in around


def test_a_sound_on_the_web_has_a_card_too(tmp_path: Path) -> None:
    found = card(tmp_path, "https://podcasts.example.org/7\n", TOP.replace("Video", "Audio"))
    assert "podcasts.example.org" in found.text_content()
