"""An organisation's `languages/` beside its courses: what modules and editions say, in its words."""

import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder import discover
from builder.cli import main
from builder.incremental import inputs
from builder.language import interface
from builder.language.interface import HERE, flat, languages, spoken, words, words_in
from builder.preview.courses import Courses
from builder.tables import toml_of

COURSE = "---\ntitle: Rozmowy\nlanguage: {}\n---\n\n## Kto dzwoni?\n\nKto to jest?\n\n## I co?\n\nNic.\n"
REVEAL = "\n### Reveal: Czy to ona?\n\nAnswer: Nie.\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "courses/rozmowy/course.md", COURSE.format("pl") + REVEAL)
    return tmp_path


def write(place: Path, name: str, text: str) -> None:
    file = place / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def at(*words: str) -> Result:
    """What the command says, as in a new process."""
    discover.forget()
    interface.forget()
    inputs._shared.cache_clear()  # noqa: SLF001 - as a new process
    return CliRunner().invoke(main, words)


def page(place: Path) -> str:
    with zipfile.ZipFile(next(place.glob("dist/*.zip"))) as package:
        return package.read("index.html").decode()


def test_pages_blocks_and_editions_speak_it(place: Path) -> None:
    write(place, "courses/languages/pl.toml", 'next = "Dalej"\n[script]\nstanding_saved = "Zapisano"\n')
    write(
        place,
        "courses/languages/blocks/reveal/pl.toml",
        'show = "Pokaż"\n[paper]\nyours = "Najpierw twoja odpowiedź"\n',
    )
    write(place, "courses/languages/editions/large_print/pl.toml", 'name = "Ulotka"\n')
    known = dict(flat(words("en")))
    assert "script.standing_saved" in known
    done = at("build", "--to", "web")
    assert done.exit_code == 0
    made = page(place)
    for word in ("Dalej", "Pokaż", "Zapisano", known["previous"]):
        assert word in made
    assert at("print", "--as", "large-print").exit_code == 0
    handout = next(place.glob("dist/*large-print.html")).read_text("utf-8")
    assert "Ulotka" in handout
    assert "Najpierw twoja odpowiedź" in handout
    (warned,) = [one for one in done.stderr.splitlines() if "languages/pl.toml" in one]
    assert "[interface-in-english]" in warned


def test_it_needs_no_trust_and_is_told_nothing_of_when_it_is_whole(place: Path) -> None:
    """A copy of all that is Welsh, as another language's."""
    for file in (file for file in discover.INSIDE.rglob("cy.toml") if "_data" not in file.parts):
        within = "" if file.parent == HERE else file.parent.relative_to(discover.INSIDE).as_posix()
        write(place, f"courses/languages/{within}/pl.toml", file.read_text("utf-8"))
    done = at("build", "--to", "web")
    assert (done.exit_code, done.stderr) == (0, "")
    assert words("cy")["next"] in page(place)


def test_its_words_go_before_ours(place: Path) -> None:
    write(place, "courses/rozmowy/course.md", COURSE.format("cy"))
    write(place, "courses/languages/cy.toml", 'next = "Ymlaen â ni"\n')
    assert at("build", "--to", "web").exit_code == 0
    assert "Ymlaen â ni" in page(place)
    assert words("cy")["previous"] in page(place)


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("pl.toml", 'nxt = "Dalej"', "there is no text “nxt”. Did you mean “next”?"),
        ("pl.toml", "next = 3", "“next” is to be written as in English"),
        ("pl.toml", 'next = ["Dalej"]', "“next” is to be written as in English"),
        ("pl.toml", 'next = "Dalej {count}"', "“next” is to have no {places}"),
        ("pl.toml", 'version = "Wersja"', "“version” is to have {version}"),
        ("pl.toml", 'version = "{version.__class__}"', "“version” is to have {version}"),
        ("pl.toml", "next = ", "pl.toml: "),
        ("blocks/reveal/pl.toml", "[paper]\nyes = 'x'", "there is no text “paper.yes”"),
        ("pl.toml", "next = 2026-01-01", "“next” is to be written as in English"),
        ("pl.toml", 'script = "x"', "there is no text “script”"),
    ],
)
def test_a_text_that_would_not_work_is_told_in_a_line(file: str, text: str, said: str, place: Path) -> None:
    write(place, "courses/languages/pl.toml", 'previous = "Wstecz"\n')
    write(place, f"courses/languages/{file}", text)
    done = at("build", "--to", "web")
    assert done.exit_code == 1
    assert f"{file}: " in done.stderr
    assert said in done.stderr
    assert isinstance(done.exception, SystemExit)


@pytest.mark.parametrize(
    ("language", "files", "name"),
    [
        ("pl", ["pl"], "pl"),
        ("pl-PL", ["pl"], "pl"),
        ("pt-BR", ["pt", "pt-BR"], "pt-BR"),
        ("PT-br", ["pt", "pt-br"], "pt-br"),
        ("pt-PT", ["pt", "pt-br"], "pt"),
        ("de", ["pl"], "en"),
        ("cy", ["pl"], "cy"),
        ("en-GB", ["pl"], "en"),
    ],
)
def test_which_files_a_language_means(language: str, files: list[str], name: str, tmp_path: Path) -> None:
    for file in files:
        write(tmp_path, f"languages/{file}.toml", "")
    assert spoken(language, (tmp_path,)) == name
    assert set(languages((tmp_path,))) == {*files, "cy", "en"}


def test_what_is_ours_is_as_it_stands_in_its_file() -> None:
    folder = discover.block_folders()["reveal"]
    assert list(words_in(folder, "cy")) == list(toml_of(folder / "cy.toml"))


def test_the_preview_shows_a_changed_text(place: Path) -> None:
    write(place, "courses/languages/pl.toml", 'next = "Dalej"\n')
    courses = Courses(place / "courses")
    for word in ("Dalej", "Naprzod"):
        write(place, "courses/languages/pl.toml", f'next = "{word}"\n')
        courses.changed([place / "courses/languages/pl.toml"])
        made = courses.build("rozmowy", "").played.values()
        assert made
        assert all(word in str(one.files) for one in made)
