"""Convening, appointing, declaring, opening."""

import threading

import pytest
from django.db import connection

from reviews.access import may_read_matter
from reviews.appointment import Choice
from reviews.convening import convene, last_office_step
from reviews.models import MemberState, Panel, PanelState
from reviews.queries import matters_open_to
from tests.reviews.factories import (
    appointed,
    declared,
    make_expert,
    make_matter,
    make_panel,
    make_pool,
    member_of,
    opened,
)
from workflow import Refused, perform, run_pending

pytestmark = pytest.mark.django_db


def test_only_whom_the_owner_lets_may_convene(cast):
    for user in (cast.officer, cast.applicant, cast.leader, cast.other_clerk, cast.experts[0], cast.stranger):
        with pytest.raises(Refused) as refusal:
            convene(make_matter(cast), user)
        assert refusal.value.code == "forbidden"
    assert not Panel.objects.exists()


def test_one_panel_at_a_time_and_rounds_are_counted(cast):
    matter = make_matter(cast)
    first = convene(matter, cast.clerk)
    with pytest.raises(Refused):
        convene(matter, cast.clerk)
    perform(first, "dissolve", cast.clerk, reason="人员不足")
    second = convene(matter, cast.clerk)
    assert (first.round, second.round) == (1, 2)


def test_the_parties_are_frozen_when_the_panel_is_convened(cast):
    panel = make_panel(cast)
    assert [party.name for party in panel.institutions] == [cast.institution.name, "山西某某大学"]
    assert panel.persons == ["周明远", "李思齐"]


def test_an_expert_with_a_sign_of_conflict_is_appointed_only_with_a_written_answer(cast):
    panel = make_panel(cast)
    expert = make_expert(cast, cast.experts[0], former_units=["山西某某大学"])
    with pytest.raises(Refused) as refusal:
        perform(panel, "appoint", cast.clerk, choices=[Choice(expert)])
    assert list(refusal.value.fields) == [f"answer-{expert.ref}"]
    perform(panel, "appoint", cast.clerk, choices=[Choice(expert, "二十年前短期任教，已无往来")])
    member = member_of(panel, expert)
    assert member.hints == [{"sign": "former_unit", "detail": "山西某某大学"}]
    assert member.hints_answer == "二十年前短期任教，已无往来"


def test_all_or_nobody_is_appointed(cast):
    panel = make_panel(cast)
    good, bad = make_expert(cast, cast.experts[0]), make_expert(cast, cast.experts[1], unit_name=cast.institution.name)
    with pytest.raises(Refused):
        perform(panel, "appoint", cast.clerk, choices=[Choice(good), Choice(bad)])
    assert not panel.members.exists()


def test_nobody_is_appointed_who_is_inactive_or_of_another_city_or_has_no_account_yet(cast):
    panel = make_panel(cast)
    inactive = make_expert(cast, cast.experts[0], active=False)
    elsewhere = make_expert(cast, cast.experts[1], city=cast.other_city)
    invited = make_expert(cast, cast.experts[2])
    type(invited).objects.filter(pk=invited.pk).update(user=None)
    for expert in (inactive, elsewhere, invited):
        with pytest.raises(Refused):
            perform(panel, "appoint", cast.clerk, choices=[Choice(expert)])


def test_the_appointed_are_told(cast):
    experts = make_pool(cast, 1)
    panel = make_panel(cast)
    perform(panel, "appoint", cast.clerk, choices=[Choice(experts[0])])
    run_pending()
    notification = experts[0].user.notifications.get()
    assert notification.url == panel.get_absolute_url()


def test_nothing_opens_before_the_declaration_and_the_opening(cast):
    experts = make_pool(cast, 3)
    panel = appointed(cast, experts)
    user = experts[0].user
    assert not may_read_matter(user, panel.matter)
    perform(panel, "declare", user)
    assert not may_read_matter(user, panel.matter)
    for expert in experts[1:]:
        perform(panel, "declare", expert.user)
    perform(panel, "open", cast.clerk)
    assert may_read_matter(user, panel.matter)
    assert list(matters_open_to(user).values_list("matter_id", flat=True)) == [panel.matter_id]
    assert not may_read_matter(cast.experts[4], panel.matter)


def test_a_member_who_joins_an_open_panel_reads_only_after_declaring(cast):
    experts = make_pool(cast, 4)
    panel = opened(cast, experts[:3])
    perform(panel, "appoint", cast.clerk, choices=[Choice(experts[3])])
    assert not may_read_matter(experts[3].user, panel.matter)
    perform(panel, "declare", experts[3].user)
    assert may_read_matter(experts[3].user, panel.matter)


