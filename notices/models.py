"""What the public sees: notices with their items, and the objections against an item.

An item points to a process; what that process is about is its owner's business (see ``notices.owners``).
"""

import uuid
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_fsm import FSMField, FSMModelMixin, transition

from documents.models import grouped, new_code
from notices.queries import NoticeItemQuerySet, NoticeQuerySet, ObjectionQuerySet
from workflow.models import door_trigger

LOCAL = ZoneInfo(settings.TIME_ZONE)


class NoticeKind(models.TextChoices):
    PUBLICITY = "publicity", _("Publicity")
    RESULT = "result", _("Result")
    CALL = "call", pgettext_lazy("kind of notice", "Call")
    ANNOUNCEMENT = "announcement", _("Announcement")


class NoticeState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    POSTED = "posted", pgettext_lazy("notice", "Posted")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class PeriodUnit(models.TextChoices):
    WORKING_DAYS = "working_days", _("working days")
    DAYS = "days", _("days")


class Notice(FSMModelMixin, models.Model):
    """One notice. With a period it is a publicity (公示); without, an announcement."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    process = models.OneToOneField("workflow.Process", on_delete=models.PROTECT, related_name="notice")
    city = models.ForeignKey("cities.City", on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(_("Kind"), max_length=16, choices=NoticeKind)
    title = models.CharField(_("Title"), max_length=200)
    number = models.CharField(_("Document number"), max_length=80, blank=True)
    body = models.TextField(_("Text"), blank=True)
    closing = models.TextField(_("How to object"), blank=True)
    edition = models.CharField(max_length=60, blank=True)
    clause = models.CharField(max_length=80, blank=True)
    state = FSMField(default=NoticeState.DRAFT, choices=NoticeState.choices, protected=True)
    length = models.PositiveSmallIntegerField(null=True, blank=True)
    unit = models.CharField(max_length=16, choices=PeriodUnit, blank=True)
    posted_at = models.DateTimeField(null=True, blank=True)
    posted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    provisional = models.BooleanField(default=False)
    other_reading = models.DateField(null=True, blank=True)
    office = models.CharField(_("Handling office"), max_length=120, blank=True)
    address = models.CharField(_("Address"), max_length=200, blank=True)
    phone = models.CharField(_("Telephone"), max_length=40, blank=True)
    email = models.EmailField(_("E-mail"), blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawal_reason = models.TextField(blank=True)
    composed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    composed_at = models.DateTimeField(auto_now_add=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-posted_at", "-pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["city", "state", "-posted_at"])]
        constraints = [
            models.CheckConstraint(
                condition=(Q(length__isnull=True, unit="") | (Q(length__gte=1) & ~Q(unit=""))),
                name="notice_period_is_whole",
            ),
            # On notice ⇔ start and end.
            models.CheckConstraint(
                condition=(
                    Q(state=NoticeState.DRAFT, posted_at__isnull=True, starts_on__isnull=True, ends_on__isnull=True)
                    | (
                        ~Q(state=NoticeState.DRAFT)
                        & Q(posted_at__isnull=False)
                        & (
                            Q(length__isnull=True, starts_on__isnull=True, ends_on__isnull=True)
                            | Q(length__isnull=False, starts_on__isnull=False, ends_on__isnull=False)
                        )
                    )
                ),
                name="notice_posted_has_start_and_end",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="notice_ends_after_start"
            ),
            models.CheckConstraint(
                condition=(Q(state=NoticeState.WITHDRAWN, withdrawn_at__isnull=False) & ~Q(withdrawal_reason=""))
                | (~Q(state=NoticeState.WITHDRAWN) & Q(withdrawn_at__isnull=True)),
                name="notice_withdrawn_has_reason",
            ),
        ]
        triggers = [door_trigger()]

    def __str__(self) -> str:
        return self.title

    @property
    def has_period(self) -> bool:
        return self.length is not None

    @property
    def end(self) -> datetime | None:
        """The moment at which the period is over: 24:00 of the last day where the city is."""
        if self.ends_on is None:
            return None
        return datetime.combine(self.ends_on + timedelta(days=1), time.min, LOCAL)

    def is_running(self, now: datetime) -> bool:
        """Whether objections are taken. An end that is only a guess does not cut anybody off."""
        if self.state != NoticeState.POSTED or self.end is None:
            return False
        return self.provisional or now < self.end

    def days_left(self, now: datetime) -> int:
        """Calendar days until the last one; 0 on the last day itself."""
        return max(0, (self.ends_on - now.astimezone(LOCAL).date()).days) if self.ends_on else 0

    @transition(field=state, source=NoticeState.DRAFT, target=NoticeState.POSTED)
    def post(self) -> None:
        """Before the public from now on."""

    @transition(field=state, source=NoticeState.POSTED, target=NoticeState.WITHDRAWN)
    def withdraw(self) -> None:
        """Stays readable, and says that it no longer stands."""


class ItemState(models.TextChoices):
    ON_NOTICE = "on_notice", _("On the list")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    REFUSED = "refused", _("Taken off after an objection")


class NoticeItem(models.Model):
    """One line of the list: only what the public needs to know."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="items")
    process = models.ForeignKey("workflow.Process", on_delete=models.PROTECT, related_name="notice_items")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    lead = models.CharField(max_length=200)
    partners = models.TextField(blank=True)
    recommender = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=12, choices=ItemState, default=ItemState.ON_NOTICE)
    reason = models.TextField(blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeItemQuerySet.as_manager()

    class Meta:
        ordering = ["notice", "position"]
        default_permissions = ()
        indexes = [models.Index(fields=["process", "state"])]
        constraints = [
            models.UniqueConstraint(fields=["notice", "position"], name="notice_item_position_once"),
            models.UniqueConstraint(fields=["notice", "process"], name="notice_item_process_once"),
            models.CheckConstraint(
                condition=Q(state=ItemState.ON_NOTICE, changed_at__isnull=True)
                | (~Q(state=ItemState.ON_NOTICE) & Q(changed_at__isnull=False) & ~Q(reason="")),
                name="notice_item_taken_off_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ObjectionState(models.TextChoices):
    RECEIVED = "received", _("Received")
    ACCEPTED = "accepted", _("Being looked into")
    NOT_ACCEPTED = "not_accepted", _("Not accepted")
    UPHELD = "upheld", _("Upheld")
    DISMISSED = "dismissed", _("Dismissed")


OPEN_OBJECTION = (ObjectionState.RECEIVED, ObjectionState.ACCEPTED)


class Objection(FSMModelMixin, models.Model):
    """An objection against one item. Who objects stands in :class:`ObjectorIdentity`, apart."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    process = models.OneToOneField("workflow.Process", on_delete=models.PROTECT, related_name="objection")
    item = models.ForeignKey(NoticeItem, on_delete=models.PROTECT, related_name="objections")
    receipt = models.CharField(max_length=40, unique=True)
    query_code = models.CharField(max_length=16, default=new_code, editable=False)
    text = models.TextField(_("Facts and reasons"))
    received_at = models.DateTimeField()
    state = FSMField(default=ObjectionState.RECEIVED, choices=ObjectionState.choices, protected=True)
    answer = models.TextField(_("Answer"), blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ObjectionQuerySet.as_manager()

    class Meta:
        ordering = ["-received_at", "-pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["item", "state"])]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(state__in=OPEN_OBJECTION, answered_at__isnull=True, answer="")
                    | (~Q(state__in=OPEN_OBJECTION) & Q(answered_at__isnull=False) & ~Q(answer=""))
                ),
                name="objection_closed_has_answer",
            )
        ]
        triggers = [door_trigger()]

    def __str__(self) -> str:
        return self.receipt

    @property
    def code(self) -> str:
        """The query code as printed on the receipt."""
        return grouped(self.query_code)

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_OBJECTION

    @transition(field=state, source=ObjectionState.RECEIVED, target=ObjectionState.ACCEPTED)
    def accept(self) -> None:
        """It meets the form; its facts are looked into."""

    @transition(field=state, source=ObjectionState.RECEIVED, target=ObjectionState.NOT_ACCEPTED)
    def refuse(self) -> None:
        """It does not meet the form."""

    @transition(field=state, source=ObjectionState.ACCEPTED, target=ObjectionState.UPHELD)
    def uphold(self) -> None:
        """The facts are as it says."""

    @transition(field=state, source=ObjectionState.ACCEPTED, target=ObjectionState.DISMISSED)
    def dismiss(self) -> None:
        """The facts are not as it says, or do not matter."""


class ObjectorKind(models.TextChoices):
    PERSON = "person", pgettext_lazy("objector", "Person")
    ORGANISATION = "organisation", pgettext_lazy("objector", "Organisation")


class ObjectorIdentity(models.Model):
    """Who objects: kept apart, shown to the handling office only."""

    objection = models.OneToOneField(Objection, on_delete=models.PROTECT, related_name="identity", primary_key=True)
    kind = models.CharField(_("You object as"), max_length=16, choices=ObjectorKind)
    name = models.CharField(_("Real name"), max_length=60)
    unit = models.CharField(_("Employer or organisation"), max_length=120, blank=True)
    phone = models.CharField(_("Telephone"), max_length=30, blank=True)
    email = models.EmailField(_("E-mail"), blank=True)
    address = models.CharField(_("Postal address"), max_length=200, blank=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=~Q(name="") & (~Q(phone="") | ~Q(email="")), name="objector_has_name_and_contact"
            ),
            models.CheckConstraint(
                condition=Q(kind=ObjectorKind.PERSON) | ~Q(unit=""), name="objecting_organisation_is_named"
            ),
        ]

    def __str__(self) -> str:
        return f"objector of {self.objection_id}"
