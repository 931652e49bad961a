"""Large sets of dossiers hold together like those that came by acts."""

from collections import Counter
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction

from applications.models import Dossier
from materials.models import Assessment
from tests.applications.factories import make_story
from workflow import perform
from workflow.chain import broken_links
from workflow.models import Stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def few(cast, settings):
    """One dossier not handed in, one before the department, one withdrawn."""
    settings.DEMO = True
    first = make_story(cast)
    second = make_story(cast, first.dossier.call, field="wool")
    second.hand_in()
    third = make_story(cast, first.dossier.call, field="digital")
    third.hand_in()
    third.withdraw()
    return [story.dossier for story in (first, second, third)]


def make(*arguments: str) -> str:
    said = StringIO()
    call_command("seed_dossiers", *arguments, stdout=said)
    return said.getvalue()


def test_they_are_spread_over_states_and_years_and_their_chains_hold(few, cast):
    assert "30 dossiers were made" in make("--count", "30")
    assert Counter(Dossier.objects.values_list("state", flat=True)) == {"draft": 11, "under_way": 11, "withdrawn": 11}
    assert len({year for (year,) in Dossier.objects.exclude(number="").values_list("submitted_at__year")}) > 2
    assert list(broken_links()) == []
    numbers = list(Dossier.objects.exclude(number="").values_list("number", flat=True))
    assert len(numbers) == len(set(numbers))


def test_lists_and_pages_show_them_and_they_go_on_by_acts(few, cast):
    make("--count", "6")
    copy = Dossier.objects.filter(state="under_way").latest("pk")
    officer = cast.client("officer")
    assert copy.full_name in officer.get("/dossiers/?q=" + copy.number).content.decode()
    assert officer.get(copy.get_absolute_url()).status_code == 200
    perform(copy, "withdraw", cast.applicant, reason="方案需作调整。")
    assert list(broken_links()) == []


def test_each_that_was_handed_in_has_what_was_found_of_it(few, cast):
    make("--count", "9")
    handed_in = Dossier.objects.exclude(submitted_at=None)
    found = Assessment.objects.filter(superseded_by=None, submission__draft__in=handed_in.values("draft"))
    assert found.count() == handed_in.count() == 8
    copy = handed_in.filter(state="under_way").latest("pk")
    assert "使用面积" in cast.client("officer").get(f"{copy.get_absolute_url()}conditions/").content.decode()


def test_the_door_guards_them(few):
    make("--count", "3")
    stage = Stage.objects.filter(state="open").latest("pk")
    with pytest.raises(DatabaseError, match="perform"), transaction.atomic():
        Stage.objects.filter(pk=stage.pk).update(state="done")


def test_it_is_refused_outside_a_demonstration_and_without_one(settings):
    settings.DEMO = settings.DEBUG = False
    with pytest.raises(CommandError, match="PORTAL_DEMO"):
        make("--count", "3")
    with pytest.raises(CommandError, match="seed_demo"):
        make("--count", "3", "--yes")
    with pytest.raises(CommandError, match="no city"):
        make("--count", "3", "--yes", "--city", "atlantis")
