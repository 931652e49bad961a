"""Institutions and what is known about them, over time and with evidence."""

import uuid
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin, transition
from guardian.models import GroupObjectPermissionBase

from accounts.queries import AttributeQuerySet, InstitutionQuerySet
from cities.models import City, Division
from files.models import StoredFile
from workflow.models import Process, door_trigger
from workflow.reading import asked_once


class InstitutionState(models.TextChoices):
    LISTED = "listed", _("Known by name only")
    PENDING = "pending", _("Waiting for confirmation")
    RETURNED = "returned", _("Returned")
    CONFIRMED = "confirmed", _("Confirmed")
    REFUSED = "refused", _("Refused")


class InstitutionKind(models.TextChoices):
    ENTERPRISE = "enterprise", _("Enterprise")
    UNIVERSITY = "university", _("University or college")
    RESEARCH_INSTITUTE = "research_institute", _("Research institute")
    NEW_RESEARCH_ORGANISATION = "new_research_organisation", _("New-type research organisation")
    TECHNICAL_INSTITUTION = "technical_institution", _("Technical institution")
    PUBLIC_INSTITUTION = "public_institution", _("Other public institution")
    SOCIAL_SERVICE = "social_service", _("Social service organisation")
    OTHER = "other", _("Other")


class Affiliation(models.TextChoices):
    """To whom an institution belongs, where a regulation lets some of them apply to the bureau directly."""

    RESIDENT_UNIVERSITY = "resident_university", _("University resident in the city")
    CITY_UNIT = "city_unit", _("Unit directly under the city")
    LOCAL = "local", _("Of a county or zone, or an enterprise")


class Institution(FSMModelMixin, models.Model):
    """A unit that applies, or a partner known by its name and credit code alone."""

    State = InstitutionState
    Kind = InstitutionKind

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("Name of the institution"), max_length=120)
    uscc = models.CharField(_("Unified social credit code"), max_length=18, unique=True)
    kind = models.CharField(_("Kind of institution"), max_length=40, choices=InstitutionKind, blank=True)
    city = models.ForeignKey(
        City, null=True, blank=True, on_delete=models.PROTECT, related_name="institutions", verbose_name=_("City")
    )
    division = models.ForeignKey(
        Division,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="institutions",
        verbose_name=_("Competent department"),
    )
    address = models.CharField(_("Registered address"), max_length=200, blank=True)
    registered_on = models.DateField(_("Date of registration"), null=True, blank=True)
    legal_representative = models.CharField(_("Legal representative"), max_length=60, blank=True)
    contact_name = models.CharField(_("Contact person"), max_length=60, blank=True)
    contact_phone = models.CharField(_("Telephone"), max_length=30, blank=True)
    signs_in = models.BooleanField(default=False)
    introduced_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="introduced"
    )
    process = models.OneToOneField(Process, null=True, blank=True, on_delete=models.PROTECT, related_name="institution")
    state = FSMField(_("State"), default=InstitutionState.LISTED, choices=InstitutionState.choices, protected=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = InstitutionQuerySet.as_manager()

    class Meta:
        verbose_name = _("institution")
        verbose_name_plural = _("institutions")
        ordering = ["name", "pk"]
        default_permissions = ()
        permissions = [
            ("view_dossiers", "View the dossiers of the institution"),
            ("edit_dossiers", "Edit drafts"),
            ("submit_dossiers", "Submit dossiers"),
            ("manage_members", "Manage members"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=InstitutionState.LISTED)
                | Q(signs_in=True, process__isnull=False, city__isnull=False, division__isnull=False),
                name="institution_registered_is_whole",
            ),
            models.CheckConstraint(condition=~Q(uscc="") & ~Q(name=""), name="institution_has_name_and_code"),
        ]
        indexes = [models.Index(fields=["division", "state"])]
        triggers = [door_trigger()]

    def __str__(self) -> str:
        return self.name

    @transition(
        field=state, source=[InstitutionState.LISTED, InstitutionState.RETURNED], target=InstitutionState.PENDING
    )
    def register(self) -> None:
        """The institution says who it is."""

    @transition(field=state, source=InstitutionState.PENDING, target=InstitutionState.CONFIRMED)
    def confirm(self) -> None:
        """The competent department found the entries right."""

    @transition(field=state, source=InstitutionState.PENDING, target=InstitutionState.RETURNED)
    def give_back(self) -> None:
        """Something has to be corrected first."""

    @transition(field=state, source=InstitutionState.PENDING, target=InstitutionState.REFUSED)
    def refuse(self) -> None:
        """Not an institution that may apply here."""

    def may_submit(self) -> tuple[bool, str]:
        """Members may fill in drafts from the first day; handing in waits for the confirmation."""
        if self.state == InstitutionState.CONFIRMED:
            return True, ""
        if self.state == InstitutionState.REFUSED:
            return False, str(_("The registration of your institution was refused."))
        return False, str(_("Your institution has not been confirmed by its competent department yet."))

    def attributes(self, on: date | None = None) -> dict[str, "InstitutionAttribute"]:
        """Everything known on a day, by key: one query."""
        day = on or timezone.localdate()
        rows = self.dated_attributes.valid_on(day).select_related("evidence", "verified_by")
        return asked_once(self, ("attributes", day), lambda: {row.key: row for row in rows})

    def attribute(self, key: str, on: date | None = None) -> Any:
        """One value on a day; None where nothing is known."""
        day = on or timezone.localdate()
        return self.dated_attributes.valid_on(day).filter(key=key).values_list("value", flat=True).first()


