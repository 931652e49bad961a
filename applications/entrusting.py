"""委托评审: the bureau puts the formal check or the expert review of a dossier into the hands of an agency.

Only where the edition lets it (a stage with the parameter ``agency``). The agency holds the conditions against the
proofs, runs the panel and hands in its opinion; the bureau's clerk finishes the check, the panel concludes the review.
"""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from accounts.notifying import notify
from accounts.permissions import users_with
from reviews.models import Agency, AgencyMember
from workflow import Act, Refused, action, effect
from workflow.models import Effect

from . import who
from .agency_forms import EndForm, EntrustForm, OpinionForm, StepAsideForm, agencies_at, stages_to_entrust
from .beginning import KIND
from .conditions import latest_submission
from .entrusted import interest_of, tell_agency
from .models import AgencyOpinion, Dossier, Entrustment, Handover
from .where import with_parameter

ENTRUSTED = gettext_noop("“%(dossier)s” has been entrusted to your agency: %(stage)s.")
OPINION_IN = gettext_noop("%(agency)s has handed in its opinion on “%(dossier)s”.")
GIVEN_BACK = gettext_noop("%(agency)s has an interest in “%(dossier)s” and has given it back.")
HANDED_OVER = gettext_noop("“%(dossier)s” was handed over to you because a colleague declared an interest.")


def may_entrust(dossier: Dossier, user: Any) -> bool:
    """A clerk, in a stage that the edition lets the bureau entrust."""
    stage = dossier.process.current_stage
    return stage is not None and bool(stage.parameters.get("agency")) and who.clerk(dossier, user)


def has_standing(dossier: Dossier, user: Any) -> bool:
    return who.clerk(dossier, user) and Entrustment.objects.standing().filter(dossier=dossier).exists()


def something_left(act: Act) -> None:
    if not stages_to_entrust(act.subject):
        raise Refused(_("What can be entrusted has been entrusted already."), code="entrusted")


@action(
    "entrust",
    on=KIND,
    stage=("formal_check", "expert_review"),
    where=with_parameter("agency"),
    label=gettext_lazy("Entrust to an agency"),
    help=gettext_lazy("The agency sees this dossier, and only this, until the stage is finished or you end it."),
    follows=gettext_lazy("The people of the agency are told as soon as a stage entrusted to them is in progress."),
    who=may_entrust,
    form=EntrustForm,
    conditions=(something_left,),
    audience="bureau",
    tone="secondary",
    office="bureau",
)
def entrust(act: Act) -> None:
    dossier: Dossier = act.subject
    agency: Agency = act.data["agency"]
    stages = list(act.data["stages"])
    problems: dict[str, Any] = {}
    if not agencies_at(dossier.city).filter(pk=agency.pk).exists():
        problems["agency"] = _("This agency cannot be entrusted.")
    elif reason := interest_of(agency, dossier):
        problems["agency"] = reason
    if not stages or not set(stages) <= {key for key, _title in stages_to_entrust(dossier)}:
        problems["stages"] = _("Choose what is entrusted among what is still open.")
    if problems:
        raise Refused("；".join(str(problem) for problem in problems.values()), code="agency", fields=problems)
    Entrustment.objects.bulk_create(
        Entrustment(
            dossier=dossier,
            by=act.user,
            at=act.now,
            agency=agency,
            stage=stage,
            contract_number=act.data["contract_number"],
            remark=act.data.get("remark", ""),
        )
        for stage in stages
    )
    act.note(agency=agency.name, stages=stages, number=act.data["contract_number"])
    if act.open_stage().key in stages:
        tell_agency(act)


@action(
    "end_entrustment",
    on=KIND,
    where=with_parameter("agency"),
    label=gettext_lazy("End the entrustment"),
    who=has_standing,
    form=EndForm,
    audience="bureau",
    tone="secondary",
    office="bureau",
)
def end_entrustment(act: Act) -> None:
    """The bureau takes back whatever of this dossier an agency has in hand or was to have."""
    standing = Entrustment.objects.standing().filter(dossier=act.subject)
    act.note(agency="、".join(row.agency.name for row in standing.select_related("agency")), reason=act.data["reason"])
    standing.update(ended_at=act.now, ended_by=act.user, end_reason=act.data["reason"])


def in_hand(act: Act) -> Entrustment:
    return Entrustment.objects.in_hand_of(act.user).select_related("agency").get(dossier=act.subject)


def without_interest(act: Act) -> None:
    """Somebody may have joined the agency, or a party, since it was entrusted."""
    if reason := interest_of(in_hand(act).agency, act.subject):
        raise Refused(reason, code="interest")


