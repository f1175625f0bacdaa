"""The documents of a record store, of any type and content (xAPI 1.0.3, part 3, 2.2, 2.3, 2.6, 2.7 and 3.1)."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from .lms_requests import JSON, Request, Response

Document = dict[str, str]  # its type, and its bytes as "latin1": what is kept is JSON, which has no bytes
Documents = dict[str, Document]


def document_of(content: bytes, kind: str = JSON) -> Document:
    """A document to keep."""
    return {"type": kind, "latin1": content.decode("latin-1")}


def content_of(document: Document) -> bytes:
    """What a document holds."""
    return document["latin1"].encode("latin-1")


def answer_of_documents(request: Request, documents: Documents, name: str, *, is_profile: bool) -> Response:
    """Reads, writes or deletes a document, or lists them; `name` is the parameter that names one of them."""
    wanted = request.query.get(name)
    if wanted is None:
        return _of_all(request, documents, is_profile=is_profile)
    found = documents.get(wanted)
    if request.method == "GET":
        return Response(404) if found is None else Response(200, content_of(found), _headers(found))
    if is_profile and (conflict := conflict_of(request, found)):
        return Response(conflict)
    if request.method == "DELETE":
        documents.pop(wanted, None)
        return Response(204)
    sent = document_of(request.body, request.headers.get("content-type", "application/octet-stream"))
    merged = _merged(found, sent) if request.method == "POST" and found else sent
    if merged is None:
        return Response(400)
    documents[wanted] = merged
    return Response(204)


def _of_all(request: Request, documents: Documents, *, is_profile: bool) -> Response:
    """The ids of all documents; State is deleted as a whole, too (2.3). All may be newer than `since`."""
    if request.method == "GET":
        return Response(200, [*documents])
    if request.method != "DELETE" or is_profile:
        return Response(400)
    documents.clear()
    return Response(204)


def _headers(document: Document) -> dict[str, str]:
    return {"Content-Type": document["type"], "ETag": _tag(document)}


def _tag(document: Document) -> str:
    return f'"{hashlib.sha1(content_of(document), usedforsecurity=False).hexdigest()}"'  # as 3.1 wants it


def conflict_of(request: Request, found: Document | None) -> int:
    """The status by which a write is refused that may undo another's (3.1); 0: it isn't."""
    match, none_match = _tags(request.headers.get("if-match", "")), _tags(request.headers.get("if-none-match", ""))
    if not match and not none_match:
        return 409 if request.method == "PUT" and found else 0
    tags = {"*", *_tags(_tag(found))} if found else set()
    return 412 if (match and not match & tags) or none_match & tags else 0


def _tags(header: str) -> set[str]:
    """The tags of a header, with quotes or, as some write them, without."""
    return {tag for one in header.split(",") if (tag := one.strip().removeprefix("W/").strip('"').lower())}


def _merged(found: Document, sent: Document) -> Document | None:
    """The properties of one JSON object set in another (2.2); None: one of them is none."""
    old, new = _object(found), _object(sent)
    return None if old is None or new is None else document_of(json.dumps(old | new).encode())


def _object(document: Document) -> dict[str, Any] | None:
    try:
        value = json.loads(content_of(document)) if document["type"].partition(";")[0].strip() == JSON else None
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None
