"""Text as word processors, other programs and people write it is read as meant, or told: once for each cause."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from builder.diagnostics import Report
from builder.discover import severity_of
from builder.fix.apply import apply_fixes
from builder.model import MediaFile
from builder.parse.course import parse_course
from builder.pipeline import Order, run
from tests.in_memory import FOLDER, check, page_of, source_of

if TYPE_CHECKING:
    from builder.diagnostics import Diagnostic

TEXTS = Path(__file__).parent / "texts"  # in the manner of other programs
START = "---\ntitle: Calls\n---\n\n## Page\n\n"


def read(text: str, start: str = START) -> tuple[str, list[Diagnostic]]:
    """The page's HTML without blanks beside its tags, and what was told."""
    course, found = check(source_of({"course.md": start + text}))
    return unescape(re.sub(r">\s+<", "><", re.sub(r">\n", ">", page_of(course)))), found


def rules(found: list[Diagnostic]) -> list[str]:
    return [one.rule for one in found]


TWO = "<li>one</li><li>two</li>"
LISTS = [
    *(f"{sign}{gap}one\n{sign}{gap}two" for sign in "•·▪●‣→✓–—" for gap in (" ", "\t", "\u00a0", "   ")),
    *(f"{sign}one\n{sign}two" for sign in "•▪→✓"),
    "o one\no two",
    "o\tone\no\ttwo",
    "a) one\nb) two",
    "(a) one\n(b) two",
    "a. one\nb. two",
    "A) one\nB) two",
    "i. one\nii. two",
    "(i) one\n(ii) two",
    "(1) one\n(2) two",
    "1)\u00a0one\n2)\u00a0two",
    "1.\u00a0one\n2.\u00a0two",
    "\\(a\\) one\n\\(b\\) two",
    "\t- one\n\t- two",
    "You need:\n\t• one\n\t• two",
    *(f"{sign} one\n{sign} two" for sign in ("»", "›", "❯", "◆", "⮚", "⚫", "~", "\U0001f449")),
    *(f"1{end} one\n2{end} two" for end in ("-", " -", ":", "]", "\ufe0f\u20e3")),
    "a] one\nb] two",
    "① one\n② two",
    "❶ one\n❷ two",
    "-one\n-two",
    "*one\n*two",
]


@pytest.mark.parametrize(
    "around", ["{}", "Words.\n\n{}\n\nWords.", "### Accordion: Calls\n#### Part\n{}\n#### Other\nWords."]
)
@pytest.mark.parametrize("typed", LISTS)
def test_a1_lists_are_read_anywhere(typed: str, around: str) -> None:
    """A1."""
    page, found = read(around.format(typed) + "\n")
    assert re.search(r"<(ul|ol)>" + TWO, page)
    assert rules(found) == ["typing-slip"]


@pytest.mark.parametrize("typed", ["• one\n• two", "a) one\nb) two", "→ one\n→ two"])
@pytest.mark.parametrize(
    "around",
    [
        "> {}",
        "> [!TIP]\n> {}",
        "### Question: What?\n- [ ] Give\n  > {}\n- [x] Offer",
        "### Reveal: What?\nThink.\n\nAnswer:\n\n{}",
    ],
)
def test_a1_lists_are_read_in_feedback_and_callouts(typed: str, around: str) -> None:
    """A1: each line of the list stands where its first does."""
    before = around.partition("{}")[0].rpartition("\n")[2]
    page, found = read(around.format(typed.replace("\n", f"\n{before}")) + "\n")
    assert TWO in page.replace("<li>One", "<li>one")  # what follows "Answer:" begins with a capital
    assert rules(found).count("typing-slip") == 1


def test_a1_levels_of_word_processors_are_nested() -> None:
    """A1."""
    page, _ = read("•\tone\n\no\tsub\no\tother\n\n▪\tdeep\n\n•\ttwo\n")
    assert re.search(r"one.*<ul><li>.*sub.*<li>.*other.*<ul><li>deep</li></ul>.*</ul></li><li>.*two", page)
    page, _ = read("1) one\na) sub\nb) other\n2) two\n")
    assert re.search(r"<ol><li>one\s*<ol><li>sub</li><li>other</li></ol></li><li>two</li></ol>", page)


