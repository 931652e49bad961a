"""申请: the applicant hands the dossier in, for the first time or after a correction."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from accounts.models import InstitutionState
from documents.numbers import take_number
from materials import queries as materials
from materials.claims import claims_of
from materials.corrections import answer_correction
from materials.drafting import set_scope
from materials.models import OpenScope
from materials.reading import words
from materials.submission import facts_changed
from materials.submission import submit as freeze
from workflow import NEXT, Act, Refused, action
from workflow.states import StageState

from . import who
from .answering import answered, still_in_time
from .beginning import KIND
from .entrusted import end_where_interested
from .forms import SubmitForm
from .models import Dossier
from .routing import take_route, way_is_known
from .states import DossierState
from .telling import move_on, tell_applicant

VOUCHED = ("credit_check", "recommendation")
"""Stages in which the competent department vouches for the facts."""
CHECKED = "formal_check"
"""The stage in which the bureau does; some texts put it before those of the department."""
HANDED_IN_COLUMNS = (
    "number",
    "submitted_at",
    "short_name",
    "full_name",
    "english_name",
    "centre_type",
    "field",
    "direction",
)
"""What handing in an intention or a dossier writes: :func:`give_number` and :func:`take_headline`."""
HANDED_IN = gettext_noop("“%(dossier)s” has been handed in under number %(number)s.")


def window_is_open(act: Act) -> None:
    """A first submission needs an open call; answering a correction does not.

    What counts is the moment at which the server received it, by the server's clock (``workflow.arrival``).
    """
    dossier: Dossier = act.subject
    if dossier.state != DossierState.DRAFT:
        return
    call = dossier.call
    if act.now < call.opens_at:
        raise Refused(
            _("Applications open on %(when)s. Your draft is kept.") % {"when": _moment(call.opens_at)}, code="window"
        )
    if call.state != "open" or (call.closes_at is not None and act.now > call.closes_at):
        when = call.closes_at
        reason = (
            _("Applications closed on %(when)s; your submission reached the server at %(now)s. Your draft is kept.")
            % {"when": _moment(when), "now": timezone.localtime(act.now).strftime("%Y-%m-%d %H:%M:%S")}
            if when
            else _("This call is closed. Your draft is kept.")
        )
        raise Refused(reason, code="window")


def _moment(value: Any) -> str:
    return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")


def institution_is_confirmed(act: Act) -> None:
    if act.subject.institution.state != InstitutionState.CONFIRMED:
        raise Refused(
            _("%(office)s has not confirmed your institution yet. You can fill in, but not hand in.")
            % {"office": act.subject.division.office},
            code="unconfirmed",
        )


def give_number(act: Act) -> None:
    """The dossier's number, with the first thing that is handed in."""
    dossier: Dossier = act.subject
    if not dossier.number:
        year = timezone.localtime(act.now).year
        dossier.number = f"{dossier.city.code[:4]}-{year}-{take_number(dossier.city, 'dossier', year):04d}"


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).lower()


def take_headline(dossier: Dossier) -> None:
    """Copy what lists and rules across dossiers need from the draft: the edition's ``HEADLINE`` facts."""
    claims = claims_of(dossier.draft)
    dossier.short_name = str(claims.get("short_name") or "")[:60]
    dossier.full_name = dossier.edition.naming.full_name(dossier.short_name) if dossier.short_name else ""
    english = str(claims.get("short_name_en") or "")
    dossier.english_name = dossier.edition.naming.full_english_name(english) if english else ""
    for key in ("centre_type", "field", "direction"):
        setattr(dossier, key, str(claims.get(key) or ""))


def name_keeps_the_formula(act: Act) -> None:
    """What was typed goes between the city and 技术创新中心: a whole name would stand doubled on every paper."""
    dossier: Dossier = act.subject
    take_headline(dossier)
    found = dossier.edition.naming.problems(dossier.short_name) if dossier.short_name else []
    if broken := [words(problem.text) for problem in found if problem.blocking]:
        raise Refused("；".join(broken), code="name")


def no_twin_under_way(act: Act) -> None:
    """One institution may have several dossiers, not two under way in the same field and direction. Asked of the
    headline that :func:`name_keeps_the_formula` has taken."""
    dossier: Dossier = act.subject
    others = (
        Dossier.objects.under_way()
        .filter(institution=dossier.institution, city=dossier.city, field=dossier.field)
        .exclude(pk=dossier.pk)
    )
    direction = _plain(dossier.direction)
    for other in others.only("number", "direction"):
        if _plain(other.direction) == direction:
            raise Refused(
                _("Dossier %(number)s of your institution in the same field and direction is under way.")
                % {"number": other.number},
                code="twin",
            )


def declared(act: Act) -> str:
    """The words that were confirmed. Refused where they were not."""
    if not act.data.get("declaration"):
        reason = _("Please confirm the declaration.")
        raise Refused(reason, code="declaration", fields={"declaration": reason})
    return str(SubmitForm.base_fields["declaration"].label)


@action(
    "submit",
    on=KIND,
    stage="application",
    leads=NEXT,
    label=gettext_lazy("Hand in the dossier"),
    who=who.submitter,
    form=SubmitForm,
    conditions=(
        window_is_open,
        still_in_time,
        institution_is_confirmed,
        way_is_known,
        name_keeps_the_formula,
        no_twin_under_way,
    ),
    locks=(lambda dossier: type(dossier.institution).objects.filter(pk=dossier.institution_id),),
    tone="primary",
    office="applicant",
)
def submit(act: Act) -> None:
    """Freeze what was filled in; the first time, give the dossier its number."""
    dossier: Dossier = act.subject
    declaration = declared(act)
    before = materials.latest_submission(dossier.draft)
    give_number(act)
    if before is None:
        dossier.submitted_at = act.now
    take_headline(dossier)
    submission = freeze(dossier.draft, act.user, dossier.number, act.now, declaration=declaration)
    answer_correction(dossier.draft, submission)
    answered(act)
    set_scope(dossier.draft, OpenScope.NONE)
    dossier.save(update_fields=HANDED_IN_COLUMNS)
    if dossier.state != DossierState.UNDER_WAY:  # a candidate has been under way since its intention
        act.transition("submit" if dossier.state == DossierState.DRAFT else "resubmit")
    if before is not None and facts_changed(before, submission):
        # What an office vouched for has changed: it confirms anew.
        for stage in act.process.stages.filter(Q(kind__in=VOUCHED) | Q(kind=CHECKED, state=StageState.DONE)):
            act.reset_stage(stage.key)
    take_route(act)
    end_where_interested(act)
    act.note(submission=submission.seq, digest=submission.digest, number=dossier.number)
    move_on(act)
    tell_applicant(act, HANDED_IN, number=dossier.number)
