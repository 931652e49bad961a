from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from centres.models import Centre, CentreState


class RegisterFilter(forms.Form):
    """What the public may ask of the register. Choices are what the register holds."""

    city = forms.SlugField(required=False, widget=forms.HiddenInput)
    q = forms.CharField(label=_("Name, number or institution"), required=False, max_length=80)
    field = forms.ChoiceField(label=_("Field"), required=False)
    year = forms.TypedChoiceField(label=_("Recognised in"), required=False, coerce=int, empty_value=None)
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("All")), *CentreState.choices])

    def __init__(self, *args: Any, city: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = Centre.objects.filter(city=city) if city else Centre.objects.all()
        fields = known.order_by("field").values_list("field", flat=True).distinct()
        years: list[date] = list(known.dates("recognised_on", "year", order="DESC"))
        self.fields["field"].choices = [("", _("All fields")), *((name, name) for name in fields)]  # type: ignore[attr-defined]
        self.fields["year"].choices = [("", _("All years")), *((day.year, str(day.year)) for day in years)]  # type: ignore[attr-defined]
