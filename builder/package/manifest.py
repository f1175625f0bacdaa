"""The manifest of a package, valid against its standard's own schema, and all files that go into the zip."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jinja2 import FileSystemLoader

from builder.language.interface import words
from builder.model import LAUNCH
from builder.patterns import pattern
from builder.templating import environment

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from lxml import etree

    from builder.discover import Standard
    from builder.model import Details, MediaFile, Module, Organisation, PackageContent

NAMESPACE = "6e0a0f5e-2b1d-4f0c-9a51-5b7f3c0d8e42"  # ours, of courses that have no address on the web
NOT_XML = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML 1.0, production 2

# Of a schema: comments, annotations, and what lies between tags.
NOTES = pattern(r"(?s:<!--.*?-->|<((?:\w+:)?annotation)>.*?</\1>)|(?<=>)\s+(?=<)")


class ManifestError(Exception):
    """The manifest that we made breaks its own schema: our bug; the message says where."""


def make_manifest(content: PackageContent, standard: Standard, names: tuple[str, ...]) -> bytes:
    """The manifest of a package that holds `names`. ManifestError: the standard's control document refuses it."""
    files = sorted(quote(name) for name in names)
    items = [_item(module, content) for module in content.modules]
    if not content.is_programme:  # then all files are its own
        items[0]["files"] = files
    owned = {name for item in items for name in item["files"]}
    text: str = _template(standard.folder).render(
        course=_described(content.details),
        identifiers=_identifiers(content),
        items=items,
        shared=[name for name in files if name not in owned],
        needed=content.needed,
        words=words(content.details.language, content.extension_roots)["programme"],
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


def _item(module: Module, content: PackageContent) -> dict[str, Any]:
    """What a manifest says of what an LMS lists and opens."""
    course = module.course
    page = quote(f"{module.folder}{LAUNCH}")
    graded = module.graded
    return _described(course.details) | {
        "identifiers": {
            "item": _item_name(course.details.id),
            "resource": f"{_stem(course.details.id)}_resource",
            "address": _address(content.organisation, content.id_of(module)),
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


def _identifiers(content: PackageContent) -> dict[str, str]:
    """Names that stay the same from one build to the next, since an LMS knows a course and its learners by them."""
    stem = _stem(content.details.id)
    named = {part: f"{stem}_{part}" for part in ("manifest", "organization", "shared", "modules")}
    return named | {"address": _address(content.organisation, content.details.id)}


def _item_name(course: str) -> str:
    return f"{_stem(course)}_item"


def _stem(name: str) -> str:
    stem = re.sub(r"[^A-Za-z0-9_]", "_", name)
    return stem if re.match(r"[A-Za-z_]", stem) else f"course_{stem}"


def _address(organisation: Organisation, name: str) -> str:
    if organisation.web_address:
        return f"{organisation.web_address}/courses/{name}"
    from uuid import UUID, uuid5  # noqa: PLC0415 - slow to load

    return f"urn:uuid:{uuid5(UUID(NAMESPACE), name)}"


@cache
def _template(folder: Path) -> Any:
    return environment(FileSystemLoader([folder, folder.parent])).get_template("manifest.xml.jinja")


@cache
def _schema(path: Path) -> etree.XMLSchema:
    from lxml import etree  # noqa: PLC0415 - heavy, and needed only here

    return etree.XMLSchema(etree.parse(str(path), etree.XMLParser(no_network=True)))


def _validate(manifest: bytes, standard: Standard) -> None:
    if find_spec("lxml") is None:  # in a browser: what is made is the same, and is held against the schema elsewhere
        return
    from lxml import etree  # noqa: PLC0415

    schema = _schema(standard.folder / standard.schema)
    tree = etree.fromstring(manifest, etree.XMLParser(no_network=True, resolve_entities=False))
    if not schema.validate(tree):
        raise ManifestError(f"{standard.name}: {schema.error_log}")


def control_documents(standard: Standard) -> dict[str, bytes]:
    """The standard's schemas by their names at the package's root."""
    return {name: _without_notes((standard.folder / name).read_bytes()) for name in standard.control_documents}


def _without_notes(schema: bytes) -> bytes:
    """A schema without what only its readers are told: no program asks for it, and it would be a third of the whole."""
    return NOTES.sub("", schema.decode("latin-1")).encode("latin-1")  # a sign a byte, whatever it is written in


def with_manifest(
    content: PackageContent, standard: Standard, files: Mapping[str, bytes | MediaFile]
) -> dict[str, bytes | MediaFile]:
    """All files of a package by name, the manifest first. ManifestError: as `make_manifest`."""
    everything = dict(sorted({**files, **control_documents(standard)}.items()))
    if standard.manifest:
        everything = {standard.manifest: make_manifest(content, standard, tuple(everything)), **everything}
    return everything
