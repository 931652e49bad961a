"""A whole set of claims that meets every condition of Hohhot, to be changed one fact at a time."""

from __future__ import annotations

from datetime import date
from typing import Any

import rules
from rules import Assessment, Edition, Finding

TODAY = date(2026, 11, 20)
KEY = "hohhot/trial"
LEAD = "呼和浩特青城乳业科技有限公司"
PARTS = ("objectives", "tasks", "mechanism", "safeguards", "progress", "indicators", "benefits")


def hohhot() -> Edition:
    return rules.edition(KEY)


def person(number: int, title: str = "none", employment: str = "mobile", **changes: Any) -> dict[str, Any]:
    return {
        "name": f"巴某{number}",
        "person": f"P{number:03}",
        "unit": LEAD,
        "title_level": title,
        "employment": employment,
        **changes,
    }


def team(*titles: str, fixed: int = 3) -> list[dict[str, Any]]:
    """One person for each title; the first few are fixed."""
    return [person(n, title, "fixed" if n < fixed else "mobile") for n, title in enumerate(titles)]


WHOLE_TEAM = ("senior", "senior", "senior", "intermediate", "intermediate", "intermediate", *("none",) * 4)


def partner(**changes: Any) -> dict[str, Any]:
    return {"name": "某大学", "kind": "university", "credit": "none", "duties": "机理研究", **changes}


def member(side: str = "outside", skill: str = "technical", chair: bool = False, **changes: Any) -> dict[str, Any]:
    return {"name": "乌某", "unit": "某研究院", "skill": skill, "side": side, "is_chair": chair, **changes}


def committee() -> list[dict[str, Any]]:
    return [
        member(chair=True),
        member(skill="management"),
        member(skill="economic"),
        member(skill="technical"),
        member("lead"),
        member("partner"),
    ]


def claims(**changes: Any) -> dict[str, Any]:
    """Led by an enterprise, with a university; None takes a fact away."""
    given: dict[str, Any] = {
        "short_name": "乳业绿色制造",
        "field": "biomedicine",
        "direction": "乳品加工关键技术",
        "industry_kind": "key",
        "strategic_fit": "对应乳业振兴重大任务",
        "formation_mode": "leading_enterprise",
        "legal_form": "independent",
        "cycle_years": 3,
        "lead_name": LEAD,
        "lead_uscc": "91150100MA00000A0H",
        "lead_kind": "enterprise",
        "registered_city": "150105",
        "legal_person": True,
        "is_branch": False,
        "lead_strength": "行业排名前列",
        "lead_capacity": "已整合三家高校资源",
        "leader_name": "云某",
        "leader_title_level": "senior",
        "leader_unit": LEAD,
        "leader_profile": "行业领军人才",
        "results": [{"kind": "invention", "name": "一种方法", "owner": LEAD, "own_ip": True}],
        "results_profile": "国内领先",
        "projects": [],
        "people": team(*WHOLE_TEAM),
        "team_profile": "队伍稳定",
        "site_area": "300",
        "site_address": "呼和浩特市赛罕区",
        "site_tenure": "owned",
        "conditions_profile": "设有中试线",
        "equipment": [{"name": "喷雾干燥塔", "value": "80", "owner": LEAD}],
        "partners": [partner()],
        "joint_agreement": True,
        "agreement_content": ["building", "running"],
        "investment_commitment": True,
        "lead_investment": "500",
        "lead_credit": "none",
        "governance": ["charter", "council", "director", "committee"],
        "committee": committee(),
        **{f"plan:{part}": "内容" for part in PARTS},
    }
    given.update(changes)
    return {key: value for key, value in given.items() if value is not None}


def assess(given: dict[str, Any], **options: Any) -> Assessment:
    return hohhot().assess(given, **{"as_of": TODAY, **options})


def finding(given: dict[str, Any], place: str, **options: Any) -> Finding:
    return assess(given, **options).finding(f"{KEY}#{place}")
