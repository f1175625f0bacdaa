"""What modules say in Welsh has the terms of the Welsh glossary, and each of these has a source or is to be checked."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from builder import discover
from tests.languages.test_words import ENGLISH, said

FILE = discover.INSIDE / "language" / "glossaries" / "cy.toml"
GLOSSARY: dict[str, Any] = tomllib.loads(FILE.read_text("utf-8"))
TERMS: dict[str, dict[str, Any]] = GLOSSARY["terms"]
SOFT = {"p": "b", "t": "d", "c": "g", "b": "f", "d": "dd", "g": "", "ll": "l", "rh": "r", "m": "f"}
NASAL = {"p": "mh", "t": "nh", "c": "ngh", "b": "m", "d": "n", "g": "ng"}
ASPIRATE = {"p": "ph", "t": "th", "c": "ch"}
ENOUGH = 100
# Where a sentence says the same without the term; the reason stands beside it.
OTHERWISE = {
    "part_wrong": "“ddim yn gywir” is said beside an answer",
    "wrong_answer": "as above",
    "if_wrong": "as above",
    "status_incomplete": "“in progress” is one word in Welsh, “ar waith”",
}


def mutated(word: str) -> set[str]:
    """A Welsh word with each way in which it may begin."""
    start = next((one for one in ("ll", "rh", *"ptcbdgm") if word.lower().startswith(one)), "")
    changed = [table[start] + word[len(start) :] for table in (SOFT, NASAL, ASPIRATE) if start in table and start]
    return {word.lower(), f"h{word.lower()}", *(one.lower() for one in changed)}


def has(phrase: str, term: dict[str, Any]) -> bool:
    """Whether a Welsh phrase has a term in any of its forms; each of its words may be mutated."""
    text = phrase.lower().replace("’", "'")
    for form in (term["cy"], *term.get("forms", ())):
        words = ["(?:" + "|".join(map(re.escape, sorted(mutated(word)))) + r")\w*" for word in form.split()]
        if re.search(r"\b" + r"\W+".join(words), text):
            return True
    return False


def wanted(phrase: str) -> list[str]:
    """The terms that an English phrase has, but for those within a longer one, and in what is filled in."""
    phrase = re.sub(r"\{.*?\}", "…", phrase)
    found: list[tuple[int, int, str]] = []
    for name, term in TERMS.items():
        forms = "|".join(
            re.escape(form) for form in (*([name] if not name.startswith("to ") else []), *term.get("means", ()))
        )
        found += [(*match.span(), name) for match in re.finditer(rf"\b(?:{forms})s?\b", phrase, re.IGNORECASE) if forms]
    return [
        name
        for start, end, name in found
        if not any(first <= start and end <= last and (first, last) != (start, end) for first, last, _ in found)
    ]


def test_there_are_enough_and_each_says_where_it_is_from() -> None:
    assert len(TERMS) >= ENOUGH
    for name, term in TERMS.items():
        assert term["cy"].strip(), name
        assert set(term.get("seen", ())) <= set(GLOSSARY["sources"]), name
        assert term.get("seen") or term.get("check"), f"{name}: no source, and nobody is asked to check it"
    used = {source for term in TERMS.values() for source in term.get("seen", ())}
    assert used == set(GLOSSARY["sources"])


@pytest.mark.parametrize("file", ENGLISH, ids=lambda file: file.parent.name)
def test_what_modules_say_has_the_terms(file: Path) -> None:
    welsh = said(file.with_name("cy.toml"))
    faults = [
        f"{name}: “{phrase}” has no “{TERMS[term]['cy']}” ({term}): “{welsh[name]}”"
        for name, phrase in said(file).items()
        for term in wanted(phrase)
        if name.rpartition(".")[2] not in OTHERWISE and not has(welsh[name], TERMS[term])
    ]
    assert not faults, "\n".join(faults)


def test_a_phrase_without_its_term_is_seen() -> None:
    assert wanted("Your pass mark is 80%.") == ["pass mark"]
    assert has("Eich marc pasio yw 80%.", TERMS["pass mark"])
    assert has("Nid oes gennych gynigion ar ôl.", TERMS["attempt"])
    assert has("Mae’r fideo ar ein tudalen we.", TERMS["page"])
    assert not has("Eich ymgais olaf.", TERMS["attempt"])