@pytest.mark.parametrize(
    "text",
    [
        "o bien esto\nno lo sé",
        "Dyma hi, o Gymru\no Gaerdydd i Fangor",
        "i. e. what is meant",
        "1986. A great year.",
        "– a line that begins with a dash",
        "A. Smith wrote it.",
        "It was in (a) and\n(b) that he said it.",
        "→ go on",
        "*Required field",
        "-5 degrees\n-6 degrees",
        "a) only one",
        "-5\n-3",
        "10 - 12 March\n13 - 15 March",
        "[1] Smith\n[2] Jones",
        "*one*\n*two*",
        "2010: we began\n2011: we went on",
        "Step 1: one\nStep 2: two",
        "1 - 3 May: Hull\n2 - 4 June: York",
        "See section\n1.2 of the Act and\n1.3 of the other.",
        "\U0001f600 A sentence with a face.\n\n\U0001f600 Another.",
    ],
)
def test_a1_what_is_no_list_stays(text: str) -> None:
    """A1: no false alarm."""
    page, found = read(f"{text}\n")
    assert rules(found) == []
    assert "<ul><li>" not in page.partition("<main")[2]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("1.1 one\n1.2 two", "<li>1.1 one</li><li>1.2 two</li>"),
        ("1.1. one\n1.2. two", "<li>1.1. one</li><li>1.2. two</li>"),
        ("\U0001f4de one\n\u2709\ufe0f two", "<li>\U0001f4de one</li><li>\u2709\ufe0f two</li>"),
    ],
)
def test_a1_signs_that_say_something_stay(typed: str, shown: str) -> None:
    """A1: numbers of sections, and pictures."""
    page, found = read(f"{typed}\n")
    assert shown in page
    assert rules(found) == ["typing-slip"]


def test_a1_one_message_and_one_mend_for_a_list(tmp_path: Path) -> None:
    """A1: `--fix` writes it, once and for all."""
    file = tmp_path / "course.md"
    file.write_text(f"{START}•\tone\n\n•\ttwo\n\n•\tthree\n\n1986. A great year.\n", "utf-8")
    assert [one.rule for one in run(Order(tmp_path)).diagnostics] == ["typing-slip"]
    apply_fixes([Order(tmp_path)])
    assert file.read_text("utf-8") == f"{START}- one\n\n- two\n\n- three\n\n1986. A great year.\n"
    assert run(Order(tmp_path)).diagnostics == ()


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("[Policy](media/FOI policy.pdf)", "media/FOI policy.pdf"),
        ("[Form](media/Leave form (final).docx)", "media/Leave form (final).docx"),
        ("[Form](media/Leave form [2].docx)", "media/Leave form [2].docx"),
        ("![Plan](media/Screenshot (12).png)", "media/Screenshot (12).png"),
        ('![Plan](media/my plan.png "The plan")', "media/my plan.png"),
        ("![Plan](media\\bend.png)", "media/bend.png"),
        ("![Plan](media\\_bend (1).png)", "media/_bend (1).png"),
        ("[Form][form]\n\n[form]: media/my form.pdf", "media/my form.pdf"),
        ("### Video: Who calls?\n![A desk](media/my clip.mp4)\n- Captions: media/my clip.vtt\n", "media/my clip.vtt"),
        (
            "### Video: Who calls?\n![A desk](media/my clip (1).mp4)\n- Captions: media/it's--mine.vtt\n",
            "media/it's--mine.vtt",
        ),
    ],
)
def test_a2_names_with_blanks_and_brackets(typed: str, name: str) -> None:
    """A2."""
    media = {one: MediaFile(one, FOLDER / one, 9) for one in (name, "media/my clip.mp4", "media/my clip (1).mp4")}
    course, found = check(replace(source_of({"course.md": START + typed + "\n"}), media=media))
    assert name in {link.found for link in course.links}
    assert not {"missing-file", "missing-picture"} & set(rules(found))


@pytest.mark.parametrize(
    "target", ["C:\\Users\\me\\lift.jpg", "file:///C:/Users/me/lift.jpg", "C:/Users/my files/lift.jpg"]
)
@pytest.mark.parametrize("mark", ["", "!"])
def test_a2_files_of_ones_own_computer(target: str, mark: str) -> None:
    """A2: told once, with what to do."""
    _, found = read(f"{mark}[A lift]({target})\n")
    (told,) = [one for one in found if one.rule != "typing-slip"]
    assert "media/lift.jpg" in told.help


