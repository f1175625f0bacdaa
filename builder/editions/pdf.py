"""An edition as PDF/UA: tagged, titled, with its language. WeasyPrint makes it, which not everyone installs."""

from __future__ import annotations

from importlib.util import find_spec


class NoPdfError(Exception):
    """There is no PDF; the sentence says why, and what to do."""


def makes_pdfs() -> bool:
    """Whether what makes them is installed."""
    return find_spec("weasyprint") is not None


def as_pdf(html: str) -> bytes:
    """The PDF of a document that is whole in itself. NoPdfError: WeasyPrint is not installed, or failed."""
    try:
        from weasyprint import HTML  # noqa: PLC0415 - optional, and takes seconds to load
        from weasyprint.urls import URLFetcher  # noqa: PLC0415
    except ImportError as reason:
        raise NoPdfError(
            "PDFs are made by WeasyPrint, which is not installed. Type:  pip install weasyprint"
        ) from reason
    except OSError as reason:
        raise NoPdfError(
            "PDFs are made by WeasyPrint, which needs Pango, and your system lacks that. On Debian and Ubuntu type:  "
            "sudo apt install libpango-1.0-0 libpangoft2-1.0-0"
        ) from reason
    fetcher = URLFetcher(allowed_protocols={"data"})  # the document holds all that it shows: nothing is fetched
    try:
        made: bytes = HTML(string=html, url_fetcher=fetcher).write_pdf(pdf_variant="pdf/ua-1")
    except Exception as reason:  # another's program: what it may raise is not known
        raise NoPdfError(
            "WeasyPrint could not lay this edition out. Print it from your browser instead: --format html"
        ) from reason
    return made
