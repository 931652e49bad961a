"""Home, lists and the dossier page cost the same at ten dossiers and at a thousand: in queries and in objects built."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models.signals import post_init
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.permissions import forget
from applications.models import Dossier
from materials.models import Draft
from tests.applications.factories import story_at
from workflow.models import Event, EventDetail, Process, Stage

FEW, MANY = 10, 1000
LISTED = 30
"""More than one page even of the few would show: lists hold 20 rows."""
TABS = ("", "conditions/", "attachments/", "review/", "publicity/", "papers/", "record/")
PEOPLE = ("applicant", "officer", "clerk", "section_head", "leader", "publisher", "auditor")


class Cost(Counter[str]):
    """Queries by number, objects by model."""


@contextmanager
def measured() -> Any:
    cost = Cost()

    def built(sender: Any, **_kwargs: Any) -> None:
        cost[sender.__name__] += 1

    post_init.connect(built)
    try:
        with CaptureQueriesContext(connection) as queries:
            yield cost
    finally:
        post_init.disconnect(built)
    cost["queries"] = len(queries)


def copies(of: Dossier, count: int, cast: Any) -> None:
    """As many dossiers beside the one that came here by the real acts: its rows, copied in a few inserts.

    Inserts are not the door's business; only a change of state is.
    """
    now = timezone.now()
    stages = list(of.process.stages.all())
    processes = Process.objects.bulk_create(
        Process(kind=of.process.kind, edition=of.process.edition, opened_at=now) for _number in range(count)
    )
    copied = [field.attname for field in Stage._meta.concrete_fields if field.name not in ("id", "process")]
    Stage.objects.bulk_create(
        Stage(process=process, **{name: getattr(stage, name) for name in copied})
        for process in processes
        for stage in stages
    )
    current = {
        stage.process_id: stage
        for stage in Stage.objects.filter(process__in=processes, key=of.process.current_stage.key)
    }
    for process in processes:
        process.current_stage = current[process.pk]
    Process.objects.bulk_update(processes, ["current_stage"], batch_size=500)
    draft = {name: getattr(of.draft, name) for name in ("purpose", "edition", "institution", "open_scope")}
    drafts = Draft.objects.bulk_create(Draft(**draft) for _number in range(count))
    last = Dossier.objects.count()
    kept = ("call", "city", "institution", "division", "short_name", "full_name", "centre_type", "field", "state")
    Dossier.objects.bulk_create(
        Dossier(
            **{name: getattr(of, name) for name in kept},
            process=process,
            draft=draft,
            number=f"X-{last + number:05d}",
            direction=f"方向{last + number}",
            waits_for=of.waits_for,
            created_by=of.created_by,
            created_at=now,
            submitted_at=now,
            touched_at=now,
        )
        for number, (process, draft) in enumerate(zip(processes, drafts, strict=True))
    )
    for actor in (cast.applicant, cast.officer, cast.clerk):
        template = Event(action="check_conditions", stage=None, actor=actor, office="", at=now, audience=["bureau"])
        events = Event.objects.bulk_create(
            Event(
                process=process,
                seq=100 + actor.pk,
                digest="0" * 64,
                payload_digest="0" * 64,
                **{name: getattr(template, name) for name in ("action", "actor", "office", "at", "audience")},
            )
            for process in processes
        )
        EventDetail.objects.bulk_create(EventDetail(event=event, actor_name=actor.name) for event in events)


@pytest.fixture(scope="module")
def costs(django_db_setup, django_db_blocker):
    """Every page for everybody, measured with few dossiers and again with many."""
    from tests.cast import make_cast

    with django_db_blocker.unblock(), transaction.atomic():
        cast = make_cast()
        first = story_at(cast, "recommendation").dossier
        first.refresh_from_db()
        judged = _in_review(cast)
        copies(first, FEW + LISTED, cast)
        few = measure(cast, first, judged, warm_up=True)
        copies(first, MANY, cast)
        with connection.cursor() as cursor:
            # Nobody can gather statistics on rows that are not committed; without them the planner loops over all.
            cursor.execute("SET LOCAL enable_nestloop = off")
        many = measure(cast, first, judged)
        yield few, many
        transaction.set_rollback(True)


def _in_review(cast: Any) -> Dossier:
    """A second dossier, with a panel at work, that experts may read."""
    from portal.demonstration.story import Story, open_dossier

    first = Dossier.objects.get()
    story: Story = open_dossier(cast, first.call, cast.institution, number=2, field="wool")
    for step in (story.hand_in, story.recommend, story.pass_check, story.convene, story.open_panel):
        step()
    return story.dossier


def pages(first: Dossier, judged: Dossier, name: str) -> list[str]:
    lists = [f"/{path}" for path in ("home/", "home/done/", "home/started/")]
    queries = ("", "?q=智能", "?state=under_way", "?stage=recommendation", "?sort=number", "?sort=full_name", "?page=2")
    found = [*lists, *(f"/dossiers/{query}" for query in queries)]
    dossier = judged if name in ("expert", "leader", "publisher", "section_head") else first
    tabs = TABS[:4] if name == "expert" else TABS
    return [*found, *(f"{dossier.get_absolute_url()}{tab}" for tab in tabs)]


def measure(cast: Any, first: Dossier, judged: Dossier, *, warm_up: bool = False) -> dict[tuple[str, str], Cost]:
    found = {}
    for name in (*PEOPLE, "expert"):
        forget(cast.person(name))
        client = cast.client(name)
        for page in pages(first, judged, name):
            if warm_up:
                client.get(page)  # what is cached for good is cached now
            with measured() as cost:
                answer = client.get(page)
            assert answer.status_code == 200, (name, page, answer.status_code)
            key = page.replace(first.get_absolute_url(), "dossier:").replace(judged.get_absolute_url(), "dossier:")
            found[name, key] = cost
    return found


def differences(costs: Any, wanted: Any) -> dict[tuple[str, str], dict[str, tuple[int, int]]]:
    few, many = costs
    found = {}
    for page, before in few.items():
        after = many[page]
        changed = {what: (before[what], after[what]) for what in before | after if before[what] != after[what]}
        if page[0] in wanted and changed:
            found[page] = changed
    return found


@pytest.mark.parametrize("name", [*PEOPLE, "expert"])
def test_pages_cost_the_same_at_ten_and_at_a_thousand_dossiers(costs, name):
    assert differences(costs, {name}) == {}


def test_the_pages_that_were_measured_are_full(costs):
    """Otherwise equal costs would say nothing."""
    for found in costs:
        for page in ("/home/", "/home/done/", "/dossiers/", "/dossiers/?q=智能", "/dossiers/?page=2"):
            assert found["officer", page]["Dossier"] == 20, page


def most(page: str) -> int:
    """What is promised: docs/performance.md holds the same figures."""
    if page.startswith("/dossiers/"):
        return 12
    return 20 if page == "dossier:" else 30


def test_no_page_asks_more_than_is_promised(costs):
    _few, many = costs
    asked = {page: cost["queries"] for page, cost in many.items()}
    assert {page: number for page, number in asked.items() if number > most(page[1])} == {}