MARKUP = [
    (
        "::: {.callout-note}\nWords.\n:::",
        '<div class="note" role="note" data-callout="note"><p class="note-kind">Note</p><p>Words.</p></div>',
    ),
    (":::tip[My tip]\nWords.\n:::", "<p><strong>My tip</strong></p><p>Words.</p></div>"),
    (":::warning My title\n\nWords.\n\n:::", "<p><strong>My title</strong></p><p>Words.</p></div>"),
    (
        '!!! danger "Take care"\n    Words.\n\n    - one\n    - two',
        "<p><strong>Take care</strong></p><p>Words.</p><ul><li>one</li><li>two</li></ul></div>",
    ),
    ("??? info\n    Words.", 'data-callout="note"'),
    ("```{admonition} Remember\nWords.\n```", "<p><strong>Remember</strong></p><p>Words.</p></div>"),
    ('=== "Phone"\n    Press.', "<p><strong>Phone</strong></p><p>Press.</p>"),
    ("::: columns\nWords.\n:::", "<p>Words.</p>"),
    ("## Next {#next .x}\n\nWords.", "Next</h1>"),
    ("[Words]{.underline}", "<p>Words</p>"),
    ("See [[Other note|the note]].", "<p>See the note.</p>"),
    ("![[plan.png]]", "<p>plan.png</p>"),
    ("==Words==", "<p><strong>Words</strong></p>"),
    ("Words %%a remark%%", "<p>Words</p>"),
    ("[TOC]\n\nWords.", "<p>Words.</p>"),
    ("[[_TOC_]]\n\nWords.", "<p>Words.</p>"),
    ("\\newpage\n\nWords.", "<p>Words.</p>"),
    ("{% include x.html %}\n\nWords.", "<p>Words.</p>"),
    ("{{< youtube x >}}\n\nWords.", "<p>Words.</p>"),
    ("As [@smith2020] says.", "[@smith2020]"),
    ("It is $x^2 + y$ here.", "$x^2 + y$"),
    ("H~2~O and x^2^", "<p>H₂O and x²</p>"),
    ("Look :warning:", "<p>Look ⚠️</p>"),
    ("{++new++} and {>>why<<}", "<p>new and</p>"),
    ("import X from '@x/y';\n\nWords.", "<p>Words.</p>"),
    ("<Tabs>\n\nWords.\n\n</Tabs>", "<p>Words.</p>"),
    ("```mermaid\ngraph TD\n```", "graph TD"),
    ('```py title="ring.py"\nring()\n```', "ring()"),
    ("Words.\n\n*[FOI]: Freedom of Information", "Freedom of Information"),
]


@pytest.mark.parametrize(("typed", "shown"), MARKUP, ids=[typed.split("\n")[0] for typed, _ in MARKUP])
def test_a5_markup_of_other_programs(typed: str, shown: str) -> None:
    """A5: read as meant where it is clear, and told; twice on a page is told once."""
    page, found = read(f"{typed}\n")
    assert shown in page
    told = [one for one in found if one.rule == "markup-of-other-programs"]
    assert told
    assert all(one.help for one in told)
    again = [one for one in read(f"{typed}\n\n{typed}\n")[1] if one.rule == "markup-of-other-programs"]
    assert len(again) == len(told) or typed.startswith("## ")


@pytest.mark.parametrize(
    "typed",
    [
        "> [!INFO]\n> Words.",
        "> [!CAUTION]\n> Words.",
        "> [!faq]- Why?\n> Words.",
        "> **Note**\n> Words.",
        "> **Warning:** Words.",
    ],
)
def test_a5_callouts_of_other_programs(typed: str) -> None:
    """A5."""
    page, found = read(f"{typed}\n")
    assert 'class="note"' in page
    assert rules(found) == ["typing-slip"]


@pytest.mark.parametrize(
    "typed",
    [
        "`==code==` and `{{< x >}}`",
        "```\n::: note\n==x==\n:::\n```",
        "a == b and c == d",
        "10:30:45 and C:D:E",
        "$5 and $10, or US$7",
        "C++ and G++",
        "Use ~~ here, £5 ~ £10",
        "\\[see the annex\\]",
        "snake_case_name and ^ and ~",
        "    ==code== {x}",
        "- a\n\n  ```\n  ==x==\n  ```",
        "Write to {JB2} [JB1]",
        "### Fill in: Treat others\nTreat [[others]] well.",
    ],
)
def test_a5_what_is_no_markup_stays(typed: str) -> None:
    """A5: no false alarm."""
    assert "markup-of-other-programs" not in rules(read(f"{typed}\n")[1])


