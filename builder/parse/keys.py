"""What front matter can hold: each key, how its value is read, and what editors and the authors' guide say of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from builder.diagnostics import did_you_mean
from builder.levels import LEVELS, read_age, read_checks
from builder.model import Completion, Navigation, Scos
from builder.parse.times import read_date, read_minutes
from builder.settings import read_percentage
from builder.words import short_name, slug

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
LONGEST_TITLE = 200  # characters; LMS catalogues cut longer ones


@dataclass(frozen=True, slots=True)
class Key:
    """A key of the front matter."""

    field: str  # of `Details`
    read: Callable[[Any], Any]  # raises ValueError with a sentence for what can't be
    example: str  # a value as an author would type it; what stands below the key begins with a line break
    about: str  # what it is for, to the author
    schema: Mapping[str, Any]  # the JSON Schema of what may be typed
    said: bool = False  # it is words for people, which a translation can change


def words_of(value: object) -> str:
    if isinstance(value, (dict, list)):
        raise ValueError("write it in one line of words; put it in quotes if it starts with a bracket")  # noqa: TRY004 - as for every wrong value
    return " ".join(str(value).split())


def _title(value: object) -> str:
    title = words_of(value)
    if len(title) > LONGEST_TITLE:
        raise ValueError(f"keep it within {LONGEST_TITLE} characters: LMS catalogues cut it; the summary can be longer")
    return title


def _language(value: object) -> str:
    if not LANGUAGE.fullmatch(str(value)):
        raise ValueError("write a language code, for example en-GB or cy")
    return str(value)


def _languages(value: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_language(entry) for entry in listed(value)))


def _identifier(value: object) -> str:
    text = slug(str(value))
    if not text:
        raise ValueError("use letters and digits, for example customer-care")
    return text


def choice(*allowed: str) -> Callable[[Any], str]:
    def read(value: object) -> str:
        text = " ".join(str(value).lower().replace("-", " ").split())
        if text not in allowed:
            near = did_you_mean(text, allowed)
            raise ValueError(f"did you mean “{near}”?" if near else "write one of: " + ", ".join(allowed))
        return text

    return read


def _count(value: object) -> int | None:
    if str(value).lower() in {"unlimited", "any"}:
        return None
    if not re.fullmatch(r"[1-9]\d?", str(value)):
        raise ValueError("write a whole number from 1 to 99, or “unlimited”")
    return int(str(value))


def listed(value: object) -> tuple[str, ...]:
    entries = value if isinstance(value, list) else str(value).split(",")
    return tuple(" ".join(str(entry).split()) for entry in entries if str(entry).strip())


def _named(value: object) -> dict[str, str]:
    if isinstance(value, list):
        return {short_name(str(entry)): str(entry) for entry in value}
    if not isinstance(value, dict):
        told = "write one a line below it, indented by two spaces:  need-to-know: Decide who needs to know"
        raise ValueError(told)  # noqa: TRY004 - as for every wrong value
    return {str(name): str(text or name) for name, text in value.items()}


def _audiences(value: object) -> Mapping[str, str]:
    return {short_name(name): text for name, text in _named(value).items()}


def _percentage(value: object) -> float:
    return read_percentage(str(value))


def _yes(value: object) -> bool:
    text = str(value).strip().lower()
    if text not in {"yes", "true", "no", "false"}:
        raise ValueError("write yes or no")
    return text in {"yes", "true"}


def _version(value: object) -> str:
    text = words_of(value)
    if not re.fullmatch(r"[\w.+-]{1,40}", text):
        raise ValueError("write a version without spaces, for example 1.0 or 2027-01")
    return text


WORDS = {"type": ["string", "number"]}
LIST = {"type": ["array", "string"], "items": WORDS}
NAMED = {"type": ["object", "array"], "additionalProperties": {"type": ["string", "number", "null"]}}


def _one_of(words: tuple[str, ...]) -> dict[str, Any]:
    return {"type": "string", "enum": list(words)}


KEYS = {
    "title": Key(
        "title",
        _title,
        "Confidentiality",
        "What the course is called. The only key that must be there.",
        {**WORDS, "maxLength": LONGEST_TITLE},
        said=True,
    ),
    "summary": Key(
        "summary",
        words_of,
        "Keep what you hear at work private.",
        "What the catalogue of the LMS says.",
        WORDS,
        said=True,
    ),
    "language": Key(
        "language",
        _language,
        "en-GB",
        "The language of the text, as a code.",
        {"type": "string", "pattern": f"^{LANGUAGE.pattern}$"},
    ),
    "languages": Key(
        "languages",
        _languages,
        "[en-GB, cy]",
        "All that packages are built in: the author's own, and those that there are translations into.",
        LIST,
    ),
    "version": Key("version", _version, "1.0", "Goes into the name of the package.", WORDS),
    "id": Key("id", _identifier, "confidentiality", "The name of the package, if not the folder's.", WORDS),
    "pass mark": Key(
        "pass_mark", _percentage, "80%", "What a learner must reach to pass.", {"type": ["string", "number"]}
    ),
    "completion": Key(
        "completion",
        choice(*get_args(Completion)),
        "pages and pass",
        "When the course is done.",
        _one_of(get_args(Completion)),
    ),
    "navigation": Key(
        "navigation",
        choice(*get_args(Navigation)),
        "in order",
        "Whether learners may jump between pages.",
        _one_of(get_args(Navigation)),
    ),
    "attempts": Key("attempts", _count, "2", "How often an assessment may be taken, or “unlimited”.", WORDS),
    "objectives": Key(
        "objectives",
        _named,
        "\n  need-to-know: Decide who needs to know before you share",
        "What learners can do afterwards: a short name and a sentence, one a line. With “(weight 2)” at its end, the "
        "marks of its questions count twice.",
        NAMED,
        said=True,
    ),
    "audiences": Key(
        "audiences",
        _audiences,
        "\n  leaders: People who lead a team",
        "Who parts of the course are for; a part says so with a line “For:”.",
        NAMED,
        said=True,
    ),
    "keywords": Key(
        "keywords", listed, "[privacy, sharing]", "Words by which the catalogue finds the course.", LIST, said=True
    ),
    "duration": Key("duration_minutes", read_minutes, "25 minutes", "How long it takes.", WORDS),
    "owner": Key("owner", words_of, "Learning and development", "Who answers for the content.", WORDS),
    "contact": Key("contact", words_of, "learning@council.example", "Where questions go.", WORDS),
    "review by": Key(
        "review_by", read_date, "2030-10-31", "When the content must be looked at again.", {"type": "string"}
    ),
    "rights": Key("rights", words_of, "Our Council 2026", "Who owns the text.", WORDS),
    "handout": Key(
        "handout",
        _yes,
        "yes",
        "Whether learners can take the text with them: a page to print, linked from the first page and the results.",
        {"enum": ["yes", "no", True, False]},
    ),
    "theme": Key("theme", words_of, "plain", "The look, if not the organisation's own.", WORDS),
    "standards": Key(
        "standards", listed, "[a standard]", "What to build for, if not the usual ones; all: every one.", LIST
    ),
    "scos": Key(
        "scos",
        choice(*get_args(Scos)),
        "sections",
        "What the LMS lists and opens: the course as one, or each of its sections.",
        _one_of(get_args(Scos)),
    ),
    "reading age": Key(
        "reading_age", read_age, "12", "How old readers must be, in years, to follow a page at ease.", WORDS
    ),
    "checks": Key(
        "checks",
        read_checks,
        "\n  long-sentence: off",
        "How bad a check takes what it finds: a rule a line, with off, warning or error.",
        {"type": "object", "additionalProperties": {"enum": [*LEVELS, True, False]}},
    ),
}

OF_AN_ORGANISATION = {  # what `organisation.yaml` can hold besides words of one's own
    "organisation": "What the organisation is called.",
    "theme": "The look of all courses.",
    "colours": "Colours in place of the theme's own, one a line.",
    "logo": "A picture beside this file.",
    "web address": "The organisation's own place on the web; it makes the names of its courses unlike anyone else's.",
    "reading age": KEYS["reading age"].about,
    "checks": KEYS["checks"].about,
}
