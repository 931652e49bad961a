"""认定: the leader decides. Deciding, issuing and announcing are three acts; this is the first."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from centres.naming import name_is_free, reserve_name
from workflow import NEXT, Act, Refused, action
from workflow.states import StageState

from . import establishing, who
from .basis import require_basis
from .beginning import KIND
from .conditions import no_failed_must, nothing_done_before
from .forms import ApproveForm
from .models import Decision, Dossier
from .publicity import publicity_has_passed
from .states import DecisionKind
from .telling import move_on


def every_stage_before_done(act: Act) -> None:
    """No way to the register skips a stage: all before this one are done, or not on this route."""
    stage = act.open_stage()
    left = act.process.stages.filter(position__lt=stage.position).exclude(
        state__in=[StageState.DONE, StageState.SKIPPED]
    )
    if left.exists():
        raise Refused(_("A stage before this one is not done."), code="stage_left")


def name_stands(act: Act) -> None:
    """The centre's full name is unique in the city's register."""
    dossier: Dossier = act.subject
    free, reason = name_is_free(
        dossier.city, dossier.full_name, except_process=dossier.process, english=dossier.english_name
    )
    if not free:
        raise Refused(reason, code="name_taken")


def basis_where_needed(act: Act) -> None:
    """Approving under a draft or an expired text needs a recorded basis."""
    require_basis(act.subject.edition, timezone.localtime(act.now).date(), act.data.get("basis", ""))


@action(
    "approve",
    on=KIND,
    stage="approval",
    leads=NEXT,
    label=gettext_lazy("Approve"),
    help=gettext_lazy("Records the decision. The paper is issued and announced afterwards."),
    follows=(
        gettext_lazy("The name of the centre is reserved in the register of the city."),
        gettext_lazy("The applicant learns of the decision only when it is announced."),
    ),
    who=who.leader,
    form=ApproveForm,
    conditions=(every_stage_before_done, publicity_has_passed, no_failed_must, nothing_done_before, name_stands),
    audience="bureau",
    tone="primary",
    office="leader",
)
def approve(act: Act) -> None:
    dossier: Dossier = act.subject
    basis_where_needed(act)
    Decision.objects.create(
        dossier=dossier,
        by=act.user,
        at=act.now,
        kind=DecisionKind.APPROVAL,
        decided_on=timezone.localtime(act.now).date(),
        opinion=act.data["opinion"],
        clause=dossier.edition.clauses[dossier.edition.stage("approval").clause].spelling,
        basis=act.data.get("basis", "").strip(),
        **establishing.decided(act),
    )
    reserve_name(dossier.city, dossier.full_name, dossier.process, english=dossier.english_name)
    act.transition("approve")
    act.note(opinion=act.data["opinion"], name=dossier.full_name)
    move_on(act)
