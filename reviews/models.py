"""Experts, panels, score sheets, activities and conclusions.

The package knows the parties of a matter, never the matter: a panel points to a ``workflow.Process`` and carries a
frozen copy of the topic and the parties it was convened for.
"""

from __future__ import annotations

import uuid
from typing import Any

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_fsm import FSMField, FSMModelMixin, transition

from reviews.hints import Hint
from reviews.indicators import IndicatorSet
from reviews.parties import Party
from reviews.queries import ExpertQuerySet, MemberQuerySet, PanelQuerySet, SheetQuerySet
from workflow.models import door_trigger

LONGEST_FIELD = 60


class ExpertKind(models.TextChoices):
    TECHNICAL = "technical", pgettext_lazy("kind of expert", "Technology")
    MANAGEMENT = "management", pgettext_lazy("kind of expert", "Management")
    FINANCE = "finance", pgettext_lazy("kind of expert", "Finance")


class TitleLevel(models.TextChoices):
    SENIOR = "senior", _("Senior")
    DEPUTY_SENIOR = "deputy_senior", _("Deputy senior")
    INTERMEDIATE = "intermediate", _("Intermediate")
    OTHER = "other", pgettext_lazy("level of a title", "Other")


class ActivityKind(models.TextChoices):
    SITE_VISIT = "site_visit", _("Site visit")
    DEFENCE = "defence", _("Defence")


class Advice(models.TextChoices):
    AGREE = "agree", _("Agree")
    AGREE_AFTER_IMPROVEMENT = "agree_after_improvement", _("Agree after improvement")
    DISAGREE = "disagree", _("Disagree")


class PanelState(models.TextChoices):
    ASSEMBLING = "assembling", _("Assembling")
    OPEN = "open", _("Under review")
    CONCLUDED = "concluded", _("Concluded")
    DISSOLVED = "dissolved", _("Dissolved")


class MemberState(models.TextChoices):
    INVITED = "invited", _("Awaiting declaration")
    DECLARED = "declared", _("Declared no conflict")
    RECUSED = "recused", _("Recused")
    REMOVED = "removed", pgettext_lazy("panel member", "Removed")


class Expert(models.Model):
    """A person of a city's pool. One user may be in the pools of several cities."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # Until the invitation is accepted there is a profile without an account; nobody can be appointed without one.
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="expert_profiles")
    invitation = models.ForeignKey("accounts.Invitation", models.PROTECT, null=True, related_name="+")
    city = models.ForeignKey("cities.City", models.PROTECT, related_name="experts")
    name = models.CharField(_("Full name"), max_length=60)
    title = models.CharField(_("Professional title"), max_length=60)
    title_level = models.CharField(_("Level of the title"), max_length=20, choices=TitleLevel.choices)
    kind = models.CharField(_("Kind of expert"), max_length=20, choices=ExpertKind.choices)
    unit_name = models.CharField(_("Workplace"), max_length=120)
    institution = models.ForeignKey(
        "accounts.Institution",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="experts",
        verbose_name=_("Institution on this portal"),
    )
    former_units = ArrayField(
        models.CharField(max_length=120), default=list, blank=True, verbose_name=_("Former workplaces")
    )
    fields = ArrayField(models.CharField(max_length=LONGEST_FIELD), default=list, verbose_name=_("Fields of expertise"))
    phone = models.CharField(_("Telephone"), max_length=30)
    email = models.EmailField(_("E-mail"))
    active = models.BooleanField(_("In the pool"), default=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    objects = ExpertQuerySet.as_manager()

    class Meta:
        verbose_name = _("expert")
        verbose_name_plural = _("experts")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "city"], name="one_profile_per_pool"),
            models.UniqueConstraint(
                Lower("email"),
                "city",
                name="one_profile_per_address",
                violation_error_message=_("An expert with this e-mail address is in the pool already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}（{self.unit_name}）"


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

    @property
    def activity_labels(self) -> list[Any]:
        return [ActivityKind(kind).label for kind in self.activities_required]

    @property
    def kind_labels(self) -> list[Any]:
        return [ExpertKind(kind).label for kind in self.kinds_required]

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


class ScoreSheet(models.Model):
    """One member's sheet: ``entries`` as typed while it is a draft, ``scores`` as numbers once it is submitted."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    member = models.OneToOneField(PanelMember, models.PROTECT, related_name="sheet")
    entries = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()
    scores = models.JSONField(default=dict)
    remarks = models.JSONField(default=dict)
    comment = models.TextField(_("Overall comment"), blank=True)
    advice = models.CharField(_("Advice"), max_length=30, choices=Advice.choices, blank=True)
    total = models.DecimalField(
        _("Weighted total"),
        max_digits=5,
        decimal_places=2,
        null=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    submitted_at = models.DateTimeField(null=True)

    objects = SheetQuerySet.as_manager()

    class Meta:
        verbose_name = _("score sheet")
        verbose_name_plural = _("score sheets")
        constraints = [
            models.CheckConstraint(
                condition=Q(submitted_at__isnull=True, total__isnull=True, scores={})
                | (
                    Q(submitted_at__isnull=False, total__gte=0, total__lte=100)
                    & ~Q(comment="")
                    & ~Q(advice="")
                    & ~Q(scores={})
                ),
                name="submitted_sheet_is_complete",
            )
        ]
        triggers = [
            pgtrigger.Protect(
                name="submitted_sheet_is_final",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__submitted_at__isnull=False),
            )
        ]


