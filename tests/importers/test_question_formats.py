"""Formats of questions: what each construct becomes, and what is told of what has no equal."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from openpyxl import Workbook

from builder.cli import main
from builder.importers.markdown import write
from builder.importers.reading import bring
from builder.importers.report import as_report
from builder.package.archive import RefusedError
from tests.importers.question_files import choice, h5p, piece, zip_of
from tests.packages import ROOT
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path


def made(folder: Path, name: str, content: str | bytes) -> tuple[str, str]:
    """What becomes of a file, below its front matter and the heading of its page, and its report."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    one = bring(path)
    text = write(one.draft).partition("\n---\n\n")[2].partition("\n\n")[2]
    return text, as_report(one.draft.title, [(one.name, one.reading.doubts, one.reading.left_out)], "course.md")


GIFT = {
    "a half right answer is wrong, and told": (
        "Difficult?{~no ~%50%half =yes}",
        "### Question: Difficult?\n- [ ] no\n- [ ] half\n- [x] yes\n",
        "An answer earned part of the marks.",
    ),
    "several right ones have equal shares": (
        "Which two?{~%-50%a ~%50%b ~%50%c}",
        "### Question: Which two?\n- [ ] a\n- [x] b\n- [x] c\n",
        "Nothing was in doubt",
    ),
    "unequal shares are told": (
        "Which two?{~%-50%a ~%30%b ~%70%c}",
        "### Question: Which two?\n- [ ] a\n- [x] b\n- [x] c\n",
        "Its right answers earned different shares of the marks.",
    ),
    "one right one among boxes": (
        "Which?{~%-100%a ~%100%b}",
        "### Question (choose all): Which?\n- [ ] a\n- [x] b\n",
        "Nothing was in doubt",
    ),
    "a missing word": (
        "It is {=hot =warm} here.",
        "### Fill in: Fill the gap\nIt is [[hot / warm]] here.\n",
        "Nothing was in doubt",
    ),
    "a slash in an answer": ("How fast?{=km/h}", "### Fill in: How fast?\n[[km\\/h]]\n", "Nothing was in doubt"),
    "a star for any words": (
        "Who?{=Jo*}",
        "### Fill in: Who?\n[[Jo]]\n",
        "“Jo\\*” stood for any words in the place of its star.",
    ),
    "a number with slack": ("How many?{#12:1}", "### Number: How many?\n= 12 (accept 11 to 13)\n", "Nothing"),
    "a range": ("How many?{#3.141..3.142}", "### Number: How many?\n= 3.141 to 3.142\n", "Nothing"),
    "below zero": ("How cold?{#-5:2}", "### Number: How cold?\n= -5 (accept -7 to -3)\n", "Nothing"),
    "a second number": (
        "When?{#=1822:0 =%50%1822:2}",
        "### Number: When?\n= 1822\n",
        "Other numbers earned marks too: 1822:2 (50%).",
    ),
    "no number at all": ("::When::When?{#soon}", "### Reveal: When?\n\nAnswer: soon\n", "No number is right for it"),
    "no right answer is a poll": (
        "Tea?{~yes ~no}",
        "### Poll (choose all): Tea?\n- [ ] yes\n- [ ] no\n",
        "it is a Poll now",
    ),
    "the same answer twice": ("Tea?{=yes ~no ~No.}", "### Question: Tea?\n- [x] yes\n- [ ] no\n", "stood there twice"),
    "one pair is no match": (
        "Match?{=a -> b}",
        "### Reveal: Match?\n\nAnswer:\n\n| | |\n|---|---|\n| a | b |\n",
        "fewer than two pairs",
    ),
    "escaped signs": (
        "Is 1 \\= 1\\: \\{yes\\}?{=a\\~b ~c\\#d}",
        "### Question: Is 1 = 1: {yes}?\n- [x] a~b\n- [ ] c#d\n",
        "Nothing",
    ),
    "a list above the answers": (
        "[html]<p>Which?</p><ul><li>x</li></ul>{=a ~b}",
        "### Question: Which?\n\n* x\n\n- [x] a\n- [ ] b\n",
        "Nothing",
    ),
}


