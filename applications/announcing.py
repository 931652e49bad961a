"""What outsiders see of a decision that is taken and not announced: the stage of deciding, still open.

The bureau records a decision, issues the paper, and only then announces. Until that day applicant and department read
the dossier as it stood before: in lists, filters and on its page.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Case, CharField, F, OuterRef, Q, QuerySet, Subquery, Value, When

from accounts.permissions import scope_ids
from cities.models import City
from workflow.models import Stage
from workflow.states import StageState

from .states import DossierState, Waits

DECIDING = "approval"
UNANNOUNCED = (Waits.ISSUE, Waits.PUBLISH)


def is_concealed(dossier: Any, user: Any) -> bool:
    """Whether this reader must not learn yet that the dossier is approved."""
    return (
        dossier.state == DossierState.APPROVED
        and dossier.waits_for in UNANNOUNCED
        and dossier.city_id not in scope_ids(user, "view_dossiers", City)
    )


def with_shown(queryset: QuerySet[Any], user: Any) -> QuerySet[Any]:
    """Adds what this reader is told of each dossier, to filter and to order by: ``shown_state``, ``shown_stage``,
    ``shown_waits``, ``shown_since``, ``shown_due``."""
    deciding = Stage.objects.filter(process=OuterRef("process"), key=DECIDING).values("opened_at")[:1]
    concealed = Q(state=DossierState.APPROVED, waits_for__in=UNANNOUNCED) & ~Q(
        city__in=scope_ids(user, "view_dossiers", City)
    )
    return queryset.annotate(
        shown_state=Case(
            When(concealed, then=Value(DossierState.UNDER_WAY.value)), default=F("state"), output_field=CharField()
        ),
        shown_stage=Case(
            When(concealed, then=Value(DECIDING)), default=F("process__current_stage__key"), output_field=CharField()
        ),
        shown_waits=Case(
            When(concealed, then=Value(Waits.DECIDE.value)), default=F("waits_for"), output_field=CharField()
        ),
        shown_since=Case(When(concealed, then=Subquery(deciding)), default=F("process__current_stage__opened_at")),
        shown_due=Case(When(concealed, then=None), default=F("process__current_stage__due_at")),
    )


def _deciding_since(dossier: Any) -> Any:
    """Lists bring it with them."""
    return dossier.process.stages.values_list("opened_at", flat=True).get(key=DECIDING)


def conceal(dossier: Any, user: Any) -> Any:
    """The dossier as this reader is shown it. Not to be saved."""
    if is_concealed(dossier, user):
        dossier.__dict__["state"] = DossierState.UNDER_WAY.value
        dossier.waits_for = Waits.DECIDE
        title = dossier.edition.stage(DECIDING).title
        since = dossier.shown_since if hasattr(dossier, "shown_since") else _deciding_since(dossier)
        dossier.process.current_stage = Stage(key=DECIDING, title_zh=title.zh, title_en=title.en, opened_at=since)
    return dossier


def conceal_stages(stages: list[Stage]) -> None:
    """The steps as they stood before the decision. Not to be saved."""
    deciding = next(stage for stage in stages if stage.key == DECIDING)
    for stage in stages:
        if stage.position >= deciding.position:
            stage.__dict__["state"] = (StageState.OPEN if stage is deciding else StageState.WAITING).value


def judgements_are_told(dossier: Any) -> bool:
    """What an office judged is its own until the matter is decided and the applicant told."""
    if dossier.state == DossierState.REFUSED:
        return True
    return dossier.decisions.filter(announced_at__isnull=False).exists()
