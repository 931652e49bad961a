"""What must not be learnt, by somebody who tries: each test knows a word that would give the secret away."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from accounts.granting import end_role, grant_role
from accounts.models import RoleAssignment
from applications.models import Handover
from documents.models import Job
from materials.paper import JOB
from reviews.models import PanelMember
from tests.accounts.factories import make_user
from tests.portal.access_world import World
from tests.portal.requesting import Requesting, undone
from workflow import perform, run_pending

LISTS = ("portal:home", "portal:done", "portal:started", "applications:dossiers")


def text(world: Requesting, role: str, name: str, *args: Any, query: str = "", status: int = 200) -> str:
    response = world.request(role, reverse(name, args=args) + query)
    assert response.status_code == status, (role, name, args, response.status_code)
    return response.content.decode()


def words_on(world: Requesting, role: str, name: str) -> str:
    """What stands on the page, numbers among it, without the tags and their tokens."""
    page = re.sub(r'<p class="print-foot">.*?</p>', "", text(world, role, name))  # the minute of printing
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


def everything_listed(world: Requesting, role: str) -> str:
    """All that a person finds without knowing an address: lists, search, notifications, panels."""
    pages = [text(world, role, name) for name in LISTS]
    pages += [
        text(world, role, "applications:dossiers", query=f"?q={word}") for word in ("技术创新中心", "1402", "云岭")
    ]
    pages += [text(world, role, name) for name in ("accounts:notifications", "reviews:home", "documents:jobs")]
    return "".join(pages)


@pytest.mark.parametrize(
    "role",
    [
        "stranger",
        "rival",
        "other_officer",
        "other_clerk",
        "other_leader",
        "platform_admin",
        "outside_expert",
        "agent",
    ],
)
def test_whoever_has_no_part_in_a_dossier_finds_it_by_no_road(world: World, role: str) -> None:
    found = everything_listed(world, role)
    for story in (world.draft, world.returned, world.review, world.notice, world.decided, world.recognised):
        assert str(story.dossier.ref) not in found
        assert (story.dossier.short_name or "草稿甲") not in found
        assert (story.dossier.number or "草稿甲") not in found
    assert world.cast.institution.name not in found


def test_departments_and_bureau_find_no_draft(world: World) -> None:
    for role in ("officer", "clerk", "section_head", "leader", "publisher", "auditor"):
        found = everything_listed(world, role)
        assert str(world.draft.dossier.ref) not in found
        assert str(world.review.dossier.ref) in found


def test_an_expert_finds_only_the_matter_entrusted_and_only_while_its_panel_is_open(world: World) -> None:
    found = text(world, "expert", "applications:dossiers")
    assert "论证丙" in found
    assert not [name for name in ("认定庚", "待发己", "公示戊", "退回乙") if name in found]
    addresses = [
        reverse("applications:dossier", args=[world.refs["dossier"]]),
        reverse("materials:submission", args=[world.refs["submitted"], 1]),
        reverse("files:download", args=[world.refs["file_submitted"]]),
    ]
    assert {world.request("expert", path).status_code for path in addresses} == {200}
    with undone():
        perform(world.review.panel, "dissolve", world.cast.clerk, reason="另行组织论证。")
        assert {world.request("expert", path).status_code for path in addresses} == {404}
        assert "论证丙" not in text(world, "expert", "applications:dossiers")


def test_no_expert_reads_anothers_sheet(world: World) -> None:
    for role in ("expert", "chair"):
        page = text(world, role, "reviews:panel", world.refs["panel"])
        assert "第三位专家的总体意见" not in page
    page = text(world, "clerk", "reviews:panel", world.refs["panel"])
    assert "第三位专家的总体意见" not in page, "the office reads sheets when all are in"


def test_whoever_recused_reads_nothing_even_as_an_official(world: World) -> None:
    with undone():
        grant_role(world.cast.experts[3], "auditor", world.cast.city)
        assert "论证丙" not in everything_listed_but_messages(world, "recused")
        for name, ref in (
            ("applications:dossier", "dossier"),
            ("reviews:panel", "panel"),
            ("files:download", "file_submitted"),
            ("files:download", "file_photo"),
        ):
            text(world, "recused", name, world.refs[ref], status=404)
        text(world, "recused", "applications:dossier", world.refs["decided"])


def everything_listed_but_messages(world: Requesting, role: str) -> str:
    """An invitation that was answered with a conflict stays in the letter box: it was read."""
    return "".join(text(world, role, name) for name in (*LISTS, "reviews:home"))


def test_the_applicant_reads_neither_officials_nor_experts_nor_scores(world: World) -> None:
    cast = world.cast
    names = [p.name for p in (cast.clerk, cast.section_head, cast.leader, cast.publisher, cast.officer, *cast.experts)]
    for story in (world.returned, world.review, world.notice, world.decided, world.recognised):
        for tab in ("application", "conditions", "attachments", "review", "publicity", "papers", "record"):
            page = text(world, "applicant", "applications:tab", story.dossier.ref, tab)
            assert not [name for name in names if name in page], (tab, story.dossier.short_name)
    mean = str(world.recognised.panel.conclusion.mean)
    assert mean in text(world, "clerk", "applications:tab", world.recognised.dossier.ref, "review")
    assert mean not in text(world, "applicant", "applications:tab", world.recognised.dossier.ref, "review")


@pytest.mark.parametrize("role", ["applicant", "officer"])
def test_a_decision_is_not_learnt_before_it_is_announced(world: World, role: str) -> None:
    ref = world.refs["decided"]
    inside, outside = (text(world, who, "applications:dossier", ref) for who in ("clerk", role))
    shown = outside.count("step step-open")  # the stepper stands there once or more, by the width of the screen
    assert shown
    hidden = inside.count("step step-done") - outside.count("step step-done")
    assert hidden == 2 * shown, "deciding still stands open, issuing waits"
    assert "待发己" in text(world, "clerk", "applications:dossiers", query="?state=approved")
    assert "待发己" not in text(world, role, "applications:dossiers", query="?state=approved")
    assert "待发己" in text(world, role, "applications:dossiers", query="?stage=approval")
    assert "同意认定" not in text(world, role, "applications:tab", ref, "papers")
    assert "待发己" not in text(world, "public", "centres:register")
    assert "认定庚" in text(world, "public", "centres:register")
    assert str(world.refs["centre_decided"]) not in text(world, "public", "portal:front")


def test_a_stale_button_tells_the_applicant_neither_who_nor_what(world: World) -> None:
    path = reverse("applications:act", args=[world.refs["decided"], "withdraw"])
    client = world.client("applicant")
    with undone():
        page = client.get(path, follow=True).content.decode()
    assert not [name for name in (world.cast.leader.name, world.cast.clerk.name) if name in page]


def test_the_public_reads_no_person_on_a_notice_and_nobody_but_the_handlers_who_objects(world: World) -> None:
    page = text(world, "public", "notices:notice", world.refs["notice"])
    assert "公示戊" in page
    people = [row.values.get("name") for row in world.notice.dossier.draft.rows.filter(roster="people")]
    for secret in ("孙举报", "13811112222", "sun@objector.example", world.cast.clerk.name, *filter(None, people)):
        assert secret not in page
    assert "孙举报" in text(world, "section_head", "notices:objection", world.refs["objection"])
    for role in ("applicant", "officer", "clerk", "leader", "publisher", "auditor"):
        for tab in ("publicity", "record", "papers"):
            page = text(world, role, "applications:tab", world.refs["on_notice"], tab)
            assert not [secret for secret in ("孙举报", "13811112222") if secret in page]
        assert "孙举报" not in text(world, role, "accounts:notifications")


def test_an_official_with_an_interest_loses_the_dossier_everywhere(world: World) -> None:
    cast, dossier = world.cast, world.notice.dossier
    with undone():
        head = make_user("second_head", name="副科长")
        grant_role(head, "section_head", cast.city)
        assert "公示戊" in text(world, "section_head", "accounts:notifications")
        before = words_on(world, "section_head", "portal:home")
        perform(dossier, "declare_interest", cast.section_head, deputy=head, reason="与牵头单位负责人有亲属关系。")
        run_pending()
        assert Handover.objects.filter(dossier=dossier, official=cast.section_head).exists()
        assert "公示戊" not in everything_listed(world, "section_head")
        assert words_on(world, "section_head", "portal:home") != before, "the counts no longer hold it"
        assert world.objection.receipt not in text(world, "section_head", "notices:objections")
        refs = {
            "applications:dossier": dossier.ref,
            "notices:objection": world.objection.ref,
            "reviews:panel": world.notice.panel.ref,
            "reviews:summary": world.notice.panel.ref,
            "files:download": world.refs["file_evidence"],
        }
        for name, ref in refs.items():
            text(world, "section_head", name, ref, status=404)
        submitted = dossier.draft.submissions.get()
        text(world, "section_head", "materials:submission", dossier.draft.ref, 1, status=404)
        text(world, "section_head", "files:download", submitted.files.first().file.ref, status=404)
        assert "公示戊" in text(world, "clerk", "applications:dossiers")


def test_what_a_job_made_is_gone_with_the_right_to_its_matter(world: World) -> None:
    job = Job.objects.get(ref=world.refs["job"])
    cast, path = world.cast, reverse("files:download", args=[world.refs["file_job"]])
    with undone():
        Job.objects.filter(pk=job.pk).update(requested_by=cast.experts[1])
        assert world.request("expert", path).status_code == 200
        assert "论证丙" in text(world, "expert", "documents:jobs")
        member = PanelMember.objects.get(panel=world.review.panel, expert__user=cast.experts[1])
        perform(world.review.panel, "recuse", member.expert.user, reason="后来发现有合作关系。")
        assert world.request("expert", path).status_code == 404
        assert "论证丙" not in text(world, "expert", "documents:jobs")
        text(world, "expert", "documents:job", job.ref, status=404)
    assert job.kind == JOB


def test_a_role_that_ended_is_gone_at_the_next_request(world: World) -> None:
    path = reverse("applications:dossier", args=[world.refs["dossier"]])
    with undone():
        assert world.request("clerk", path).status_code == 200
        end_role(RoleAssignment.objects.get(user=world.cast.clerk))
        assert world.request("clerk", path).status_code == 404


def test_a_role_that_runs_out_is_gone_at_the_first_request_of_the_next_day(world: World) -> None:
    path = reverse("applications:dossier", args=[world.refs["dossier"]])
    moment = timezone.localtime().replace(hour=23, minute=50)
    with undone():
        RoleAssignment.objects.filter(user=world.cast.auditor).update(valid_to=moment.date())
        with time_machine.travel(moment, tick=False):
            world.forget("auditor")
            assert world.request("auditor", path).status_code == 200
        with time_machine.travel(moment + timedelta(minutes=11), tick=False):
            assert world.request("auditor", path).status_code == 404
    world.forget("auditor")


GARBAGE = (
    "page=abc",
    "page=-1",
    "page=99999999999999999999",
    "sort=drop%20table",
    "q=%00",
    "q=%ff%fe",
    "state=%00&city=%00",
)
PLACES = (
    ("clerk", "applications:dossiers", ()),
    ("clerk", "portal:home", ()),
    ("clerk", "reviews:home", ()),
    ("clerk", "reviews:experts", ()),
    ("clerk", "accounts:people", ()),
    ("officer", "accounts:registrations", ()),
    ("applicant", "accounts:notifications", ()),
    ("section_head", "notices:objections", ()),
    ("publisher", "notices:manage", ()),
    ("publisher", "applications:publish", ()),
    ("platform_admin", "portal:effects", ()),
    ("public", "notices:list", ()),
    ("public", "centres:register", ()),
    ("public", "documents:verify", ()),
    ("public", "accounts:sign_in", ()),
)


@pytest.mark.parametrize(("role", "name", "args"), PLACES, ids=lambda value: str(value))
def test_no_query_string_breaks_a_page(world: World, role: str, name: str, args: tuple[Any, ...]) -> None:
    cache.clear()
    for query in GARBAGE:
        status = world.request(role, f"{reverse(name, args=args)}?{query}").status_code
        assert status < 500, (name, query, status)


def test_no_path_and_no_field_breaks_an_address(world: World) -> None:
    huge, nul = "9" * 5000, "\x00噪\x00"
    refs = world.refs

    def to(name: str, *args: Any) -> str:
        return reverse(name, args=[refs[a[1:]] if str(a).startswith("=") else a for a in args])

    sent: list[tuple[str, str, dict[str, str]]] = [
        ("officer", to("accounts:registration_act", "=waiting", "confirm"), {"seq": huge}),
        (
            "officer",
            to("accounts:registration_act", "=waiting", "refuse"),
            {"reasons": nul, "seq": nul},
        ),
        ("clerk", to("applications:act", "=dossier", "convene_panel"), {"seq": huge}),
        (
            "section_head",
            to("applications:act", "=dossier", "refuse"),
            {"reasons": nul, "clause": nul},
        ),
        ("expert", to("reviews:sheet_save", "=panel"), {"version": "0", "comment": nul}),
        ("expert", to("reviews:sheet_save", "=panel"), {"version": huge}),
        ("expert", to("reviews:sheet", "=panel"), {"comment": nul, "advice": nul}),
        ("expert", to("reviews:act", "=panel", "recuse"), {"reason": nul}),
        ("clerk", to("reviews:conclude", "=panel"), {"text": nul, "demands-TOTAL_FORMS": huge}),
        (
            "clerk",
            to("reviews:appoint", "=panel"),
            {"expert": str(refs["pool"]), f"answer-{refs['pool']}": nul},
        ),
        ("clerk", to("reviews:act", "=panel", "dissolve"), {"reason": nul, "seen": huge}),
        (
            "applicant",
            to("materials:section_save", "=draft", "basic"),
            {"short_name": nul, "version": huge},
        ),
        (
            "applicant",
            to("materials:section_save", "=draft", "basic"),
            {"short_name": nul, "version": "1"},
        ),
        (
            "applicant",
            to("materials:plan_save", "=draft", "objectives"),
            {"text": nul, "version": "1"},
        ),
        ("applicant", to("materials:rows", "=draft", "people"), {"name": nul, "row_key": nul}),
        ("applicant", to("materials:attachment_note", "=draft", "=attachment"), {"note": nul}),
        ("applicant", to("materials:attachment_add", "=draft", "other"), {"file": nul}),
        ("applicant", to("applications:new"), {"institution": nul, "call": nul}),
        ("publisher", to("applications:publish"), {"dossier": nul}),
        ("publisher", to("notices:compose"), {"title": nul, "body": nul, "city": nul}),
        (
            "section_head",
            to("notices:act", "=objection", "triage_refuse"),
            {"triage_refuse-answer": nul},
        ),
        (
            "public",
            to("notices:object", "=notice", "=item"),
            {"text": nul, "name": nul, "kept": nul},
        ),
        ("public", to("notices:follow"), {"receipt": nul, "code": nul}),
        ("public", to("documents:verify"), {"code": nul}),
        ("public", to("accounts:sign_in"), {"username": nul, "password": nul, "next": nul}),
        ("public", to("accounts:register"), {"uscc": nul, "name": nul}),
        ("public", to("accounts:reset"), {"email": nul}),
        ("public", to("portal:language"), {"language": nul, "next": nul}),
        ("platform_admin", to("cities:toggle", 2026), {"day": nul, "note": nul}),
        ("platform_admin", to("accounts:invite_person"), {"name": nul, "email": nul, "role": nul, "city": huge}),
    ]
    asked = [
        ("clerk", f"/dossiers/{'f' * 36}/"),
        ("clerk", "/dossiers/%00/"),
        ("clerk", f"/dossiers/{refs['dossier']}/%00/"),
        ("clerk", f"/materials/{refs['submitted']}/submission/{'9' * 40}/"),
        ("clerk", f"/materials/{refs['submitted']}/compare/{'9' * 40}/1/"),
        ("platform_admin", f"/cities/calendar/{'9' * 40}/"),
        ("public", "/accounts/invitation/%00/"),
        ("public", "/accounts/password/reset/%00/%00/"),
        ("public", "/regulations/none/"),
        ("public", f"/files/{refs['nobody']}/"),
    ]
    cache.clear()
    broken = [
        (role, path, list(data))
        for role, path, data in sent
        if world.request(role, path, "POST", data).status_code >= 500
        or world.request(role, path, "POST", data, HTTP_ACCEPT="application/json").status_code >= 500
    ]
    broken += [(role, path, []) for role, path in asked if world.request(role, path).status_code >= 500]
    assert not broken
