# ruff: noqa: E501, ISC004 - pieces of files are easier to read on one line each
"""Each word of a file of questions is in the course or in the report, whatever kind of question it stands in."""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.importers.markdown import write
from builder.importers.reading import bring
from builder.importers.report import as_report
from tests.importers.question_files import choice, h5p, picture, piece, zip_of

# Each ¤ becomes a word of its own.
GIFT = [
    "¤ ¤?{~¤#¤ ~¤ =¤#¤ ####¤}",
    "::¤ ¤::¤ {~%50%¤#¤ ~%50%¤ ~%-100%¤#¤} ¤.",
    "¤.{TRUE#¤#¤ ####¤}",
    "¤{=¤#¤ =%50%¤#¤ =*#¤}",
    "¤ {=¤ =¤*} ¤ {=¤} ¤.",
    "¤?{#=3:1#¤ =%50%4#¤ ####¤}",
    "¤{=¤ -> ¤ =¤ -> ¤ = -> ¤}",
    "[html]<p>¤ <b>¤</b></p><ul><li>¤</li></ul><table><tr><th>¤</th></tr><tr><td>¤</td></tr></table>{}",
    "[markdown]¤ **¤**\n- ¤{####¤}",
    "[plain]¤ <b>¤{}",
    "// ¤ ¤",
    "¤ ¤",
    "$CATEGORY: $course$/top/¤/¤\n\n¤{=¤ ~¤}",
    "¤{~¤ ~¤}",
    "¤{>ALL\n¤\n¤}",
    "¤{",
]
AIKEN = [
    "¤ ¤?\nA. ¤\nB) ¤\nANSWER: B",
    "¤\n¤\nA. ¤\n¤\nB. ¤\nANSWER: A\nEXPLANATION: ¤\n¤",
    "¤\nA) ¤\nB) ¤\nANSWER: D",
    "¤",
]
TEXT2QTI = [
    "1. ¤ **¤**\n... ¤\n+ ¤\n- ¤\na) ¤\n... ¤\n*b) ¤",
    "Title: ¤\nPoints: 2\n2. ¤\n   ¤\n[*] ¤\n... ¤\n[ ] ¤",
    "3. ¤\n*   ¤\n*   ¤\n... ¤",
    "4. ¤\n= 4 +- 1\n... ¤",
    "5. ¤\n____\n... ¤",
    "6. ¤\n^^^^",
    "Text: ¤",
    "% ¤",
    "COMMENT\n¤\nEND_COMMENT",
    "GROUP\npick: 1\n7. ¤\n*a) ¤\nb) ¤\n8. ¤\n*a) ¤\nb) ¤\nEND_GROUP",
    "```{.python .run}\nprint('¤')\n```",
    "¤ ¤",
]


def moodle(kind: str, inside: str, text: str = "¤ &lt;b&gt;¤&lt;/b&gt;") -> str:
    """A question with all that each has."""
    return (
        f'<question type="{kind}"><name><text>¤ ¤</text></name><questiontext format="html"><text>{text}</text>'
        f"</questiontext><generalfeedback><text>¤</text></generalfeedback>{inside}<hint><text>¤</text></hint>"
        "<tags><tag><text>¤</text></tag></tags></question>"
    )


