"""What the course of the stages does to what was entrusted."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from accounts.models import Institution, RoleAssignment
from materials.forms import ReviewFormSet
from reviews.conflicts import same_unit
from reviews.models import Agency, AgencyMember, PanelMember
from workflow import Act
from workflow.models import Stage

from .conditions import latest_submission
from .models import Dossier, Entrustment

ENDED = gettext_noop("The entrustment of %(agency)s with “%(dossier)s” has ended: %(reason)s")


def interest_of(agency: Agency, dossier: Dossier) -> str:
    """Why this agency must not judge this dossier; "" if nothing is known against it."""
    claims = latest_submission(dossier).claims
    partners = [row for row in claims.get("partners", []) if row.get("name")]
    codes = {dossier.institution.uscc, *(str(row.get("uscc") or "") for row in partners)} - {""}
    names = [dossier.institution.name, *(str(row["name"]) for row in partners)]
    if agency.uscc in codes or any(same_unit(agency.name, name) for name in names):
        return _("The agency is itself a party of the dossier.")
    people = AgencyMember.objects.current().filter(agency=agency, user__isnull=False)
    at_a_party = RoleAssignment.objects.running().filter(
        user__in=people.values("user"), institution__in=Institution.objects.filter(uscc__in=codes)
    )
    if at_a_party.exists():
        return _("Somebody of the agency has an account at a party of the dossier.")
    judging = PanelMember.objects.current().filter(
        panel__matter=dossier.process, panel__state__in=["assembling", "open"], expert__user__in=people.values("user")
    )
    if judging.exists():
        return _("Somebody of the agency sits on the panel that judges the dossier.")
    return ""


def end_where_interested(act: Act) -> None:
    """What is handed in anew may name an agency, or somebody's unit, as a party: it has the dossier no more."""
    for entrustment in Entrustment.objects.standing().filter(dossier=act.subject).select_related("agency"):
        if reason := interest_of(entrustment.agency, act.subject):
            entrustment.ended_at, entrustment.end_reason = act.now, reason
            entrustment.save(update_fields=["ended_at", "end_reason"])
            agency = entrustment.agency.name
            act.effect("tell_clerks", key=f"ended:{entrustment.pk}", message=ENDED, agency=agency, reason=reason)


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
