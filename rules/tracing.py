"""From every clause to what carries it out, and both ways against the official text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rules.official_text import Fault, OfficialText, Unit, plain
from rules.procedure import Quota, Route, StageSpec
from rules.regulation import Edition
from rules.requirements import By, CarriedOut, Clause, Relaxation
from rules.text import Text, both

BY_WORDS: Mapping[By, Text] = {
    By.REQUIREMENT: Text("条件", "Condition"),
    By.STAGE: Text("环节", "Stage"),
    By.ROUTE: Text("路径", "Route"),
    By.QUOTA: Text("名额", "Quota"),
    By.ROLE: Text("职责", "Role"),
    By.DOCUMENT: Text("文书", "Document"),
    By.FACT: Text("填报项", "Fact"),
    By.NAMING: Text("命名", "Naming"),
    By.ANNUAL_REPORT: Text("年度报告", "Annual report"),
    By.EVALUATION: Text("评估", "Evaluation"),
    By.CHANGE: Text("变更", "Change"),
    By.FILING: Text("备案", "Filing"),
    By.DEADLINE: Text("期限", "Deadline"),
    By.GRADE: Text("等次", "Grade"),
    By.CONSEQUENCE: Text("结果运用", "Consequence"),
    By.GROUND: Text("撤销情形", "Ground for revocation"),
    By.REVOCATION: Text("撤销", "Revocation"),
    By.FUNDING: Text("经费", "Funding"),
    By.RELAXATION: Text("放宽", "Relaxation"),
    By.EDITION: Text("文本", "The text itself"),
    By.POLICY: Text("政策宣示，无须执行", "Policy, nothing to execute"),
}


@dataclass(frozen=True, slots=True)
class Trace:
    """An edition's clauses held against its text; without a text only the clauses."""

    edition: Edition
    text: OfficialText | None
    unlisted: tuple[Unit, ...] = ()
    """Units of the text that the module does not list."""
    absent: tuple[Clause, ...] = ()
    """Clauses of the module that the text does not have."""
    misquoted: tuple[tuple[str, str], ...] = ()
    """Who quotes, and words that do not stand in the clause that is cited for them."""

    @property
    def clean(self) -> bool:
        return not (self.unlisted or self.absent or self.misquoted)

    @property
    def counts(self) -> dict[str, int]:
        """Clauses in all, by what carries them out (one may be carried out by several), and apart: doubtful, later."""
        clauses = self.edition.clause_list
        kinds = Counter(kind for clause in clauses for kind in {one.by for one in clause.carried_out_by})
        return {
            "clauses": len(clauses),
            **{kind.value: kinds[kind] for kind in By if kinds[kind]},
            "ambiguous": sum(bool(clause.doubt.zh) for clause in clauses),
            "later": sum(is_later(self.edition, clause) for clause in clauses),
        }

    def to_json(self) -> dict[str, object]:
        return {
            "edition": self.edition.key,
            "title": self.edition.title,
            "digest": self.edition.digest,
            "counts": self.counts,
            "clauses": [clause_json(self.edition, clause) for clause in self.edition.clause_list],
            "text": None if self.text is None else {
                "unlisted": [{"id": unit.id, "spelling": unit.spelling, "line": unit.line} for unit in self.unlisted],
                "absent": [clause.id for clause in self.absent],
                "misquoted": [{"by": who, "quote": quote} for who, quote in self.misquoted],
                "faults": [fault_json(fault) for fault in self.text.faults],
                "unplaced": [fault_json(fault) for fault in self.text.unplaced],
            },
            "clean": self.clean,
        }  # fmt: skip


def trace(edition: Edition, text: OfficialText | None = None) -> Trace:
    if text is None:
        return Trace(edition, None)
    listed = {local(clause.id): clause for clause in edition.clause_list}
    return Trace(
        edition,
        text,
        unlisted=tuple(unit for unit in text.units if unit.id not in listed),
        absent=tuple(clause for id, clause in listed.items() if text.unit(id) is None),
        misquoted=tuple(_misquoted(edition, text)),
    )


def local(clause: str) -> str:
    """The id without its edition: `<edition>#8(3)` is `8(3)`."""
    return clause.partition("#")[2]


def is_later(edition: Edition, clause: Clause) -> bool:
    """Whether something of it waits for a later stage of the portal."""
    return any(edition.comes_later(one) for one in clause.carried_out_by)


def quotes(edition: Edition) -> Iterator[tuple[str, str, str]]:
    """Everything that quotes: who, the clause it cites, the words."""
    for clause in edition.clause_list:
        yield clause.id, clause.id, clause.quote
    for requirement in edition.requirements:
        yield requirement.id, requirement.clause, requirement.quote
    for relaxation in edition.relaxations:
        yield relaxation.key, relaxation.clause, relaxation.quote
    for stage in edition.procedure:
        if stage.in_text and stage.quote:
            yield stage.key, stage.clause, stage.quote
    for quota in edition.quotas:
        yield quota.key, quota.clause, quota.quote
    for one in edition.life.values():
        yield one.key, one.clause, one.quote


def _misquoted(edition: Edition, text: OfficialText) -> Iterator[tuple[str, str]]:
    for who, clause, quote in quotes(edition):
        said = text.words_of(local(clause))
        if said and plain(quote) not in plain(said):
            yield who, quote
    if plain(edition.title) not in plain(text.whole):
        yield "title", edition.title


def title_of(edition: Edition, target: str) -> Text | None:
    """What people call what carries out a clause; None for a key that has no name of its own."""
    named: tuple[StageSpec | Route | Relaxation | Quota, ...] = (
        *edition.procedure,
        *edition.routes,
        *edition.relaxations,
        *edition.quotas,
    )
    for one in named:
        if one.key == target:
            return one.title
    for requirement in edition.requirements:
        if requirement.id == target:
            return requirement.title
    if target in edition.terms:
        return edition.terms[target]
    if target == "naming":
        return both(f"“{edition.naming.full_name('××')}”")
    try:
        return edition.label(target)
    except KeyError:
        return None


def clause_json(edition: Edition, clause: Clause) -> dict[str, object]:
    return {
        "id": clause.id,
        "spelling": clause.spelling,
        "quote": clause.quote,
        "carried_out_by": [_carried_json(edition, one) for one in clause.carried_out_by],
        "ambiguous": clause.doubt.to_json() if clause.doubt.zh else None,
        "later": is_later(edition, clause),
    }


def _carried_json(edition: Edition, one: CarriedOut) -> dict[str, object]:
    titles = {target: title_of(edition, target) for target in one.targets}
    return {
        "by": one.by.value,
        "targets": [{"key": key, "title": title.to_json() if title else None} for key, title in titles.items()],
        "note": one.note.to_json() if one.note.zh else None,
        "later": edition.comes_later(one),
    }


def fault_json(fault: Fault) -> dict[str, object]:
    return {"line": fault.line, "kind": fault.kind, "words": fault.words}