WHOLE = "".join(f"<{how}feedback><text>¤ ¤ ¤ ¤</text></{how}feedback>" for how in ("correct", "incorrect"))
ANSWERS = "".join(
    f'<answer fraction="{share}"><text>¤</text><feedback><text>¤</text></feedback></answer>' for share in (100, 50, 0)
)
MOODLE = [
    moodle("multichoice", f"<single>true</single>{ANSWERS}{WHOLE}"),
    moodle(
        "multichoice",
        f"<single>false</single>{ANSWERS}<partiallycorrectfeedback><text>¤</text></partiallycorrectfeedback>",
    ),
    moodle("truefalse", ANSWERS.replace("<text>¤</text><feedback>", "<text>true</text><feedback>", 1)),
    moodle("shortanswer", ANSWERS),
    moodle("shortanswer", ANSWERS, "¤ ____ ¤"),
    moodle("numerical", ANSWERS.replace("<text>¤</text><feedback>", "<text>3</text><feedback>")),
    moodle("matching", "<subquestion><text>¤</text><answer><text>¤</text></answer></subquestion>" * 3 + WHOLE),
    moodle("matching", "<subquestion><text>¤</text><answer><text>¤</text></answer></subquestion>"),
    moodle("cloze", "", "¤ {1:SA:=¤#¤~%50%¤#¤} ¤ {1:MC:=¤~¤#¤} ¤"),
    moodle("cloze", "", "¤ {1:MCV:=¤#¤~¤#¤}"),
    moodle("cloze", "", "¤ {1:NM:=3:0.1#¤} ¤"),
    moodle("ddwtos", "<dragbox><text>¤</text></dragbox>" * 3 + WHOLE, "¤ [[1]] ¤ [[3]]"),
    moodle("ordering", ANSWERS + WHOLE),
    moodle("essay", "<graderinfo><text>¤</text></graderinfo><responsetemplate><text>¤</text></responsetemplate>"),
    moodle("description", ""),
    moodle("ddmarker", "<drag><text>¤</text></drag><drop><text>¤</text></drop>"),
    moodle("multichoiceset", f"{ANSWERS}{WHOLE}"),
    '<question type="category"><category><text>$course$/top/¤</text></category><info><text>¤</text></info></question>'
    + moodle("multichoice", ANSWERS),
    moodle("multichoice", f"<hidden>1</hidden>{ANSWERS}")
    .replace("<generalfeedback>", "<x>")
    .replace("</generalfeedback>", "</x>"),
]
MATERIAL = "<material><mattext>¤</mattext></material>"
LABELS = "".join(f'<response_label ident="{key}">{MATERIAL}</response_label>' for key in "abc")
FIRST = [
    f'<item ident="i" title="¤"><presentation>{MATERIAL}<response_lid ident="r" rcardinality="Single"><render_choice>{LABELS}'
    "</render_choice></response_lid></presentation><resprocessing><respcondition><conditionvar>"
    '<varequal respident="r">a</varequal></conditionvar><setvar>1</setvar><displayfeedback linkrefid="f"/></respcondition>'
    f'</resprocessing><itemfeedback ident="f">{MATERIAL}</itemfeedback><itemfeedback ident="g">{MATERIAL}</itemfeedback>'
    f'<itemfeedback ident="h"><hint>{MATERIAL}</hint></itemfeedback></item>',
    f'<item ident="j"><presentation>{MATERIAL}<response_lid ident="r1">{MATERIAL}<render_choice>{LABELS}</render_choice>'
    f'</response_lid><response_lid ident="r2">{MATERIAL}<render_choice>{LABELS}</render_choice></response_lid>'
    "</presentation></item>",
    f'<item ident="k"><presentation>{MATERIAL}<response_str ident="s"><render_fib/></response_str></presentation>'
    '<resprocessing><respcondition><conditionvar><varequal respident="s">¤</varequal></conditionvar><setvar>1</setvar>'
    "</respcondition></resprocessing></item>",
    f'<item ident="l"><presentation><flow>{MATERIAL}</flow></presentation></item>',
]


def item(body: str, more: str = "") -> str:
    """An item of QTI 2."""
    return (
        '<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i" title="¤"><responseDeclaration '
        'identifier="R" cardinality="multiple" baseType="identifier"><correctResponse><value>a</value></correctResponse>'
        f"</responseDeclaration><itemBody>{body}</itemBody>{more}"
        '<modalFeedback outcomeIdentifier="F" identifier="a" showHide="show">¤</modalFeedback>'
        '<modalFeedback outcomeIdentifier="F" identifier="z" showHide="show"><p>¤</p></modalFeedback></assessmentItem>'
    )


