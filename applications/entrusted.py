"""What the course of the stages does to what was entrusted."""

from __future__ import annotations

from materials.forms import ReviewFormSet
from workflow import Act
from workflow.models import Stage

from .models import Entrustment


def stage_finished(act: Act, finished: str, following: Stage | None) -> None:
    """The agency is done with a stage that is finished; whoever was entrusted with the following is told to begin."""
    standing = Entrustment.objects.standing().filter(dossier=act.subject)
    standing.filter(stage=finished).update(ended_at=act.now)
    if following is not None and standing.filter(stage=following.key).exists():
        tell_agency(act)


def conceal_remarks(review: ReviewFormSet) -> None:
    """What department and bureau remarked on the conditions among themselves is not for an agency to read."""
    for form in review.forms:
        form.others, form.row.judgement = [], None


def tell_agency(act: Act) -> None:
    act.effect("tell_agency", key="tell_agency")