@pytest.mark.parametrize("name", GIFT)
def test_gift(name: str, tmp_path: Path) -> None:
    source, expected, told = GIFT[name]
    text, report = made(tmp_path, "q.gift", source)
    assert text == expected
    assert told in report


@pytest.mark.parametrize("source", ["Is it?\nA. yes\nB. no\nANSWER: A", "1) Is it?\na) yes\nb) no\nAnswer: a\n"])
def test_aiken_in_capitals_or_not(source: str, tmp_path: Path) -> None:
    assert made(tmp_path, "q.txt", source)[0] == "### Question: Is it?\n- [x] yes\n- [ ] no\n"


def test_many_gaps_are_parted(tmp_path: Path) -> None:
    source = " and ".join(f"{{=w{at}}}" for at in range(12)) + "."
    text, report = made(tmp_path, "q.gift", f"It is {source}")
    assert text.count("### Fill in: Fill the gaps (") == 2
    assert "It had more than ten gaps" in report


def test_marks_are_whole_numbers_and_none_where_all_are_alike(tmp_path: Path) -> None:
    def quiz(*grades: str) -> str:
        return (
            "<quiz>"
            + "".join(
                f'<question type="truefalse"><questiontext><text>Is it {at}?</text></questiontext><defaultgrade>{grade}'
                '</defaultgrade><answer fraction="100"><text>true</text></answer></question>'
                for at, grade in enumerate(grades)
            )
            + "</quiz>"
        )

    assert "Settings" not in made(tmp_path, "q.xml", quiz("5.0000000", "5.0000000"))[0]
    assert "Settings: 3 marks" in made(tmp_path, "q.xml", quiz("0.5", "1.5"))[0]
    text, report = made(tmp_path, "q.xml", quiz("0", "1"))
    assert "Settings" not in text
    assert "It counted for nothing." in report


def test_penalties_are_told_once_for_all(tmp_path: Path) -> None:
    one = (
        '<question type="truefalse"><questiontext><text>Is it {}?</text></questiontext><penalty>0.3333333</penalty>'
        '<answer fraction="100"><text>true</text></answer></question>'
    )
    _, report = made(tmp_path, "q.xml", f"<quiz>{one.format(1)}{one.format(2)}{one.format(3)}</quiz>")
    assert report.count("Each further try took off a part of the marks.") == 1
    assert "Questions 1, 2 and 3" in report


def test_a_pool_of_h5p_is_a_bank(tmp_path: Path) -> None:
    content = {"questions": [choice(f"Which {at}?", {"a": True, "b": False}) for at in range(3)], "poolSize": 2}
    text, _ = made(tmp_path, "q.h5p", h5p("H5P.QuestionSet", content, "Set"))
    assert text.startswith("### Bank: Questions, draw 2\n\n#### Question: Which 0?")


def test_questions_of_a_film_say_when(tmp_path: Path) -> None:
    film = {
        "video": {"files": [{"path": "https://example.org/film"}], "startScreenOptions": {"title": "The call"}},
        "assets": {
            "interactions": [{"duration": {"from": 65}, "action": choice("Who rings?", {"Jo": True, "Al": False})}]
        },
    }
    text, _ = made(tmp_path, "q.h5p", h5p("H5P.InteractiveVideo", {"interactiveVideo": film}, "Film"))
    assert "[The call](https://example.org/film)" in text
    assert "### Question: Who rings?\n\nIn the film at 1:05.\n" in text


def test_what_h5p_has_and_we_have_not_is_kept_as_words(tmp_path: Path) -> None:
    content = {"content": [{"content": piece("H5P.Crossword 0.5", {"words": [{"clue": "Locks a drawer"}]})}]}
    text, report = made(tmp_path, "q.h5p", h5p("H5P.Column", content, "Column"))
    assert "Locks a drawer" in text
    assert "There is no block for “crossword”." in report


