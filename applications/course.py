"""The way that a dossier went, as official papers tell it: in the order in which its edition puts the stages."""

from __future__ import annotations

from datetime import date

import rules
from rules import StageKind

from .models import Deliberation, Dossier
from .publicity import current_item

STANDS = "公示期满无成立的异议"
_AND = {StageKind.DELIBERATION: "并经", StageKind.PUBLICITY: "并"}


def _order(edition: rules.Edition, *kinds: StageKind) -> list[StageKind]:
    return [spec.kind for spec in edition.procedure if spec.kind in kinds]


def course_of(dossier: Dossier) -> str:
    """Who recommended and judged it, when the meeting resolved, how long it stood before the public."""
    edition = dossier.edition
    terms, division = edition.terms, dossier.division
    named = {StageKind.EXPERT_REVIEW: terms["expert_review"].zh}
    if not dossier.goes_directly:
        named[StageKind.RECOMMENDATION] = f"{division.office_name or division.name}{terms['recommendation'].zh}"
    dated = {StageKind.DELIBERATION: _resolved(dossier), StageKind.PUBLICITY: _publicised(dossier)}
    told = [f"经{'、'.join(named[kind] for kind in _order(edition, *named))}"]
    for kind in _order(edition, *dated):
        if dated[kind]:
            told.append(f"{_AND[kind] if len(told) > 1 else ''}{dated[kind]}")
    return "，".join(told)


def _resolved(dossier: Dossier) -> str:
    meeting: Deliberation | None = dossier.deliberations.last()
    if meeting is None:
        return ""
    criteria = "、".join(criterion for criterion, _words in meeting.criteria)
    word = dossier.edition.terms["deliberation"].zh
    return f"{_day(meeting.held_on)}{word}{f'按照{criteria}的原则' if criteria else ''}通过"


def _publicised(dossier: Dossier) -> str:
    item = current_item(dossier)
    if item is None or item.notice.starts_on is None or item.notice.ends_on is None:
        return ""
    return f"自{_day(item.notice.starts_on)}至{_day(item.notice.ends_on)}公示，{STANDS}"


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def course_of_all(edition: rules.Edition) -> str:
    """Of several dossiers at once: the stages by the words of the edition."""
    words = {kind: edition.terms[kind.value].zh for kind in _TOLD if kind.value in edition.terms}
    order = _order(edition, *words, StageKind.PUBLICITY)
    told = [words.get(kind, f"公示且{STANDS}") for kind in order]
    if order[-1:] == [StageKind.PUBLICITY]:
        return f"经{'、'.join(told[:-1])}并公示，{STANDS}"
    return f"经{'、'.join(told)}"


_TOLD = (StageKind.RECOMMENDATION, StageKind.FORMAL_CHECK, StageKind.EXPERT_REVIEW, StageKind.DELIBERATION)


def course_in_short(edition: rules.Edition) -> str:
    """For the announcement to the public."""
    steps = {StageKind.PUBLICITY: "公示"}
    if "deliberation" in edition.terms:
        steps[StageKind.DELIBERATION] = edition.terms["deliberation"].zh
    told = [steps[kind] for kind in _order(edition, *steps)]
    return "并".join(["、".join(["经规定程序审查", *told[:-1]]), *told[-1:]])
