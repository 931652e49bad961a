"""What if: the current assessments held against a copy of the edition, in the background.

Only the requirements that differ are looked at again. Facts and derived facts settle most of them; for one that looks
into rows those rosters are read too. Nobody counts what they may not see: declared interests leave the counts too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.fields.json import KeyTransform
from django.utils.translation import gettext as _

import rules
from accounts.permissions import has_scope
from centres.models import Centre, CentreState
from cities.models import City
from documents.jobs import Result as JobResult
from documents.jobs import job, start_job
from documents.models import Job
from documents.readers import register_job_reader
from documents.workbooks import CONTENT_TYPE, SafeWorkbook
from materials.identity import identified
from materials.models import Judgement
from materials.queries import latest_assessments
from rules import claims as rule_claims
from rules.assessment import find, outcome_of
from rules.knowledge import Environment
from rules.requirements import Relaxation
from rules.variation import Variation, rosters_read

from .models import Dossier, WhatIf

JOB = "what_if"
STEP = 2000
BARRING = (rules.Strength.MUST, rules.Strength.IN_PRINCIPLE)


def ask(city: City, user: Any, variations: Mapping[str, Any]) -> WhatIf:
    """Put the question; a worker answers it."""
    asked = WhatIf.objects.create(city=city, edition=city.current_edition, variations=dict(variations), by=user)
    asked.job = start_job(JOB, user, title=_("What if: %(edition)s") % {"edition": asked.rules.title}, what_if=asked.pk)
    asked.save(update_fields=["job"])
    return asked


def population(asked: WhatIf) -> QuerySet[Dossier]:
    """Whatever was handed in under the edition and this person may see."""
    return Dossier.objects.visible_to(asked.by).filter(
        city=asked.city, process__edition=asked.edition, submitted_at__isnull=False
    )


@dataclass
class Answer:
    """Outcomes before and after, of dossiers and of the centres that stand in the register, and who would move."""

    before: Counter[str] = field(default_factory=Counter)
    after: Counter[str] = field(default_factory=Counter)
    centres_before: Counter[str] = field(default_factory=Counter)
    centres_after: Counter[str] = field(default_factory=Counter)
    moved: list[tuple[int, str, str]] = field(default_factory=list)

    def to_json(self) -> dict[str, dict[str, int]]:
        return {name: dict(getattr(self, name)) for name in ("before", "after", "centres_before", "centres_after")}


def answer(asked: WhatIf, report: Any = None) -> Answer:
    """``report(done)`` is told after every ``STEP`` dossiers."""
    question = Question(asked.rules, asked.copy, asked.asked)
    in_register = set(
        Centre.objects.filter(process__in=population(asked).order_by().values("process"))
        .exclude(state=CentreState.REMOVED)
        .values_list("process", flat=True)
    )
    found = Answer()
    for done, (dossier, process, before, after) in enumerate(question.outcomes(population(asked)), 1):
        found.before[before] += 1
        found.after[after] += 1
        if process in in_register:
            found.centres_before[before] += 1
            found.centres_after[after] += 1
        if before != after:
            found.moved.append((dossier, before, after))
        if report is not None and done % STEP == 0:
            report(done)
    return found


class Question:
    """The requirements that differ, ready to be asked of many assessments: only what they look at is read."""

    def __init__(self, edition: rules.Edition, copy: rules.Edition, asked: Mapping[str, Variation]) -> None:
        self.edition, self.copy = edition, copy
        self.requirements = [copy.requirement(id) for id in asked]
        names = {name for requirement in self.requirements for name in requirement.uses}
        rosters = {key for requirement in self.requirements for key in rosters_read(requirement)}
        self.looked_at = {
            one.id: {*one.uses, *rosters_read(one), "verified", "parameters"} for one in self.requirements
        }
        self.read: dict[str, Any] = {
            **{key: KeyTransform(key, "facts") for key in names & (edition.facts.keys() | edition.derived.keys())},
            **{key: _handed_in("rosters", key) for key in rosters},
            **{name: _handed_in(*name.split(":", 1)) for name in names if name.startswith("plan:")},
        }
        if rosters:
            self.read["verified"] = F("verified")
        if any(name.startswith("parameter:") for name in names):
            self.read["parameters"] = _handed_in("parameters")
        self.barring = [one.id for one in copy.requirements if one.strength in BARRING]
        self._known: dict[tuple[Any, ...], str] = {}

    def outcomes(self, dossiers: QuerySet[Dossier]) -> Iterator[tuple[int, int, str, str]]:
        """Dossier, process, outcome before and after; one of each dossier, by its latest submission."""
        current = latest_assessments(dossiers.order_by().values("draft"))
        judged = self._judged(dossiers)
        places = {draft: (pk, process) for draft, pk, process in dossiers.values_list("draft", "pk", "process")}
        fields = ["submission", "submission__draft_id", "outcome", "results", "as_of", "relaxations"]
        wanted = {f"read_{place}": path for place, path in enumerate(self.read.values())}
        for values in current.annotate(**wanted).values_list(*fields, *wanted).iterator(chunk_size=STEP):
            submission, draft, outcome, results, as_of, grants, *more = values
            given = {key: value for key, value in zip(self.read, more, strict=True) if value is not None}
            changed = {
                one.id: self._result(one, given, as_of, judged.get((submission, one.id)), grants)
                for one in self.requirements
            }
            yield *places[draft], outcome, self._outcome(results | changed)

    def _result(
        self,
        requirement: rules.Requirement,
        given: Mapping[str, Any],
        as_of: date,
        judgement: rules.Judgement | None,
        grants: list[Mapping[str, str]],
    ) -> str:
        """What becomes of it by what was read; the same once more is looked up."""
        granted = _granted(self.copy, requirement, grants)
        looked_at = self.looked_at[requirement.id]
        told = repr([(key, given[key]) for key in self.read if key in looked_at and key in given])
        known = (requirement.id, told, as_of, judgement and judgement.met, granted and granted[0].key)
        if known not in self._known:
            env = self._environment(given, as_of)
            self._known[known] = find(self.copy, requirement, env, judgement, granted).result.value
        return self._known[known]

    def _environment(self, given: Mapping[str, Any], as_of: date) -> Environment:
        """Facts and derived facts as they were verified; rows as they were handed in, or as they were verified."""
        verified: Mapping[str, Any] = given.get("verified", {})
        rows = {
            key: [row["values"] for row in given[key]]
            for key in self.edition.rosters
            if key in given and key not in verified
        }
        facts = {key: value for key, value in given.items() if key in self.edition.facts or key.startswith("plan:")}
        return rule_claims.environment(
            self.copy,
            facts | identified(self.copy, rows),
            as_of=as_of,
            parameters=given.get("parameters", {}),
            verified={key: verified[key] for key in self.edition.rosters if verified.get(key) is not None},
            totals={key: value for key, value in given.items() if key in self.edition.derived},
        )

    def _outcome(self, results: Mapping[str, str]) -> str:
        return _outcome_of(frozenset(results[id] for id in self.barring if id in results))

    def _judged(self, dossiers: QuerySet[Dossier]) -> dict[tuple[int, str], rules.Judgement]:
        """What was decided about the requirements in question, the latest of each."""
        rows = Judgement.objects.filter(
            requirement__in=[one.id for one in self.requirements],
            submission__draft__in=dossiers.order_by().values("draft"),
        ).order_by("pk")
        return {
            (submission, requirement): rules.Judgement(met)
            for submission, requirement, met in rows.values_list("submission", "requirement", "met")
        }


@cache
def _outcome_of(results: frozenset[str]) -> str:
    return outcome_of([rules.Result(result) for result in results]).value


def _handed_in(*path: str) -> Any:
    """A part of what was handed in, which is large: fetched only where it counts."""
    part: Any = "submission__content"
    for key in path:
        part = KeyTransform(key, part)
    return part


def _granted(
    edition: rules.Edition, requirement: rules.Requirement, grants: list[Mapping[str, str]]
) -> tuple[Relaxation, str] | None:
    for grant in grants:
        if grant["requirement"] == requirement.id:
            return edition.relaxation(grant["relaxation"]), grant["reasons"]
    return None


@job(JOB)
def _answer(work: Job) -> JobResult:
    asked = WhatIf.objects.select_related("city", "by").get(pk=work.arguments["what_if"])
    Job.objects.filter(pk=work.pk).update(total=population(asked).count())
    found = answer(asked, lambda done: Job.objects.filter(pk=work.pk).update(progress=done))
    asked.counts, asked.moved = found.to_json(), found.moved
    asked.save(update_fields=["counts", "moved"])
    return JobResult(_workbook(asked, found), f"{work.title}.xlsx", CONTENT_TYPE)


def _workbook(asked: WhatIf, found: Answer) -> bytes:
    """Counts, what was asked, and everyone who would move."""
    book = SafeWorkbook()
    words = {outcome.value: text for outcome, text in rules.OUTCOME_WORDS.items()}
    sheet = book.sheet(
        _("Counts"), [_("Outcome"), _("Dossiers now"), _("Dossiers then"), _("Centres now"), _("Centres then")]
    )
    for outcome, text in words.items():
        sheet.add(
            [
                text.zh,
                found.before[outcome],
                found.after[outcome],
                found.centres_before[outcome],
                found.centres_after[outcome],
            ]
        )
    sheet = book.sheet(_("What was asked"), [_("Clause"), _("Condition"), _("Now"), _("Then")], widths=[20, 50, 50, 50])
    for id in asked.variations:
        now, then = asked.rules.requirement(id), asked.copy.requirement(id)
        sheet.add([asked.rules.clauses[now.clause].spelling, now.title.zh, in_words(now), in_words(then)])
    sheet = book.sheet(
        _("Who would move"),
        [_("Number"), _("Name"), _("Lead institution"), _("Now"), _("Then")],
        widths=[22, 50, 40, 20, 20],
    )
    moves = {dossier: (before, after) for dossier, before, after in found.moved}
    for start in range(0, len(found.moved), STEP):
        some = [dossier for dossier, _before, _after in found.moved[start : start + STEP]]
        rows = Dossier.objects.filter(pk__in=some).order_by("number", "pk")
        for pk, *told in rows.values_list("pk", "number", "full_name", "institution__name"):
            before, after = moves[pk]
            sheet.add([*told, words[before].zh, words[after].zh])
    return book.content()


def in_words(requirement: rules.Requirement) -> str:
    """The condition with its numbers, and how hard it binds."""
    return f"{requirement.wording.zh}（{rules.STRENGTH_WORDS[requirement.strength].zh}）"


def may_read_what_if(work: Job, user: Any) -> bool:
    """As long as the person works for the city."""
    asked = WhatIf.objects.filter(pk=work.arguments.get("what_if"), by=user).select_related("city").first()
    return asked is not None and has_scope(user, "view_dossiers", asked.city)


register_job_reader(JOB, may_read_what_if)
