"""Posting a notice, taking one of its items off, withdrawing it, and settling a provisional end."""

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.permissions import has_scope
from cities.models import CalendarYear
from cities.signals import calendar_changed
from notices.composing import KIND, readings, write_text
from notices.forms import ReasonForm
from notices.models import ItemState, Notice, NoticeItem, NoticeState, Objection
from notices.owners import owner_of
from workflow import Act, Refused, action, perform


def may_publish(notice: Notice, user: Any) -> bool:
    return has_scope(user, "publish", notice.city)


def post(notice: Notice, by: Any, now: datetime, *, imported: bool = False) -> Notice:
    """Put the notice before the public; its period runs from the day on which that happens. Fits inside another act.

    Inside the import door (``imported=act.imported``) it happened at ``now``, which may be past.
    """
    perform(notice, "post", by, at=now if imported else None)
    return notice


@action(
    "post",
    on=KIND,
    label=gettext_lazy("Post the notice"),
    who=may_publish,
    audience="bureau",
    tone="primary",
    office="bureau",
)
def post_notice(act: Act) -> None:
    notice: Notice = act.subject
    if notice.state != NoticeState.DRAFT:
        raise Refused(_("This notice has been posted already."), code="stale")
    if notice.has_period and not notice.items.exists():
        raise Refused(_("A notice with a period needs at least one item."))
    notice.posted_at, notice.posted_by = act.now, act.user
    if notice.has_period:
        notice.starts_on = timezone.localtime(act.now).date()
        _set_end(notice)
        write_text(notice)
    notice.post()
    notice.save()
    act.note(**_dates(notice))


def _set_end(notice: Notice) -> None:
    if notice.starts_on is None:
        raise ValueError("only a posted period has an end")
    end = readings(notice, notice.starts_on)
    notice.ends_on, notice.provisional, notice.other_reading = end.date, end.provisional, end.other_reading


def _dates(notice: Notice) -> dict[str, Any]:
    if notice.ends_on is None or notice.starts_on is None:
        return {}
    return {
        "starts_on": notice.starts_on.isoformat(),
        "ends_on": notice.ends_on.isoformat(),
        "provisional": notice.provisional,
    }


@action(
    "withdraw",
    on=KIND,
    label=gettext_lazy("Withdraw the notice"),
    who=may_publish,
    form=ReasonForm,
    audience="bureau",
    tone="danger",
    office="bureau",
)
def withdraw_notice(act: Act) -> None:
    """For announcements, and for notices posted by mistake: what is on a list must first be taken off it."""
    notice: Notice = act.subject
    if notice.state != NoticeState.POSTED:
        raise Refused(_("Only a posted notice can be withdrawn."), code="stale")
    if notice.items.filter(state=ItemState.ON_NOTICE).exists():
        raise Refused(_("Items are still on this list. Their own procedures must take them off first."))
    notice.withdrawn_at, notice.withdrawal_reason = act.now, act.data["reason"]
    notice.withdraw()
    notice.save()
    act.note(reason=act.data["reason"])


def item_for(process: Any) -> NoticeItem | None:
    """The line under which this process is before the public now, or was last."""
    return (
        NoticeItem.objects.of(process)
        .exclude(notice__state=NoticeState.DRAFT)
        .select_related("notice", "notice__city")
        .order_by("-notice__posted_at", "-pk")
        .first()
    )


def items_of(process: Any) -> Any:
    """The guard rows of a process's publicity: an act that ends it locks them, and so does an objection coming in."""
    return NoticeItem.objects.of(process)


def period_over(notice: Notice, now: datetime) -> bool:
    """Whether the period has certainly run out. One that ends on a guess has not."""
    return notice.state == NoticeState.POSTED and notice.end is not None and not notice.is_running(now)


def blocking_objections(item: NoticeItem) -> Any:
    """What must be dealt with before this item may go on: received and not triaged, accepted and not closed."""
    return Objection.objects.filter(item=item).open()


open_objections = blocking_objections


def withdraw_item(item: NoticeItem, reason: str, now: datetime | None = None) -> None:
    """Take one line off; the public page says so with this reason. The others are not touched."""
    take_off(item, ItemState.WITHDRAWN, reason, now or timezone.now())


def take_off(item: NoticeItem, state: ItemState, reason: str, now: datetime) -> None:
    current = NoticeItem.objects.select_for_update().get(pk=item.pk)
    if current.state != ItemState.ON_NOTICE:
        raise Refused(_("This item is no longer on the list."), code="stale")
    current.state, current.reason, current.changed_at = state, reason, now
    current.save(update_fields=["state", "reason", "changed_at"])
    item.state, item.reason, item.changed_at = current.state, current.reason, current.changed_at


@action(
    "recompute",
    on=KIND,
    label=gettext_lazy("The calendar was completed: period computed anew"),
    who=lambda notice, user: False,
    system=True,
    offered=False,
    audience="bureau",
    processes=lambda notice, data: [item.process for item in notice.items.select_related("process")],
)
def recompute(act: Act) -> None:
    notice: Notice = act.subject
    before = notice.ends_on
    _set_end(notice)
    write_text(notice)
    notice.save()
    act.note(before=before.isoformat() if before else "", **_dates(notice))
    for item in notice.items.filter(state=ItemState.ON_NOTICE).select_related("process"):
        item.notice = notice
        changed = owner_of(item.process).on_period_changed
        if changed is not None:
            changed(item, act)


@receiver(calendar_changed, sender=CalendarYear)
def settle_provisional(years: set[int], **_kwargs: Any) -> None:
    """A year was loaded: ends that were a guess are computed anew."""
    touched = Q(starts_on__year__in=years) | Q(ends_on__year__in=years)
    for notice in Notice.objects.filter(touched, state=NoticeState.POSTED, provisional=True).order_by("pk"):
        perform(notice, "recompute", None)
