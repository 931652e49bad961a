"""Composing a notice, and its words.

The text of a publicity follows its dates, so it is written when it is posted, and again when a provisional end is
settled. The words are the law's and therefore Chinese, whatever language the reader uses.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation

import rules
from cities.calendar import PeriodEnd, end_of_period
from cities.models import City
from cities.speaking import speaking
from notices.models import Notice, NoticeItem, NoticeKind, PeriodUnit
from workflow import start_process

KIND = "notice"


@transaction.atomic
def compose_notice(
    city: City,
    title: str,
    kind: str = NoticeKind.PUBLICITY,
    items: Iterable[Mapping[str, Any]] = (),
    length: int | None = None,
    unit: str = "",
    clause: str = "",
    by: Any = None,
    *,
    body: str = "",
    number: str = "",
) -> Notice:
    """A draft that the public does not see yet.

    Each item is a mapping with ``process``, ``name``, ``lead`` and, where they are, ``partners`` and ``recommender``.
    ``clause`` is the id of a clause with its edition (``city/edition#9(3)``).
    """
    edition = clause.partition("#")[0] or city.current_edition
    notice = Notice.objects.create(
        process=start_process(KIND, edition, []),
        city=city,
        kind=kind,
        title=title,
        number=number,
        body=body,
        edition=edition,
        clause=clause,
        length=length,
        unit=(unit or PeriodUnit.WORKING_DAYS) if length else "",
        office=city.office_name or city.bureau_name,
        address=city.office_address,
        phone=city.office_phone,
        email=city.office_email,
        composed_by=by,
    )
    NoticeItem.objects.bulk_create(
        NoticeItem(notice=notice, position=position, **item) for position, item in enumerate(items, start=1)
    )
    return notice


def readings(notice: Notice, posting_day: date) -> PeriodEnd:
    """The last day if posted on that day, under the city's reading, and under the other one."""
    if notice.length is None:
        raise ValueError("an announcement has no period")
    count = notice.city.count_posting_day
    if notice.unit == PeriodUnit.DAYS:
        late, early = posting_day + timedelta(days=notice.length), posting_day + timedelta(days=notice.length - 1)
        return PeriodEnd(early if count else late, provisional=False, other_reading=late if count else early)
    return end_of_period(posting_day, notice.length, count_start=count)


def write_text(notice: Notice) -> None:
    """Word a notice with a period from its dates. The caller saves it."""
    edition = rules.edition(notice.edition) if notice.clause else None
    context = {
        "notice": notice,
        "city": notice.city,
        "edition": edition,
        "clause": edition.clauses[notice.clause] if edition else None,
        "quote": edition.stage_words("publicity") if edition else "",
        "posted_on": timezone.localtime(notice.posted_at).date() if notice.posted_at else timezone.localdate(),
        "portal_url": settings.PUBLIC_URL,
    }
    with translation.override("zh-hans"), speaking(edition or notice.city):
        notice.body = _paragraphs(render_to_string("notices/text/publicity.txt", context))
        notice.closing = _paragraphs(render_to_string("notices/text/closing.txt", context))


def _paragraphs(text: str) -> str:
    """One paragraph per line, without what the template's own lines leave behind."""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())
