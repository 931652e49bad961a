"""The last minute of a call: hundreds of units save, and hand in, and the window closes while they do.

What is asked of it is less how fast than whether: nothing lost, nothing doubled, each submission holds what was last
saved, and whoever comes too late is told so and keeps the draft.
"""

from __future__ import annotations

import json
import random
import statistics
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

import files
import rules
from accounts.derivation import derive_permissions
from accounts.models import Institution, RoleAssignment
from accounts.permissions import forget
from accounts.sessions import OFFICIAL, ROLES_OF, SEEN, STARTED
from applications.beginning import begin
from applications.models import Call, Dossier
from applications.states import CallState
from benchmarks.portal import RunningPortal
from benchmarks.report import Report, number
from benchmarks.visitor import Answer, Visitor
from cities.models import Division
from files.models import StoredFile
from materials.models import Attachment, DraftSection, RosterRow
from portal.demonstration.people import code
from portal.demonstration.story import open_dossier
from tests.accounts.factories import make_institution
from workflow.models import Event, EventDetail

UNITS, MINUTE, SAVES, LATE = 500, 60.0, 3, 0.1
BACKEND = "django.contrib.auth.backends.ModelBackend"
COLUMNS = ("act", "number", "per second", "median", "p95", "longest", "too late", "errors")


@dataclass
class Unit:
    """One applicant at a browser, and what the portal has told it."""

    dossier: Dossier
    visitor: Visitor
    part: str
    text: str
    version: int
    saved: str = ""
    """The last text whose saving was confirmed."""
    seconds: dict[str, list[float]] = field(default_factory=lambda: {"save": [], "hand in": []})
    handed_in: bool = False
    refused: bool = False
    sent_at: Any = None
    errors: list[str] = field(default_factory=list)

    def save(self, turn: int) -> None:
        text = f"{self.text}（第{turn}次修改）"
        path = reverse("materials:plan_save", args=[self.dossier.draft.ref, self.part])
        answer = self._ask("save", path, {"text": text, "version": self.version}, Accept="application/json")
        if answer is not None and answer.status == 200:
            self.saved, self.version = text, json.loads(answer.body)["version"]
        elif answer is not None and answer.status != 422:
            self.errors.append(f"save: {answer.status}")

    def hand_in(self) -> None:
        path = reverse("applications:act", args=[self.dossier.ref, "submit"])
        self.sent_at = timezone.now()
        fields = {"seq": self.dossier.process.seq, "declaration": "on"}
        answer = self._ask("hand in", path, fields)
        if answer is None:
            return
        self.handed_in = answer.status == 302
        self.refused = answer.status == 422 and "已于" in answer.text
        if not (self.handed_in or self.refused):
            self.errors.append(f"hand in: {answer.status}")

    def _ask(self, what: str, path: str, fields: dict[str, object], **headers: str) -> Answer | None:
        try:
            answer = self.visitor.post(path, fields, **headers)
        except OSError as error:
            self.errors.append(f"{what}: {error}")
            return None
        self.seconds[what].append(answer.seconds)
        return answer


def make_units(call: Call, address: str, wanted: int) -> list[Unit]:
    """So many institutions of one division, each with a person signed in and a dossier filled in."""
    division = Division.objects.filter(city=call.city).order_by("pk")[0]
    first = _institution(division, 1)
    pattern = open_dossier(SimpleNamespace(applicant=_person(first, 1)), call, first).dossier  # type: ignore[arg-type]
    units = [_unit(pattern, address)]
    with transaction.atomic():
        for n in range(2, wanted + 1):
            institution = _institution(division, n)
            person = _person(institution, n)
            dossier = begin(call, institution, person)
            _fill_in_like(pattern, dossier, institution)
            units.append(_unit(dossier, address))
    return units


def _institution(division: Division, n: int) -> Institution:
    return make_institution(f"抢报单位{n}", division=division, uscc=code("91990000", n))


def _person(institution: Institution, n: int) -> Any:
    user = get_user_model().objects.create(
        username=f"rush-{institution.pk}", name=f"抢报人{n}", email=f"rush-{institution.pk}@example.org"
    )
    RoleAssignment.objects.create(user=user, role="submitter", institution=institution)
    derive_permissions([user])
    forget(user)
    return user


def _fill_in_like(pattern: Dossier, dossier: Dossier, institution: Institution) -> None:
    """The same answers under another name; the attachments share their bytes on the disk."""
    for model in (DraftSection, RosterRow):
        rows = list(model._default_manager.filter(draft=pattern.draft_id).order_by("pk"))
        for row in rows:
            row.pk, row.draft = None, dossier.draft
            if isinstance(row, RosterRow):
                row.row_key = RosterRow._meta.get_field("row_key").get_default()
        model._default_manager.bulk_create(rows)
    for kept in Attachment.objects.filter(draft=pattern.draft_id).select_related("file"):
        stored = kept.file
        copy = StoredFile.objects.create(
            **{name: getattr(stored, name) for name in ("name", "size", "content_type", "sha256", "blob", "purpose")}
        )
        own = Attachment(**{f.attname: getattr(kept, f.attname) for f in Attachment._meta.concrete_fields})
        own.pk, own.draft, own.file = None, dossier.draft, copy
        own.ref = Attachment._meta.get_field("ref").get_default()
        own.save()
        files.claim(copy, stored.owner_kind, own.pk)


