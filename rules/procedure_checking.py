"""Whether the procedure of an edition is one that the portal can carry out: what comes before what, and its quotas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rules.procedure import StageKind
from rules.requirements import Strength

if TYPE_CHECKING:
    from rules.regulation import Edition

_AFTER: dict[StageKind, tuple[tuple[StageKind, str], ...]] = {
    StageKind.CANDIDATE: ((StageKind.INTENTION, "it is chosen among the intentions"),),
    StageKind.CREDIT_CHECK: ((StageKind.APPLICATION, "it looks up the parties of what was handed in"),),
    StageKind.RECOMMENDATION: ((StageKind.APPLICATION, "corrections go back to it"),),
    StageKind.FORMAL_CHECK: ((StageKind.APPLICATION, "corrections go back to it"),),
    StageKind.EXPERT_REVIEW: ((StageKind.APPLICATION, "experts read what was handed in"),),
    StageKind.PLAN_IMPROVEMENT: ((StageKind.EXPERT_REVIEW, "the experts demand it, or leave it out"),),
    StageKind.DELIBERATION: ((StageKind.APPLICATION, "the meeting resolves on what was handed in"),),
    StageKind.PUBLICITY: ((StageKind.APPLICATION, "the public reads what was handed in"),),
    StageKind.APPROVAL: ((StageKind.PUBLICITY, "nothing is approved that was not before the public"),),
    StageKind.TASK_AGREEMENT: ((StageKind.APPROVAL, "it is concluded on an approval"),),
}
"""What a stage needs to have before it, and why. Whatever else a text orders, it may order as it likes."""


def procedure_problems(edition: Edition) -> Iterator[str]:
    before: set[StageKind] = set()
    for stage in edition.procedure:
        if stage.key != stage.kind.value:
            yield f"stage {stage.key} is not called after its kind {stage.kind}, by which its acts are declared"
        for needed, why in _AFTER.get(stage.kind, ()):
            if needed not in before:
                yield f"stage {stage.key} needs {needed} before it: {why}"
        before.add(stage.kind)
    yield from _of_quotas(edition)


def _of_quotas(edition: Edition) -> Iterator[str]:
    if edition.quotas and not any(stage.kind is StageKind.RECOMMENDATION for stage in edition.procedure):
        yield "a quota binds a recommendation that the procedure does not have"
    bound: set[str] = set()
    for quota in edition.quotas:
        if quota.number < 1:
            yield f"quota {quota.key} lets nobody recommend"
        if quota.strength not in (Strength.MUST, Strength.IN_PRINCIPLE):
            yield f"quota {quota.key} binds nobody"
        if not (quota.kinds or quota.codes):
            yield f"quota {quota.key} does not say whom it binds"
        for one in (*quota.kinds, *quota.codes):
            if one in bound:
                yield f"quota {quota.key} and another bind {one}"
            bound.add(one)
