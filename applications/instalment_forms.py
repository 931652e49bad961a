"""Forms of the instalments of money."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from centres.models import Instalment
from cities.fields import AmountField, DayField

from .forms import ActForm


class InstalmentField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return str(
            _("No. %(sequence)d: %(amount)s, planned for %(day)s")
            % {"sequence": obj.sequence, "amount": obj.amount.normalize().__format__("f"), "day": obj.planned_on}
        )


class InstalmentForm(ActForm):
    amount = AmountField(label=_("Amount (10,000 yuan)"), min_value=Decimal("0.0001"), max_digits=12, decimal_places=4)
    planned_on = DayField(label=_("Planned for"))
    paid_on = DayField(
        label=_("Paid on"),
        required=False,
        help_text=_("Leave empty until it has been paid."),
    )
    document_number = forms.CharField(label=_("Document number"), max_length=60, required=False)
    remark = forms.CharField(label=_("Remark"), max_length=200, required=False)

    def clean_paid_on(self) -> Any:
        day = self.cleaned_data.get("paid_on")
        if day is not None and day > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."))
        return day


class AmendInstalmentForm(InstalmentForm):
    instalment = InstalmentField(label=_("Instalment"), queryset=Instalment.objects.none())
    cancelled = forms.BooleanField(label=_("Cancelled"), required=False)
    field_order = ("instalment", "amount", "planned_on", "paid_on", "document_number", "remark", "cancelled")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        standing = Instalment.objects.filter(centre__process=self.dossier.process_id).standing()
        field: Any = self.fields["instalment"]
        field.queryset = standing
        if standing.count() == 1 and (only := standing.first()) is not None:
            self.initial.update(
                instalment=only,
                amount=only.amount,
                planned_on=only.planned_on,
                paid_on=only.paid_on,
                document_number=only.document_number,
                remark=only.remark,
                cancelled=only.cancelled,
            )
