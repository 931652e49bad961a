"""An assessment: every requirement of an edition against what is known, as of a date."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from rules import claims
from rules.expressions import Measure
from rules.knowledge import Between, Environment, Truth, Unknown
from rules.requirements import (
    RESULT_WORDS,
    Grant,
    Judgement,
    Relaxation,
    RelaxationConflict,
    Requirement,
    Result,
    Strength,
)
from rules.text import Explanation, Text, both, join

if TYPE_CHECKING:
    from rules.regulation import Edition


NO_BAR = "no_bar"
"""How a finding is shown that does not apply because nothing hangs on it, not because it is none of the unit's."""
# Reasons by which what does not hold is left without consequence.
_HARMLESS = frozenset({"strength.encouraged", "strength.duty_later", "strength.advisory"})
SHOWN_WORDS = {
    **{result.value: words for result, words in RESULT_WORDS.items()},
    NO_BAR: Text("未达到，不影响申报", "Not met, bars nothing"),
}
# Reasons that ask for a decision; once it is there they are answered.
ASKING = frozenset({"judged.question", "readings", "strength.in_principle"})


class Outcome(StrEnum):
    ELIGIBLE = "eligible"
    INELIGIBLE = "ineligible"
    NEEDS_JUDGEMENT = "needs_judgement"
    INCOMPLETE = "incomplete"