def test_a5_nothing_of_it_vanishes() -> None:
    """A5: what is left out is quoted whole."""
    words = (
        "{% qaaz %} and {% qbbz %}\n\n%%qccz%%\n\n{#qddz}\n\n::: qeez\nqffz\n:::\n\n"
        "<Qggz a='qhhz'>\n\n{>>qiiz<<}\n\n```py qjjz=\"qkkz\"\n```\n"
    )
    page, found = read(words)
    said = page + " ".join(one.message for one in found)
    assert [word for word in re.findall(r"q\w\wz", words, re.IGNORECASE) if word not in said] == []


@pytest.mark.parametrize(
    "typed",
    [
        "![A desk](https://example.org/desk.png)",
        "Words ![A desk](https://example.org/desk.png).",
        "[![A desk](https://example.org/desk.png)](https://example.org/desk.png)",
    ],
)
def test_a6b_a_picture_on_the_web_is_a_link(typed: str) -> None:
    """A6b: no request leaves the package."""
    page, found = read(f"{typed}\n")
    assert re.search(r'<a href="https://example.org/desk.png"[^>]*>A desk', page)
    assert "<img" not in page.partition("<main")[2]
    assert [(one.rule, str(one.severity)) for one in found] == [("picture-from-web", "warning")]


TABLE = (
    '<thead><tr><th scope="col">Name</th><th scope="col">Role</th></tr></thead>'
    "<tbody><tr><td>Jo</td><td>Lead</td></tr></tbody>"
)


@pytest.mark.parametrize(
    "typed",
    [
        "Name\tRole\nJo\tLead",
        "Name\t\tRole\nJo\t\tLead",
        "+------+------+\n| Name | Role |\n+------+------+\n| Jo   | Lead |\n+------+------+",
        "+------+------+\n| Name | Role |\n+======+======+\n| Jo   | Lead |\n+------+------+",
        "| Name | Role |\n| Jo | Lead |",
        "Name | Role\nJo | Lead",
        "| Name | Role |\n|---|\n| Jo | Lead |",
        "| Name | Role |\n|———|———|\n| Jo | Lead |",
        "Name   Role\n------ ------\nJo     Lead",
        "| Name | Role |\n|---|---|\n|---|---|\n| Jo | Lead |",
        "| Name | Role |\n|===|===|\n| Jo | Lead |",
        "| Name | Role |\n|---+---|\n| Jo | Lead |",
        "| Name | Role |\n\n|---|---|\n\n| Jo | Lead |",
        (
            "\u250c\u2500\u2500\u2500\u252c\u2500\u2500\u2500\u2510\n\u2502 Name \u2502 Role \u2502\n"
            "\u251c\u2500\u2500\u2500\u253c\u2500\u2500\u2500\u2524\n\u2502 Jo \u2502 Lead \u2502\n"
            "\u2514\u2500\u2500\u2500\u2534\u2500\u2500\u2500\u2518"
        ),
    ],
)
@pytest.mark.parametrize(
    "around", ["{}", "Words:\n\n{}\n\nMore words.", "### Cards: People\n#### Who\n{}\n#### Where\nHere."]
)
def test_a7_tables(typed: str, around: str) -> None:
    """A7."""
    page, found = read(around.format(typed) + "\n")
    assert TABLE in page
    assert rules(found) == ["typing-slip"]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Name,Role,Place\nJo,Lead,Hull\nAl,Clerk,York", "<td>Al</td><td>Clerk</td><td>York</td>"),
        ("Name;Role\nJo;Lead\nAl;Clerk", "<td>Al</td><td>Clerk</td>"),
        ("- Look:\n  | Name | Role |\n  | Jo | Lead |", TABLE),
        ("| Name | Role |\n|---|---|\n| Jo | Lead |\n: People", "<p>People</p>"),
    ],
)
def test_a7_tables_as_other_programs_have_them(typed: str, shown: str) -> None:
    """A7: of a spreadsheet, in a list, with a caption."""
    page, found = read(f"{typed}\n")
    assert shown in page
    assert rules(found) == ["typing-slip"]


