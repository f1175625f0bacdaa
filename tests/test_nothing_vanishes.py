"""Each word of an author's text lands in the package or in a diagnostic, whatever it stands in."""

from __future__ import annotations

import html
import re
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.in_memory import check, page_of, said_of, source_of
from tests.sampling import one_in, times

# Each ¤ becomes a word of its own. Trainer blocks are left out: learners never get their words.
# Nor is a bank's name for learners.
PIECES = """
¤ ¤ ¤
¤ *¤* **¤** `¤` ~~¤~~ ¤\\
¤ ¤
# ¤
## ¤
### ¤
#### ¤ ¤ ¤
## ¤: ¤ ¤
### ¤ ¤ ¤ ¤: ¤
¤\\n===
¤\\n---
### Question: ¤ ¤
### Question (¤): ¤
### Question (choose all): ¤
##### MCQ: ¤
### Qestion: ¤
### True or false: ¤
### Fill in: ¤
### Reveal: ¤
### Reflect: ¤
### Key points: ¤
### Key points
### ¤\\: ¤
## Assessment: ¤
## Assessment:
### Bank: Letters, draw 2
### Bank: Calls
#### Question: ¤
- [ ] ¤
- [x] ¤
- [ ] ¤\\n  > ¤
- [x] ¤\\n> ¤
- [x] ¤\\n\\n  ¤\\n\\n      ¤
- ¤\\n  - ¤\\n    - ¤
- [ ] ¤\\n  - ¤\\n    1. ¤
* ¤\\n+ ¤\\n1. ¤\\n2) ¤
• ¤\\n– ¤\\n[] ¤\\n(x) ¤\\na) [✓] ¤
a) ¤\\nb) ¤\\n© ¤\\n\\nCorrect answer: b
- ¤ (correct)\\n- ¤ [ ]\\n- ¤
☑ ¤\\nFeedback: ¤\\n✗ ¤
- [x] ¤\\nExplanation: ¤\\n**Hint:** ¤
###Question 1：¤
| ¤ | ¤ |\\n| ¤ | ¤ |
\u00a0\u00a0- [ ] ¤
> ¤\\n> > ¤
> [!TIP]\\n> ¤
> [!¤] ¤
> - [x] ¤
True. ¤
**False**, because ¤
False
Treat [[¤ / ¤]] as [[¤]] ¤ [[]]
[[**¤**]]
Explanation: ¤
Hint: ¤\\n\\n¤
Answer: ¤
Model answer: ¤
Explanaton: ¤
Settings: ¤
Settings: keep order, ¤
Settings: share
Objective: ¤
For: ¤
For: leaders\\n¤
¤: ¤
| ¤ | ¤ |\\n|---|---|\\n| ¤ | ¤ |\\n| ¤ | ¤ | ¤ |
| ¤ | ¤ |\\n|:--|--:|\\n| ¤ |
> | ¤ |\\n> |---|\\n> | ¤ | ¤ |
¤\\n: ¤\\n: ¤
¤[^1]\\n\\n[^1]: ¤\\n\\n    ¤
¤[^a] ¤[^a]\\n\\n[^a]: ¤
[^¤]: ¤
[^1]: ¤
- ¤[^2]\\n\\n  [^2]: ¤
¤^[¤ ¤]
### Question: ¤[^3]\\n- [x] ¤[^3]\\n\\n[^3]: ¤
[¤](https://example.org/¤)
[¤](media/form.pdf "¤" )
[¤](media/¤.pdf)
[¤](¤)
[¤][¤]\\n\\n[¤]: https://example.org/¤ "¤"
[¤]: media/¤
![¤](media/phone.png)
![¤](media/phone.png "¤")
¤ ![¤](media/phone.png "¤") ¤
![¤](.png)
[![¤](media/phone.png)](#¤)
[¤ ¤](lang:cy)
<https://example.org/¤>
<b>¤</b>
<div ¤="¤"> ¤\\n¤\\n</div>
<!-- ¤ -->
¤ <!-- ¤ --> ¤
<!-- ¤
<script>¤</script>
<¤ ¤="¤">
&amp;¤ &¤; &#x41;¤
```¤\\n¤\\n```
~~~\\n¤
    ¤
$¤$ \\\\¤ \\[¤ \\{{ ¤ }}
{{ ¤ }}
{{ name }} ¤
{{ names }}
¤ {{ names }} ¤
---
***
> > > > > > ¤ \\n¤
::: ¤ ¤\n¤\n:::
::: {.callout-note title="¤"}\n## ¤\n¤\n:::
:::tip[¤]\n¤
!!! note "¤"\n    ¤\n\n    - ¤
??? ¤\n    ¤
=== "¤"\n    ¤
```{admonition} ¤\n:class: ¤\n¤\n```
```¤ title="¤"\n¤\n```
> [!info]- ¤\n> ¤
> **Note:** ¤
[[¤]] ![[¤|¤]] [[¤|¤]]
==¤== %%¤%% {>>¤<<} {++¤++} {~~¤~>¤~~}
{#¤} [¤]{.¤} {% ¤ %} {{< ¤ >}}
%%\n¤\n%%
[¤ @¤] :¤: ¤~¤~ ¤^¤^
<¤>\n<Q¤ a="¤">
\\newpage ¤
import ¤ from "¤"
*[¤]: ¤
• ¤\no ¤\n▪ ¤
→ ¤\n→ ¤\n(1) ¤\n(2) ¤
✓ ¤\n✗ ¤
¤\t¤\n¤\t¤
+---+---+\n| ¤ | ¤ |\n+---+---+\n| ¤ | ¤ |\n+---+---+
¤    ¤\n---- ----\n¤    ¤
| ¤\n| ¤
¤ | ¤\n¤ | ¤
    ¤ ¤ ¤ ¤ ¤ ¤.
¤*¤*¤ "¤" '¤' www.¤.example ¤@¤.example
[¤](media/¤ ¤.pdf) ![¤](https://¤.example/¤.png)
- > - > - ¤ \\n¤
1. ¤\\n\\n   > ¤\\n\\n   ```\\n   ¤\\n   ```
"""
LINES = [line.replace("\\n", "\n").replace("\\\\", "\\") for line in PIECES.strip("\n").split("\n")]
ORGANISATION = "name: Northmere\nnames: [Ann, Ben]\n"
START = "---\ntitle: Calls\naudiences:\n  leaders: People who lead\n---\n\n"
LETTERS = "abcdefghijklmnopqrstuvwxyzABCéßöńłжλ字あعא"


