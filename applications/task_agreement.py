"""建设任务书: drawn up by the portal from the approved plan, signed by the parties, and filed by the bureau."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

import files
from centres.models import Centre, TaskAgreement
from documents.models import Document
from files.models import StoredFile
from materials.proofs import KeepsProof
from workflow import NEXT, Act, Refused, action

from . import who
from .access import in_bureau, in_department, is_applicant
from .beginning import KIND
from .conditions import latest_submission
from .forms import ActForm, ReasonForm
from .models import AgreementCopy, AgreementReturn, Decision, Dossier
from .papers import task_agreement_paper
from .states import Waits
from .telling import APPLICANT_TOLD, hand_to, move_on, tell_applicant

STAGE = "task_agreement"
FILE_OWNER = "applications.task_agreement"
RETURNED = gettext_noop("The task agreement of “%(dossier)s” was returned: %(reason)s")
FILED = gettext_noop("The task agreement of “%(dossier)s” is on file.")


def targets_of(dossier: Dossier) -> list[dict[str, str]]:
    """What the lead undertakes, section by section, from the plan that was approved."""
    edition = dossier.edition
    wanted: Any = edition.stage(STAGE).parameters.get("plan", ())
    claims = latest_submission(dossier).claims
    return [
        {"title": part.title.zh, "text": str(claims[part.claim_key])}
        for part in edition.plan
        if part.key in wanted and claims.get(part.claim_key)
    ]


def draw_up(act: Act, centre: Centre) -> Document:
    """The agreement as it is to be signed."""
    return task_agreement_paper(act, centre, targets_of(act.subject))


def agreement_paper(dossier: Dossier) -> Document | None:
    return Document.objects.filter(process=dossier.process_id, kind=STAGE).select_related("file").last()


def copy_in_hand(dossier: Dossier) -> AgreementCopy | None:
    """What was handed in and not given back."""
    copy = dossier.agreementcopys.select_related("file").last()
    return None if copy is None or AgreementReturn.objects.filter(copy=copy).exists() else copy


def may_read_copy(stored: StoredFile, user: Any) -> bool:
    """Its parties: the lead, the department, the bureau."""
    dossier = Dossier.objects.visible_to(user).filter(pk=stored.owner_id or 0).first()
    return dossier is not None and any(may(dossier, user) for may in (is_applicant, in_department, in_bureau))


def _day(label: Any, help_text: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label, help_text=help_text, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


def _in_order(act: Act, field: str, day: date, first: date, why: str) -> None:
    """Signed not before ``first`` and not in the future."""
    problem = why if day < first else ""
    if day > timezone.localdate(act.now):
        problem = _("This day has not come yet.")
    if problem:
        raise Refused(problem, code="date", fields={field: problem})


class HandInForm(KeepsProof, ActForm):
    kinds = ("pdf",)

    signed_on = _day(gettext_lazy("Signed on"))
    field_order = ("signed_on", "proof")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.paper = agreement_paper(self.dossier)
        self.fields["proof"].required = not (self.is_bound and self.data.get("kept_proof"))
        self.fields["proof"].label = gettext_lazy("The signed agreement")
        self.fields["proof"].help_text = gettext_lazy(
            "One PDF, with the signatures and seals of all parties but the bureau."
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.stored_proof is None and not self.has_error("proof"):
            self.add_error("proof", _("Add the signed agreement."))
        return {**data, "file": self.stored_proof}


def with_the_lead(act: Act) -> None:
    if act.subject.waits_for != Waits.SUBMIT:
        raise Refused(_("The task agreement has been handed in and is with the bureau."), code="agreement_in")


def paper_is_drawn_up(act: Act) -> None:
    document = agreement_paper(act.subject)
    if document is None or not document.is_ready:
        raise Refused(_("The file of the paper is still being made. Try again in a moment."), code="paper")


@action(
    "hand_in_task_agreement",
    on=KIND,
    stage=STAGE,
    label=gettext_lazy("Hand in the signed task agreement"),
    help=gettext_lazy("Download the agreement under “Papers”, have it signed and sealed, and upload the scan."),
    who=who.submitter,
    form=HandInForm,
    conditions=(with_the_lead, paper_is_drawn_up),
    tone="primary",
    office="applicant",
)
def hand_in_task_agreement(act: Act) -> None:
    dossier: Dossier = act.subject
    stored: StoredFile = act.data["file"]
    signed_on: date = act.data["signed_on"]
    decided_on = Decision.objects.get(dossier=dossier).decided_on
    _in_order(act, "signed_on", signed_on, decided_on, _("It cannot be signed before the approval."))
    AgreementCopy.objects.create(dossier=dossier, by=act.user, at=act.now, signed_on=signed_on, file=stored)
    files.claim(stored, FILE_OWNER, dossier.pk)
    act.note(signed_on=str(signed_on), sha256=stored.sha256)
    hand_to(act, Waits.CHECK)


def with_the_bureau(act: Act) -> None:
    if act.subject.waits_for != Waits.CHECK:
        raise Refused(_("The lead institution has not handed in the signed agreement yet."), code="agreement_open")


class FileForm(ActForm):
    number = forms.CharField(label=gettext_lazy("Number of the agreement"), max_length=80)
    signed_on = _day(gettext_lazy("Signed by the bureau on"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.copy = copy_in_hand(self.dossier)
        document = agreement_paper(self.dossier)
        self.initial.setdefault("number", document.number if document else "")


@action(
    "file_task_agreement",
    on=KIND,
    stage=STAGE,
    leads=NEXT,
    label=gettext_lazy("File the task agreement"),
    help=gettext_lazy("Once the bureau has signed too. The procedure ends with it."),
    follows=APPLICANT_TOLD,
    who=who.clerk,
    form=FileForm,
    conditions=(with_the_bureau,),
    tone="primary",
    office="bureau",
)
def file_task_agreement(act: Act) -> None:
    dossier: Dossier = act.subject
    copy = dossier.agreementcopys.latest("at", "pk")
    signed_on: date = act.data["signed_on"]
    decided_on = Decision.objects.get(dossier=dossier).decided_on
    _in_order(act, "signed_on", signed_on, decided_on, _("It cannot be signed before the approval."))
    centre = Centre.objects.get(process=act.process)
    document = agreement_paper(dossier)
    if document is None or centre.establishing_from is None or centre.establishing_until is None:
        raise RuntimeError(f"{centre.number} is not being established")
    agreement = TaskAgreement.objects.create(
        centre=centre,
        number=act.data["number"].strip(),
        starts_on=centre.establishing_from,
        ends_on=centre.establishing_until,
        targets=targets_of(dossier),
        document=document,
        file=copy.file,
        signed_on=signed_on,
        filed_by=act.user,
        filed_at=act.now,
    )
    act.note(number=agreement.number, signed_on=str(signed_on))
    move_on(act)
    tell_applicant(act, FILED)


class ReturnForm(ReasonForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.copy = copy_in_hand(self.dossier)


@action(
    "return_task_agreement",
    on=KIND,
    stage=STAGE,
    label=gettext_lazy("Return the task agreement"),
    follows=APPLICANT_TOLD,
    who=who.clerk,
    form=ReturnForm,
    conditions=(with_the_bureau,),
    tone="warning",
    office="bureau",
)
def return_task_agreement(act: Act) -> None:
    dossier: Dossier = act.subject
    reason = act.data["reason"].strip()
    copy = dossier.agreementcopys.latest("at", "pk")
    AgreementReturn.objects.create(dossier=dossier, by=act.user, at=act.now, copy=copy, reason=reason)
    act.note(reason=reason)
    hand_to(act, Waits.SUBMIT)
    tell_applicant(act, RETURNED, reason=reason)
