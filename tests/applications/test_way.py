"""From a blank form to the register, through every act."""

import pytest

from applications.models import Decision
from centres.models import Centre
from tests.applications.factories import story_at
from workflow import run_pending
from workflow.chain import broken_links

pytestmark = pytest.mark.django_db


def test_a_dossier_comes_from_the_blank_form_to_the_register(cast):
    story = story_at(cast, "register")
    run_pending()
    dossier = story.dossier
    assert dossier.state == "approved"
    centre = Centre.objects.get(process=dossier.process)
    assert centre.name == "大同市矿山智能装备技术创新中心"
    decision = Decision.objects.get(dossier=dossier)
    assert decision.by == cast.leader
    assert decision.document.state == "issued"
    assert list(broken_links()) == []