def test_a_zip_of_items_keeps_the_order_of_its_test(tmp_path: Path) -> None:
    def item(name: str) -> str:
        return (
            f'<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" identifier="{name}" title="{name}">'
            '<responseDeclaration identifier="R" cardinality="single" baseType="identifier"><correctResponse>'
            "<value>a</value></correctResponse></responseDeclaration><itemBody><choiceInteraction responseIdentifier="
            f'"R" maxChoices="1"><prompt>Is it {name}?</prompt><simpleChoice identifier="a">One</simpleChoice>'
            '<simpleChoice identifier="b">Two</simpleChoice></choiceInteraction></itemBody></assessmentItem>'
        )

    test = (
        '<assessmentTest xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" title="The test"><testPart>'
        "<assessmentSection "
        'title="Pool"><selection select="1"/><assessmentItemRef href="items/b.xml"/><assessmentItemRef '
        'href="items/a.xml"/></assessmentSection></testPart></assessmentTest>'
    )
    manifest = '<manifest><resources><resource type="imsqti_item_xmlv2p2" href="items/a.xml"/></resources></manifest>'
    files = {"imsmanifest.xml": manifest, "test.xml": test, "items/a.xml": item("a"), "items/b.xml": item("b")}
    text, _ = made(tmp_path, "q.zip", zip_of(files))
    assert text.startswith("### Bank: Pool, draw 1\n\n#### Question: Is it b?")
    assert text.index("Is it b?") < text.index("Is it a?")


def test_entities_are_refused(tmp_path: Path) -> None:
    source = '<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz><question>&x;</question></quiz>'
    path = tmp_path / "q.xml"
    path.write_text(source, "utf-8")
    with pytest.raises(RefusedError) as refused:
        bring(path)
    assert refused.value.advice


TABLE = "Text,One,Two,Key\nWhich?,first,second,2\n"


def test_columns_that_nobody_knows_are_told_and_can_be_said(tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text(TABLE, "utf-8")
    with pytest.raises(RefusedError) as refused:
        bring(tmp_path / "q.csv")
    assert "the first line says “Text”, “One”, “Two”, “Key”" in str(refused.value)
    told = ["Text=question", "One=answer", "Two=answer", "Key=right answer"]
    done = CliRunner().invoke(
        main,
        [
            "import",
            str(tmp_path / "q.csv"),
            "--to",
            str(tmp_path / "c"),
            *(word for one in told for word in ("--column", one)),
        ],
        catch_exceptions=False,
    )
    assert done.exit_code == 0, done.output
    assert "- [ ] first\n- [x] second" in (tmp_path / "c" / "course.md").read_text("utf-8")


def test_a_column_that_holds_nothing_known_is_refused_with_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text(TABLE, "utf-8")
    done = CliRunner().invoke(main, ["import", str(tmp_path / "q.csv"), "--column", "Text=qestion"])
    assert done.exit_code == 2
    assert "Did you mean “question”?" in done.output


@pytest.mark.parametrize(
    ("headings", "row", "expected"),
    [
        ("Question;A;B;Answer", "Which?;first;second;B", "- [ ] first\n- [x] second"),
        ("Question\tOption 1\tOption 2\tCorrect answer", "Which?\tfirst\tsecond\tfirst", "- [x] first\n- [ ] second"),
        ("Stem,Correct answer,Distractor 1,Distractor 2", "Which?,a,b,c", "- [x] a\n- [ ] b\n- [ ] c"),
        ("Question,Answer,Correct?", "Which?,first,x\n,second,", "- [x] first\n- [ ] second"),
        ("Question,A,B,Answer", "Q1. Which?,A. first,B. second,B.", "Question: Which?\n- [ ] first\n- [x] second"),
        ("Question,A,B,Answer", "Which?,first,second,B) second", "- [ ] first\n- [x] second"),
        ("Question,Answers,Right answer", 'Which?,"a; b; c","1, 3"', "- [x] a\n- [ ] b\n- [x] c"),
    ],
)
def test_columns_are_known_by_their_headings(headings: str, row: str, expected: str, tmp_path: Path) -> None:
    assert expected in made(tmp_path, "q.csv", f"{headings}\n{row}\n")[0]


def on_a_terminal(arguments: list[str], typed: str) -> str:
    """What the command prints on a terminal on which this is typed."""
    import pty  # noqa: PLC0415 - Windows has none

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "builder", *arguments]
    with subprocess.Popen(command, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=ROOT) as running:
        os.write(ours, typed.encode())
        said = running.communicate(timeout=PATIENCE)[0].decode()
    os.close(ours)
    os.close(theirs)
    return said


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
def test_what_columns_hold_is_asked_on_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text("Question,A,B,Notes,Key\nWhich?,first,second,It is so.,B\n", "utf-8")
    arguments = ["import", str(tmp_path / "q.csv"), "--to", str(tmp_path / "c")]
    said = on_a_terminal(arguments, "n\n\n\n\nexplanation\n\n")
    assert "q.csv seems to hold:\n  Question: question\n  A: answer\n" in said
    assert "Is that right?" in said
    text = (tmp_path / "c" / "course.md").read_text("utf-8")
    assert "- [ ] first\n- [x] second\n\nExplanation: It is so." in text


