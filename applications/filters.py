"""The query bar above lists of dossiers."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import django_filters
from django import forms
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

import rules
from accounts.permissions import scopes
from cities.models import City, Division
from cities.speaking import spoken_for

from .announcing import with_shown
from .beginning import HOUSE_STAGES
from .models import Dossier
from .states import DossierState, Waits

SORTS = {
    "-touched_at": _("Last change, newest first"),
    "touched_at": _("Last change, oldest first"),
    "due": _("Due, soonest first"),
    "since": _("In this stage, longest first"),
    "submitted_at": _("Handed in, oldest first"),
    "number": _("Number"),
    "full_name": _("Name"),
}


ORDERS: dict[str, tuple[Any, ...]] = {
    "due": (F("shown_due").asc(nulls_last=True),),
    "since": (F("shown_since").asc(nulls_last=True),),
}
"""Orders by something other than a column of the dossier."""
DUE = [("overdue", _("Overdue")), ("today", _("Due today")), ("week", _("Due within seven days"))]


class DossierFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(
        method="search",
        label=_("Search"),
        widget=forms.TextInput(attrs={"placeholder": _("Number, name, institution")}),
    )
    state = django_filters.ChoiceFilter(
        field_name="shown_state", choices=DossierState.choices, label=_("State"), empty_label=_("All")
    )
    stage = django_filters.ChoiceFilter(field_name="shown_stage", label=_("Stage"), empty_label=_("All"), choices=[])
    division = django_filters.ModelChoiceFilter(
        label=_("Competent department"), queryset=Division.objects.none(), empty_label=_("All")
    )
    due = django_filters.ChoiceFilter(method="falls_due", label=_("Time allowed"), empty_label=_("All"), choices=DUE)
    work = django_filters.ChoiceFilter(field_name="shown_waits", choices=Waits.choices, widget=forms.HiddenInput)
    sort = django_filters.ChoiceFilter(
        method="order", label=_("Order"), choices=list(SORTS.items()), empty_label=None, initial="-touched_at"
    )

    class Meta:
        model = Dossier
        fields: list[str] = []

    def __init__(self, data: Any, *, queryset: QuerySet[Dossier], user: Any) -> None:
        super().__init__(data, queryset=with_shown(queryset, user))
        cities = list(scopes(user, "view_dossiers", City))
        self.filters["stage"].extra["choices"] = stage_choices()
        if cities:
            self.filters["division"].queryset = Division.objects.filter(city__in=cities).order_by("city", "code", "pk")
        else:
            del self.filters["division"]

    def search(self, queryset: QuerySet[Dossier], name: str, value: str) -> QuerySet[Dossier]:
        value = value.strip()
        return queryset.filter(
            Q(number__icontains=value) | Q(full_name__icontains=value) | Q(institution__name__icontains=value)
        )

    def order(self, queryset: QuerySet[Dossier], name: str, value: str) -> QuerySet[Dossier]:
        return queryset.order_by(*ORDERS.get(value, (value,)), "-pk")

    def falls_due(self, queryset: QuerySet[Dossier], name: str, value: str) -> QuerySet[Dossier]:
        """A period that is over at 24:00 falls due on the day that ends with it."""
        now = timezone.now()
        midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
        if value == "overdue":
            return queryset.filter(Q(("shown_due__lte", now)))
        until = midnight + timedelta(days=1 if value == "today" else 8)
        return queryset.filter(Q(("shown_due__gt", now)), Q(("shown_due__lte", until)))


def stage_choices() -> list[tuple[str, str]]:
    """Stages by key: of the reader's city; for a reader of several, of all, in the words of the first that has it."""
    language = get_language() or "zh-hans"
    own = spoken_for()
    found: dict[str, str] = {}
    for edition in (each for each in rules.editions() if own is None or each.city == own.city):
        for stage in edition.procedure:
            found.setdefault(stage.key, stage.title.in_language(language))
            if stage.kind is rules.StageKind.APPROVAL:
                for key, title, _office in HOUSE_STAGES:
                    found.setdefault(key, title.in_language(language))
    return list(found.items())
