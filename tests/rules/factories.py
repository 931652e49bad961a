"""A whole set of claims that meets every condition of Datong, to be changed one fact at a time."""

from __future__ import annotations

from datetime import date
from typing import Any

import rules
from rules import Assessment, Edition, Finding

TODAY = date(2026, 11, 20)
DATONG = "datong/trial"


def datong() -> Edition:
    return rules.edition(DATONG)


def person(number: int = 1, **changes: Any) -> dict[str, Any]:
    return {
        "name": f"王某{number}",
        "person": f"P{number:03}",
        "unit": "大同云冈新材料有限公司",
        "birth_year": 1985,
        "degree": "master",
        "title_level": "senior",
        "employment": "fixed",
        **changes,
    }


def result(**changes: Any) -> dict[str, Any]:
    return {"kind": "invention", "name": "一种制备方法", "owner": "大同云冈新材料有限公司", "own_ip": True, **changes}


def device(**changes: Any) -> dict[str, Any]:
    return {"name": "扫描电镜", "value": "120.5", "owner": "大同云冈新材料有限公司", **changes}


def partner(**changes: Any) -> dict[str, Any]:
    return {
        "name": "某大学",
        "kind": "university",
        "place": "country",
        "joining": "agreement",
        "investment": "50",
        **changes,
    }


def branch(**changes: Any) -> dict[str, Any]:
    return {"name": "云冈分中心", "place": "云冈区", "function": "中试", "host": "某公司", **changes}


def claims(**changes: Any) -> dict[str, Any]:
    """A domain centre; None takes a fact away."""
    given: dict[str, Any] = {
        "short_name": "碳基新材料",
        "centre_type": "domain",
        "field": "new_materials",
        "direction": "碳基材料制备",
        "legal_form": "independent",
        "legal_entity_type": "enterprise",
        "lead_name": "大同云冈新材料有限公司",
        "lead_uscc": "91140200MA00000A0J",
        "lead_kind": "large_enterprise",
        "registered_city": "140200",
        "legal_person": True,
        "is_branch": False,
        "leading_position": "国内市场占有率第一",
        "lead_capacity": "已整合三家高校资源",
        "leader_name": "李某",
        "leader_title_level": "senior",
        "leader_unit": "大同云冈新材料有限公司",
        "leader_speciality": "材料学",
        "leader_profile": "行业领军人才",
        "usable_area": "800",
        "site_address": "大同市云冈区",
        "site_tenure": "owned",
        "conditions_profile": "设有中试线",
        "equipment": [device()],
        "people": [person(1), person(2)],
        "team_profile": "队伍稳定",
        "lead_investment": "1000",
        "finance": [],
        "results": [result()],
        "results_profile": "国内领先",
        "projects": [],
        "partners": [partner()],
        "governance": ["charter", "council", "director", "committee"],
        "services": ["testing"],
        "policy_conformity": True,
        "policy_basis": "属鼓励类产业",
        "safety_record": "none",
        "credit_record": "none",
        "others_record": "none",
        "truthful": True,
    }
    given.update(changes)
    return {key: value for key, value in given.items() if value is not None}


def comprehensive(**changes: Any) -> dict[str, Any]:
    defaults = {
        "centre_type": "comprehensive",
        "lead_kind": "university",
        "leading_position": None,
        "branches": [branch(), branch(name="平城分中心")],
    }
    return claims(**{**defaults, **changes})


def complete(given: dict[str, Any]) -> dict[str, Any]:
    """With plan and attachments, so that nothing required is missing."""
    edition = datong()
    plan = {section.claim_key: "内容" for section in edition.plan}
    return {**given, **plan, **{attachment.claim_key: 1 for attachment in edition.attachments}}


def assess(given: dict[str, Any], **options: Any) -> Assessment:
    return datong().assess(given, **{"as_of": TODAY, **options})


def finding(given: dict[str, Any], place: str, **options: Any) -> Finding:
    return assess(given, **options).finding(f"{DATONG}#{place}")
