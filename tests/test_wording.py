"""Sentences, syllables and reading ages; terms that are used and terms that are quoted; the lists of terms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from builder.diagnostics import Report
from builder.discover import severity_of
from builder.language.readability import hardest_words, reading_age, syllables
from builder.language.terms import FOLDER, Terms, lists_with
from builder.language.wording import sentences, without_quotations, words
from builder.model import AvoidedTerm, SourceText
from builder.parse.terms import RULES, read_terms
from builder.pipeline import Order, run
from tests.in_memory import check, source_of
from tests.packages import COURSES, ROOT

if TYPE_CHECKING:
    from pathlib import Path

TOP = "---\ntitle: Words\n---\n\n## Page\n\n"


def rules_in(text: str, organisation: str = "") -> list[str]:
    _, found = check(source_of({"course.md": TOP + text}, organisation))
    return [one.rule for one in found]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ask. Then wait.", 2),
        ("Mr. Brown and Dr. A. Green rang at 10.30 a.m. today.", 1),
        ("She said, “Wait. I'll ask.” Then she left.", 3),
        ("Is it 3.5 or 4? Nobody knows… Try.", 3),
        ("a bullet without a full stop", 1),
        ("Write to learning@northmere.example. It helps.", 2),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_words_are_what_a_reader_takes_in() -> None:
    assert words("Pay £1,200.50 – or 5% – by 10/10/2027 at www.gov.uk / online.") == [
        *("Pay", "£1,200.50", "or", "5%", "by", "10/10/2027", "at", "www.gov.uk", "online.")
    ]


SYLLABLES = (
    "the 1 people 2 needed 2 services 3 council 2 customer 3 information 4 confidential 4 organisation 5 colleague 2 "
    "asked 1 wanted 2 called 1 safely 2 private 2 adjustments 3 sometimes 2 someone 2 changes 2 table 2 available 4 "
    "disabled 3 young 1 violent 3 idea 3 area 3 being 2 are 1 closely 2 likely 2 used 1 responsibility 6"
)


def test_syllables() -> None:
    known = SYLLABLES.split()
    pairs = zip(known[::2], map(int, known[1::2]), strict=True)
    assert [(word, syllables(word), right) for word, right in pairs if syllables(word) != right] == []


def test_reading_age_is_the_grade_plus_five() -> None:
    """One sentence of ten words with twelve syllables: 0.39 x 10 + 11.8 x 1.2 - 15.59 = 2.47."""
    text = words("The man had to sit down by the open window")
    assert sum(map(syllables, text)) == 12
    assert reading_age([text], ()) == pytest.approx(2.47 + 5)


def test_names_numbers_and_explained_words_are_not_hard() -> None:
    plain = words("We rang him up at once")
    named = [*words("We rang Montgomery up at once"), *words("1,234,567 GDPR accommodation")]
    explained = {"accommodation"}
    assert hardest_words([named], explained, 5) == []
    assert hardest_words([named], (), 5) == ["accommodation"]
    longer = reading_age([[*plain, "a", "b", "c"]], ())
    assert reading_age([named], explained) < longer + 1


USED = [
    "He is wheelchair-bound.",
    "He is wheelchair bound.",
    "Wheelchair‑bound people",  # a hyphen that does not break
    "She **suffers from** asthma.",
    "Ask the disabled.",
    "Ask the disabled and their friends.",
    "All chairmen",
    "- a\n- the deaf, the blind",
    "| Word | Better |\n|---|---|\n| midget | short |",
    "> The elderly",
    "### Reveal: What?\nYour answer.\n\nAnswer: ask the disabled.",
    "### Words to use\n\nWe help the disabled.",
    "### Sort: Which?\n- Good\n  - the disabled\n- Bad\n  - the shop",
]
QUOTED = [
    "Never write “wheelchair-bound”.",
    'Never write "wheelchair-bound".',
    "Never write ‘don’t be a cripple’ or 'midget'.",
    "Never write `the disabled`.",
    "The disabled man, and the deaf community",
    "| Words to avoid | Better |\n|---|---|\n| the disabled | disabled people |",
    "| Better | Don’t say |\n|---|---|\n| disabled people | the disabled |",
    "### Compare: Words\n#### Avoid\nThe disabled\n\n#### Use\nDisabled people",
    "### Match: Pair them\n| Outdated | Better |\n|---|---|\n| the disabled | disabled people |\n| midget | short |",
    "Words to avoid:\n\n- the disabled\n- midget",
    "- Avoid: the disabled",
    "### Sort: Which?\n- Words to avoid\n  - the disabled\n- Words to use\n  - disabled people",
    "### Reveal: What is wrong?\nSettings: quoted terms\n\nThe disabled\n\nAnswer: say disabled people.",
    "A blind was pulled down by the blind man.",
    "A victim of fraud, a heavy suffering, the robot's handicap",
    "[Dim ond the disabled](lang:cy)",
    "Words.\n\n### Trainer: Before you start\nCollect terms such as the disabled.",
]


@pytest.mark.parametrize("text", USED)
def test_a_term_that_is_used_is_found(text: str) -> None:
    assert "outdated-term" in rules_in(text)


@pytest.mark.parametrize("text", QUOTED)
def test_a_term_that_is_quoted_or_means_something_else_is_not(text: str) -> None:
    assert rules_in(text) == []


def test_quotation_blanks_and_keeps_places() -> None:
    text = "Say “no”, 'never' and `not`, but don't drop colleagues' or customers' words."
    blanked = without_quotations(text)
    assert len(blanked) == len(text)
    assert " ".join(blanked.split()) == "Say , and , but don't drop colleagues' or customers' words."


def test_the_longest_term_is_marked_once_and_an_allowed_one_never() -> None:
    known = Terms(
        (
            AvoidedTerm(("old",), "aged", "", "r"),
            AvoidedTerm(("old folk",), "people", "", "r"),
            AvoidedTerm(("aged",), "", "", "r"),
        )
    )
    assert [(term.say, start, end) for term, start, end in known.found("Old folk, old. Folk aged")] == [
        ("people", 0, 8),
        ("aged", 10, 13),
    ]


@pytest.mark.parametrize("rule", RULES)
def test_our_lists_are_whole(rule: str) -> None:
    """Each entry has advice that it does not itself advise against, and no word stands on two lists."""
    house = lists_with(())
    terms = {id(term): term for known in house.by_start.values() for _, term in known if term.rule == rule}
    assert len(terms) >= 40
    for term in terms.values():
        assert not list(house.found(term.say)), term
        assert rule != "outdated-term" or re.fullmatch(r"[A-Z].*[.)]", term.why), term


def test_no_word_stands_twice() -> None:
    report = Report(severity_of)
    sources = [SourceText(file.name, file.name, file.read_text("utf-8")) for file in sorted(FOLDER.glob("*.yaml"))]
    forms = [form for source in sources for term in read_terms(source, report) for form in term.forms]
    assert sorted({form for form in forms if forms.count(form) > 1}) == []
    assert report.found == []


def test_other_languages_are_left_alone() -> None:
    welsh = TOP.replace("title: Words", "title: Geiriau\nlanguage: cy") + "Prior to the elderly. " * 30
    _, found = check(source_of({"course.md": welsh}))
    assert [one.rule for one in found] == []


def test_our_courses_say_nothing_that_we_advise_against() -> None:
    ours = {*RULES, "long-sentence", "hard-to-read"}
    for name in COURSES:
        assert not [one for one in run(Order(ROOT / "courses" / name)).diagnostics if one.rule in ours]


def test_a_course_counts_for_more_than_its_organisation(tmp_path: Path) -> None:
    (tmp_path / "organisation.yaml").write_text("checks: {plainer-word: error}\nreading age: 8\n", "utf-8")
    (tmp_path / "course").mkdir()
    for own, rules in (("off", []), ("warning", ["warning"]), ("", ["error"])):
        top = TOP.replace("\n---\n\n", f"\nchecks:\n  plainer-word: {own}\n---\n\n") if own else TOP
        (tmp_path / "course" / "course.md").write_text(top + "We utilise it.", "utf-8")
        outcome = run(Order(tmp_path / "course"))
        assert [str(one.severity) for one in outcome.diagnostics] == rules
        assert outcome.failed is (rules == ["error"])
