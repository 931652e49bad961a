"""Score sheets, activities, the conclusion and what follows."""

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from reviews.access import Seat, all_sheets_in, seat_of, sheets_shown_to
from reviews.conclusion import Demanded, check_demand
from reviews.models import Demand, PanelState, ScoreSheet
from reviews.queries import summary_of
from reviews.sheets import save_draft
from tests.files.samples import PDF
from tests.reviews.factories import (
    conclude,
    concluded,
    declared,
    entries,
    make_pool,
    member_of,
    opened,
    ready,
    record,
    submit,
)
from workflow import Refused, perform

pytestmark = pytest.mark.django_db


@pytest.fixture
def experts(cast):
    return make_pool(cast, 3)


def test_a_sheet_is_saved_as_typed_and_a_stale_window_gets_what_is_stored(cast, experts):
    panel = opened(cast, experts)
    member = member_of(panel, experts[0])
    assert save_draft(member, {"score-team": "八十", "comment": "草稿"}, 0).version == 1
    late = save_draft(member, {"comment": "另一窗口"}, 0)
    assert late.conflict
    assert late.entries == {"score-team": "八十", "comment": "草稿"}
    assert save_draft(member, {"comment": "另一窗口"}, 1).version == 2


def test_no_draft_before_the_opening_and_none_after_recusal(cast, experts):
    panel = declared(cast, experts)
    with pytest.raises(Refused):
        save_draft(member_of(panel, experts[0]), {"comment": "早"}, 0)
    perform(panel, "open", cast.clerk)
    member = member_of(panel, experts[0])
    perform(panel, "recuse", experts[0].user, reason="亲属")
    with pytest.raises(Refused):
        save_draft(member, {"comment": "晚"}, 0)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"comment": " "}, "comment"),
        ({"advice": ""}, "advice"),
        ({"advice": "maybe"}, "advice"),
        ({"score_team": ""}, "score-team"),
        ({"score_team": "59"}, "remark-team"),
    ],
)
def test_an_incomplete_sheet_is_refused_at_the_field(cast, experts, change, field):
    panel = opened(cast, experts)
    with pytest.raises(Refused) as refusal:
        submit(panel, experts[0], **change)
    assert list(refusal.value.fields) == [field]
    assert not ScoreSheet.objects.filter(submitted_at__isnull=False).exists()


def test_a_submitted_sheet_is_final_in_the_database_itself(cast, experts):
    panel = opened(cast, experts)
    submit(panel, experts[0])
    sheets = ScoreSheet.objects.filter(member=member_of(panel, experts[0]))
    for change in (lambda: sheets.update(total=100), lambda: sheets.update(submitted_at=None), sheets.delete):
        with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
            change()
    with pytest.raises(Refused):
        submit(panel, experts[0], 100)
    with pytest.raises(Refused):
        save_draft(member_of(panel, experts[0]), {"comment": "改"}, 1)


def test_others_scores_stay_hidden_before_and_after_ones_own(cast, experts):
    panel = opened(cast, experts)
    submit(
        panel,
        experts[1],
        41,
        remark_technology="差",
        remark_team="差",
        remark_facilities="差",
        remark_plan="差",
        remark_mechanism="差",
    )

    def shown(expert):
        seat = Seat(seat_of(panel, expert.user), False)
        return [sheet.member.expert_id for sheet in sheets_shown_to(panel, seat)]

    assert shown(experts[0]) == []
    submit(panel, experts[0])
    assert shown(experts[0]) == [experts[0].pk]  # the chair too, until all are in
    assert list(sheets_shown_to(panel, Seat(None, True))) == []
    submit(panel, experts[2])
    assert shown(experts[2]) == [experts[2].pk]
    assert len(shown(experts[0])) == 3
    assert len(sheets_shown_to(panel, Seat(None, True))) == 3


def test_sheets_of_the_recused_and_the_removed_never_count(cast):
    experts = make_pool(cast, 5)
    panel = opened(cast, experts)
    for expert, score in zip(experts[:4], (90, 80, 70, 100), strict=True):
        submit(panel, expert, score)
    assert not all_sheets_in(panel)
    save_draft(member_of(panel, experts[4]), entries(100), 0)
    perform(panel, "recuse", experts[4].user, reason="师生")
    perform(panel, "replace", cast.clerk, member=member_of(panel, experts[3]), reason="未出席")
    assert all_sheets_in(panel)
    summary = summary_of(panel)
    assert (summary["sheets"], summary["mean"], summary["spread"]) == (3, 80, 20)
    assert [row["mean"] for row in summary["indicators"]] == [80] * 5


def test_the_summary_is_one_query_and_exact(cast, experts, django_assert_num_queries):
    panel = opened(cast, experts)
    for expert, score in zip(experts, ("81", "77", "69"), strict=True):
        submit(panel, expert, 80, score_technology=score)
    with django_assert_num_queries(1):
        summary = summary_of(panel)
    first = summary["indicators"][0]
    assert (str(first["mean"]), first["lowest"], first["highest"], first["spread"]) == ("75.67", 69, 81, 12)
    assert str(summary["mean"]) == "78.92"  # 80.25, 79.25, 77.25
    assert dict(summary["advice"])["同意" if "同意" in dict(summary["advice"]) else "Agree"] == 3


