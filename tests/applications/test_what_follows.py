"""An act says before it is done what came before and what follows; lists find what is due and tell no secret."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import override

from applications.beginning import KIND
from applications.filters import DossierFilter
from applications.models import Dossier
from applications.states import Waits
from applications.views.briefing import what_came_before, what_follows
from workflow.models import Stage
from workflow.registry import actions_of, find_action

PLACE = "issuing"
OF_THE_APPLICANT = {"submit", "submit_intention", "withdraw"}


def follows(dossier: Dossier, key: str) -> str:
    with override("en"):
        return " ".join(what_follows(dossier, find_action(KIND, key)))


def test_every_act_of_an_office_that_moves_the_matter_says_what_else_happens() -> None:
    moving = {action.key: action.follows for action in actions_of(KIND) if action.offered and action.leads}
    assert [key for key, said in moving.items() if not said and key not in OF_THE_APPLICANT] == []


def test_where_it_goes_is_named_with_the_office_that_then_has_it(people: Any, story: Any) -> None:
    dossier = story.dossier
    following = dossier.process.stages.get(key="announcement")
    with override("en"):
        assert f"“{following.title}”. It waits for: {Waits.PUBLISH.label}." in follows(dossier, "issue_paper")
    assert "The procedure ends for this dossier." in follows(dossier, "refuse_approval")


def test_the_leader_reads_what_came_before_and_an_applicant_nothing_of_it(people: Any, story: Any) -> None:
    dossier = story.dossier
    with override("en"):
        titles = [step.title for step in what_came_before(dossier, people.leader)]
    assert titles[:2] == ["Conditions", "Opinion of the competent department"]
    assert titles[-2:] == ["Meeting of the bureau", "Publicity"]
    with override("en"):
        seen = [step.title for step in what_came_before(dossier, people.officer)]
    assert seen == titles[:2]
    assert what_came_before(dossier, people.applicant) == []


def found(user: Any, **asked: str) -> list[Any]:
    listed = DossierFilter(asked, queryset=Dossier.objects.visible_to(user), user=user)
    assert listed.is_valid()
    return [dossier.pk for dossier in listed.qs]


def test_what_is_due_is_found_by_its_day(people: Any, story: Any) -> None:
    dossier = story.dossier
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    for due, where in (
        (midnight + timedelta(days=1), {"today", "week"}),  # 24:00 of today belongs to today
        (midnight + timedelta(days=8), {"week"}),
        (midnight + timedelta(days=8, seconds=1), set()),
        (midnight, {"overdue"}),
    ):
        Stage.objects.filter(pk=dossier.process.current_stage_id).update(due_at=due)
        listed = {name for name in ("overdue", "today", "week") if found(people.clerk, due=name)}
        assert listed == where, due


def test_no_filter_tells_that_a_dossier_is_approved_before_it_is_announced(people: Any, story: Any) -> None:
    dossier = story.dossier
    for outsider in (people.applicant, people.officer):
        assert found(outsider, work=Waits.ISSUE) == []
        assert found(outsider, work=Waits.DECIDE) == [dossier.pk]
    assert found(people.clerk, work=Waits.ISSUE) == [dossier.pk]


def test_the_page_of_an_act_does_not_tell_it_either(people: Any, story: Any, client: Any) -> None:
    dossier = story.dossier
    client.force_login(people.officer)
    page = client.get(f"{dossier.get_absolute_url()}act/declare_interest/").content.decode()
    with override("zh-hans"):
        stages = {stage.key: stage.title for stage in dossier.process.stages.all()}
    assert stages["approval"] in page
    assert stages["issuing"] not in page
