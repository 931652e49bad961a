"""The word, icon and tone by which a state or result is shown. Colour never stands alone: the word goes with it."""

from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True)
class Look:
    label: str | Promise
    icon: str
    tone: str  # good, bad, warn, info, plain, quiet


LOOKS: Final[dict[str, Look]] = {
    # results of a requirement
    "pass": Look(_("Met"), "circle-check", "good"),
    "fail": Look(_("Not met"), "circle-x", "bad"),
    "unknown": Look(_("Information missing"), "help-circle", "info"),
    "judgement": Look(_("To be judged"), "gavel", "warn"),
    "not_applicable": Look(_("Does not apply"), "circle-minus", "quiet"),
    "no_bar": Look(_("Not met, bars nothing"), "info-circle", "quiet"),
    # outcome of an assessment
    "eligible": Look(_("All conditions met"), "circle-check", "good"),
    "ineligible": Look(_("Some conditions not met"), "circle-x", "bad"),
    "needs_judgement": Look(_("Needs judgement"), "gavel", "warn"),
    "incomplete": Look(_("Information incomplete"), "help-circle", "info"),
    # stages of a process
    "warning": Look(_("Attention"), "alert-triangle", "warn"),
    "waiting": Look(_("Not yet"), "circle", "quiet"),
    "open": Look(_("In progress"), "circle-dot", "info"),
    "returned": Look(_("Returned for correction"), "arrow-back-up", "warn"),
    "done": Look(_("Completed"), "circle-check", "good"),
    "declined": Look(_("Declined"), "circle-x", "bad"),
    "skipped": Look(_("Not needed"), "player-skip-forward", "quiet"),
    # dossiers, institutions, documents
    "draft": Look(_("Draft"), "edit", "plain"),
    "under_way": Look(_("Under way"), "circle-dot", "info"),
    "approved": Look(_("Approved"), "award", "good"),
    "refused": Look(_("Refused"), "circle-x", "bad"),
    "withdrawn": Look(_("Withdrawn"), "circle-minus", "quiet"),
    "pending": Look(_("Pending"), "clock", "info"),
    "confirmed": Look(_("Confirmed"), "circle-check", "good"),
    "refuted": Look(_("Refuted"), "circle-x", "bad"),
    "not_checked": Look(_("Not checked"), "circle-dashed", "quiet"),
    "issued": Look(_("Issued"), "certificate", "good"),
    "revoked": Look(_("Revoked"), "circle-x", "bad"),
    # calls, notices, objections
    "closed": Look(_("Closed"), "lock", "quiet"),
    "posted": Look(_("On public notice"), "speakerphone", "info"),
    "on_notice": Look(_("On public notice"), "speakerphone", "info"),
    "cleared": Look(_("No objection"), "circle-check", "good"),
    "objected": Look(_("Objection open"), "alert-triangle", "warn"),
    "received": Look(_("Received"), "inbox", "info"),
    "accepted": Look(_("Accepted"), "check", "info"),
    "not_accepted": Look(_("Not accepted"), "circle-minus", "quiet"),
    "upheld": Look(_("Upheld"), "circle-check", "warn"),
    "dismissed": Look(_("Dismissed"), "circle-x", "quiet"),
    # experts and panels
    "concluded": Look(_("Concluded"), "circle-check", "good"),
    "dissolved": Look(_("Dissolved"), "circle-minus", "quiet"),
    "assembling": Look(_("Being assembled"), "users", "plain"),
    "invited": Look(_("Invited"), "mail", "plain"),
    "declared": Look(_("No conflict declared"), "user-check", "good"),
    "recused": Look(_("Recused"), "circle-minus", "warn"),
    "removed": Look(_("Removed"), "circle-x", "quiet"),
    # centres
    "listed": Look(_("In the register"), "award", "good"),
    "establishing": Look(_("Being established"), "building", "info"),
    # work in the background
    "running": Look(_("Running"), "loader-2", "info"),
    "failed": Look(pgettext_lazy("background work", "Failed"), "alert-circle", "bad"),
}
UNLISTED: Final = Look("", "circle", "plain")


def look_of(state: Any) -> Look:
    """The look of a state given as text, as an enum member or as anything whose ``str`` is its value."""
    return LOOKS.get(str(getattr(state, "value", state)), UNLISTED)
