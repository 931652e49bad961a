"""Objections: received from anybody, looked into by the handling office, answered.

What decides whether one is in time is the moment at which this server received it, against 24:00 of the last day.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

import files
from accounts.notifying import notify
from accounts.permissions import has_scope, users_with
from documents.numbers import take_number
from files.models import StoredFile
from notices.forms import AnswerForm, NoteForm
from notices.models import ItemState, NoticeItem, Objection, ObjectorIdentity
from notices.owners import has_interest, owner_of
from notices.posting import take_off
from workflow import Act, Refused, action, effect, perform, start_process
from workflow.arrival import moment
from workflow.models import Effect, Process

KIND = "objection"
FILE_OWNER = "objection"


def check_open(item: NoticeItem, now: datetime) -> None:
    """Refuse an objection that comes too late, or against an item that is no longer on the list."""
    notice = item.notice
    if item.state != ItemState.ON_NOTICE or notice.state != "posted":
        raise Refused(_("This item is no longer on the list; there is nothing to object to."), code="gone")
    if not notice.has_period or notice.end is None or notice.ends_on is None:
        raise Refused(_("No objections are taken on this notice."), code="gone")
    if not notice.is_running(now):
        raise Refused(
            _("The period for objections ended at 24:00 on %(day)s. This one came at %(now)s and cannot be accepted.")
            % {
                "day": date_format(notice.ends_on, "Y-m-d"),
                "now": date_format(timezone.localtime(now), "Y-m-d H:i:s"),
            },
            code="late",
        )


@transaction.atomic
def receive(
    item: NoticeItem,
    identity: Mapping[str, Any],
    text: str,
    evidence: Iterable[StoredFile] = (),
    *,
    now: datetime | None = None,
    imported: bool = False,
) -> Objection:
    """Take in an objection. Raises Refused(code="late") past the last moment.

    The item's row is locked, as it is by whoever ends the publicity: one of the two comes first.
    """
    now = now or moment()
    locked = NoticeItem.objects.select_for_update(of=("self",)).select_related("notice", "notice__city").get(pk=item.pk)
    check_open(locked, now)
    year = timezone.localtime(now).year
    city = locked.notice.city
    objection = Objection.objects.create(
        process=start_process(KIND, locked.notice.edition, [], now=now),
        item=locked,
        receipt=f"YY{year}-{city.code}-{take_number(city, KIND, year):04d}",
        text=text,
        received_at=now,
    )
    ObjectorIdentity.objects.create(objection=objection, **identity)
    for stored in evidence:
        files.claim(stored, FILE_OWNER, objection.pk, purpose="evidence")
    perform(objection, "receive", None, at=now if imported else None)
    return objection


def may_handle(objection: Objection, user: Any) -> bool:
    item = objection.item
    return has_scope(user, "handle_objections", item.notice.city) and not has_interest(item.process, user)


def may_read_evidence(stored: StoredFile, user: Any) -> bool:
    objection = Objection.objects.visible_to(user).filter(pk=stored.owner_id).first()
    return objection is not None and may_handle(objection, user)


def _item_process(objection: Objection, _data: dict[str, Any]) -> list[Process]:
    return [objection.item.process]


def _item_row(objection: Objection) -> Any:
    return NoticeItem.objects.filter(pk=objection.item_id)


def _expect(act: Act, state: str) -> None:
    if act.subject.state != state:
        raise Refused(
            _("This objection has been dealt with already: %(state)s.") % {"state": act.subject.get_state_display()},
            code="stale",
        )


def _answer(act: Act, step: str) -> None:
    """Close the objection with its answer; the database demands one of every closed objection."""
    objection: Objection = act.subject
    objection.answer, objection.answered_at, objection.answered_by = act.data["answer"], act.now, act.user
    getattr(objection, step)()
    objection.save(update_fields=["state", "answer", "answered_at", "answered_by"])
    act.close_process()


@action(
    "receive",
    on=KIND,
    label=gettext_lazy("Objection received"),
    who=lambda objection, user: False,
    system=True,
    offered=False,
    audience="bureau",
)
def record_receipt(act: Act) -> None:
    act.effect("objection_received", key=f"objection:{act.subject.ref}", objection=act.subject.pk)


@effect("objection_received")
def tell_handlers(waiting: Effect) -> None:
    """Tell the handling office, without a word on who objects."""
    objection = Objection.objects.select_related("item__process", "item__notice__city").get(
        pk=waiting.arguments["objection"]
    )
    handlers = [
        user
        for user in users_with("handle_objections", objection.item.notice.city)
        if not has_interest(objection.item.process, user)
    ]
    notify(
        handlers,
        gettext_noop("An objection was received against “%(name)s” (%(receipt)s). It must be triaged."),
        {"name": objection.item.name, "receipt": objection.receipt},
        reverse("notices:objection", args=[objection.ref]),
        event=waiting.event,
    )


def _in_state(state: str) -> Any:
    def check(act: Act) -> None:
        _expect(act, state)

    return check


@action(
    "triage_accept",
    on=KIND,
    label=gettext_lazy("Accept for examination"),
    who=may_handle,
    form=NoteForm,
    conditions=(_in_state("received"),),
    locks=(_item_row,),
    audience="bureau",
    tone="primary",
    office="bureau",
    help=gettext_lazy("It gives a real name, a way of contact, and facts. The item waits until it is closed."),
)
def triage_accept(act: Act) -> None:
    act.transition("accept")
    if act.data.get("note"):
        act.note(note=act.data["note"])


@action(
    "triage_refuse",
    on=KIND,
    label=gettext_lazy("Do not accept"),
    who=may_handle,
    form=AnswerForm,
    conditions=(_in_state("received"),),
    locks=(_item_row,),
    audience="bureau",
    tone="secondary",
    office="bureau",
    help=gettext_lazy("Anonymous, without facts, or not about this list. The reason is told to whoever objected."),
)
def triage_refuse(act: Act) -> None:
    _answer(act, "refuse")


@action(
    "dismiss",
    on=KIND,
    label=gettext_lazy("Dismiss the objection"),
    who=may_handle,
    form=AnswerForm,
    conditions=(_in_state("accepted"),),
    locks=(_item_row,),
    audience="bureau",
    tone="secondary",
    office="bureau",
    help=gettext_lazy("The facts were examined and do not bear it out. The item may go on."),
)
def dismiss(act: Act) -> None:
    _answer(act, "dismiss")


@action(
    "uphold",
    on=KIND,
    label=gettext_lazy("Uphold the objection"),
    who=may_handle,
    form=AnswerForm,
    conditions=(_in_state("accepted"),),
    locks=(_item_row,),
    processes=_item_process,
    audience="bureau",
    tone="danger",
    office="bureau",
    help=gettext_lazy("The item is taken off the list, and its procedure continues without it."),
)
def uphold(act: Act) -> None:
    objection: Objection = act.subject
    item = objection.item
    if item.state == ItemState.ON_NOTICE:
        take_off(item, ItemState.REFUSED, "经核查，异议成立，该项不再列入名单。", act.now)
        owner_of(item.process).on_upheld(item, objection, act)
    _answer(act, "uphold")
