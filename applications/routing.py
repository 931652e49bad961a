"""The way a dossier takes: decided by its edition from what was handed in and what the register holds as verified."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

import rules
from accounts import affiliation
from cities.models import Division
from materials.claims import claims_of
from materials.register import institution_facts
from workflow import Act, Refused
from workflow.states import StageState

from .models import Dossier


def verified_in_register(dossier: Dossier, on: date) -> dict[str, Any]:
    """Facts of the edition's form that the register settles, as far as an office has verified them."""
    attributes = dossier.institution.attributes(on)
    facts = institution_facts(dossier.institution, dossier.edition, on)
    return {
        fact.key: facts[fact.key]
        for fact in dossier.edition.facts.values()
        if fact.key in facts and fact.from_institution in attributes and attributes[fact.from_institution].verified
    }


def route_on(dossier: Dossier, on: date) -> rules.Route | None:
    """What its edition says of the present draft; None as long as a fact that decides it is wanting."""
    edition = dossier.edition
    if not has_several(edition):
        return edition.route({}, as_of=on)
    return edition.route(claims_of(dossier.draft), as_of=on, verified=verified_in_register(dossier, on))


def has_several(edition: rules.Edition) -> bool:
    """Whether the way depends on anything."""
    return any(route.when is not None for route in edition.routes)


def way_is_known(act: Act) -> None:
    """Where the text knows several ways, what decides between them is stated, and verified if it has to be."""
    dossier: Dossier = act.subject
    if has_several(dossier.edition) and route_on(dossier, timezone.localdate(act.now)) is None:
        raise Refused(_wanting(dossier), code="route")


def _wanting(dossier: Dossier) -> str:
    """Which facts the way depends on, and who has to verify them."""
    edition = dossier.edition
    routes = [route for route in edition.routes if route.when is not None]
    keys = {reference.printed() for route in routes if route.when for reference in route.when.references()}
    language = get_language() or "zh-hans"
    labels = [fact.label.in_language(language) for fact in edition.facts.values() if fact.key in keys]
    return _(
        "The way of your application depends on “%(facts)s”, which has not been verified yet (%(clause)s). State it "
        "on the page of your institution, with evidence; %(office)s verifies it."
    ) % {
        "facts": "、".join(labels),
        "clause": edition.clauses[routes[0].clause].spelling,
        "office": _verifier(dossier).office,
    }


def _verifier(dossier: Dossier) -> Division:
    """Who compares what the institution says of its affiliation with the evidence."""
    entry = dossier.institution.attributes(timezone.localdate()).get(affiliation.ATTRIBUTE)
    return (affiliation.verifier_of(entry) if entry is not None else None) or dossier.division


def take_route(act: Act) -> None:
    """Leave out the stages that the route does not lead through, and take in again what another one left out.

    A stage that is done stays done.
    """
    dossier: Dossier = act.subject
    edition = dossier.edition
    route = route_on(dossier, timezone.localdate(act.now))
    if route is None:
        return
    dossier.route = route.key
    dossier.save(update_fields=["route"])
    if has_several(edition):
        act.note(route=route.key)
    left_out = left_out_by(dossier, route)
    for stage in act.process.stages.filter(position__gt=act.open_stage().position):
        if stage.key in left_out and stage.state in (StageState.WAITING, StageState.RETURNED):
            act.reset_stage(stage.key)
            act.skip_stage(stage.key)
        elif stage.key not in left_out and stage.state == StageState.SKIPPED:
            act.take_in_stage(stage.key)


def left_out_by(dossier: Dossier, route: rules.Route | None) -> set[str]:
    """The stages that the route does not lead through."""
    return {spec.key for spec in dossier.edition.procedure if route is not None and route.key in spec.skipped_on}


def route_in_words(dossier: Dossier, route: rules.Route | None) -> str:
    """The route with the clause from which it follows."""
    if route is None:
        return ""
    title = route.title.in_language(get_language() or "zh-hans")
    return f"{title}，{dossier.edition.clauses[route.clause].spelling}"


def foreseen(dossier: Dossier) -> rules.Route | None:
    """The route taken, or, before the dossier is handed in, the one it would take today."""
    if dossier.route:
        return next(route for route in dossier.edition.routes if route.key == dossier.route)
    return route_on(dossier, timezone.localdate())
