"""审核推荐: the competent department holds each condition against its proof and recommends or declines."""

from __future__ import annotations

from django.utils.translation import gettext_lazy, gettext_noop

from workflow import NEXT, Act, action

from . import quota, who
from .beginning import KIND
from .checking import every_proof_checked
from .conditions import judgements_recorded, latest_submission, no_failed_must
from .forms import RecommendForm
from .models import Recommendation
from .papers import recommendation_letter
from .telling import APPLICANT_TOLD, move_on, tell_applicant

RECOMMENDED = gettext_noop("“%(dossier)s” was recommended to the bureau.")


@action(
    "recommend",
    on=KIND,
    stage="recommendation",
    leads=NEXT,
    label=gettext_lazy("Recommend to the bureau"),
    follows=(
        gettext_lazy("The letter of recommendation is made from your opinion and takes its number."),
        APPLICANT_TOLD,
        quota.told,
    ),
    who=who.officer,
    form=RecommendForm,
    conditions=(quota.a_place_is_left, every_proof_checked, no_failed_must, judgements_recorded),
    locks=(quota.guard,),
    tone="primary",
)
def recommend(act: Act) -> None:
    dossier = act.subject
    beyond = quota.reason_beyond(act)
    record = Recommendation.objects.create(
        dossier=dossier,
        by=act.user,
        at=act.now,
        submission=latest_submission(dossier),
        recommended=True,
        opinion=act.data["opinion"],
    )
    act.note(opinion=record.opinion)
    if beyond:
        act.note(reason=beyond)
    recommendation_letter(act, record)
    move_on(act)
    tell_applicant(act, RECOMMENDED)