def test_a7_rows_that_lack_cells_are_told_once_a_table() -> None:
    """A7."""
    _, found = read("| a | b |\n|---|---|\n| c |\n| d |\n\nWords.\n\n| a | b |\n|---|---|\n| e |\n")
    assert rules(found) == ["too-few-cells"] * 2


@pytest.mark.parametrize(
    "typed",
    [
        "Home | About us",
        "Dear\tSir",
        "Either a | or b, with no table at all\n\nWords | here",
        "We met, as planned, at noon.\nHe came, as planned, at one.\nShe came, as said, at two.",
        "1,234,567\n2,345,678\n3,456,789",
    ],
)
def test_a7_what_is_no_table_stays(typed: str) -> None:
    """A7: no false alarm."""
    page, found = read(f"{typed}\n")
    assert rules(found) == []
    assert "<table" not in page


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (
            "See www.gov.uk/foi.",
            '<a href="https://www.gov.uk/foi" target="_blank" rel="noopener noreferrer">www.gov.uk/foi<',
        ),
        (
            "(https://intranet/foi)",
            '<a href="https://intranet/foi" target="_blank" rel="noopener noreferrer">https://intranet/foi<',
        ),
        ("https://en.wikipedia.org/wiki/A_(b)?x=1, or", 'href="https://en.wikipedia.org/wiki/A_(b)?x=1"'),
        ("Write to mailto:hr@example.org.", '<a href="mailto:hr@example.org">'),
        ("Write to someone@example.org.", '<a href="mailto:someone@example.org">'),
        ("> Ask hr@example.org!", '<a href="mailto:hr@example.org">'),
        ("- www.gov.uk", 'href="https://www.gov.uk"'),
        ("### Resources: Read on\n- www.gov.uk", 'href="https://www.gov.uk"'),
    ],
)
def test_a8_bare_addresses_are_links(typed: str, shown: str) -> None:
    """A8."""
    page, found = read(f"{typed}\n")
    assert shown in page
    assert rules(found) == []


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("[Policy] (https://example.org)", 'href="https://example.org"'),
        ("(Policy)[https://example.org]", 'href="https://example.org"'),
        ("[Policy](\u201chttps://example.org\u201d)", 'href="https://example.org"'),
        ("[Policy](https://example.org \u201cTitle\u201d)", 'href="https://example.org"'),
    ],
)
def test_a2_links_with_their_signs_in_another_order(typed: str, shown: str) -> None:
    """A2."""
    page, found = read(f"{typed}\n")
    assert shown in page
    assert ">Policy<" in page
    assert set(rules(found)) <= {"typing-slip", "unseen-title"}


@pytest.mark.parametrize("typed", ["![A phone](media/phone.png =100x20)", "![A phone|200](media/phone.png)"])
def test_a2_sizes_of_pictures(typed: str) -> None:
    """A2: a picture is as large as the page has room for."""
    page, found = read(f"{typed}\n")
    assert 'alt="A phone"' in page
    assert rules(found) == ["typing-slip"]


