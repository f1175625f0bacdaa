"""Who says what, as authors type it; and what is told, though it looks alike."""

import pytest

from builder.blocks.speech import Piece
from builder.model.flow import plain_words
from tests.in_memory import check, source_of

START = "---\ntitle: Talk\n---\n## Page\n\n### Scenario: A call\n"
END = "\n\n- [On](#on)\n\n#### On\nIt ends. **Good ending.**\n"


def pieces(text: str) -> tuple[Piece, ...]:
    course, _ = check(source_of({"course.md": START + text + END}))
    found: tuple[Piece, ...] = next(iter(course.blocks)).content.scenes[0].pieces
    return found[:-1]  # the ways on


@pytest.mark.parametrize(
    ("typed", "name", "manner", "mood", "said"),
    [
        ('Mr Grant: "No."', "Mr Grant", "", "", "“No.”"),
        ("Mr Grant (worried): No.", "Mr Grant", "worried", "worried", "No."),
        ('**Mr Grant:** "No."', "Mr Grant", "", "", "“No.”"),
        ('**Mr Grant** (glad): "No."', "Mr Grant", "glad", "glad", "“No.”"),
        ('**Mr Grant (glad):** "No."', "Mr Grant", "glad", "glad", "“No.”"),
        ('*Mr Grant* *(glad)*: "No."', "Mr Grant", "glad", "glad", "“No.”"),
        ('Mr. Grant : "No."', "Mr. Grant", "", "", "“No.”"),
        ("Mr Grant: 'No.'", "Mr Grant", "", "", "‘No.’"),
        ("Mr Grant: «No.»", "Mr Grant", "", "", "«No.»"),
        (
            'Mr Grant (less cross now, more worried): "No."',
            "Mr Grant",
            "less cross now, more worried",
            "worried",
            "“No.”",
        ),
        ('Mr Grant (on the phone): "No."', "Mr Grant", "on the phone", "", "“No.”"),
        ("You: I will ring you by four.", "You", "", "", "I will ring you by four."),
        ('You (by email): "Thanks."', "You", "by email", "", "“Thanks.”"),
        ("Chi: Mi ffonia i chi.", "Chi", "", "", "Mi ffonia i chi."),
        ("Y galwr (yn flin): Na.", "Y galwr", "yn flin", "cross", "Na."),
        ('The man in the queue: "No."', "The man in the queue", "", "", "“No.”"),
        ('Caller 1: "No."', "Caller 1", "", "", "“No.”"),
        ('Siân O\'Brien-ap Rhys: "No."', "Siân O’Brien-ap Rhys", "", "", "“No.”"),
        ('Mrs van der Berg: "No."', "Mrs van der Berg", "", "", "“No.”"),
        ("李明：「不。」", "李明", "", "", "「不。」"),
        ('MR GRANT: "No." He rings off.', "MR GRANT", "", "", "“No.” He rings off."),
        ('Mr Grant:\n"No."', "Mr Grant", "", "", "“No.”"),
        ('* Mr Grant: "No."', "Mr Grant", "", "", "“No.”"),
        ('She: "No."', "She", "", "", "“No.”"),
    ],
)
def test_somebody_says_it(typed: str, name: str, manner: str, mood: str, said: str) -> None:
    [piece] = pieces(typed)
    assert piece.speaker
    assert (piece.speaker.name, piece.speaker.manner, piece.speaker.mood) == (name, manner, mood)
    assert " ".join(plain_words(piece.body).split()) == said
    assert piece.speaker.mine == (name in {"You", "Chi"})


@pytest.mark.parametrize(
    "typed",
    [
        "He rings at 10:30.",
        "Remember: be kind.",
        'Note: "Say who you are."',
        'Amina says: "No."',
        'He says: "No."',
        '"No," says Mr Grant: he has rung three times.',
        "Mr Grant: he has rung three times.",
        "Ask three things: who, what and when.",
        "Option A (cheap): you ring him.",
        "https://example.org: a page.",
        '[Mr Grant](https://example.org): "No."',
        '`Mr Grant`: "No."',
        "You have two ways: ring, or wait.",
        "Later that day: nobody rang.",
        '* One\n* Mr Grant: "No."',
        '> Mr Grant: "No."',
        "Mr Grant:",
        "",
    ],
)
def test_nobody_says_it(typed: str) -> None:
    assert not [piece for piece in pieces(typed) if piece.speaker]
    words = typed.replace('"', "").replace("`", "").replace("* ", "").replace("> ", "")
    said = plain_words(node for piece in pieces(typed) for node in piece.body)
    for word in words.replace("[", "").replace("](https://example.org)", "").split():
        assert word.strip(",") in said


def test_lines_of_one_paragraph_take_turns() -> None:
    found = pieces('He rings.\nMr Grant: "No.\nNever."\nYou: "Sorry."')
    assert [piece.speaker and piece.speaker.name for piece in found] == [None, "Mr Grant", "You"]
    assert [plain_words(piece.body) for piece in found] == ["He rings.", "“No. Never.”", "“Sorry.”"]


def test_a_name_that_speaks_once_speaks_without_marks() -> None:
    """As people type scripts; whoever is never in quotation marks is listed."""
    found = pieces('Mr Grant: "No."\n\nMr Grant: *He sighs.* All right.')
    assert [bool(piece.speaker) for piece in found] == [True, True]
    found = pieces("People: Mr Grant, Mrs Doyle\n\nMr Grant: No.\n\nMrs Doyle: Yes.")
    assert [piece.speaker and piece.speaker.name for piece in found] == ["Mr Grant", "Mrs Doyle"]
    found = pieces("People:\n- Mr Grant, who waits\n- the caller\n\nThe caller: No.\n\nMr Grant: Yes.")
    assert [piece.speaker and piece.speaker.about for piece in found] == ["", "who waits"]


def test_words_keep_their_place_and_their_marks() -> None:
    [piece] = pieces('**Mr Grant** (cross): "I **never** said [that](https://example.org)."')
    assert plain_words(piece.body) == "“I never said that.”"
    course, _ = check(source_of({"course.md": f'{START}Mr Grant: "No."{END}'}))
    span = next(iter(course.blocks)).content.scenes[0].pieces[0].body[0].span
    assert (span.line, span.file) == (7, "course/course.md")


def test_long_and_odd_lines_are_read_at_once() -> None:
    for text in (
        "A" * 50_000 + ": x",
        "A (" * 20_000 + "): x",
        "Mr " * 20_000 + ': "x"',
        "Mr Grant: " * 10_000,
        "*" * 9_999 + ":",
    ):
        assert pieces(text)