class InstitutionAttribute(models.Model):
    """What an institution says of itself from a day on; *verified* once its department has compared it."""

    class Key(models.TextChoices):
        NAME = "name", _("Name")
        KIND = "kind", _("Kind of institution")
        LEGAL_PERSON = "legal_person", _("Independent legal person")
        REGISTERED_CITY = "registered_city", _("City of registration")
        ADDRESS = "address", _("Registered address")
        REGISTERED_ON = "registered_on", _("Date of registration")
        LEGAL_REPRESENTATIVE = "legal_representative", _("Legal representative")
        ABOVE_SCALE = "above_scale", _("Enterprise above the designated size")
        HIGH_TECH = "high_tech", _("High-tech enterprise")
        AFFILIATION = "affiliation", _("Affiliation")

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="dated_attributes")
    key = models.CharField(_("Item"), max_length=40, choices=Key)
    value = models.JSONField(_("Value"))
    valid_from = models.DateField(_("Valid from"))
    valid_to = models.DateField(_("Valid to"), null=True, blank=True)
    evidence = models.ForeignKey(
        StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("Evidence")
    )
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    claimed_at = models.DateTimeField(auto_now_add=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    verified_at = models.DateTimeField(null=True, blank=True)

    objects = AttributeQuerySet.as_manager()

    class Meta:
        ordering = ["institution", "key", "-valid_from"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "key"], condition=Q(valid_to__isnull=True), name="attribute_one_open_per_key"
            ),
            models.UniqueConstraint(fields=["institution", "key", "valid_from"], name="attribute_one_per_day"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=models.F("valid_from")),
                name="attribute_dates_in_order",
            ),
            models.CheckConstraint(
                condition=Q(verified_by__isnull=True, verified_at__isnull=True)
                | Q(verified_by__isnull=False, verified_at__isnull=False),
                name="attribute_verified_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} of {self.institution_id}"

    @property
    def verified(self) -> bool:
        return self.verified_at is not None


class InstitutionGroupPermission(GroupObjectPermissionBase):
    """A permission on an institution, held by a role's group; derived from role assignments."""

    content_object = models.ForeignKey(Institution, on_delete=models.CASCADE)

    class Meta(GroupObjectPermissionBase.Meta):
        default_permissions = ()
