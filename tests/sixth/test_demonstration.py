"""The demonstration tells the sixth city's dossiers from the data in its package."""

from __future__ import annotations

from collections import Counter

import pytest

from applications.models import Dossier
from centres.models import Centre
from cities.reference import load_reference
from portal.demonstration import fixtures
from portal.demonstration.seed import seed

pytestmark = pytest.mark.django_db


def test_its_dossiers_stand_where_its_plots_say(monkeypatch: pytest.MonkeyPatch) -> None:
    load_reference()
    assert "qiwu" in fixtures.cities()
    monkeypatch.setattr(fixtures, "cities", lambda: ["qiwu"])
    seed()
    stages = Dossier.objects.filter(city__slug="qiwu").values_list("process__current_stage__key", flat=True)
    assert Counter(stages) == Counter([None, "recommendation", "application"])
    assert Centre.objects.get(city__slug="qiwu").state == "listed"
    returned = Dossier.objects.get(city__slug="qiwu", state="returned")
    assert returned.process.current_stage.due_at is not None