OUTCOME_WORDS = {
    Outcome.ELIGIBLE: Text("符合申报条件", "Eligible"),
    Outcome.INELIGIBLE: Text("不符合申报条件", "Not eligible"),
    Outcome.NEEDS_JUDGEMENT: Text("有事项须人工裁量", "Needs a person's judgement"),
    Outcome.INCOMPLETE: Text("资料尚不完整", "Incomplete"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of one requirement, and why."""

    requirement: str
    title: Text
    clause: str
    citation: Text
    quote: str
    strength: Strength
    result: Result
    reasons: tuple[Explanation, ...]
    value: Text | None
    threshold: Text | None
    shortfall: Text | None
    missing: tuple[str, ...]
    missing_labels: tuple[Text, ...]
    verified: tuple[str, ...]
    evidence: tuple[str, ...]
    judged_at: str
    judgement: Judgement | None = None
    relaxation: str = ""

    @property
    def clause_spelling(self) -> str:
        return self.citation.zh

    @property
    def explanation(self) -> Text:
        """The clause and all reasons as one sentence."""
        reasons = join([reason.text for reason in self.reasons], "；", "; ")
        return Text(f"{self.citation.zh}：{reasons.zh}。", f"{self.citation.en}: {reasons.en}.")

    @property
    def bars(self) -> bool:
        """Whether it counts towards the outcome."""
        return self.strength in (Strength.MUST, Strength.IN_PRINCIPLE)

    def to_json(self) -> dict[str, object]:
        return {
            "requirement": self.requirement,
            "title": self.title.to_json(),
            "clause": self.clause,
            "clause_spelling": self.clause_spelling,
            "quote": self.quote,
            "strength": self.strength.value,
            "result": self.result.value,
            "explanation": self.explanation.to_json(),
            "reasons": [reason.to_json() for reason in self.reasons],
            "value": self.value and self.value.to_json(),
            "threshold": self.threshold and self.threshold.to_json(),
            "shortfall": self.shortfall and self.shortfall.to_json(),
            "missing": list(self.missing),
            "verified": list(self.verified),
            "relaxation": self.relaxation,
        }


def shown_as(finding: Finding | Mapping[str, Any]) -> str:
    """The result as people are told it, of a finding or of its stored JSON: 鼓励 that is not met is not 不适用."""
    if isinstance(finding, Finding):
        result, reasons = finding.result.value, {reason.key for reason in finding.reasons}
    else:
        result, reasons = str(finding["result"]), {reason["key"] for reason in finding.get("reasons", ())}
    return NO_BAR if result == Result.NOT_APPLICABLE and reasons & _HARMLESS else result


@dataclass(frozen=True, slots=True)
class Assessment:
    edition: str
    digest: str
    as_of: date
    outcome: Outcome
    findings: tuple[Finding, ...]
    facts: Mapping[str, object]
    missing: tuple[str, ...]

    def by_result(self) -> dict[Result, list[Finding]]:
        """All five results, in their order, each with its findings."""
        return {result: [one for one in self.findings if one.result is result] for result in Result}

    def finding(self, requirement: str) -> Finding:
        for finding in self.findings:
            if finding.requirement == requirement:
                return finding
        raise KeyError(requirement)

    def to_json(self) -> dict[str, object]:
        return {
            "edition": self.edition,
            "digest": self.digest,
            "as_of": self.as_of.isoformat(),
            "outcome": self.outcome.value,
            "findings": [finding.to_json() for finding in self.findings],
            "facts": dict(self.facts),
            "missing": list(self.missing),
        }


def assess(
    edition: Edition,
    given: Mapping[str, object],
    *,
    as_of: date,
    parameters: Mapping[str, object],
    verified: Mapping[str, object],
    judgements: Mapping[str, bool | Judgement],
    relaxations: Iterable[Grant],
    totals: Mapping[str, object],
) -> Assessment:
    env = claims.environment(edition, given, as_of=as_of, parameters=parameters, verified=verified, totals=totals)
    decided = {edition.requirement(id).id: _judgement(judgement) for id, judgement in judgements.items()}
    granted = _granted(edition, relaxations, env)
    findings = tuple(
        find(edition, requirement, env, decided.get(requirement.id), granted.get(requirement.id))
        for requirement in edition.requirements
    )
    counted = [finding for finding in findings if finding.bars]
    return Assessment(
        edition=edition.key,
        digest=edition.digest,
        as_of=as_of,
        outcome=outcome_of([finding.result for finding in counted]),
        findings=findings,
        facts=_facts(edition, env),
        missing=tuple(dict.fromkeys(key for finding in counted for key in finding.missing)),
    )


def _judgement(judgement: bool | Judgement) -> Judgement:
    return judgement if isinstance(judgement, Judgement) else Judgement(judgement)


def outcome_of(results: Collection[Result]) -> Outcome:
    """Of the results that count: a failure first, then what is missing, then what a person must decide."""
    if Result.FAIL in results:
        return Outcome.INELIGIBLE
    if Result.UNKNOWN in results:
        return Outcome.INCOMPLETE
    return Outcome.NEEDS_JUDGEMENT if Result.JUDGEMENT in results else Outcome.ELIGIBLE


def _granted(edition: Edition, grants: Iterable[Grant], env: Environment) -> dict[str, tuple[Relaxation, str]]:
    """What is granted for each requirement, with the reasons; two for one are a conflict.

    A grant counts only while the facts that open the relaxation hold.
    """
    granted: dict[str, dict[str, tuple[Relaxation, str]]] = {}
    for grant in grants:
        relaxation = edition.relaxation(grant.relaxation)
        if grant.requirement not in relaxation.requirements:
            raise ValueError(f"{relaxation.key} does not name {grant.requirement}")
        if relaxation.applies_when is None or relaxation.applies_when.truth(env) is Truth.TRUE:
            granted.setdefault(grant.requirement, {})[relaxation.key] = (relaxation, grant.reasons)
    for id, several in granted.items():
        if len(several) > 1:
            raise RelaxationConflict(edition.requirement(id), tuple(one for one, _reasons in several.values()))
    return {id: next(iter(several.values())) for id, several in granted.items()}


def find(
    edition: Edition,
    requirement: Requirement,
    env: Environment,
    judgement: Judgement | None,
    granted: tuple[Relaxation, str] | None,
) -> Finding:
    """What becomes of one requirement, with what a person decided and what was granted for it."""
    applies = Truth.TRUE if requirement.applies_when is None else requirement.applies_when.truth(env)
    test = requirement.test
    missing: tuple[str, ...] = ()
    reasons: list[Explanation] = []
    relaxed_by = ""
    if applies is Truth.FALSE and requirement.applies_when is not None:
        result = Result.NOT_APPLICABLE
        reasons.append(Explanation("not_applicable", {"when": requirement.applies_when.words()}))
    elif applies is not Truth.TRUE and requirement.applies_when is not None:
        result = Result.UNKNOWN
        missing = requirement.applies_when.missing(env)
    else:
        truth = test.truth(env)
        missing = test.missing(env)
        reasons += test.explain(env)
        if truth in (Truth.FALSE, Truth.DOUBTFUL) and granted is not None:
            relaxation, why = granted
            relaxed_by = relaxation.key
            reasons = [reason for reason in reasons if reason.key not in ASKING]
            reasons.append(_relaxed(edition, relaxation, why))
            if relaxation.instead is None:
                truth = Truth.TRUE
            else:
                truth, missing = relaxation.instead.truth(env), relaxation.instead.missing(env)
                reasons += relaxation.instead.explain(env)
        result, weakened = _weigh(requirement, truth)
        reasons += weakened
    missing = _askable(edition, missing, env)
    if missing:
        labels = join([edition.label(key) for key in missing])
        reasons.append(Explanation("missing", {"what": labels}))
    if result is Result.JUDGEMENT and judgement is not None:
        result = Result.PASS if judgement.met else Result.FAIL
        reasons = [reason for reason in reasons if reason.key not in ASKING]
        reasons.append(_judged(judgement))
    verified = tuple(key for key in requirement.uses if key in env.verified)
    if verified:
        reasons.append(Explanation("verified", {"what": join([edition.label(key) for key in verified])}))
    measure = test.measure(env) if applies is Truth.TRUE else Measure()
    settled = result in (Result.PASS, Result.FAIL, Result.JUDGEMENT)
    return Finding(
        requirement=requirement.id,
        title=requirement.title,
        clause=requirement.clause,
        citation=edition.clauses[requirement.clause].citation,
        quote=requirement.quote,
        strength=requirement.strength,
        result=result,
        reasons=tuple(reasons) or (_bare(result),),
        value=measure.value,
        threshold=measure.threshold,
        shortfall=measure.shortfall if settled else None,
        missing=missing,
        missing_labels=tuple(edition.label(key) for key in missing),
        verified=verified,
        evidence=requirement.evidence,
        judged_at=requirement.judged_at,
        judgement=judgement,
        relaxation=relaxed_by,
    )


def _askable(edition: Edition, missing: tuple[str, ...], env: Environment) -> tuple[str, ...]:
    """Leave out what the form does not show yet, as long as something that it shows is missing too."""
    shown = tuple(key for key in missing if _shown(edition, key.partition(".")[0], env))
    return shown or missing


def _shown(edition: Edition, key: str, env: Environment) -> bool:
    item = edition.facts.get(key) or edition.rosters.get(key)
    return item is None or item.shown_when is None or item.shown_when.truth(env) is Truth.TRUE


def _weigh(requirement: Requirement, truth: Truth) -> tuple[Result, list[Explanation]]:
    """What the strength of the words makes of a truth: only a must can fail by itself."""
    if truth is Truth.TRUE:
        return Result.PASS, []
    if truth is Truth.UNKNOWN:
        return Result.UNKNOWN, []
    if requirement.strength is Strength.ENCOURAGED:
        return Result.NOT_APPLICABLE, [Explanation("strength.encouraged")]
    if requirement.strength is Strength.DUTY_LATER:
        return Result.NOT_APPLICABLE, [Explanation("strength.duty_later")]
    if requirement.strength is Strength.ADVISORY:
        return Result.NOT_APPLICABLE, [Explanation("strength.advisory")]
    if truth is Truth.DOUBTFUL:
        return Result.JUDGEMENT, []
    if requirement.strength is Strength.IN_PRINCIPLE:
        return Result.JUDGEMENT, [Explanation("strength.in_principle", {"words": both(requirement.soft_words)})]
    return Result.FAIL, []


def _bare(result: Result) -> Explanation:
    return Explanation("no_detail.false" if result is Result.FAIL else "no_detail")


def _unended(reasons: str) -> str:
    """Without the full stop: the explanation brings its own."""
    return reasons.rstrip().rstrip("。.；;")


def _judged(judgement: Judgement) -> Explanation:
    reasons = both(_unended(judgement.reasons)) if judgement.reasons else Explanation("judgement.no_reasons").text
    return Explanation("judgement.met" if judgement.met else "judgement.not_met", {"reasons": reasons})


def _relaxed(edition: Edition, relaxation: Relaxation, reasons: str) -> Explanation:
    clause = edition.clauses[relaxation.clause].citation
    return Explanation("relaxed", {"clause": clause, "title": relaxation.title, "reasons": both(_unended(reasons))})


def _facts(edition: Edition, env: Environment) -> dict[str, object]:
    """The facts as JSON, verified ones in place, and the derived ones that are settled."""
    facts = {key: edition.facts[key].dump(value) for key, value in env.facts.items() if key in edition.facts}
    for key, derived in edition.derived.items():
        value = derived.evaluate(env)
        if not isinstance(value, (Unknown, Between)):
            facts[key] = derived.as_fact().dump(value)
    return facts
