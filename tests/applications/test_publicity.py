"""认定公示: five working days to the last second; what is objected to waits, and nothing else does."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from applications.publicity import publish
from cities.models import CalendarDay, CalendarYear
from notices.models import Objection
from notices.objecting import receive
from notices.posting import item_for
from portal.demonstration.story import open_dossier
from workflow import perform, run_pending

PLACE = "publicity"
MONDAY = datetime(2027, 3, 1, 1, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
SOMEBODY = {"kind": "person", "name": "孙举报", "unit": "", "phone": "13800000000", "email": "", "address": ""}


@pytest.fixture
def clock(people):
    """A Monday in a year whose calendar is confirmed, after everything that came before."""
    year = CalendarYear.objects.create(year=2027, document_number="测试", confirmed=True)
    first = datetime(2027, 1, 1, tzinfo=UTC).date()
    days = [first + timedelta(days=number) for number in range(365)]
    CalendarDay.objects.bulk_create(CalendarDay(year=year, date=d, is_working=d.weekday() < 5) for d in days)
    with time_machine.travel(MONDAY, tick=False) as clock:
        yield clock


@pytest.fixture
def posted(story, clock):
    story.publicise()
    return story


def end_of(story):
    return item_for(story.dossier.process).notice.end


def close(story, people):
    return perform(story.dossier, "close_publicity", people.publisher)


def object_to(story):
    return receive(item_for(story.dossier.process), SOMEBODY, "场地面积与事实不符，附照片为证。")


class TestPeriod:
    def test_it_runs_five_working_days_from_the_day_after(self, posted):
        """Posted on a Monday: Tuesday is the first day, the next Monday the last, 24:00 the end."""
        assert timezone.localtime(end_of(posted)) == timezone.make_aware(datetime(2027, 3, 9))

    @pytest.mark.parametrize("before", [timedelta(days=3), SECOND], ids=["in the middle", "23:59:59 of the last day"])
    def test_it_is_not_closed_before_its_end(self, posted, people, clock, refused, before):
        clock.move_to(end_of(posted) - before)
        refused("running", close, posted, people)

    def test_at_24_00_of_the_last_day_the_portal_closes_it_itself(self, posted, clock):
        clock.move_to(end_of(posted) - SECOND)
        run_pending()
        posted.dossier.refresh_from_db()
        assert posted.dossier.waits_for == "time"
        clock.move_to(end_of(posted))
        run_pending()
        posted.dossier.refresh_from_db()
        assert posted.dossier.waits_for == "decide"
        assert posted.dossier.process.events.latest("seq").actor is None

    def test_an_end_in_a_year_that_is_not_loaded_is_a_guess_and_blocks(self, story, people, clock, refused):
        clock.move_to(datetime(2027, 12, 29, 1, 0, tzinfo=UTC))
        story.publicise()
        notice = item_for(story.dossier.process).notice
        assert notice.provisional
        clock.move_to(datetime(2028, 2, 1, tzinfo=UTC))
        run_pending()
        refused("provisional", close, story, people)

    def test_once_that_year_is_loaded_it_goes_on(self, story, people, clock):
        from cities.calendar import confirm_year, prepare_year

        clock.move_to(datetime(2027, 12, 29, 1, 0, tzinfo=UTC))
        story.publicise()
        prepare_year(2028)
        confirm_year(2028, "国办发明电〔2027〕7号")
        assert not item_for(story.dossier.process).notice.provisional
        clock.move_to(end_of(story))
        run_pending()
        story.dossier.refresh_from_db()
        assert story.dossier.waits_for == "decide"


class TestObjections:
    def test_one_received_at_the_last_second_blocks_until_triaged(self, posted, people, clock, refused):
        clock.move_to(end_of(posted) - SECOND)
        objection = object_to(posted)
        clock.move_to(end_of(posted))
        run_pending()
        posted.dossier.refresh_from_db()
        assert posted.dossier.waits_for == "publish"
        refused("objection", close, posted, people)
        perform(objection, "triage_refuse", people.section_head, answer="匿名且无事实。")
        close(posted, people)

    def test_one_that_comes_at_24_00_is_too_late(self, posted, clock, refused):
        clock.move_to(end_of(posted))
        refused("late", object_to, posted)

    def test_one_accepted_blocks_until_dismissed(self, posted, people, clock, refused):
        objection = object_to(posted)
        perform(objection, "triage_accept", people.section_head)
        clock.move_to(end_of(posted))
        refused("objection", close, posted, people)
        perform(objection, "dismiss", people.section_head, answer="经核查与事实不符。")
        close(posted, people)

    def test_one_upheld_sends_it_to_the_meeting_and_a_second_publicity(self, posted, people, clock, refused):
        objection = object_to(posted)
        perform(objection, "triage_accept", people.section_head)
        perform(objection, "uphold", people.section_head, answer="经核查属实。")
        posted.dossier.refresh_from_db()
        assert posted.dossier.waits_for == "deliberate"
        clock.move_to(end_of(posted))
        refused("not_posted", close, posted, people)
        perform(posted.dossier, "reconsider", people.section_head, reason="异议成立。")
        assert posted.dossier.process.current_stage.key == "deliberation"
        posted.act(
            "record_meeting",
            people.section_head,
            held_on=timezone.localdate(),
            minutes_number="2",
            result="agreed",
            opinion="整改后同意。",
        )
        posted.publicise()
        assert posted.dossier.process.notice_items.count() == 2
        clock.move_to(end_of(posted))
        close(posted, people)

    def test_one_of_the_first_round_still_open_blocks_the_second(self, posted, people, clock, refused):
        first, second = object_to(posted), object_to(posted)
        for objection in (first, second):
            perform(objection, "triage_accept", people.section_head)
        perform(first, "uphold", people.section_head, answer="经核查属实。")
        posted.dossier.refresh_from_db()
        perform(posted.dossier, "reconsider", people.section_head, reason="异议成立。")
        perform(
            posted.dossier,
            "record_meeting",
            people.section_head,
            held_on=timezone.localdate(),
            minutes_number="2",
            result="agreed",
            opinion="同意。",
        )
        posted.publicise()
        clock.move_to(end_of(posted))
        refused("objection", close, posted, people)
        perform(Objection.objects.get(pk=second.pk), "dismiss", people.section_head, answer="与事实不符。")
        close(posted, people)

    def test_a_second_notice_does_not_cover_what_was_objected_to(self, posted, people, clock, refused):
        perform(object_to(posted), "triage_accept", people.section_head)
        clock.move_to(end_of(posted))
        run_pending()
        posted.dossier.refresh_from_db()
        refused("on_notice", publish, people.city, [posted.dossier], people.publisher)


class TestBatch:
    @pytest.fixture
    def two(self, story, people, clock):
        """Two dossiers in one notice."""
        other = open_dossier(people, story.dossier.call, people.institution, number=2, field="wool")
        clock.move_to(MONDAY - timedelta(days=3))
        for step in (other.hand_in, other.recommend, other.pass_check, other.review):
            step()
        for step in (other.improve_plan, other.accept_plan, other.resolve):
            step()
        clock.move_to(MONDAY)
        publish(people.city, [story.dossier, other.dossier], people.publisher)
        return story, other

    def test_one_notice_holds_both(self, two):
        assert item_for(two[0].dossier.process).notice == item_for(two[1].dossier.process).notice

    def test_only_the_item_objected_to_waits(self, two, clock):
        object_to(two[1])
        clock.move_to(end_of(two[0]))
        run_pending()
        for story in two:
            story.dossier.refresh_from_db()
        assert [story.dossier.waits_for for story in two] == ["decide", "publish"]

    def test_all_or_none_is_published(self, two, people, refused):
        refused("on_notice", publish, people.city, [two[0].dossier], people.publisher)

    def test_nothing_chosen_is_nothing_published(self, people, refused):
        refused("empty", publish, people.city, [], people.publisher)


class TestWithdrawal:
    def test_the_notice_then_says_so(self, posted, people):
        posted.withdraw()
        item = item_for(posted.dossier.process)
        assert (posted.dossier.state, item.state) == ("withdrawn", "withdrawn")
        assert "撤回" in people.client(None).get(f"/notices/{item.notice.ref}/").content.decode()

    def test_nothing_fires_afterwards(self, posted, clock):
        clock.shift(timedelta(days=30))
        posted.withdraw()
        run_pending()
        assert posted.dossier.process.events.latest("seq").action == "withdraw"


class TestHandover:
    """An official with an interest loses the dossier everywhere; the deputy must hold the right."""

    def declare(self, story, people, name, deputy):
        return perform(story.dossier, "declare_interest", people.person(name), deputy=deputy, reason="配偶任职。")

    def test_the_deputy_must_hold_the_same_right(self, story, people, refused):
        reason = refused("condition", self.declare, story, people, "leader", people.clerk)
        assert "deputy" in reason.fields

    def test_nobody_hands_over_to_themselves(self, story, people, refused):
        refused("condition", self.declare, story, people, "leader", people.leader)

    def test_it_is_gone_from_page_list_search_counts_and_acts(self, story, people, refused):
        from applications.models import Dossier

        self.declare(story, people, "leader", people.second_leader)
        page, number = story.dossier.get_absolute_url(), story.dossier.number
        client = people.client("leader")
        for path in ("", "record/", "papers/", "act/refuse_approval/"):
            assert client.get(page + path).status_code == 404
        for path in ("/dossiers/", f"/dossiers/?q={number}", "/home/", "/home/done/", "/notices/objections/"):
            assert story.dossier.full_name not in client.get(path).content.decode(), path
        assert not Dossier.objects.visible_to(people.leader).exists()
        refused("forbidden", perform, story.dossier, "approve", people.leader)
        assert people.client("second_leader").get(page).status_code == 200

    def test_the_one_who_took_over_cannot_hand_it_back(self, story, people, refused):
        self.declare(story, people, "leader", people.second_leader)
        refused("condition", self.declare, story, people, "second_leader", people.leader)