@st.composite
def courses(draw: st.DrawFn) -> tuple[dict[str, str], list[str]]:
    """The files of a course, and the words in them."""
    words: list[str] = []

    def word(_: re.Match[str]) -> str:
        number = len(words)
        letters = draw(st.text(LETTERS, max_size=3))
        words.append(f"q{''.join(chr(97 + number // 26**place % 26) for place in (2, 1, 0))}z{letters}z")
        return words[-1]

    def text() -> str:
        pieces = draw(st.lists(st.sampled_from(LINES), min_size=1, max_size=12))
        gaps = draw(st.lists(st.sampled_from(["\n\n", "\n\n", "\n"]), min_size=len(pieces), max_size=len(pieces)))
        return "".join(re.sub("¤", word, piece) + gap for piece, gap in zip(pieces, gaps, strict=True))

    files = {"course.md": START + text()}
    if draw(st.booleans()):
        files["02-more.md"] = draw(st.sampled_from(["", "---\n" + "qfrontz: 1\n---\n"])) + text()
    return files, words


def missing(files: dict[str, str], words: list[str]) -> list[str]:
    source = source_of(files, ORGANISATION)
    course, found = check(source)
    shown = html.unescape(page_of(course))
    told = " ".join(f"{one.message} {one.mark} {one.help}" for one in found) + said_of(source, found)
    addresses = " ".join(
        unquote(link.target) for link in course.links
    )  # of a list in an answer, which is a fault as a whole
    everything = (shown + unquote(shown) + told + addresses).casefold()
    return [word for word in words if word.casefold() not in everything]


@settings(max_examples=times(100, 300), deadline=None, suppress_health_check=list(HealthCheck))
@given(courses())
def test_nothing_vanishes(made: tuple[dict[str, str], list[str]]) -> None:
    files, words = made
    assert missing(files, words) == []


