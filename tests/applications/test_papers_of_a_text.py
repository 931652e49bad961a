"""第七条（一）: 《申请书》 and 《实施方案》 are two papers; 第三十九条: the centre's English name."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from pypdf import PdfReader

from applications.credit_check import annex
from centres.models import Centre
from centres.naming import led_centres
from documents.models import Document, Job
from materials.paper import render_pdf
from materials.queries import latest_submission
from tests.accounts.factories import make_institution
from tests.centres.factories import make_centre
from workflow import Refused

CITY = "shijiazhuang"
PLACE = "announcement"
PATTERN = "Shi Jiazhuang Technology Innovation Center of "

pytestmark = pytest.mark.django_db


def test_the_application_and_the_plan_are_two_papers(story):
    submission = latest_submission(story.dossier.draft)
    texts = {}
    for key in ("application", "plan"):
        pages = PdfReader(BytesIO(render_pdf(story.dossier.draft, submission, key))).pages
        texts[key] = "".join(page.extract_text() for page in pages).replace("\n", "")
    assert "认定申请书" in texts["application"] and "建设与运行实施方案" in texts["plan"]
    schedule = story.dossier.draft.sections.get(key="plan:schedule").values["text"][:12]
    assert schedule in texts["plan"] and schedule not in texts["application"]


def test_the_page_offers_both_and_knows_no_third(story, people):
    client = people.client("applicant")
    page = client.get(story.dossier.get_absolute_url()).content.decode()
    assert 'value="application"' in page and 'value="plan"' in page
    url = reverse("materials:submission_pdf", args=[story.dossier.draft.ref, 1])
    assert client.post(url, {"paper": "plan"}).status_code == 302
    assert Job.objects.get().arguments["paper"] == "plan"
    assert client.post(url, {"paper": "other"}).status_code == 404


def test_the_english_name_stands_on_the_dossier_the_paper_and_in_the_register(story, people):
    name = story.dossier.english_name
    assert name.startswith(PATTERN)
    assert name in people.client("clerk").get(story.dossier.get_absolute_url()).content.decode()
    assert name in Document.objects.get(process=story.dossier.process, kind="recognition").html
    centre = Centre.objects.get(process=story.dossier.process)
    assert centre.english_name == name
    clerk = people.client("clerk")
    story.announce()
    for language, shown in (("en", name), ("zh-hans", centre.name)):
        clerk.cookies["language"] = language
        page = clerk.get(reverse("centres:register"), HTTP_ACCEPT_LANGUAGE=language)
        assert shown in page.content.decode()


def test_the_english_name_is_unique_in_the_register(story, people):
    taken = {"city": people.city, "edition": "shijiazhuang/undated", "lead": people.other_institution}
    with pytest.raises(Refused) as caught:
        make_centre("另一", english_name=story.dossier.english_name.upper() + ".", **taken)
    assert caught.value.code == "name"
    make_centre("另一", english_name=PATTERN + "Other", **taken)
    with pytest.raises(IntegrityError), transaction.atomic():
        Centre.objects.filter(short_name="另一").update(
            english_normalised=Centre.objects.get(process=story.dossier.process).english_normalised
        )


def test_a_centre_of_the_same_lead_and_field_is_pointed_out(story, people):
    centre = Centre.objects.get(process=story.dossier.process)
    assert led_centres(people.city, people.institution, centre.field) == [centre]
    assert led_centres(people.city, people.institution, centre.field, story.dossier.process) == []
    assert led_centres(people.city, make_institution("石家庄市别家有限公司"), centre.field) == []


def test_the_review_form_holds_the_credit_check(story):
    submission = latest_submission(story.dossier.draft)
    assert story.dossier.institution.name in annex(submission, ["bureau"])
    assert annex(submission, ["agency"]) == ""