class Activity(models.Model):
    """A site visit or a defence as it took place. Its files are ``files.StoredFile`` rows owned by it."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    panel = models.ForeignKey(Panel, models.PROTECT, related_name="activities")
    kind = models.CharField(_("Activity"), max_length=20, choices=ActivityKind.choices)
    held_on = models.DateField(_("Date"))
    place = models.CharField(_("Place"), max_length=200)
    record = models.TextField(_("Record of the activity"))
    attendees = models.ManyToManyField(PanelMember, related_name="activities", verbose_name=_("Members present"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["held_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["panel", "kind"], name="activity_recorded_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.held_on}"


class PanelConclusion(models.Model):
    panel = models.OneToOneField(Panel, models.PROTECT, related_name="conclusion")
    result = models.CharField(_("Result"), max_length=30, choices=Advice.choices)
    text = models.TextField(_("Conclusion"))
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    on_behalf_of = models.ForeignKey(PanelMember, models.PROTECT, null=True, related_name="+")
    signed_copy = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, related_name="+")
    sheets = models.PositiveSmallIntegerField()
    mean = models.DecimalField(max_digits=5, decimal_places=2)
    concluded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("panel conclusion")
        verbose_name_plural = _("panel conclusions")
        constraints = [
            models.CheckConstraint(
                condition=Q(on_behalf_of__isnull=True) | Q(signed_copy__isnull=False),
                name="conclusion_on_behalf_is_signed",
            )
        ]
        triggers = [
            pgtrigger.Protect(name="conclusion_is_final", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.get_result_display()


class Demand(models.Model):
    """What the panel wants improved. The bureau checks it off against the improved plan."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    conclusion = models.ForeignKey(PanelConclusion, models.PROTECT, related_name="demands")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(_("What must be improved"), max_length=1000)
    section_key = models.CharField(_("Section of the plan"), max_length=60, blank=True)
    section_title = models.CharField(max_length=120, blank=True)
    met = models.BooleanField(pgettext_lazy("demand", "Met"), null=True)
    note = models.CharField(_("Note on the demand"), max_length=500, blank=True)
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    checked_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("demand")
        verbose_name_plural = _("demands")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["conclusion", "position"], name="demand_has_its_place"),
            models.CheckConstraint(
                condition=Q(met__isnull=True, checked_by__isnull=True, checked_at__isnull=True)
                | Q(met__isnull=False, checked_by__isnull=False, checked_at__isnull=False),
                name="checked_demand_has_checker",
            ),
            models.CheckConstraint(condition=~Q(met=False) | ~Q(note=""), name="unmet_demand_has_a_note"),
        ]
        triggers = [
            pgtrigger.Protect(name="demand_is_kept", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="demand_wording_is_final",
                fields=["conclusion", "position", "text", "section_key", "section_title"],
            ),
        ]

    def __str__(self) -> str:
        return self.text
