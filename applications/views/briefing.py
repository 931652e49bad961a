"""What an official has before them while deciding: what came before, and what follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from notices.posting import blocking_objections
from reviews.models import PanelConclusion
from rules import StageKind
from workflow import END, NEXT
from workflow.registry import Action

from ..access import in_bureau, in_department
from ..conditions import current_findings
from ..models import Dossier
from ..publicity import current_item
from ..routing import foreseen, left_out_by
from ..states import WAITS_AT

RESULTS = ("fail", "unknown", "judgement", "pass")


@dataclass(frozen=True)
class Before:
    """One earlier step: what it came to, in whose words, and the page on which all of it stands."""

    title: str
    result: str
    words: str
    day: date | None
    url: str


def what_follows(dossier: Dossier, action: Action) -> list[str]:
    """Where the matter goes when the act is done, and what else happens."""
    return [*(_leads_to(dossier, place) for place in action.leads), *action.told(dossier)]


def _leads_to(dossier: Dossier, place: str) -> str:
    stages = list(dossier.process.stages.all())
    if place == END:
        return _("The procedure ends for this dossier.")
    if place != NEXT:
        stage = next(stage for stage in stages if stage.key == place)
        return _("The dossier goes back to the stage “%(stage)s”.") % {"stage": stage.title}
    current = dossier.process.current_stage
    left_out = left_out_by(dossier, foreseen(dossier))
    for stage in stages:
        if current is not None and stage.position > current.position and stage.key not in left_out:
            office = WAITS_AT[stage.kind].label
            return _("The next stage is “%(stage)s”. It waits for: %(office)s.") % {
                "stage": stage.title,
                "office": office,
            }
    return _("The procedure is complete with it.")


def what_came_before(dossier: Dossier, user: Any) -> list[Before]:
    """The conditions and the records of the stages so far, to the offices only; the bureau reads all of them."""
    bureau = in_bureau(dossier, user)
    if dossier.submitted_at is None or not (bureau or in_department(dossier, user)):
        return []
    of_bureau = _of_bureau(dossier) if bureau else _for_department(dossier)
    return [*_conditions(dossier), *_recommended(dossier), *of_bureau]


def _tab(dossier: Dossier, tab: str) -> str:
    return reverse("applications:tab", args=[dossier.ref, tab])


def _conditions(dossier: Dossier) -> Iterator[Before]:
    if not dossier.draft.submissions.exists():
        return
    words = {
        "fail": pgettext("conditions", "not met"),
        "unknown": pgettext("conditions", "facts missing"),
        "judgement": pgettext("conditions", "to be judged"),
        "pass": pgettext("conditions", "met"),
    }
    found = [finding["result"] for finding in current_findings(dossier)]
    counts = [f"{words[result]} {found.count(result)}" for result in RESULTS if result in found]
    yield Before(_("Conditions"), " · ".join(counts), "", None, _tab(dossier, "conditions"))


def _recommended(dossier: Dossier) -> Iterator[Before]:
    for row in dossier.recommendations.all():
        result = _("Recommended") if row.recommended else _("Not recommended")
        day = timezone.localdate(row.at)
        yield Before(_("Opinion of the competent department"), result, row.opinion, day, _tab(dossier, "papers"))


def _for_department(dossier: Dossier) -> Iterator[Before]:
    """What the experts said, where the text has them judge before the department recommends; without their marks."""
    order = (spec.kind for spec in dossier.edition.procedure)
    judged_first = StageKind.EXPERT_REVIEW in takewhile(lambda kind: kind is not StageKind.RECOMMENDATION, order)
    for conclusion in _concluded(dossier) if judged_first else ():
        day = timezone.localdate(conclusion.concluded_at)
        result = conclusion.get_result_display()
        yield Before(_("Conclusion of the expert panel"), result, conclusion.text, day, _tab(dossier, "review"))


def _concluded(dossier: Dossier) -> QuerySet[PanelConclusion]:
    return PanelConclusion.objects.filter(panel__matter=dossier.process).order_by("concluded_at")


def _of_bureau(dossier: Dossier) -> Iterator[Before]:
    for row in dossier.formalchecks.all():
        yield Before(_("Formal check"), _("Passed"), row.note, timezone.localdate(row.at), _tab(dossier, "record"))
    for conclusion in _concluded(dossier):
        result = f"{conclusion.get_result_display()} · {_('Mean score')} {conclusion.mean}"
        day = timezone.localdate(conclusion.concluded_at)
        yield Before(_("Conclusion of the expert panel"), result, conclusion.text, day, _tab(dossier, "review"))
    for plan in dossier.planchecks.filter(accepted=True):
        day = timezone.localdate(plan.at)
        yield Before(_("Improved plan"), _("Improved plan accepted"), plan.note, day, _tab(dossier, "review"))
    for meeting in dossier.deliberations.all():
        result = f"{meeting.get_result_display()} · {meeting.minutes_number}"
        yield Before(_("Meeting of the bureau"), result, meeting.opinion, meeting.held_on, _tab(dossier, "papers"))
    item = current_item(dossier)
    if item is not None:
        period = f"{item.notice.starts_on} — {item.notice.ends_on}"
        still = blocking_objections(item).count()
        words = _("Open objections: %(n)d") % {"n": still} if still else _("No objection is open.")
        yield Before(_("Publicity"), period, words, None, _tab(dossier, "publicity"))
