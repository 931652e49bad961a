"""States of the rows that the workflow itself keeps."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class StageState(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    OPEN = "open", _("In progress")
    RETURNED = "returned", _("Returned")
    DONE = "done", _("Done")
    DECLINED = "declined", _("Declined")
    SKIPPED = "skipped", _("Not needed")


class EffectState(models.TextChoices):
    PENDING = "pending", _("Pending")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")


class Audience(models.TextChoices):
    """Who may read an event in a timeline."""

    APPLICANT = "applicant", _("Applicant")
    DEPARTMENT = "department", _("Competent department")
    BUREAU = "bureau", _("Bureau")
    PUBLIC = "public", _("Public")
