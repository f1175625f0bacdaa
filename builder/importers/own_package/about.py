"""What a package of ours says of its course: on its pages, in what the script knows, in its manifest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from builder.doctor.profile import manifest_names
from builder.importers.html.tree import name
from builder.importers.own_package.block import text_of
from builder.importers.own_package.prose import is_picture
from builder.source.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element

    from builder.importers import Reading
    from builder.importers.own_package.prose import Prose
    from builder.importers.source import SourceFile

USUAL_LANGUAGE, USUAL_VERSION = "en-GB", "1.0"
DURATION = re.compile(r"<(?:\w+:)?(?:datetime|duration)>\s*P(?:\d+D)?T?(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?")
CONTACT = re.compile(r"^(?:EMAIL|NOTE):(?P<text>.+?)\s*$", re.MULTILINE)
VCARD = re.compile(r"BEGIN:VCARD(.*?)END:VCARD", re.DOTALL)


def about(
    file: SourceFile, modules: Sequence[tuple[_Element, Mapping[str, Any]]], prose: Prose, reading: Reading
) -> dict[str, str | Mapping[str, str]]:
    """Front matter by its keys, of the pages of a package's modules and what their scripts know."""
    (root, data), *more = modules
    is_programme = bool(more)
    manifest = next((file.part(one).decode("utf-8", "replace") for one in manifest_names() if one in file.inside), "")
    named = {one.get("name") or "": one.get("content") or "" for one in root.iter("meta")}
    title = _title(file) if is_programme else str(data.get("title") or "")
    facts = [text_of(one.find("dd")) for one in _facts(root)]
    language = root.get("lang") or ""
    found: dict[str, str | Mapping[str, str]] = {
        "title": title or str(data.get("title") or ""),
        "language": language if language != USUAL_LANGUAGE else "",
        "summary": "" if is_programme else named.get("description", ""),
    }
    own_id = str(data.get("id") or "").partition("/")[0] if is_programme else ""  # else it stands in `ids.lock`
    found["id"] = own_id if own_id != slug(str(found["title"])) else ""
    version = str(data.get("version") or "")
    found["version"] = version if version != USUAL_VERSION else ""
    mark = data.get("passMark")
    found["pass mark"] = f"{mark * 100:g}%" if isinstance(mark, int | float) else ""
    completion = str(data.get("completion") or "")
    found["completion"] = completion if completion != ("pages and pass" if found["pass mark"] else "all pages") else ""
    found["navigation"] = "in order" if data.get("navigation") == "in order" else ""
    found["scos"] = "sections" if is_programme else ""
    minutes = _minutes(manifest) if manifest else sum(page.get("minutes") or 0 for page in data.get("pages") or [])
    found["duration"] = f"{minutes} minutes" if minutes and not is_programme else ""
    found["keywords"] = named.get("keywords", "")
    found["owner"] = named.get("author", "")
    found["contact"] = _contact(manifest)
    found["cover"] = _cover(root, prose)
    found["handout"] = "yes" if not is_programme and "handout.html" in file.inside else ""
    found["refresher"] = "yes" if isinstance(noted := data.get("missed"), dict) and not noted.get("isRefresher") else ""
    found["review by"] = next(filter(None, (_day(one, data) for one in facts)), "")
    found["audiences"] = {name: text for page, _ in modules for name, text in _audiences(page).items()}
    found["objectives"] = {
        name: text for page, known in modules for name, text in _objectives(page, known, reading).items()
    }
    return found


def as_words(say: Any) -> dict[str, str]:
    """The words of a kind of block, as the page has them."""
    return {one: text for one, text in say.items() if isinstance(text, str)} if isinstance(say, dict) else {}


def _title(file: SourceFile) -> str:
    contents = file.part("index.html").decode("utf-8", "replace")
    found = re.search(r"<title>(.*?)</title>", contents, re.DOTALL)
    return re.sub(r"&(?:amp|#38);", "&", found[1]) if found else ""


def _cover(root: _Element, prose: Prose) -> str:
    """The picture of the cover; "" where there is a pattern."""
    shown = next((one for one in root.iter("div") if one.get("class") == "hero-picture"), None)
    pictures = [one for one in shown.iter("img", "svg") if is_picture(one)] if shown is not None else []
    return prose.picture(pictures[0])[0] if pictures else ""


def _facts(root: _Element) -> list[_Element]:
    """What the record and the certificate say of the module."""
    listed = [entry for one in root.iter("dl") if "facts" in (one.get("class") or "") for entry in one]
    return [one for one in listed if name(one) == "div" and not one.get("data-fact") and not one.get("class")]


def _day(text: str, data: Mapping[str, Any]) -> str:
    """A day in words as front matter has it; "" for what is none."""
    months = str((data.get("words") or {}).get("months") or "").casefold().split()
    match = re.fullmatch(r"(\d{1,2})\s+(\S+)\s+(\d{4})", text)
    known = match and match[2].casefold() in months
    return f"{match[3]}-{months.index(match[2].casefold()) + 1:02}-{int(match[1]):02}" if match and known else ""


def _minutes(manifest: str) -> int:
    found = DURATION.search(manifest)
    return int(found["hours"] or 0) * 60 + int(found["minutes"] or 0) if found else 0


def _contact(manifest: str) -> str:
    card = VCARD.search(manifest)
    found = CONTACT.search(card[1]) if card else None
    return re.sub(r"\\([,;\\])", r"\1", found["text"]) if found else ""


def _audiences(root: _Element) -> dict[str, str]:
    asked = next((one for one in root.iter("section") if one.get("id") == "ui--audience"), None)
    labels = {one.get("for"): text_of(one) for one in asked.iter("label")} if asked is not None else {}
    inputs = asked.iter("input") if asked is not None else ()
    return {
        value: labels.get(one.get("id"), value) for one in inputs if (value := one.get("value") or "") not in {"", "-"}
    }


def _objectives(root: _Element, data: Mapping[str, Any], reading: Reading) -> dict[str, str]:
    names = [str(one) for one in data.get("objectives") or []]
    shown = next((one for one in root.iter("section") if "learn" in (one.get("class") or "").split()), None)
    texts = [text_of(one) for one in shown.iter("li")] if shown is not None else []
    if names and len(texts) != len(names):
        reading.doubt(
            "",
            "What its objectives say is not in the package, but for their names.",
            "Write the sentences behind them, at the top of course.md: the first page says most of them.",
        )
        return {one: one.replace("-", " ").capitalize() for one in names}
    return dict(zip(names, texts, strict=True))
