"""Who may read a paper: whoever the owner of its process lets. The owner registers for its kind of process."""

from collections.abc import Callable
from typing import Any

from documents.models import Document, Job
from files.models import StoredFile

FILE_OWNER = "document"
JOB_OWNER = "job"

MayRead = Callable[[Document, Any], bool]
MayReadJob = Callable[[Job, Any], bool]
_readers: dict[str, MayRead] = {}
_job_readers: dict[str, MayReadJob] = {}


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
    if stored.owner_id is None:
        return False
    document = Document.objects.select_related("process").filter(pk=stored.owner_id).first()
    return document is not None and document.is_ready and may_read(document, user)


def register_job_reader(kind: str, may_read: MayReadJob) -> None:
    """Say whether the requester of such a job may read its matter still. Called once, where the job is declared."""
    _job_readers[kind] = may_read


def may_read_job(job: Job, user: Any) -> bool:
    """A job is its requester's alone, and what it made only as long as its matter is open to them."""
    decide = _job_readers.get(job.kind)
    return bool(user.is_authenticated and job.requested_by_id == user.pk and (decide is None or decide(job, user)))


def may_read_job_file(stored: StoredFile, user: Any) -> bool:
    job = Job.objects.visible_to(user).filter(pk=stored.owner_id).first() if stored.owner_id is not None else None
    return job is not None and may_read_job(job, user)
