"""Making the demonstration: people, a call, and dossiers over all stages, through the real acts in the right order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from heapq import heapify, heappop, heapreplace

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import Notification
from applications.models import Call, Dossier
from documents.issuing import EFFECT as PAPER
from documents.models import Document
from files.models import StoredFile
from materials.models import DraftSection, RosterRow
from workflow import import_door
from workflow.effects import fire_deadlines
from workflow.models import Effect
from workflow.registry import effect_handler
from workflow.states import EffectState

from .call import make_call
from .clock import OfficeClock
from .people import People, Team, make_people
from .stories import PLOTS, Plot
from .story import Story, open_dossier

REASON = "演示数据"
OPENED = 192
"""The call opened so many working days before the last one."""
READ_AFTER = timedelta(days=10)


def is_seeded() -> bool:
    return Dossier.objects.exists()


@transaction.atomic
def seed() -> None:
    """All or nothing. What an act causes is done here too, but no mail goes out about what is long past."""
    clock = OfficeClock()
    with import_door(REASON):
        people = make_people(clock, clock.ago(OPENED + 4))
        call = make_call(people, clock.ago(OPENED))
        _tell(people, call, clock)
    fire_deadlines()
    _carry_out()
    _put_into_the_past()


def _tell(people: People, call: Call, clock: OfficeClock) -> None:
    """All stories side by side: whoever's next act comes first goes on, so that numbers follow the dates."""
    stories = [
        (clock.ago(plot.began, 9 + n % 7, 5 + n * 2), n, _told(people, call, clock, plot, n))
        for n, plot in enumerate(PLOTS)
    ]
    heapify(stories)
    while stories:
        _moment, n, script = stories[0]
        story = next(script, None)
        if story is None:
            heappop(stories)
        else:
            heapreplace(stories, (story.now or timezone.now(), n, script))


def _told(people: People, call: Call, clock: OfficeClock, plot: Plot, number: int) -> Iterator[Story]:
    institution = people.units[plot.unit]
    story = open_dossier(
        _team(people, plot, number),
        call,
        institution,
        number=number + 3,
        now=clock.ago(plot.began, 9 + number % 7, 5 + number * 2),
        clock=clock,
        topic=plot.topic,
        lead=institution.name,
        also=plot.also,
        **plot.changes,
    )
    if plot.stops_at:
        _unwrite(story, plot.stops_at)
    for days in plot.script(story, people):
        story.wait(days)
        yield story


def _team(people: People, plot: Plot, number: int) -> Team:
    """Five experts of all three kinds, in turn."""
    users = people.users
    technical, others = people.experts[:4], people.experts[4:]
    return Team(
        applicant=users[plot.unit],
        officer=users[people.officers[plot.unit]],
        clerk=users["clerk"],
        section_head=users["head"],
        leader=users["leader2" if number % 3 == 1 else "leader"],
        publisher=users["publisher"],
        experts=(*(technical[(number + i) % 4] for i in range(3)), others[number % 2], others[2 + number % 2]),
    )


def _unwrite(story: Story, section: str) -> None:
    """Leave a draft half filled in: nothing from this section on, no plan, no attachment but the first."""
    draft = story.dossier.draft
    keys = [part.key for part in story.dossier.edition.sections]
    left = story.dossier.edition.sections[keys.index(section) :]
    DraftSection.objects.filter(draft=draft, key__in=[part.key for part in left]).delete()
    DraftSection.objects.filter(draft=draft, key__startswith="plan:").delete()
    RosterRow.objects.filter(draft=draft, roster__in=[r.key for part in left for r in part.rosters]).delete()
    for attachment in list(draft.attachments.all()[1:]):
        attachment.delete()
        StoredFile.objects.filter(pk=attachment.file_id).update(deleted_at=timezone.now())


def _carry_out() -> None:
    """Tell people what happened. The papers' files take a worker some seconds; what waits for one is not held up."""
    waiting = Effect.objects.filter(state=EffectState.PENDING).exclude(kind=PAPER).order_by("pk")
    for effect in waiting.select_related("event__process__current_stage"):
        effect_handler(effect.kind)(effect)
    waiting.update(state=EffectState.DONE, done_at=timezone.now(), attempts=1)


def _put_into_the_past() -> None:
    """Older messages have been read; papers bear the moment of their issue."""
    old = Notification.objects.filter(created_at__lt=timezone.now() - READ_AFTER)
    old.update(read_at=F("created_at") + timedelta(hours=3))
    for file, issued_at in Document.objects.filter(file__isnull=False).values_list("file", "issued_at"):
        StoredFile.objects.filter(pk=file).update(uploaded_at=issued_at, claimed_at=issued_at)
