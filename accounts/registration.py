"""Registering an institution: it says who it is, its competent department confirms, returns or refuses."""

from datetime import datetime
from typing import Any

from django import forms
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from accounts.attributes import claim_attribute, is_verifier, verify
from accounts.granting import grant_role
from accounts.models import Institution, InstitutionAttribute, RoleAssignment, User
from accounts.permissions import has_scope, users_with
from cities.models import City
from cities.speaking import edition_of
from files.models import StoredFile
from workflow import Act, Refused, action, perform, start_process

KIND = "registration"
FIELDS = (
    "name",
    "kind",
    "city",
    "division",
    "address",
    "registered_on",
    "legal_representative",
    "contact_name",
    "contact_phone",
)


def stages_in(city: City) -> tuple[dict[str, str], ...]:
    """The way of a registration, in the words of the city."""
    edition = edition_of(city)
    department = edition.terms["competent_department"].zh if edition else "主管部门"
    return (
        {
            "key": "registration",
            "kind": "registration",
            "office": "applicant",
            "title_zh": "单位注册",
            "title_en": "Registration",
        },
        {
            "key": "confirmation",
            "kind": "confirmation",
            "office": "department",
            "title_zh": f"{department}确认",
            "title_en": "Confirmation by the competent department",
        },
    )


@transaction.atomic
def register_institution(
    user: User,
    entries: dict[str, Any],
    *,
    uscc: str,
    legal_person: bool,
    licence: StoredFile | None,
    affiliation: str = "",
    at: datetime | None = None,
) -> Institution:
    """A new institution with its first member, who becomes its authorised submitter.

    A partner known by its code alone becomes a full institution; one that signs in already is refused.
    """
    institution, _new = Institution.objects.select_for_update().get_or_create(
        uscc=uscc, defaults={"name": entries["name"]}
    )
    if institution.process_id is not None:
        raise Refused(already_registered(), code="twice", fields={"uscc": already_registered()})
    institution.process = start_process(KIND, "", stages_in(entries["city"]), now=at)
    institution.save(update_fields=["process"])
    grant_role(user, "submitter", institution, reason=_("Registered the institution"))
    perform(
        institution,
        "register",
        user,
        at=at,
        entries=entries,
        legal_person=legal_person,
        licence=licence,
        affiliation=affiliation,
    )
    return institution


def already_registered() -> str:
    """Names the way on without naming anybody."""
    return _(
        "An institution with this code is registered already. Ask its authorised submitter to invite you, "
        "or turn to its competent department."
    )


def is_submitter(institution: Institution, user: Any) -> bool:
    return has_scope(user, "manage_members", institution)


def is_competent(institution: Institution, user: Any) -> bool:
    return has_scope(user, "confirm_institutions", institution.division)


def not_a_member(act: Act) -> None:
    """Nobody confirms the institution they belong to."""
    if RoleAssignment.objects.running().filter(institution=act.subject, user=act.user).exists():
        raise Refused(_("You belong to this institution yourself; a colleague has to decide."), code="own")


class ConfirmForm(forms.Form):
    remark = forms.CharField(label=gettext_lazy("Remark"), max_length=500, required=False, widget=forms.Textarea)


class ReasonsForm(forms.Form):
    reasons = forms.CharField(
        label=gettext_lazy("Reasons"),
        max_length=1000,
        widget=forms.Textarea,
        help_text=gettext_lazy("The institution reads them as you write them."),
    )


@action(
    "register",
    on=KIND,
    stage="registration",
    label=gettext_lazy("Hand in the registration"),
    who=is_submitter,
    audience=("applicant", "department"),
    office="applicant",
    offered=False,
)
def register(act: Act) -> None:
    institution: Institution = act.subject
    entries, licence = act.data["entries"], act.data["licence"]
    division, registered_on = entries["division"], entries["registered_on"]
    for field in FIELDS:
        setattr(institution, field, entries[field])
    institution.signs_in = True
    institution.save(update_fields=[*FIELDS, "signs_in"])
    claims = {
        "name": institution.name,
        "kind": institution.kind,
        "legal_person": act.data["legal_person"],
        "registered_city": entries["city"].slug,
        "address": institution.address,
        "registered_on": registered_on.isoformat(),
        "legal_representative": institution.legal_representative,
    }
    if affiliation := act.data.get("affiliation"):
        claims["affiliation"] = affiliation
    # What was said before a return and never verified is replaced, not kept beside the correction.
    institution.dated_attributes.filter(verified_at__isnull=True).delete()
    for key, value in claims.items():
        claim_attribute(institution, key, value, valid_from=registered_on, by=act.user, evidence=licence)
    act.transition("register")
    act.finish_stage()
    act.note(institution=institution.name, uscc=institution.uscc, division=division.name)
    act.effect(
        "notify",
        key="officers",
        users=[user.pk for user in users_with("confirm_institutions", division)],
        message=gettext_noop("%(institution)s has registered and waits for your confirmation."),
        params={"institution": institution.name},
        url=reverse("accounts:registration", args=[institution.ref]),
    )
    tell_members(act, gettext_noop("The registration of %(institution)s has reached %(office)s."))


@action(
    "confirm",
    on=KIND,
    stage="confirmation",
    label=gettext_lazy("Confirm"),
    who=is_competent,
    form=ConfirmForm,
    conditions=(not_a_member,),
    audience=("applicant", "department"),
    tone="primary",
)
def confirm(act: Act) -> None:
    institution: Institution = act.subject
    own = [entry.pk for entry in institution.dated_attributes.all() if is_verifier(entry, act.user)]
    verify(InstitutionAttribute.objects.filter(pk__in=own), act.user, act.now)
    act.transition("confirm")
    act.finish_stage()
    act.note(remark=act.data.get("remark", ""))
    tell_members(act, gettext_noop("The registration of %(institution)s is confirmed. You may now submit dossiers."))


@action(
    "return",
    on=KIND,
    stage="confirmation",
    label=gettext_lazy("Return for correction"),
    who=is_competent,
    form=ReasonsForm,
    conditions=(not_a_member,),
    audience=("applicant", "department"),
    tone="secondary",
)
def give_back(act: Act) -> None:
    act.transition("give_back")
    act.return_stage("registration")
    act.note(reasons=act.data["reasons"])
    tell_members(act, gettext_noop("The registration of %(institution)s was returned: %(reasons)s"))


@action(
    "refuse",
    on=KIND,
    stage="confirmation",
    label=gettext_lazy("Refuse"),
    who=is_competent,
    form=ReasonsForm,
    conditions=(not_a_member,),
    audience=("applicant", "department"),
    tone="danger",
)
def refuse(act: Act) -> None:
    act.transition("refuse")
    act.decline_stage()
    act.note(reasons=act.data["reasons"])
    tell_members(
        act,
        gettext_noop("The registration of %(institution)s was refused: %(reasons)s You may ask %(office)s about it."),
    )


def tell_members(act: Act, message: str) -> None:
    institution: Institution = act.subject
    members = RoleAssignment.objects.running().filter(institution=institution)
    division = institution.division
    offices = {}
    if division is not None:
        offices = {"zh": division.office_name or division.name, "en": division.office_name_en or division.name_en}
    act.effect(
        "notify",
        key="members",
        users=sorted(set(members.values_list("user", flat=True))),
        message=message,
        params={
            "institution": institution.name,
            "reasons": act.data.get("reasons", ""),
            "office": offices,
        },
        url=reverse("accounts:institution", args=[institution.ref]),
    )