def test_each_piece_alone_and_after_each_block() -> None:
    """What chance might take long to try; in `make test` each piece after some of the blocks."""
    blocks = [line for line in LINES if line.startswith("### ") and ":" in line] + ["## Page"]
    for turn, block in enumerate(blocks):
        for piece in one_in(8, LINES, turn):
            words: list[str] = []

            def word(_: re.Match[str], words: list[str] = words) -> str:
                words.append(f"q{chr(97 + len(words))}zz")
                return words[-1]

            text = re.sub("¤", word, f"{block}\n{piece}\n\n- [x] ¤\n\n{piece}\n")
            assert missing({"course.md": START + text}, words) == [], text


MEANINGFUL = ("ending", "Good ending", "Answer", "correct", "hint")
IN_A_SENTENCE = """
qa **¤** qb
qa *¤* qb
qa ***¤*** qb
qa __¤__ qb
qa `¤` qb
qa ~~¤~~ qb
qa **`¤`** qb
qa [¤](https://example.org) qb
qa [**¤**](https://example.org) qb
qa **[¤](https://example.org)** qb
qa [[¤]] qb
qa **[[¤]]** qb
qa (¤) qb
qa "¤" qb
| qa **¤** qb | qc |\\n|---|---|\\n| qd | qe |
| qd | qe |\\n|---|---|\\n| qa ¤ qb | qc |
| qd | qe |\\n|---|---|\\n| qa [¤](https://example.org) qb | qc |
- qa **¤** qb\\n- qc
1. qa `¤` qb\\n2. qc
- [ ] qa **¤** qb\\n- [x] qc
- [x] qa ¤ qb\\n- [ ] qc
> qa **¤** qb
"""
SENTENCES = [line.replace("\\n", "\n") for line in IN_A_SENTENCE.strip().split("\n")]
CONTEXTS = (
    "## Page",
    "### A heading",
    "### Question: Which?",
    "### True or false: It is so\nFalse. ",
    "### Fill in: The rule",
    "### Reveal: Why?\nAnswer: ",
    "### Reflect: When?",
    "### Scenario: The book\nShe rings. [On](#on)\n#### On",
    "### Accordion: Parts\n#### One",
    "### Key points: These",
    "### Match: Pairs",
    "### Sort: Groups",
    "### Put in order: Steps",
    "### Number: How many?\n= 12\n",
)


@pytest.mark.parametrize("context", CONTEXTS)
@pytest.mark.parametrize("word", MEANINGFUL)
def test_a_word_that_can_mean_something_stays_in_its_sentence(word: str, context: str) -> None:
    """A21: “She liked the **ending** of the story”: a mark is read from where it stands, not from its letters."""
    for sentence in one_in(5, SENTENCES, CONTEXTS.index(context) + MEANINGFUL.index(word)):
        text = f"{START}## Start\n\n{context}\n\n{sentence.replace('¤', word)}\n"
        source = source_of({"course.md": text}, ORGANISATION)
        course, found = check(source)
        shown = html.unescape(re.sub(r"<[^>]*>", "", page_of(course)))
        told = " ".join(f"{one.message} {one.mark} {one.help}" for one in found if one.rule != "typing-slip")
        stays = re.search(rf"[qQ]a [*\"“(\[~_`]*{word}(?: \(opens in a new tab\))?[*\"”)\]~_`]* qb", shown)
        filled = any(word in str(block.data.get("accepted")) for block in course.blocks)
        assert stays or filled or word in told, text


def test_an_ending_in_a_sentence_is_none_and_a_gap_takes_the_words() -> None:
    """A21."""
    story = "She rings.\n- [On](#on)\n\n#### On\nShe liked the **ending** of it.\n- [End](#end)\n\n#### End\nOver."
    gaps = "[[**others**]], [[`code`]], [[you & me / us]] and **[[bold]]**, not `[[code]]` or \\[[this]]"
    text = f"{START}## Page\n\n### Scenario: A book\n{story} **Good ending.**\n\n### Fill in: Gaps\n{gaps}\n"
    course, found = check(source_of({"course.md": text}))
    scenario, fill_in = course.blocks
    assert [scene.ending for scene in scenario.content.scenes] == ["", "", "good"]
    assert fill_in.data["accepted"] == [["others"], ["code"], ["you & me", "us"], ["bold"]]
    assert found == []