def statement(words: str) -> str:
    answers = '<answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer>'
    return f'<question type="truefalse"><questiontext><text>{words}</text></questiontext>{answers}</question>'


def test_a_lone_category_gives_its_own_name(tmp_path: Path) -> None:
    path = "$course$/top/Default for HR101/Fire"
    category = f'<question type="category"><category><text>{path}</text></category></question>'
    source = f"<quiz>{category}{statement('It burns.')}</quiz>"
    (tmp_path / "q.xml").write_text(source, "utf-8")
    one = bring(tmp_path / "q.xml")
    assert write(one.draft).startswith("---\ntitle: Fire\n---\n\n## Assessment: Fire\n")
    assert [left.words for left in one.reading.left_out] == ["HR101"]


def test_what_canvas_says_of_a_quiz_stands_above_its_questions(tmp_path: Path) -> None:
    item = (
        '<item ident="i"><presentation><material><mattext>Which?</mattext></material><response_lid ident="r">'
        '<render_choice><response_label ident="a"><material><mattext>One</mattext></material></response_label>'
        "</render_choice></response_lid></presentation></item>"
    )
    quiz = f'<questestinterop><assessment title="Fire"><section>{item}</section></assessment></questestinterop>'
    meta = "<title>Fire</title><description>&lt;p&gt;Read &lt;b&gt;this&lt;/b&gt;.&lt;/p&gt;</description>"
    meta = f'<quiz xmlns="http://canvas.instructure.com/xsd/cccv1p0">{meta}<time_limit>20</time_limit></quiz>'
    with zipfile.ZipFile(tmp_path / "q.zip", "w") as file:
        file.writestr("g1/assessment_meta.xml", meta)
        file.writestr("g1/g1.xml", quiz)
    one = bring(tmp_path / "q.zip")
    assert "## Assessment: Fire\n\nRead **this**.\n\n###" in write(one.draft).replace("## Fire", "## Assessment: Fire")
    assert [left.words for left in one.reading.left_out] == ["time_limit: 20"]


