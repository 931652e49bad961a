"""Who may read a paper: whoever the owner of its process lets. The owner registers for its kind of process."""

from collections.abc import Callable
from typing import Any

from documents.models import Document, Job
from files.models import StoredFile

FILE_OWNER = "document"
JOB_OWNER = "job"

MayRead = Callable[[Document, Any], bool]
_readers: dict[str, MayRead] = {}


def register_reader(process_kind: str, may_read: MayRead) -> None:
    """Say who reads the papers of this kind of process. Called once, from the owner's ``AppConfig.ready``."""
    known = _readers.setdefault(process_kind, may_read)
    if known is not may_read:
        raise ValueError(f"readers of {process_kind!r} are declared twice")


def may_read(document: Document, user: Any) -> bool:
    if document.process is None:
        return False
    decide = _readers.get(document.process.kind)
    return decide is not None and bool(decide(document, user))


def may_read_document_file(stored: StoredFile, user: Any) -> bool:
    document = Document.objects.select_related("process").filter(pk=stored.owner_id).first()
    return document is not None and document.is_ready and may_read(document, user)


def may_read_job_file(stored: StoredFile, user: Any) -> bool:
    return stored.owner_id is not None and Job.objects.visible_to(user).filter(pk=stored.owner_id).exists()
