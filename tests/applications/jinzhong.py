"""Jinzhong's people, and a dossier there that is filled in: by the way of the department, or directly to the bureau."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

import rules
from accounts.derivation import derive_permissions
from accounts.models import Institution, InstitutionAttribute, RoleAssignment
from applications.beginning import begin
from applications.models import Call, Dossier
from applications.states import CallState
from cities.models import Division
from materials.models import Draft, DraftSection, RosterRow
from portal.demonstration.filling import attach_required
from tests.accounts.factories import make_institution, make_user
from tests.applications.factories import LONG_AGO
from tests.cast import Cast
from tests.cast import make_cast as make_cast_in
from tests.rules.jinzhong import JINZHONG, claims, person, university
from tests.rules.jinzhong import complete as with_papers

BASIS = "晋中市人民政府关于继续执行技术创新中心管理办法的批复"


def make_cast() -> Cast:
    """Jinzhong's cast; to whom the institution belongs is left to each test."""
    cast = make_cast_in("jinzhong")
    InstitutionAttribute.objects.filter(key="affiliation").delete()
    return cast


def affiliate(institution: Institution, value: str, by: Any = None) -> None:
    """To whom it belongs since its registration; verified by somebody, or only claimed."""
    InstitutionAttribute.objects.create(
        institution=institution,
        key="affiliation",
        value=value,
        valid_from=institution.registered_on,
        verified_by=by,
        verified_at=timezone.now() if by else None,
    )


def make_direct(cast: Cast, *, verified: bool = True) -> Cast:
    """A university that registered with the bureau itself."""
    division = Division.objects.get(city=cast.city, kind=Division.Kind.BUREAU)
    institution = make_institution("山西太行农林大学", division=division, kind="university")
    people = {"applicant": make_user("jz-university"), "officer": make_user("jz-of-bureau")}
    RoleAssignment.objects.bulk_create(
        [
            RoleAssignment(user=people["applicant"], role="submitter", institution=institution),
            RoleAssignment(user=people["officer"], role="officer", division=division),
        ]
    )
    derive_permissions(people.values())
    affiliate(institution, "resident_university", people["officer"] if verified else None)
    return replace(cast, division=division, institution=institution, **people)


def make_call(cast: Cast, **changes: Any) -> Call:
    given = {
        "city": cast.city,
        "title": "关于组织申报2026年度市技术创新中心的通知",
        "edition": JINZHONG,
        "opens_at": timezone.now() - timedelta(days=200),
        "state": CallState.OPEN,
        "basis": BASIS,
    }
    return Call.objects.create(**{**given, **changes})


def fill(draft: Draft, given: dict[str, Any], user: Any) -> None:
    """``given`` as the rules read it."""
    edition = rules.edition(draft.edition)
    for section in edition.sections:
        values = {fact.key: given[fact.key] for fact in section.facts if fact.key in given}
        DraftSection.objects.create(draft=draft, key=section.key, values=values, saved_by=user)
        RosterRow.objects.bulk_create(
            RosterRow(draft=draft, roster=roster.key, position=position, values=row, saved_by=user)
            for roster in section.rosters
            for position, row in enumerate(given.get(roster.key, ()), 1)
        )
    DraftSection.objects.bulk_create(
        DraftSection(draft=draft, key=part.claim_key, values={"text": given[part.claim_key]}, saved_by=user)
        for part in edition.plan
    )
    attach_required(draft, user, also=tuple(kind.key for kind in edition.attachments))


def make_dossier(
    cast: Cast, *, call: Call | None = None, at: datetime | None = None, direct: bool = False, **changes: Any
) -> Dossier:
    """Filled in and not handed in."""
    dossier = begin(call or make_call(cast), cast.institution, cast.applicant, at=at)
    people = [person(number, unit=cast.institution.name) for number in range(1, 31)]
    given = (university if direct else claims)(people=people, **changes)
    fill(dossier.draft, with_papers(given), cast.applicant)
    return dossier


def since() -> datetime:
    return timezone.now() - LONG_AGO
