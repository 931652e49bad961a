"""规划布局: no call is opened before the bureau's layout plan is public; versions stand one after another."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from applications.models import Call, LayoutPlan
from applications.opening import open_call
from tests.applications.factories import make_layout_plan
from tests.cast import make_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(db):
    return make_cast("hohhot")


def new_call(cast):
    return Call.objects.create(
        city=cast.city, title="征集建设意向", edition=cast.city.current_edition, opens_at=timezone.now()
    )


def typed(**changes):
    given = {
        "title": "规划布局方案（2026年）",
        "number": "呼科字〔2026〕1号",
        "issued_on": str(timezone.localdate()),
        "text": "围绕重点产业布局。",
        "field_0": "biomedicine",
        "name_0": "生物发酵",
    }
    return {**given, **changes}


def test_no_call_opens_before_the_plan_is_public(cast, refused):
    call = new_call(cast)
    assert "第九条（一）" in str(refused("layout_plan", open_call, call, cast.clerk))
    make_layout_plan(cast)
    open_call(call, cast.clerk)
    assert call.state == "open"


def test_a_city_whose_text_knows_no_plan_needs_none(db):
    cast = make_cast()
    open_call(new_call(cast), cast.clerk)


def test_the_office_is_told_where_it_opens_the_call(cast):
    page = cast.client("clerk").post(reverse("applications:call_switch", args=[new_call(cast).ref]))
    assert "第九条（一）" in page.content.decode()


def test_it_is_published_on_its_page_and_read_by_everybody(cast):
    page = cast.client("clerk").post(reverse("applications:layout_plan_new"), typed())
    plan = LayoutPlan.objects.get()
    assert page.headers["Location"] == plan.get_absolute_url()
    for who in (None, "stranger", "clerk"):
        text = cast.client(who).get(plan.get_absolute_url()).content.decode()
        assert "生物发酵" in text and "呼科字〔2026〕1号" in text
    assert plan.title in cast.client(None).get(reverse("applications:calls")).content.decode()


@pytest.mark.parametrize(
    "changes",
    [
        {"field_0": "", "name_0": ""},
        {"field_0": ""},
        {"name_0": ""},
        {"title": ""},
        {"issued_on": str(timezone.localdate() + timedelta(days=2))},
        {"issued_on": "x"},
        {"field_0": "no_such"},
    ],
    ids=["no direction", "no field", "no name", "no title", "future", "no date", "unknown field"],
)
def test_mistakes_are_told_and_nothing_is_lost(cast, changes):
    page = cast.client("clerk").post(reverse("applications:layout_plan_new"), typed(**changes))
    assert page.status_code == 422
    assert "围绕重点产业布局。" in page.content.decode()
    assert not LayoutPlan.objects.exists()


def test_a_later_version_stands_and_the_earlier_stays_readable(cast):
    first = make_layout_plan(cast)
    cast.client("clerk").post(reverse("applications:layout_plan_new"), typed())
    second = LayoutPlan.objects.in_force(cast.city)
    assert second != first
    text = cast.client(None).get(first.get_absolute_url()).content.decode()
    assert second.get_absolute_url() in text


def test_what_is_published_is_not_rewritten(cast):
    make_layout_plan(cast)
    for change in (LayoutPlan.objects.update, LayoutPlan.objects.get().directions.update):
        with pytest.raises(DatabaseError), transaction.atomic():
            change(**({"title": "另一"} if change == LayoutPlan.objects.update else {"name": "另一"}))


@pytest.mark.parametrize("who", ["applicant", "officer", "section_head", "leader", "stranger", "other_clerk"])
def test_only_who_manages_its_calls_publishes(cast, who):
    assert cast.client(who).get(reverse("applications:layout_plan_new")).status_code == 403


def test_the_page_for_beginning_names_the_first_step_and_the_plan(cast):
    plan = make_layout_plan(cast)
    open_call(new_call(cast), cast.clerk)
    text = cast.client("applicant").get(reverse("applications:new")).content.decode()
    assert "提出意向" in text and plan.title in text
