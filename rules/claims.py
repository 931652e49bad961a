"""Claims: what a unit says, as JSON, loaded strictly; what the form shows; what is still missing in it.

Claims are one flat mapping: `"<fact>": value`, `"<roster>": [{"<column>": value, …}, …]`, `"plan:<section>": text`,
`"attachment:<kind>": number of files`. An absent key, None and "" mean "not given", never zero or no.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from rules.facts import Fact
from rules.form import AttachmentKind, Item
from rules.kinds import FactError, Value
from rules.knowledge import Environment, Row, Truth
from rules.rosters import Roster
from rules.text import Text, both

if TYPE_CHECKING:
    from rules.regulation import Edition

ANY_DAY = date(2000, 1, 1)  # what a form shows depends on answers, not on the day


def load(edition: Edition, given: Mapping[str, object]) -> tuple[dict[str, Value], dict[str, tuple[Row, ...]]]:
    """Facts and rosters as typed values; raises `FactError` naming the first key that cannot be accepted."""
    facts: dict[str, Value] = {}
    rosters: dict[str, tuple[Row, ...]] = {}
    plan = {section.claim_key for section in edition.plan}
    attachments = {attachment.claim_key for attachment in edition.attachments}
    for key, stored in given.items():
        if key in edition.rosters:
            if stored is not None:
                rosters[key] = load_rows(edition.rosters[key], stored)
        elif key in edition.facts:
            value = edition.facts[key].load(stored)
            if value is not None:
                facts[key] = value
        elif key in plan:
            facts.update(_load_plan(key, stored))
        elif key in attachments:
            facts.update(_load_files(key, stored))
        elif key in edition.derived:
            raise FactError(key, "derived", given=edition.derived[key].label)
        else:
            raise FactError(key, "unknown_key", given=both(str(key)[:60]))
    return facts, rosters


def load_rows(roster: Roster, stored: object) -> tuple[Row, ...]:
    if not isinstance(stored, (list, tuple)):
        raise FactError(roster.key, "wrong_type", expected=Text("行列表", "a list of rows"))
    if len(stored) > roster.max_rows:
        raise FactError(roster.key, "too_many_rows", most=both(str(roster.max_rows)))
    columns = {column.key: column for column in roster.columns}
    rows: list[Row] = []
    for place, row in enumerate(stored):
        if not isinstance(row, Mapping):
            raise FactError(f"{roster.key}[{place}]", "wrong_type", expected=Text("一行", "a row"))
        loaded: dict[str, Value] = {}
        for key, cell in row.items():
            if key not in columns:
                raise FactError(f"{roster.key}[{place}].{key}", "unknown_key", given=both(str(key)[:60]))
            try:
                value = columns[key].load(cell)
            except FactError as error:
                error.key = f"{roster.key}[{place}].{key}"
                raise
            if value is not None:
                loaded[key] = value
        rows.append(loaded)
    return tuple(rows)


def _load_plan(key: str, stored: object) -> dict[str, Value]:
    if stored is None:
        return {}
    if not isinstance(stored, str):
        raise FactError(key, "wrong_type", expected=Text("文字", "text"))
    return {key: stored} if stored.strip() else {}


def _load_files(key: str, stored: object) -> dict[str, Value]:
    if stored is None:
        return {}
    if isinstance(stored, bool) or not isinstance(stored, int) or stored < 0:
        raise FactError(key, "wrong_type", expected=Text("文件数", "a number of files"))
    return {key: stored} if stored else {}


def load_totals(edition: Edition, totals: Mapping[str, object]) -> dict[str, Value]:
    facts: dict[str, Value] = {}
    for key, stored in totals.items():
        if key not in edition.derived:
            raise FactError(key, "unknown_key", given=both(str(key)[:60]))
        value = edition.derived[key].as_fact().load(stored)
        if value is not None:
            facts[key] = value
    return facts


def load_verified(edition: Edition, verified: Mapping[str, object]) -> dict[str, Value]:
    """Verified values of facts and of derived facts (a total that an office has counted itself)."""
    facts: dict[str, Value] = {}
    for key, stored in verified.items():
        if key in edition.facts:
            value = edition.facts[key].load(stored)
        elif key in edition.derived:
            value = edition.derived[key].as_fact().load(stored)
        else:
            raise FactError(key, "unknown_key", given=both(str(key)[:60]))
        if value is not None:
            facts[key] = value
    return facts


def load_parameters(edition: Edition, parameters: Mapping[str, object]) -> dict[str, Value]:
    known = {parameter.key: parameter for parameter in edition.parameters}
    loaded: dict[str, Value] = {}
    for key, stored in parameters.items():
        if key not in known:
            raise FactError(key, "unknown_key", given=both(str(key)[:60]))
        value = Fact(key, known[key].kind, known[key].label).load(stored)
        if value is not None:
            loaded[key] = value
    return loaded


def environment(
    edition: Edition,
    given: Mapping[str, object],
    *,
    as_of: date,
    parameters: Mapping[str, object] | None = None,
    verified: Mapping[str, object] | None = None,
    totals: Mapping[str, object] | None = None,
) -> Environment:
    """`totals` are derived facts that somebody states without the rosters behind them; a verified one prevails."""
    facts, rosters = load(edition, given)
    facts.update(load_totals(edition, totals or {}))
    checked = {key: value for key, value in (verified or {}).items() if key not in edition.rosters}
    facts.update(load_verified(edition, checked))
    for key, stored in (verified or {}).items():
        if key in edition.rosters:
            rosters[key] = load_rows(edition.rosters[key], stored)
    return Environment(
        facts=facts,
        rosters=rosters,
        as_of=as_of,
        parameters=load_parameters(edition, parameters or {}),
        verified=frozenset(verified or {}),
    )


def visible(edition: Edition, item: Item | AttachmentKind, given: Mapping[str, object]) -> bool:
    if isinstance(item, AttachmentKind) or item.shown_when is None:
        return True
    return item.shown_when.truth(environment(edition, given, as_of=ANY_DAY)) is Truth.TRUE


def required_missing(edition: Edition, given: Mapping[str, object]) -> list[tuple[str, str, Text]]:
    env = environment(edition, given, as_of=ANY_DAY)
    missing: list[tuple[str, str, Text]] = []
    for section in edition.sections:
        for item in section.items:
            if item.shown_when is not None and item.shown_when.truth(env) is not Truth.TRUE:
                continue
            if isinstance(item, Fact):
                if item.required and item.key not in env.facts:
                    missing.append((section.key, item.key, item.label))
            else:
                missing += [(section.key, key, label) for key, label in _missing_in_roster(item, env)]
    for attachment in edition.attachments:
        wanted = attachment.required or (
            attachment.required_when is not None and attachment.required_when.truth(env) is Truth.TRUE
        )
        if wanted and attachment.claim_key not in env.facts:
            missing.append(("attachments", attachment.claim_key, attachment.label))
    for part in edition.plan:
        if part.required and part.claim_key not in env.facts:
            missing.append(("plan", part.claim_key, part.title))
    return missing


def _missing_in_roster(roster: Roster, env: Environment) -> list[tuple[str, Text]]:
    rows = env.rosters.get(roster.key, ())
    missing: list[tuple[str, Text]] = []
    if len(rows) < roster.min_rows:
        label = Text(
            f"{roster.title.zh}（至少 {roster.min_rows} 行）", f"{roster.title.en} (at least {roster.min_rows} rows)"
        )
        missing.append((roster.key, label))
    for place, row in enumerate(rows):
        here = env.in_row(row)
        for column in roster.columns:
            if not column.required or column.key in row:
                continue
            if column.shown_when is not None and column.shown_when.truth(here) is not Truth.TRUE:
                continue
            label = Text(
                f"{roster.title.zh}第 {place + 1} 行“{column.label.zh}”",
                f"{roster.title.en}, row {place + 1}: {column.label.en}",
            )
            missing.append((f"{roster.key}[{place}].{column.key}", label))
    return missing
