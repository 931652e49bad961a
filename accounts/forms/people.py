"""Forms of people administration."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.forms.institutions import DateInput, grouped
from accounts.granting import IN_CARE_OF_EXPERTS, Scope
from accounts.models import User
from accounts.permissions import holds, scope_ids, scopes
from accounts.roles import ROLES, ROLES_ON, RoleKey
from cities.models import City, Division


def roles_to_give(user: Any) -> list[str]:
    """What this person may offer at all; on which city is judged with the scope."""
    if holds(user, "manage_people", City):
        return [*ROLES_ON["division"], *ROLES_ON["city"], *ROLES_ON[""]]
    return [role.value for role in IN_CARE_OF_EXPERTS] if holds(user, "manage_experts", City) else []


def cities_in_care(user: Any) -> QuerySet[City]:
    return scopes(user, "manage_people", City) | scopes(user, "manage_experts", City)


class PeriodForm(forms.Form):
    valid_from = forms.DateField(label=_("Valid from"), widget=DateInput(), initial=timezone.localdate)
    valid_to = forms.DateField(label=_("Valid to"), widget=DateInput(), required=False)
    reason = forms.CharField(label=_("Reason"), max_length=200)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last = data.get("valid_from"), data.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", _("The last day lies before the first."))
        if last and last < timezone.localdate():
            self.add_error("valid_to", _("This day is over already."))
        return data


class InviteForm(PeriodForm):
    name = forms.CharField(label=_("Full name"), max_length=60)
    email = forms.EmailField(label=_("E-mail"))
    role = forms.ChoiceField(label=_("Role"))
    city = forms.ModelChoiceField(label=_("City"), queryset=City.objects.none(), to_field_name="slug", required=False)
    division = forms.ModelChoiceField(
        label=_("Competent department"),
        queryset=Division.objects.none(),
        to_field_name="ref",
        required=False,
        help_text=_("Only for officers of a competent department."),
    )
    field_order = ["name", "email", "role", "city", "division", "valid_from", "valid_to", "reason"]

    def __init__(self, user: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [  # type: ignore[attr-defined]
            ("", _("Please choose")),
            # An agency's people are invited on the agency's own page: without an agency the role gives nothing.
            *((key, RoleKey(key).label) for key in roles_to_give(user) if key != RoleKey.AGENCY),
        ]
        self.fields["city"].queryset = cities_in_care(user)  # type: ignore[attr-defined]
        in_care = scope_ids(user, "manage_people", City)
        divisions = Division.objects.filter(city__in=in_care).valid_on(timezone.localdate())
        self.fields["division"].queryset = divisions  # type: ignore[attr-defined]
        by_city: dict[str, list[Division]] = {}
        for division in divisions.select_related("city"):
            by_city.setdefault(str(division.city), []).append(division)
        self.fields["division"].widget.choices = (
            grouped(next(iter(by_city.values())))
            if len(by_city) == 1
            else [
                ("", _("Please choose")),
                *((name, [(str(d.ref), str(d)) for d in rows]) for name, rows in by_city.items()),
            ]
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        role = data.get("role")
        wanted = ROLES[role].scope if role else ""
        if wanted and not data.get(wanted) and wanted not in self.errors:
            self.add_error(wanted, ValidationError(_("This role is held here: please choose."), code="required"))
        return data

    @property
    def scope(self) -> Scope:
        field = ROLES[self.cleaned_data["role"]].scope
        return self.cleaned_data[field] if field else None


class DeputyForm(PeriodForm):
    deputy = forms.ModelChoiceField(
        label=_("Deputy"),
        queryset=User.objects.none(),
        to_field_name="ref",
        help_text=_("Somebody who holds an office in the same city."),
    )
    field_order = ["deputy", "valid_from", "valid_to", "reason"]

    def __init__(self, people: QuerySet[User], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["deputy"].queryset = people  # type: ignore[attr-defined]
        self.fields["valid_to"].required = True


class PeopleFilter(forms.Form):
    q = forms.CharField(label=_("Name, user name or e-mail"), required=False)
    role = forms.ChoiceField(label=_("Role"), required=False)
    city = forms.ModelChoiceField(
        label=_("City"), queryset=City.objects.none(), to_field_name="slug", required=False, empty_label=_("All cities")
    )
    ended = forms.BooleanField(label=_("Show ended ones too"), required=False)

    def __init__(self, user: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [  # type: ignore[attr-defined]
            ("", _("All roles")),
            *((key, RoleKey(key).label) for key in roles_to_give(user)),
        ]
        self.fields["city"].queryset = cities_in_care(user)  # type: ignore[attr-defined]
