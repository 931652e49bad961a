"""Templates into tagged PDF.

WeasyPrint is imported where it is used: it costs most of a second, and only workers need it.
"""

import gc
import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import get_template, render_to_string

STATIC_SCHEME = "static:"
VARIANT = "pdf/ua-1"


class ForeignAddress(Exception):
    """A paper asked for something that is not one of our own static files."""


def render(template: str, context: Mapping[str, Any], *, title: str) -> bytes:
    """The template with its context as PDF, in the language that is active."""
    return to_pdf(to_html(template, context, title=title))


def to_html(template: str, context: Mapping[str, Any], *, title: str) -> str:
    return render_to_string(template, {"public_url": settings.PUBLIC_URL, **context, "title": title})


def to_pdf(html: str) -> bytes:
    from weasyprint import HTML

    _set_apart()
    gc.disable()  # while the tree of boxes grows there is nothing to collect, only much to look through
    try:
        pdf: bytes = HTML(string=html, base_url="about:blank", url_fetcher=_fetcher()).write_pdf(pdf_variant=VARIANT)
    finally:
        gc.enable()
        gc.collect()  # layout trees refer to themselves; a worker that waits for the collector grows by a dossier each
    return pdf


@cache
def _set_apart() -> None:
    """What the worker loaded stays for good: the collector, asked after each paper, need not look through it."""
    gc.collect()
    gc.freeze()


def template_version(template: str) -> str:
    """Digest of the template's source, so that a record tells from which text it was made."""
    source: str = get_template(template).template.source  # type: ignore[attr-defined]
    return hashlib.sha256(source.encode()).hexdigest()


def _fetcher() -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OwnFiles(URLFetcher):
        """``static:css/pdf/official.css`` and nothing else: no file of the machine, no other host."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            return URLFetcherResponse(url, own_static_file(url), {"Content-Type": _type_of(url)})

    return OwnFiles(allowed_protocols=[], allow_redirects=False, fail_on_errors=True)


def own_static_file(url: str) -> bytes:
    """The content of one of our static files, asked for as ``static:path``. ForeignAddress for all else."""
    name = url.removeprefix(STATIC_SCHEME)
    if not url.startswith(STATIC_SCHEME) or ".." in name.split("/") or name.startswith("/"):
        raise ForeignAddress(url)
    found = finders.find(name)
    if not isinstance(found, str):
        raise ForeignAddress(url)
    return Path(found).read_bytes()


def _type_of(url: str) -> str:
    return {"css": "text/css", "svg": "image/svg+xml", "png": "image/png"}.get(
        url.rpartition(".")[2], "application/octet-stream"
    )