def test_both_activities_are_required(cast, experts):
    panel = opened(cast, experts)
    for expert in experts:
        submit(panel, expert)
    record(cast, panel, "site_visit")
    with pytest.raises(Refused) as refusal:
        conclude(panel, experts[0].user)
    assert refusal.value.code == "incomplete"
    record(cast, panel, "defence")
    conclude(panel, experts[0].user)
    assert panel.state == PanelState.CONCLUDED


def test_an_activity_at_which_only_former_members_were_present_does_not_count(cast):
    experts = make_pool(cast, 4)
    panel = ready(cast, experts)
    record(cast, panel, "defence", [member_of(panel, experts[3])])
    perform(panel, "recuse", experts[3].user, reason="合作")
    with pytest.raises(Refused):
        conclude(panel, experts[0].user)
    record(cast, panel, "defence")
    conclude(panel, experts[0].user)


@pytest.mark.parametrize("days", [-1, 1])
def test_an_activity_takes_place_between_the_opening_and_today(cast, experts, days):
    panel = opened(cast, experts)
    day = timezone.localdate() + timezone.timedelta(days=days)
    with pytest.raises(Refused) as refusal:
        record(cast, panel, "defence", held_on=day)
    assert list(refusal.value.fields) == ["held_on"]


def test_a_record_can_be_corrected_until_the_conclusion(cast, experts):
    panel = ready(cast, experts)
    record(cast, panel, "defence", record="更正后的记录")
    assert panel.activities.get(kind="defence").record == "更正后的记录"
    conclude(panel, experts[0].user)
    with pytest.raises(Refused):
        record(cast, panel, "defence")


def test_no_conclusion_before_all_sheets_are_in(cast, experts):
    panel = opened(cast, experts)
    for kind in ("site_visit", "defence"):
        record(cast, panel, kind)
    for expert in experts[:2]:
        submit(panel, expert)
    with pytest.raises(Refused, match=experts[2].name):
        conclude(panel, experts[0].user)


def test_only_the_chair_or_the_office_concludes(cast, experts):
    panel = ready(cast, experts)
    for user in (experts[1].user, cast.leader, cast.section_head, cast.officer, cast.applicant):
        with pytest.raises(Refused) as refusal:
            conclude(panel, user)
        assert refusal.value.code == "forbidden"


def test_the_office_concludes_only_with_the_signed_copy(cast, experts):
    import files

    panel = ready(cast, experts)
    with pytest.raises(Refused) as refusal:
        conclude(panel, cast.clerk)
    assert list(refusal.value.fields) == ["signed_copy"]
    conclude(panel, cast.clerk, signed_copy=files.store(PDF, "结论.pdf", by=cast.clerk))
    assert panel.conclusion.on_behalf_of == member_of(panel, experts[0])
    assert panel.conclusion.signed_copy.is_claimed


def test_the_panel_may_disagree_and_its_owner_is_told_in_the_same_act(cast, experts):
    concluded.clear()
    panel = ready(cast, experts)
    conclude(panel, experts[0].user, result="disagree", text="不符合。")
    assert [(p.pk, act.action.key) for p, act in concluded] == [(panel.pk, "conclude")]
    assert panel.conclusion.result == "disagree"


def test_improvement_needs_demands_and_they_keep_their_wording(cast, experts):
    panel = ready(cast, experts)
    with pytest.raises(Refused) as refusal:
        conclude(panel, experts[0].user, result="agree_after_improvement")
    assert list(refusal.value.fields) == ["demands"]
    demands = [Demanded("细化年度目标", "goals"), Demanded("补充风险分析")]
    conclude(panel, experts[0].user, result="agree_after_improvement", demands=demands)
    first, second = panel.conclusion.demands.all()
    assert (first.text, first.section_title, second.section_title) == ("细化年度目标", "建设目标", "")
    with pytest.raises(DatabaseError), transaction.atomic():
        Demand.objects.filter(pk=first.pk).update(text="取消")


def test_a_demand_is_checked_off_and_an_unmet_one_needs_a_note(cast, experts):
    panel = ready(cast, experts)
    conclude(panel, experts[0].user, result="agree_after_improvement", demands=[Demanded("细化年度目标")])
    demand = panel.conclusion.demands.get()
    with pytest.raises(Refused):
        check_demand(demand, False, " ", cast.clerk)
    check_demand(demand, False, "仍无数值", cast.clerk)
    check_demand(demand, True, "", cast.clerk)
    demand.refresh_from_db()
    assert (demand.met, demand.checked_by) == (True, cast.clerk)


def test_a_concluded_panel_is_final(cast, experts):
    panel = ready(cast, experts)
    conclude(panel, experts[0].user)
    for action, data in (("recuse", {"reason": "x"}), ("submit_sheet", {"values": entries()})):
        with pytest.raises(Refused):
            perform(panel, action, experts[1].user, **data)
    with pytest.raises(Refused):
        perform(panel, "dissolve", cast.clerk, reason="x")
    with pytest.raises(DatabaseError), transaction.atomic():
        type(panel.conclusion).objects.filter(pk=panel.conclusion.pk).update(result="agree")


def test_the_log_holds_no_score(cast, experts):
    panel = opened(cast, experts)
    submit(panel, experts[0], 83)
    event = panel.process.events.order_by("-seq").first()
    assert event.detail.data == {"expert": experts[0].name}
