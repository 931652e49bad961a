"""A whole set of claims that meets every condition of Jinzhong, to be changed one fact at a time."""

from __future__ import annotations

from datetime import date
from typing import Any

import rules
from rules import Assessment, Edition, Finding

TODAY = date(2026, 11, 20)
JINZHONG = "jinzhong/r2023"


def jinzhong() -> Edition:
    return rules.edition(JINZHONG)


def person(number: int = 1, **changes: Any) -> dict[str, Any]:
    return {
        "name": f"王某{number}",
        "person": f"P{number:03}",
        "unit": "晋中某玻璃装备有限公司",
        "birth_year": 1985,
        "degree": "master",
        "title_level": "intermediate",
        "employment": "fixed",
        **changes,
    }


def staff(*groups: tuple[int, dict[str, Any]]) -> list[dict[str, Any]]:
    """So many persons of each kind, everybody with a number of their own."""
    rows: list[dict[str, Any]] = []
    for size, changes in groups:
        rows += [person(len(rows) + place + 1, **changes) for place in range(size)]
    return rows


def device(value: str = "1000", side: str = "lead", **changes: Any) -> dict[str, Any]:
    shared = {"usable": True, "agreement_clause": "第五条"} if side == "partner" else {}
    return {"name": "中试窑炉", "value": value, "side": side, "owner": "某单位", "in_city": True, **shared, **changes}


def partner(**changes: Any) -> dict[str, Any]:
    return {
        "name": "某大学",
        "kind": "university",
        "duties": "承担配方研究",
        "agreement_signed": True,
        "agreement_end": "2030-12-31",
        **changes,
    }


def project(**changes: Any) -> dict[str, Any]:
    return {"name": "某重点研发计划项目", "level": "provincial", **changes}


def result(**changes: Any) -> dict[str, Any]:
    return {"kind": "invention", "name": "一种熔制方法", "owner": "某公司", "in_direction": True, **changes}


def paper(**changes: Any) -> dict[str, Any]:
    return {"title": "论玻璃熔制", "journal": "硅酸盐学报", "year": 2024, **changes}


def spent(year: int, amount: str | None, side: str = "lead") -> dict[str, Any]:
    return {"year": year, "side": side, "unit": "某单位", "field_rd": amount}


def member(side: str = "outside", **changes: Any) -> dict[str, Any]:
    return {"name": "李某", "unit": "某大学", "side": side, "term": 5, **changes}


def claims(**changes: Any) -> dict[str, Any]:
    """An enterprise with one university; None takes a fact away."""
    given: dict[str, Any] = {
        "short_name": "日用玻璃",
        "field": "new_materials",
        "layout_basis": "属我市玻璃器皿特色专业镇",
        "direction": "轻量化玻璃制备",
        "strategy_basis": "符合制造业高质量发展战略",
        "research_since": "2018-03-01",
        "research_strength": "居省内前列",
        "lead_name": "晋中某玻璃装备有限公司",
        "lead_uscc": "91140700MA00000A0C",
        "lead_kind": "enterprise",
        "lead_affiliation": "local",
        "registered_city": "140727",
        "partners": [partner()],
        "site_division": "140727",
        "site_address": "晋中市祁县",
        "site_tenure": "owned",
        "laboratory_area": "1200",
        "conditions_profile": "实验用房集中",
        "equipment": [device("900"), device("300", "partner")],
        "leader_name": "李某",
        "leader_birth_date": "1975-05-01",
        "leader_title_level": "associate_senior",
        "leader_full_time": True,
        "leader_speciality": "硅酸盐工程",
        "leader_profile": "省内领军人才",
        "people": staff((30, {})),
        "team_profile": "结构合理",
        "projects": [project()],
        "results": [result()],
        "papers": [paper()],
        "transfer_profile": "已建成示范线",
        "finance": [spent(year, "350") for year in (2023, 2024, 2025)],
        "support_commitment": True,
        "support_plan": "列入年度预算",
        "mechanism_profile": "相对独立",
        "governance": ["council", "director", "committee"],
        "committee": [member() for _ in range(9)],
        "commitments": ["safety", "secrecy", "sharing", "account", "credit"],
    }
    given.update(changes)
    return {key: value for key, value in given.items() if value is not None}


def university(**changes: Any) -> dict[str, Any]:
    defaults = {"lead_kind": "university", "lead_affiliation": "resident_university", "master_right": True}
    return claims(**{**defaults, **changes})


def complete(given: dict[str, Any]) -> dict[str, Any]:
    """With plan and attachments, so that nothing required is missing."""
    edition = jinzhong()
    plan = {section.claim_key: "内容" for section in edition.plan}
    return {**given, **plan, **{attachment.claim_key: 1 for attachment in edition.attachments}}


def assess(given: dict[str, Any], **options: Any) -> Assessment:
    return jinzhong().assess(given, **{"as_of": TODAY, **options})


def finding(given: dict[str, Any], place: str, **options: Any) -> Finding:
    return assess(given, **options).finding(f"{JINZHONG}#{place}")
