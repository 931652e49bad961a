"""Whom an act tells. Recipients are found when the effect runs, by the right they hold on the dossier's scope."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy, gettext_noop

from accounts.notifying import notify
from accounts.permissions import users_with
from materials.drafting import set_scope
from materials.models import OpenScope
from workflow import Act, effect
from workflow.models import Effect, Stage

from .entrusted import stage_finished
from .models import Dossier, Handover
from .states import WAITS_AT, Waits

YOUR_TURN = gettext_noop("“%(dossier)s” has come to you: %(stage)s.")
"""Sent to those who must act next."""
APPLICANT_TOLD = gettext_lazy("The applicant is told at once.")
"""What follows an act that tells the applicant."""


def tell_applicant(act: Act, message: str, **params: Any) -> None:
    act.effect("tell_applicant", key="tell_applicant", message=message, params=params)


def hand_to(act: Act, waits: Waits) -> None:
    """Put the dossier on the work list of those who hold this right, and tell them."""
    dossier: Dossier = act.subject
    dossier.waits_for = waits
    dossier.touched_at = act.now
    dossier.save(update_fields=["waits_for", "touched_at"])
    if waits in (Waits.RECOMMEND, Waits.CHECK, Waits.DELIBERATE, Waits.PUBLISH, Waits.DECIDE, Waits.ISSUE):
        act.effect("tell_office", key="tell_office", waits=str(waits))


def tell_office(act: Act, waits: Waits, message: str, **params: Any) -> None:
    """Tell those who hold this right of what happened without them."""
    act.effect("tell_office", key="tell_office", waits=str(waits), message=message, params=params)


OPENS_AT = {"application": OpenScope.ALL, "plan_improvement": OpenScope.PLAN}
"""What the applicant may change from the moment a stage of this kind opens."""


def move_on(act: Act) -> Stage | None:
    """Finish the stage in progress; the dossier comes to those who act first in the one that its edition puts next."""
    finished = act.open_stage().key
    following = act.finish_stage()
    stage_finished(act, finished, following)
    if following is not None and following.kind in OPENS_AT:
        set_scope(act.subject.draft, OPENS_AT[following.kind])
    hand_to(act, WAITS_AT[following.kind] if following is not None else Waits.NOBODY)
    return following


def _dossier(effect_row: Effect) -> Dossier:
    return Dossier.objects.select_related("institution", "division", "city").get(process=effect_row.event.process)


@effect("tell_applicant")
def _tell_applicant(row: Effect) -> None:
    dossier = _dossier(row)
    _notify(
        row,
        dossier,
        users_with("edit_dossiers", dossier.institution),
        row.arguments["message"],
        row.arguments["params"],
    )


@effect("tell_office")
def _tell_those_of_office(row: Effect) -> None:
    dossier = _dossier(row)
    waits = row.arguments["waits"]
    scope = dossier.division if waits == Waits.RECOMMEND else dossier.city
    users = users_with(waits, scope).exclude(pk__in=Handover.objects.filter(dossier=dossier).values("official"))
    if message := row.arguments.get("message"):
        _notify(row, dossier, users, message, row.arguments["params"])
        return
    stage = row.event.process.current_stage
    title = {"zh": stage.title_zh, "en": stage.title_en} if stage else ""
    _notify(row, dossier, users, YOUR_TURN, {"stage": title})


def _notify(row: Effect, dossier: Dossier, users: Any, message: str, params: dict[str, Any]) -> None:
    notify(users, message, {"dossier": dossier.title, **params}, dossier.get_absolute_url(), event=row.event)


HANDED_OVER = gettext_noop("“%(dossier)s” was handed over to you because a colleague declared an interest.")


@effect("tell_deputy")
def _tell_deputy(row: Effect) -> None:
    deputies = get_user_model()._default_manager.filter(pk=row.arguments["deputy"])
    _notify(row, _dossier(row), deputies, HANDED_OVER, {})
