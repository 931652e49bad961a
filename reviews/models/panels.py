"""Panels and who sits on them."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin, transition

from reviews.hints import Hint
from reviews.indicators import IndicatorSet
from reviews.models.choices import ActivityKind, Advice, ExpertKind, MemberState, PanelState
from reviews.models.pool import Expert
from reviews.parties import Party
from reviews.queries import MemberQuerySet, PanelQuerySet
from workflow.models import door_trigger


class Panel(FSMModelMixin, models.Model):
    """The experts who judge one matter in one round, and everything they do about it."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    process = models.OneToOneField("workflow.Process", models.PROTECT, related_name="panel")
    matter = models.ForeignKey("workflow.Process", models.PROTECT, related_name="panels")
    round = models.PositiveSmallIntegerField(_("Round"))
    city = models.ForeignKey("cities.City", models.PROTECT, related_name="panels")
    topic = models.CharField(_("Topic"), max_length=200)
    institutions_data = models.JSONField()
    persons = ArrayField(models.CharField(max_length=120), default=list)
    plan_sections = models.JSONField(default=list)
    activities_required = ArrayField(models.CharField(max_length=20, choices=ActivityKind.choices), default=list)
    activities_optional = ArrayField(models.CharField(max_length=20, choices=ActivityKind.choices), default=list)
    # Of each optional activity: whether one is held, and why. Absent: not decided yet.
    activities_decided = models.JSONField(default=dict)
    # The matter's own words for activities, in both languages.
    activity_titles = models.JSONField(default=dict)
    # Whether the matter knows a stage in which the applicant improves what the experts want improved.
    improvement = models.BooleanField(default=True)
    kinds_required = ArrayField(models.CharField(max_length=20, choices=ExpertKind.choices), default=list)
    indicators_data = models.JSONField()
    state = FSMField(_("State"), default=PanelState.ASSEMBLING, choices=PanelState.choices, protected=True)
    convened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    convened_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    end_reason = models.CharField(max_length=500, blank=True)

    objects = PanelQuerySet.as_manager()

    class Meta:
        verbose_name = _("panel")
        verbose_name_plural = _("panels")
        ordering = ["-convened_at", "-pk"]
        indexes = [models.Index(fields=["matter", "state"])]
        constraints = [
            models.UniqueConstraint(fields=["matter", "round"], name="one_panel_per_round"),
            models.UniqueConstraint(
                fields=["matter"], condition=Q(state__in=["assembling", "open"]), name="one_live_panel_per_matter"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["open", "concluded"]) | Q(opened_at__isnull=False),
                name="opened_panel_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["concluded", "dissolved"], ended_at__isnull=False)
                | Q(state__in=["assembling", "open"], ended_at__isnull=True),
                name="ended_panel_has_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="dissolved") | ~Q(end_reason=""), name="dissolved_panel_has_a_reason"
            ),
        ]
        triggers = [door_trigger()]

    def __str__(self) -> str:
        return self.topic

    def get_absolute_url(self) -> str:
        return reverse("reviews:panel", args=[self.ref])

    def activity_label(self, kind: str) -> Any:
        """In the words of the matter where it has any."""
        words = self.activity_titles.get(kind)
        if words is None:
            return ActivityKind(kind).label
        return words["zh"] if (get_language() or "").startswith("zh") else words["en"]

    @property
    def activities_due(self) -> list[str]:
        """What must be on record before the panel concludes: the required, and those it was decided to hold."""
        held = [kind for kind, decided in self.activities_decided.items() if decided["held"]]
        return [*self.activities_required, *(kind for kind in self.activities_optional if kind in held)]

    @property
    def activities_open(self) -> list[str]:
        """What may be recorded. A matter that asks for no activity lets the panel hold any that it has a word for."""
        named = [*self.activities_required, *self.activities_optional]
        return named or list(self.activity_titles) or list(ActivityKind.values)

    @property
    def results(self) -> list[tuple[str, Any]]:
        """What the panel and its members may advise."""
        return [
            (advice.value, advice.label)
            for advice in Advice
            if self.improvement or advice != Advice.AGREE_AFTER_IMPROVEMENT
        ]

    @property
    def institutions(self) -> list[Party]:
        return [Party(row["name"], row["id"], row["role"]) for row in self.institutions_data]

    @property
    def indicators(self) -> IndicatorSet:
        return IndicatorSet.load(self.indicators_data)

    @property
    def is_live(self) -> bool:
        return self.state in {PanelState.ASSEMBLING, PanelState.OPEN}

    @transition(state, source=PanelState.ASSEMBLING, target=PanelState.OPEN)
    def open(self) -> None:
        pass

    @transition(state, source=PanelState.OPEN, target=PanelState.CONCLUDED)
    def conclude(self) -> None:
        pass

    @transition(state, source=[PanelState.ASSEMBLING, PanelState.OPEN], target=PanelState.DISSOLVED)
    def dissolve(self) -> None:
        pass


