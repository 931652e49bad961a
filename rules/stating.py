"""Facts stated in one flat mapping, without a dossier: how the command line, the interface and the self-check ask.

Keys are those of claims (`usable_area`, `people`, `plan:team`, `attachment:charter`), and besides derived facts
(`people_total`, instead of the rosters behind it) and call parameters (`parameter:last_accounting_year`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from rules.assessment import Assessment
from rules.derived import Derived
from rules.expressions import Term
from rules.facts import Fact
from rules.kinds import FactError
from rules.regulation import Edition
from rules.rosters import Roster

PARAMETER = "parameter:"


def assess_stated(edition: Edition, stated: Mapping[str, object], *, as_of: date) -> Assessment:
    """Every requirement against what is stated. Raises `FactError`, naming the first key that cannot be accepted."""
    totals = {key: value for key, value in stated.items() if key in edition.derived}
    parameters = {key.removeprefix(PARAMETER): value for key, value in stated.items() if key.startswith(PARAMETER)}
    given = {key: value for key, value in stated.items() if key not in totals and not key.startswith(PARAMETER)}
    for key in totals:
        if any(given.get(roster.key) is not None for roster in rosters_behind(edition.derived[key])):
            raise FactError(key, "derived", given=edition.derived[key].label)
    return edition.assess(given, as_of=as_of, parameters=parameters, totals=totals)


def rosters_behind(derived: Derived) -> tuple[Roster, ...]:
    """The rosters from which a derived fact is counted or summed."""
    return tuple(dict.fromkeys(one for one in derived.references() if isinstance(one, Roster)))


def facts_of(edition: Edition) -> list[dict[str, object]]:
    """Everything that can be stated about a dossier of this edition, in the order of its form."""
    used = _used(edition)
    return [
        *(row for item in edition.items for row in _item_rows(item, used)),
        *(_derived_row(derived, used) for derived in edition.derived_list),
        *(_row(kind.claim_key, "attachment", kind, used, proves=list(kind.proves)) for kind in edition.attachments),
        *(_row(section.claim_key, "plan", section, used) for section in edition.plan),
        *(_row(f"{PARAMETER}{one.key}", one.kind.value, one, used, default=one.default) for one in edition.parameters),
    ]  # fmt: skip


def _used(edition: Edition) -> dict[str, list[str]]:
    """The clauses whose requirements look at a key."""
    used: dict[str, list[str]] = {}
    for requirement in edition.requirements:
        for name in (*requirement.uses, *(f"attachment:{key}" for key in requirement.evidence)):
            clauses = used.setdefault(name, [])
            if requirement.clause not in clauses:
                clauses.append(requirement.clause)
    return used


def _item_rows(item: Fact | Roster, used: Mapping[str, list[str]]) -> Iterator[dict[str, object]]:
    if isinstance(item, Fact):
        yield _fact_row(item, used)
        return
    columns = [_fact_row(column, used) for column in item.columns]
    yield _row(item.key, "roster", item, used, columns=columns, min_rows=item.min_rows, max_rows=item.max_rows)


def _fact_row(fact: Fact, used: Mapping[str, list[str]]) -> dict[str, object]:
    choices = [{"value": choice.value, "label": choice.label.to_json()} for choice in fact.choices]
    limits = {
        name: None if limit is None else fact.dump(limit) for name, limit in (("min", fact.min), ("max", fact.max))
    }
    unit = fact.unit.to_json() if fact.unit else None
    return {
        **_row(fact.path, fact.kind.value, fact, used),
        "label": fact.label.to_json(),
        "unit": unit,
        "choices": choices,
        "required": fact.required,
        **limits,
    }


def _derived_row(derived: Derived, used: Mapping[str, list[str]]) -> dict[str, object]:
    fact = derived.as_fact()
    unit = fact.unit.to_json() if fact.unit else None
    behind = [roster.key for roster in rosters_behind(derived)]
    return {
        **_row(derived.key, derived.kind.value, derived, used),
        "unit": unit,
        "derived_from": behind,
        "formula": derived.term.printed(),
    }


def _row(key: str, kind: str, term: Term, used: Mapping[str, list[str]], **more: object) -> dict[str, object]:
    words = term.words()
    cited = list(dict.fromkeys([*(getattr(term, "clauses", ()) or ()), *used.get(key, ())]))
    return {"key": key, "type": kind, "label": words.to_json(), "clauses": cited, **more}
