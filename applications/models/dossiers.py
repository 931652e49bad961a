"""The dossier, which moves, and who stays out of it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin, transition

import rules
from workflow.models import Process, door_trigger

from ..queries import DossierQuerySet, typed_names
from ..states import LIVE, DossierState, Waits
from .calls import Call

DIRECT = "直接申报"
"""In the place of a department, where a dossier goes to the bureau without one."""


class Dossier(FSMModelMixin, models.Model):
    """An application for recognition as a technology innovation centre, from blank form to decision."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    process = models.OneToOneField(Process, on_delete=models.PROTECT, related_name="+")
    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="dossiers")
    city = models.ForeignKey("cities.City", on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey("accounts.Institution", on_delete=models.PROTECT, related_name="dossiers")
    division = models.ForeignKey("cities.Division", on_delete=models.PROTECT, related_name="+")
    draft = models.OneToOneField("materials.Draft", on_delete=models.PROTECT, related_name="+")
    route = models.CharField(max_length=40, blank=True)
    """The way it takes, a key of its edition's routes; decided when it is handed in."""
    number = models.CharField(max_length=40, blank=True)
    short_name = models.CharField(max_length=60, blank=True)
    full_name = models.CharField(max_length=120, blank=True)
    english_name = models.CharField(max_length=200, blank=True)
    """Where the text gives a formula for it."""
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
        # Lists come in the order of an index, and a word is looked for in the index of an office, not in the table.
        indexes = [
            models.Index(fields=["-touched_at", "-id"], name="dossier_list"),
            models.Index(fields=["institution", "-touched_at", "-id"], name="dossier_list_of_institution"),
            models.Index(
                fields=["division", "-touched_at", "-id"],
                name="dossier_list_of_division",
                condition=Q(submitted_at__isnull=False),
                include=["number", "full_name", "institution"],
            ),
            models.Index(
                fields=["city", "-touched_at", "-id"],
                name="dossier_list_of_city",
                condition=Q(submitted_at__isnull=False),
                include=["number", "full_name", "institution"],
            ),
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
    def goes_directly(self) -> bool:
        """Whether its route leaves out the department that would recommend it."""
        return bool(self.route) and any(
            self.route in stage.skipped_on
            for stage in self.edition.procedure
            if stage.kind is rules.StageKind.RECOMMENDATION
        )

    @property
    def recommender(self) -> str:
        """Who puts it before the bureau, as lists, notices and papers name it."""
        return DIRECT if self.goes_directly else self.division.name

    @cached_property
    def typed_name(self) -> str:
        """What a draft calls the centre so far; lists bring it with them."""
        return typed_names().filter(draft=self.draft_id).first() or ""

    @property
    def title(self) -> str:
        if self.full_name:
            return self.full_name
        return self.edition.naming.full_name(self.typed_name[:60]) if self.typed_name else str(_("Untitled dossier"))

    @cached_property
    def with_agency(self) -> bool:
        """Whether an agency has the current stage in hand and owes its opinion; lists bring it with them."""
        from .entrusting import Entrustment

        return Entrustment.objects.running().unanswered().filter(dossier=self).exists()

    @property
    def awaited(self) -> str:
        """Who must act next, in words."""
        if self.waits_for == Waits.CHECK and self.with_agency:
            return str(_("Review agency"))
        return str(self.get_waits_for_display())

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