class PanelMember(FSMModelMixin, models.Model):
    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    panel = models.ForeignKey(Panel, models.PROTECT, related_name="members")
    # The panel's own process: the database asks it whether the state may change now.
    process = models.ForeignKey("workflow.Process", models.PROTECT, related_name="+", editable=False)
    expert = models.ForeignKey(Expert, models.PROTECT, related_name="memberships")
    state = FSMField(_("State"), default=MemberState.INVITED, choices=MemberState.choices, protected=True)
    is_chair = models.BooleanField(_("Chair of the panel"), default=False)
    appointed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    appointed_at = models.DateTimeField()
    # What detection proposed when the member was appointed, and why the officer appointed the expert all the same.
    hints = models.JSONField(default=list)
    hints_answer = models.CharField(max_length=500, blank=True)
    declared_at = models.DateTimeField(null=True)
    conflict_reason = models.CharField(_("What the conflict is"), max_length=500, blank=True)
    ended_at = models.DateTimeField(null=True)
    end_reason = models.CharField(max_length=500, blank=True)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("panel member")
        verbose_name_plural = _("panel members")
        ordering = ["-is_chair", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["panel", "expert"], name="expert_once_in_a_panel"),
            models.UniqueConstraint(fields=["panel"], condition=Q(is_chair=True), name="one_chair_per_panel"),
            models.CheckConstraint(
                condition=Q(is_chair=False) | Q(state__in=["invited", "declared"]), name="chair_is_a_current_member"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["declared", "recused"]) | Q(declared_at__isnull=False),
                name="declaration_has_a_time",
            ),
            models.CheckConstraint(condition=~Q(state="recused") | ~Q(conflict_reason=""), name="recusal_has_a_reason"),
            models.CheckConstraint(condition=~Q(state="removed") | ~Q(end_reason=""), name="removal_has_a_reason"),
            models.CheckConstraint(
                condition=Q(state__in=["recused", "removed"], ended_at__isnull=False)
                | Q(state__in=["invited", "declared"], ended_at__isnull=True),
                name="ended_membership_has_a_time",
            ),
        ]
        triggers = [door_trigger()]

    def __str__(self) -> str:
        return self.expert.name

    @property
    def hints_shown(self) -> list[Hint]:
        return [Hint.load(row) for row in self.hints]

    @property
    def is_current(self) -> bool:
        return self.state in {MemberState.INVITED, MemberState.DECLARED}

    @transition(state, source=MemberState.INVITED, target=MemberState.DECLARED)
    def declare(self) -> None:
        pass

    @transition(state, source=[MemberState.INVITED, MemberState.DECLARED], target=MemberState.RECUSED)
    def recuse(self) -> None:
        pass

    @transition(state, source=[MemberState.INVITED, MemberState.DECLARED], target=MemberState.REMOVED)
    def remove(self) -> None:
        pass
