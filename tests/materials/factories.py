"""Drafts for tests, under a purpose of their own: whoever edits the institution's dossiers edits its drafts."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.files.base import ContentFile

import files
import rules
from accounts.models import Institution, User
from accounts.permissions import has_scope
from files.models import StoredFile
from materials import access
from materials.attachments import attach
from materials.models import Attachment, Draft, DraftSection, RosterRow
from tests.accounts.factories import make_institution, make_user
from tests.files import samples

PURPOSE = "test"
EDITION = "datong/trial"

# Everything the Datong form requires, in a way that meets every condition it can compute.
FACTS: dict[str, Any] = {
    "short_name": "煤基新材料",
    "centre_type": "domain",
    "field": "new_materials",
    "direction": "煤基碳材料\n储能电池负极",
    "legal_form": "independent",
    "legal_entity_type": "enterprise",
    "lead_kind": "large_enterprise",
    "is_branch": False,
    "leading_position": "国内市场占有率居行业前三",
    "lead_capacity": "与三所高校联合攻关，近三年转让成果六项",
    "leader_name": "张建国",
    "leader_birth_date": "1975-03-02",
    "leader_title_level": "senior",
    "leader_unit": "大同测试新材料有限公司",
    "leader_speciality": "材料学",
    "leader_profile": "从事煤基碳材料研究二十年",
    "usable_area": "620",
    "site_address": "平城区测试路1号",
    "site_tenure": "owned",
    "conditions_profile": "建有中试线一条",
    "team_profile": "队伍稳定",
    "lead_investment": "3000",
    "results_profile": "国内先进",
    "governance": ["charter", "council", "director", "committee"],
    "services": ["commissioned_rd", "testing"],
    "policy_conformity": True,
    "policy_basis": "列入鼓励类目录",
    "safety_record": "none",
    "credit_record": "none",
    "others_record": "none",
    "truthful": True,
}
ROWS: dict[str, list[dict[str, Any]]] = {
    "equipment": [{"name": "扫描电镜", "quantity": 1, "value": "260.5", "owner": "本单位"}],
    "people": [
        {
            "name": "张建国",
            "unit": "本单位",
            "birth_year": 1975,
            "degree": "doctor",
            "title_level": "senior",
            "employment": "fixed",
        },
        {
            "name": "李敏",
            "unit": "本单位",
            "birth_year": 1988,
            "degree": "master",
            "title_level": "intermediate",
            "employment": "fixed",
        },
    ],
    "results": [{"kind": "invention", "name": "一种负极材料", "owner": "本单位", "own_ip": True}],
}


@contextmanager
def purpose(**changes: Any) -> Iterator[None]:
    """Declare the tests' purpose for the time of one test."""
    before = dict(access._purposes)
    access.register_purpose(
        PURPOSE,
        **{
            "may_read": lambda draft, user: has_scope(user, "view_dossiers", draft.institution),
            "may_edit": lambda draft, user: (has_scope(user, "edit_dossiers", draft.institution), "只读"),
            "page_url": lambda draft: f"/materials/{draft.ref}/",
            "title": lambda draft: "煤基新材料技术创新中心",
            **changes,
        },
    )
    try:
        yield
    finally:
        access._purposes.clear()
        access._purposes.update(before)


def make_draft(institution: Institution | None = None, **fields: Any) -> Draft:
    institution = institution or make_institution(editor=make_user())
    return Draft.objects.create(purpose=PURPOSE, edition=EDITION, institution=institution, **fields)


def fill(draft: Draft, *, people: int = 0) -> Draft:
    """A complete draft, with attachments; ``people`` adds so many rows to the roster."""
    DraftSection.objects.bulk_create(
        DraftSection(
            draft=draft, key=section.key, values={f.key: FACTS[f.key] for f in section.facts if f.key in FACTS}
        )
        for section in draft_edition(draft).sections
    )
    for part in draft_edition(draft).plan:
        DraftSection.objects.create(draft=draft, key=f"plan:{part.key}", values={"text": f"{part.title.zh}的内容"})
    add_rows(draft)
    add_people(draft, people)
    user = make_user()
    for kind in draft_edition(draft).attachments:
        if kind.required or kind.required_when is not None:
            make_attachment(draft, kind.key, user)
    return draft


def draft_edition(draft: Draft) -> rules.Edition:
    return rules.edition(draft.edition)


def add_rows(draft: Draft) -> None:
    RosterRow.objects.bulk_create(
        RosterRow(draft=draft, roster=roster, position=place, values=values)
        for roster, rows in ROWS.items()
        for place, values in enumerate(rows, 1)
    )


def add_people(draft: Draft, number: int) -> None:
    RosterRow.objects.bulk_create(
        RosterRow(
            draft=draft,
            roster="people",
            position=10 + place,
            values={**ROWS["people"][1], "name": f"人员{place}"},
        )
        for place in range(number)
    )


def make_upload(user: User, name: str = "证明.pdf", content: bytes = b"") -> StoredFile:
    """Every file differs, as real ones do."""
    body = content or samples.PDF.replace(b"<<>>endobj", b"<<>>endobj %" + make_user().username.encode())
    return files.store(ContentFile(body), name, by=user)


def make_attachment(draft: Draft, kind: str, user: User | None = None, name: str = "证明.pdf") -> Attachment:
    user = user or make_user()
    return attach(draft, draft_edition(draft).attachment(kind), str(make_upload(user, name).ref), user)
