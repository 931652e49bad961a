"""Who may see which calls and dossiers. The only way to a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Exists, OuterRef, Q

from accounts.models import Institution
from accounts.permissions import scopes
from cities.models import City, Division
from reviews.models import Demand, PanelConclusion
from reviews.queries import matters_open_to, recused_from

from .states import CallState, DossierState, Waits

if TYPE_CHECKING:
    from .models import Dossier

CITY_WAITS = (Waits.CHECK, Waits.DELIBERATE, Waits.PUBLISH, Waits.DECIDE, Waits.ISSUE)


class CallQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> CallQuerySet:
        """Calls that were opened are public; a draft is seen by those who manage calls of its city."""
        opened = ~Q(state=CallState.DRAFT)
        if not user.is_authenticated:
            return self.filter(opened)
        return self.filter(opened | Q(city__in=scopes(user, "manage_calls", City)))


class DossierQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> DossierQuerySet:
        """Dossiers of the reader's institutions, departments and cities, and those entrusted as an expert.

        A department or bureau does not see drafts. Whoever declared an interest sees the dossier nowhere; nor does an
        official who left its panel with a conflict.
        """
        from .models import Handover

        if not user.is_authenticated:
            return self.none()
        handed_in = Q(submitted_at__isnull=False) & ~Q(process__in=recused_from(user))
        return self.filter(
            Q(institution__in=scopes(user, "view_dossiers", Institution))
            | handed_in & Q(division__in=scopes(user, "view_dossiers", Division))
            | handed_in & Q(city__in=scopes(user, "view_dossiers", City))
            | Q(process__in=matters_open_to(user))
        ).exclude(Exists(Handover.objects.filter(dossier=OuterRef("pk"), official=user)))

    def waiting_for(self, user: Any) -> DossierQuerySet:
        """待办: dossiers in which this person holds the right to do what must be done next."""
        due = Q(waits_for=Waits.SUBMIT, institution__in=scopes(user, Waits.SUBMIT, Institution)) | Q(
            waits_for=Waits.RECOMMEND, division__in=scopes(user, Waits.RECOMMEND, Division)
        )
        for waits in CITY_WAITS:
            due |= Q(waits_for=waits, city__in=scopes(user, waits, City))
        return self.visible_to(user).filter(due)

    def handled_by(self, user: Any) -> DossierQuerySet:
        """已办: dossiers in which this person has done something."""
        from workflow.models import Event

        return self.visible_to(user).filter(Exists(Event.objects.filter(process=OuterRef("process"), actor=user)))

    def begun_by(self, user: Any) -> DossierQuerySet:
        """我发起: dossiers of the institutions for which this person writes."""
        return self.visible_to(user).filter(institution__in=scopes(user, "edit_dossiers", Institution))

    def for_lists(self) -> DossierQuerySet:
        return self.select_related("process__current_stage", "institution", "division", "city")

    def under_way(self) -> DossierQuerySet:
        return self.filter(state__in=[DossierState.UNDER_WAY, DossierState.RETURNED])


def demands_of(dossier: Dossier) -> list[Demand]:
    """What the last panel that concluded wants improved."""
    last = PanelConclusion.objects.filter(panel__matter=dossier.process).order_by("-concluded_at").values("pk")[:1]
    return list(Demand.objects.filter(conclusion__in=last).order_by("position"))
