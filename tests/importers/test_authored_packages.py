"""Packages of authoring programs: known by what they hold, read whole, and safe whatever is in them."""

from __future__ import annotations

import html
import json
import random
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from builder.cli import main
from builder.importers import importers
from builder.importers.markdown import write
from builder.importers.reading import Brought, bring
from builder.importers.report import as_report
from builder.package.archive import RefusedError
from tests.importers.authored_packages import (
    ALL,
    RISE,
    adapt,
    block,
    elpx,
    manifest,
    pages,
    rise,
    rise_of,
    storyline,
    write_zip,
)
from tests.sampling import times

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OF = {
    "adapt": "adapt",
    "rise": "rise",
    "elpx": "exelearning",
    "elp": "exelearning",
    "storyline": "storyline",
    "captivate": "captivate",
    "ispring": "ispring",
    "pages": "package-pages",
}
TEXTS = {  # keys of what learners read
    *(
        "title",
        "displayTitle",
        "body",
        "text",
        "description",
        "paragraph",
        "heading",
        "feedback",
        "correct",
        "final",
        "prefix",
    ),
    *(
        "suffix",
        "inlineTranscriptBody",
        "spokes",
        "alt",
        "term",
        "name",
        "dialogue",
        "matchTitle",
        "feedbackCorrect",
        "caption",
    ),
    *(
        "feedbackIncorrect",
        "instruction",
        "labelStart",
        "attribution",
        "content",
        "lmstext",
        "altText",
        "baseText",
        "question",
    ),
    *("textTextarea", "textFeedbackTextarea", "history", "activity", "quextion", "instructions", "said"),
}
FOR_AUTHORS = {"Article", "Block", "Text", "Picture", "Before", "There", "Test", "Our own", "x"}


def brought(files: dict[str, bytes | str], folder: Path) -> Brought:
    return bring(write_zip(folder / "package.zip", files))


def whole(one: Brought) -> str:
    """The course and the report, as plain words."""
    kept = "\n".join(
        media.read().decode("utf-8", "ignore") for media in one.reading.media if media.name.endswith(".md")
    )
    report = as_report("x", [(one.name, one.reading.doubts, one.reading.left_out)], "course.md")
    return plain(write(one.draft) + kept + report)


def plain(text: str) -> str:
    said = html.unescape(re.sub(r"<[^>]*>", " ", text))
    return " ".join(re.findall(r"\w+", said.replace("\\", "").casefold()))


def told(said: Any, key: str = "") -> Iterator[str]:
    """Every text of some JSON that learners read."""
    if isinstance(said, str) and key in TEXTS and said not in FOR_AUTHORS:
        yield said
    inner: Any = (
        said.items() if isinstance(said, dict) else [(key, one) for one in said] if isinstance(said, list) else ()
    )
    for name, one in inner:
        yield from told(one, name)


@pytest.mark.parametrize("kind", ALL)
def test_a_package_is_known_by_what_it_holds(kind: str, tmp_path: Path) -> None:
    one = brought(ALL[kind](), tmp_path)
    assert one.title == importers()[OF[kind]].title
    assert one.draft.sections


def test_each_text_of_adapt_is_in_the_course_or_in_the_report(tmp_path: Path) -> None:
    files, found = adapt(), whole(brought(adapt(), tmp_path))
    for name in (name for name in files if name.endswith(("components.json", "articles.json", "contentObjects.json"))):
        for text in told(json.loads(files[name])):
            assert plain(text) in found, text


@pytest.mark.parametrize("form", ["data", "courseData", "deserialize"])
def test_each_text_of_rise_is_in_the_course_or_in_the_report(form: str, tmp_path: Path) -> None:
    found = whole(brought(rise(form), tmp_path))
    for text in told(RISE):
        assert plain(text) in found, text


