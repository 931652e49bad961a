"""The procedure of an edition as a drawing and a table, made from its stages and from the acts' declarations alone."""

from __future__ import annotations

from collections.abc import Iterable

import rules
from workflow import END, NEXT
from workflow.registry import Action, actions_of

from .beginning import KIND, stages_for

OFFICE_TERMS = {"applicant": "lead_institution", "department": "competent_department", "bureau": "bureau"}
NOT_IN_TEXT = "文本未规定，按工作惯例"
HOUSE = "办理环节"
"""What the office does after the decision: no text names it."""


def procedure_page(edition: rules.Edition) -> str:
    """The whole page in Markdown, with a Mermaid drawing."""
    status = rules.STATUS_WORDS[edition.status]
    facts = [edition.title_en, status.en, f"`{edition.key}`"]
    if edition.number:
        facts.append(edition.number)
    return "\n".join(
        [
            f"# {edition.title}",
            "",
            " · ".join(facts),
            "",
            "Drawn by `manage.py draw_procedures` from the edition's stages and from what each act declares. "
            "Solid: the ordinary way. Dashed: back, around, or out.",
            "",
            "```mermaid",
            *_drawing(edition),
            "```",
            "",
            *_table(edition),
            "",
        ]
    )


def acts_at(edition: rules.Edition, stage: str) -> list[Action]:
    """What can be done during a stage, in the order of the declarations."""
    return [act for act in actions_of(KIND, edition.key) if stage in act.stages and (act.offered or act.leads)]


def _drawing(edition: rules.Edition) -> Iterable[str]:
    stages = stages_for(edition)
    keys = [stage["key"] for stage in stages]
    specs = {spec.key: spec for spec in edition.procedure}
    yield "flowchart TD"
    for place, stage in enumerate(stages, 1):
        words = (f"{place} {stage['title_zh']}", _clause(edition, stage), _office(edition, stage))
        yield f'  {stage["key"]}["{"<br>".join(words)}"]'
    yield f'  finished(["{edition.terms["centre"].zh}"])'
    yield '  ended(["终止：不予通过或撤回"])'
    for here, there in zip(keys, [*keys[1:], "finished"], strict=True):
        onward = [act.key for act in acts_at(edition, here) if NEXT in act.leads]
        yield f"  {here} -->|{'<br>'.join(onward)}| {there}" if onward else f"  {here} --> {there}"
    for position, key in enumerate(keys):
        for route in edition.routes:
            if key in specs and route.key in specs[key].skipped_on:
                yield f"  {keys[position - 1]} -.->|{route.title.zh}| {keys[position + 1]}"
        for act in acts_at(edition, key):
            for there in act.leads:
                if there in keys:
                    yield f"  {key} -.->|{act.key}| {there}"
        if ends := [act.key for act in acts_at(edition, key) if END in act.leads]:
            yield f"  {key} -.->|{'<br>'.join(ends)}| ended"


def _clause(edition: rules.Edition, stage: dict[str, object]) -> str:
    if stage["key"] not in {spec.key for spec in edition.procedure}:
        return HOUSE
    clause = edition.clauses.get(str(stage["clause"]))
    return clause.spelling if clause is not None else NOT_IN_TEXT


def _office(edition: rules.Edition, stage: dict[str, object]) -> str:
    office = str(stage["office"])
    if office == "leader":
        return f"{edition.terms['bureau'].zh}负责人"
    return edition.terms[OFFICE_TERMS.get(office, office)].zh


def _table(edition: rules.Edition) -> Iterable[str]:
    specs = {spec.key: spec for spec in edition.procedure}
    yield "| # | stage | who | clause | in the law's words | acts |"
    yield "|---|---|---|---|---|---|"
    for place, stage in enumerate(stages_for(edition), 1):
        spec = specs.get(str(stage["key"]))
        title = f"{stage['title_zh']}<br>{stage['title_en']} `{stage['key']}`"
        quote = f"「{spec.quote}」" if spec is not None and spec.quote else ""
        acts = "<br>".join(f"`{act.key}` {act.label}" for act in acts_at(edition, str(stage["key"])))
        yield f"| {place} | {title} | {_office(edition, stage)} | {_clause(edition, stage)} | {quote} | {acts} |"


def file_name(edition: rules.Edition) -> str:
    return f"{edition.key.replace('/', '-')}.md"
