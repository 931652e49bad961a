"""Three cities beside the first, with what it does not have: an intention and a layout plan, a credit check, an agency,
a relaxation, a list, a task agreement, instalments. Each city's people stand against those of another.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

import files
from accounts.granting import grant_role
from applications import opening
from applications.credit_check import credit_lines
from applications.layout import publish_layout_plan
from applications.models import AgreementCopy, Call, CreditCheck, Decision
from applications.states import CallState
from applications.task_agreement import agreement_paper
from centres.models import Centre
from files.models import StoredFile
from materials.assessing import assess_submission
from materials.queries import latest_submission
from materials.review import record_judgement, review_rows
from portal.demonstration.story import Story, open_dossier
from portal.demonstration.way import Step, advance
from reviews.models import Agency, AgencyMember
from tests.accounts.factories import make_code, make_user
from tests.applications.factories import make_call, make_pool_for
from tests.cast import Cast, make_cast
from tests.files.samples import PDF
from tests.portal.requesting import Requesting
from workflow import import_door, perform, run_pending

LONG_AGO = timedelta(days=60)
FAR_ROLES = (
    "far_applicant",
    "far_officer",
    "far_clerk",
    "far_leader",
    "far_expert",
    "far_agent",
)
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
    "auditor",
    "expert",
    "agent",
    "rival_agent",
    *FAR_ROLES,
)


@dataclass
class CityWorld(Requesting):
    """One city. ``far`` is another, whose people have work of their own there and none here."""

    cast: Cast
    agents: dict[str, Any]
    """``agent`` has in hand what the city lets entrust; ``rival_agent``, of another agency there, has nothing."""
    refs: dict[str, Any]
    far: CityWorld | None = field(default=None, repr=False)

    def person(self, role: str) -> Any:
        if role == "public":
            return None
        if role.startswith("far_"):
            if self.far is None:
                raise KeyError(role)
            return self.far.person(role.removeprefix("far_"))
        return self.agents[role] if role in self.agents else self.cast.person(role)


def make_agency(cast: Cast, name: str, person: str) -> tuple[Agency, Any]:
    """An agency of the city, and somebody who works there."""
    agency = Agency.objects.create(
        city=cast.city, name=name, uscc=make_code(), contact="吴", phone="139", added_by=cast.clerk
    )
    user = make_user(f"{cast.city.slug}-{person}", name=name)
    AgencyMember.objects.create(agency=agency, user=user, name=user.name, email=user.email, added_by=cast.clerk)
    grant_role(user, "agency", cast.city)
    return agency, user


def make_agencies(cast: Cast) -> tuple[Agency, dict[str, Any]]:
    agency, agent = make_agency(cast, f"{cast.city.name}评审中心", "agent")
    _other, rival = make_agency(cast, f"{cast.city.name}科技咨询所", "rival_agent")
    return agency, {"agent": agent, "rival_agent": rival}


def pdf(name: str, by: Any) -> StoredFile:
    return files.store(PDF + f"%{name}".encode(), f"{name}.pdf", by=by)


def make_cities() -> dict[str, CityWorld]:
    """By slug. Each stands far from the next."""
    made = {slug: make(make_cast(slug)) for slug, make in CITIES.items()}
    names = list(made)
    for position, name in enumerate(names):
        made[name].far = made[names[position - 1]]
    return made


def opener(cast: Cast, call: Call) -> Callable[..., Story]:
    """Opens dossiers of the cast's institution, filled in; each under a number, a name and a field of its own."""
    fields = [choice.value for choice in call.rules.fields]

    def begin(number: int, **changes: Any) -> Story:
        given = {"field": fields[number], "short_name": cast.city.name[:-1] + "制造" + "甲乙丙丁戊己庚"[number]}
        when = timezone.now() - LONG_AGO
        return open_dossier(cast, call, cast.institution, number=number, now=when, **{**given, **changes})

    return begin


def bring(story: Story, place: str) -> Story:
    def let_time_pass(step: Step) -> None:
        if step is Story.close_publicity:
            story.now = story.now and story.now + timedelta(days=20)

    advance(story, place, before=let_time_pass)
    return story


def at_present(*stories: Story) -> None:
    for story in stories:
        story.now = None


def make_hohhot(cast: Cast) -> CityWorld:
    _agency, agents = make_agencies(cast)
    make_pool_for(cast)
    plan = publish_layout_plan(
        cast.city,
        cast.clerk,
        title="规划布局方案",
        text="按重点产业布局。",
        issued_on=timezone.localdate() - timedelta(days=220),
        fields=[],
        directions=[("biomedicine", "生物发酵")],
        file=ContentFile(PDF, name="规划布局方案.pdf"),
        at=timezone.now() - timedelta(days=220),
    )
    begin = opener(cast, make_call(cast))
    with import_door("test"):
        stating, candidate, recognised = begin(0), bring(begin(1), "candidate"), bring(begin(2), "register")
    at_present(stating, candidate, recognised)
    perform(
        recognised.dossier,
        "record_instalment",
        cast.clerk,
        amount=Decimal("50"),
        planned_on=timezone.localdate() + timedelta(days=30),
    )
    refs = {
        "plan": plan.ref,
        "file_plan": plan.file.ref,
        "stating": stating.dossier.ref,
        "stating_draft": stating.dossier.draft.ref,
        "candidate": candidate.dossier.ref,
        "candidate_draft": candidate.dossier.draft.ref,
        "recognised": recognised.dossier.ref,
        "recognised_draft": recognised.dossier.draft.ref,
        "file_intention": candidate.dossier.draft.attachments.first().file.ref,
        "centre": Centre.objects.get(process=recognised.dossier.process).ref,
    }
    return CityWorld(cast, agents, refs)


