"""Where to go: every address that shows a page, as those who see the most of it, and every act where it can be done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from applications.models import Dossier
from portal.demonstration.story import Story, open_dossier
from portal.demonstration.way import REGISTER, Step, steps
from reviews.models import Panel
from tests.portal.access_table import Row, verdict
from tests.portal.access_world import World
from tests.portal.requesting import Requesting
from tests.portal.test_access import path_of
from workflow import import_door, offers

FILES = {"files:download", "materials:roster_template", "materials:roster_export", "reviews:summary"}
"""What GET gives is a file, not a page."""
PROGRAMS = "api:"
"""What programs read."""
GALLERY = "portal:components"
"""Has a test of its own."""
ACTS = {"applications:act", "reviews:act", "notices:act"}
"""Walked by what can be done, see :func:`acts`; those on an objection stand on its own page."""
SIDES: tuple[Sequence[str], ...] = (
    ("applicant",),
    ("clerk", "section_head", "publisher", "leader", "platform_admin", "officer", "agent", "far_clerk"),
    ("chair", "expert"),
)
"""Readers to whom a page can look different, and on each side who sees the most."""
BY_ROLE = {"portal:home": ("officer", "section_head", "leader", "publisher", "auditor", "platform_admin", "agent")}
"""What each role sees differently."""
PEOPLE = ("applicant", "officer", "clerk", "section_head", "publisher", "leader", "chair", "expert")
"""Who acts."""
IN_PARTS: dict[Step, tuple[Step, ...]] = {
    Story.review: (Story.convene, Story.open_panel, Story.record_activities, Story.score, Story.conclude)
}
CHECKED = {Story.recommend: "officer", Story.pass_check: "clerk", Story.resolve: "section_head"}
"""Before which somebody looks at the conditions."""
OWN_PAGE = {"appoint": "appoint/", "conclude": "conclude/", "submit_sheet": "sheet/"}
"""Acts of a panel whose page is not made from the declaration alone."""


@dataclass(frozen=True)
class Visit:
    name: str
    path: str
    role: str
    user: Any


def readers(row: Row, roles: Iterable[str]) -> list[str]:
    """One of each side to whom the page is shown; the public alone where it is shown to all."""
    allowed = [role for role in roles if verdict(row.GET, role) == "ok"]
    if "public" in allowed:
        return ["public"]
    found = [next((role for role in side if role in allowed), "") for side in SIDES]
    chosen = [role for role in found if role] or allowed[:1]
    return list(dict.fromkeys([*chosen, *(role for role in BY_ROLE.get(row.name, ()) if role in allowed)]))


def pages(world: Requesting, rows: Iterable[Row], roles: Sequence[str]) -> Iterator[Visit]:
    for row in rows:
        if row.GET and row.name not in {*FILES, *ACTS, GALLERY} and not row.name.startswith(PROGRAMS):
            for role in readers(row, roles):
                yield Visit(row.id, path_of(row, world), role, world.person(role))


def acts(world: Requesting, roles: Iterable[str], done: set[str], *, barred: bool = False) -> Iterator[Visit]:
    """The page of each act that somebody may do as things stand, but for those in ``done``, which grows.

    With ``barred``, also of those whose page says why they cannot be done.
    """
    for role in roles:
        user = world.person(role)
        shelves = (("/dossiers/", Dossier.objects.visible_to(user)), ("/reviews/", Panel.objects.visible_to(user)))
        for place, shelf in shelves:
            for subject in shelf.select_related("process__current_stage").order_by("pk"):
                for offer in offers(subject, user):
                    if (offer.allowed or barred) and offer.action.key not in done:
                        done.add(offer.action.key)
                        page = OWN_PAGE.get(offer.action.key, f"act/{offer.action.key}/")
                        yield Visit(offer.action.key, f"{place}{subject.ref}/{page}", role, user)


def on_the_way(world: World) -> Iterator[Story]:
    """One dossier more, at each place of its way."""
    with import_door("test"):
        story = open_dossier(
            world.cast,
            world.draft.dossier.call,
            world.cast.institution,
            number=30,
            now=timezone.now() - timedelta(days=60),
            direction="最后一个方向的工程化",
            short_name="行程辛",
        )

    for step in steps(story, REGISTER):
        for part in IN_PARTS.get(step, (step,)):
            with import_door("test"):
                if part in CHECKED:
                    story.check(world.person(CHECKED[part]))
            yield story
            with import_door("test"):
                if part is Story.close_publicity:
                    story.now = story.now and story.now + timedelta(days=20)
                part(story)
    yield story
