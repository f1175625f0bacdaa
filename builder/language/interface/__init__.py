"""What modules and editions say to learners: a file a language here, beside each block and beside each edition.

An organisation's `languages/` has the same folders: `pl.toml` for this folder's `en.toml`, `blocks/<kind>/pl.toml`,
`editions/handout/pl.toml`, `editions/pl.toml`. What stands there goes before the builder's own; what is in neither is
said in English. A text keeps the `{places}` of the English one.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder.diagnostics import did_you_mean
from builder.diagnostics.contract import BrokenContractError
from builder.discover import INSIDE, block_folders
from builder.patterns import pattern
from builder.tables import toml_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

HERE = Path(__file__).parent
FOLDER = "languages"  # an organisation's own
ENGLISH = "en"
PLACE = pattern(r"\{\w+(?::\w+)?\}")  # where a text has something filled in
Roots = tuple[Path, ...]  # where an organisation's own may lie


@cache
def languages(extension_roots: Roots = ()) -> tuple[str, ...]:
    """The languages that are spoken to learners, by the names of their files."""
    folders = (HERE, *(place / FOLDER for place in extension_roots))
    return tuple(sorted({file.stem for folder in folders for file in folder.glob("*.toml")}))


@cache
def words(language: str, extension_roots: Roots = ()) -> dict[str, Any]:
    """What the page says to learners, in a language; in English where it is not spoken."""
    return words_in(HERE, language, extension_roots)


@cache
def block_words(kind: str, language: str, extension_roots: Roots = ()) -> dict[str, str]:
    """What a kind of block says to learners, in a language; in English where it is not spoken."""
    texts = words_in(block_folders(extension_roots)[kind], language, extension_roots)
    return {name: text for name, text in texts.items() if name != "paper"}


@cache
def words_in(folder: Path, language: str, extension_roots: Roots = ()) -> dict[str, Any]:
    """What a folder of texts says, in a language; in English where it is not spoken.

    BrokenContractError: an organisation's text is of another kind than the English one, or lacks its places.
    """
    code = spoken(language, extension_roots)
    files = [file for file in (folder / f"{one}.toml" for one in (code, ENGLISH)) if file.is_file()]
    texts = toml_of(files[0]) if files else {}
    english = toml_of(files[-1]) if files else {}
    for file in own_files(folder, code, extension_roots):
        theirs = toml_of(file)
        _hold(file, theirs, english)
        texts = _over(_over(english, texts), theirs)
    return texts


def own_files(folder: Path, code: str, extension_roots: Roots) -> list[Path]:
    """An organisation's files of what one of our folders says."""
    if not folder.is_relative_to(INSIDE):
        return []
    within = Path() if folder == HERE else folder.relative_to(INSIDE)
    return [file for place in extension_roots if (file := place / FOLDER / within / f"{code}.toml").is_file()]


def spoken(language: str, extension_roots: Roots = ()) -> str:
    """The name of the files of a language, such as "pt-br" or "pt"; "en" where it is not spoken."""
    known = {name.lower(): name for name in languages(extension_roots)}
    code = language.lower()
    return known.get(code) or known.get(code.partition("-")[0], ENGLISH)


def flat(texts: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """Each text by its dotted name."""
    for name, text in texts.items():
        if isinstance(text, dict):
            yield from flat(text, f"{above}{name}.")
        else:
            yield f"{above}{name}", text


def forget() -> None:
    """An organisation's own have changed."""
    for found in (languages, words, block_words, words_in):
        found.cache_clear()


def _over(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Both tables, their tables likewise; of what stands in both, what is over."""
    return {**under} | {
        name: _over(under[name], value) if isinstance(value, dict) and isinstance(under.get(name), dict) else value
        for name, value in over.items()
    }


def _hold(file: Path, theirs: Mapping[str, Any], english: Mapping[str, Any]) -> None:
    meant = dict(flat(english))
    for name, text in flat(theirs):
        if name not in meant:
            near = did_you_mean(name, meant)
            raise BrokenContractError(
                f"{file}: there is no text “{name}”." + (f" Did you mean “{near}”?" if near else "")
            )
        if type(text) is not type(meant[name]):
            raise BrokenContractError(f"{file}: “{name}” is to be written as in English: {meant[name]!r}")
        places = sorted(PLACE.findall(str(meant[name])))
        if sorted(PLACE.findall(str(text))) != places:
            raise BrokenContractError(f"{file}: “{name}” is to have {' '.join(places) or 'no {places}'}")
