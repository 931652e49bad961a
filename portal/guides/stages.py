"""The stages of an edition as a guide shows them: who acts, how long, on what clause, what the reader does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

import rules
from accounts.roles import RoleKey
from applications import checking, correction, entrusting, panel, relaxing, who
from applications.beginning import stages_for
from applications.drawing import acts_at
from workflow import END

from .readers import ROLES_OF
from .words import WORDS

ACTORS: Mapping[Any, tuple[RoleKey, ...]] = {
    who.submitter: (RoleKey.SUBMITTER,),
    who.editor: (RoleKey.EDITOR, RoleKey.SUBMITTER),
    who.officer: (RoleKey.OFFICER,),
    who.clerk: (RoleKey.CLERK,),
    who.section_head: (RoleKey.SECTION_HEAD,),
    who.publisher: (RoleKey.PUBLISHER,),
    who.leader: (RoleKey.LEADER,),
    who.issuer: (RoleKey.CLERK,),
    who.agent: (RoleKey.AGENCY,),
    who.nobody: (),
    who.clerk_or_agent: (RoleKey.CLERK, RoleKey.AGENCY),
    checking.may_check: (RoleKey.OFFICER, RoleKey.CLERK, RoleKey.SECTION_HEAD, RoleKey.AGENCY),
    correction.asks: (RoleKey.OFFICER, RoleKey.CLERK),
    entrusting.may_entrust: (RoleKey.CLERK,),
    panel.concludes_panel: (RoleKey.CLERK, RoleKey.EXPERT, RoleKey.AGENCY),
    relaxing.may_relax: (RoleKey.SECTION_HEAD,),
    relaxing.may_take_back: (RoleKey.SECTION_HEAD,),
}
"""The roles behind each test of who may act."""

OFFICES: Mapping[str, str] = {
    "applicant": "lead_institution",
    "department": "competent_department",
    "bureau": "bureau",
    "leader": "bureau",
    "experts": "experts",
}
"""An office of the procedure, by its word in the edition."""


@dataclass(frozen=True)
class GuideStage:
    """One stage for one kind of reader. `acts` are the labels of what each of the reader's roles may do in it."""

    key: str
    title: rules.Text
    office: rules.Text
    mine: bool
    told: Promise | str
    acts: tuple[tuple[Any, tuple[Any, ...]], ...]
    activities: tuple[rules.Text, ...]
    optional_activities: tuple[rules.Text, ...]
    clause: rules.Clause | None
    quote: str
    period: rules.Text | None
    limits: tuple[tuple[rules.Text, rules.Text], ...]
    basis: Promise | str
    skipped_on: tuple[rules.Text, ...]


def stages_of(edition: rules.Edition, reader: str) -> list[GuideStage]:
    """All stages in the order of the edition; those that ask something of the reader are `mine`."""
    specs = {spec.key: spec for spec in edition.procedure}
    return [_stage(edition, reader, row, specs.get(str(row["key"]))) for row in stages_for(edition)]


def _stage(edition: rules.Edition, reader: str, row: Mapping[str, Any], spec: rules.StageSpec | None) -> GuideStage:
    acts = _acts(edition, reader, row)
    told = WORDS[reader].get(row["kind"], "")
    routes = {route.key: route.title for route in edition.routes}
    said = row.get("parameters", {})
    return GuideStage(
        key=row["key"],
        title=rules.Text(row["title_zh"], row["title_en"]),
        office=edition.terms[OFFICES[row["office"]]],
        mine=_is_mine(reader, row, told),
        told=told,
        acts=acts,
        activities=tuple(edition.terms[name] for name in said.get("activities", ())),
        optional_activities=tuple(edition.terms[name] for name in said.get("optional_activities", ())),
        clause=edition.clauses.get(spec.clause) if spec else None,
        quote=edition.stage_words(spec.key) if spec else "",
        period=edition.publicity.words if row["kind"] == "publicity" else None,
        limits=tuple(_limits(edition, row)),
        basis=_basis(edition, row, spec),
        skipped_on=tuple(routes[route] for route in spec.skipped_on) if spec else (),
    )


def _limits(edition: rules.Edition, row: Mapping[str, Any]) -> Iterator[tuple[rules.Text, rules.Text]]:
    """What else the text limits in a stage, each with its name: the time for corrections, the places."""
    answer = edition.time_to_answer(row["key"])
    if answer is not None:
        yield answer.title, answer.words(edition.terms)
    if row["kind"] == "recommendation":
        for quota in edition.quotas:
            yield quota.title, quota.words


def _is_mine(reader: str, row: Mapping[str, Any], told: object) -> bool:
    """Whether the reader has to act: applicants are told of every stage, yet act in few."""
    return bool(told) if reader != "applicant" else row["office"] == "applicant"


def _basis(edition: rules.Edition, row: Mapping[str, Any], spec: rules.StageSpec | None) -> Promise | str:
    """Said of what no clause orders: a stage, or the length of one."""
    if spec is None:
        return _("the office's own act; no clause names it")
    if not spec.in_text:
        return _("not in the text; by practice")
    if row["kind"] == "publicity" and edition.publicity.clause is None:
        return _("The length is not in the text; by practice.")
    return ""


def _acts(edition: rules.Edition, reader: str, row: Mapping[str, Any]) -> tuple[tuple[Any, tuple[Any, ...]], ...]:
    """By role, each label once; what ends the matter stands last."""
    found: dict[RoleKey, list[Any]] = {role: [] for role in ROLES_OF[reader]}
    for act in sorted(acts_at(edition, row["key"]), key=lambda act: END in act.leads):
        actors = ACTORS[act.who]
        for role in actors:
            if role in found and act.label not in found[role] and (len(actors) == 1 or _has_turn(role, row)):
                found[role].append(act.label)
    return tuple((role.label, tuple(labels)) for role, labels in found.items() if labels)


def _has_turn(role: RoleKey, row: Mapping[str, Any]) -> bool:
    """Of an act that several offices share: the department in its own stages, the bureau in all others."""
    if role == RoleKey.AGENCY:
        return bool(row.get("parameters", {}).get("agency"))
    return (role == RoleKey.OFFICER) == (row["office"] == "department")
