"""Saving one section as one types: typed, versioned, nothing lost.

The caller holds the draft's row (``draft_for(…, edit=…)``), so two savings of one draft never interleave.
"""

from collections.abc import Collection, Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from materials.drafting import Conflict, Theirs
from materials.models import Draft, DraftSection, RosterRow
from materials.reading import Reading, Typed, read, storable, typed_form, words
from rules import Fact, PlanSection, Section

PLAN = "plan:"


def save_section(
    draft: Draft, section: Section, fixed: Collection[str], typed: Typed, version: int, user: Any
) -> tuple[DraftSection, dict[str, list[str]]]:
    """Store what was sent on top of ``version``; returns the section and the errors by field.

    ``fixed`` are the facts the institution register settles; they are not typed in.
    """
    facts = {fact.key: fact for fact in section.facts if fact.key not in fixed}
    stored = _current(draft, section.key)
    reading = read(facts.values(), typed, stored.values, stored.raw)
    if _is_new(stored, reading):
        if version != stored.version:
            raise Conflict(stored.version, stored.saved_by, stored.saved_at, theirs(facts, stored))
        _store(stored, reading, user)
    return stored, reading.errors


def save_plan(
    draft: Draft, part: PlanSection, text: str, version: int, user: Any
) -> tuple[DraftSection, dict[str, list[str]]]:
    """Store one section of the plan. A text that is too long is kept whole, and said to be too long."""
    text = storable(text.replace("\r\n", "\n"))
    stored = _current(draft, f"{PLAN}{part.key}")
    reading = Reading({"text": text} if text.strip() else {}, {})
    if part.max_chars and len(text) > part.max_chars:
        reading = Reading({}, {"text": text}, {"text": [plan_too_long(len(text), part.max_chars)]})
    if _is_new(stored, reading):
        if version != stored.version:
            current = stored.values.get("text", stored.raw.get("text", ""))
            raise Conflict(
                stored.version, stored.saved_by, stored.saved_at, {"text": Theirs(words(part.title), current)}
            )
        _store(stored, reading, user)
    return stored, reading.errors


def plan_too_long(length: int, most: int) -> str:
    return _("%(length)d characters; at most %(most)d are allowed.") % {"length": length, "most": most}


def theirs(facts: Mapping[str, Fact], stored: DraftSection | RosterRow) -> dict[str, Theirs]:
    """What stands in the newer version, field by field, in the form of the inputs."""
    return {
        key: Theirs(words(fact.label), stored.raw.get(key, typed_form(fact, stored.values.get(key))))
        for key, fact in facts.items()
    }


def _current(draft: Draft, key: str) -> DraftSection:
    found = DraftSection.objects.select_related("saved_by").filter(draft=draft, key=key).first()
    return found or DraftSection(draft=draft, key=key, version=0)


def _is_new(stored: DraftSection, reading: Reading) -> bool:
    """A second tab, or the same click twice, saves nothing and conflicts with nothing."""
    return reading.values != stored.values or reading.raw != stored.raw


def _store(stored: DraftSection, reading: Reading, user: Any) -> None:
    stored.values, stored.raw = reading.values, reading.raw
    stored.version += 1
    stored.saved_by, stored.saved_at = user, timezone.now()
    stored.save()
