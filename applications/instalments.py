"""拨款节点: after the approval the bureau puts the instalments of money on record; the stage evaluation reads them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

import rules
from centres.models import Centre, Instalment
from workflow import Act, Refused, action

from . import who
from .beginning import KIND
from .instalment_forms import AmendInstalmentForm, InstalmentForm
from .models import Dossier
from .states import DossierState
from .where import with_parameter


def instalment_clause(edition: rules.Edition) -> rules.Clause | None:
    """The clause under which the city gives money; None where the text gives none."""
    for stage in edition.procedure:
        if clause := stage.parameters.get("instalments"):
            return edition.clauses[str(clause)]
    return None


def records(dossier: Dossier, user: Any) -> bool:
    return (
        dossier.state == DossierState.APPROVED
        and instalment_clause(dossier.edition) is not None
        and who.clerk(dossier, user)
    )


def centre_of(dossier: Dossier) -> Centre | None:
    """The centre, once its approval has been announced."""
    found = Centre.objects.filter(process=dossier.process_id).first()
    announced = dossier.decisions.filter(announced_at__isnull=False).exists()
    return found if announced else None


def centre_is_announced(act: Act) -> None:
    if centre_of(act.subject) is None:
        raise Refused(_("Instalments are recorded once the approval has been announced."), code="unannounced")


def there_is_one(act: Act) -> None:
    if not Instalment.objects.filter(centre__process=act.process).exists():
        raise Refused(_("No instalment has been recorded yet."), code="no_instalment")


def _locked_centre(dossier: Dossier) -> Any:
    return Centre.objects.filter(process=dossier.process_id)


def _values(data: dict[str, Any]) -> dict[str, Any]:
    if data["amount"] <= 0:
        reason = _("The amount is above zero.")
        raise Refused(reason, code="amount", fields={"amount": reason})
    return {
        "amount": data["amount"],
        "planned_on": data["planned_on"],
        "paid_on": data.get("paid_on"),
        "document_number": data.get("document_number", ""),
        "remark": data.get("remark", ""),
    }


def _note(act: Act, row: Instalment) -> None:
    act.note(
        sequence=row.sequence,
        amount=str(row.amount),
        planned_on=str(row.planned_on),
        paid_on=str(row.paid_on or ""),
        number=row.document_number,
        note=row.remark,
        cancelled=row.cancelled,
    )


@action(
    "record_instalment",
    on=KIND,
    where=with_parameter("instalments"),
    label=gettext_lazy("Record an instalment"),
    help=gettext_lazy("An instalment of the money that the city gives; it calls for a stage evaluation."),
    who=records,
    form=InstalmentForm,
    conditions=(centre_is_announced,),
    locks=(_locked_centre,),
    after_close=True,
    office="bureau",
)
def record_instalment(act: Act) -> None:
    centre = centre_of(act.subject)
    if centre is None:
        raise Refused(_("Instalments are recorded once the approval has been announced."), code="unannounced")
    values = _values(act.data)
    last = centre.instalments.order_by("-sequence").first()
    row = Instalment.objects.create(
        centre=centre, sequence=(last.sequence if last else 0) + 1, by=act.user, at=act.now, **values
    )
    _note(act, row)


@action(
    "amend_instalment",
    on=KIND,
    where=with_parameter("instalments"),
    label=gettext_lazy("Amend an instalment"),
    help=gettext_lazy("Also to record that it was paid, or that it is cancelled. What stood before stays on record."),
    who=records,
    form=AmendInstalmentForm,
    conditions=(centre_is_announced, there_is_one),
    locks=(_locked_centre,),
    after_close=True,
    office="bureau",
)
def amend_instalment(act: Act) -> None:
    standing = Instalment.objects.filter(centre__process=act.process).standing()
    before = standing.filter(pk=act.data["instalment"].pk).first()
    if before is None:
        raise Refused(_("Somebody else has amended this instalment in the meantime."), code="replaced")
    cancelled = bool(act.data.get("cancelled"))
    values = _values(act.data)
    if cancelled and (values["paid_on"] is not None or not values["remark"].strip()):
        reason = _("A cancelled instalment has no day of payment, and a remark says why.")
        raise Refused(reason, code="cancelled", fields={"cancelled": reason})
    row = Instalment.objects.create(
        centre=before.centre,
        sequence=before.sequence,
        replaces=before,
        cancelled=cancelled,
        by=act.user,
        at=act.now,
        **values,
    )
    _note(act, row)
