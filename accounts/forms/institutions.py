"""Forms of registering an institution and of what is known about it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.affiliation import applies_directly, bureau_itself, is_asked_by
from accounts.credit_code import clean_code
from accounts.models import Affiliation, Institution, InstitutionAttribute, InstitutionKind
from accounts.registration import FIELDS, already_registered
from accounts.roles import ROLES_ON, RoleKey
from cities.fields import DayField
from cities.models import City, Division
from files import check_upload

YES_NO = ((True, _("Yes")), (False, _("No")))
EVIDENCE_KINDS = ("pdf", "jpg", "png")
EVIDENCE_MB = 10


def yes_or_no(value: Any) -> bool:
    return str(value) == "True"


class EvidenceField(forms.FileField):
    """A scan, judged by what it is and not by what it is called."""

    widget = forms.ClearableFileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"})

    def clean(self, data: Any, initial: Any = None) -> Any:
        upload = super().clean(data, initial)
        if upload:
            check_upload(upload, EVIDENCE_KINDS, EVIDENCE_MB)
        return upload


class CityField(forms.ModelChoiceField):
    """All cities; one that has not opened is shown, and refused with the reason."""

    def label_from_instance(self, obj: City) -> str:
        return str(obj) if obj.opened else str(_("%(city)s (not opened yet)")) % {"city": obj}

    def clean(self, value: Any) -> City:
        city: City = super().clean(value)
        if not city.opened:
            raise ValidationError(
                _("%(city)s has not opened on this portal yet; its bureau takes applications on its own way."),
                code="not_opened",
                params={"city": city},
            )
        return city


def grouped(divisions: Iterable[Division]) -> list[tuple[str, Any]]:
    """Options in groups: counties, zones, departments of each city."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for division in divisions:
        group = f"{division.city} · {Division.Kind(division.kind).label}"
        groups.setdefault(group, []).append((str(division.ref), str(division)))
    return [("", _("Please choose")), *groups.items()]


class DivisionSelect(forms.Select):
    """Each option names its city, so that the page can leave out those of the others."""

    cities: dict[str, str] = {}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        if city := self.cities.get(str(value)):
            option["attrs"]["data-city"] = city
        return option


