"""From blank form to register in the cities whose texts add stages of their own to the way."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from centres.models import Centre, TaskAgreement
from tests.applications.factories import story_at
from tests.cast import make_cast

pytestmark = pytest.mark.django_db


def stages_done(story):
    return [stage.key for stage in story.dossier.process.stages.filter(state="done")]


def test_the_credit_check_comes_between_application_and_recommendation(client):
    story = story_at(make_cast("shijiazhuang"), "register")
    assert stages_done(story)[:3] == ["application", "credit_check", "recommendation"]
    centre = Centre.objects.get(process=story.dossier.process)
    assert (centre.state, centre.establishing_from) == ("listed", None)
    page = client.get(reverse("centres:centre", args=[centre.ref])).content.decode()
    assert centre.english_name in page


def test_approval_establishes_and_the_agreement_ends_the_procedure(client):
    story = story_at(make_cast("liaocheng"), "register")
    assert stages_done(story)[-4:] == ["approval", "issuing", "announcement", "task_agreement"]
    centre = Centre.objects.get(process=story.dossier.process)
    assert (centre.state, centre.recognised_on) == ("establishing", None)
    assert centre.establishing_until > timezone.localdate() + timedelta(days=600)
    assert TaskAgreement.objects.get().centre == centre
    page = client.get(reverse("centres:centre", args=[centre.ref])).content.decode()
    assert centre.establishing_until.isoformat() in page
