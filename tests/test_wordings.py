"""A3, A6: headings as L&D staff write them become the block that they mean; none is silent.

The wordings are of councils' drafts in Word, of Moodle, Articulate, H5P and of what assistants write.
"""

from __future__ import annotations

import pytest

from tests.in_memory import check, source_of
from tests.test_slips import read_as

START = "---\ntitle: Calls\n---\n\n## Page\n\nWords that stand here.\n\n"
BODIES = {
    "boxes": "- [x] Yes\n- [ ] No\n",
    "letters": "A) Yes\nB) No\n\nCorrect answer: A\n",
    "gaps": "Treat others as you would like to be [[treated]].\n",
    "ruled": "It is a ______ offence.\n\nAnswer: criminal\n",
    "pairs": "| Case | Exemption |\n|---|---|\n| An address | Personal |\n| Some minutes | Public |\n",
    "steps": "1. Find the right person\n2. Give them the details\n3. Tell the customer\n",
    "groups": "- Internal\n  - A colleague\n- External\n  - A business\n",
    "verdict": "True. It scatters light.\n",
    "number": "= 20\n",
    "answer": "Think of one.\n\nAnswer: the case worker.\n",
    "parts": "#### One\nFirst.\n#### Two\nSecond.\n",
    "poll": "- [ ] Yes\n- [ ] No\n",
    "words": "Talk about it.\n",
}
READ = """
question boxes Question 1: Who signs?
question boxes Quiz 1: Who signs?
question boxes Knowledge check: Who signs?
question boxes Knowledge Check 2 – Who signs?
question boxes Question – What do you do first?
question boxes Question - What do you do first?
question boxes Question 3 of 10: Who signs?
question boxes Question 3/10
question boxes Question #4: Who signs?
question boxes Question one: Who signs?
question boxes Q1. Who signs?
question boxes Q1) Who signs?
question boxes Q 7: Who signs?
question boxes 1. Who signs?
question boxes 1.2 Quiz: Who signs?
question boxes Quick quiz
question boxes ❓ Quick check: Who signs?
question boxes 📝 **Knowledge check**
question boxes Check your understanding
question boxes Check your knowledge: consent
question boxes Test yourself!
question boxes Test your knowledge | consent
question boxes Multiple choice question
question boxes Multiple-choice: Who signs?
question boxes Multiple Choice (single answer): Who signs?
question boxes MCQ 3 - Who signs?
question boxes Single choice: Who signs?
question boxes Multiple response: Who signs?
question boxes Exercise 2: Who signs?
question boxes Activity 1: Who signs?
question boxes Task: Who signs?
question boxes Who signs the form?
question boxes Who signs the form
question boxes Scenario 1: An angry caller. What do you do?
question letters Question 1
question letters Quiz: Who signs?
question letters Who signs the form?
question letters Qestion: Who signs?
question letters Practice question - who signs?
fill_in gaps Drag the words into the gaps: x
fill_in gaps Drag and drop: the rule
fill_in gaps Fill in the gaps
fill_in gaps Fill in the blanks – the golden rule
fill_in gaps Fill in the missing word
fill_in gaps Fill-in-the-blank: The rule
fill_in gaps Complete the sentence
fill_in gaps Complete the sentence: the rule
fill_in gaps Missing words: the rule
fill_in gaps Exercise: the rule
fill_in gaps Gap-fill 2: the rule
fill_in gaps Question: What is the golden rule?
fill_in ruled Fill in the blank: Section 77
fill_in ruled Complete the sentence
match pairs Match the exemption to the case: x
match pairs Match the exemption to the case
match pairs Match each case with its exemption
match pairs Match these cases and exemptions
match pairs Drag and drop: cases
match pairs Drag each case to its exemption
match pairs Matching activity: cases
match pairs Matching – which exemption fits?
match pairs Pair up the cases: who?
match pairs Pair the case with the exemption
put_in_order steps Put these in order: x
put_in_order steps Put the steps in the correct order
put_in_order steps Put these steps into the right order:
put_in_order steps Arrange these steps in order
put_in_order steps Drag the steps into order
put_in_order steps Place the steps in the right order
put_in_order steps Sequencing: passing on an enquiry
put_in_order steps Ordering activity: an enquiry
put_in_order steps Rearrange the steps
put_in_order steps In what order do you do this?
put_in_order steps Rank these by importance
sort groups Sort these into two groups
sort groups Sort the callers
sort groups Drag and drop: callers
sort groups Drag each caller to the right group
sort groups Categorise the callers
sort groups Classify: callers
sort groups Put the callers into groups
true_or_false verdict True or False? The sky is blue
true_or_false verdict True/False – The sky is blue
true_or_false verdict True or false 3: The sky is blue
true_or_false verdict The sky is blue. True or false?
true_or_false verdict Fact or fiction? The sky is blue
true_or_false verdict Question 5: The sky is blue
true_or_false verdict Is it true that the sky is blue?
number number How many points are in the charter?
number number Question 4: How many points are in the charter?
number number Numeric question: How many points?
reveal answer Click to reveal: who may see the file?
reveal answer Stop and think: who may see the file?
reveal answer Question 6: who may see the file?
reveal answer Think about it – who may see the file?
reveal answer Exercise: who may see the file?
cards parts Flip cards: words
cards parts Flashcards: words
accordion parts FAQs: calls
poll poll Survey 1: How was it?
poll poll Quick poll: How was it?
poll poll Rating: How was it?
poll poll Have your say: How was it?
trainer words Facilitator notes
trainer words Trainer's notes: pairs
trainer words Notes for the trainer
reflect words Reflection point: your last call
reflect words Pause and reflect: your last call
discuss words Group discussion: your last call
"""
ROWS = [tuple(line.split(" ", 2)) for line in READ.strip().split("\n")]
TOLD = """
steps Drag and drop: callers
words Click to reveal: who may see the file?
words Plan: what comes next
words Process: how we decide
words Group: the parking team
steps Match the callers: who?
steps Multiple choice: Who signs?
"""
PLAIN = """
words Reflection
words Discussion
words Scenario
words Video
words Test
words Quiz
words Question 1
words Why Agile matters:
words Part 1:
words Scenario 1: An angry caller
words Activity 1: Plan your week
words Step 1: Ring
words Note: please read
words Tip: be brief
words Learning outcomes: what you take away
steps Learning outcomes: what you take away
steps Place an order
steps Arrange the room
steps Order the stationery
steps What to bring
pairs Our opening times
pairs Match funding
pairs Link the policy to practice
groups Who is who
groups Put policy into practice
parts Why it matters: two reasons
verdict Myth 1: the sky is blue
"""