@pytest.mark.parametrize(
    "typed",
    [
        "`www.gov.uk`",
        "[www.gov.uk](#page)",
        "```\nhttps://www.gov.uk\n```",
        "user@host",
        "www.",
        "## www.gov.uk\n\nWords.",
        "### Question: Where?\n- [ ] www.gov.uk\n- [x] a@example.org",
        "### Fill in: Who?\nAsk [[hr@example.org]].",
    ],
)
def test_a8_what_is_no_link_stays(typed: str) -> None:
    """A8: not in code, links, headings and answers."""
    page, _ = read(f"{typed}\n")
    assert not re.search(r'href="(https:|mailto:)', page)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Area is 5*3*2=30.", "5*3*2=30"),
        ("Take a*b*c here.", "a*b*c"),
        ("First 5*3\nand then 4*2.", "5*3"),
        ("A file my_big_file_name.", "my_big_file_name"),
        ("Hello all.\n\n    This was indented in a word processor.", "<p>This was indented in a word processor.</p>"),
        ("\tThis begins with a tab, as letters do.", "<p>This begins with a tab, as letters do.</p>"),
        ("Some important text\n---\nMore.", "<p>Some important text</p><hr /><p>More.</p>"),
        ("Some important text\n===\nMore.", "<p>Some important text</p><hr /><p>More.</p>"),
        ("This is **bold **text.", "<strong>bold</strong> text."),
        ("This is ** bold** text.", "is <strong>bold</strong> text."),
        ("**Name: **Jo", "<strong>Name:</strong> Jo"),
        ("Look in \\\\server\\share\\x.", "Look in \\\\server\\share\\x."),
        ("#1 priority is safety", "<p>#1 priority is safety</p>"),
    ],
)
def test_a14_signs_that_mean_something_in_markdown(typed: str, shown: str) -> None:
    """A14."""
    page, found = read(f"{typed}\n")
    assert shown in page
    assert "<em>" not in page.partition("<main")[2]
    assert set(rules(found)) <= {"typing-slip"}
    assert found or "*" not in typed


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a *b* c and un*frigging*believable", "<em>b</em>"),
        ("*word*s", "<em>word</em>s"),
        ("**2*3** is", "<strong>"),
        ("2 ** 3 ** 4 and **a** b **c** d", "2 ** 3 ** 4 and <strong>a</strong> b <strong>c</strong> d"),
        ("    x = 1\n    y = 2", "<pre>"),
        ("**a [b **c** d](https://a.example) e**", "b <strong>c</strong> d"),
        ("A heading\n---------\nWords.", "A heading"),
        ("- a\n\n    This belongs to the item above it.", "<li>"),
        ("Words[^1].\n\n[^1]: Note.\n\n    This belongs to the note above it.", "belongs to the note"),
    ],
)
def test_a14_markdown_stays_markdown(typed: str, shown: str) -> None:
    """A14: no false alarm."""
    page, found = read(f"{typed}\n")
    assert shown in page
    assert "typing-slip" not in rules(found) or "un*" in typed


@pytest.mark.parametrize(("typed", "lies"), [("NFC", "NFD"), ("NFD", "NFC"), ("NFD", "NFD")])
def test_a19_accents_in_names(typed: str, lies: str, tmp_path: Path) -> None:
    """A19: however an accent is written, it is the same file."""
    name = unicodedata.normalize("NFC", "media/tŷ ni.png")
    (tmp_path / "media").mkdir()
    (tmp_path / unicodedata.normalize(lies, name)).write_bytes(b"\x89PNG\r\n\x1a\n")  # type: ignore[arg-type]
    text = f"{START}![Our house]({unicodedata.normalize(typed, name).replace(' ', '%20')})\n"  # type: ignore[arg-type]
    (tmp_path / "course.md").write_text(text, "utf-8")
    assert {one.rule for one in run(Order(tmp_path)).diagnostics} <= {"broken-picture"}


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("He said \"yes\" -- and 'no'...", "He said “yes” – and ‘no’…"),
        ("Don't use the dogs' dinner", "Don’t use the dogs’ dinner"),
        ('*"Well," he said*', "<em>“Well,” he said</em>"),
        ('"**Well**"', "“<strong>Well</strong>”"),
        ("In the '90s, 6' 2\" tall", "In the ’90s, 6' 2\" tall"),
        ('`"code"` and \\"typed\\"', '<code>"code"</code> and "typed"'),
        ("Type --fix", "Type --fix"),
    ],
)
def test_marks_are_set_as_printers_do(typed: str, shown: str) -> None:
    page, found = read(f"{typed}\n")
    assert shown in page
    assert found == []


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("cy", "“a ‘b’ c”"),
        ("de", "„a ‚b‘ c“"),
        ("fr", "«\u202fa ‹\u202fb\u202f› c\u202f»"),
        ("sv-SE", "”a ’b’ c”"),
        ("xx", "“a ‘b’ c”"),
    ],
)
def test_marks_are_those_of_the_language(language: str, shown: str) -> None:
    page, _ = read("\"a 'b' c\"\n", START.replace("\n---\n\n", f"\nlanguage: {language}\n---\n\n"))
    assert f"<p>{shown}</p>" in page


@pytest.mark.parametrize("begin", ["> [!TIP]\n> ", "> [!TIP] ", "> [!NOTE]  \n> "])
def test_a_callout_is_text_as_any_other(begin: str) -> None:
    html, found = read(f"{begin}Don't wait, ask a@b.example.\n")
    assert not found
    assert 'Don\u2019t wait, ask <a href="mailto:a@b.example">' in html
    assert "[!" not in html


