"""Calls, dossiers, and the records of each stage."""

from __future__ import annotations

import uuid

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin, transition

import rules
from workflow.models import Process, door_trigger

from .queries import CallQuerySet, DossierQuerySet
from .states import LIVE, CallState, DecisionKind, DossierState, MeetingResult, ServiceWay, Waits


class Call(models.Model):
    """A call for applications: it fixes the edition, the window, the key fields and the parameters of its dossiers."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    city = models.ForeignKey("cities.City", on_delete=models.PROTECT, related_name="calls")
    title = models.CharField(_("title"), max_length=120)
    text = models.TextField(_("text of the call"), blank=True)
    edition = models.CharField(_("edition of the regulation"), max_length=60)
    opens_at = models.DateTimeField(_("opens"))
    closes_at = models.DateTimeField(
        _("closes"), null=True, blank=True, help_text=_("Leave empty if applications are accepted all year.")
    )
    fields = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    parameters = models.JSONField(default=dict, blank=True)
    basis = models.TextField(
        _("basis"),
        blank=True,
        help_text=_("Why this edition is applied although it is a draft or has expired."),
    )
    state = models.CharField(max_length=10, choices=CallState.choices, default=CallState.DRAFT)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = CallQuerySet.as_manager()

    class Meta:
        ordering = ["-opens_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at=None) | Q(closes_at__gt=F("opens_at")), name="call_closes_after_opening"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("applications:call", args=[self.ref])

    @property
    def rules(self) -> rules.Edition:
        return rules.edition(self.edition)

    @property
    def running(self) -> bool:
        """Whether dossiers may be handed in now."""
        now = timezone.now()
        return (
            self.state == CallState.OPEN and self.opens_at <= now and (self.closes_at is None or now <= self.closes_at)
        )


class Dossier(FSMModelMixin, models.Model):
    """An application for recognition as a technology innovation centre, from blank form to decision."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    process = models.OneToOneField(Process, on_delete=models.PROTECT, related_name="+")
    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="dossiers")
    city = models.ForeignKey("cities.City", on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey("accounts.Institution", on_delete=models.PROTECT, related_name="dossiers")
    division = models.ForeignKey("cities.Division", on_delete=models.PROTECT, related_name="+")
    draft = models.OneToOneField("materials.Draft", on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=40, blank=True)
    short_name = models.CharField(max_length=60, blank=True)
    full_name = models.CharField(max_length=120, blank=True)
    centre_type = models.CharField(max_length=40, blank=True)
    field = models.CharField(max_length=60, blank=True)
    direction = models.TextField(blank=True)
    state = FSMField(default=DossierState.DRAFT, choices=DossierState.choices, protected=True)
    waits_for = models.CharField(max_length=20, choices=Waits.choices, default=Waits.SUBMIT, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    touched_at = models.DateTimeField()

    objects = DossierQuerySet.as_manager()

    class Meta:
        ordering = ["-touched_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["number"], condition=~Q(number=""), name="dossier_number_once"),
            models.CheckConstraint(
                condition=Q(state__in=[DossierState.DRAFT, DossierState.WITHDRAWN])
                | (Q(submitted_at__isnull=False) & ~Q(number="")),
                name="dossier_handed_in_has_number",
            ),
        ]
        indexes = [
            models.Index(fields=["city", "state", "-touched_at"]),
            models.Index(fields=["division", "state", "-touched_at"]),
            models.Index(fields=["institution", "-touched_at"]),
            models.Index(fields=["waits_for", "city"]),
        ]
        triggers = [door_trigger()]

    def __str__(self) -> str:
        return self.full_name or self.number or str(self.ref)

    def get_absolute_url(self) -> str:
        return reverse("applications:dossier", args=[self.ref])

    @property
    def edition(self) -> rules.Edition:
        return rules.edition(self.process.edition)

    @property
    def title(self) -> str:
        return self.full_name or str(_("Untitled dossier"))

    @transition(field=state, source=DossierState.DRAFT, target=DossierState.UNDER_WAY)
    def submit(self) -> None:
        """Handed in for the first time."""

    @transition(field=state, source=DossierState.UNDER_WAY, target=DossierState.RETURNED)
    def send_back(self) -> None:
        """Returned to the applicant for correction."""

    @transition(field=state, source=DossierState.RETURNED, target=DossierState.UNDER_WAY)
    def resubmit(self) -> None:
        """Handed in again after a correction."""

    @transition(field=state, source=DossierState.UNDER_WAY, target=DossierState.APPROVED)
    def approve(self) -> None:
        """Decided: recognised."""

    @transition(field=state, source=LIVE, target=DossierState.REFUSED)
    def refuse(self) -> None:
        """Decided: not recognised."""

    @transition(field=state, source=[DossierState.DRAFT, *LIVE], target=DossierState.WITHDRAWN)
    def withdraw(self) -> None:
        """Taken back by the applicant."""


class StageRecord(models.Model):
    """What somebody put on record in a stage: kept for ever, superseded by a later row, never overwritten."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="%(class)ss")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        abstract = True
        ordering = ["at", "pk"]


class Recommendation(StageRecord):
    """The competent department's opinion."""

    submission = models.ForeignKey("materials.Submission", on_delete=models.PROTECT, related_name="+")
    recommended = models.BooleanField()
    opinion = models.TextField(_("opinion"))

    class Meta(StageRecord.Meta):
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"recommendation of {self.dossier_id}"


class FormalCheck(StageRecord):
    """The bureau's check of the papers (复核 / 形式审查)."""

    submission = models.ForeignKey("materials.Submission", on_delete=models.PROTECT, related_name="+")
    passed = models.BooleanField()
    note = models.TextField(_("note"), blank=True)

    class Meta(StageRecord.Meta):
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"formal check of {self.dossier_id}"


class PlanCheck(StageRecord):
    """The bureau's check of the improved plan against the experts' demands."""

    submission = models.ForeignKey("materials.Submission", on_delete=models.PROTECT, related_name="+")
    accepted = models.BooleanField()
    note = models.TextField(_("note"), blank=True)

    class Meta(StageRecord.Meta):
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"plan check of {self.dossier_id}"


class Deliberation(StageRecord):
    """A meeting of the bureau and what it resolved."""

    held_on = models.DateField(_("date of the meeting"))
    minutes_number = models.CharField(_("number of the minutes"), max_length=60)
    result = models.CharField(_("result"), max_length=12, choices=MeetingResult.choices)
    opinion = models.TextField(_("resolution"))

    class Meta(StageRecord.Meta):
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"meeting on {self.dossier_id}"


class Decision(StageRecord):
    """The end of a dossier: who signed what, when, on which ground, and how the applicant was told."""

    kind = models.CharField(max_length=10, choices=DecisionKind.choices)
    decided_on = models.DateField()
    opinion = models.TextField()
    clause = models.CharField(max_length=200, blank=True)
    remedy = models.TextField(blank=True)
    basis = models.TextField(blank=True)
    document = models.ForeignKey(
        "documents.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    announced_at = models.DateTimeField(null=True, blank=True)
    served_on = models.DateField(null=True, blank=True)
    served_how = models.CharField(max_length=10, choices=ServiceWay.choices, blank=True)
    served_note = models.CharField(max_length=200, blank=True)

    class Meta(StageRecord.Meta):
        constraints = [
            models.UniqueConstraint(fields=["dossier"], name="one_decision_per_dossier"),
            models.CheckConstraint(
                condition=~Q(kind=DecisionKind.REFUSAL) | (~Q(opinion="") & ~Q(remedy="") & ~Q(clause="")),
                name="refusal_has_reasons_clause_remedy",
            ),
            models.CheckConstraint(
                condition=Q(served_on__isnull=True, served_how="") | (Q(served_on__isnull=False) & ~Q(served_how="")),
                name="service_has_date_and_way",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="keep", operation=pgtrigger.Delete),
            pgtrigger.Trigger(
                name="decision_stands",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                condition=pgtrigger.AnyChange("kind", "decided_on", "opinion", "clause", "remedy", "by", "at"),
                func="RAISE EXCEPTION 'a recorded decision may not be changed';",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.dossier_id}"


class Handover(models.Model):
    """An official with an interest in a dossier hands it to a deputy and loses it everywhere."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="handovers")
    official = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.TextField(_("nature of the interest"))
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "official"], name="one_handover_per_official")]

    def __str__(self) -> str:
        return f"{self.official_id} stays out of {self.dossier_id}"