def test_formulas_whose_result_is_not_in_the_file_are_told(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Question", "Answer A", "Answer B", "Correct"])
    sheet.append(["Who locks up?", '=CONCATENATE("The last", " one")', "Nobody", "B"])
    book.save(tmp_path / "made.xlsx")
    reading = bring(tmp_path / "made.xlsx").reading
    assert "formulas whose result is not in the file" in str(reading.left_out)
    assert "Excel or LibreOffice" in str(reading.doubts)


def blackboard(kind: str, asked: str, response: str, processing: str, more: str = "") -> str:
    """An item as Blackboard writes it: scores as names, texts in blocks of a class."""
    text = "<material><mat_extension><mat_formattedtext>{}</mat_formattedtext></mat_extension></material>"
    stem = f'<flow class="QUESTION_BLOCK"><flow class="FORMATTED_TEXT_BLOCK">{text.format(asked)}</flow></flow>'
    said = "".join(
        f'<itemfeedback ident="{name}"><flow_mat>{text.format(words)}</flow_mat></itemfeedback>'
        for name, words in (("correct", "Well spotted."), ("incorrect", "Look at a map."))
    )
    item = (
        f"<item><itemmetadata><bbmd_questiontype>{kind}</bbmd_questiontype></itemmetadata><presentation><flow>{stem}"
        f'<flow class="RESPONSE_BLOCK">{response}</flow>{more}</flow></presentation>'
        f"<resprocessing>{processing}</resprocessing>{said}</item>"
    )
    return f'<questestinterop><assessment title="Wales"><section>{item}</section></assessment></questestinterop>'


def label(ident: str, words: str) -> str:
    material = f"<flow_mat><material><mattext>{words}</mattext></material></flow_mat>" if words else ""
    return f'<flow_label><response_label ident="{ident}" shuffle="Yes">{material}</response_label></flow_label>'


def condition(*values: tuple[str, str]) -> str:
    said = "".join(f'<varequal respident="{response}">{value}</varequal>' for response, value in values)
    return (
        f'<respcondition title="correct"><conditionvar>{said}</conditionvar>'
        '<setvar variablename="SCORE" action="Set">SCORE.max</setvar>'
        '<displayfeedback linkrefid="correct" feedbacktype="Response"/></respcondition>'
    )


def test_blackboard_says_what_is_right_by_name(tmp_path: Path) -> None:
    response = (
        '<response_lid ident="r" rcardinality="Single"><render_choice shuffle="No">'
        f"{label('a', 'Cardiff')}{label('b', 'Swansea')}</render_choice></response_lid>"
    )
    text, _ = made(tmp_path, "q.xml", blackboard("Multiple Choice", "The capital?", response, condition(("r", "a"))))
    assert "### Question: The capital?\n- [x] Cardiff\n- [ ] Swansea\n" in text
    assert "If right: Well spotted.\n\nIf wrong: Look at a map.\n" in text


def test_feedback_of_a_question_without_a_right_answer_is_told(tmp_path: Path) -> None:
    response = (
        '<response_lid ident="r" rcardinality="Single"><render_choice>'
        f"{label('a', 'Cardiff')}{label('b', 'Swansea')}</render_choice></response_lid>"
    )
    text, report = made(tmp_path, "q.xml", blackboard("Multiple Choice", "The capital?", response, ""))
    assert "### Poll: The capital?" in text
    assert "Look at a map." in report


def test_blackboard_offers_all_pairs_at_once(tmp_path: Path) -> None:
    line = (
        '<flow><flow class="FORMATTED_TEXT_BLOCK"><material><mattext>{words}</mattext></material></flow>'
        '<response_lid ident="{ident}"><render_choice>{labels}</render_choice></response_lid></flow>'
    )
    response = "".join(
        line.format(words=words, ident=ident, labels=label(f"{ident}1", "") + label(f"{ident}2", ""))
        for words, ident in (("Wales", "w"), ("Scotland", "s"))
    )
    right = "".join(f"<flow><material><mattext>{one}</mattext></material></flow>" for one in ("Cardiff", "Edinburgh"))
    processing = "".join(
        f'<respcondition><conditionvar><varequal respident="{one}">{value}</varequal></conditionvar></respcondition>'
        for one, value in (("w", "w1"), ("s", "s2"))
    )
    block = f'<flow class="RIGHT_MATCH_BLOCK">{right}</flow>'
    text, _ = made(tmp_path, "q.xml", blackboard("Matching", "Which city?", response, processing, block))
    assert "### Match: Which city?\n| | |\n|---|---|\n| Wales | Cardiff |\n| Scotland | Edinburgh |\n" in text


def test_a_file_to_hand_in_is_told(tmp_path: Path) -> None:
    field = "<qtimetadatafield><fieldlabel>question_type</fieldlabel><fieldentry>file_upload_question</fieldentry>"
    item = (
        f"<item><itemmetadata><qtimetadata>{field}</qtimetadatafield></qtimetadata></itemmetadata>"
        "<presentation><material><mattext>Send your plan</mattext></material></presentation></item>"
    )
    text, report = made(tmp_path, "q.xml", f"<questestinterop><section>{item}</section></questestinterop>")
    assert "### Reflect: Send your plan" in text
    assert "hand in a file" in report


def test_what_things_were_dragged_onto_is_shown_and_further_units_are_told(tmp_path: Path) -> None:
    dragged = (
        '<question type="ddimageortext"><questiontext><text>Where?</text></questiontext>'
        '<file name="plan.png" encoding="base64">iVBORw0KGgo=</file><drag><text>Kitchen</text></drag></question>'
    )
    units = "".join(
        f"<unit><multiplier>{times}</multiplier><unit_name>{name}</unit_name></unit>"
        for times, name in ((1, "m"), (100, "cm"))
    )
    number = (
        '<question type="numerical"><questiontext><text>How far?</text></questiontext>'
        f'<answer fraction="100"><text>2</text></answer><units>{units}</units></question>'
    )
    text, report = made(tmp_path, "q.xml", f"<quiz>{dragged}{number}</quiz>")
    assert "### Reflect: Where?\n![](media/plan.png)" in text.replace("A picture that is still to be described", "")
    assert "iVBOR" not in report
    assert "= 2 m" in text
    assert "cm (times 100)" in report


def test_feedback_of_h5p_is_said_to_whom_it_is_meant_for(tmp_path: Path) -> None:
    bands = [{"from": 0, "to": 60, "feedback": "Try again."}, {"from": 61, "to": 100, "feedback": "Well done."}]
    asked = {"question": "<p>Which?</p>", "overallFeedback": bands, "answers": [
        {"text": "Yes", "correct": True}, {"text": "No", "correct": False}]}  # fmt: skip
    text, _ = made(tmp_path, "q.h5p", h5p("H5P.MultiChoice", asked))
    assert "If right: Well done.\n\nIf wrong: Try again.\n" in text
    assert "Explanation" not in text


def test_a_group_alone_keeps_its_name(tmp_path: Path) -> None:
    cat = {"type": {"library": "H5P.AdvancedText 1.1", "params": {"text": "<p>Cat</p>"}}, "dropZones": ["0"]}
    zones = [{"label": "<div>Animals</div>", "correctElements": ["0"]}]
    task = {"question": {"settings": {}, "task": {"elements": [cat], "dropZones": zones}}}
    text, _ = made(tmp_path, "q.h5p", h5p("H5P.DragQuestion", task))
    assert "Animals\n\n- Cat" in text


def test_a_line_whose_question_is_missing_spoils_none_above_it(tmp_path: Path) -> None:
    rows = "Question,Option 1,Option 2,Right\nWhat now?,Run,Walk,2\n,a,b,a\n"
    text, report = made(tmp_path, "q.csv", rows)
    assert "### Question: What now?\n- [ ] Run\n- [x] Walk\n" in text
    assert "- [x] a\n- [ ] b\n" in text
    assert "It has answers, and no question." in report


def test_wrong_answers_have_columns_of_their_own(tmp_path: Path) -> None:
    text, _ = made(tmp_path, "q.csv", "Question,Answer,Wrong 1,Wrong 2\nWho?,A first aider,Anyone,Nobody\n")
    assert "### Question: Who?\n- [x] A first aider\n- [ ] Anyone\n- [ ] Nobody\n" in text


def test_a_hidden_sheet_is_told(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.create_sheet("Old")
    sheet.append(["Question", "A", "B", "Answer"])
    sheet.append(["Where?", "Here", "There", "A"])
    sheet.sheet_state = "hidden"
    book.save(tmp_path / "q.xlsx")
    one = bring(tmp_path / "q.xlsx")
    assert any(doubt.where == "Old" and "hidden" in doubt.what for doubt in one.reading.doubts)


def test_a_word_at_the_end_of_a_sentence_is_a_gap_in_it(tmp_path: Path) -> None:
    item = (
        '<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="a" title="The sun">'
        '<responseDeclaration identifier="R" cardinality="single" baseType="string"><correctResponse>'
        "<value>York</value></correctResponse></responseDeclaration><itemBody>"
        '<p>Now is the sun of <textEntryInteraction responseIdentifier="R"/>.</p></itemBody></assessmentItem>'
    )
    text, _ = made(tmp_path, "q.xml", item)
    assert "### Fill in: The sun\nNow is the sun of [[York]].\n" in text
