"""What front matter can hold: each key, how its value is read, and what editors and the authors' guide say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from builder.frozen import frozen
from builder.model import Completion, Navigation, Scos
from builder.parse.front_matter.severity import LEVELS, read_age, read_checks
from builder.parse.front_matter.times import read_date, read_minutes
from builder.parse.front_matter.values import (
    LANGUAGE,
    LONGEST_TITLE,
    audiences_of,
    choice,
    completion_of,
    count_of,
    identifier_of,
    language_of,
    languages_of,
    listed,
    named,
    pass_mark_of,
    title_of,
    version_of,
    words_of,
    yes_or_no,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@frozen
class Key:
    """A key of the front matter."""

    field: str  # of `Details`
    read: Callable[[Any], Any]  # raises ValueError with a sentence for what can't be
    example: str  # a value as an author would type it; what stands below the key begins with a line break
    about: str  # what it is for, to the author
    schema: Mapping[str, Any]  # the JSON Schema of what may be typed
    translatable: bool = False  # it is words for people, which a translation can change
    also: tuple[str, ...] = ()  # other words that people use for it


WORDS = {"type": ["string", "number"]}
LIST = {"type": ["array", "string"], "items": WORDS}
NAMED = {"type": ["object", "array"], "additionalProperties": {"type": ["string", "number", "null"]}}


def _one_of(words: tuple[str, ...]) -> dict[str, Any]:
    return {"type": "string", "enum": list(words)}


IN_ORDER = ("linear", "sequential", "in sequence", "ordered", "locked", "one by one", "step by step", "forced")
FREELY = ("open", "any order", "in any order", "unlocked", "freely", "non linear", "random access")
ORDERS = {**dict.fromkeys(IN_ORDER, "in order"), **dict.fromkeys(FREELY, "free")}

REVIEWS = ("review date", "review", "next review", "review on", "review due", "expiry date", "expires")
TRIES = ("max attempts", "maximum attempts", "number of attempts", "attempts allowed", "tries", "retries")
MARKS = (
    "passing mark", "pass score", "passing score", "pass rate", "pass percentage", "passing grade", "pass grade",
    "pass threshold", "mastery score", "score to pass",
)  # fmt: skip

KEYS = {
    "title": Key(
        "title",
        title_of,
        "Confidentiality",
        "What the course is called. The only key that must be there.",
        {**WORDS, "maxLength": LONGEST_TITLE},
        translatable=True,
        also=("course title", "module title", "name"),
    ),
    "summary": Key(
        "summary",
        words_of,
        "Keep what you hear at work private.",
        "What the catalogue of the LMS says.",
        WORDS,
        translatable=True,
        also=("description", "abstract", "excerpt"),
    ),
    "language": Key(
        "language",
        language_of,
        "en-GB",
        "The language of the text, as a code.",
        {"type": "string", "pattern": f"^{LANGUAGE.pattern}$"},
        also=("lang", "locale"),
    ),
    "languages": Key(
        "languages",
        languages_of,
        "[en-GB, cy]",
        "All that packages are built in: the author's own, and those that there are translations into.",
        LIST,
    ),
    "version": Key("version", version_of, "1.0", "Goes into the name of the package.", WORDS, also=("module version",)),
    "id": Key("id", identifier_of, "confidentiality", "The name of the package, if not the folder's.", WORDS),
    "pass mark": Key(
        "pass_mark",
        pass_mark_of,
        "80%",
        "What a learner must reach to pass.",
        {"type": ["string", "number"]},
        also=MARKS,
    ),
    "completion": Key(
        "completion",
        completion_of,
        "pages and pass",
        "When the course is done.",
        _one_of(get_args(Completion)),
        also=("complete", "completed", "complete when", "completed when", "completion criteria", "completion rule"),
    ),
    "navigation": Key(
        "navigation",
        choice(*get_args(Navigation), also=ORDERS),
        "in order",
        "Whether learners may jump between pages.",
        _one_of(get_args(Navigation)),
    ),
    "attempts": Key(
        "attempts", count_of, "2", "How often an assessment may be taken, or “unlimited”.", WORDS, also=TRIES
    ),
    "objectives": Key(
        "objectives",
        named,
        "\n  need-to-know: Decide who needs to know before you share",
        "What learners can do afterwards: a short name and a sentence, one a line. With “(weight 2)” at its end, the "
        "marks of its questions count twice.",
        NAMED,
        translatable=True,
        also=("learning objectives", "learning outcomes", "outcomes", "aims", "goals"),
    ),
    "audiences": Key(
        "audiences",
        audiences_of,
        "\n  leaders: People who lead a team",
        "Who parts of the course are for; a part says so with a line “For:”.",
        NAMED,
        translatable=True,
    ),
    "keywords": Key(
        "keywords",
        listed,
        "[privacy, sharing]",
        "Words by which the catalogue finds the course.",
        LIST,
        translatable=True,
        also=("key words", "tags"),
    ),
    "duration": Key(
        "duration_minutes",
        read_minutes,
        "25 minutes",
        "How long it takes.",
        WORDS,
        also=("time needed", "length"),
    ),
    "owner": Key(
        "owner",
        words_of,
        "Learning and development",
        "Who answers for the content.",
        WORDS,
        also=("author", "content owner"),
    ),
    "contact": Key(
        "contact", words_of, "learning@council.example", "Where questions go.", WORDS, also=("email", "contact email")
    ),
    "review by": Key(
        "review_by",
        read_date,
        "2030-10-31",
        "When the content must be looked at again.",
        {"type": "string"},
        also=REVIEWS,
    ),
    "rights": Key(
        "rights", words_of, "Our Council 2026", "Who owns the text.", WORDS, also=("copyright", "licence", "license")
    ),
    "handout": Key(
        "handout",
        yes_or_no,
        "yes",
        "Whether learners can take the text with them: a page to print, linked from the first page and the results.",
        {"enum": ["yes", "no", True, False]},
    ),
    "cover": Key(
        "cover",
        words_of,
        "media/reception.jpg",
        "The picture of the cover: a file, or one of the theme's. It only decorates; without it there is a pattern.",
        WORDS,
        also=("cover image", "cover picture", "hero", "hero image"),
    ),
    "refresher": Key(
        "refresher",
        yes_or_no,
        "yes",
        "Whether a module of five minutes is built beside it, for those who have done the course: its key points, and "
        "what they missed.",
        {"enum": ["yes", "no", True, False]},
        also=("refresh", "refresher module", "refresher course"),
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
    "typography": Key("typography", yes_or_no, "off", "Off: marks such as -- stay as typed.", {"enum": ["on", "off"]}),
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
