"""Tabs that stand beside the application: the intention before it, the money after it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from centres.models import Instalment
from materials.models import Submission

from ..instalments import centre_of, instalment_clause
from ..models import Dossier
from ..stated import asks_intention, lines_of


def intention(request: HttpRequest, dossier: Dossier, submission: Submission | None) -> dict[str, Any]:
    """Every intention that was handed in, newest first, with what the department did with it."""
    rows = dossier.intentions.select_related("plan", "direction").prefetch_related("choices").order_by("-at", "-pk")
    return {
        "intentions": [
            {
                "intention": row,
                "heading": _("%(what)s, %(when)s")
                % {"what": dossier.edition.terms["intention"], "when": timezone.localtime(row.at).strftime("%Y-%m-%d")},
                "lines": lines_of(row, dossier.edition),
                "choice": next(iter(row.choices.all()), None),
            }
            for row in rows
        ]
    }


def instalments(request: HttpRequest, dossier: Dossier, submission: Submission | None) -> dict[str, Any]:
    rows = list(Instalment.objects.filter(centre__process=dossier.process_id).standing())
    standing = [row for row in rows if not row.cancelled]
    return {
        "clause": instalment_clause(dossier.edition),
        "instalments": rows,
        "total": sum(row.amount for row in standing),
        "paid": sum(row.amount for row in standing if row.paid_on),
    }


def left_out(dossier: Dossier) -> set[str]:
    """Tabs that this dossier does not have, or not yet."""
    out = set()
    if not asks_intention(dossier.edition):
        out.add("intention")
    if instalment_clause(dossier.edition) is None or centre_of(dossier) is None:
        out.add("instalments")
    return out


OWN_TILL_HANDED_IN = ("application", "conditions", "attachments")
"""Tabs that show the draft as long as nothing was handed in: to its own people only."""


def landing(dossier: Dossier, submission: Submission | None) -> str:
    """What the page shows first: of a dossier that is only stated yet, the intention."""
    stated = submission is None and asks_intention(dossier.edition) and dossier.intentions.exists()
    return "intention" if stated else "application"