def test_marks_stay_where_they_are_to_stay() -> None:
    """Typography off, answers to type, and what ids and translations are made from."""
    off = START.replace("\n---\n\n", "\ntypography: off\n---\n\n")
    assert "it's" in read("it's\n", off)[0]
    text = "### Fill in: Don't\nIt [[isn't / is not]] \"so\".\n"
    course, _ = check(source_of({"course.md": START + text}))
    (block,) = course.blocks
    assert block.interaction
    assert "isn't" in str(block.interaction.right)
    assert block.id == "dont"
    assert "“so”" in page_of(course)


RAW = re.compile(r":::|!!!|\?\?\?|===|\{[%:#.]|\{\{|\[\[|\]\]|%%|\[TOC\]|\\newpage|<Tabs|\+---|==\w|\u2022|\t")


@pytest.mark.parametrize("file", sorted(TEXTS.glob("*.md")), ids=lambda file: file.stem)
def test_a_text_for_another_program_is_built_at_the_first_try(file: Path) -> None:
    """A5, A6b: warnings that lead on, and no raw markup for learners but what is code."""
    course, found = check(source_of({"course.md": file.read_text("utf-8")}))
    assert [one for one in found if str(one.severity) == "error"] == []
    assert found
    assert all(one.help for one in found)
    kinds = [(one.rule, one.message.partition(", which")[0].rpartition("is ")[2], one.span.line) for one in found]
    assert len(kinds) == len(set(kinds))
    shown = unescape(
        re.sub(
            r"<(pre|code)\b.*?</\1>", "", page_of(course).partition("<main")[2].partition("</main>")[0], flags=re.DOTALL
        )
    )
    assert RAW.findall(re.sub(r"<section class=\"page\" id=\"results\".*", "", shown, flags=re.DOTALL)) == []


@pytest.mark.parametrize("address", ["media/no.png", "../no.png", "file:///C:/no.png", "https://example.org/no.png"])
@pytest.mark.parametrize(
    "around",
    [
        "{}",
        "### Gallery: Desks\n{}\n\n{}",
        "### Gallery: Desks\n- {}\n- {}",
        "### Hotspot: A desk\n{}\n1. (3%, 4%) A\n2. (9%, 9%) B",
    ],
)
def test_a6b_a_picture_that_can_not_be_packed_leaves_its_words(around: str, address: str) -> None:
    """A6b: in text and in blocks of pictures: a warning, and its description in its place."""
    picture = f'![A tidy desk]({address} "Ours")'
    page, found = read(around.format(picture, picture) + "\n")
    assert {str(one.severity) for one in found} == {"warning"}
    assert "A tidy desk" in page
    assert "Ours" in page or "- " in around
    assert 'src=""' not in page
    assert ("<a href=" in page.partition("A tidy desk")[0].rpartition("<figure>")[2]) == address.startswith("https")


@pytest.mark.parametrize(
    "around",
    ["## The {}", "### The {}", "### Question: The {}?\n- [x] a\n- [ ] b", "See {}.", "> {}", "| {} | b |\n|---|---|"],
)
def test_a5_two_square_brackets_outside_of_gaps_are_told_once(around: str) -> None:
    page, found = read(around.format("[[golden]]") + "\nWords.\n")
    assert [one.message for one in found if "[[golden]]" in one.message] == [
        one.message for one in found if one.rule == "markup-of-other-programs"
    ]
    assert len([one for one in found if one.rule == "markup-of-other-programs"]) == 1
    assert "golden" in page
    assert "[[" not in page.partition("<main")[2].partition("</main>")[0]


def test_a_translation_is_compared_with_what_was_typed() -> None:
    course, _ = parse_course(
        source_of({"course.md": f'{START}Don\'t "wait"...\n'}), (), Report(severity_of), to_translate=True
    )
    assert 'Don\'t "wait"...' in {segment.text for segment in course.segments}


