"""Forms of the calendar pages."""

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from cities.fields import DayField


class YearForm(forms.Form):
    year = forms.IntegerField(
        label=_("Year"),
        validators=[MinValueValidator(2020), MaxValueValidator(2100)],
        help_text=_("The year is laid out from its weekdays and counts as not loaded until you confirm it."),
    )


class DayForm(forms.Form):
    day = DayField(label=_("Day"))
    note = forms.CharField(label=_("Remark"), max_length=60, required=False)


class ConfirmYearForm(forms.Form):
    document_number = forms.CharField(
        label=_("Number of the State Council's notice"),
        max_length=60,
        help_text=_("As printed on the notice, for example 国办发明电〔2024〕12号."),
    )
