"""Folders of Markdown that were written for another program: which of their files are read, and in which order.

The index of a program that has one says it (`mkdocs.yml`, `SUMMARY.md`, `_toc.yml`, `_quarto.yml`, a sidebar); else the
first page and what it links to; else weights and positions in front matter, and names. Nothing but Markdown and these
indexes is read.
"""

from __future__ import annotations

import json
import posixpath
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from builder.frozen import frozen
from builder.patterns import pattern
from builder.source.encoding import decode
from builder.source.folders import LEFT_BY_SYSTEMS, NO_COURSES, in_order, is_course, is_programme
from builder.source.slugs import composed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

ENDINGS = (".md", ".markdown", ".mdx", ".qmd")
OF_PICTURES = {"media", "images", "img", "pictures", "assets", "attachments", "static", "files"}
FOLDERS = {"docs", "src", "content"}  # that hold texts where a program's own files lie beside them
DEEPEST, MOST_FILES = 6, 1_000  # folders within each other; files
MADE = {
    "node_modules",
    "site",
    "_site",
    "_build",
    "build",
    "public",
    "target",
    "vendor",
    "themes",
    "_book",
    "_includes",
}
NO_TEXTS = {
    *("license.md", "licence.md", "changelog.md", "contributing.md", "code_of_conduct.md", "security.md", "_footer.md"),
    *("_sidebar.md", "_header.md", "summary.md", "import-report.md"),
}
FIRST = ("index", "readme", "home", "_index", "intro", "introduction")  # names of first pages, without their endings
LARGEST_INDEX, LARGEST_TOP = 1_000_000, 20_000  # bytes that are read of an index; characters of a file's beginning
LINK = pattern(r"\[(?P<text>[^\]]*)\]\(\s*<?(?P<to>[^)>\s\"]+)|\[\[(?P<page>[^\]|#]+)(?:[|#][^\]]*)?\]\]")
TOCTREE = pattern(r"^(`{3,}|:{3,})\{toctree\}[^\n]*\n(?P<text>.*?)^\1", re.MULTILINE | re.DOTALL)
YAML_FRONT = pattern(r"\A(---|\+\+\+)[ \t]*\n(?P<text>.*?)^\1[ \t]*$\n?", re.MULTILINE | re.DOTALL)
HEADING = pattern(r"^(?:#{1,2}[ \t]+(?P<text>\S.*?)[ #]*$|(?P<under>\S[^\n]*)\n=+[ \t]*$)", re.MULTILINE)
TOP = pattern(r"^#[ \t]+\S|^\S[^\n]*\n=+[ \t]*$", re.MULTILINE)
KEY = pattern(
    r"^(?P<key>title|weight|order|position|sidebar_position|nav_order)\s*[:=]\s*(?P<value>.+?)\s*$", re.MULTILINE
)
NUMBER = pattern(r"(\d+)")


@frozen
class Others:
    """A folder of somebody's Markdown."""

    title: str  # of the whole; "": the first heading says it
    names: tuple[str, ...]  # of the files within the folder, in order


def others_in(folder: Path) -> Others | None:
    """What of a folder is read as a course; None where it holds a course, or no Markdown."""
    if not folder.is_dir() or is_course(folder) or is_programme(folder):
        return None
    files = dict(_files(folder)) if _begins_here(folder) else {}
    if not 0 < len(files) <= MOST_FILES:
        return None
    title, order = _indexed(folder, files)
    if not order:
        order = _from_first(files) or list(files)
    return Others(title, tuple(dict.fromkeys([*order, *_left(order, files)])))


def _begins_here(folder: Path) -> bool:
    """Whether Markdown lies at its top, or all that lies there says that it lies below; else it holds all sorts."""
    tops = [one for one in in_order(folder) if not one.name.startswith((".", "~$"))]
    known = {*INDEXES, *FOLDERS}
    return any(
        one.name in known or (one.suffix.lower() in ENDINGS and one.name.lower() not in NO_TEXTS) for one in tops
    ) or _are_parts([one for one in tops if one.name not in LEFT_BY_SYSTEMS])


def _are_parts(tops: list[Path]) -> bool:
    """Whether there are folders alone, two or more, each with Markdown in it, but for those of pictures."""
    texts = [one for one in tops if one.name.lower() not in OF_PICTURES]
    return len(texts) > 1 and all(one.is_dir() and next(_files(one), None) is not None for one in texts)


def _left(order: Iterable[str], files: Mapping[str, Path]) -> list[str]:
    """The files that the order does not name, below a folder that it goes through."""
    known = set(order)
    return [name for name in _by_rank(files) if name not in known]


def _files(folder: Path, at: str = "", depth: int = 0) -> Iterator[tuple[str, Path]]:
    for one in in_order(folder):
        name = f"{at}{one.name}"
        if one.name.startswith((".", "~$")) or one.is_symlink():
            continue
        if one.is_dir():
            if depth < DEEPEST and one.name not in MADE | NO_COURSES and not is_course(one):
                yield from _files(one, f"{name}/", depth + 1)
        elif one.suffix.lower() in ENDINGS and one.name.lower() not in NO_TEXTS:
            yield composed(name), one


