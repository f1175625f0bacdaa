"""Words as ids and file names."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from builder.patterns import pattern

CONTROLS = pattern("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")  # what neither HTML nor XML may hold
WORD = pattern("[a-z0-9]+")
DEVICE = pattern(r"con|prn|aux|nul|com\d|lpt\d", re.IGNORECASE)
LONGEST_SLUG = 56  # leaves room for the numbers of retries within the 64 characters of an interaction's id


def without_controls(text: str) -> str:
    """The text as HTML and XML can hold it; a word processor's own line breaks become blanks."""
    return CONTROLS.sub("\ufffd", text.replace("\x0b", " ").replace("\x0c", " "))


def composed(text: str) -> str:
    """The text with each accent and its letter as one sign, as keyboards make them; some systems part them in names."""
    return unicodedata.normalize("NFC", text)


def slug(text: str, separator: str = "-", longest: int = LONGEST_SLUG) -> str:
    """The text in [a-z0-9] and separators, cut at a word; "" where no letter has a plain form."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    words = WORD.findall(plain.replace("'", ""))
    shortened = ""
    for word in words:
        longer = f"{shortened}{separator}{word}" if shortened else word[:longest]
        if len(longer) > longest:
            break
        shortened = longer
    return shortened


def short_name(text: str) -> str:
    """A name for what an author calls by any words, those without a Latin letter too; "" for no words."""
    return slug(text) or ("x" + fingerprint(text.strip(), 6, "abcdefghijklmnopqrstuvwxyz") if text.strip() else "")


def fingerprint(
    text: str, length: int, alphabet: str = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
) -> str:
    """A short, stable code of a text in the given alphabet."""
    number = int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:16], "big")
    code = ""
    for _ in range(length):
        number, digit = divmod(number, len(alphabet))
        code += alphabet[digit]
    return code


def is_reserved(name: str) -> bool:
    """Whether Windows keeps a name, whatever its ending, for a device: no file or folder there can be called so."""
    return bool(DEVICE.fullmatch(name.partition(".")[0].strip()))


def not_reserved(name: str) -> str:
    """A name that can be that of a folder on Windows too."""
    return f"{name}-course" if is_reserved(name) else name


def unique(wanted: str, taken: set[str], separator: str = "-") -> str:
    """The wanted name, numbered where it is taken; the result is then taken too."""
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}{separator}{number}"
    taken.add(name)
    return name


def safe_file_name(name: str) -> str:
    """A path with each part in lower-case ASCII without spaces, as the strictest LMS wants it."""
    parts = []
    for part in name.split("/"):
        stem, dot, ending = part.rpartition(".")
        stem, ending = (stem, ending) if dot else (part, "")
        safe = slug(stem) or "file-" + fingerprint(part, 6, "abcdefghijklmnopqrstuvwxyz")
        safe = f"{safe}-file" if is_reserved(part) else safe
        parts.append(safe + (f".{slug(ending, '')}" if ending else ""))
    return "/".join(parts)
