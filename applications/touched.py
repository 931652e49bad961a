"""Which open dossiers stand under an edition that another would replace. They stay with theirs: this is for knowing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.db.models.fields.json import KeyTextTransform

import rules
from cities.models import City
from materials.queries import latest_assessments
from rules.comparing import Comparison

from .models import Dossier
from .states import LIVE

WORDS = rules.RESULT_WORDS | {
    rules.Result.NOT_APPLICABLE: rules.Text("不适用或不影响申报", "Does not apply, or bars nothing")
}


@dataclass(frozen=True)
class Touched:
    """Open dossiers of an edition by stage, and how they stand on each of its requirements that would be another."""

    total: int
    stages: list[tuple[rules.Text, str, int]]
    """Title, key and number, in the order of the procedure."""
    results: dict[str, list[tuple[rules.Text, int]]]
    """By requirement: dossiers by result, in words."""


def touched_by(user: Any, city: City, edition: rules.Edition, comparison: Comparison) -> Touched:
    """Nobody counts what they may not see."""
    open_ones = Dossier.objects.visible_to(user).filter(city=city, process__edition=edition.key, state__in=LIVE)
    counted = Counter(
        dict(open_ones.order_by().values_list("process__current_stage__key").annotate(number=Count("pk")))
    )
    stages = [(stage.title, stage.key, counted[stage.key]) for stage in edition.procedure if counted[stage.key]]
    ids = [one.old.id for one in comparison.touched if one.old is not None]
    return Touched(counted.total(), stages, _results(open_ones, ids))


def _results(dossiers: Any, ids: list[str]) -> dict[str, list[tuple[rules.Text, int]]]:
    """All in one question, by the latest assessment of each dossier."""
    if not ids:
        return {}
    stated = latest_assessments(dossiers.order_by().values("draft")).annotate(
        **{f"result_{place}": KeyTextTransform(id, "results") for place, id in enumerate(ids)}
    )
    wanted = {
        f"{result.value}_{place}": Count("pk", filter=Q(**{f"result_{place}": result.value}))
        for place in range(len(ids))
        for result in rules.Result
    }
    counted = stated.aggregate(**wanted)
    return {
        id: [(WORDS[result], number) for result in rules.Result if (number := counted[f"{result.value}_{place}"])]
        for place, id in enumerate(ids)
    }
