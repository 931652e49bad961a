"""Who may see which experts, panels and sheets, and what is counted over them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Avg, Count, DecimalField, Exists, IntegerField, Max, Min, OuterRef, Q, QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from accounts.permissions import scope_ids
from cities.models import City
from reviews.parties import entrusted_to
from workflow.interests import closed_to

if TYPE_CHECKING:
    from accounts.models import User
    from reviews.indicators import IndicatorSet
    from reviews.models import Panel

CENT = Decimal("0.01")


class ExpertQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> ExpertQuerySet:
        """The pools of the cities whose experts this person manages."""
        return self.filter(city__in=scope_ids(user, "manage_experts", City))

    def active(self) -> ExpertQuerySet:
        return self.filter(active=True, user__is_active=True)


class AgencyQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> AgencyQuerySet:
        """The agencies of the cities whose experts this person manages; nobody else is shown any."""
        return self.filter(city__in=scope_ids(user, "manage_experts", City))

    def of(self, user: Any) -> AgencyQuerySet:
        """Those for which this person works now, in a city in which they hold the role."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(
            members__user=user,
            members__ended_at__isnull=True,
            city__in=scope_ids(user, "work_entrusted", City),
        )


class AgencyMemberQuerySet(models.QuerySet):
    def current(self) -> AgencyMemberQuerySet:
        return self.filter(ended_at__isnull=True)


class PanelQuerySet(models.QuerySet):
    def live(self) -> PanelQuerySet:
        return self.filter(state__in=["assembling", "open"])

    def visible_to(self, user: Any) -> PanelQuerySet:
        """Staff see the panels of their cities, unless they ever sat on one as an expert; an agency those of the
        matters whose review it has in hand; members see theirs as long as they are members. Whoever declared a
        conflict or an interest in the matter sees none of its panels any more."""
        if not user.is_authenticated:
            return self.none()
        as_staff = Q(city__in=scope_ids(user, "view_dossiers", City)) & ~Exists(_seats_of(user))
        as_agency: Any = Q()
        for matters in entrusted_to(user):
            as_agency |= Q(matter__in=matters) & ~Exists(_seats_of(user))
        as_member = Exists(_seats_of(user).filter(state__in=["invited", "declared"]))
        mine = self.filter(as_staff | as_agency | Q(as_member)).exclude(Exists(_recusals_of(user, "matter_id")))
        return mine.exclude(matter__in=closed_to(user))

    def opened_to(self, user: User) -> PanelQuerySet:
        """Panels in whose matter this expert may read now: open, and declared free of conflict."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(Exists(_seats_of(user).filter(state="declared")), state="open").exclude(
            Exists(_recusals_of(user, "matter_id"))
        )

    def with_progress(self) -> PanelQuerySet:
        """Numbers of current members, of declarations and of sheets that count."""
        current = Q(members__state__in=["invited", "declared"])
        declared = Q(members__state="declared")
        return self.annotate(
            member_count=Count("members", filter=current),
            declared_count=Count("members", filter=declared),
            sheet_count=Count("members", filter=declared & Q(members__sheet__submitted_at__isnull=False)),
        )


class MemberQuerySet(models.QuerySet):
    def current(self) -> MemberQuerySet:
        return self.filter(state__in=["invited", "declared"])

    def declared(self) -> MemberQuerySet:
        return self.filter(state="declared")


class SheetQuerySet(models.QuerySet):
    def counting(self) -> SheetQuerySet:
        """Submitted by members who are members still: the sheets of the recused and the removed never count."""
        return self.filter(submitted_at__isnull=False, member__state="declared")


def _seats_of(user: User) -> QuerySet[Any]:
    from reviews.models import PanelMember  # the managers of that module are defined here

    return PanelMember.objects.filter(panel=OuterRef("pk"), expert__user=user)


def _recusals_of(user: User, matter_column: str) -> QuerySet[Any]:
    from reviews.models import PanelMember

    return PanelMember.objects.filter(panel__matter=OuterRef(matter_column), expert__user=user, state="recused")


def open_panels_for(user: User) -> QuerySet[Panel]:
    """The panels in which this expert judges now."""
    from reviews.models import Panel

    return Panel.objects.opened_to(user)


def matters_open_to(user: User) -> QuerySet[Any]:
    """Ids of the processes that this expert may read now, as a subquery for the owner's ``visible_to``."""
    return open_panels_for(user).order_by().values("matter_id")


def recused_from(user: User) -> QuerySet[Any]:
    """Ids of the processes on which this person declared a conflict, for an anti-join."""
    from reviews.models import PanelMember

    return PanelMember.objects.filter(expert__user=user, state="recused").order_by().values("panel__matter_id")


def summary_of(panel: Panel) -> dict[str, Any]:
    """Mean, lowest and highest of the total and of every indicator, and the advice, over the sheets that count."""
    from reviews.models import Advice, ScoreSheet

    indicators: IndicatorSet = panel.indicators
    sheets = ScoreSheet.objects.counting().filter(member__panel=panel)
    exact = DecimalField(max_digits=12, decimal_places=6)
    wanted: dict[str, Any] = {
        "sheets": Count("pk"),
        "mean": Avg("total", output_field=exact),
        "lowest": Min("total"),
        "highest": Max("total"),
    }
    for number, indicator in enumerate(indicators.indicators):
        score = Cast(KeyTextTransform(indicator.key, "scores"), IntegerField())
        wanted[f"mean_{number}"] = Avg(score, output_field=exact)
        wanted[f"lowest_{number}"] = Min(score)
        wanted[f"highest_{number}"] = Max(score)
    for advice in Advice.values:
        wanted[f"advice_{advice}"] = Count("pk", filter=Q(advice=advice))
    found = sheets.aggregate(**wanted)
    return {
        "sheets": found["sheets"],
        "mean": _rounded(found["mean"]),
        "lowest": found["lowest"],
        "highest": found["highest"],
        "spread": None if found["lowest"] is None else found["highest"] - found["lowest"],
        "indicators": [
            {
                "indicator": indicator,
                "mean": _rounded(found[f"mean_{number}"]),
                "lowest": found[f"lowest_{number}"],
                "highest": found[f"highest_{number}"],
                "spread": None
                if found[f"lowest_{number}"] is None
                else found[f"highest_{number}"] - found[f"lowest_{number}"],
            }
            for number, indicator in enumerate(indicators.indicators)
        ],
        "advice": [(label, found[f"advice_{value}"]) for value, label in panel.results],
    }


def _rounded(value: Decimal | None) -> Decimal | None:
    return None if value is None else Decimal(value).quantize(CENT, ROUND_HALF_UP)
