"""The values of front matter as people write them: each reader gives what was meant, or a sentence on what to write."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, get_args

from builder.blocks.settings import TIMES, read_percentage
from builder.diagnostics import did_you_mean
from builder.model import Completion
from builder.patterns import pattern
from builder.source.slugs import not_reserved, short_name, slug

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LANGUAGE = pattern(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
LANGUAGES = {  # as people in the United Kingdom call those that they write for
    "english": "en-GB", "british english": "en-GB", "uk english": "en-GB", "american english": "en-US",
    "welsh": "cy", "cymraeg": "cy", "irish": "ga", "gaelic": "gd", "scottish gaelic": "gd", "scots": "sco",
    "arabic": "ar", "bengali": "bn", "bulgarian": "bg", "cantonese": "zh-HK", "chinese": "zh", "czech": "cs",
    "dutch": "nl", "farsi": "fa", "french": "fr", "german": "de", "greek": "el", "gujarati": "gu", "hebrew": "he",
    "hindi": "hi", "hungarian": "hu", "italian": "it", "kurdish": "ku", "latvian": "lv", "lithuanian": "lt",
    "mandarin": "zh", "nepali": "ne", "pashto": "ps", "persian": "fa", "polish": "pl", "portuguese": "pt",
    "punjabi": "pa", "romanian": "ro", "russian": "ru", "slovak": "sk", "somali": "so", "spanish": "es",
    "tamil": "ta", "tigrinya": "ti", "turkish": "tr", "ukrainian": "uk", "urdu": "ur", "vietnamese": "vi",
}  # fmt: skip
# By the length of a part of a code: a country, a script.
CASES: dict[int, Callable[[str], str]] = {2: str.upper, 4: str.title}
LONGEST_TITLE = 200  # characters; LMS catalogues cut longer ones
NONE = {"none", "no", "n/a", "not needed", "-"}  # ways to say that there is no pass mark
NEGATIONS = {"or", "no", "not", "without", "never", "unless", "either", "any"}  # which turn the words beside them
PARTS_OF_COMPLETION = {
    "pages": {"page", "pages", "screen", "screens", "slide", "slides", "read", "view", "viewed", "seen", "visited"},
    "questions": {"question", "questions", "answer", "answers", "answered", "activity", "activities"},
    "pass": {"pass", "passed", "passing", "score", "mark", "quiz", "test", "exam", "assessment"},
}


def words_of(value: object) -> str:
    if isinstance(value, (dict, list)):
        raise ValueError("write it in one line of words; put it in quotes if it starts with a bracket")  # noqa: TRY004 - as for every wrong value
    return " ".join(str(value).split())


def title_of(value: object) -> str:
    title = words_of(value)
    if len(title) > LONGEST_TITLE:
        raise ValueError(f"keep it within {LONGEST_TITLE} characters: LMS catalogues cut it; the summary can be longer")
    return title


def language_of(value: object) -> str:
    """A code, or the name of a language, as a code."""
    text = " ".join(words_of(value).split())
    plain = re.sub(r"[^a-z]+|\((?:uk|gb)\)", " ", text.casefold()).strip()
    code = LANGUAGES.get(plain) or text.replace("_", "-")
    if not LANGUAGE.fullmatch(code):
        raise ValueError("write a language code, for example en-GB or cy")
    first, *rest = code.split("-")  # BCP 47, 2.1.1: how the parts are written by custom
    return "-".join([first.lower(), *(CASES.get(len(part), str.lower)(part) for part in rest)])


def languages_of(value: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(language_of(entry) for entry in listed(value)))


def identifier_of(value: object) -> str:
    text = slug(str(value))
    if not text:
        raise ValueError("use letters and digits, for example customer-care")
    return not_reserved(text)


def choice(*allowed: str, also: Mapping[str, str] | None = None) -> Callable[[Any], str]:
    """A reader of one of some words; `also` has others that mean the same."""

    def read(value: object) -> str:
        text = " ".join(str(value).lower().replace("-", " ").replace("_", " ").split())
        text = (also or {}).get(text, text)
        if text not in allowed:
            near = did_you_mean(text, allowed)
            raise ValueError(f"did you mean “{near}”?" if near else "write one of: " + ", ".join(allowed))
        return text

    return read


def completion_of(value: object) -> str:
    """What completes a course, out of whatever sentence says it."""
    allowed = get_args(Completion)
    text = " ".join(re.findall(r"[\w']+", str(value).lower().replace("_", " ")))
    if text in allowed:
        return text
    words_given = set(text.split())
    parts = [name for name, words in PARTS_OF_COMPLETION.items() if words_given & words]
    meant: dict[tuple[str, ...], str] = {("pages",): "all pages", ("questions",): "all questions", ("pass",): "pass"}
    found = meant.get(tuple(parts)) or ("pages and pass" if parts == ["pages", "pass"] else "")
    if not found or words_given & NEGATIONS:
        near = did_you_mean(text, allowed)
        raise ValueError(f"did you mean “{near}”?" if near else "write one of: " + ", ".join(allowed))
    return found


def count_of(value: object) -> int | None:
    text = re.sub(r"\s*(?:attempts?|tries|times)$", "", " ".join(str(value).lower().split()))
    if text in {"unlimited", "any", "no limit", "any number", "any number of", "as many as needed"}:
        return None
    text = str(TIMES.get(text, text))
    if not re.fullmatch(r"[1-9]\d?", text):
        raise ValueError("write a whole number from 1 to 99, or “unlimited”")
    return int(text)


def listed(value: object) -> tuple[str, ...]:
    if isinstance(value, dict):
        raise ValueError("write them in one line, with commas between them")  # noqa: TRY004 - as for every wrong value
    entries = value if isinstance(value, list) else str(value).split(",")
    return tuple(" ".join(words_of(entry).split()) for entry in entries if str(entry).strip())


def by_name(value: object) -> object:
    """The entries of a list, or of lines with bullets or semicolons, by short names; a mapping as it is."""
    if isinstance(value, str) and value.strip():
        value = [words for part in re.split(r"\n|;", value) if (words := part.strip(" -*•\t"))]
    if not isinstance(value, list):
        return value
    found: dict[str, object] = {}
    for entry in value:
        found |= entry if isinstance(entry, dict) else {short_name(str(entry)): entry}
    return found


def named(value: object) -> dict[str, str]:
    value = by_name(value)
    if not isinstance(value, dict) or any(isinstance(text, (dict, list)) for text in value.values()):
        advice = "write one a line below it, indented by two spaces:  need-to-know: Decide who needs to know"
        raise ValueError(advice)
    return {str(name): str(text or name) for name, text in value.items()}


def audiences_of(value: object) -> Mapping[str, str]:
    return {short_name(name): text for name, text in named(value).items()}


def pass_mark_of(value: object) -> float | None:
    text = words_of(value)
    return None if text.lower() in NONE else read_percentage(text)


def yes_or_no(value: object) -> bool:
    text = str(value).strip().lower()
    if text not in {"yes", "true", "on", "y", "no", "false", "off", "n"}:
        raise ValueError("write yes or no")
    return text in {"yes", "true", "on", "y"}


def version_of(value: object) -> str:
    text = re.sub(r"[^\w.+-]+", "-", words_of(value)).strip("-.")
    if not re.fullmatch(r"[\w.+-]{1,40}", text):
        raise ValueError("write a version of up to 40 letters and digits, for example 1.0 or 2027-01")
    return text
