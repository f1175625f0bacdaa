"""Each word of an author's text lands in the package or in a diagnostic, whatever it stands in."""

from __future__ import annotations

import html
import re
from urllib.parse import unquote

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.in_memory import check, page_of, said_of, source_of

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


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(courses())
def test_nothing_vanishes(made: tuple[dict[str, str], list[str]]) -> None:
    files, words = made
    assert missing(files, words) == []


def test_each_piece_alone_and_after_each_block() -> None:
    """What chance might take long to try."""
    blocks = [line for line in LINES if line.startswith("### ") and ":" in line] + ["## Page"]
    for block in blocks:
        for piece in LINES:
            words: list[str] = []

            def word(_: re.Match[str], words: list[str] = words) -> str:
                words.append(f"q{chr(97 + len(words))}zz")
                return words[-1]

            text = re.sub("¤", word, f"{block}\n{piece}\n\n- [x] ¤\n\n{piece}\n")
            assert missing({"course.md": START + text}, words) == [], text
