"""A world in which every address of the portal has something to show, and something to hide.

Built once for a module, in one transaction; every request of a test is rolled back to it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

import files
import files.models
import rules
from accounts.attributes import OWNER as INSTITUTION_FILES
from accounts.invitations import digest, invite
from accounts.models import Institution, Invitation, Notification, RoleAssignment, User
from applications.editions import record_document
from applications.models import WhatIf
from applications.states import CallState
from applications.what_if import JOB as WHAT_IF
from centres.models import Centre
from cities.models import EditionRecord
from documents.jobs import JOB_OWNER
from documents.models import Document, Job, JobState
from materials.paper import JOB
from materials.workbooks import CONTENT_TYPE, export
from notices.composing import compose_notice
from notices.models import Notice, NoticeItem, NoticeKind, Objection
from notices.objecting import receive
from portal.demonstration.story import Story, open_dossier
from reviews.agencies import add_person
from reviews.appointment import Choice
from reviews.models import Agency, Expert, PanelMember
from tests.accounts.factories import make_code, make_institution, make_user
from tests.applications.factories import make_call
from tests.cast import Cast, make_cast
from tests.files.samples import PDF
from tests.portal.access_cities import CityWorld, make_agency, make_cities
from tests.portal.requesting import Requesting
from tests.reviews.factories import entries, make_pool
from workflow import import_door, perform, run_pending
from workflow.models import Effect

TOKEN = "letter-of-invitation"
ROLES = (
    "public",
    "stranger",
    "applicant",
    "colleague",
    "rival",
    "officer",
    "other_officer",
    "clerk",
    "section_head",
    "leader",
    "publisher",
    "chair",
    "expert",
    "outside_expert",
    "recused",
    "auditor",
    "platform_admin",
    "other_clerk",
    "other_leader",
    "agent",
    "far_applicant",
    "far_officer",
    "far_expert",
    "far_agent",
)
EXPERTS = {
    "chair": "expert1",
    "expert": "expert2",
    "recused": "expert4",
    "outside_expert": "expert5",
}
"""The panel on the dossier under review: three sit on it, the fourth left with a conflict, the fifth never sat."""


@dataclass
class World(Requesting):
    cast: Cast
    draft: Story
    returned: Story
    review: Story
    notice: Story
    decided: Story
    recognised: Story
    rivals: Story
    objection: Objection
    waiting: Institution
    agent: User
    """Of an agency of the city, to which its regulation lets nothing be entrusted."""
    cities: dict[str, CityWorld]
    """The others, by slug, where they are asked for."""
    refs: dict[str, Any]

    def person(self, role: str) -> Any:
        """People of ``far_…`` parts belong to another city, and have work of their own there."""
        if role == "public":
            return None
        if role.startswith("far_"):
            return self.cities["liaocheng"].person(role.removeprefix("far_"))
        return self.agent if role == "agent" else self.cast.person(EXPERTS.get(role, role))


def make_world(*, other_cities: bool = False) -> World:
    """Six dossiers of one institution, each at another place, and one of another institution and department."""
    cast = make_cast()
    make_pool(cast)
    call = make_call(cast)
    long_ago = timezone.now() - timedelta(days=60)
    rivals_people = replace(cast, applicant=cast.rival, officer=cast.other_officer)

    def begin(number: int, people: Cast = cast, **changes: Any) -> Story:
        institution = cast.institution if people is cast else cast.other_institution
        direction = f"第{number}个方向的工程化"  # an institution has one dossier under way in a field and direction
        return open_dossier(people, call, institution, number=number, now=long_ago, direction=direction, **changes)

    with import_door("test"):
        draft = begin(1, short_name="草稿甲")
        returned = begin(2, short_name="退回乙")
        to_department(returned)
        returned.return_for_correction(cast.officer)
        review = begin(3, short_name="论证丙")
        to_experts(review)
        rivals = begin(4, rivals_people, short_name="别家丁")
        to_department(rivals)
        notice, decided, recognised = (
            begin(number, short_name=name) for number, name in ((5, "公示戊"), (6, "待发己"), (7, "认定庚"))
        )
        for story in (notice, decided, recognised):
            to_publicity(story)
        for story in (decided, recognised):
            story.publicise()
            story.now = story.now and story.now + timedelta(days=25)
            story.close_publicity()
            story.approve()
            story.issue()
        run_pending()
        recognised.announce()
    notice.now = None
    notice.publicise()
    seat_panel(review)
    objection = object_to(notice)
    waiting = make_institution(
        "大同市待核实科技有限公司", state="pending", submitter=make_user("newcomer", name="新人")
    )
    run_pending()
    _agency, agent = make_agency(cast, "大同市评审中心", "agent")
    world = World(
        cast,
        draft,
        returned,
        review,
        notice,
        decided,
        recognised,
        rivals,
        objection,
        waiting,
        agent=agent,
        cities=make_cities() if other_cities else {},
        refs={},
    )
    world.refs = references(world)
    return world


def to_department(story: Story) -> None:
    story.hand_in()


def to_experts(story: Story) -> None:
    story.hand_in()
    story.recommend()
    story.pass_check()


def to_publicity(story: Story) -> None:
    to_experts(story)
    story.convene(3)
    story.open_panel()
    story.record_activities()
    story.score(81)
    copy = files.store(PDF + b"%signed", "论证意见签字件.pdf", by=story.people.clerk)
    story.panel_act("conclude", story.people.clerk, result="agree", text="同意认定。", demands=[], signed_copy=copy)
    story.resolve()


def seat_panel(story: Story) -> None:
    """Open, with three members, one recused; one sheet is in, the site visit on record with a photograph."""
    cast = story.people
    story.now = None
    perform(story.dossier, "convene_panel", cast.clerk)  # type: ignore[attr-defined]
    pool = list(Expert.objects.filter(user__in=[user.pk for user in cast.experts]).order_by("pk")[:4])
    panel = story.panel
    perform(panel, "appoint", cast.clerk, choices=[Choice(expert) for expert in pool])
    perform(panel, "designate_chair", cast.clerk, member=PanelMember.objects.get(panel=panel, expert=pool[0]))
    for expert in pool[:3]:
        perform(panel, "declare", expert.user)
    perform(panel, "recuse", pool[3].user, reason="与申报单位有合作项目。")
    perform(panel, "open", cast.clerk)
    perform(
        panel,
        "record_activity",
        cast.clerk,
        kind="site_visit",
        held_on=timezone.localdate(),
        place="大同市平城区",
        record="已查看场地与设备。",
        attendees=list(panel.members.declared()),
        uploads=[files.store(PDF + b"%photo", "现场照片.pdf", by=cast.clerk)],
    )
    perform(panel, "submit_sheet", cast.experts[2], values=entries(73, comment="第三位专家的总体意见。"))  # type: ignore[index]


def object_to(story: Story) -> Objection:
    item = NoticeItem.objects.get(process=story.dossier.process)
    identity = {
        "kind": "person",
        "name": "孙举报",
        "unit": "",
        "phone": "13811112222",
        "email": "sun@objector.example",
        "address": "大同市平城区某路",
    }
    evidence = files.store(PDF + b"%evidence", "异议佐证.pdf", purpose="evidence")
    return receive(item, identity, "所列场地与事实不符，附照片，请予核查。", [evidence])


def references(world: World) -> dict[str, Any]:
    """What addresses are made of, by the word the table uses."""
    cast = world.cast
    draft, review = world.draft.dossier.draft, world.review.dossier.draft
    now = timezone.now()
    Invitation.objects.create(
        name="受邀者",
        email="invited@example.org",
        role="editor",
        institution=cast.institution,
        valid_from=timezone.localdate(),
        invited_by=cast.applicant,
        token_digest=digest(TOKEN),
        expires_at=now + timedelta(days=2),
    )
    to_expert = invite("待入库专家", "new@experts.example", "expert", cast.city, by=cast.clerk)
    attribute = cast.institution.dated_attributes.order_by("pk").first()
    licence = files.store(PDF + b"%licence", "营业执照.pdf", by=cast.applicant)
    files.claim(licence, INSTITUTION_FILES, cast.institution.pk)
    job = Job.objects.create(
        kind=JOB, title="论证丙的打印件", arguments={"draft": review.pk, "seq": 1}, requested_by=cast.applicant
    )
    result = files.store(PDF + b"%job", "论证丙.pdf", by=cast.applicant)
    files.claim(result, JOB_OWNER, job.pk)
    Job.objects.filter(pk=job.pk).update(state=JobState.DONE, result=result, finished_at=now)
    roster = rules.edition(draft.edition).rosters["people"]
    rows = list(draft.rows.filter(roster="people").order_by("position"))
    book = files.store(
        export(roster, [row.values for row in rows]),
        "人员.xlsx",
        by=cast.applicant,
        content_type=CONTENT_TYPE,
        purpose="import:people",
    )
    announcement = compose_notice(
        cast.city, "尚未发布的公告", NoticeKind.ANNOUNCEMENT, by=cast.publisher, body="内容。"
    )
    paper = {
        story: Document.objects.get(process=getattr(world, story).dossier.process, kind="recognition")
        for story in ("decided", "recognised")
    }
    pool = Expert.objects.get(user=cast.experts[4])
    agency = Agency.objects.create(
        city=cast.city, name="评审中心", uscc=make_code(), contact="吴", phone="139", added_by=cast.clerk
    )
    question = Job.objects.create(kind=WHAT_IF, title="条件测算", requested_by=cast.clerk)
    record = record_document(
        cast.city,
        rules.edition(cast.city.current_edition),
        cast.clerk,
        kind=EditionRecord.Kind.ENDED,
        number="同科发〔2026〕3号",
        issued_on=date(2026, 3, 2),
        effective_to=date(2099, 12, 31),
        file=SimpleUploadedFile("通知.pdf", PDF),
    )
    return {
        "file_record": record.file.ref,
        "what_if": WhatIf.objects.create(
            city=cast.city, edition=cast.city.current_edition, by=cast.clerk, job=question
        ).ref,
        "draft": draft.ref,
        "submitted": review.ref,
        "row": rows[0].row_key,
        "attachment": draft.attachments.first().ref,
        "book": book.ref,
        "dossier_draft": world.draft.dossier.ref,
        "dossier": world.review.dossier.ref,
        "on_notice": world.notice.dossier.ref,
        "decided": world.decided.dossier.ref,
        "call": world.review.dossier.call.ref,
        "call_draft": make_call(cast, title="尚未开放的申报通知", state=CallState.DRAFT).ref,
        "panel": world.review.panel.ref,
        "panel_done": world.recognised.panel.ref,
        "pool": pool.ref,
        "agency": agency.ref,
        "agency_place": add_person(agency, "待到岗者", "place@example.org", cast.clerk).ref,
        "institution": cast.institution.ref,
        "waiting": world.waiting.ref,
        "attribute": attribute.ref,
        "member": RoleAssignment.objects.get(user=cast.colleague).ref,
        "member_invitation": Invitation.objects.get(token_digest=digest(TOKEN)).ref,
        "expert_invitation": to_expert.ref,
        "role": RoleAssignment.objects.get(user=cast.publisher).ref,
        "notification": Notification.objects.filter(user=cast.applicant).order_by("pk").first().ref,
        "job": job.ref,
        "notice": Notice.objects.get(items__process=world.notice.dossier.process).ref,
        "item": NoticeItem.objects.get(process=world.notice.dossier.process).ref,
        "announcement": announcement.ref,
        "objection": world.objection.ref,
        "centre": Centre.objects.get(process=world.recognised.dossier.process).ref,
        "centre_decided": Centre.objects.get(process=world.decided.dossier.process).ref,
        "effect": Effect.objects.order_by("pk").first().pk,
        "file_draft": draft.attachments.first().file.ref,
        "file_submitted": review.submissions.get().files.first().file.ref,
        "file_evidence": files.models.StoredFile.objects.get(name="异议佐证.pdf").ref,
        "file_photo": files.models.StoredFile.objects.get(name="现场照片.pdf").ref,
        "file_licence": licence.ref,
        "file_signed": world.recognised.panel.conclusion.signed_copy.ref,
        "file_job": result.ref,
        "file_paper": paper["recognised"].file.ref,
        "file_paper_decided": paper["decided"].file.ref,
        "file_unclaimed": files.store(PDF + b"%loose", "未用.pdf", by=cast.applicant).ref,
        "nobody": uuid4(),
        "token": TOKEN,
    }
