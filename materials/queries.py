"""What is asked of the tables, one question per function."""

from django.db.models import QuerySet

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


def assessments_of(submission: Submission) -> QuerySet[Assessment]:
    """All that were ever made of this and of earlier submissions, the latest first."""
    return (
        Assessment.objects.filter(submission__draft_id=submission.draft_id)
        .select_related("submission", "made_by")
        .order_by("-pk")
    )
