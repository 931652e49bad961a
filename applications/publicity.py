"""认定公示: the list goes before the public; objections stop an item until they are dealt with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, gettext_noop
from django.utils.translation import gettext as _

import rules
from accounts.notifying import notify
from accounts.permissions import users_with
from cities.models import City
from notices.composing import compose_notice
from notices.models import ItemState, Notice, NoticeItem, NoticeKind, NoticeState, Objection
from notices.posting import item_for, items_of, period_over, post, take_off
from workflow import NEXT, Act, Refused, action, deadline_handler, perform
from workflow.models import Deadline, Process

from . import who
from .beginning import KIND
from .conditions import latest_submission
from .forms import ReasonForm
from .models import Dossier
from .states import Waits
from .telling import APPLICANT_TOLD, hand_to, move_on, tell_applicant
from .where import after, before

ON_NOTICE = gettext_noop("“%(dossier)s” is before the public until %(until)s.")
PASSED = gettext_noop("The publicity of “%(dossier)s” has ended without an objection that stands.")
UPHELD = gettext_noop("An objection against “%(dossier)s” was upheld. The bureau deliberates anew.")
UPHELD_BEFORE = gettext_noop("An objection against “%(dossier)s” was upheld. The bureau decides how to go on.")
ENDED_WITH_OBJECTION = gettext_noop("The period of “%(dossier)s” is over, and an objection against it is still open.")
DEADLINE = "publicity_end"
after_meeting = after("publicity", "deliberation")
before_meeting = before("publicity", "deliberation")
"""Where a text has the meeting first, and where it has it last or knows none."""


def length_of(period: rules.Period, asked: int | None) -> int:
    """The length to publish for, where the text leaves one to choose. Refused where it does not."""
    length = asked if asked is not None else period.length
    if length < 1 or (period.clause is not None and length < period.length):
        reason = _("The regulation asks for %(period)s.") % {"period": in_words(period)}
        raise Refused(reason, code="length", fields={"length": reason})
    if length != period.length and period.clause is not None and not period.at_least:
        reason = _("The regulation fixes the length: %(period)s.") % {"period": in_words(period)}
        raise Refused(reason, code="length", fields={"length": reason})
    return length


def in_words(period: rules.Period) -> str:
    return period.words.in_language(get_language() or "zh-hans")


def line_of(dossier: Dossier) -> dict[str, Any]:
    """What the public reads of a dossier: name, lead, partners, recommender, and nothing of people."""
    partners = [str(row["name"]) for row in latest_submission(dossier).claims.get("partners", []) if row.get("name")]
    return {
        "process": dossier.process,
        "name": dossier.full_name,
        "lead": dossier.institution.name,
        "partners": "、".join(partners),
        "recommender": dossier.recommender,
    }


def publish(city: City, dossiers: Iterable[Dossier], user: Any, *, length: int | None = None, at: Any = None) -> Notice:
    """Put these dossiers before the public in one notice; all or none. Refused where one of them is not ready.

    ``length`` in working days may be longer where the text says "at least", and is the bureau's where it says nothing.
    """
    ready = sorted(dossiers, key=lambda dossier: dossier.process_id)
    if not ready:
        raise Refused(_("Choose at least one dossier."), code="empty")
    edition = ready[0].edition
    if any(d.city_id != city.pk or d.process.edition != edition.key for d in ready):
        raise Refused(_("One notice holds dossiers of one city under one edition."), code="mixed")
    length = length_of(edition.publicity, length)
    with transaction.atomic():
        list(Process.objects.select_for_update().filter(pk__in=[d.process_id for d in ready]).order_by("pk"))
        notice = compose_notice(
            city,
            title=_title(edition.terms["recognition"].zh, ready),
            kind=NoticeKind.PUBLICITY,
            items=[line_of(dossier) for dossier in ready],
            length=length,
            clause=edition.stage("publicity").clause,
            by=user,
        )
        post(notice, user, at or timezone.now(), imported=at is not None)
        for dossier in ready:
            perform(dossier, "post_notice", user, notice=notice, at=at)
    return notice


def _title(word: str, dossiers: list[Dossier]) -> str:
    """Names the centre, so that notices can be told apart in a list; of several the first and how many there are."""
    first = dossiers[0].full_name
    if len(dossiers) == 1:
        return f"关于拟{word}“{first}”的公示"
    return f"关于拟{word}“{first}”等{len(dossiers)}家技术创新中心的公示"


def not_on_notice(act: Act) -> None:
    """A line that still stands must not be covered by a new one: what was objected to it would be forgotten."""
    standing = items_of(act.process).filter(state=ItemState.ON_NOTICE, notice__state=NoticeState.POSTED)
    if act.subject.waits_for != Waits.PUBLISH or standing.exclude(notice=act.data.get("notice")).exists():
        raise Refused(_("This dossier is before the public already."), code="on_notice")


def open_objections_against(dossier: Dossier) -> QuerySet[Objection]:
    """In whichever round they came: received and not triaged, or accepted and not closed."""
    return Objection.objects.filter(item__process=dossier.process_id).open()


def current_item(dossier: Dossier) -> NoticeItem | None:
    """The line under which the dossier is before the public in the present round; None if it is not."""
    item = item_for(dossier.process)
    return item if item is not None and item.state == ItemState.ON_NOTICE else None


def take_off_list(act: Act, state: ItemState, reason: str) -> None:
    """Where the dossier is before the public: its line says that it no longer stands, and why."""
    item = current_item(act.subject)
    if item is not None:
        take_off(item, state, reason, act.now)


@action(
    "post_notice",
    on=KIND,
    stage="publicity",
    label=gettext_lazy("Publicise"),
    help=gettext_lazy("Together with other dossiers that are ready, if you like."),
    who=who.publisher,
    conditions=(not_on_notice,),
    tone="primary",
)
def _posted(act: Act) -> None:
    """The dossier's part of posting: see :func:`publish`."""
    notice: Notice | None = act.data.get("notice")
    item = current_item(act.subject)
    if notice is None or notice.end is None or item is None or item.notice != notice:
        raise Refused(_("A dossier is publicised by a notice."), code="notice")
    act.note(notice=str(notice.ref), until=str(notice.ends_on), provisional=notice.provisional)
    act.deadline(DEADLINE, notice.end, provisional=notice.provisional)
    hand_to(act, Waits.TIME)
    tell_applicant(act, ON_NOTICE, until=str(notice.ends_on))


