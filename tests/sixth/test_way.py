"""A dossier of the sixth city from blank form to register through the real acts, and every page on the way."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from applications.models import Dossier
from applications.views.dossier import TABS
from centres.models import Centre
from cities.calendar import end_of_period
from documents.models import Document
from notices.models import Notice
from portal.demonstration.story import Story, open_dossier
from portal.demonstration.way import REGISTER, Step, advance, place_of
from reviews.models import PanelConclusion
from tests.applications.factories import make_call, make_pool_for
from tests.cast import Cast
from workflow import import_door, offers, run_pending
from workflow.chain import broken_links
from workflow.models import Process

pytestmark = pytest.mark.django_db

READERS = ("applicant", "colleague", "officer", "clerk", "section_head", "leader", "publisher", "auditor")
STAGES = [
    "application",
    "formal_check",
    "expert_review",
    "recommendation",
    "deliberation",
    "publicity",
    "approval",
    "issuing",
    "announcement",
]


def look(cast: Cast, dossier: Dossier) -> int:
    """What the applicant reads, and each whose turn it is with every act offered to them; how many pages."""
    seen = 0
    for name in READERS:
        person, client = cast.person(name), cast.client(name)
        found = Dossier.objects.visible_to(person).filter(pk=dossier.pk).first()
        offered = [] if found is None else [offer.action.key for offer in offers(found, person) if offer.allowed]
        if found is None or not (offered or name == "applicant"):
            continue
        addresses = [reverse("applications:act", args=[found.ref, key]) for key in offered]
        for address in (found.get_absolute_url(), *addresses):
            assert client.get(address, follow=True).status_code == 200, (name, address)
            seen += 1
    return seen


def look_at_all(cast: Cast, dossier: Dossier) -> None:
    """Every tab of the dossier as everybody who may see it."""
    for name in READERS:
        client = cast.client(name)
        answered = [
            client.get(reverse("applications:tab", args=[dossier.ref, tab]), follow=True).status_code for tab in TABS
        ]
        assert set(answered) <= {200, 404}, name
        assert answered.count(200) > len(TABS) // 2, name


def walked(cast: Cast, to: str, each: Any = None) -> Story:
    """Taken to a place from 60 days ago on, looking before each step."""
    make_pool_for(cast)
    call = make_call(cast)
    with import_door("test"):
        story = open_dossier(cast, call, cast.institution, now=timezone.now() - timedelta(days=60))

        def before(step: Step) -> None:
            if step is Story.close_publicity and story.now is not None:
                story.now += timedelta(days=24)
            if each is not None:
                each(story)

        advance(story, to, before=before)
    story.now = None
    return story


def test_from_blank_form_to_register_with_every_page_on_the_way(cast: Cast, client: Client) -> None:
    passed: list[str] = []
    seen: list[int] = []

    def each(story: Story) -> None:
        passed.append(place_of(story))
        seen.append(look(cast, story.dossier))

    story = walked(cast, REGISTER, each)
    assert list(dict.fromkeys(passed)) == STAGES
    assert min(seen) >= 2
    look_at_all(cast, story.dossier)
    run_pending()
    dossier = Dossier.objects.get(pk=story.dossier.pk)
    assert dossier.state == "approved"
    assert [stage.state for stage in dossier.process.stages.all()] == ["done"] * len(STAGES)
    centre = Centre.objects.get(process=dossier.process)
    assert (centre.city.slug, centre.state, centre.name) == ("qiwu", "listed", "栖梧市结构陶瓷技术创新中心")
    assert centre.number.startswith("QW-")
    page = client.get(reverse("centres:centre", args=[centre.ref])).content.decode()
    assert centre.name in page and "认定" in page
    assert list(broken_links()) == []
    numbers = set(Document.objects.filter(process=dossier.process).values_list("number", flat=True))
    assert any(number.startswith("栖科发〔") for number in numbers)
    assert any(number.startswith("栖技创荐〔") for number in numbers)
    paper = Document.objects.get(process=dossier.process, kind="recognition").html
    assert "经专家评审、云溪区科技局推荐，" in paper
    assert paper.index("局务会议研究通过，并自") < paper.index("公示期满无成立的异议")


def test_the_experts_come_before_the_department(cast: Cast) -> None:
    story = walked(cast, "recommendation")
    assert Dossier.objects.get(pk=story.dossier.pk).waits_for == "recommend_dossiers"
    assert [stage.key for stage in story.dossier.process.stages.filter(state="done")] == STAGES[:3]
    page = cast.client("officer").get(story.dossier.get_absolute_url()).content.decode()
    assert "推荐部门择优推荐" in page
    page = cast.client("officer").get(reverse("applications:act", args=[story.dossier.ref, "recommend"]))
    conclusion = PanelConclusion.objects.get(panel__matter=story.dossier.process)
    assert conclusion.text in page.content.decode()
    assert f"{conclusion.mean}" not in page.content.decode()


def test_it_stands_before_the_public_for_seven_working_days(cast: Cast, client: Client) -> None:
    story = walked(cast, "publicity")
    story.publicise()
    notice = Notice.objects.get(items__process=story.dossier.process)
    assert (notice.length, notice.unit) == (7, "working_days")
    end = end_of_period(timezone.localdate(), 7)
    assert (notice.ends_on, notice.provisional) == (end.date, end.provisional)
    page = client.get(reverse("notices:notice", args=[notice.ref])).content.decode()
    assert "7个工作日" in page.replace(" ", "")
    assert "栖梧市科学技术局" in page and story.dossier.full_name in page
    assert "云溪区" in page


def test_what_the_public_reads_of_the_city(cast: Cast, client: Client) -> None:
    make_call(cast)
    guide = client.get(reverse("portal:guide", args=["qiwu", "applicant"])).content.decode()
    assert guide.index('id="stage-expert_review"') < guide.index('id="stage-recommendation"')
    assert "自收到补正通知起10个工作日内，逾期视为撤回" in guide
    department = client.get(reverse("portal:guide", args=["qiwu", "department"])).content.decode()
    assert "云溪区推荐名额" in department and "每批次不超过 2 家" in department
    for address in (
        reverse("portal:front"),
        reverse("portal:edition", args=["qiwu", "r2026"]),
        reverse("portal:guides"),
        reverse("portal:guide", args=["qiwu", "bureau"]),
        reverse("portal:guide", args=["qiwu", "expert"]),
        reverse("portal:guide", args=["qiwu", "public"]),
        reverse("portal:self_check_cities"),
    ):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert "栖梧" in answer.content.decode() or "guide" in address, address
    law = client.get(reverse("portal:edition", args=["qiwu", "r2026"])).content.decode()
    assert "补正期限" in law and "自收到补正通知起10个工作日内，逾期视为撤回" in law
    assert "市直部门推荐名额" in law and "每批次原则上不超过 1 家" in law


def test_the_self_check_knows_either_of_the_two(client: Client, cast: Cast) -> None:
    address = reverse("portal:self_check", args=["qiwu"])
    assert "负责人出生日期" in client.get(address).content.decode()
    born = timezone.localdate().replace(year=timezone.localdate().year - 40).isoformat()
    given = {"rd_last_year": "100", "recent_inventions": "5", "leader_birth_date": born, "fixed_staff": "9"}
    answer = client.post(address, given)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "近三年授权发明专利" in page and "还差 1 人" in page
    compared = client.post(reverse("portal:self_check_compare"), given)
    assert compared.status_code == 200
    assert "栖梧市" in compared.content.decode()


def test_after_a_changed_fact_bureau_checks_anew_what_came_before_the_department(cast: Cast) -> None:
    story = walked(cast, "recommendation")
    story.return_for_correction(cast.officer)
    assert Process.objects.get(pk=story.dossier.process_id).current_stage.key == "application"
    section = story.dossier.draft.sections.get(key="conditions")
    section.values["rd_area"] = "640"
    section.version += 1
    section.save()
    story.hand_in()
    assert place_of(story) == "formal_check"
    story.pass_check()
    assert place_of(story) == "recommendation"
    story.recommend()
    assert place_of(story) == "deliberation"
