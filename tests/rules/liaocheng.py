"""A whole set of claims that meets every condition of Liaocheng, to be changed one fact at a time."""

from __future__ import annotations

from datetime import date
from typing import Any

import rules
from rules import Assessment, Edition, Finding

TODAY = date(2026, 11, 20)
KEY = "liaocheng/draft_2026"
LEAD = "聊城东昌轴承科技有限公司"


def liaocheng() -> Edition:
    return rules.edition(KEY)


def person(number: int, **changes: Any) -> dict[str, Any]:
    return {
        "name": f"周某{number}",
        "person": f"P{number:03}",
        "unit": LEAD,
        "side": "lead",
        "employment": "fixed",
        "full_time": True,
        "days": 250,
        **changes,
    }


def staff(fixed: int, *others: dict[str, Any]) -> list[dict[str, Any]]:
    return [*(person(number) for number in range(fixed)), *others]


def projects(lead: int, partner: int) -> list[dict[str, Any]]:
    sides = ["lead"] * lead + ["partner"] * partner
    return [{"name": f"项目{n}", "level": "city", "side": side} for n, side in enumerate(sides)]


def results(lead: int, partner: int) -> list[dict[str, Any]]:
    sides = ["lead"] * lead + ["partner"] * partner
    return [{"name": f"成果{n}", "kind": "invention", "side": side} for n, side in enumerate(sides)]


def year(number: int, expense: str = "400", funds: str = "400", revenue: str = "10000") -> dict[str, Any]:
    return {"year": number, "rd_expense": expense, "rd_funds": funds, "main_revenue": revenue}


def money(*rows: tuple[str, str, str]) -> list[dict[str, Any]]:
    """Expenses, funds and income of 2023, 2024 and 2025."""
    return [year(2023 + n, *row) for n, row in enumerate(rows)]


def ratio(*rows: tuple[str, str]) -> list[dict[str, Any]]:
    """R&D funds and income of 2023, 2024 and 2025."""
    return money(*(("400", funds, revenue) for funds, revenue in rows))


def case(day: str = "2025-03-01", **changes: Any) -> dict[str, Any]:
    return {"name": "一种轴承材料", "date": day, "same_field": True, "taker": "某公司", **changes}


def partner(**changes: Any) -> dict[str, Any]:
    return {"name": "某大学", "kind": "university", "in_city": False, **changes}


CITY_ENTERPRISE = partner(name="聊城某公司", kind="enterprise", in_city=True)
JOINT = {
    "agreement_signed": True,
    "agreement_content": ["support", "tasks", "rights"],
    "partner_basis": "已合作三年",
    "conditions_measure": "按设备原值",
    "conditions_share": "80",
}


def member(side: str = "outside", chair: bool = False, **changes: Any) -> dict[str, Any]:
    return {"name": "郑某", "unit": "某研究院", "side": side, "is_chair": chair, **changes}


def claims(**changes: Any) -> dict[str, Any]:
    """Led by an enterprise, with a university; None takes a fact away."""
    given: dict[str, Any] = {
        "short_name": "高端轴承",
        "field": "manufacturing",
        "direction": "高端轴承制造",
        "special_industry": "none",
        "strategic_layout": False,
        "lead_name": LEAD,
        "lead_uscc": "91371500MA00000A08",
        "lead_kind": "enterprise",
        "enterprise_class": "high_tech",
        "distinction": ["chain_leader"],
        "registered_city": "371502",
        "legal_person": True,
        "is_branch": False,
        "lead_strength": "行业排名前列",
        "lead_capacity": "承担省级重大项目",
        "cooperation_basis": "与三家高校合作",
        "finance": money(*[("400", "400", "10000")] * 3),
        "rd_area": "800",
        "site_address": "聊城市东昌府区",
        "site_tenure": "owned",
        "equipment": [{"name": "磨床", "value": "600", "side": "lead"}],
        "pilot_capability": "both",
        "conditions_profile": "设有中试线",
        "support": "提供场地、人员和经费",
        "leader_name": "吴某",
        "leader_title_level": "senior",
        "leader_unit": LEAD,
        "leader_engineering": "主持多项工程化项目",
        "leader_abilities": "组织协调能力强",
        "people": staff(20),
        "team_profile": "结构合理",
        "projects": projects(2, 1),
        "results": results(2, 1),
        "partners": [partner()],
        **JOINT,
        "incident": "none",
        "responsibilities": ["safety", "secrecy", "ethics", "integrity"],
        "committee": [member(chair=True), member(), member("lead")],
    }
    given.update(changes)
    return {key: value for key, value in given.items() if value is not None}


def research(**changes: Any) -> dict[str, Any]:
    """Led by a university, with an enterprise in the city."""
    defaults = {
        "lead_kind": "university",
        "enterprise_class": None,
        "distinction": None,
        "lead_strength": None,
        "finance": None,
        "transfer_cases": [case()] * 5,
        "transfer_profile": "设有技术转移中心",
        "partners": [CITY_ENTERPRISE],
    }
    return claims(**{**defaults, **changes})


def new_rd(**changes: Any) -> dict[str, Any]:
    defaults = {"lead_kind": "new_rd_institution", "new_rd_nature": "enterprise", "finance": claims()["finance"]}
    return research(**{**defaults, **changes})


def assess(given: dict[str, Any], **options: Any) -> Assessment:
    return liaocheng().assess(given, **{"as_of": TODAY, **options})


def finding(given: dict[str, Any], place: str, **options: Any) -> Finding:
    return assess(given, **options).finding(f"{KEY}#{place}")