def publicity_has_passed(act: Act) -> None:
    """The whole period is over, its end certain, and no objection is untriaged or open."""
    item = current_item(act.subject)
    if item is None:
        raise Refused(_("This dossier is not before the public yet."), code="not_posted")
    notice = item.notice
    if notice.provisional:
        raise Refused(
            _("The last day is provisional: the calendar of that year is not loaded yet."), code="provisional"
        )
    if not period_over(notice, act.now):
        raise Refused(_("The publicity runs until the end of %(day)s.") % {"day": notice.ends_on}, code="running")
    if open_objections_against(act.subject).exists():
        raise Refused(_("An objection has not been closed yet."), code="objection")


@action(
    "close_publicity",
    on=KIND,
    stage="publicity",
    leads=NEXT,
    label=gettext_lazy("Close the publicity"),
    follows=APPLICANT_TOLD,
    who=who.publisher,
    conditions=(publicity_has_passed,),
    locks=(lambda dossier: items_of(dossier.process),),
    system=True,
    tone="primary",
)
def close_publicity(act: Act) -> None:
    act.note(until=str(current_item(act.subject).notice.ends_on))  # type: ignore[union-attr]
    act.cancel_deadlines(DEADLINE)
    move_on(act)
    tell_applicant(act, PASSED)


@deadline_handler(DEADLINE)
def publicity_ends(deadline: Deadline) -> None:
    """At 24:00 of the last day: close what nothing stands against; the rest comes to the publisher's work list."""
    dossier = Dossier.objects.select_related("city", "process").get(process=deadline.process)
    try:
        perform(dossier, "close_publicity", None)
    except Refused as refusal:
        if refusal.code not in {"objection", "stale"}:
            raise
        if Dossier.objects.filter(pk=dossier.pk, waits_for=Waits.TIME).update(waits_for=Waits.PUBLISH):
            publishers = users_with(Waits.PUBLISH, dossier.city)
            notify(publishers, ENDED_WITH_OBJECTION, {"dossier": dossier.title}, dossier.get_absolute_url())


def on_period_changed(item: NoticeItem, act: Act) -> None:
    """A provisional last day was settled: the dossier's deadline moves with it. The act holds this process."""
    deadline = Deadline.objects.filter(process=item.process, kind=DEADLINE, fired_at=None, cancelled_at=None).first()
    if deadline is not None and item.notice.end is not None:
        deadline.due_at, deadline.provisional = item.notice.end, item.notice.provisional
        deadline.save(update_fields=["due_at", "provisional"])
        item.process.stages.filter(key="publicity").update(due_at=deadline.due_at, due_provisional=deadline.provisional)


def on_upheld(item: NoticeItem, objection: Objection, act: Act) -> None:
    """An objection was found justified: the dossier goes back to those who deliberate."""
    perform(
        Dossier.objects.get(process=item.process), "objection_upheld", act.user, objection=objection, at=act.imported_at
    )


@action(
    "objection_upheld",
    on=KIND,
    stage="publicity",
    label=gettext_lazy("An objection was upheld"),
    who=who.of_city("handle_objections"),
    offered=False,
)
def objection_upheld(act: Act) -> None:
    objection: Objection = act.data["objection"]
    act.note(objection=str(objection.ref))
    act.cancel_deadlines(DEADLINE)
    hand_to(act, Waits.DELIBERATE)
    tell_applicant(act, UPHELD if after_meeting(act.process.edition) else UPHELD_BEFORE)


def objection_stands(act: Act) -> None:
    if act.subject.waits_for != Waits.DELIBERATE:
        raise Refused(_("No objection against this dossier was upheld."), code="no_objection")


@action(
    "reconsider",
    on=KIND,
    stage="publicity",
    where=after_meeting,
    leads="deliberation",
    label=gettext_lazy("Put before the meeting again"),
    help=gettext_lazy("The meeting resolves anew; if it agrees, the dossier is publicised anew."),
    follows=gettext_lazy("Its line in the notice is marked as taken off."),
    who=who.section_head,
    form=ReasonForm,
    conditions=(objection_stands,),
)
def reconsider(act: Act) -> None:
    take_off_list(act, ItemState.WITHDRAWN, "异议成立，提请会议重新研究。")
    act.return_stage("deliberation")
    act.note(reason=act.data["reason"])
    hand_to(act, Waits.DELIBERATE)


@action(
    "publicise_anew",
    on=KIND,
    stage="publicity",
    where=before_meeting,
    label=gettext_lazy("Put before the public anew"),
    help=gettext_lazy("What was objected to has been put right; the period runs anew, and the meeting comes after it."),
    who=who.section_head,
    form=ReasonForm,
    conditions=(objection_stands,),
)
def publicise_anew(act: Act) -> None:
    act.note(reason=act.data["reason"])
    hand_to(act, Waits.PUBLISH)
