"""Making the demonstration: in each city people, a call, and dossiers over all stages, through the real acts in the right order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from heapq import heapify, heappop, heapreplace

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import Notification
from applications.models import Call, Dossier
from documents.issuing import EFFECT as PAPER
from documents.models import Document
from files.models import StoredFile
from materials.models import DraftSection, RosterRow
from reviews.models import Expert, ExpertKind
from workflow import import_door
from workflow.deadlines import fire_deadlines
from workflow.models import Effect
from workflow.registry import effect_handler
from workflow.states import EffectState

from . import fixtures
from .call import close_calls, make_call, make_layout_plan
from .clock import OfficeClock
from .people import People, Team, make_people
from .plots import Plot, plots
from .stories import script_of
from .story import Story, open_dossier

REASON = "演示数据"
BEFORE = 10
"""Working days that the people have to register in before the first dossier begins."""
READ_AFTER = timedelta(days=10)


def is_seeded() -> bool:
    return Dossier.objects.exists()


@transaction.atomic
def seed() -> None:
    """All or nothing. What an act causes is done here too, but no mail goes out about what is long past."""
    with connection.cursor() as cursor:
        # Nobody can gather statistics on rows that are not committed; without them the planner loops over all.
        cursor.execute("SET LOCAL enable_nestloop = off")
    clock = OfficeClock()
    told = {slug: plots(slug) for slug in fixtures.cities()}
    first = min(_began(clock, plot, n) for each in told.values() for n, plot in enumerate(each))
    with import_door(REASON):
        everybody = make_people(clock, clock.after(first, days=-BEFORE))
        stories: list[tuple[datetime, int, Iterator[Story]]] = []
        for slug, people in everybody.items():
            calls = _calls(people, clock, told[slug])
            stories += [
                (_began(clock, plot, n), len(stories) + n, _told(people, calls, clock, plot, n))
                for n, plot in enumerate(told[slug])
            ]
        _tell(stories)
    close_calls()
    fire_deadlines()
    _carry_out()
    _put_into_the_past()


def _began(clock: OfficeClock, plot: Plot, number: int) -> datetime:
    hour, minute = 9 + number % 7, 5 + number * 2
    return clock.ago(plot.began, hour, minute) if isinstance(plot.began, int) else clock.on(plot.began, hour, minute)


def _calls(people: People, clock: OfficeClock, told: Iterable[Plot]) -> dict[int, Call]:
    """One call for each year in which dossiers begin, open since shortly before the first; the layout plan if any."""
    opened: dict[int, datetime] = {}
    for number, plot in enumerate(told):
        began = _began(clock, plot, number)
        year = timezone.localtime(began).year
        opened[year] = min(began, opened.get(year, began))
    make_layout_plan(people, clock.after(min(opened.values()), days=-4))
    return {year: make_call(people, clock.after(since, days=-2)) for year, since in opened.items()}


def _tell(stories: list[tuple[datetime, int, Iterator[Story]]]) -> None:
    """All stories side by side: whoever's next act comes first goes on, so that numbers follow the dates."""
    heapify(stories)
    while stories:
        _moment, n, script = stories[0]
        story = next(script, None)
        if story is None:
            heappop(stories)
        else:
            heapreplace(stories, (story.now or timezone.now(), n, script))


def _told(people: People, calls: dict[int, Call], clock: OfficeClock, plot: Plot, number: int) -> Iterator[Story]:
    institution = people.units[plot.unit]
    began = _began(clock, plot, number)
    story = open_dossier(
        _team(people, plot, number),
        calls[timezone.localtime(began).year],
        institution,
        number=number + 3,
        now=began,
        clock=clock,
        topic=plot.topic,
        also=plot.also,
        **plot.changes,
    )
    if plot.stops_at:
        _unwrite(story, plot.stops_at)
    for days in script_of(plot)(story, plot):
        story.wait(days)
        yield story


def _team(people: People, plot: Plot, number: int) -> Team:
    """Five experts of all three kinds, in turn."""
    experts = list(Expert.objects.filter(city=people.city).select_related("user").order_by("pk"))
    technical, management, finance = (
        [expert.user for expert in experts if expert.kind == kind and expert.user is not None]
        for kind in ExpertKind.values
    )
    leaders = people.holders("leader")
    return Team(
        applicant=people.users[plot.unit],
        officer=people.users[people.officers[plot.unit]],
        clerk=people.holders("clerk")[0],
        section_head=people.holders("section_head")[0],
        leader=leaders[1 if number % 3 == 1 else 0],
        publisher=people.holders("publisher")[0],
        experts=(
            *(technical[(number + i) % len(technical)] for i in range(3)),
            management[number % len(management)],
            finance[number % len(finance)],
        ),
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