def make_shijiazhuang(cast: Cast) -> CityWorld:
    _agency, agents = make_agencies(cast)
    make_pool_for(cast)
    begin = opener(cast, make_call(cast))
    with import_door("test"):
        story, refused = (bring(begin(number), "credit_check") for number in (0, 1))
        refused.decline("牵头单位存在严重失信记录。", "第六条（五）")
    at_present(story, refused)
    party = credit_lines(story.dossier)[0].party
    found = {
        "kind": party.kind,
        "name": party.name,
        "code": party.code,
        "result": "none",
        "source": "信用中国",
        "queried_on": timezone.localdate(),
        "remark": "查询页已存",
        "evidence": pdf("信用查询页", cast.officer),
    }
    perform(story.dossier, "record_credit", cast.officer, checks=[found])
    refs = {
        "refused": refused.dossier.ref,
        "credit": story.dossier.ref,
        "credit_draft": story.dossier.draft.ref,
        "file_credit": CreditCheck.objects.get(dossier=story.dossier, evidence__isnull=False).evidence.ref,
        "file_submitted": latest_submission(story.dossier.draft).files.first().file.ref,
    }
    return CityWorld(cast, agents, refs)


def make_liaocheng(cast: Cast) -> CityWorld:
    agency, agents = make_agencies(cast)
    make_pool_for(cast)
    call = make_call(cast)
    call_draft = make_call(cast, title="尚未开放的申报通知", state=CallState.DRAFT)
    basis, basis_draft = (with_basis(one, cast) for one in (call, call_draft))
    begin = opener(cast, call)
    small = {"special_industry": "software", "exception_basis": "软件企业证书", "rd_area": "420"}
    with import_door("test"):
        entrusted = begin(0, **small)
        bring(entrusted, "recommendation")
        agreement, concealed = bring(begin(1), "agreement_check"), bring(begin(2), "announcement")
        run_pending()
    at_present(entrusted, agreement, concealed)
    file_relaxation = pdf("放宽依据", cast.section_head)
    perform(
        entrusted.dossier,
        "relax",
        cast.section_head,
        requirement=f"{call.edition}#8a(3)/area",
        relaxation="special_industry",
        reasons="纯软件研发，以算力租用为主。",
        attachment=file_relaxation,
    )
    entrusted.recommend()
    file_judgement = pdf("裁量说明", cast.clerk)
    judge(entrusted, cast.clerk, file_judgement)
    perform(
        entrusted.dossier,
        "entrust",
        cast.clerk,
        agency=agency,
        stages=["formal_check"],
        contract_number="委〔2026〕1号",
    )
    decision = Decision.objects.get(dossier=concealed.dossier)
    paper = agreement_paper(agreement.dossier)
    if paper is None or decision.document is None:
        raise RuntimeError("the papers were not drawn up")
    refs = {
        "call": call.ref,
        "file_basis": basis.ref,
        "file_basis_draft": basis_draft.ref,
        "agency": agency.ref,
        "agency_place": agency.members.get().ref,
        "entrusted": entrusted.dossier.ref,
        "entrusted_draft": entrusted.dossier.draft.ref,
        "agreement": agreement.dossier.ref,
        "concealed": concealed.dossier.ref,
        "concealed_draft": concealed.dossier.draft.ref,
        "panel": agreement.panel.ref,
        "centre": Centre.objects.get(process=agreement.dossier.process).ref,
        "centre_concealed": Centre.objects.get(process=concealed.dossier.process).ref,
        "file_submitted": latest_submission(entrusted.dossier.draft).files.first().file.ref,
        "file_beside": latest_submission(concealed.dossier.draft).files.first().file.ref,
        "file_relaxation": file_relaxation.ref,
        "file_judgement": file_judgement.ref,
        "file_list": decision.document.file.ref,
        "file_agreement": paper.file.ref,
        "file_copy": AgreementCopy.objects.get(dossier=agreement.dossier).file.ref,
    }
    return CityWorld(cast, agents, refs)


def with_basis(call: Call, cast: Cast) -> StoredFile:
    call.basis_file = files.claim(pdf(f"依据{call.pk}", cast.clerk), opening.OWNER, call.pk)
    call.save(update_fields=["basis_file"])
    return call.basis_file


def judge(story: Story, by: Any, proof: StoredFile) -> None:
    """What the text leaves to a person and not to a meeting, with its proof."""
    submission = latest_submission(story.dossier.draft)
    row = next(row for row in review_rows(submission) if row.needs_judgement and not row.judged_in_meeting)
    record_judgement(submission, row.requirement.id, met=True, reasons=JUDGED, by=by, office="bureau", attachment=proof)
    assess_submission(submission, by=by)


JUDGED = "经局内研究，装备原值可比照认定。"
CITIES: dict[str, Callable[[Cast], CityWorld]] = {
    "hohhot": make_hohhot,
    "shijiazhuang": make_shijiazhuang,
    "liaocheng": make_liaocheng,
}