CHOICES = "".join(
    f'<simpleChoice identifier="{key}">¤ <b>¤</b><feedbackInline identifier="{key}">¤</feedbackInline></simpleChoice>'
    for key in "abc"
)
SET = "".join(f'<simpleAssociableChoice identifier="{key}">¤</simpleAssociableChoice>' for key in "ab")
OTHER_SET = SET.replace('"a"', '"c"')
SECOND = [
    item(
        f'<p>¤ ¤</p><choiceInteraction responseIdentifier="R" maxChoices="1"><prompt>¤?</prompt>{CHOICES}</choiceInteraction>'
    ),
    item(
        f'<choiceInteraction responseIdentifier="R" maxChoices="0"><prompt>¤</prompt>{CHOICES}</choiceInteraction><p>¤</p>'
    ),
    item(f'<orderInteraction responseIdentifier="R"><prompt>¤</prompt>{CHOICES}</orderInteraction>'),
    item(
        f'<matchInteraction responseIdentifier="R"><prompt>¤</prompt><simpleMatchSet>{SET}</simpleMatchSet><simpleMatchSet>'
        f"{OTHER_SET}</simpleMatchSet></matchInteraction>"
    ),
    item('<p>¤ <textEntryInteraction responseIdentifier="R"/> ¤ <textEntryInteraction responseIdentifier="Q"/> ¤</p>'),
    item(
        '<p>¤ <inlineChoiceInteraction responseIdentifier="R"><inlineChoice identifier="a">¤</inlineChoice>'
        '<inlineChoice identifier="b">¤</inlineChoice></inlineChoiceInteraction> ¤</p>'
    ),
    item(
        '<gapMatchInteraction responseIdentifier="R"><prompt>¤</prompt><gapText identifier="a">¤</gapText>'
        '<p>¤ <gap identifier="g"/> ¤</p></gapMatchInteraction>'
    ),
    item(
        '<hottextInteraction responseIdentifier="R"><prompt>¤</prompt><p>¤ <hottext identifier="a">¤</hottext> ¤</p></hottextInteraction>'
    ),
    item('<p>¤</p><extendedTextInteraction responseIdentifier="R"><prompt>¤</prompt></extendedTextInteraction>'),
    item(
        '<hotspotInteraction responseIdentifier="R"><prompt>¤</prompt><object type="image/png" data="x.png">¤</object></hotspotInteraction>'
    ),
    item(
        '<p>¤</p><rubricBlock view="scorer"><p>¤</p></rubricBlock><rubricBlock view="candidate"><p>¤</p></rubricBlock>'
    ),
]
TABLE = [
    "¤ ¤?,¤,¤,¤,B,¤,¤,¤,¤,multiple choice",
    "¤?,¤,¤,¤,¤,¤,¤,,¤,",
    "¤?,,,,¤; ¤,,,,¤,short answer",
    "¤?,,,,TRUE,¤,,,,",
    "¤?,,,,,¤,,,¤,essay",
    "¤?,¤ -> ¤,¤ -> ¤,,,,,,,matching",
    '"¤\n¤",¤,,,A,,,,,',
]
HEADINGS = "Question,Option A,Option B,Option C,Correct answer,Explanation,Feedback B,Hint,Author,Type"
SLIDE = {"x": 1, "y": 2}
H5P = [
    choice("¤ ¤?", {"¤ ¤": True, "¤": False}),
    piece(
        "H5P.MultiChoice 1",
        {
            "question": "¤",
            "answers": [{"text": "¤", "correct": False, "tipsAndFeedback": {"tip": "¤", "notChosenFeedback": "¤"}}],
        },
    ),
    piece(
        "H5P.TrueFalse 1",
        {"question": "¤", "correct": "false", "behaviour": {"feedbackOnCorrect": "¤", "feedbackOnWrong": "¤ ¤ ¤ ¤"}},
    ),
    piece("H5P.Blanks 1", {"text": "¤", "questions": ["<p>¤ *¤/¤:¤* ¤</p>"]}),
    piece("H5P.DragText 1", {"taskDescription": "¤", "textField": "¤ *¤:¤\\+¤\\-¤* ¤", "distractors": "*¤*"}),
    piece("H5P.MarkTheWords 1", {"taskDescription": "¤", "textField": "<p>¤ *¤* ¤</p>"}),
    piece(
        "H5P.SingleChoiceSet 1",
        {"choices": [{"question": "¤", "answers": ["¤", "<p>¤</p>"]}], "overallFeedback": [{"feedback": "¤"}]},
    ),
    piece("H5P.Summary 1", {"intro": "¤", "summaries": [{"summary": ["¤", "¤"], "tip": "¤"}]}),
    piece("H5P.SortParagraphs 1", {"taskDescription": "¤", "paragraphs": ["<p>¤</p>", "¤"]}),
    piece(
        "H5P.Essay 1",
        {"taskDescription": "¤", "solution": {"sample": "¤"}, "keywords": [{"keyword": "¤", "alternatives": ["¤"]}]},
    ),
    piece(
        "H5P.Accordion 1",
        {"panels": [{"title": "¤", "content": piece("H5P.AdvancedText 1", {"text": "<p>¤</p>"})}] * 2},
        "¤",
    ),
    piece(
        "H5P.Dialogcards 1",
        {"title": "¤", "description": "¤", "dialogs": [{"text": "¤", "answer": "¤", "tips": {"front": "¤"}}] * 2},
    ),
    piece(
        "H5P.DragQuestion 1",
        {
            "question": {
                "settings": {"questionTitle": "¤"},
                "task": {
                    "elements": [{"type": piece("H5P.AdvancedText 1", {"text": "¤"})}] * 2,
                    "dropZones": [{"label": "¤", "correctElements": ["0"]}, {"label": "¤", "correctElements": ["1"]}],
                },
            }
        },
    ),
    piece("H5P.GuessTheAnswer 1", {"taskDescription": "¤", "solutionText": "¤"}),
    piece("H5P.Table 1", {"text": "<table><tr><td>¤</td></tr></table>"}),
    piece("H5P.Crossword 0", {"taskDescription": "¤ ¤", "words": [{"clue": "¤ ¤", "answer": "¤ ¤"}]}),
    piece("H5P.Column 1", {"content": [{"content": piece("H5P.AdvancedText 1", {"text": "<h2>¤</h2><p>¤</p>"})}]}),
    piece(
        "H5P.InteractiveVideo 1",
        {
            "interactiveVideo": {
                "video": {"files": [{"path": "https://example.org/¤"}], "startScreenOptions": {"title": "¤"}},
                "assets": {
                    "bookmarks": [{"time": 1, "label": "¤"}],
                    "interactions": [{"duration": {"from": 2}, "action": piece("H5P.Text 1", {"text": "¤"})}],
                },
            }
        },
    ),
]


