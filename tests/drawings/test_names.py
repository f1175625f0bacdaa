"""How authors name a picture of the theme's, and where they may put it."""

import pytest

from builder.discover import themes
from builder.model.drawn import drawn_name, drawn_person, is_drawn, portrait_of
from builder.render.drawings.library import Drawing, library_of
from tests.in_memory import check, page_of, source_of

LIBRARY = library_of(themes(())["council"], ())
NAMES = {
    "cast:amina/worried": "cast:amina/worried",
    "Cast:Amina/Worried": "cast:amina/worried",
    "CAST: Mrs Doyle / Glad": "cast:mrs-doyle/glad",
    "cast:mrs%20doyle": "cast:mrs-doyle",
    "cast:mrs_doyle.svg": "cast:mrs-doyle",
    "cast:/amina//worried/": "cast:amina/worried",
    "cast://amina": "cast:amina",
    "cast:amina, worried": "cast:amina/worried",
    "cast:amina\\worried": "cast:amina/worried",
    "people:amina": "cast:amina",
    "places:reception": "place:reception",
    "Place:Call centre": "place:call-centre",
    "objects:blue badge": "object:blue-badge",
    "cast:zo\u0065\u0308": "cast:zo\u00eb",
    "cast:": "cast:",
    "media/cast:amina.svg": "",
    "broadcast:amina": "",
    "https://cast.example/amina": "",
    "cast": "",
}
PLACES = {
    "in a paragraph": "Here is ![Amina](cast:amina) herself.",
    "by itself": "![Amina](cast:amina)",
    "with a caption": '![Amina](cast:amina "She is new")',
    "in a list": "- ![Amina](cast:amina)",
    "in a table": "| Who |\n|---|\n| ![Amina](cast:amina) |",
    "in a callout": "> [!TIP]\n> ![Amina](cast:amina)",
    "in a quotation": "> ![Amina](cast:amina)",
    "in a link": "[![Amina](cast:amina)](#a-page)",
    "in bold": "**![Amina](cast:amina)**",
    "in a footnote": "Words[^1]\n\n[^1]: ![Amina](cast:amina)",
    "by a reference": "![Amina][her]\n\n[her]: cast:amina",
    "in a heading": "### ![Amina](cast:amina) speaks",
    "in feedback": "### Question: Who?\n- [x] Her\n  > ![Amina](cast:amina) Yes\n- [ ] Him",
    "in an answer": "### Question: Who?\n- [x] ![Amina](cast:amina)\n- [ ] Him",
    "in a question": "### Question: Who is ![Amina](cast:amina)?\n- [x] Her\n- [ ] Him",
    "in a gallery": "### Gallery: Us\n- ![Amina](cast:amina) Her\n- ![Joe](cast:joe) Him",
    "in a term's meaning": "### Glossary: Words\nAmina\n: ![Amina](cast:amina) herself",
}


@pytest.mark.parametrize(("typed", "name"), NAMES.items())
def test_what_is_typed_means_a_name(typed: str, name: str) -> None:
    assert drawn_name(typed) == name


def test_somebody_is_found_by_name_and_by_title() -> None:
    found = [LIBRARY.find(name) for name in ("cast:doyle", "cast:mrs-doyle", portrait_of("Mrs Doyle", "Glad"))]
    assert [one.sheet.title for one in found if isinstance(one, Drawing)] == ["Mrs Doyle"] * 3
    assert is_drawn("cast:doyle")
    assert not is_drawn("media/cast.svg")
    assert drawn_person("cast:doyle/glad") == "doyle"
    assert drawn_person("place:park") == ""


def test_each_person_has_each_mood_and_pose() -> None:
    assert set(LIBRARY.moods) == {"calm", "glad", "worried", "cross", "thinking"}
    for name in LIBRARY.names("cast"):
        for way in [*LIBRARY.moods, "half", "standing", "sitting", "left", "left/glad/sitting"]:
            assert isinstance(LIBRARY.find(f"cast:{name}/{way}"), Drawing)


