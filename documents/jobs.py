"""Jobs: work too long for a request. Claimed by one worker, shown with its progress, tried again on request.

A package declares a handler for each kind; it makes the bytes of the result::

    @job("dossier_pdf", title=_("Dossier as PDF"))
    def dossier_pdf(job: Job) -> Result: ...
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone, translation

import files
from documents.models import Job, JobState
from documents.readers import JOB_OWNER

logger = logging.getLogger(__name__)

LOST_AFTER = timedelta(seconds=60)
MAX_ATTEMPTS = 3


@dataclass(frozen=True)
class Result:
    """What a job made."""

    content: bytes
    name: str
    content_type: str


Handler = Callable[[Job], Result]
_handlers: dict[str, Handler] = {}


def job(kind: str) -> Callable[[Handler], Handler]:
    """Declare who does this kind of job. The handler must itself ask whether the requester may still see the matter."""

    def declare(handler: Handler) -> Handler:
        if kind in _handlers:
            raise ValueError(f"job {kind} is declared twice")
        _handlers[kind] = handler
        return handler

    return declare


class JobFailed(Exception):
    """Raised by a handler with a reason that the person may read."""


def start_job(kind: str, user: Any, *, title: str, **arguments: Any) -> Job:
    """Queue a job for ``user``. The same job asked for again while it waits or runs is that job."""
    if kind not in _handlers:
        raise KeyError(f"no package declared the job {kind!r}")
    waiting = Job.objects.filter(
        kind=kind, requested_by=user, arguments=arguments, state__in=[JobState.PENDING, JobState.RUNNING]
    ).first()
    if waiting is not None:
        return waiting
    created = Job.objects.create(
        kind=kind,
        title=title,
        arguments=arguments,
        requested_by=user,
        language=translation.get_language() or settings.LANGUAGE_CODE,
    )
    _send(created)
    return created


def retry_job(failed: Job) -> None:
    """Queue a failed job once more."""
    changed = Job.objects.filter(pk=failed.pk, state=JobState.FAILED).update(
        state=JobState.PENDING, progress=0, attempts=0, error="", finished_at=None, requested_at=timezone.now()
    )
    if changed:
        _send(failed)


def _send(waiting: Job) -> None:
    from documents.tasks import run

    def send() -> None:
        try:
            run.apply_async((waiting.pk,), retry=False)
        except Exception:
            logger.warning("job %s waits for the sweep: no broker", waiting.pk)

    transaction.on_commit(send, robust=True)


def run_job(pk: int) -> bool:
    """Claim and do one job. False where another worker has it, or it failed."""
    now = timezone.now()
    if Job.objects.filter(pk=pk, state=JobState.PENDING).update(state=JobState.RUNNING, started_at=now) != 1:
        return False
    work = Job.objects.select_related("requested_by").get(pk=pk)
    Job.objects.filter(pk=pk).update(attempts=work.attempts + 1)
    try:
        with translation.override(work.language):
            made = _handlers[work.kind](work)  # in no transaction: others must see how far it is
        with transaction.atomic():
            stored = files.store(made.content, made.name, by=work.requested_by, content_type=made.content_type)
            files.claim(stored, JOB_OWNER, work.pk, purpose="job")
            Job.objects.filter(pk=pk).update(state=JobState.DONE, result=stored, finished_at=timezone.now())
    except Exception as error:
        logger.exception("job %s (%s) failed", pk, work.kind)
        reason = str(error) if isinstance(error, JobFailed) else ""
        Job.objects.filter(pk=pk).update(state=JobState.FAILED, error=reason, finished_at=timezone.now())
        return False
    return True


def take_up_lost() -> int:
    """Send again what no worker took, and end what a dead worker left. The number of jobs found."""
    now = timezone.now()
    dead = now - timedelta(seconds=settings.CELERY_TASK_TIME_LIMIT)
    left = Job.objects.filter(state=JobState.RUNNING, started_at__lt=dead)
    again = list(left.filter(attempts__lt=MAX_ATTEMPTS).values_list("pk", flat=True))
    Job.objects.filter(pk__in=again, state=JobState.RUNNING).update(state=JobState.PENDING)
    ended = left.filter(attempts__gte=MAX_ATTEMPTS).update(state=JobState.FAILED, finished_at=now)
    waiting = Job.objects.filter(Q(requested_at__lt=now - LOST_AFTER) | Q(pk__in=again), state=JobState.PENDING)
    found = list(waiting[:100])
    for job_row in found:
        _send(job_row)
    return len(found) + ended
