"""What is asked of the tables, one question per function."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from materials.models import Assessment, Correction, Draft, Submission
from workflow.reading import asked_once


def latest_submission(draft: Draft) -> Submission | None:
    return asked_once(draft, "latest", lambda: draft.submissions.order_by("-seq").first())


def current_correction(draft: Draft) -> Correction | None:
    """The open one, with what it asks: two queries, none more where there is none."""
    return (
        Correction.objects.filter(draft=draft, answered_at=None)
        .select_related("asked_by", "submission")
        .prefetch_related("items")
        .first()
    )


def current_assessment(submission: Submission) -> Assessment | None:
    return submission.assessments.filter(superseded_by=None).first()


def latest_assessments(drafts: QuerySet[Any]) -> QuerySet[Assessment]:
    """The one that stands of each draft's latest submission; ``drafts`` are keys of drafts, many.

    They are picked by their keys first: what an assessment holds is large, and nothing large is sorted.
    """
    standing = Assessment.objects.filter(
        ~Exists(Assessment.objects.filter(supersedes=OuterRef("pk"))), submission__draft__in=drafts
    )
    picked = standing.order_by("submission__draft_id", "-submission__seq").distinct("submission__draft_id")
    return Assessment.objects.filter(pk__in=picked.values("pk")).order_by()


def assessments_of(submission: Submission) -> QuerySet[Assessment]:
    """All that were ever made of this and of earlier submissions, the latest first."""
    return (
        Assessment.objects.filter(submission__draft_id=submission.draft_id)
        .select_related("submission", "made_by")
        .order_by("-pk")
    )
