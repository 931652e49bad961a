"""The demonstration data: what is promised is there, holds together, and lies in the past."""

from collections import Counter
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from stdnum.cn import uscc

import rules
from accounts.derivation import check_drift
from accounts.models import Institution, Notification, RoleAssignment
from accounts.roles import ROLES
from applications.models import AgencyOpinion, Call, Decision, Dossier
from centres.models import Centre, TaskAgreement
from cities.models import City
from materials.models import Correction, Judgement, Relaxation, Submission
from notices.models import Notice, Objection
from portal.demonstration.people import PASSWORD
from portal.demonstration.seed import seed
from portal.demonstration.sign_ins import SIGN_INS
from reviews.models import Expert, Panel, PanelMember, ScoreSheet
from workflow.chain import broken_links
from workflow.models import Effect, Event


@pytest.fixture(scope="module")
def seeded(django_db_setup, django_db_blocker):
    """Seeded once for all tests of this file; nothing of it stays."""
    from django.db import transaction

    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        try:
            seed()
            yield
        finally:
            transaction.set_rollback(True)
            outer.__exit__(None, None, None)


pytestmark = pytest.mark.usefixtures("seeded", "reachable")


@pytest.fixture
def reachable(django_db_blocker):
    """The database within the module's transaction; each test undoes what it did."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


def stands(dossier):
    return dossier.process.current_stage.key if dossier.process.current_stage else dossier.state


def test_sixty_dossiers_stand_at_every_stage_of_five_cities():
    at = {}
    for dossier in Dossier.objects.select_related("city", "process__current_stage"):
        at.setdefault(dossier.city.slug, Counter())[stands(dossier)] += 1
    assert {slug: found.total() for slug, found in at.items()} == {
        "datong": 20,
        "jinzhong": 10,
        "hohhot": 10,
        "shijiazhuang": 10,
        "liaocheng": 10,
    }
    assert at["datong"] == {
        "application": 3,  # half filled, complete, returned
        "recommendation": 2,  # first time, and with a correction answered
        "formal_check": 1,
        "expert_review": 3,
        "plan_improvement": 2,
        "deliberation": 1,
        "publicity": 3,  # to be posted, running, objected to
        "approval": 1,
        "issuing": 1,
        "approved": 3,
    }
    everywhere = sum(at.values(), Counter())
    stages = {stage.key for city in City.objects.all() for stage in rules.edition(city.current_edition).procedure}
    assert stages | {"issuing", "approved", "refused", "withdrawn"} == set(everywhere)


def test_something_was_refused_at_each_stage_where_that_is_possible():
    refused = Dossier.objects.filter(state="refused").prefetch_related("process__stages")
    at = Counter(
        stage.key for dossier in refused for stage in dossier.process.stages.all() if stage.state == "declined"
    )
    assert at == dict.fromkeys(
        (
            "candidate",
            "credit_check",
            "recommendation",
            "formal_check",
            "expert_review",
            "deliberation",
            "publicity",
            "approval",
        ),
        1,
    )


def test_refusals_cite_a_clause_of_their_text_and_were_served():
    decisions = Decision.objects.filter(kind="refusal").select_related("dossier")
    for decision in decisions:
        assert decision.clause in {clause.spelling for clause in decision.dossier.edition.clauses.values()}
    assert all(decision.served_on is not None for decision in decisions)


def test_half_a_draft_lacks_what_a_complete_one_has():
    drafts = Dossier.objects.filter(state="draft", city__slug="datong")
    half, whole = sorted(drafts, key=lambda dossier: dossier.draft.sections.count())
    assert half.draft.sections.count() > 0
    assert not half.draft.sections.filter(key__startswith="plan:").exists()
    assert half.draft.attachments.count() == 1
    assert whole.draft.sections.filter(key="plan:safeguards").exists()


def test_corrections_are_open_answered_and_answered_twice():
    assert sorted(c.items.count() for c in Correction.objects.filter(answered_at=None)) == [2, 3]
    rounds = Counter(Correction.objects.exclude(answered_at=None).values_list("submission__draft", flat=True))
    assert sorted(rounds.values()) == [1, 2]


def test_panels_are_assembling_open_and_concluded_with_recusals():
    live = Panel.objects.filter(state__in=["assembling", "open"])
    assert Counter(live.values_list("state", flat=True)) == {"assembling": 2, "open": 5}
    recused = PanelMember.objects.filter(state="recused")
    assert recused.count() == 2
    assert set(recused.values_list("panel", flat=True)) <= set(live.values_list("pk", flat=True))
    assert ScoreSheet.objects.filter(member__panel__in=live, submitted_at__isnull=False).count() == 6


def test_publicities_run_now_and_ran_over_national_day_and_new_year():
    notices = Notice.objects.filter(kind="publicity")
    assert Counter(n.city.slug for n in notices if n.is_running(timezone.now())) == {"datong": 1, "jinzhong": 1}
    over = Counter(
        day
        for notice in notices
        for day in (date(2026, 10, 1), date(2026, 1, 1))
        if timezone.localdate(notice.posted_at) < day <= notice.ends_on
    )
    assert over[date(2026, 10, 1)] >= 1
    assert over[date(2026, 1, 1)] == 1


def test_an_objection_waits_one_was_upheld_and_led_to_a_new_meeting_and_one_to_a_refusal():
    states = {objection.item.notice.city.slug: objection for objection in Objection.objects.all()}
    assert {slug: objection.state for slug, objection in states.items()} == {
        "datong": "accepted",
        "shijiazhuang": "upheld",
        "liaocheng": "upheld",
    }
    waiting = Dossier.objects.get(process=states["datong"].item.process)
    assert (stands(waiting), waiting.waits_for) == ("publicity", "publish")
    assert stands(Dossier.objects.get(process=states["shijiazhuang"].item.process)) == "deliberation"
    assert stands(Dossier.objects.get(process=states["liaocheng"].item.process)) == "refused"


def test_a_condition_was_relaxed_and_a_right_in_principle_judged():
    relaxation = Relaxation.objects.get()
    assert (relaxation.relaxation, relaxation.granted) == ("special_industry", True)
    judged = Judgement.objects.get(requirement="jinzhong/r2023#8(4)/master_right")
    assert judged.met


def test_a_university_applied_directly_and_an_agency_reviewed():
    direct = Dossier.objects.filter(route="direct")
    assert direct.count() == 2
    assert all(d.process.stages.get(key="recommendation").state == "skipped" for d in direct)
    assert AgencyOpinion.objects.get().passed


def test_what_was_approved_under_a_draft_or_an_expired_text_names_its_basis():
    for decision in Decision.objects.filter(kind="approval").select_related("dossier"):
        assert bool(decision.basis) == (decision.dossier.edition.city in ("jinzhong", "liaocheng"))


def test_the_register_holds_centres_of_every_city_one_comprehensive_one_with_a_task_agreement():
    by_city = Counter(Centre.objects.values_list("city__slug", flat=True))
    assert by_city == {"datong": 3, "jinzhong": 2, "hohhot": 1, "shijiazhuang": 1, "liaocheng": 2}
    comprehensive = Dossier.objects.get(centre_type="comprehensive")
    assert Submission.objects.filter(draft=comprehensive.draft).latest("seq").claims["branches"]
    assert Centre.objects.filter(process=comprehensive.process).exists()
    assert TaskAgreement.objects.get().centre.city.slug == "liaocheng"


def test_institutions_wait_for_registration_some_of_them_returned():
    states = Counter(Institution.objects.exclude(process=None).values_list("state", flat=True))
    assert states == {"confirmed": 46, "pending": 4, "returned": 2}


def test_numbers_follow_the_dates():
    for city in City.objects.all():
        dossiers = Dossier.objects.filter(city=city).exclude(number="")
        handed_in = list(dossiers.order_by("submitted_at").values_list("number", flat=True))
        assert handed_in == sorted(handed_in)
        entered = list(Centre.objects.filter(city=city).order_by("entered_at").values_list("number", flat=True))
        assert entered == sorted(entered)


def test_every_code_is_valid_and_no_two_dossiers_read_alike():
    assert all(uscc.is_valid(code) for code in Institution.objects.values_list("uscc", flat=True))
    names = list(Dossier.objects.exclude(full_name="").values_list("full_name", flat=True))
    assert len(set(names)) == len(names)
    plans = [
        next(iter(sections)).values["text"]
        for dossier in Dossier.objects.all()
        if (sections := dossier.draft.sections.filter(key=f"plan:{dossier.edition.plan[1].key}"))
    ]
    assert len(set(plans)) == len(plans)


def test_nothing_lies_in_the_future_and_acts_fall_into_office_hours():
    now = timezone.now()
    assert not Event.objects.filter(at__gt=now).exists()
    assert not Notification.objects.filter(created_at__gt=now).exists()
    assert not Dossier.objects.filter(touched_at__gt=now).exists()
    assert all(Call.objects.filter(city=city).latest("opens_at").running for city in City.objects.all())
    assert not Call.objects.get(city__slug="datong", opens_at__year=2025).running
    by_people = Event.objects.exclude(actor=None)
    assert {timezone.localtime(event.at).hour for event in by_people} <= set(range(9, 18))
    orders = Event.objects.order_by("process", "seq").values_list("process", "at")
    assert list(orders) == sorted(orders)


def test_chains_hold_and_permissions_follow_the_roles():
    assert list(broken_links()) == []
    assert list(check_drift()) == []


def test_no_mail_waits_and_only_papers_are_left_to_the_workers():
    assert set(Effect.objects.filter(state="pending").values_list("kind", flat=True)) <= {"render_document"}
    assert not Effect.objects.filter(kind="mail").exists()
    assert Notification.objects.filter(read_at=None).exists()


def test_every_role_is_held_and_experts_are_of_three_kinds():
    assert set(RoleAssignment.objects.running().values_list("role", flat=True)) == set(ROLES)
    kinds = Counter(Expert.objects.values_list("city__slug", "kind"))
    wanted = {"technical": 4, "management": 2, "finance": 2}
    assert kinds == {(city.slug, kind): number for city in City.objects.all() for kind, number in wanted.items()}


@pytest.mark.parametrize("sign_in", SIGN_INS, ids=lambda row: row.username)
def test_everybody_named_signs_in_with_the_password_and_need_not_change_it(client, sign_in):
    answer = client.post("/accounts/sign-in/", {"username": sign_in.username, "password": PASSWORD})
    assert answer.status_code == 302
    assert client.get("/home/").status_code == 200


def test_a_second_run_changes_nothing(settings):
    settings.DEMO = True
    before = Event.objects.count()
    said = StringIO()
    call_command("seed_demo", stdout=said)
    assert "nothing was changed" in said.getvalue()
    assert Event.objects.count() == before


def test_invented_people_are_refused_outside_a_demonstration(settings):
    settings.DEMO = settings.DEBUG = False
    with pytest.raises(CommandError, match="PORTAL_DEMO"):
        call_command("seed_demo")


def test_the_sign_ins_are_printed_with_the_password():
    said = StringIO()
    call_command("demo_sign_ins", stdout=said)
    assert all(row.username in said.getvalue() for row in SIGN_INS)
    assert PASSWORD in said.getvalue()
