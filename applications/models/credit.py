"""What an office found when it looked up the credit of a party."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..states import CreditResult
from .records import StageRecord, append_only


class CreditCheck(StageRecord):
    """One look at one party. A later look supersedes it."""

    submission = models.ForeignKey("materials.Submission", on_delete=models.PROTECT, related_name="+")
    kind = models.SlugField(max_length=40)
    """Of the parties that the edition names."""
    name = models.CharField(max_length=200)
    code = models.CharField(max_length=200, blank=True)
    """What tells two of one name apart."""
    result = models.CharField(_("result"), max_length=10, choices=CreditResult.choices)
    source = models.CharField(_("source"), max_length=200)
    queried_on = models.DateField(_("date of the query"))
    remark = models.TextField(_("remark"), blank=True)
    evidence = models.ForeignKey("files.StoredFile", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    supersedes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="superseded_by"
    )

    class Meta(StageRecord.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(result=CreditResult.NONE) | ~Q(remark=""), name="credit_record_has_remark"
            ),
            models.UniqueConstraint(
                fields=["dossier", "kind", "name", "code"],
                condition=Q(supersedes=None),
                name="one_first_credit_check_per_party",
            ),
        ]
        triggers = [append_only]

    def __str__(self) -> str:
        return f"{self.name}: {self.result}"
