"""The signed task agreement on its way to the bureau's file."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .records import StageRecord, append_only


class AgreementCopy(StageRecord):
    """The task agreement, signed and scanned, as the lead handed it in."""

    signed_on = models.DateField(_("signed on"))
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, related_name="+")

    class Meta(StageRecord.Meta):
        triggers = [append_only]

    def __str__(self) -> str:
        return f"agreement of {self.dossier_id} signed on {self.signed_on}"


class AgreementReturn(StageRecord):
    """The bureau gave a copy back."""

    copy = models.OneToOneField(AgreementCopy, on_delete=models.PROTECT, related_name="returned")
    reason = models.TextField(_("reason"))

    class Meta(StageRecord.Meta):
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="agreement_return_has_reason")]
        triggers = [append_only]

    def __str__(self) -> str:
        return f"return of {self.copy_id}"