TOPS = [
    ("title: *Calls*", "*Calls*"),
    ("title: @Calls", "@Calls"),
    ("title: %Calls", "%Calls"),
    ("title: !Calls", "!Calls"),
    ("title: &Calls", "&Calls"),
    ("title: `Calls`", "`Calls`"),
    ("title: #Calls", "#Calls"),
    ("title: - Calls", "- Calls"),
    ("title: [Calls] for all", "[Calls] for all"),
    ('title: "Calls" and more', '"Calls" and more'),
    ("title: 'It's a call'", "It's a call"),
    ("title: \u201cCalls\u201d", "Calls"),
    ("title:\u00a0Calls", "Calls"),
    ("title = Calls", "Calls"),
    ("title\uff1aCalls", "Calls"),
    ("- title: Calls\n- summary: x", "Calls"),
    ("**Title:** Calls", "Calls"),
    ("title: Calls and\nletters", "Calls and letters"),
]


@pytest.mark.parametrize(("typed", "title"), TOPS)
def test_a13_front_matter_of_people_who_know_no_yaml(typed: str, title: str) -> None:
    """A13, A22: read as meant, said once, and nothing of it lost."""
    course, found = check(source_of({"course.md": f"---\n{typed}\n---\n\n## Page\n\nWords.\n"}))
    assert course.details.title == title
    assert rules(found) == ["typing-slip"]
    assert found[0].fix


@pytest.mark.parametrize(
    "typed", ["objectives:\n\tgreet: Greet", "objectives:\n\u2022 Greet", "objectives:\n\u2013 Greet"]
)
def test_a13_lists_in_front_matter(typed: str) -> None:
    """A13."""
    course, found = check(source_of({"course.md": f"---\ntitle: Calls\n{typed}\n---\n\n## Page\n\nWords.\n"}))
    assert [one.text for one in course.details.objectives] == ["Greet"]
    assert "front-matter" not in rules(found)


@pytest.mark.parametrize(
    "typed",
    [
        "title: Calls\nsummary: Yes\n\n## Page\n\nWords.",
        "**Title:** Calls\n**Summary:** Yes\n\n## Page\n\nWords.",
        "---\ntitle: Calls\nsummary: Yes\n\n## Page\n\nWords.",
        "---\ntitle: Calls\n## Page\n\nWords.\n\n---\n\nMore.",
    ],
)
def test_a13_front_matter_without_its_hyphens(typed: str) -> None:
    """A13: it begins with the title, and ends where other text begins."""
    course, found = check(source_of({"course.md": f"{typed}\n"}))
    assert course.details.title == "Calls"
    assert [page.title.plain for page in course.pages] == ["Page"]
    assert set(rules(found)) == {"typing-slip"}


@pytest.mark.parametrize(
    "typed",
    [
        "title: Calls\nkeywords: [a, b]",
        "title: Calls\nsummary: >\n  one\n  two",
        "title: Calls\nsummary: |\n  one",
        'title: "Calls\n  and letters"',
        "title: Calls\nkeywords:\n- a\n- b",
        "title: Calls\nkeywords: [a,\n  b]",
        "title: Calls\nsummary: It's fine - really",
        "title: -5 degrees",
        "title: Calls\nsummary: one\n  two",
    ],
)
def test_a13_yaml_stays_yaml(typed: str) -> None:
    """A13: no false alarm."""
    _, found = check(source_of({"course.md": f"---\n{typed}\n---\n\n## Page\n\nWords.\n"}))
    assert rules(found) == []


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("you ask first.", "<p>You ask first.</p>"),
        ('"you ask" is right.', "<p>“You ask” is right.</p>"),
        ("(you ask.)", "<p>(You ask.)</p>"),
        ("**you** ask.", "<p><strong>You</strong> ask.</p>"),
        ("*[you](media/form.pdf)* ask.", ">You</a></em> ask.</p>"),
        ('"**you** ask."', "<p>“<strong>You</strong> ask.”</p>"),
        ("éclairs.", "<p>Éclairs.</p>"),
        ("\n- you ask.\n- you wait.", "<ul><li>You ask.</li><li>you wait.</li></ul>"),
        ("iPhones are no help.", "<p>iPhones are no help.</p>"),
        ("`you` is code.", "<p><code>you</code> is code.</p>"),
        ("7 people ask.", "<p>7 people ask.</p>"),
        ("& you ask.", "<p>& you ask.</p>"),
    ],
)
def test_what_follows_a_label_begins_as_a_sentence(typed: str, shown: str) -> None:
    page, _ = read(f"### Reveal: What?\nThink.\n\nAnswer: {typed}\n")
    assert shown in page
