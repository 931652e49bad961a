"""The closed vocabularies of experts, panels and judgements."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


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
    FEASIBILITY = "feasibility", _("Feasibility review")


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
