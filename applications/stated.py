"""What an intention states: the facts it asks for, frozen when it is handed in, and what follows from them."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

import rules
from materials.claims import Content
from materials.display import Line, line_of
from materials.submission import SCHEMA
from rules.requirements import name_of

from .models import Dossier, Intention

STAGE = "intention"
CHOICE_STAGE = "candidate"


def asks_intention(edition: rules.Edition) -> bool:
    return any(stage.key == STAGE for stage in edition.procedure)


def is_stating(dossier: Dossier) -> bool:
    """Whether the applicant is at the intention, and not yet at the dossier."""
    stage = dossier.process.current_stage
    return stage is not None and stage.key == STAGE


def facts_of(edition: rules.Edition) -> list[tuple[rules.Section, list[rules.Fact]]]:
    """What the intention asks for, by section: the facts its stage names, and what the form asks because of them."""
    named = set(edition.stage(STAGE).parameters.get("facts", ()))  # type: ignore[call-overload]

    def asked(fact: rules.Fact) -> bool:
        if fact.key in named:
            return True
        return fact.shown_when is not None and {name_of(term) for term in fact.shown_when.references()} <= named

    found = [(section, [fact for fact in section.facts if asked(fact)]) for section in edition.sections]
    return [(section, facts) for section, facts in found if facts]


def keys_of(edition: rules.Edition) -> list[str]:
    return [fact.key for _section, facts in facts_of(edition) for fact in facts]


def freeze(content: Content) -> dict[str, Any]:
    """The facts of the intention as plain JSON, with what the register knows of the institution."""
    edition, institution = content.edition, content.draft.institution
    return {
        "schema": SCHEMA,
        "edition": {"key": edition.key, "title": edition.title, "digest": edition.digest},
        "institution": {
            "ref": str(institution.ref),
            "name": institution.name,
            "uscc": institution.uscc,
            "facts": content.institution,
        },
        "facts": {key: content.claims[key] for key in keys_of(edition) if key in content.claims},
    }


def latest_intention(dossier: Dossier) -> Intention | None:
    return dossier.intentions.select_related("direction__plan", "plan", "by").order_by("-at", "-pk").first()


def lines_of(intention: Intention, edition: rules.Edition) -> list[Line]:
    """What was stated, to read."""
    facts = intention.content["facts"]
    return [line_of(edition.facts[key], facts[key]) for key in keys_of(edition) if key in facts]


def known_findings(intention: Intention, edition: rules.Edition) -> list[rules.Finding]:
    """What can be said of the conditions from the intention alone, as of the day it was stated."""
    found = edition.assess(
        intention.claims,
        as_of=timezone.localtime(intention.at).date(),
        parameters=intention.dossier.call.parameters,
    )
    silent = (rules.Result.UNKNOWN, rules.Result.NOT_APPLICABLE)
    return [finding for finding in found.findings if finding.result not in silent]


def waiting_beside(dossier: Dossier) -> QuerySet[Dossier]:
    """The other intentions that lie before the same department: a choice is made among them."""
    return (
        Dossier.objects.filter(division=dossier.division_id, process__current_stage__key=CHOICE_STAGE)
        .exclude(pk=dossier.pk)
        .select_related("institution", "city", "process")
        .order_by("field", "submitted_at")
    )
