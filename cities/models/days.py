"""The working-day calendar."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class CalendarYear(models.Model):
    """One year of the working-day calendar. Until confirmed, its days are a guess and count as not loaded."""

    year = models.PositiveSmallIntegerField(_("Year"), unique=True)
    document_number = models.CharField(_("Number of the State Council's notice"), max_length=60, blank=True)
    confirmed = models.BooleanField(_("Confirmed"), default=False)
    loaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT)
    loaded_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("calendar year")
        ordering = ["year"]
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.year)


class CalendarDay(models.Model):
    """One day: worked or not, and why it differs from its weekday."""

    year = models.ForeignKey(CalendarYear, on_delete=models.CASCADE, related_name="days")
    date = models.DateField(unique=True)
    is_working = models.BooleanField(_("Working day"))
    note = models.CharField(_("Remark"), max_length=60, blank=True)

    class Meta:
        ordering = ["date"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.date.isoformat()
