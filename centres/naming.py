"""Names: one centre per name and city, and a warning where two read alike."""

import re
import unicodedata
from difflib import SequenceMatcher
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from centres.models import Centre, NameReservation
from cities.models import City
from workflow import Refused

ALIKE = 0.85
_NOISE = re.compile(r"[\s\W_]+")


def normalised(name: str) -> str:
    """What makes a name: without blanks, punctuation, width and case."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", name)).casefold()


def name_is_free(city: City, full_name: str, except_process: Any = None, *, english: str = "") -> tuple[bool, str]:
    """Whether the name, and the English one where there is one, may be given; otherwise the reason."""
    free, reason = _is_free(city, full_name, "normalised", except_process)
    return _is_free(city, english, "english_normalised", except_process) if free and english else (free, reason)


def _is_free(city: City, full_name: str, column: str, except_process: Any) -> tuple[bool, str]:
    wanted = {"city": city, column: normalised(full_name)}
    taken = Centre.objects.listed().filter(**wanted)
    kept = NameReservation.objects.filter(**wanted)
    if except_process is not None:
        taken, kept = taken.exclude(process=except_process), kept.exclude(process=except_process)
    holder = taken.first()
    if holder is not None:
        return False, _("“%(name)s” stands in the register already (%(number)s).") % {
            "name": full_name if column != "normalised" else holder.name,
            "number": holder.number,
        }
    if kept.exists():
        return False, _("“%(name)s” is kept for another decision that is about to be issued.") % {"name": full_name}
    return True, ""


def similar_names(city: City, full_name: str, except_process: Any = None) -> list[str]:
    """Names in the register, or kept, that read like this one: for people to look at, not a bar."""
    centres = Centre.objects.listed().filter(city=city)
    kept = NameReservation.objects.filter(city=city)
    if except_process is not None:
        centres, kept = centres.exclude(process=except_process), kept.exclude(process=except_process)
    key = _core(city, normalised(full_name))
    known = [*centres.values_list("name", "normalised"), *kept.values_list("name", "normalised")]
    return sorted({name for name, other in known if _alike(key, _core(city, other))})


def led_centres(city: City, lead: Any, field: str, except_process: Any = None) -> list[Centre]:
    """Centres that this institution leads in the field already: for people to look at, not a bar."""
    found = Centre.objects.listed().filter(city=city, lead=lead, field=field)
    return list(found.exclude(process=except_process) if except_process is not None else found)


def _core(city: City, key: str) -> str:
    """The part that tells centres apart: every name begins with the city and ends with the same words."""
    return key.removeprefix(normalised(city.name)).removesuffix("技术创新中心")


def _alike(one: str, other: str) -> bool:
    if not one or not other:
        return False
    return one in other or other in one or SequenceMatcher(None, one, other).ratio() >= ALIKE


def reserve_name(city: City, full_name: str, process: Any, *, english: str = "") -> None:
    """Keep a name from the decision on until the entry. Raises Refused where it is not free."""
    free, reason = name_is_free(city, full_name, process, english=english)
    if not free:
        raise Refused(reason, code="name")
    fields = {
        "city": city,
        "name": full_name,
        "normalised": normalised(full_name),
        "english_normalised": normalised(english),
    }
    try:
        with transaction.atomic():
            NameReservation.objects.update_or_create(process=process, defaults=fields)
    except IntegrityError as conflict:
        raise Refused(
            _("“%(name)s” is kept for another decision that is about to be issued.") % {"name": full_name}, code="name"
        ) from conflict


def release_name(process: Any) -> None:
    """The decision no longer stands: the name is free again."""
    NameReservation.objects.filter(process=process).delete()
