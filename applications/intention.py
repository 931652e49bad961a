"""提出意向: before the dossier the institution states its intention to the competent department."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from materials.canonical import digest_of
from materials.claims import content_of
from materials.drafting import set_scope
from materials.models import OpenScope
from materials.submission import check_complete
from workflow import NEXT, Act, Refused, action

from . import who
from .beginning import KIND
from .candidate_forms import IntentionForm
from .layout import layout_clause
from .models import Dossier, Intention, LayoutDirection, LayoutPlan
from .stated import STAGE, freeze, keys_of
from .states import DossierState, Waits
from .submission import (
    HANDED_IN_COLUMNS,
    declared,
    give_number,
    institution_is_confirmed,
    name_keeps_the_formula,
    no_twin_under_way,
    take_headline,
    window_is_open,
)
from .telling import move_on, tell_applicant

STATED = gettext_noop("The intention of “%(dossier)s” has been handed in under number %(number)s.")


def intention_is_open(act: Act) -> None:
    if act.subject.waits_for != Waits.SUBMIT:
        raise Refused(_("The intention has been handed in."), code="stated")


def intention_is_complete(act: Act) -> None:
    """Only what the intention asks for; the rest of the dossier may be blank."""
    content = content_of(act.subject.draft)
    keys = keys_of(content.edition)
    check_complete(
        [item for item in content.missing if item[1] in keys],
        [item for item in content.unreadable if item[1] in keys],
    )


def _in_plan(act: Act) -> tuple[LayoutPlan | None, LayoutDirection | None, str]:
    """The direction of the standing plan that it follows, or why it follows none."""
    dossier: Dossier = act.subject
    if layout_clause(dossier.edition) is None:
        return None, None, ""
    plan = LayoutPlan.objects.in_force(dossier.city)
    if plan is None:
        raise Refused(_("The layout plan has not been published yet."), code="layout_plan")
    direction: LayoutDirection | None = act.data.get("direction")
    reason = str(act.data.get("outside_reason") or "").strip()
    if direction is None and not reason:
        words = _("Name the direction of the layout plan, or say why it lies outside.")
        raise Refused(words, code="direction", fields={"outside_reason": words})
    if direction is not None and direction.plan_id != plan.pk:
        words = _("This direction is not in the layout plan that stands.")
        raise Refused(words, code="direction", fields={"direction": words})
    return plan, direction, "" if direction is not None else reason


@action(
    "submit_intention",
    on=KIND,
    stage=STAGE,
    leads=NEXT,
    label=gettext_lazy("Hand in the intention"),
    help=gettext_lazy("The competent department then chooses among the intentions before it."),
    who=who.submitter,
    form=IntentionForm,
    conditions=(
        intention_is_open,
        window_is_open,
        institution_is_confirmed,
        intention_is_complete,
        name_keeps_the_formula,
        no_twin_under_way,
    ),
    locks=(lambda dossier: type(dossier.institution).objects.filter(pk=dossier.institution_id),),
    tone="primary",
    office="applicant",
)
def submit_intention(act: Act) -> None:
    """Freeze the facts of the intention; the dossier gets its number and waits for the department."""
    dossier: Dossier = act.subject
    declaration = declared(act)
    plan, direction, reason = _in_plan(act)
    content = freeze(content_of(dossier.draft))
    intention = Intention.objects.create(
        dossier=dossier,
        by=act.user,
        at=act.now,
        content=content,
        digest=digest_of(content),
        statement=act.data["statement"],
        declaration=declaration,
        plan=plan,
        direction=direction,
        outside_reason=reason,
    )
    give_number(act)
    if dossier.submitted_at is None:
        dossier.submitted_at = act.now
    take_headline(dossier)
    set_scope(dossier.draft, OpenScope.NONE)
    dossier.save(update_fields=HANDED_IN_COLUMNS)
    act.transition("submit" if dossier.state == DossierState.DRAFT else "resubmit")
    act.note(number=dossier.number, digest=intention.digest, statement=intention.statement)
    move_on(act)
    tell_applicant(act, STATED, number=dossier.number)