def outcome(level: str, heading: str, body: str) -> tuple[list[str], list[str]]:
    """The blocks as they were read, and the rules that told something of the parse."""
    text = f"{START}{level} {heading}\n{BODIES[body]}"
    course, found = check(source_of({"course.md": text}))
    blocks = [read_as(block) for page in course.pages for block in (*page.blocks, *(one for _, one in page.kept_out))]
    return blocks, [f"{one.severity} {one.rule}" for one in found]


def test_there_are_many() -> None:
    """A3."""
    assert len({heading for _, _, heading in ROWS}) >= 100


@pytest.mark.parametrize(("kind", "body", "heading"), ROWS, ids=[f"{one[2]} [{one[1]}]" for one in ROWS])
def test_a3_is_read_as_meant_and_told(kind: str, body: str, heading: str) -> None:
    """A3: and no error is left, so that the package is built."""
    blocks, told = outcome("###", heading, body)
    assert [one.partition(":")[0] for one in blocks] == [kind]
    assert {one for one in told if one.startswith("error")} == set()
    assert "warning typing-slip" in told


@pytest.mark.parametrize("level", ["##", "#"])
@pytest.mark.parametrize(
    ("kind", "body", "heading"),
    [one for one in ROWS if one[1] in {"boxes", "letters", "gaps", "verdict"} and ":" not in one[2]],
)
def test_a3_on_a_page_of_its_own(level: str, kind: str, body: str, heading: str) -> None:
    """A3: a heading of a page with the body of a block is no plain text in silence either."""
    blocks, told = outcome(level, heading, body)
    assert [one.partition(":")[0] for one in blocks] == [kind]
    assert "warning typing-slip" in told


@pytest.mark.parametrize("line", TOLD.strip().split("\n"))
def test_a3_is_told_where_it_is_not_clear(line: str) -> None:
    """A3, A6: a block is announced, and none stands below it; what is no answer is no error."""
    body, _, heading = line.partition(" ")
    blocks, told = outcome("###", heading, body)
    assert told
    assert blocks == [] or heading.startswith("Multiple choice:")


@pytest.mark.parametrize("line", PLAIN.strip().split("\n"))
@pytest.mark.parametrize("level", ["#", "##", "###"])
def test_a6_is_a_plain_heading(level: str, line: str) -> None:
    """A6, A15: no block, and nothing told of it."""
    body, _, heading = line.partition(" ")
    blocks, told = outcome(level, heading, body)
    assert blocks == []
    assert [one for one in told if "heading-jump" not in one and "empty" not in one] == []
