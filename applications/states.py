"""States and choices of applications."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CallState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("call", "Draft")
    OPEN = "open", pgettext_lazy("call", "Open")
    CLOSED = "closed", pgettext_lazy("call", "Closed")


class DossierState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("dossier", "Draft")
    UNDER_WAY = "under_way", pgettext_lazy("dossier", "Under way")
    RETURNED = "returned", pgettext_lazy("dossier", "Returned for correction")
    APPROVED = "approved", pgettext_lazy("dossier", "Approved")
    REFUSED = "refused", pgettext_lazy("dossier", "Not approved")
    WITHDRAWN = "withdrawn", pgettext_lazy("dossier", "Withdrawn")


LIVE = (DossierState.UNDER_WAY, DossierState.RETURNED)
"""States in which a dossier has been handed in and is not decided."""


class EntrustableStage(models.TextChoices):
    """What the bureau may entrust to an agency, where the edition lets it."""

    FORMAL_CHECK = "formal_check", _("Formal check")
    EXPERT_REVIEW = "expert_review", _("Expert review")


class ChoiceResult(models.TextChoices):
    CHOSEN = "chosen", pgettext_lazy("intention", "Chosen")
    RETURNED = "returned", pgettext_lazy("intention", "Returned")
    NOT_CHOSEN = "not_chosen", pgettext_lazy("intention", "Not chosen")


class MeetingResult(models.TextChoices):
    AGREED = "agreed", _("Agreed")
    NOT_AGREED = "not_agreed", _("Not agreed")
    DEFERRED = "deferred", _("Deferred to another meeting")


class DecisionKind(models.TextChoices):
    APPROVAL = "approval", _("Approval")
    REFUSAL = "refusal", _("Refusal")


class CreditResult(models.TextChoices):
    """As an edition's form states it; UNKNOWN counts as not stated at all."""

    NONE = "none", _("No bad record")
    REPAIRED = "repaired", _("A record, since repaired")
    SOME = "some", _("A record found")
    UNKNOWN = "unknown", _("Cannot be determined")


class ServiceWay(models.TextChoices):
    PORTAL = "portal", _("Opened in the portal")
    MAIL = "mail", _("By post")
    PERSON = "person", _("Handed over in person")


class Waits(models.TextChoices):
    """The permission whose holders must act next: the work list is this column against a person's scopes."""

    SUBMIT = "submit_dossiers", _("Lead institution")
    RECOMMEND = "recommend_dossiers", _("Competent department")
    CHECK = "check_dossiers", _("Bureau: check")
    DELIBERATE = "deliberate", _("Bureau: deliberation")
    PUBLISH = "publish", _("Bureau: publication")
    DECIDE = "decide", _("Bureau: decision")
    ISSUE = "issue_documents", _("Bureau: issuing")
    EXPERTS = "experts", _("Expert panel")
    TIME = "time", _("Nobody: a period is running")
    NOBODY = "", _("Nobody")


WAITS_AT = {
    "intention": Waits.SUBMIT,
    "candidate": Waits.RECOMMEND,
    "application": Waits.SUBMIT,
    "credit_check": Waits.RECOMMEND,
    "recommendation": Waits.RECOMMEND,
    "formal_check": Waits.CHECK,
    "expert_review": Waits.CHECK,
    "plan_improvement": Waits.SUBMIT,
    "deliberation": Waits.DELIBERATE,
    "publicity": Waits.PUBLISH,
    "approval": Waits.DECIDE,
    "issuing": Waits.ISSUE,
    "announcement": Waits.PUBLISH,
    "task_agreement": Waits.SUBMIT,
}
"""Who acts first in a stage of this kind. The editions order the stages; the acts do not know what follows them."""