# ---- what an index says -------------------------------------------------------------------------------------------


def _indexed(folder: Path, files: Mapping[str, Path]) -> tuple[str, list[str]]:
    """The title and the order that an index gives; "" and [] where there is none."""
    for name, read in INDEXES.items():
        text = _read(folder / name)
        if text:
            title, order = read(text, files)
            return title, [one for one in order if one in files]
    for name in ("SUMMARY.md", "src/SUMMARY.md", "docs/SUMMARY.md", "_Sidebar.md", "_sidebar.md", "docs/_sidebar.md"):
        text = _read(folder / name)
        order = list(_links(text, posixpath.dirname(name), files)) if text else []
        if order:
            return _title_of_book(folder), [*_home(files), *order]
    return "", []


def _home(files: Mapping[str, Path]) -> list[str]:
    """The first page of a wiki, which its sidebar may not name."""
    return [name for name in files if name.lower() == "home.md"]


def _title_of_book(folder: Path) -> str:
    found = re.search(r"^\s*title\s*=\s*\"([^\"]+)\"", _read(folder / "book.toml"), re.MULTILINE)
    return found[1] if found else ""


def _of_mkdocs(text: str, files: Mapping[str, Path]) -> tuple[str, list[str]]:
    settings = _yaml(text)
    docs = str(settings.get("docs_dir") or "docs").strip("/")
    order = [posixpath.normpath(f"{docs}/{one}") for one in _texts(settings.get("nav"))]
    return str(settings.get("site_name") or ""), order or _first_then_rest(
        [one for one in files if one.startswith(f"{docs}/")], files
    )


def _of_toc(text: str, files: Mapping[str, Path]) -> tuple[str, list[str]]:
    """Jupyter Book's table of contents, with or without endings."""
    return "", list(_named(_texts(_yaml(text)), "", files))


def _of_quarto(text: str, files: Mapping[str, Path]) -> tuple[str, list[str]]:
    settings = _yaml(text)
    book = settings.get("book") or settings.get("website") or {}
    book = book if isinstance(book, dict) else {}
    return str(book.get("title") or ""), list(_named(_texts(book.get("chapters")), "", files))


def _of_docusaurus(text: str, files: Mapping[str, Path]) -> tuple[str, list[str]]:
    found = re.search(r"\btitle:\s*(['\"])(.+?)\1", text)
    names = [one for one in files if one.startswith("docs/")]
    return found[2] if found else "", _by_rank({one: files[one] for one in names or files})


def _of_hugo(text: str, files: Mapping[str, Path]) -> tuple[str, list[str]]:
    found = re.search(r"^\s*title\s*[=:]\s*(['\"]?)(.+?)\1\s*$", text, re.MULTILINE)
    names = [one for one in files if one.startswith("content/")]
    return found[2] if found else "", _by_rank({one: files[one] for one in names or files})


INDEXES: dict[str, Callable[[str, Mapping[str, Path]], tuple[str, list[str]]]] = {
    "mkdocs.yml": _of_mkdocs,
    "mkdocs.yaml": _of_mkdocs,
    "_toc.yml": _of_toc,
    "_quarto.yml": _of_quarto,
    "docusaurus.config.js": _of_docusaurus,
    "docusaurus.config.ts": _of_docusaurus,
    "hugo.toml": _of_hugo,
    "hugo.yaml": _of_hugo,
    "config.toml": _of_hugo,
}


def _yaml(text: str) -> dict[str, Any]:
    import yaml  # noqa: PLC0415 - only where such an index is there

    class Tolerant(yaml.SafeLoader):
        """Reads what has tags of a program's own as if it had none."""

    Tolerant.add_multi_constructor("", lambda *_: None)
    try:
        settings = yaml.load(text, Tolerant)  # noqa: S506 - a safe loader that knows no objects
    except (yaml.YAMLError, RecursionError, ValueError):
        return {}
    return settings if isinstance(settings, dict) else {}


def _texts(value: Any, depth: int = 0) -> Iterator[str]:
    """All texts in some YAML, in order."""
    if isinstance(value, str):
        yield value
    inner: Iterable[Any] = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner if depth < 20 else ():  # noqa: PLR2004 - deeper than any contents are
        yield from _texts(one, depth + 1)


# ---- what pages say -----------------------------------------------------------------------------------------------


def _from_first(files: Mapping[str, Path]) -> list[str]:
    """The first page and what it links to, where it links to two or more; else in order of weight and name."""
    ranked = _by_rank(files)
    first = next((name for name in ranked if "/" not in name and _stem(name) in FIRST), "") or next(
        (name for name in ranked if _stem(name) in FIRST), ""
    )
    if first:
        text = _read(files[first], LARGEST_INDEX)
        trees = " ".join(match["text"] for match in TOCTREE.finditer(text))
        order = [
            *_named(trees.split(), posixpath.dirname(first), files),
            *_links(text, posixpath.dirname(first), files),
        ]
        others = list(dict.fromkeys(one for one in order if one != first))
        if len(others) > 1:
            return [first, *others]
    return _first_then_rest(ranked, files)


