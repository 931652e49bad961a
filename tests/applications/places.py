"""Where a dossier can stand, as the acts can tell it."""

from __future__ import annotations

from typing import NamedTuple

from django.utils import timezone

import rules
from applications.checking import CHECKING_STAGES, unchecked
from applications.conditions import current_findings, due_for_judgement
from applications.credit_check import credit_lines
from applications.models import Decision, Dossier, Entrustment
from materials.assessing import relaxations_in_force
from materials.queries import latest_submission
from notices.posting import blocking_objections, item_for
from reviews.models import Panel
from workflow.states import StageState

RELAXED_IN = ("recommendation", "formal_check")
"""Where the walk grants relaxations and takes them back: later stages differ in nothing for it."""
PASSED = {StageState.DONE: "done", StageState.SKIPPED: "done", StageState.OPEN: "open", StageState.DECLINED: "declined"}


class Place(NamedTuple):
    """What the acts can tell apart about a dossier; two dossiers in the same place can do the same."""

    edition: str
    state: str
    stage: str
    waits_for: str
    open_scope: str
    stages: tuple[str, ...]
    checks: tuple[bool, ...]
    """All proofs checked, or all judgements made that are due; a binding condition failed; one was relaxed."""
    credit: str
    entrusted: str
    panel: str
    item: str
    over: bool
    objection: str
    paper: str


def place_of(dossier: Dossier) -> Place:
    stage = dossier.process.current_stage
    panel = Panel.objects.filter(matter=dossier.process).order_by("-round").first()
    item = item_for(dossier.process)
    on_list = item is not None and item.state == "on_notice"
    blocking = blocking_objections(item).order_by("state").first() if item and on_list else None
    decision = Decision.objects.filter(dossier=dossier).select_related("document").first()
    return Place(
        edition=dossier.process.edition,
        state=dossier.state,
        stage=stage.key if stage else "",
        waits_for=dossier.waits_for,
        open_scope=dossier.draft.open_scope,
        stages=tuple(PASSED.get(row.state, "to come") for row in dossier.process.stages.all()),
        checks=_checks(dossier) if stage and latest_submission(dossier.draft) else (),
        credit=_credit(dossier) if stage and stage.key == "credit_check" else "",
        entrusted=_entrusted(dossier) if stage and stage.parameters.get("agency") else "",
        panel=panel.state if panel and stage and stage.key == "expert_review" else "",
        item=item.state if item and stage and stage.key in ("publicity", "approval") else "",
        over=bool(item and on_list and item.notice.end and item.notice.end <= timezone.now()),
        objection=blocking.state if blocking else "",
        paper=_paper(decision),
    )


def _checks(dossier: Dossier) -> tuple[bool, ...]:
    stage = dossier.process.current_stage
    if stage.key not in ("application", *CHECKING_STAGES):
        return ()
    findings = current_findings(dossier)
    failed = any(f["result"] == rules.Result.FAIL and f["strength"] == rules.Strength.MUST for f in findings)
    relaxed = stage.key in RELAXED_IN and bool(relaxations_in_force(latest_submission(dossier.draft)))
    if stage.office == "department":
        return (not unchecked(dossier, "department"), failed, relaxed)
    is_due = due_for_judgement(dossier.process)
    judged = [f for f in findings if is_due(dossier.edition.requirement(f["requirement"]))]
    return (all(f["result"] != rules.Result.JUDGEMENT for f in judged), failed, relaxed)


def _credit(dossier: Dossier) -> str:
    lines = credit_lines(dossier)
    if not all(line.holds for line in lines):
        return "open"
    return "clean" if all(line.check and line.check.result == "none" for line in lines) else "record found"


def _entrusted(dossier: Dossier) -> str:
    """What an agency has in hand of the stage in progress."""
    running = Entrustment.objects.running().filter(dossier=dossier).first()
    if running is None:
        return "no"
    return "opinion in" if running.opinions.exists() else "in hand"


def _paper(decision: Decision | None) -> str:
    if decision is None:
        return ""
    if decision.kind == "refusal":
        return "served" if decision.served_on else "not served"
    if decision.announced_at:
        return "announced"
    return "none" if decision.document is None else "ready" if decision.document.is_ready else "being made"