class RegistrationForm(forms.Form):
    name = forms.CharField(label=_("Name of the institution"), max_length=120, help_text=_("As on the licence."))
    uscc = forms.CharField(
        label=_("Unified social credit code"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocapitalize": "characters"}),
    )
    kind = forms.ChoiceField(
        label=_("Kind of institution"), choices=[("", _("Please choose")), *InstitutionKind.choices]
    )
    legal_person = forms.TypedChoiceField(
        label=_("Independent legal person"), choices=YES_NO, coerce=yes_or_no, widget=forms.RadioSelect
    )
    city = CityField(label=_("City"), queryset=City.objects.all(), to_field_name="slug", empty_label=_("Please choose"))
    division = forms.ModelChoiceField(
        label=_("Competent department"),
        queryset=Division.objects.none(),
        to_field_name="ref",
        widget=DivisionSelect,
        help_text=_("The county, zone or department that examines your applications and recommends them."),
    )
    affiliation = forms.ChoiceField(
        label=_("Affiliation"), required=False, choices=[("", _("Please choose")), *Affiliation.choices]
    )
    address = forms.CharField(label=_("Registered address"), max_length=200)
    registered_on = DayField(label=_("Date of registration"))
    legal_representative = forms.CharField(label=_("Legal representative"), max_length=60)
    contact_name = forms.CharField(label=_("Contact person"), max_length=60)
    contact_phone = forms.CharField(label=_("Telephone"), max_length=30, widget=forms.TextInput(attrs={"type": "tel"}))
    licence = EvidenceField(
        label=_("Licence or certificate of legal person"),
        help_text=_("A scan as PDF, JPG or PNG, at most 10 MB."),
    )

    def __init__(
        self, *args: Any, has_licence: bool = False, institution: Institution | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["licence"].required = not has_licence
        divisions = Division.objects.filter(city__opened=True).valid_on(timezone.localdate()).select_related("city")
        field = self.fields["division"]
        field.queryset = divisions  # type: ignore[attr-defined]
        field.widget.choices = grouped(divisions)
        field.widget.cities = {str(division.ref): division.city.slug for division in divisions}
        self._ask_affiliation([city for city in City.objects.opened() if is_asked_by(city)])
        if institution is not None:
            del self.fields["uscc"]

    def _ask_affiliation(self, asking: list[City]) -> None:
        """Where a city's regulation makes something of it; the page shows the field with such a city alone."""
        if not asking:
            del self.fields["affiliation"]
            return
        field = self.fields["affiliation"]
        field.help_text = _(
            "Asked in %(cities)s: there, by the regulation, some institutions apply to the bureau directly. "
            "It is verified with the licence; the way of your applications follows from it."
        ) % {"cities": "、".join(str(city) for city in asking)}
        slugs = [city.slug for city in asking]
        field.widget.attrs["data-cities"] = " ".join(slugs)
        field.required = not self.is_bound or self.data.get(self.add_prefix("city")) in slugs

    def clean_uscc(self) -> str:
        code = clean_code(self.cleaned_data["uscc"])
        if Institution.objects.filter(uscc=code, process__isnull=False).exists():
            raise ValidationError(already_registered(), code="twice")
        return code

    def clean_registered_on(self) -> date:
        day: date = self.cleaned_data["registered_on"]
        if day > timezone.localdate():
            raise ValidationError(_("This day has not come yet."), code="future")
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        city, division = data.get("city"), data.get("division")
        if city and division and division.city_id != city.pk:
            self.add_error("division", _("This department belongs to another city."))
        if city is None or not is_asked_by(city):
            data["affiliation"] = ""
        elif "affiliation" in data:
            self._check_affiliation(city, division, data["affiliation"])
        return data

    def _check_affiliation(self, city: City, division: Division | None, affiliation: str) -> None:
        """Whoever applies to the bureau directly registers with the bureau itself, and nobody else does."""
        if division is None or division.city_id != city.pk:
            return
        directly = applies_directly(city, affiliation)
        itself = bureau_itself(city)
        if directly and itself is not None and division != itself:
            self.add_error(
                "division",
                _("An institution of this affiliation applies to the bureau directly. Choose “%(office)s”.")
                % {"office": itself},
            )
        elif not directly and division == itself:
            self.add_error(
                "division",
                _("Only institutions that apply to the bureau directly register here. Choose your department."),
            )

    @property
    def entries(self) -> dict[str, Any]:
        return {field: self.cleaned_data[field] for field in FIELDS}


def entries_of(institution: Institution) -> dict[str, Any]:
    """What a returned registration's form starts with."""
    legal_person = institution.attribute("legal_person")
    return {
        **{field: getattr(institution, field) for field in FIELDS if field not in ("city", "division")},
        "city": institution.city.slug if institution.city else None,
        "division": institution.division.ref if institution.division else None,
        "legal_person": legal_person,
        "affiliation": institution.attribute("affiliation") or "",
    }


class MemberForm(forms.Form):
    name = forms.CharField(label=_("Full name"), max_length=60)
    email = forms.EmailField(label=_("E-mail"))
    role = forms.ChoiceField(
        label=_("Role"), choices=[(key, RoleKey(key).label) for key in ROLES_ON["institution"]], initial="editor"
    )


# What members may say of their institution from a day on, and how it is asked for.
CLAIMS: dict[str, forms.Field] = {
    "name": forms.CharField(max_length=120),
    "kind": forms.ChoiceField(choices=InstitutionKind.choices),
    "legal_person": forms.TypedChoiceField(choices=YES_NO, coerce=yes_or_no),
    "address": forms.CharField(max_length=200),
    "legal_representative": forms.CharField(max_length=60),
    "above_scale": forms.TypedChoiceField(choices=YES_NO, coerce=yes_or_no),
    "affiliation": forms.ChoiceField(choices=Affiliation.choices),
    "high_tech": forms.TypedChoiceField(choices=YES_NO, coerce=yes_or_no),
}


def claimable(institution: Institution) -> list[str]:
    """What the members may say anew: the affiliation only where the city makes something of it."""
    return [key for key in CLAIMS if key != "affiliation" or is_asked_by(institution.city)]


class ClaimForm(forms.Form):
    """One item, its value from a day on, and what proves it."""

    valid_from = DayField(label=_("Valid from"))
    evidence = EvidenceField(label=_("Evidence"), help_text=_("A scan as PDF, JPG or PNG, at most 10 MB."))
    field_order = ["value", "valid_from", "evidence"]

    def __init__(self, key: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = CLAIMS[key].__deepcopy__({})
        asked.label = InstitutionAttribute.Key(key).label
        self.fields["value"] = asked
        self.order_fields(self.field_order)