def test_the_library_is_as_large_as_was_asked() -> None:
    assert len(LIBRARY.names("cast")) >= 8
    assert len(LIBRARY.names("place")) >= 12
    assert len(LIBRARY.names("object")) >= 30


@pytest.mark.parametrize(
    "words", ["yasmin", "yasmin-cross", "yasmin/cross", "joe-cross/tom-glad", "empty", "mrs-doyle"]
)
def test_others_stand_in_a_place(words: str) -> None:
    found = LIBRARY.find(f"place:reception/{words}")
    assert isinstance(found, Drawing), found


@pytest.mark.parametrize("where", PLACES)
def test_a_picture_is_drawn_wherever_it_stands(where: str) -> None:
    course, found = check(source_of({"course.md": f"---\ntitle: Us\n---\n\n## A page\n\nText.\n\n{PLACES[where]}\n"}))
    assert not [fault for fault in found if "picture" in fault.rule or "link" in fault.rule]
    page = page_of(course)
    assert 'role="img" aria-label="Amina"><use href="#ui--cast-amina-calm"/></svg>' in page
    assert page.count('id="ui--cast-amina-calm"') == 1


def test_a_caption_stands_below_and_a_description_is_text() -> None:
    text = '---\ntitle: Us\n---\n\n## A page\n\n![“Amina” <b> & co](cast:amina "New")\n'
    page = page_of(check(source_of({"course.md": text}))[0])
    assert '<figure class="of-cast"><svg class="drawing portrait"' in page
    assert 'aria-label="“Amina” &lt;b&gt; &amp; co"' in page
    assert "<figcaption>New</figcaption></figure>" in page


@pytest.mark.parametrize("name", ["cast:nobody", "cast:amina/hungry", "place:moon", "object:", "place:park/a/b/c"])
def test_a_name_of_none_is_told_and_described(name: str) -> None:
    course, found = check(source_of({"course.md": f"---\ntitle: Us\n---\n\n## A page\n\n![What it shows]({name})\n"}))
    assert [fault.rule for fault in found] == ["unknown-picture"]
    page = page_of(course)
    assert "What it shows" in page
    assert '<svg class="drawing' not in page


def test_what_there_is_is_listed() -> None:
    _, (fault,) = check(source_of({"course.md": "---\ntitle: Us\n---\n\n## A page\n\n![What it shows](object:)\n"}))
    assert all(name in fault.help for name in LIBRARY.names("object"))


def test_a_picture_without_a_description_is_an_error() -> None:
    _, found = check(source_of({"course.md": "---\ntitle: Us\n---\n\n## A page\n\n![](cast:amina)\n"}))
    assert [fault.rule for fault in found] == ["missing-alt-text"]


def test_a_link_to_a_picture_is_no_link() -> None:
    course, found = check(source_of({"course.md": "---\ntitle: Us\n---\n\n## A page\n\n[Amina](cast:amina)\n"}))
    assert [(fault.rule, fault.help) for fault in found] == [("unsafe-link", "write:  ![Amina](cast:amina)")]
    assert "cast:amina" not in page_of(course).replace("&#34;", "")


@pytest.mark.parametrize(
    ("typed", "caption", "slips"),
    [('"“Hello,” she says"', "“Hello,” she says", 0), ("“Hello”", "Hello", 1), ('"“Hello”"', "“Hello”", 0)],
)
def test_quotation_marks_within_a_caption_stay(typed: str, caption: str, slips: int) -> None:
    text = f"---\ntitle: Us\n---\n\n## A page\n\n![Amina](cast:amina {typed})\n"
    course, found = check(source_of({"course.md": text}))
    assert [fault.rule for fault in found] == ["typing-slip"] * slips
    assert f"<figcaption>{caption}</figcaption>" in page_of(course)