@pytest.mark.parametrize("members", [1, 2])
def test_fewer_than_three_cannot_open(cast, members):
    panel = declared(cast, make_pool(cast, members))
    with pytest.raises(Refused) as refusal:
        perform(panel, "open", cast.clerk)
    assert refusal.value.code == "incomplete"


def test_all_must_have_declared_and_there_must_be_a_chair(cast):
    experts = make_pool(cast, 4)
    panel = appointed(cast, experts)
    for expert in experts[1:]:
        perform(panel, "declare", expert.user)
    with pytest.raises(Refused, match=experts[0].name):
        perform(panel, "open", cast.clerk)
    perform(panel, "recuse", experts[0].user, reason="同一单位")  # was the chair
    with pytest.raises(Refused):
        perform(panel, "open", cast.clerk)
    perform(panel, "designate_chair", cast.clerk, member=member_of(panel, experts[1]))
    perform(panel, "open", cast.clerk)
    assert panel.state == PanelState.OPEN


def test_kinds_of_expert_that_the_stage_asks_for_must_be_there(cast):
    experts = [make_expert(cast, user) for user in cast.experts[:3]]
    panel = declared(cast, experts, kinds=("technical", "finance"))
    with pytest.raises(Refused):
        perform(panel, "open", cast.clerk)
    finance = make_expert(cast, cast.experts[3], kind="finance")
    perform(panel, "appoint", cast.clerk, choices=[Choice(finance)])
    perform(panel, "declare", finance.user)
    perform(panel, "open", cast.clerk)
    assert panel.state == PanelState.OPEN


def test_a_member_is_replaced_and_loses_access(cast):
    experts = make_pool(cast, 4)
    panel = opened(cast, experts[:3])
    out = member_of(panel, experts[2])
    perform(panel, "replace", cast.clerk, member=out, reason="无法到场", successor=Choice(experts[3]))
    assert member_of(panel, experts[3]).replaces == out
    assert member_of(panel, experts[2]).state == MemberState.REMOVED
    assert not may_read_matter(experts[2].user, panel.matter)
    assert not Panel.objects.visible_to(experts[2].user).exists()


def test_removing_and_recusing_need_a_reason(cast):
    experts = make_pool(cast, 3)
    panel = opened(cast, experts)
    with pytest.raises(Refused):
        perform(panel, "replace", cast.clerk, member=member_of(panel, experts[0]), reason=" ")
    with pytest.raises(Refused):
        perform(panel, "recuse", experts[0].user, reason="")
    assert panel.members.declared().count() == 3


def test_a_clerk_who_sits_on_the_panel_does_not_run_it(cast):
    clerk = make_expert(cast, cast.clerk)
    panel = make_panel(cast)
    perform(panel, "appoint", cast.clerk, choices=[Choice(clerk, "非本件经办")])
    with pytest.raises(Refused) as refusal:
        perform(panel, "dissolve", cast.clerk, reason="x")
    assert refusal.value.code == "forbidden"


def test_a_second_officer_with_an_old_page_is_told(cast):
    experts = make_pool(cast, 2)
    panel = make_panel(cast)
    seen = last_office_step(panel)
    perform(panel, "appoint", cast.clerk, seen=seen, choices=[Choice(experts[0])])
    with pytest.raises(Refused) as refusal:
        perform(panel, "appoint", cast.clerk, seen=seen, choices=[Choice(experts[1])])
    assert refusal.value.code == "stale"
    perform(panel, "declare", experts[0].user)  # what an expert does disturbs no officer
    perform(panel, "appoint", cast.clerk, seen=seen + 1, choices=[Choice(experts[1])])


def test_the_state_changes_only_through_the_door(cast):
    panel = make_panel(cast)
    from django.db import Error, transaction

    with pytest.raises(Error), transaction.atomic():
        Panel.objects.filter(pk=panel.pk).update(state="concluded")


@pytest.mark.django_db(transaction=True)
def test_two_officers_who_appoint_at_once_make_one_decision(cast):
    experts = make_pool(cast, 1)
    panel = make_panel(cast)
    start, outcomes = threading.Barrier(2), []

    def press() -> None:
        try:
            start.wait(5)
            perform(Panel.objects.get(pk=panel.pk), "appoint", cast.clerk, choices=[Choice(experts[0])])
            outcomes.append("done")
        except Refused as refusal:
            outcomes.append(refusal.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=press) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert sorted(outcomes) == ["conflict", "done"]
    assert panel.members.count() == 1
