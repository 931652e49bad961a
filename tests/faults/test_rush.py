"""A small deadline rush over HTTP; the large one is ``benchmarks/rush.py``."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from benchmarks.rush import Unit, faults, make_units
from materials.models import Submission
from tests.applications.factories import make_call
from tests.cast import make_cast
from tests.faults.processes import wait_until
from workflow.arrival import BELIEVED, arrived, moment


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_the_call_closes_while_ten_units_hand_in_and_nothing_is_lost_or_doubled(live_portal: str) -> None:
    call = make_call(make_cast())
    units = make_units(call, live_portal, 10)

    def at_work(unit: Unit) -> None:
        for turn in (1, 2):
            unit.save(turn)
        unit.hand_in()

    threads = [threading.Thread(target=at_work, args=(unit,)) for unit in units[:8]]
    for thread in threads:
        thread.start()
    wait_until(lambda: Submission.objects.count() >= 3, 60, "three to have handed in")
    call.closes_at = timezone.now()
    call.save(update_fields=["closes_at"])
    for thread in threads:
        thread.join()
    for unit in units[8:]:
        at_work(unit)
    assert faults(units, call) == []
    assert sum(unit.handed_in for unit in units) >= 3
    assert all(unit.refused and unit.saved for unit in units[8:])


class TestArrival:
    def test_outside_of_a_request_it_is_now(self) -> None:
        before = timezone.now()
        assert before <= moment() <= timezone.now()

    @pytest.mark.parametrize(
        ("ago", "counts"),
        [(timedelta(seconds=40), timedelta(seconds=40)), (timedelta(hours=1), BELIEVED), (-BELIEVED, timedelta())],
        ids=["waited in a queue", "longer than any queue", "from the future"],
    )
    def test_a_request_counts_from_when_it_arrived(self, ago: timedelta, counts: timedelta) -> None:
        with arrived(timezone.now() - ago):
            assert abs(timezone.now() - moment() - counts) < timedelta(seconds=5)

    def test_whoever_waited_in_the_queue_is_in_time(self, db: Any, cast: Any) -> None:
        call = make_call(cast)
        call.closes_at = timezone.now() - timedelta(seconds=10)
        assert not call.running
        with arrived(timezone.now() - timedelta(seconds=20)):
            assert call.running