def test_each_text_of_storyline_is_in_the_course_or_in_the_report(tmp_path: Path) -> None:
    found = whole(brought(storyline(), tmp_path))
    for text in (
        "Pick up by the third ring.",
        "Morning",
        "It's the ring that counts.",
        "Let them pick up a real phone.",
        "Who is on the phone?",
        "A number",
        "Yes: a person.",
        "Think of Mrs Patel.",
        "Next",
        "A desk with a phone",
    ):
        assert plain(text) in found, text


def test_each_text_of_exelearning_is_in_the_course_or_in_the_report(tmp_path: Path) -> None:
    found = whole(brought(elpx(), tmp_path))
    for said in re.findall(r"<jsonProperties><!\[CDATA\[(.*?)\]\]>", str(elpx()["content.xml"])):
        for text in told(json.loads(said)):
            assert plain(text) in found, text


def test_pages_come_in_the_order_of_the_manifest_and_with_what_they_lead_to(tmp_path: Path) -> None:
    one = brought(pages(), tmp_path)
    assert re.findall(r"^## (.*)$", write(one.draft), re.MULTILINE) == ["Ladders", "More on ladders", "Scaffolds"]
    assert {media.name for media in one.reading.media} == {"media/a-ladder.png", "media/list.pdf"}
    assert "alert" not in whole(one), "scripts are neither run nor shown"


@pytest.mark.parametrize("kind", ALL)
def test_what_becomes_of_a_package_builds_at_once(kind: str, tmp_path: Path) -> None:
    package = write_zip(tmp_path / "package.zip", ALL[kind]())
    brought_in = CliRunner().invoke(main, ["import", str(package), "--to", str(tmp_path / "course")])
    assert brought_in.exit_code == 0, brought_in.output
    done = CliRunner().invoke(main, ["build", str(tmp_path / "course"), "--to", "web", "--out", str(tmp_path / "out")])
    assert done.exit_code == 0, done.output


# ---- what strangers put into packages -----------------------------------------------------------------------------


def test_addresses_that_lead_out_of_a_package_take_nothing(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"secret")
    ways = [
        "../secret.png",
        "/etc/passwd",
        "file:///etc/passwd",
        "..\\secret.png",
        str(tmp_path / "secret.png"),
        "%2e%2e/secret.png",
    ]
    shown = "".join(
        f"<p>Here is a picture that nobody has, with many words around it. <img src='{way}' alt='x'></p>"
        for way in ways
    )
    site = brought({"index.html": f"<html><body><h1>A page of many words</h1>{shown * 2}</body></html>"}, tmp_path)
    assert not site.reading.media
    items = [{"media": {"image": {"key": way}}, "paragraph": "<p>Words</p>"} for way in ways]
    course = {
        "title": "T",
        "lessons": [{"type": "blocks", "title": "L", "items": [block("image", "image", "full", items)]}],
    }
    assert not brought(rise_of(course, "courseData"), tmp_path).reading.media


@pytest.mark.parametrize("name", ["../evil.html", "/evil.html", "a\\..\\evil.html"])
def test_names_that_lead_out_of_a_zip_refuse_it(name: str, tmp_path: Path) -> None:
    with pytest.raises(RefusedError):
        brought({**pages(), name: "x"}, tmp_path)


def test_a_package_written_by_scripts_alone_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as refused:
        brought(
            {"imsmanifest.xml": pages()["imsmanifest.xml"], "a/ladders.html": "<html><script>show()</script></html>"},
            tmp_path,
        )
    assert "scripts" in str(refused.value)
    assert "Word" in refused.value.advice


@pytest.mark.parametrize("text", ["[" * 20_000, '{"a":' * 20_000, "{", "[1, 2]", '"x"', "null"])
def test_json_that_is_none_is_refused(text: str, tmp_path: Path) -> None:
    for files in ({**adapt(), "course/en/components.json": text}, {**storyline(), "html5/data/js/data.js": text}):
        with suppress(RefusedError):
            brought(files, tmp_path)


