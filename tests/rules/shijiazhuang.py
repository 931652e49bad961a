"""A whole set of claims that meets every condition of Shijiazhuang, to be changed one fact at a time."""

from __future__ import annotations

from datetime import date
from typing import Any

import rules
from rules import Assessment, Edition, Finding

TODAY = date(2026, 11, 20)
SHIJIAZHUANG = "shijiazhuang/undated"


def shijiazhuang() -> Edition:
    return rules.edition(SHIJIAZHUANG)


def person(number: int = 1, **changes: Any) -> dict[str, Any]:
    return {
        "name": f"王某{number}",
        "person": f"P{number:03}",
        "side": "lead",
        "unit": "石家庄某药业有限公司",
        "in_service": True,
        "employment": "fixed",
        "task": "research",
        **changes,
    }


def staff(*groups: tuple[int, dict[str, Any]]) -> list[dict[str, Any]]:
    """So many persons of each kind, everybody with a number of their own."""
    rows: list[dict[str, Any]] = []
    for size, changes in groups:
        rows += [person(len(rows) + place + 1, **changes) for place in range(size)]
    return rows


def technical_leader(**changes: Any) -> dict[str, Any]:
    return {
        "name": "赵某",
        "unit": "石家庄某药业有限公司",
        "title_level": "senior",
        "direction": "缓释制剂",
        "credit": "none",
        **changes,
    }


def partner(**changes: Any) -> dict[str, Any]:
    return {
        "name": "石家庄某制剂有限公司",
        "kind": "enterprise",
        "in_city": True,
        "registered_on": "2015-06-01",
        "credit": "none",
        "duties": "承担中试",
        "agreement_signed": True,
        **changes,
    }


def device(value: str | None = "260", **changes: Any) -> dict[str, Any]:
    return {"name": "液相色谱仪", "value": value, "side": "lead", **changes}


def project(side: str | None = "lead", **changes: Any) -> dict[str, Any]:
    return {"name": "某项目", "level": "provincial", "side": side, **changes}


def result(side: str | None = "lead", **changes: Any) -> dict[str, Any]:
    return {"kind": "invention", "name": "一种缓释片", "side": side, "own_ip": True, **changes}


def year(which: int, sales: str | None = "3000", spending: str | None = "150") -> dict[str, Any]:
    return {"year": which, "sales": sales, "science_spending": spending}


def higher(**changes: Any) -> dict[str, Any]:
    return {
        "name": "河北省某技术创新中心",
        "level": "provincial",
        "field": "生物与新医药",
        "same_field": True,
        "direction": "注射剂",
        "same_direction": "different",
        **changes,
    }


def member(side: str | None = "outside", **changes: Any) -> dict[str, Any]:
    return {"name": "李某", "unit": "某大学", "side": side, "chair": False, **changes}


def committee(inside: int = 2, outside: int = 5) -> list[dict[str, Any]]:
    """With a chair from outside."""
    return [member("lead")] * inside + [member()] * (outside - 1) + [member(chair=True)]


def claims(**changes: Any) -> dict[str, Any]:
    """An enterprise with one partner; None takes a fact away."""
    given: dict[str, Any] = {
        "short_name": "缓释制剂",
        "short_name_en": "Sustained-release Preparations",
        "field": "biomedicine",
        "field_basis": "属通知确定的生物医药领域",
        "direction": "缓释制剂",
        "advantages": "国内领先",
        "rd_content": "缓释骨架材料与工艺",
        "goals": "三年建成行业公共试验基地",
        "lead_name": "石家庄某药业有限公司",
        "lead_uscc": "91130100MA00000A09",
        "lead_kind": "enterprise",
        "registered_city": "130108",
        "registered_on": "2010-05-06",
        "legal_person": True,
        "lead_strength": "行业前列",
        "own_rd_body": True,
        "rd_body_profile": "研究院，独立核算",
        "partners": [partner()],
        "agreement_contents": ["form", "people", "tasks", "rights"],
        "conditions_measure": "仪器设备原值（万元）",
        "conditions_lead": "200",
        "conditions_whole": "260",
        "rd_area": "800",
        "site_address": "石家庄市裕华区",
        "site_tenure": "owned",
        "conditions_profile": "用房集中",
        "equipment": [device()],
        "technical_leaders": [technical_leader()],
        "people": staff((18, {})),
        "team_profile": "结构合理",
        "leader_name": "钱某",
        "leader_birth_date": "1975-05-01",
        "leader_elsewhere": False,
        "leader_months": "10",
        "leader_profile": "组织管理能力强",
        "projects": [project()],
        "results": [result()],
        "capacity_profile": "有产学研合作基础",
        "finance": [year(2025)],
        "support_commitment": True,
        "support_plan": "列入预算",
        "lead_credit": "none",
        "has_higher_centre": False,
        "management_committee": "由双方代表组成",
        "committee": committee(),
        "commitments": ["manager", "sharing", "credit", "office", "account"],
    }
    given.update(changes)
    return {key: value for key, value in given.items() if value is not None}


def alone(**changes: Any) -> dict[str, Any]:
    """An enterprise without partners."""
    joint = ("agreement_contents", "conditions_measure", "conditions_lead", "conditions_whole")
    return claims(**{"partners": [], **dict.fromkeys(joint), **changes})


def institute(**changes: Any) -> dict[str, Any]:
    """A lead that is no enterprise, with two enterprises of the city."""
    hidden = dict.fromkeys(("own_rd_body", "rd_body_profile", "finance"))
    return claims(**{"lead_kind": "institute", "partners": [partner(), partner()], **hidden, **changes})


def complete(given: dict[str, Any]) -> dict[str, Any]:
    """With plan and attachments, so that nothing required is missing."""
    edition = shijiazhuang()
    plan = {section.claim_key: "内容" for section in edition.plan}
    return {**given, **plan, **{attachment.claim_key: 1 for attachment in edition.attachments}}


def assess(given: dict[str, Any], **options: Any) -> Assessment:
    return shijiazhuang().assess(given, **{"as_of": TODAY, **options})


def finding(given: dict[str, Any], place: str, **options: Any) -> Finding:
    return assess(given, **options).finding(f"{SHIJIAZHUANG}#{place}")
