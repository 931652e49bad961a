"""Papers the portal makes: official PDFs, numbers, verification codes, workbooks, and the jobs that make them."""

from importlib import import_module
from typing import Any

_HOME = {
    "render": "documents.rendering",
    "issue": "documents.issuing",
    "revoke": "documents.issuing",
    "take_number": "documents.numbers",
    "take_document_number": "documents.numbers",
    "register_reader": "documents.readers",
    "may_read": "documents.readers",
    "job": "documents.jobs",
    "start_job": "documents.jobs",
    "Result": "documents.jobs",
    "JobFailed": "documents.jobs",
}
__all__ = [
    "JobFailed",
    "Result",
    "issue",
    "job",
    "may_read",
    "register_reader",
    "render",
    "revoke",
    "start_job",
    "take_document_number",
    "take_number",
]


def __getattr__(name: str) -> Any:
    """The models load after this package, so its acts are fetched when asked for."""
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(name)
