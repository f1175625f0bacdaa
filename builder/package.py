"""Files and a standard become a package: a valid manifest, in a zip with the same bytes each time. The only writer."""

from __future__ import annotations

import os
import re
import shutil
import zipfile
from contextlib import suppress
from errno import EFBIG
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID, uuid5

from jinja2 import FileSystemLoader

from builder.discover import words
from builder.load import read_media
from builder.model import MediaFile
from builder.templates import environment

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from lxml import etree

    from builder.discover import Standard
    from builder.model import Details, Module, Organisation, Whole

LAUNCH = "index.html"
NAMESPACE = UUID("6e0a0f5e-2b1d-4f0c-9a51-5b7f3c0d8e42")  # ours, of courses that have no address on the web
EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can hold: no build's own time is in it
DEFLATED = {".html", ".js", ".css", ".xml", ".xsd", ".svg", ".vtt", ".txt", ".csv", ".json", ".xhtml", ".opf"}
CHUNK = 1_000_000  # bytes
LARGEST = 2_000_000_000  # bytes of files: the zip format without its extension, which few LMSs read, ends there
UNFINISHED = re.compile(r"\.(?P<name>.+)\.(?P<process>\d{1,10})")
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML 1.0, production 2


class ManifestError(Exception):
    """The manifest that we made breaks its own schema: our bug; the message says where."""


def make_manifest(whole: Whole, standard: Standard, names: tuple[str, ...]) -> bytes:
    """The manifest of a package that holds `names`. ManifestError: the standard's control document refuses it."""
    files = sorted(quote(name) for name in names)
    items = [_item(module, whole) for module in whole.modules]
    if not whole.is_programme:  # then all files are its own
        items[0]["files"] = files
    owned = {name for item in items for name in item["files"]}
    text: str = _template(standard.folder).render(
        course=_described(whole.details),
        identifiers=_identifiers(whole),
        items=items,
        shared=[name for name in files if name not in owned],
        needed=whole.needed,
        words=words(whole.details.language)["programme"],
        launch=LAUNCH,
        edition=standard.edition,
    )
    manifest = text.encode()
    _validate(manifest, standard)
    return manifest


def _described(details: Details) -> dict[str, Any]:
    """What a manifest may say of a course or a programme; None or () for what its author does not say."""
    single = ("id", "title", "summary", "language", "version", "owner", "contact", "rights", "duration_minutes")
    described: dict[str, Any] = {name: _as_xml(getattr(details, name)) or None for name in single}
    return described | {
        "keywords": tuple(_as_xml(word) for word in details.keywords),
        "audiences": tuple(_as_xml(who) for who in details.audiences.values()),
    }


def _item(module: Module, whole: Whole) -> dict[str, Any]:
    """What a manifest says of what an LMS lists and opens."""
    course = module.course
    page = quote(f"{module.folder}{LAUNCH}")
    graded = module.graded
    return _described(course.details) | {
        "identifiers": {
            "item": _item_name(course.details.id),
            "resource": f"{_stem(course.details.id)}_resource",
            "address": _address(whole.organisation, whole.id_of(module)),
        },
        "objectives": tuple({"id": one.id, "text": _as_xml(one.text)} for one in course.details.objectives),
        "pass_mark": course.pass_mark if graded else None,
        "completion": course.completion if graded else "all pages",  # all that is told of it is that it is done
        "launch": page,
        "files": [page],
        "before": [_item_name(name) for name in module.before],
        "final": module.final,
    }


def _as_xml(value: Any) -> Any:
    return NOT_XML.sub("", value) if isinstance(value, str) else value


def _identifiers(whole: Whole) -> dict[str, str]:
    """Names that stay the same from one build to the next, since an LMS knows a course and its learners by them."""
    stem = _stem(whole.details.id)
    named = {part: f"{stem}_{part}" for part in ("manifest", "organization", "shared", "modules")}
    return named | {"address": _address(whole.organisation, whole.details.id)}


def _item_name(course: str) -> str:
    return f"{_stem(course)}_item"


def _stem(name: str) -> str:
    stem = re.sub(r"[^A-Za-z0-9_]", "_", name)
    return stem if re.match(r"[A-Za-z_]", stem) else f"course_{stem}"


def _address(organisation: Organisation, name: str) -> str:
    web = organisation.web_address
    return f"{web}/courses/{name}" if web else f"urn:uuid:{uuid5(NAMESPACE, name)}"


