"""The table of contents: every part of the form, how complete it is, and where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

import rules
from materials.claims import Content, Missing
from materials.models import TargetKind
from materials.places import address_of_claim
from materials.reading import words
from materials.sections import PLAN


class Gap(NamedTuple):
    """Something still to be given or put right, and where."""

    label: rules.Text
    url: str


@dataclass
class Entry:
    """One page of the form. ``missing`` and ``unreadable`` name what is still to do there."""

    key: str
    title: str
    url: str
    number: int
    missing: list[Gap] = field(default_factory=list)
    unreadable: list[Gap] = field(default_factory=list)
    asked: int = 0
    begun: bool = False
    active: bool = False

    @property
    def state(self) -> str:
        if self.asked:
            return "returned"
        if self.unreadable:
            return "problem"
        if not self.missing:
            return "done"
        return "begun" if self.begun else "waiting"

    @property
    def left(self) -> int:
        return len(self.missing) + len(self.unreadable)


@dataclass
class Outline:
    entries: list[Entry]

    @property
    def active(self) -> Entry | None:
        return next((entry for entry in self.entries if entry.active), None)

    @property
    def done(self) -> int:
        return sum(entry.state == "done" for entry in self.entries)

    @property
    def left(self) -> int:
        return sum(entry.left for entry in self.entries)

    @property
    def next(self) -> Entry | None:
        """Where the work goes on: the first part that is not complete."""
        return next((entry for entry in self.entries if entry.state != "done"), None)

    @property
    def before(self) -> Entry | None:
        return self._beside(-1)

    @property
    def after(self) -> Entry | None:
        return self._beside(1)

    def _beside(self, step: int) -> Entry | None:
        place = next((i for i, entry in enumerate(self.entries) if entry.active), None)
        if place is None or not 0 <= place + step < len(self.entries):
            return None
        return self.entries[place + step]


def outline(content: Content, asked: Mapping[str, list[str]], active: str = "") -> Outline:
    ref = content.draft.ref
    entries = [
        Entry(
            section.key,
            words(section.title),
            reverse("materials:section", args=[ref, section.key]),
            number,
            asked=sum(len(asked.get(target_of(item), ())) for item in section.items),
            begun=section.key in content.sections or any(content.rows.get(r.key) for r in section.rosters),
        )
        for number, section in enumerate(content.edition.sections, 1)
    ]
    if content.edition.plan:
        entries.append(
            Entry(
                "plan",
                _("Construction plan"),
                reverse("materials:plan", args=[ref]),
                len(entries) + 1,
                asked=sum(len(asked.get(f"{TargetKind.PLAN}:{part.key}", ())) for part in content.edition.plan),
                begun=any(key.startswith(PLAN) for key in content.sections),
            )
        )
    if content.edition.attachments:
        entries.append(
            Entry(
                "attachments",
                _("Attachments"),
                reverse("materials:attachments", args=[ref]),
                len(entries) + 1,
                asked=sum(
                    len(asked.get(f"{TargetKind.ATTACHMENT}:{kind.key}", ())) for kind in content.edition.attachments
                ),
                begun=bool(content.attachments),
            )
        )
    by_key = {entry.key: entry for entry in entries}
    for item in content.missing:
        by_key[item[0]].missing.append(_gap(content, item))
    for item in content.unreadable:
        by_key[item[0]].unreadable.append(_gap(content, item))
    if active in by_key:
        by_key[active].active = True
    return Outline(entries)


def _gap(content: Content, found: Missing) -> Gap:
    _section, key, label = found
    return Gap(label, address_of_claim(content.draft, content.edition, key))


def target_of(item: rules.Fact | rules.Roster) -> str:
    kind = TargetKind.ROSTER if isinstance(item, rules.Roster) else TargetKind.FACT
    return f"{kind}:{item.key}"
