"""Experts and panels in the state that a test needs, on a matter that exists for the tests alone."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from accounts.permissions import has_scope
from reviews.appointment import Choice
from reviews.convening import convene
from reviews.models import Expert, ExpertKind, Panel, PanelMember, TitleLevel
from reviews.parties import Parties, Party, register_matter_owner
from tests.cast import Cast
from workflow import perform, start_process
from workflow.models import Process

MATTER = "test_matter"

matters: dict[int, Parties] = {}
"""What the owner of the tests' matters says of each."""
concluded: list[tuple[Panel, Any]] = []
"""Panels whose conclusion the owner was told of, with the act."""


def may_convene(process: Process, user: Any) -> bool:
    from cities.models import City

    return has_scope(user, "check_dossiers", City(pk=matters[process.pk].city_id))


register_matter_owner(
    MATTER,
    may_convene=may_convene,
    party_info=lambda process: matters[process.pk],
    on_concluded=lambda panel, act: concluded.append((panel, act)),
    content_url=lambda process: f"/matter/{process.pk}/",
)


def make_parties(cast: Cast, **kwargs: Any) -> Parties:
    given: dict[str, Any] = {
        "city_id": cast.city.pk,
        "topic": "大同市高端装备技术创新中心",
        "institutions": (
            Party(cast.institution.name, cast.institution.pk, "牵头单位"),
            Party("山西某某大学", None, "共建单位"),
        ),
        "persons": ("周明远", "李思齐"),
        "activities": ("site_visit", "defence"),
        "plan_sections": (("goals", "建设目标"), ("budget", "经费安排")),
    }
    return Parties(**{**given, **kwargs})


def make_matter(cast: Cast, **kwargs: Any) -> Process:
    process = start_process(MATTER, "datong/trial", ())
    matters[process.pk] = make_parties(cast, **kwargs)
    return process


def make_expert(cast: Cast, user: Any, **kwargs: Any) -> Expert:
    given = {
        "city": cast.city,
        "name": user.name,
        "title": "教授",
        "title_level": TitleLevel.SENIOR,
        "kind": ExpertKind.TECHNICAL,
        "unit_name": "太原市某研究院",
        "fields": ["装备制造"],
        "phone": "13800000000",
        "email": f"{user.username}@experts.example",
        "added_by": cast.clerk,
    }
    return Expert.objects.create(user=user, **{**given, **kwargs})


def make_pool(cast: Cast, count: int = 5) -> list[Expert]:
    return [make_expert(cast, user) for user in cast.experts[:count]]


def make_panel(cast: Cast, **kwargs: Any) -> Panel:
    return convene(make_matter(cast, **kwargs), cast.clerk)


def appointed(cast: Cast, experts: list[Expert], panel: Panel | None = None, **kwargs: Any) -> Panel:
    """A panel whose members have been invited; the first is the chair."""
    panel = panel or make_panel(cast, **kwargs)
    perform(panel, "appoint", cast.clerk, choices=[Choice(expert) for expert in experts])
    perform(panel, "designate_chair", cast.clerk, member=member_of(panel, experts[0]))
    return panel


def declared(cast: Cast, experts: list[Expert], **kwargs: Any) -> Panel:
    panel = appointed(cast, experts, **kwargs)
    for expert in experts:
        perform(panel, "declare", expert.user)
    return panel


def opened(cast: Cast, experts: list[Expert], **kwargs: Any) -> Panel:
    panel = declared(cast, experts, **kwargs)
    perform(panel, "open", cast.clerk)
    return panel


def member_of(panel: Panel, expert: Expert) -> PanelMember:
    return PanelMember.objects.get(panel=panel, expert=expert)


def entries(score: int = 80, **kwargs: str) -> dict[str, str]:
    """A filled-in sheet of the default indicators; ``kwargs`` replace single fields, with _ for -."""
    keys = ("technology", "team", "facilities", "plan", "mechanism")
    values = {f"score-{key}": str(score) for key in keys} | {"comment": "总体可行。", "advice": "agree"}
    return values | {name.replace("_", "-"): value for name, value in kwargs.items()}


def submit(panel: Panel, expert: Expert, score: int = 80, **kwargs: str) -> None:
    perform(panel, "submit_sheet", expert.user, values=entries(score, **kwargs))


def record(cast: Cast, panel: Panel, kind: str, attendees: list[PanelMember] | None = None, **kwargs: Any) -> None:
    given = {
        "kind": kind,
        "held_on": timezone.localdate(),
        "place": "大同市平城区",
        "record": "已查看场地与设备。",
        "attendees": attendees if attendees is not None else list(panel.members.declared()),
    }
    perform(panel, "record_activity", cast.clerk, **{**given, **kwargs})


def ready(cast: Cast, experts: list[Expert], **kwargs: Any) -> Panel:
    """Everything is in; only the conclusion is missing."""
    panel = opened(cast, experts, **kwargs)
    for kind in panel.activities_required:
        record(cast, panel, kind)
    for expert in experts:
        submit(panel, expert)
    return panel


def conclude(panel: Panel, user: Any, **kwargs: Any) -> None:
    perform(panel, "conclude", user, **{"result": "agree", "text": "同意认定。", "demands": [], **kwargs})