def _unit(dossier: Dossier, address: str) -> Unit:
    """Signed in already: what is measured is the last minute, not the morning's passwords."""
    dossier = Dossier.objects.select_related("process", "draft", "created_by").get(pk=dossier.pk)
    user = dossier.created_by
    session = SessionStore()
    now = timezone.now().timestamp()
    session.update(
        {
            "_auth_user_id": str(user.pk),
            "_auth_user_backend": BACKEND,
            "_auth_user_hash": user.get_session_auth_hash(),
            STARTED: now,
            SEEN: now,
            ROLES_OF: timezone.localdate().isoformat(),
            OFFICIAL: False,
        }
    )
    session.save()
    visitor = Visitor(address)
    visitor.cookies = {settings.SESSION_COOKIE_NAME: str(session.session_key), "csrftoken": "r" * 32}
    part = next(iter(rules.edition(dossier.process.edition).plan))
    row = DraftSection.objects.get(draft=dossier.draft, key=part.claim_key)
    return Unit(dossier, visitor, part.key, row.values["text"], row.version)


def last_minute(units: Sequence[Unit], closes: float, *, start: float) -> float:
    """Each unit saves a few times and hands in at a moment of its own, one in ten after the end. Seconds it took."""
    dice = random.Random(4)  # noqa: S311  the same rush every time
    threads = []
    for place, unit in enumerate(units):
        late = place % round(1 / LATE) == round(1 / LATE) - 1
        end = closes + dice.uniform(1.0, 4.0) if late else dice.uniform(start + (closes - start) * 0.4, closes)
        turns = sorted(dice.uniform(start, end) for _ in range(SAVES))
        threads.append(threading.Thread(target=_in_order(unit, turns, end)))
    began = time.time()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.time() - began


def _in_order(unit: Unit, turns: Iterable[float], end: float) -> Callable[[], None]:
    def run() -> None:
        for turn, moment in enumerate(turns, 1):
            time.sleep(max(0.0, moment - time.time()))
            unit.save(turn)
        time.sleep(max(0.0, end - time.time()))
        unit.hand_in()

    return run


def faults(units: Sequence[Unit], call: Call) -> list[str]:
    """What must never be, one line each; empty where all is well."""
    found = []
    numbers = []
    for unit in units:
        dossier = Dossier.objects.select_related("process", "draft").get(pk=unit.dossier.pk)
        submissions = list(dossier.draft.submissions.all())
        events = Event.objects.filter(process=dossier.process_id, action="submit")
        name = f"dossier {dossier.pk}"
        found += [f"{name}: {error}" for error in unit.errors]
        if len(submissions) != int(unit.handed_in) or events.count() != int(unit.handed_in):
            found.append(
                f"{name}: told {unit.handed_in}, holds {len(submissions)} submissions, {events.count()} events"
            )
        kept = DraftSection.objects.get(draft=dossier.draft, key=f"plan:{unit.part}").values["text"]
        if unit.saved and kept != unit.saved:
            found.append(f"{name}: the draft is not what was last saved")
        if submissions:
            numbers.append(dossier.number)
            if unit.saved and submissions[0].content["plan"][unit.part] != unit.saved:
                found.append(f"{name}: the submission is not what was last saved")
            if dossier.submitted_at is None or call.closes_at is None or dossier.submitted_at > call.closes_at:
                found.append(f"{name}: handed in after the end")
        elif dossier.state != "draft":
            found.append(f"{name}: not handed in, yet {dossier.state}")
        if unit.refused and call.closes_at is not None and unit.sent_at < call.closes_at - timedelta(milliseconds=500):
            found.append(f"{name}: sent in time and refused")
    series = sorted(int(given.rpartition("-")[2]) for given in numbers)
    if series and series != list(range(series[0], series[0] + len(series))):
        found.append("the numbers have gaps or are doubled")
    if EventDetail.objects.filter(event__process__in=[u.dossier.process_id for u in units], salt="").exists():
        found.append("an event lost its words")
    return found


def measure(portal: RunningPortal, report: Report) -> None:
    pattern = Call.objects.filter(state=CallState.OPEN).select_related("city").order_by("-opens_at")
    call = next(each for each in pattern if each.rules.procedure[0].kind == rules.StageKind.APPLICATION)
    call.pk, call.ref = None, Call._meta.get_field("ref").get_default()
    call.title, call.opens_at, call.closes_at = "抢报演练", timezone.now() - timedelta(days=1), None
    call.save(force_insert=True)
    units = make_units(call, portal.address, UNITS)
    start = time.time()
    call.closes_at = timezone.now() + timedelta(seconds=MINUTE)
    call.save(update_fields=["closes_at"])
    took = last_minute(units, call.closes_at.timestamp(), start=start)
    wrong = faults(units, call)
    table = report.table("Deadline rush", COLUMNS, note=f"{UNITS} units in the last {MINUTE:.0f} seconds of a call.")
    for act in ("save", "hand in"):
        seconds = sorted(one for unit in units for one in unit.seconds[act])
        late = sum(unit.refused for unit in units) if act == "hand in" else 0
        errors = sum(error.startswith(act) for unit in units for error in unit.errors)
        p95 = seconds[int(len(seconds) * 0.95)]
        table.add(
            act,
            f"{len(seconds):,}",
            f"{len(seconds) / took:.1f}",
            *(f"{number(value * 1000)} ms" for value in (statistics.median(seconds), p95, seconds[-1])),
            late,
            errors,
        )
    report.aim("Deadline rush: lost, doubled or wrong", 0, len(wrong), "")
    if wrong:
        raise SystemExit("\n".join(["the deadline rush broke its promises:", *wrong[:20]]))
