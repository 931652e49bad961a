"""Entering a centre in the register."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Institution
from centres.models import Centre, CentreName, CentreState
from centres.naming import name_is_free, normalised, release_name
from cities.models import City
from documents.models import Document
from documents.numbers import take_document_number
from workflow import Refused

KIND = "centre"
DEFAULT_PATTERN = "{code}-{year}-{number:03d}"


@transaction.atomic
def enter_register(
    process: Any,
    city: City,
    short_name: str,
    full_name: str,
    lead: Institution,
    partners: Iterable[Institution | str],
    field: str,
    edition: str,
    decided_on: date,
    document: Document | None,
    *,
    english_name: str = "",
    establishing_until: date | None = None,
    at: datetime | None = None,
) -> Centre:
    """Open the entry. ``partners`` are institutions known here, or names. Raises Refused where the name is taken.

    With ``establishing_until`` it is not recognised yet: it is being established from the decision until that day.

    Done once per process: called again, it gives the entry there is. The event belongs to the act that calls this.
    """
    there = Centre.objects.filter(process=process).first()
    if there is not None:
        return there
    free, reason = name_is_free(city, full_name, process, english=english_name)
    if not free:
        raise Refused(reason, code="name")
    listed = list(partners)
    number = take_document_number(city, KIND, decided_on.year, default=DEFAULT_PATTERN)
    try:
        with transaction.atomic():
            centre = Centre.objects.create(
                city=city,
                number=number,
                name=full_name,
                normalised=normalised(full_name),
                english_name=english_name,
                english_normalised=normalised(english_name),
                short_name=short_name,
                process=process,
                edition=edition,
                lead=lead,
                partner_names=[str(getattr(partner, "name", partner)) for partner in listed],
                field=field,
                recognised_on=None if establishing_until else decided_on,
                establishing_from=decided_on if establishing_until else None,
                establishing_until=establishing_until,
                document=document,
                state=CentreState.ESTABLISHING if establishing_until else CentreState.LISTED,
                entered_at=at or timezone.now(),
            )
    except IntegrityError as conflict:
        raise Refused(
            _("“%(name)s” has just been entered by somebody else.") % {"name": full_name}, code="name"
        ) from conflict
    centre.partners.set([partner for partner in listed if isinstance(partner, Institution)])
    CentreName.objects.create(centre=centre, name=full_name, valid_from=decided_on)
    release_name(process)
    return centre
