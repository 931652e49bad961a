"""The demonstration data: what is promised is there, holds together, and lies in the past."""

from collections import Counter
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from stdnum.cn import uscc

from accounts.derivation import check_drift
from accounts.models import Institution, Notification, RoleAssignment
from accounts.roles import ROLES
from applications.models import Call, Decision, Dossier
from centres.models import Centre
from materials.models import Correction, Submission
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


def test_dossiers_stand_at_every_stage():
    at = Counter(
        dossier.process.current_stage.key if dossier.process.current_stage else dossier.state
        for dossier in Dossier.objects.select_related("process__current_stage")
    )
    assert at == {
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
        "refused": 2,
        "withdrawn": 1,
    }


def test_half_a_draft_lacks_what_a_complete_one_has():
    half, whole = sorted(Dossier.objects.filter(state="draft"), key=lambda dossier: dossier.draft.sections.count())
    assert half.draft.sections.count() > 0
    assert not half.draft.sections.filter(key__startswith="plan:").exists()
    assert half.draft.attachments.count() == 1
    assert whole.draft.sections.filter(key="plan:safeguards").exists()


def test_corrections_are_one_open_with_three_points_and_one_answered():
    open_one = Correction.objects.get(answered_at=None)
    assert open_one.items.count() == 3
    assert Correction.objects.exclude(answered_at=None).count() == 1


def test_panels_are_assembling_open_and_concluded_with_a_recusal():
    live = Panel.objects.filter(state__in=["assembling", "open"])
    assert sorted(live.values_list("state", flat=True)) == ["assembling", "open", "open"]
    assert PanelMember.objects.get(state="recused").panel in live
    assert ScoreSheet.objects.filter(member__panel__in=live, submitted_at__isnull=False).count() == 2


def test_one_publicity_runs_now_and_one_waits_for_an_objection():
    running = [notice for notice in Notice.objects.filter(kind="publicity") if notice.is_running(timezone.now())]
    assert len(running) == 1
    objection = Objection.objects.get()
    assert objection.state == "accepted"
    dossier = Dossier.objects.get(process=objection.item.process)
    assert (dossier.process.current_stage.key, dossier.waits_for) == ("publicity", "publish")


def test_the_register_holds_three_centres_one_of_them_comprehensive():
    assert Centre.objects.count() == 3
    comprehensive = Dossier.objects.get(centre_type="comprehensive")
    assert Submission.objects.filter(draft=comprehensive.draft).latest("seq").claims["branches"]
    assert Centre.objects.filter(process=comprehensive.process).exists()


def test_both_refusals_were_served():
    refusals = Decision.objects.filter(kind="refusal")
    assert refusals.count() == 2
    assert all(decision.served_on is not None for decision in refusals)


def test_two_institutions_wait_for_registration_one_of_them_returned():
    states = Counter(Institution.objects.values_list("state", flat=True))
    assert states == {"confirmed": 14, "pending": 1, "returned": 1}


def test_numbers_follow_the_dates():
    handed_in = list(Dossier.objects.exclude(number="").order_by("submitted_at").values_list("number", flat=True))
    assert handed_in == sorted(handed_in)
    entered = list(Centre.objects.order_by("entered_at").values_list("number", flat=True))
    assert entered == sorted(entered)


def test_every_code_is_valid_and_no_two_dossiers_read_alike():
    assert all(uscc.is_valid(code) for code in Institution.objects.values_list("uscc", flat=True))
    names = list(Dossier.objects.exclude(full_name="").values_list("full_name", flat=True))
    assert len(set(names)) == len(names)
    plans = [
        next(iter(sections)).values["text"]
        for dossier in Dossier.objects.all()
        if (sections := dossier.draft.sections.filter(key="plan:objectives"))
    ]
    assert len(set(plans)) == len(plans)


def test_nothing_lies_in_the_future_and_acts_fall_into_office_hours():
    now = timezone.now()
    assert not Event.objects.filter(at__gt=now).exists()
    assert not Notification.objects.filter(created_at__gt=now).exists()
    assert not Dossier.objects.filter(touched_at__gt=now).exists()
    assert Call.objects.get().running
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
    assert Counter(Expert.objects.values_list("kind", flat=True)) == {"technical": 4, "management": 2, "finance": 2}


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
