"""The pages of a working day, asked for over HTTP by four people: questions to the database, median and p95."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count
from urllib.parse import quote

from django.contrib.auth import get_user_model
from django.core.paginator import Paginator
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import rules
from applications.models import Dossier
from benchmarks.portal import RunningPortal
from benchmarks.report import Report, Table, number
from benchmarks.visitor import Answer, Visitor
from materials.models import Draft, DraftSection
from notices.models import Notice
from portal.demonstration.people import PASSWORD

PEOPLE = {"applicant": "yunling", "county officer": "pingcheng", "clerk": "clerk", "expert": "expert1"}
FEW, MANY, NOTHING = "一二三号", "研究", "查无此词"
"""Words to search for: in the names of some copies, in those of many, in none."""
NAME = "short_name"
TITLE = "Pages"
AIMS = {
    "list": ("list", 12, 60),
    "search, many": ("list", 12, 60),
    "search, few": ("list", 12, 60),
    "search, nothing": ("list", 12, 60),
    "last page": ("list", 12, 60),
    "list, by what is due": ("list", 12, 60),
    "list, by its stage's age": ("list", 12, 60),
    "dossier": ("dossier page", 20, 80),
    "save": ("saving a section", None, 40),
}
GROWTH = 1.5
NOISE = 5.0
"""Milliseconds: less than this is not growth."""


@dataclass(frozen=True)
class Page:
    """One request of one person; a saving says something else each time."""

    name: str
    who: str
    ask: Callable[[Visitor], Answer]
    ask_here: Callable[[Client], object]


@dataclass
class Measured:
    queries: int
    times: list[float]

    @property
    def median(self) -> float:
        return statistics.median(self.times)

    @property
    def p95(self) -> float:
        return sorted(self.times)[int(len(self.times) * 0.95)]


_found: dict[tuple[str, str], dict[int, Measured]] = defaultdict(dict)


@cache
def visitor_of(portal: RunningPortal, who: str) -> Visitor:
    visitor = Visitor(portal.address)
    visitor.sign_in(PEOPLE[who], PASSWORD)
    return visitor


def measure(portal: RunningPortal, _report: Report, size: int, repeats: int) -> None:
    for page in _pages():
        visitor = visitor_of(portal, page.who)
        for _warm_up in range(4):  # both workers
            _checked(page, page.ask(visitor))
        times = [1000 * _checked(page, page.ask(visitor)).seconds for _time in range(repeats)]
        _found[page.name, page.who][size] = Measured(_queries(page, visitor), times)


def tell(report: Report) -> None:
    """One row for each page and person, with the figures at all sizes side by side."""
    sizes = sorted({size for figures in _found.values() for size in figures})
    columns = ["page", "who", "queries", *(f"{size:,}: median / p95 ms" for size in sizes), "largest : smallest"]
    table: Table = report.table(TITLE, columns, "Queries are those at the largest number of dossiers.")
    worst: dict[str, list[tuple[float, float, str]]] = defaultdict(list)
    growth: list[tuple[float, str]] = []
    for (name, who), figures in _found.items():
        last = figures[sizes[-1]]
        smallest = figures[sizes[0]].median
        grown = last.median / smallest if abs(last.median - smallest) > NOISE else 1.0
        growth.append((grown, f"{name}, {who}: {number(smallest)} → {number(last.median)} ms"))
        times = [f"{number(figures[size].median)} / {number(figures[size].p95)}" for size in sizes]
        table.add(name, who, last.queries, *times, f"{last.median / smallest:.2f}")
        if name in AIMS:
            worst[AIMS[name][0]].append((last.median, last.queries, f"{name}, {who}"))
    for what, most, milliseconds in dict.fromkeys(AIMS.values()):
        if what not in worst:
            continue
        if most is not None:
            _median, queries, where = max(worst[what], key=lambda row: row[1])
            report.aim(f"{what}: queries", most, queries, "", where=where)
        median, _count, where = max(worst[what])
        report.aim(f"{what}: median", milliseconds, median, "ms", where=where)
    if len(sizes) > 1:
        grown, where = max(growth)
        report.aim(f"from {sizes[0]:,} to {sizes[-1]:,} dossiers", GROWTH, grown, "times", where=where)


def _pages() -> Iterator[Page]:
    for who, username in PEOPLE.items():
        user = get_user_model()._default_manager.get(username=username)
        visible = Dossier.objects.visible_to(user)
        last = Paginator(visible, 20).num_pages
        yield _get("home", who, "/home/")
        yield _get("list", who, "/dossiers/")
        for name, word in (("few", FEW), ("many", MANY), ("nothing", NOTHING)):
            yield _get(f"search, {name}", who, f"/dossiers/?q={quote(word)}")
        for name, order in (("by what is due", "due"), ("by its stage's age", "since")):
            yield _get(f"list, {name}", who, f"/dossiers/?sort={order}")
        yield _get("last page", who, f"/dossiers/?page={last}")
        dossier = visible.filter(submitted_at__isnull=False).order_by("pk").first()
        if dossier is not None:
            yield _get("dossier", who, dossier.get_absolute_url())
        if who == "applicant":
            draft = Draft.objects.get(pk=_dossier_in_writing(user).draft_id)
            yield _get("self-check", who, f"/materials/{draft.ref}/")
            yield _saving(who, draft)
        yield _get("register", who, "/register/")
        yield _get("notice", who, f"/notices/{Notice.objects.public().order_by('pk')[0].ref}/")


def _dossier_in_writing(user: object) -> Dossier:
    """The one of the demonstration: a copy has no answers."""
    drafts = Dossier.objects.begun_by(user).filter(state="draft", draft__sections__isnull=False)
    return drafts.order_by("pk")[0]


def _get(name: str, who: str, path: str) -> Page:
    return Page(name, who, lambda visitor: visitor.get(path), lambda client: client.get(path))


def _saving(who: str, draft: Draft) -> Page:
    """A name typed anew each time, sent as the script of the page sends it."""
    edition = rules.edition(draft.edition)
    section = next(section for section in edition.sections if any(fact.key == NAME for fact in section.facts))
    path = f"/materials/{draft.ref}/s/{section.key}/save/"
    numbers = count(1)

    def fields() -> dict[str, str]:
        stored = DraftSection.objects.filter(draft=draft, key=section.key).first()
        return {
            "version": str(stored.version if stored else 0),
            "changed": NAME,
            NAME: f"第{next(numbers)}次填写",
        }

    return Page(
        "save",
        who,
        lambda visitor: visitor.post(path, fields(), Accept="application/json"),
        lambda client: client.post(path, fields(), headers={"accept": "application/json"}),
    )


def _checked(page: Page, answer: Answer) -> Answer:
    if answer.status != 200:
        raise SystemExit(f"{page.name} for {page.who} answered {answer.status}:\n{answer.text[:400]}")
    return answer


def _queries(page: Page, visitor: Visitor) -> int:
    """The same request with the same session, answered in this process on the same database."""
    client = Client(SERVER_NAME="127.0.0.1")
    for name, value in visitor.cookies.items():
        client.cookies[name] = value
    page.ask_here(client)  # what a process keeps for good it keeps now
    with CaptureQueriesContext(connection) as queries:
        page.ask_here(client)
    return len(queries)
