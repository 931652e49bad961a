"""The cities and their divisions."""

import uuid

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from guardian.models import GroupObjectPermissionBase

from cities.queries import CityQuerySet, DivisionQuerySet


class City(models.Model):
    """A city that runs the portal: its bureau, its regulation, its handling office."""

    slug = models.SlugField(unique=True)
    name = models.CharField(_("Name"), max_length=30)
    name_en = models.CharField(_("Name in English"), max_length=60)
    code = models.CharField(_("Division code"), max_length=6, unique=True)
    bureau_name = models.CharField(_("Bureau"), max_length=60)
    bureau_name_en = models.CharField(_("Bureau in English"), max_length=120)
    bureau_website = models.URLField(_("Website of the bureau"), blank=True)
    office_name = models.CharField(_("Handling office"), max_length=60, blank=True)
    office_name_en = models.CharField(_("Handling office in English"), max_length=120, blank=True)
    office_address = models.CharField(_("Address of the handling office"), max_length=200, blank=True)
    office_phone = models.CharField(_("Telephone of the handling office"), max_length=40, blank=True)
    office_email = models.EmailField(_("E-mail of the handling office"), blank=True)
    reconsideration_body = models.CharField(_("Body for administrative reconsideration"), max_length=60, blank=True)
    court = models.CharField(_("Court for administrative suits"), max_length=60, blank=True)
    opened = models.BooleanField(_("Opened on this portal"), default=False)
    current_edition = models.CharField(_("Edition in use"), max_length=60, blank=True)
    count_posting_day = models.BooleanField(_("Count the posting day"), default=False)
    position = models.PositiveSmallIntegerField(default=0)

    objects = CityQuerySet.as_manager()

    class Meta:
        verbose_name = _("city")
        verbose_name_plural = _("cities")
        ordering = ["position", "pk"]
        default_permissions = ()
        permissions = [
            ("view_dossiers", "View the dossiers of the city"),
            ("check_dossiers", "Check dossiers"),
            ("deliberate", "Record deliberations"),
            ("publish", "Publish notices"),
            ("decide", "Decide"),
            ("issue_documents", "Issue documents"),
            ("handle_objections", "Handle objections"),
            ("manage_calls", "Manage calls"),
            ("manage_people", "Manage people"),
            ("manage_experts", "Manage experts"),
            ("manage_calendar", "Manage the calendar"),
            ("audit", "Audit"),
            ("work_entrusted", "Work on what is entrusted to an agency"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(opened=False) | ~models.Q(current_edition=""), name="city_opened_has_edition"
            ),
        ]

    def __str__(self) -> str:
        return self.name if _in_chinese() else self.name_en

    @property
    def bureau(self) -> str:
        return self.bureau_name if _in_chinese() else self.bureau_name_en

    @property
    def office(self) -> str:
        return self.office_name if _in_chinese() else (self.office_name_en or self.office_name)


class Division(models.Model):
    """A county, a zone, or a department of the city: what the regulations call the competent department.

    Or the bureau itself, for institutions that some regulations let apply to it directly.
    """

    class Kind(models.TextChoices):
        COUNTY = "county", _("County or district")
        ZONE = "zone", _("Development zone")
        CITY_DEPARTMENT = "city_department", _("Department of the city")
        BUREAU = "bureau", _("The bureau itself")

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="divisions")
    name = models.CharField(_("Name"), max_length=60)
    name_en = models.CharField(_("Name in English"), max_length=120)
    office_name = models.CharField(_("Competent department"), max_length=60, blank=True)
    office_name_en = models.CharField(_("Competent department in English"), max_length=120, blank=True)
    code = models.CharField(_("Division code"), max_length=6, null=True, blank=True)
    kind = models.CharField(_("Kind"), max_length=20, choices=Kind)
    valid_from = models.DateField(_("Valid from"), null=True, blank=True)
    valid_to = models.DateField(_("Valid to"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    objects = DivisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("division")
        verbose_name_plural = _("divisions")
        ordering = ["city", "position", "pk"]
        default_permissions = ()
        permissions = [
            ("view_dossiers", "View the dossiers of the division"),
            ("recommend_dossiers", "Recommend dossiers"),
            ("confirm_institutions", "Confirm institutions"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["city", "name"], name="division_name_once_per_city"),
            models.UniqueConstraint(fields=["code"], condition=models.Q(code__isnull=False), name="division_code_once"),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_from__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="division_dates_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.name if _in_chinese() else self.name_en

    @property
    def office(self) -> str:
        """The office that acts for the division, as a letter names it."""
        if _in_chinese():
            return self.office_name or self.name
        return self.office_name_en or self.name_en


class CityGroupPermission(GroupObjectPermissionBase):
    """A permission on a city, held by a role's group; derived from role assignments."""

    content_object = models.ForeignKey(City, on_delete=models.CASCADE)

    class Meta(GroupObjectPermissionBase.Meta):
        default_permissions = ()


class DivisionGroupPermission(GroupObjectPermissionBase):
    """A permission on a division, held by a role's group; derived from role assignments."""

    content_object = models.ForeignKey(Division, on_delete=models.CASCADE)

    class Meta(GroupObjectPermissionBase.Meta):
        default_permissions = ()


def _in_chinese() -> bool:
    return (get_language() or "zh").startswith("zh")