VALUES: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    1e308,
    "",
    "x",
    [],
    {},
    [[]],
    {"a": {}},
    "<p>",
    "<img src=x>",
    "\u202e",
    ["x", 1],
)


def changed(said: Any, chance: random.Random, share: float) -> Any:
    """JSON of which some values are of another kind."""
    if chance.random() < share:
        return chance.choice(VALUES)
    if isinstance(said, dict):
        return {key: changed(one, chance, share) for key, one in said.items()}
    return [changed(one, chance, share) for one in said] if isinstance(said, list) else said


@pytest.mark.parametrize("number", range(times(20, 200)))
def test_values_of_other_kinds_give_no_traceback(number: int, tmp_path: Path) -> None:
    chance = random.Random(number)  # noqa: S311 - the same each time
    share = chance.choice([0.005, 0.02, 0.1])
    course = changed(RISE, chance, share)
    files: list[dict[str, bytes | str]] = [
        rise_of(course if isinstance(course, dict) else {"title": "x", "lessons": []}, "data")
    ]
    held = adapt()
    files.append({name: _changed_text(name, content, chance, share) for name, content in held.items()})
    for name, content in storyline().items():
        if name.endswith(("s1.js", "s2.js", "data.js")):
            said = re.search(r"(\{.*\})", str(content).replace("\\'", "'"), re.DOTALL)
            assert said
            made = json.dumps(changed(json.loads(said[1].replace("\\\\", "\\")), chance, share))
            files.append({**storyline(), name: f"window.globalProvideData('slide', {made});"})
    for one in files:
        assert "Error)" not in refusal(one, tmp_path), number


def refusal(files: dict[str, bytes | str], folder: Path) -> str:
    """What is said where a package is refused; a fault of our own would be named in brackets."""
    try:
        write(brought(files, folder).draft)
    except RefusedError as reason:
        return str(reason)
    return ""


def _changed_text(name: str, content: bytes | str, chance: random.Random, share: float) -> bytes | str:
    return json.dumps(changed(json.loads(content), chance, share)) if name.endswith(".json") else content


def test_a_package_of_few_words_is_read_where_no_script_writes_them(tmp_path: Path) -> None:
    write_zip(tmp_path / "few.zip", {"page.html": "<html><body><h1>Doors</h1><p>Shut them.</p></body></html>"})
    assert "Shut them." in write(bring(tmp_path / "few.zip").draft)
    shell = {"index.html": "<html><body><p>Loading.</p></body></html>", "app.js": "x()"}
    write_zip(tmp_path / "app.zip", {"imsmanifest.xml": manifest("App", {"index.html": "App"}), **shell})
    with pytest.raises(RefusedError, match="written by its scripts"):
        bring(tmp_path / "app.zip")


def test_what_stands_on_no_page_of_adapt_is_told(tmp_path: Path) -> None:
    rows = {
        "course": {"_id": "c", "_type": "course", "title": "Doors"},
        "contentObjects": [{"_id": "p", "_parentId": "c", "_type": "page", "title": "Page"}],
        "articles": [{"_id": "a", "_parentId": "p"}],
        "blocks": [{"_id": "b", "_parentId": "a"}],
        "components": [
            {"_id": "k", "_parentId": "b", "_component": "text", "title": "Here", "body": "<p>Shut them.</p>"},
            {"_id": "l", "_parentId": "gone", "_component": "text", "title": "There", "body": "<p>Astray words.</p>"},
        ],
    }
    files = {f"course/en/{name}.json": json.dumps(said) for name, said in rows.items()}
    write_zip(tmp_path / "adapt.zip", {"index.html": "<html></html>", "adapt/js/adapt.min.js": "", **files})
    brought = bring(tmp_path / "adapt.zip", "adapt")
    assert [one.words for one in brought.reading.left_out if "no page" in one.kind] == ["There Astray words."]
