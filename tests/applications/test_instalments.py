"""拨款节点: recorded after the approval, one after the other; amended by a later row, never rewritten."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from applications.models import Decision
from centres.models import Centre, Instalment
from tests.applications.factories import story_at
from tests.cast import make_cast
from workflow import perform
from workflow.chain import broken_links

CITY = "hohhot"
PLACE = "register"
TODAY = timezone.localdate()


def record(story, user, **data):
    given = {"amount": Decimal("50"), "planned_on": TODAY + timedelta(days=30)}
    return perform(story.dossier, "record_instalment", user, **{**given, **data})


def amend(story, user, row, **data):
    given = {"amount": row.amount, "planned_on": row.planned_on}
    return perform(story.dossier, "amend_instalment", user, instalment=row, **{**given, **data})


def test_the_whole_way_from_the_intention_to_the_register(story, people):
    dossier = story.dossier
    centre = Centre.objects.get(process=dossier.process)
    assert dossier.state == "approved"
    assert centre.name.startswith("呼和浩特市") and centre.name.endswith("技术创新中心")
    document = Decision.objects.get(dossier=dossier).document
    assert document.title.startswith("关于同意建设“") and document.title.endswith("的批复")
    assert list(broken_links()) == []


def test_they_are_numbered_in_order(story, people):
    record(story, people.clerk)
    record(story, people.clerk, amount=Decimal("30.5"), paid_on=TODAY, document_number="呼科拨〔2026〕3号")
    assert [(row.sequence, row.amount) for row in Instalment.objects.all()] == [(1, 50), (2, Decimal("30.5"))]
    assert Instalment.objects.all().total() == Decimal("80.5")


def test_a_later_row_replaces_and_the_earlier_stays(story, people, refused):
    record(story, people.clerk)
    first = Instalment.objects.get()
    amend(story, people.clerk, first, amount=Decimal("40"), paid_on=TODAY)
    assert Instalment.objects.standing().get().amount == 40
    assert Instalment.objects.count() == 2
    refused("replaced", amend, story, people.clerk, first)
    with pytest.raises(DatabaseError), transaction.atomic():
        Instalment.objects.update(amount=1)


def test_a_cancelled_one_counts_nothing_and_says_why(story, people, refused):
    record(story, people.clerk)
    first = Instalment.objects.get()
    refused("cancelled", amend, story, people.clerk, first, cancelled=True)
    refused("cancelled", amend, story, people.clerk, first, cancelled=True, remark="取消。", paid_on=TODAY)
    amend(story, people.clerk, first, cancelled=True, remark="预算调整。")
    assert Instalment.objects.all().total() == 0


@pytest.mark.parametrize("amount", ["0", "-1"])
def test_an_amount_is_above_zero(story, people, refused, amount):
    refused("amount", record, story, people.clerk, amount=Decimal(amount))
    with pytest.raises(IntegrityError, match="above_zero"), transaction.atomic():
        Instalment.objects.create(
            centre=Centre.objects.get(process=story.dossier.process),
            sequence=1,
            amount=Decimal(amount),
            planned_on=TODAY,
            by=people.clerk,
            at=timezone.now(),
        )


@pytest.mark.parametrize("who", ["applicant", "officer", "leader", "publisher", "other_clerk", "stranger"])
def test_only_the_bureaus_clerk_records(story, people, refused, who):
    refused("forbidden", record, story, people.person(who))


def test_bureau_department_and_applicant_read_them_with_the_total(story, people):
    record(story, people.clerk)
    record(story, people.clerk, amount=Decimal("30.5"))
    for who in ("clerk", "officer", "applicant"):
        page = people.client(who).get(reverse("applications:tab", args=[story.dossier.ref, "instalments"]))
        assert page.status_code == 200
        assert "80.5" in page.content.decode()


def test_the_page_records_and_amends(story, people):
    address = reverse("applications:act", args=[story.dossier.ref, "record_instalment"])
    browser = people.client("clerk")
    assert browser.post(address, {"amount": "x", "planned_on": ""}).status_code == 422
    assert browser.post(address, {"amount": "50", "planned_on": str(TODAY)}).status_code == 302
    address = reverse("applications:act", args=[story.dossier.ref, "amend_instalment"])
    assert browser.get(address).status_code == 200
    row = Instalment.objects.get()
    typed = {"instalment": str(row.pk), "amount": "60", "planned_on": str(TODAY), "paid_on": str(TODAY)}
    assert browser.post(address, typed).status_code == 302
    assert Instalment.objects.standing().get().amount == 60


def test_not_before_the_approval_is_announced(db, refused):
    cast = make_cast("hohhot")
    story = story_at(cast, "announcement")
    refused("unannounced", record, story, cast.clerk)
    assert (
        cast.client("applicant").get(reverse("applications:tab", args=[story.dossier.ref, "instalments"])).status_code
        == 404
    )