def as_text(pieces: list[str], folder: Path, name: str) -> Path:
    path = folder / name
    path.write_text("\n\n".join(pieces) + "\n", "utf-8")
    return path


def file_of(form: str, pieces: list[str], folder: Path) -> Path:  # noqa: PLR0911 - a case a format
    """A file of a format with these pieces in it, signs as words of their own."""
    match form:
        case "gift":
            return as_text(["Is it?{=yes it is ~no}", *pieces], folder, "q.gift")
        case "aiken":
            return as_text([*pieces, "Is it?\nA. yes\nB. no\nANSWER: A"], folder, "q.txt")
        case "text2qti":
            return as_text(["9. Is it?\n*a) yes\nb) no", *pieces], folder, "q.txt")
        case "moodle-xml":
            return as_text([f"<quiz>{''.join(pieces)}</quiz>"], folder, "q.xml")
        case "qti-1":
            whole = f'<questestinterop><assessment title="A"><section>{"".join(pieces)}</section></assessment></questestinterop>'
            return as_text([whole], folder, "q.xml")
        case "qti-2":
            (folder / "q.zip").write_bytes(zip_of({f"items/{at}.xml": one for at, one in enumerate(pieces)}))
            return folder / "q.zip" if len(pieces) > 1 else as_text(pieces, folder, "q.xml")
        case "csv":
            return as_text(["\n".join([HEADINGS, *pieces])], folder, "q.csv")
    path = folder / "q.h5p"
    questions = [json.loads(one) for one in pieces]
    path.write_bytes(h5p("H5P.QuestionSet", {"questions": questions}, "Set", {"images/a.png": picture()}))
    return path


PIECES = {
    "gift": GIFT,
    "aiken": AIKEN,
    "text2qti": TEXT2QTI,
    "moodle-xml": MOODLE,
    "qti-1": FIRST,
    "qti-2": SECOND,
    "csv": TABLE,
    "h5p": [json.dumps(one, ensure_ascii=False) for one in H5P],
}


def with_words(pieces: list[str], words: list[str]) -> list[str]:
    """The pieces, each sign in them a word of its own."""

    def take(_: re.Match[str]) -> str:
        words.append(f"zq{chr(97 + len(words) // 26 % 26)}{chr(97 + len(words) % 26)}word")
        return words[-1]

    return [re.sub("¤", take, one) for one in pieces]


def missing_from(form: str, pieces: list[str]) -> list[str]:
    """The words that are neither in the course nor in the report."""
    words: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        one = bring(file_of(form, with_words(pieces, words), Path(folder)))
        report = as_report(one.draft.title, [(one.name, one.reading.doubts, one.reading.left_out)], "course.md")
        kept = write(one.draft) + report
    return [word for word in words if word not in kept]


@pytest.mark.parametrize(("form", "piece"), [(form, one) for form, pieces in PIECES.items() for one in pieces])
def test_each_question_is_in_the_course_or_the_report(form: str, piece: str) -> None:
    assert missing_from(form, [piece]) == []


@pytest.mark.parametrize("form", PIECES)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_questions_together_are_in_the_course_or_the_report(form: str, data: st.DataObject) -> None:
    pieces = data.draw(st.lists(st.sampled_from(PIECES[form]), min_size=1, max_size=6))
    assert missing_from(form, pieces) == []
