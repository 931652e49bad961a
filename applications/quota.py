"""推荐名额: how many dossiers a division may recommend under one call, where the text says so."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

import rules
from cities.models import Division
from workflow import Act, Refused

from .models import Dossier, Recommendation
from .states import DossierState


@dataclass(frozen=True)
class Places:
    """What a division may recommend under a call, and how much of it others have taken."""

    quota: rules.Quota
    taken: int

    @property
    def left(self) -> int:
        return max(0, self.quota.number - self.taken)

    @property
    def asks(self) -> bool:
        """More may be recommended, with a reason on record."""
        return not self.left and self.quota.strength is rules.Strength.IN_PRINCIPLE


def places_for(dossier: Dossier) -> Places | None:
    """The places of its division, without its own; None where the text leaves the number free."""
    quota = dossier.edition.quota(dossier.division.kind, dossier.division.code)
    return None if quota is None else Places(quota, recommended_beside(dossier).count())


def recommended_beside(dossier: Dossier) -> QuerySet[Dossier]:
    """Other dossiers of the division under the call whose recommendation stands.

    One that was withdrawn frees its place; one that the bureau turned down has used it.
    """
    last = Recommendation.objects.filter(dossier=OuterRef("pk")).order_by("-at", "-pk").values("recommended")[:1]
    others = Dossier.objects.filter(call=dossier.call_id, division=dossier.division_id).exclude(pk=dossier.pk)
    return others.exclude(state=DossierState.WITHDRAWN).annotate(stands=Subquery(last)).filter(stands=True)


def told(dossier: Dossier) -> str:
    """The state of the places, in a sentence with its clause; empty where the text sets none."""
    places = places_for(dossier)
    if places is None:
        return ""
    return _("%(clause)s: “%(quote)s”. Recommended under this call: %(taken)d, left: %(left)d.") % {
        "clause": dossier.edition.clauses[places.quota.clause].spelling,
        "quote": places.quota.quote,
        "taken": places.taken,
        "left": places.left,
    }


def guard(dossier: Dossier) -> QuerySet[Division]:
    """Recommendations that share places come one after the other: each counts what the one before it took."""
    bound = dossier.edition.quota(dossier.division.kind, dossier.division.code) is not None
    return Division.objects.filter(pk=dossier.division_id) if bound else Division.objects.none()


def a_place_is_left(act: Act) -> None:
    """Where the text sets the number, nobody recommends beyond it."""
    places = places_for(act.subject)
    if places is not None and not places.left and not places.asks:
        raise Refused(_("No place is left under this call. %(places)s") % {"places": told(act.subject)}, code="quota")


def reason_beyond(act: Act) -> str:
    """Why more is recommended than the text asks for in principle. Refused where no reason is given."""
    places = places_for(act.subject)
    if places is None or not places.asks:
        return ""
    reason = str(act.data.get("beyond_quota") or "").strip()
    if not reason:
        words = _("The places that the text gives in principle are taken: say why this one is recommended too.")
        raise Refused(words, code="quota", fields={"beyond_quota": words})
    return reason