@action(
    "give_opinion",
    on=KIND,
    stage=("formal_check", "expert_review"),
    where=with_parameter("agency"),
    label=gettext_lazy("Hand in the opinion"),
    help=gettext_lazy("The bureau reads it before it goes on. A later opinion takes the place of an earlier one."),
    follows=gettext_lazy("The clerks of the bureau are told."),
    who=who.agent,
    form=OpinionForm,
    conditions=(without_interest,),
    audience="bureau",
    tone="primary",
    office="agency",
)
def give_opinion(act: Act) -> None:
    entrustment = in_hand(act)
    AgencyOpinion.objects.create(
        dossier=act.subject,
        by=act.user,
        at=act.now,
        entrustment=entrustment,
        submission=latest_submission(act.subject),
        passed=act.data["passed"],
        text=act.data["text"],
    )
    act.note(agency=entrustment.agency.name, passed=act.data["passed"], text=act.data["text"])
    act.effect("tell_clerks", key="tell_clerks", message=OPINION_IN, agency=entrustment.agency.name)


def opinion_in(act: Act) -> None:
    """The bureau does not finish a check that it has entrusted before the agency has said what it found."""
    waiting = Entrustment.objects.running().unanswered().filter(dossier=act.subject).first()
    if waiting is not None:
        raise Refused(
            _("%(agency)s has not handed in its opinion yet. Wait for it, or end the entrustment.")
            % {"agency": waiting.agency.name},
            code="opinion",
        )


def colleagues_of(dossier: Dossier, user: Any) -> QuerySet[Any]:
    """Who else works for the agency that has the dossier in hand, and has no declared interest in it."""
    agencies = Entrustment.objects.in_hand_of(user).filter(dossier=dossier).values("agency")
    places = AgencyMember.objects.current().filter(agency__in=agencies, user__isnull=False)
    able = users_with("work_entrusted", dossier.city).filter(pk__in=places.values("user"))
    return able.exclude(pk=user.pk).exclude(pk__in=Handover.objects.filter(dossier=dossier).values("official"))


@action(
    "step_aside",
    on=KIND,
    stage=("formal_check", "expert_review"),
    where=with_parameter("agency"),
    label=gettext_lazy("Declare an interest"),
    help=gettext_lazy("You hand this dossier to a colleague, or back to the bureau, and no longer see it anywhere."),
    who=who.agent,
    form=StepAsideForm,
    audience="bureau",
    tone="secondary",
    office="agency",
)
def step_aside(act: Act) -> None:
    dossier: Dossier = act.subject
    colleague = act.data.get("colleague")
    entrustment = in_hand(act)
    if colleague is not None and not colleagues_of(dossier, act.user).filter(pk=colleague.pk).exists():
        reason = _("The colleague must work for your agency and have no interest in the dossier.")
        raise Refused(reason, fields={"colleague": reason})
    Handover.objects.create(dossier=dossier, official=act.user, deputy=colleague, reason=act.data["reason"], at=act.now)
    act.note(agency=entrustment.agency.name, deputy=colleague.name if colleague else "")
    if colleague is not None:
        act.effect("tell_agency", key="tell_agency", message=HANDED_OVER, users=[colleague.pk])
        return
    Entrustment.objects.standing().filter(dossier=dossier, agency=entrustment.agency).update(
        ended_at=act.now, ended_by=act.user, end_reason=_("Given back because of an interest.")
    )
    act.effect("tell_clerks", key="tell_clerks", message=GIVEN_BACK, agency=entrustment.agency.name)


def _dossier(row: Effect) -> Dossier:
    return Dossier.objects.select_related("city", "process__current_stage").get(process=row.event.process)


def _without_interest(dossier: Dossier, users: QuerySet[Any]) -> QuerySet[Any]:
    return users.exclude(pk__in=Handover.objects.filter(dossier=dossier).values("official"))


@effect("tell_agency")
def _tell_agency(row: Effect) -> None:
    """The people of the agency that has the dossier in hand when this runs, or the one it was handed to."""
    dossier = _dossier(row)
    agencies = Entrustment.objects.running().filter(dossier=dossier).values("agency")
    places = AgencyMember.objects.current().filter(agency__in=agencies, user__isnull=False)
    users: Any = users_with("work_entrusted", dossier.city).filter(pk__in=places.values("user"))
    if "users" in row.arguments:
        users = users.filter(pk__in=row.arguments["users"])
    stage = dossier.process.current_stage
    title = {"zh": stage.title_zh, "en": stage.title_en} if stage else ""
    notify(
        _without_interest(dossier, users),
        row.arguments.get("message", ENTRUSTED),
        {"dossier": dossier.title, "stage": title},
        dossier.get_absolute_url(),
        event=row.event,
    )


@effect("tell_clerks")
def _tell_clerks(row: Effect) -> None:
    dossier = _dossier(row)
    notify(
        _without_interest(dossier, users_with("check_dossiers", dossier.city)),
        row.arguments["message"],
        {"dossier": dossier.title, "agency": row.arguments["agency"], "reason": row.arguments.get("reason", "")},
        dossier.get_absolute_url(),
        event=row.event,
    )
