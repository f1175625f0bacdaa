"""What the page asks for, by verbs with plain values."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from builder.workbench.engine import AskedWronglyError, Engine, verbs
from tests.workbench.conftest import TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    (tmp_path / "courses/doors/media").mkdir(parents=True)
    (tmp_path / "courses/doors/course.md").write_text(TEXT, "utf-8")
    (tmp_path / "courses/doors/media/clip.md").write_text("Words.\n", "utf-8")
    (tmp_path / "secret.txt").write_text("no", "utf-8")
    with Engine(tmp_path / "courses") as made:
        yield made


def asked(engine: Engine, verb: str, **given: Any) -> Any:
    """What the page gets: nothing but JSON."""
    return json.loads(json.dumps(engine.answer(verb, given)))


def test_the_library_has_a_card_for_each_course(engine: Engine) -> None:
    assert asked(engine, "library") == {"folder": "courses", "courses": ["doors"]}
    card = asked(engine, "card", course="doors")
    assert (card["title"], card["pages"], card["questions"], card["errors"]) == ("Doors", 2, 1, 0)
    assert [bar["title"] for bar in card["strip"]] == ["At the door", "Inside"]
    assert not any(bar["faulty"] for bar in card["strip"])


def test_a_card_is_as_its_files_are_now(engine: Engine) -> None:
    asked(engine, "card", course="doors")
    file = engine.shared.root / "doors/course.md"
    file.write_text(TEXT.replace("[x]", "[ ]"), "utf-8")
    card = asked(engine, "card", course="doors")
    assert card["errors"] == 1
    assert [bar["faulty"] for bar in card["strip"]] == [True, False]


def test_a_course_is_opened_with_its_texts_outline_and_faults(engine: Engine) -> None:
    opened = asked(engine, "open", course="doors")
    assert list(opened["files"]) == ["doors/course.md"]
    assert opened["files"]["doors/course.md"]["text"] == TEXT
    first, second = opened["sections"]
    assert (first["title"], first["line"], first["file"]) == ("One", 4, "doors/course.md")
    [page] = first["pages"]
    [block] = page["blocks"]
    assert (page["title"], page["line"], page["questions"]) == ("At the door", 6, 1)
    assert (block["keyword"], block["title"], block["line"]) == ("Question", "Who rings?", 10)
    assert second["pages"][0]["title"] == "Inside"


def test_a_course_with_an_error_keeps_its_outline(engine: Engine) -> None:
    file = asked(engine, "open", course="doors")["files"]["doors/course.md"]
    asked(engine, "write", file="doors/course.md", base=file["revision"], text=TEXT.replace("[x]", "[ ]"))
    seen = asked(engine, "seen", course="doors")
    assert seen["failed"]
    assert [one["rule"] for one in seen["faults"]] == ["no-right-answer"]
    assert {one["file"] for one in seen["faults"]} == {"doors/course.md"}
    assert [page["title"] for section in seen["sections"] for page in section["pages"]] == ["At the door", "Inside"]


def test_saving_is_merged_with_what_others_save(engine: Engine) -> None:
    path = engine.shared.root / "doors/course.md"
    file = asked(engine, "open", course="doors")["files"]["doors/course.md"]
    path.write_text(TEXT.replace("Shut it.", "Shut it, please."), "utf-8")
    saved = asked(
        engine, "write", file="doors/course.md", base=file["revision"], text=TEXT.replace("Ring twice.", "Ring once.")
    )
    assert saved["clashes"] == []
    assert saved["text"] == path.read_text("utf-8")
    assert "Ring once." in saved["text"]
    assert "Shut it, please." in saved["text"]


def test_an_engine_that_was_started_anew_asks_for_what_a_save_began_from(engine: Engine) -> None:
    path = engine.shared.root / "doors/course.md"
    base = asked(engine, "read", file="doors/course.md")["revision"]
    path.write_text(TEXT.replace("Shut it.", "Shut it, please."), "utf-8")
    mine = {"file": "doors/course.md", "base": base, "text": TEXT.replace("Ring twice.", "Ring once.")}
    with Engine(engine.shared.root) as anew:
        assert asked(anew, "write", **mine) == {"unknown": True}
        assert asked(anew, "write", **mine, before=TEXT)["clashes"] == []


def test_a_version_is_brought_back_and_the_text_before_it_is_not_lost(engine: Engine) -> None:
    assert asked(engine, "keep_version", course="doors", name=" sent to  legal ") == {"kept": True}
    file = asked(engine, "read", file="doors/course.md")
    asked(engine, "write", file="doors/course.md", base=file["revision"], text=TEXT + "\nMore.\n")
    [named] = [one for one in asked(engine, "list_versions", course="doors") if one["name"]]
    assert named["name"] == "sent to legal"
    opened = asked(engine, "bring_back", course="doors", id=named["id"])
    assert opened["files"]["doors/course.md"]["text"] == TEXT
    kept = [
        asked(engine, "version", course="doors", id=one["id"]) for one in asked(engine, "list_versions", course="doors")
    ]
    assert any("More." in texts["doors/course.md"] for texts in kept)


def test_a_version_has_its_pictures(engine: Engine) -> None:
    """Those that went or changed since are as they were; one text brings back those that it shows and that went."""
    folder = engine.shared.root / "doors"
    shutil.rmtree(folder / "media")
    (folder / "media").mkdir()
    for name in ("gate.png", "bell.png", "film.mp4"):
        (folder / "media" / name).write_bytes(name.encode())
    (folder / "course.md").write_text(TEXT + "\n![A gate](media/gate.png)\n", "utf-8")
    asked(engine, "keep_version", course="doors", name="with pictures")
    [version] = [one["id"] for one in asked(engine, "list_versions", course="doors")]
    (folder / "course.md").write_text(TEXT, "utf-8")
    for path in (folder / "media").iterdir():
        path.unlink()
    (folder / "media/bell.png").write_bytes(b"another")
    (folder / "media/new.png").write_bytes(b"new")

    words = [one["text"] for one in asked(engine, "compare_versions", course="doors", old=version)["words"]]
    assert words[-3:] == [
        "The picture “media/bell.png” has changed.",
        "The picture “media/gate.png” has gone.",
        "The picture “media/new.png” is new.",
    ]
    asked(engine, "bring_back", course="doors", id=version, file="doors/course.md")
    here = {path.name: path.read_bytes() for path in (folder / "media").iterdir()}
    assert here == {"gate.png": b"gate.png", "bell.png": b"another", "new.png": b"new"}
    asked(engine, "bring_back", course="doors", id=version)
    here = {path.name: path.read_bytes() for path in (folder / "media").iterdir()}
    assert here == {"gate.png": b"gate.png", "bell.png": b"bell.png", "new.png": b"new"}
    asked(engine, "bring_back", course="doors", id=asked(engine, "list_versions", course="doors")[0]["id"])
    assert (folder / "media/bell.png").read_bytes() == b"another"  # as it was before


def test_what_is_wrong_with_the_heading_of_a_section_is_on_its_first_page(engine: Engine) -> None:
    (engine.shared.root / "doors/course.md").write_text(TEXT.replace("# Two", "# Two[^1]\n\n[^1]: Words."), "utf-8")
    found = {one["rule"]: one["page"] for one in asked(engine, "ready", course="doors")["found"]}
    assert found["footnote-in-heading"] == "Inside"


def test_packages_are_built(engine: Engine) -> None:
    built = asked(engine, "build", course="doors")
    assert not built["failed"]
    assert {(engine.shared.root / "dist" / one["file"]).is_file() for one in built["packages"]} == {True}


@pytest.mark.parametrize(
    ("verb", "given"),
    [
        ("read", {"file": "../secret.txt"}),
        ("read", {"file": "../secret.md"}),
        ("write", {"file": "../new.md", "base": "", "text": "x"}),
        ("write", {"file": "doors/.hidden.md", "base": "", "text": "x"}),
        ("write", {"file": "doors/run.py", "base": "", "text": "x"}),
        ("write", {"file": "doors/course.md", "base": 1, "text": "x"}),
        ("write", {"file": "doors/course.md"}),
        ("write", {"file": "doors/course.md", "base": "", "text": "x", "by": "me", "more": 1}),
        ("open", {"course": ".."}),
        ("open", {"course": ""}),
        ("version", {"course": "doors", "id": "none"}),
        ("search", {"words": 1}),
        ("set_value", {"file": "../organisation.yaml", "path": ["logo"], "value": "x"}),
        ("set_value", {"file": "doors/course.md", "path": ["logo"], "value": "x"}),
        ("set_value", {"file": ".hidden/organisation.yaml", "path": ["logo"], "value": "x"}),
        ("set_value", {"file": "organisation.yaml", "path": [], "value": "x"}),
        ("set_value", {"file": "organisation.yaml", "path": ["a", ""], "value": "x"}),
        ("set_value", {"file": "organisation.yaml", "path": ["a"] * 9, "value": "x"}),
        ("set_value", {"file": "organisation.yaml", "path": ["a"], "value": "x" * 9_000}),
        ("set_list", {"file": "organisation.yaml", "path": ["a"], "values": ["x"] * 900}),
        ("keep_logo", {"file": "organisation.yaml", "brought": "../../secret.txt"}),
        ("start_organisation", {"name": "  "}),
        ("organisation", {"file": "/etc/passwd"}),
        ("ready", {"course": "../courses"}),
        ("print_course", {"course": "doors", "edition": "../../x", "form": "html"}),
        ("print_course", {"course": "doors", "edition": "handout", "form": "../html"}),
        ("to_translator", {"course": "doors", "language": "../x", "form": "po"}),
        ("to_translator", {"course": "doors", "language": "cy", "form": "exe"}),
        ("to_translator", {"course": "doors", "language": "en-GB", "form": "po"}),
        ("from_translator", {"course": "doors", "brought": "../../secret.txt"}),
        ("inspect", {"file": "../../../secret.txt"}),
        ("inspect", {"file": ""}),
        ("compare_packages", {"old": "..", "new": ".."}),
        ("import_brought", {"files": ["../../secret.txt"]}),
        ("import_brought", {"files": [], "course": "../x"}),
        ("compare_versions", {"course": "doors", "old": "none"}),
        ("compare_versions", {"course": "doors", "old": "git:--all"}),
        ("bring_back", {"course": "doors", "id": "none"}),
        ("build", {"course": "doors", "standard": "../x"}),
        ("answer", {"verb": "library", "given": {}}),
        ("__init__", {"root": "/"}),
        ("", {}),
    ],
)
def test_what_is_asked_wrongly_is_refused_in_a_sentence(engine: Engine, verb: str, given: dict[str, Any]) -> None:
    with pytest.raises(AskedWronglyError, match=r".{12}"):
        engine.answer(verb, given)
    assert not (engine.shared.root.parent / "new.md").exists()


def test_each_lms_has_its_format_and_its_steps(engine: Engine) -> None:
    offers = asked(engine, "list_lms")
    assert {"Moodle", "Totara", "Cornerstone", "SuccessFactors"} <= {one["name"] for one in offers}
    for one in offers:
        built = asked(engine, "build", course="doors", standard=one["standard"])
        assert [package["standard"] for package in built["packages"]] == [one["standard"]]
        assert len(one["steps"]) > 1
        assert one["update"]


def test_the_organisation_is_changed_and_told(engine: Engine) -> None:
    made = asked(engine, "set_value", file="organisation.yaml", path=["organisation"], value="Northmere: the council")
    assert made["values"] == {"organisation": "Northmere: the council"}
    made = asked(engine, "set_list", file="organisation.yaml", path=["charter", "promises"], values=["One.", "Two."])
    assert made["values"]["charter"]["promises"] == ["One.", "Two."]
    assert (engine.shared.root / "organisation.yaml").read_text("utf-8") == (
        'organisation: "Northmere: the council"\ncharter:\n  promises:\n    - One.\n    - Two.\n'
    )
    assert asked(engine, "set_value", file="organisation.yaml", path=["organisation"], value=None)["values"] == {
        "charter": {"promises": ["One.", "Two."]}
    }
    other = asked(engine, "start_organisation", name="Southvale")["file"]
    assert [one["name"] for one in asked(engine, "organisations")] == ["", "Southvale"]
    (engine.shared.root / other).write_text("a: [\n", "utf-8")
    assert "line" in asked(engine, "organisation", file=other)["problem"]


def test_a_colour_that_is_too_pale_is_told_with_one_that_is_not(engine: Engine) -> None:
    seen = asked(engine, "look", colours={"brand": "#2f8fb3", "nonsense": "red", "ink": "#zzzzzz"})
    assert any(not one["enough"] for one in seen["pairs"])
    better = asked(engine, "look", colours={"brand": seen["better"]["brand"]})
    assert all(one["enough"] for one in better["pairs"])


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Manual handling 2026.pptx", "Manual handling 2026.pptx"),
        ("Zoë's (draft).docx", "Zoë's (draft).docx"),
        ("../../etc/passwd.md", "passwd.md"),
        ("C:\\docs\\a b.md", "a b.md"),
    ],
)
def test_a_file_that_was_brought_keeps_its_name(engine: Engine, given: str, kept: str) -> None:
    assert engine.brought(engine.take_in(given, b"x")).name == kept


@pytest.mark.parametrize(
    "given", ["", ".", "..", "/", ".hidden", "a\0b.md", "CON.txt", "x" * 300 + ".md", "a?.md", "\u202e.md"]
)
def test_a_name_that_can_do_harm_is_made_another(engine: Engine, given: str) -> None:
    path = engine.brought(engine.take_in(given, b"x"))
    assert path.read_bytes() == b"x"
    assert path.name != given
    assert len(path.name) < 200


def test_words_are_found_in_all_texts(engine: Engine) -> None:
    found = asked(engine, "search", words="RING twice")
    assert [(one["file"], one["line"], one["text"]) for one in found["found"]] == [
        ("doors/course.md", 8, ["", "Ring twice", "."])
    ]
    assert asked(engine, "search", words="  ") == {"found": [], "more": 0}
    (engine.shared.root / "doors/course.md").write_text("Ring\n\n" * 100, "utf-8")
    many = asked(engine, "search", words="ring")
    assert len(many["found"]) + many["more"] == 100


def test_a_package_is_compared_to_the_one_that_was_taken_away(engine: Engine) -> None:
    def build() -> Any:
        [made] = asked(engine, "build", course="doors", standard="scorm12")["packages"]
        return made

    first = build()
    assert first["changes"] is None
    (engine.shared.root / ".gitignore").write_text("*.tmp\n", "utf-8")
    engine.packages.take(first["file"])
    assert (engine.shared.root / ".workbench/.gitignore").read_text("utf-8") == "*\n"
    assert (engine.shared.root / ".gitignore").read_text("utf-8") == "*.tmp\n"  # the author's own
    assert build()["changes"]["same"]
    file = engine.shared.root / "doors/course.md"
    file.write_text(
        TEXT.replace("---\n# One", "version: 2.0\n---\n# One").replace("[x]", "[ ]").replace("[ ] Sam", "[x] Sam"),
        "utf-8",
    )
    second = build()
    assert second["file"] != first["file"]
    assert not second["changes"]["same"]
    assert "Marked otherwise than before: “Who rings?”." in second["changes"]["learners"]
    engine.packages.take("../secret.zip")
    engine.packages.take("no-standard.zip")
    assert len(list((engine.shared.root / ".workbench/taken").iterdir())) == 1


def test_modules_of_a_programme_are_courses_too(engine: Engine) -> None:
    for name in ("first", "second"):
        (engine.shared.root / "week" / name).mkdir(parents=True)
        (engine.shared.root / "week" / name / "course.md").write_text(TEXT.replace("Doors", name), "utf-8")
    (engine.shared.root / "week/programme.yaml").write_text("title: W\nmodules: [first, second]\n", "utf-8")
    card = asked(engine, "card", course="week")
    assert [one["course"] for one in card["parts"]] == ["week/first", "week/second"]
    assert asked(engine, "seen", course="week/second")["title"] == "second"
    assert asked(engine, "ready", course="week/first")["title"] == "first"
    assert len(asked(engine, "outline", course="week")) == 2


def test_every_verb_is_documented() -> None:
    assert not [name for name, do in verbs().items() if not do.__doc__]
