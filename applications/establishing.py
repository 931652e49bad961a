"""筹建: where the text lets a centre be established for a time before it counts, how long, and until when."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

import rules
from workflow import Act, Refused

from .models import Decision, Dossier

LONGEST = 120
MONTHS_IN = {"years": 12, "months": 1}


def usual_months(dossier: Dossier) -> int | None:
    """The length that the text names; None where it knows no such time."""
    period: Any = dossier.edition.stage("approval").parameters.get("establishment")
    return period["length"] * MONTHS_IN[period["unit"]] if period else None


def ends_on(start: date, months: int) -> date:
    """The corresponding day so many months later; where that month has none, its last day."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    first_of_next = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=start.day - 1), first_of_next - timedelta(days=1))


def until(decision: Decision) -> date | None:
    if decision.establishment_months is None:
        return None
    return ends_on(decision.decided_on, decision.establishment_months)


def add_fields(form: forms.Form, dossier: Dossier) -> None:
    """Ask how long, where the text has such a time."""
    usual = usual_months(dossier)
    if usual is None:
        return
    clause = dossier.edition.clauses[dossier.edition.stage("approval").clause]
    form.fields["establishment_months"] = forms.IntegerField(
        label=gettext_lazy("Length of the establishment in months"),
        min_value=1,
        max_value=LONGEST,
        initial=usual,
        help_text=f"{clause.spelling}：{clause.quote}",
    )
    form.fields["establishment_reason"] = forms.CharField(
        label=gettext_lazy("Reason for another length"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=ngettext(
            "Needed where it is not the usual %(n)d month.", "Needed where it is not the usual %(n)d months.", usual
        )
        % {"n": usual},
    )


def decided(act: Act) -> dict[str, Any]:
    """What the decision records of it. Refused where another length than the usual has no reason."""
    usual = usual_months(act.subject)
    if usual is None:
        return {}
    months = act.data.get("establishment_months") or usual
    reason = (act.data.get("establishment_reason") or "").strip()
    if not 1 <= months <= LONGEST:
        words = _("Enter a number of months between 1 and %(most)d.") % {"most": LONGEST}
        raise Refused(words, code="establishment", fields={"establishment_months": words})
    if months != usual and not reason:
        words = _("Give the reason why it is not the usual length.")
        raise Refused(words, code="establishment", fields={"establishment_reason": words})
    act.note(establishment_months=months, establishment_reason=reason)
    return {"establishment_months": months, "establishment_reason": reason if months != usual else ""}


def is_list(edition: rules.Edition) -> bool:
    """Whether the city approves by a list that may name several centres, rather than by a paper for each."""
    return edition.stage("approval").parameters.get("paper") == "list"