@cache
def _template(folder: Path) -> Any:
    return environment(FileSystemLoader([folder, folder.parent])).get_template("manifest.xml.jinja")


@cache
def _schema(path: Path) -> etree.XMLSchema:
    from lxml import etree  # noqa: PLC0415 - heavy, and needed only here

    return etree.XMLSchema(etree.parse(str(path), etree.XMLParser(no_network=True)))


def _validate(manifest: bytes, standard: Standard) -> None:
    from lxml import etree  # noqa: PLC0415

    schema = _schema(standard.folder / standard.schema)
    tree = etree.fromstring(manifest, etree.XMLParser(no_network=True, resolve_entities=False))
    if not schema.validate(tree):
        raise ManifestError(f"{standard.name}: {schema.error_log}")


def control_documents(standard: Standard) -> dict[str, bytes]:
    """The standard's schemas by their names at the package's root."""
    return {name: (standard.folder / name).read_bytes() for name in standard.control_documents}


def whole_package(
    whole: Whole, standard: Standard, files: Mapping[str, bytes | MediaFile]
) -> dict[str, bytes | MediaFile]:
    """All files of a package by name, the manifest first. ManifestError: as `make_manifest`."""
    everything = dict(sorted({**files, **control_documents(standard)}.items()))
    if standard.manifest:
        everything = {standard.manifest: make_manifest(whole, standard, tuple(everything)), **everything}
    return everything


def write_package(path: Path, everything: Mapping[str, bytes | MediaFile]) -> int:
    """Writes the zip in place of the last one, whole or not at all; its size in bytes.

    OSError: the disk refused, or there is more than a zip can hold.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = _unfinished(path)
    try:
        if sum(content.size for content in everything.values() if isinstance(content, MediaFile)) > LARGEST:
            raise OSError(EFBIG, f"its files are larger than {LARGEST // 1_000_000_000} GB together")
        with zipfile.ZipFile(unfinished, "w", allowZip64=False) as package:
            for name, content in everything.items():
                _add(package, name, content)
        unfinished.replace(path)
    except zipfile.LargeZipFile as reason:
        raise OSError(EFBIG, "it is too large for a zip that LMSs can read") from reason
    finally:
        unfinished.unlink(missing_ok=True)
    return path.stat().st_size


def _unfinished(path: Path) -> Path:
    """Where a file is written before it takes its place; what processes left there that were killed is removed."""
    for left in path.parent.iterdir():
        match = UNFINISHED.fullmatch(left.name)
        if match and match["name"].endswith(path.suffix) and not _runs(int(match["process"])):
            with suppress(OSError):  # another system's way to say that it is in use
                left.unlink()
    return path.with_name(f".{path.name}.{os.getpid()}")


def _runs(process: int) -> bool:
    """Whether a process may be at work. Where Windows is asked, the process ends: there an open file tells."""
    try:
        if os.name == "posix":
            os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return os.name == "posix"


def _add(package: zipfile.ZipFile, name: str, content: bytes | MediaFile) -> None:
    entry = zipfile.ZipInfo(name, EPOCH)
    packs = name[name.rfind(".") :].lower() in DEFLATED
    entry.compress_type = zipfile.ZIP_DEFLATED if packs else zipfile.ZIP_STORED  # media is packed already
    entry.create_system = 3  # the same on every system that builds
    entry.external_attr = 0o644 << 16
    if isinstance(content, bytes) or packs:
        text = content if isinstance(content, bytes) else read_media(content)
        package.writestr(entry, text, compresslevel=9 if packs else None)
        return
    entry.file_size = content.size
    with content.path.open("rb") as media, package.open(entry, "w") as packed:  # bit by bit: a film can be large
        shutil.copyfileobj(media, packed, CHUNK)


def write_text(path: Path, text: str) -> bool:
    """Writes a text file as `write_whole` does."""
    return write_whole(path, text.encode())


def write_whole(path: Path, content: bytes) -> bool:
    """Writes a file whole or not at all, and only if it differs; its permissions stay. Whether it holds the content."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = _unfinished(path)
        if path.is_file() and path.read_bytes() == content:
            return True
        if path.is_file() and not os.access(path, os.W_OK):
            return False
        unfinished.write_bytes(content)
        if path.is_file():
            shutil.copymode(path, unfinished)
        unfinished.replace(path)
    except OSError:
        return False
    return True
