"""What an institution says of itself: claimed with evidence by its members, verified by its department."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from accounts import affiliation
from accounts.models import Institution, InstitutionAttribute, InstitutionKind, User
from accounts.notifying import notify
from accounts.permissions import has_scope, users_with
from cities.models import City
from files import claim
from files.models import StoredFile
from workflow import Refused

OWNER = "accounts.institution"


def may_read_evidence(stored: StoredFile, user: Any) -> bool:
    """Whoever sees the institution sees its evidence."""
    return Institution.objects.visible_to(user).filter(pk=stored.owner_id).exists()


@transaction.atomic
def claim_attribute(
    institution: Institution,
    key: str,
    value: Any,
    *,
    valid_from: date,
    by: User | None,
    evidence: StoredFile | None = None,
) -> InstitutionAttribute:
    """From this day on the value is so. What was said before ends the day before; a verified row is never rewritten."""
    Institution.objects.select_for_update().get(pk=institution.pk)
    if evidence is not None and not evidence.is_claimed:
        claim(evidence, OWNER, institution.pk)
    latest = institution.dated_attributes.filter(key=key, valid_to__isnull=True).first()
    if latest is not None:
        if latest.valid_from > valid_from or (latest.valid_from == valid_from and latest.verified):
            raise Refused(
                _("There is a later or a verified entry from %(day)s on.") % {"day": latest.valid_from.isoformat()},
                fields={"valid_from": _("Choose a later day.")},
            )
        if latest.valid_from == valid_from:
            latest.value, latest.evidence, latest.claimed_by = value, evidence or latest.evidence, by
            latest.save(update_fields=["value", "evidence", "claimed_by"])
            return latest
        latest.valid_to = valid_from - timedelta(days=1)
        latest.save(update_fields=["valid_to"])
    return InstitutionAttribute.objects.create(
        institution=institution, key=key, value=value, valid_from=valid_from, claimed_by=by, evidence=evidence
    )


CLAIMED = gettext_noop("%(institution)s has stated something anew, with evidence; it waits to be verified.")


def tell_verifiers(entry: InstitutionAttribute) -> None:
    """Those who compare it with its evidence."""
    office = affiliation.verifier_of(entry)
    if office is not None:
        institution = entry.institution
        page = reverse("accounts:institution", args=[institution.ref])
        notify(users_with("confirm_institutions", office), CLAIMED, {"institution": institution.name}, page)


def is_verifier(entry: InstitutionAttribute, user: Any) -> bool:
    return has_scope(user, "confirm_institutions", affiliation.verifier_of(entry))


def verify_attribute(attribute: InstitutionAttribute, by: User) -> None:
    """The office whose matter it is compared the entry with its evidence."""
    if not is_verifier(attribute, by):
        raise Refused(_("You may not verify this entry."), code="forbidden")
    verify(InstitutionAttribute.objects.filter(pk=attribute.pk), by)


def verify(rows: Any, by: User, at: datetime | None = None) -> None:
    rows.filter(verified_at__isnull=True).update(verified_by=by, verified_at=at or timezone.now())


def in_words(row: InstitutionAttribute, cities: dict[str, str]) -> str:
    """The value as people read it."""
    if isinstance(row.value, bool):
        return _("Yes") if row.value else _("No")
    if row.key == InstitutionAttribute.Key.KIND:
        return str(dict(InstitutionKind.choices).get(row.value, row.value))
    if row.key == InstitutionAttribute.Key.AFFILIATION:
        return affiliation.in_words(row.value)
    return (
        cities.get(row.value, str(row.value)) if row.key == InstitutionAttribute.Key.REGISTERED_CITY else str(row.value)
    )


def with_words(rows: Iterable[InstitutionAttribute]) -> list[tuple[InstitutionAttribute, str]]:
    """Each entry with its value in words."""
    cities = {city.slug: str(city) for city in City.objects.all()}
    return [(row, in_words(row, cities)) for row in rows]
