"""申请: within the window, by a confirmed institution, complete and declared; once per field and direction."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.granting import grant_role
from accounts.permissions import forget
from applications.beginning import begin
from applications.models import Call, Dossier
from materials.models import DraftSection, OpenScope
from portal.demonstration.story import open_dossier
from tests.accounts.factories import make_institution
from workflow import perform

PLACE = "application"
CLOSES = datetime(2026, 10, 31, 16, 0, tzinfo=UTC)
OPENS = datetime(2026, 9, 1, 1, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def hand_in(dossier, user, **data):
    return perform(dossier, "submit", user, **{"declaration": True, **data})


def change(dossier, fact, value):
    section = DraftSection.objects.get(draft=dossier.draft, values__has_key=fact)
    section.values[fact] = value
    section.save()


class TestWindow:
    @pytest.mark.parametrize(
        ("moment", "code"),
        [
            (OPENS - SECOND, "window"),
            (OPENS, None),
            (CLOSES, None),
            (CLOSES + SECOND, "window"),
        ],
        ids=["before", "opening second", "closing second", "after"],
    )
    def test_it_opens_and_closes_to_the_second_by_the_servers_clock(self, story, people, refused, moment, code):
        Call.objects.update(opens_at=OPENS, closes_at=CLOSES)
        with time_machine.travel(moment, tick=False):
            if code is None:
                hand_in(story.dossier, people.applicant)
                return
            reason = refused(code, hand_in, story.dossier, people.applicant)
        shown = OPENS if moment < OPENS else CLOSES
        assert timezone.localtime(shown).strftime("%Y-%m-%d %H:%M") in str(reason)

    def test_what_came_too_late_stays_a_draft_that_can_be_written(self, story, people, refused):
        Call.objects.update(opens_at=OPENS, closes_at=CLOSES)
        with time_machine.travel(CLOSES + SECOND, tick=False):
            refused("window", hand_in, story.dossier, people.applicant)
        dossier = Dossier.objects.get(pk=story.dossier.pk)
        assert (dossier.state, dossier.number, dossier.draft.open_scope) == ("draft", "", OpenScope.ALL)

    def test_a_closed_call_takes_nothing(self, story, people, refused):
        Call.objects.update(state="closed")
        refused("window", hand_in, story.dossier, people.applicant)
        refused("window", begin, Call.objects.get(), people.institution, people.applicant)

    def test_a_correction_is_answered_after_the_window_too(self, story, people):
        hand_in(story.dossier, people.applicant)
        story.return_for_correction(people.officer)
        Call.objects.update(state="closed")
        hand_in(story.dossier, people.applicant)


class TestWhoHandsIn:
    def test_an_institution_that_is_not_confirmed_fills_in_but_does_not_hand_in(self, story, people, refused):
        waiting = make_institution("大同市待确认有限公司", division=people.division, state="pending")
        grant_role(people.applicant, "submitter", waiting)
        forget(people.applicant)
        dossier = open_dossier(people, Call.objects.get(), waiting, number=3, field="wool").dossier
        refused("unconfirmed", hand_in, dossier, people.applicant)

    def test_an_editor_writes_and_the_authorised_submitter_hands_in(self, story, people, refused):
        refused("forbidden", hand_in, story.dossier, people.colleague)

    def test_without_the_declaration_nothing_is_handed_in(self, story, people, refused):
        reason = refused("declaration", hand_in, story.dossier, people.applicant, declaration=False)
        assert "declaration" in reason.fields

    def test_what_is_required_and_missing_is_named(self, story, people, refused):
        change(story.dossier, "usable_area", None)
        reason = refused("incomplete", hand_in, story.dossier, people.applicant)
        assert "使用面积" in str(reason)


class TestNumber:
    def test_it_names_city_and_year_and_counts_without_gaps(self, story, people):
        hand_in(story.dossier, people.applicant)
        other = open_dossier(people, Call.objects.get(), people.institution, number=2, field="wool").dossier
        hand_in(other, people.applicant)
        pattern = re.compile(rf"{people.city.code[:4]}-{timezone.localdate().year}-(\d{{4}})")
        first, second = (int(pattern.fullmatch(dossier.number)[1]) for dossier in (story.dossier, other))
        assert second == first + 1

    def test_it_stays_the_same_after_a_correction(self, story, people):
        hand_in(story.dossier, people.applicant)
        number = story.dossier.number
        story.return_for_correction(people.officer)
        hand_in(story.dossier, people.applicant)
        assert story.dossier.number == number


class TestName:
    """Only the middle part is typed; the papers put the city and 技术创新中心 around it."""

    @pytest.mark.parametrize(
        ("typed", "told"),
        [("大同市新材料", "大同市"), ("新材料技术创新中心", "技术创新中心"), ("新材料（大同）2", "（）2")],
        ids=["city", "suffix", "characters"],
    )
    def test_what_breaks_the_formula_is_not_handed_in(self, story, people, refused, typed, told):
        change(story.dossier, "short_name", typed)
        assert told in str(refused("name", hand_in, story.dossier, people.applicant))

    def test_what_only_goes_against_practice_is_left_to_the_bureau(self, story, people):
        change(story.dossier, "short_name", "云冈集团新材料")
        hand_in(story.dossier, people.applicant)
        assert story.dossier.full_name == "大同市云冈集团新材料技术创新中心"


class TestTwin:
    def second(self, people, **changes):
        return open_dossier(people, Call.objects.get(), people.institution, number=2, **changes).dossier

    def test_not_two_under_way_in_the_same_field_and_direction(self, story, people, refused):
        hand_in(story.dossier, people.applicant)
        reason = refused("twin", hand_in, self.second(people), people.applicant)
        assert story.dossier.number in str(reason)

    @pytest.mark.parametrize("spelling", ["{} ", "{}。", "（{}）"])
    def test_blanks_and_punctuation_make_no_other_direction(self, story, people, refused, spelling):
        hand_in(story.dossier, people.applicant)
        twin = self.second(people)
        change(twin, "direction", spelling.format(story.dossier.direction))
        refused("twin", hand_in, twin, people.applicant)

    @pytest.mark.parametrize("changes", [{"field": "wool"}, {"direction": "另一研究方向"}], ids=["field", "direction"])
    def test_another_field_or_direction_is_another_matter(self, story, people, changes):
        hand_in(story.dossier, people.applicant)
        hand_in(self.second(people, **changes), people.applicant)

    def test_once_the_first_has_ended_a_second_may_follow(self, story, people):
        hand_in(story.dossier, people.applicant)
        story.withdraw()
        hand_in(self.second(people), people.applicant)


class TestResubmission:
    """After a return by the bureau: the department confirms anew only what has changed."""

    def returned(self, story, people):
        hand_in(story.dossier, people.applicant)
        story.recommend()
        story.return_for_correction(people.clerk)

    def test_changed_facts_go_to_the_department_anew(self, story, people):
        self.returned(story, people)
        change(story.dossier, "usable_area", "800")
        hand_in(story.dossier, people.applicant)
        assert story.dossier.process.current_stage.key == "recommendation"
        story.recommend()
        assert story.dossier.process.current_stage.key == "formal_check"
        assert story.dossier.recommendations.count() == 2

    def test_unchanged_facts_come_back_to_the_bureau(self, story, people):
        self.returned(story, people)
        hand_in(story.dossier, people.applicant)
        assert (story.dossier.process.current_stage.key, story.dossier.waits_for) == ("formal_check", "check_dossiers")


def test_what_was_handed_in_is_closed_for_changes(story, people):
    hand_in(story.dossier, people.applicant)
    assert Dossier.objects.get(pk=story.dossier.pk).draft.open_scope == OpenScope.NONE