def _first_then_rest(names: list[str], files: Mapping[str, Path]) -> list[str]:
    return _by_rank({name: files[name] for name in names})


def _links(text: str, folder: str, files: Mapping[str, Path]) -> Iterator[str]:
    """The files that a text links to."""
    for match in LINK.finditer(text):
        yield from _named([match["to"] or match["page"]], folder, files)


def _named(targets: Iterable[str], folder: str, files: Mapping[str, Path]) -> Iterator[str]:
    """The files that are meant, with or without an ending, and with blanks for hyphens as wikis have them."""
    for target in targets:
        clean = unquote(target.partition("#")[0].strip())
        path = posixpath.normpath(posixpath.join(folder, clean.lstrip("/"))) if clean and "://" not in clean else ""
        tried = [path, *(f"{path}{ending}" for ending in ENDINGS)]
        tried += [f"{path.replace(' ', '-')}{ending}" for ending in ENDINGS]
        tried += [f"{path}/{first}.md" for first in ("index", "README", "_index")]
        found = next((one for one in tried if one in files), "")
        found = found or next((one for one in files if path and _stem(one) == path.lower().replace(" ", "-")), "")
        if found:
            yield found


def _by_rank(files: Mapping[str, Path]) -> list[str]:
    """By weight or position, folder by folder; a folder's first page first, “2” before “10”."""
    weights = {name: _weight(path) for name, path in files.items()}
    folders: dict[str, float] = {}

    def of_folder(folder: str) -> float:
        if folder not in folders:
            inside = [name for name in files if posixpath.dirname(name) == folder]
            first = next((name for name in inside if _stem(name) in {"_index", "index"}), "")
            folders[folder] = _category(files[inside[0]].parent) if inside else 1e9
            folders[folder] = min(folders[folder], weights[first] if first else 1e9)
        return folders[folder]

    def rank(name: str) -> list[tuple[int, float, list[tuple[int, int, str]]]]:
        *above, last = name.split("/")
        ways = ["/".join(above[: at + 1]) for at in range(len(above))]
        first = (0 if _stem(name) in FIRST[:4] else 1, weights[name], _natural(last))
        return [*((1, of_folder(way), _natural(way.rpartition("/")[2])) for way in ways), first]

    return sorted(files, key=rank)


def _weight(path: Path) -> float:
    top = YAML_FRONT.match(_read(path, LARGEST_TOP))
    details = {match["key"]: match["value"] for match in KEY.finditer(top["text"])} if top else {}
    numbers = (
        details.get(key, "").strip("'\"") for key in ("weight", "sidebar_position", "nav_order", "order", "position")
    )
    return next((float(one) for one in numbers if re.fullmatch(r"-?\d{1,9}(?:\.\d+)?", one)), 1e9)


def _category(folder: Path) -> float:
    """Docusaurus' `_category_.json`."""
    try:
        settings = json.loads(_read(folder / "_category_.json") or "{}")
        return float(settings.get("position", 1e9))
    except (ValueError, TypeError, AttributeError):
        return 1e9


def _stem(name: str) -> str:
    return name.rpartition("/")[2].rpartition(".")[0].lower()


def _natural(text: str) -> list[tuple[int, int, str]]:
    parts = NUMBER.split(text.casefold())
    return [(0, int(part[:9]), "") if part.isdecimal() else (1, 0, part) for part in parts if part]


def _read(path: Path, most: int = LARGEST_INDEX) -> str:
    try:
        with path.open("rb") as opened:
            return decode(opened.read(most))[0].replace("\r\n", "\n")
    except (OSError, ValueError):
        return ""


# ---- as texts of a course -----------------------------------------------------------------------------------------


def first_text(others: Others, texts: Iterable[str], folder_name: str) -> str:
    """What stands above a course whose folder holds no `course.md`: the title, from an index, a heading or a name."""
    title = others.title or next(filter(None, map(heading_in, texts)), "")
    plain = (
        re.sub(r"[*_`]|\[([^\]]*)\]\([^)]*\)", r"\1", title)
        or folder_name.replace("-", " ").replace("_", " ").capitalize()
    )
    return f"---\ntitle: {json.dumps(' '.join(plain.split()), ensure_ascii=False)}\n---\n"


def as_section(text: str, name: str) -> str:
    """A file's text, line by line where it was: front matter blank, but for its title where there is no heading."""
    top = YAML_FRONT.match(text)
    if not top:
        return text
    rest = text[top.end() :]
    lines = ["" for _ in text[: top.end()].split("\n")][:-1]
    title = next((one["value"].strip("'\"") for one in KEY.finditer(top["text"]) if one["key"] == "title"), "")
    if rest.strip() and len(lines) > 1 and not TOP.search(rest):
        lines[0] = f"# {title or _stem(name).replace('-', ' ').replace('_', ' ').capitalize()}"
    return "\n".join(lines) + "\n" + rest


def heading_in(text: str) -> str:
    """The first heading of a text; "" where it has none."""
    found = HEADING.search(text)
    return (found["text"] or found["under"] or "").strip() if found else ""
