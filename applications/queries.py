"""Who may see which calls and dossiers. The only way to a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import (
    BooleanField,
    Case,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce

from accounts.models import Institution
from accounts.permissions import holds, scope_ids
from cities.models import City, Division
from materials.models import DraftSection
from reviews.models import Agency, AgencyMember, Demand, PanelConclusion
from reviews.queries import matters_open_to, recused_from

from .states import CallState, DossierState, Waits

if TYPE_CHECKING:
    from .models import Dossier, LayoutPlan

CITY_WAITS = (Waits.CHECK, Waits.DELIBERATE, Waits.PUBLISH, Waits.DECIDE, Waits.ISSUE)


def typed_names() -> QuerySet[DraftSection, str]:
    """What drafts call their centres so far."""
    typed = DraftSection.objects.filter(values__has_key="short_name").exclude(values__short_name="")
    return typed.annotate(typed=KeyTextTransform("short_name", "values")).values_list("typed", flat=True)


class CallQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> CallQuerySet:
        """Calls that were opened are public; a draft is seen by those who manage calls of its city."""
        opened = ~Q(state=CallState.DRAFT)
        if not user.is_authenticated:
            return self.filter(opened)
        return self.filter(opened | Q(city__in=scope_ids(user, "manage_calls", City)))


class LayoutPlanQuerySet(models.QuerySet["LayoutPlan"]):
    """Published versions are public."""

    def in_force(self, city: City) -> LayoutPlan | None:
        """The version that stands: the last that was published."""
        return self.filter(city=city).order_by("-published_at", "-pk").first()


class DossierQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> DossierQuerySet:
        """Dossiers of the reader's institutions, departments and cities, those entrusted as an expert, and those that
        the reader's agency has in hand.

        A department or bureau does not see drafts. Whoever declared an interest sees the dossier nowhere; nor does an
        official who left its panel with a conflict.
        """
        from .models import Entrustment, Handover

        if not user.is_authenticated:
            return self.none()
        handed_in = Q(submitted_at__isnull=False) & ~Q(process__in=recused_from(user))
        return self.filter(
            Q(institution__in=scope_ids(user, "view_dossiers", Institution))
            | handed_in & Q(division__in=scope_ids(user, "view_dossiers", Division))
            | handed_in & Q(city__in=scope_ids(user, "view_dossiers", City))
            | Q(process__in=matters_open_to(user))
            | handed_in & Q(pk__in=Entrustment.objects.in_hand_of(user).order_by().values("dossier"))
        ).exclude(Exists(Handover.objects.filter(dossier=OuterRef("pk"), official=user)))

    def waiting_for(self, user: Any) -> DossierQuerySet:
        """待办: dossiers in which this person holds the right to do what must be done next."""
        from .models import Entrustment

        due = Q(waits_for=Waits.SUBMIT, institution__in=scope_ids(user, Waits.SUBMIT, Institution)) | Q(
            waits_for=Waits.RECOMMEND, division__in=scope_ids(user, Waits.RECOMMEND, Division)
        )
        for waits in CITY_WAITS:
            due |= Q(waits_for=waits, city__in=scope_ids(user, waits, City))
        unanswered = Entrustment.objects.in_hand_of(user).unanswered()
        due |= Q(waits_for=Waits.CHECK, pk__in=unanswered.order_by().values("dossier"))
        return self.visible_to(user).filter(due)

    def handled_by(self, user: Any) -> DossierQuerySet:
        """已办: dossiers in which this person has done something."""
        from workflow.models import Event

        return self.visible_to(user).filter(Exists(Event.objects.filter(process=OuterRef("process"), actor=user)))

    def begun_by(self, user: Any) -> DossierQuerySet:
        """我发起: dossiers of the institutions for which this person writes."""
        return self.visible_to(user).filter(institution__in=scope_ids(user, "edit_dossiers", Institution))

    def for_lists(self) -> DossierQuerySet:
        from .models import Entrustment

        in_hand = Entrustment.objects.running().unanswered().filter(dossier=OuterRef("pk"))
        named = Coalesce(
            Subquery(typed_names().filter(draft=OuterRef("draft"))[:1]), Value(""), output_field=TextField()
        )
        return self.select_related("process__current_stage", "institution", "division", "city").annotate(
            with_agency=Case(
                When(waits_for=Waits.CHECK, then=Exists(in_hand)), default=False, output_field=BooleanField()
            ),
            typed_name=Case(When(full_name="", then=named), default=Value(""), output_field=TextField()),
        )

    def under_way(self) -> DossierQuerySet:
        return self.filter(state__in=[DossierState.UNDER_WAY, DossierState.RETURNED])


class EntrustmentQuerySet(models.QuerySet):
    def standing(self) -> EntrustmentQuerySet:
        """Not ended, whether or not their stage has come."""
        return self.filter(ended_at__isnull=True)

    def running(self) -> EntrustmentQuerySet:
        """Whose stage is in progress now."""
        return self.standing().filter(stage=F("dossier__process__current_stage__key"))

    def unanswered(self) -> EntrustmentQuerySet:
        """Without an opinion on what was last handed in: one on what stood before a correction does not carry over."""
        from materials.models import Submission

        from .models import AgencyOpinion

        newer = Submission.objects.filter(draft=OuterRef("submission__draft"), seq__gt=OuterRef("submission__seq"))
        given = AgencyOpinion.objects.filter(~Exists(newer), entrustment=OuterRef("pk"))
        return self.exclude(Exists(given))

    def in_hand_of(self, user: Any) -> EntrustmentQuerySet:
        """Running, with an agency for which this person works and without an interest of theirs in the dossier. An
        official of the city reads it as such and is nobody's agent there."""
        from .models import Handover

        if not holds(user, "work_entrusted", City):
            return self.none()
        return (
            self.running()
            .filter(agency__in=Agency.objects.of(user))
            .exclude(dossier__institution__in=scope_ids(user, "view_dossiers", Institution))
            .exclude(dossier__division__in=scope_ids(user, "view_dossiers", Division))
            .exclude(dossier__city__in=scope_ids(user, "view_dossiers", City))
            .exclude(dossier__in=Handover.objects.filter(official=user).values("dossier"))
        )

    def seen_by(self, user: Any) -> EntrustmentQuerySet:
        """What was ever entrusted to an agency in which this person has or had a place."""
        places = AgencyMember.objects.filter(user=user).values("agency")
        return self.filter(agency__in=places).exclude(dossier__city__in=scope_ids(user, "view_dossiers", City))


def demands_of(dossier: Dossier) -> list[Demand]:
    """What the last panel that concluded wants improved."""
    last = PanelConclusion.objects.filter(panel__matter=dossier.process).order_by("-concluded_at").values("pk")[:1]
    return list(Demand.objects.filter(conclusion__in=last).order_by("position"))
