"""What must hold before an act; each raises the reason why not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

import rules
from materials import queries as materials
from materials.assessing import assess_submission
from materials.models import Submission
from reviews.access import has_sat_on
from workflow import Act, Refused, has_acted
from workflow.models import Process

from .models import Dossier

Finding = dict[str, Any]


def latest_submission(dossier: Dossier) -> Submission:
    """What the applicant last handed in. Refused where there is nothing yet."""
    submission = materials.latest_submission(dossier.draft)
    if submission is None:
        raise Refused(_("Nothing has been handed in yet."))
    return submission


def current_findings(dossier: Dossier) -> list[Finding]:
    """The conditions of the edition, held against the last submission with what offices verified and judged."""
    submission = latest_submission(dossier)
    assessment = materials.current_assessment(submission) or assess_submission(submission)
    return list(assessment.findings)


def titles(findings: list[Finding]) -> list[str]:
    language = "zh" if (get_language() or "zh").startswith("zh") else "en"
    return [f"{finding['clause_spelling']} {finding['title'][language]}" for finding in findings]


def no_failed_must(act: Act) -> None:
    """Nobody may recommend or accept over a failed or unproved *must*."""
    binding = [f for f in current_findings(act.subject) if f["strength"] == rules.Strength.MUST]
    failed = [f for f in binding if f["result"] == rules.Result.FAIL]
    if failed:
        raise Refused(
            ngettext("%(count)d condition is not met", "%(count)d conditions are not met", len(failed))
            % {"count": len(failed)},
            code="failed_must",
            points=titles(failed),
        )
    unknown = [f for f in binding if f["result"] == rules.Result.UNKNOWN]
    if unknown:
        raise Refused(_("Facts are missing"), code="unknown_must", points=titles(unknown))


def due_for_judgement(process: Process) -> Callable[[rules.Requirement], bool]:
    """Whether the stage that must not end without a judgement has come.

    A stage that this dossier leaves out has come with the one that follows it.
    """
    stage = process.current_stage
    places = dict(process.stages.values_list("key", "position"))
    return lambda requirement: stage is not None and places[requirement.judged_at] <= stage.position


def judgements_recorded(act: Act) -> None:
    """What the text leaves to a person is judged, with a reason, before the stage that needs it ends."""
    edition = act.subject.edition
    is_due = due_for_judgement(act.process)
    left = [
        finding
        for finding in current_findings(act.subject)
        if finding["result"] == rules.Result.JUDGEMENT
        and finding["strength"] in (rules.Strength.MUST, rules.Strength.IN_PRINCIPLE)
        and is_due(edition.requirement(finding["requirement"]))
    ]
    if left:
        raise Refused(_("Still to be judged by a person"), code="unjudged", points=titles(left))


def _about(process: Process) -> QuerySet[Process]:
    """The panels that judged the matter and the objections against it, which move on their own."""
    return Process.objects.filter(Q(panel__matter=process) | Q(objection__item__process=process))


def nothing_done_before(act: Act) -> None:
    """Four eyes: whoever approves has done nothing else to this dossier, its panels or objections against it."""
    if act.user is not None and (
        has_acted(act.process, act.user)
        or has_sat_on(act.user, act.process)
        or any(has_acted(other, act.user) for other in _about(act.process))
    ):
        raise Refused(
            _("Whoever approves may have done nothing else to this dossier; you have acted on it before."),
            code="four_eyes",
        )
