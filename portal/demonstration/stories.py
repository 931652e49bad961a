"""The dossiers of the demonstration: each a script that pauses (``yield`` working days) between its acts."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import Any

from applications.states import ServiceWay
from notices.models import NoticeItem
from notices.objecting import receive
from reviews.appointment import Choice
from reviews.models import Advice, Expert
from workflow import perform

from .answers import partner
from .people import People, code
from .story import Story

Script = Generator[int, None, None]


@dataclass(frozen=True)
class Plot:
    """Who applies for what, when it began (in working days before the last one), and how it went."""

    unit: str
    topic: str
    began: int
    script: Callable[[Story, People], Script]
    changes: dict[str, Any] = field(default_factory=dict)
    also: tuple[str, ...] = ()
    """Kinds of attachment beyond the usual."""
    stops_at: str = ""
    """Half a form: the section after which nobody has written anything yet."""


# --- the way, piece by piece


def to_department(story: Story) -> Script:
    yield 3
    story.hand_in()


def to_bureau(story: Story) -> Script:
    yield from to_department(story)
    yield 2
    story.recommend()


def to_experts(story: Story) -> Script:
    yield from to_bureau(story)
    yield 2
    story.pass_check()


def reviewed(story: Story, score: int = 84, result: str = Advice.AGREE_AFTER_IMPROVEMENT) -> Script:
    yield from to_experts(story)
    yield 1
    story.convene()
    yield 1
    story.open_panel()
    story.record_activities()
    story.score(score, result)
    yield 1
    story.conclude(result)


def improved(story: Story) -> Script:
    yield from reviewed(story)
    yield 3
    story.improve_plan()


def agreed(story: Story) -> Script:
    yield from improved(story)
    yield 1
    story.accept_plan()
    yield 2
    story.resolve()


def publicised(story: Story) -> Script:
    yield from agreed(story)
    yield 1
    story.publicise()


def cleared(story: Story) -> Script:
    yield from publicised(story)
    yield 6
    story.close_publicity()


def decided(story: Story) -> Script:
    yield from cleared(story)
    yield 1
    story.approve()


# --- where each stands


def drafting(story: Story, _people: People) -> Script:
    yield 0


def waiting_for_department(story: Story, _people: People) -> Script:
    yield from to_department(story)


def returned(story: Story, _people: People) -> Script:
    yield from to_department(story)
    yield 2
    story.return_for_correction(
        story.people.officer,
        ("fact", "usable_area", "使用面积请按中试车间、实验室分项说明，并与房产证明上的建筑面积相对应。"),
        ("roster", "results", "软件著作权一项未写明转化应用情况，请补充。"),
        ("attachment", "premises_proof", "房产证明只上传了首页，请补齐全部页和平面图。"),
    )


def answered(story: Story, _people: People) -> Script:
    yield from to_department(story)
    yield 2
    story.return_for_correction(
        story.people.officer,
        ("fact", "conditions_profile", "请写明废水处理小试装置的能力和开放方式。"),
        ("plan", "services", "对外服务的收费标准没有写，请补充。"),
    )
    yield 3
    section = story.dossier.draft.sections.get(key="plan:services")
    section.values = {"text": section.values["text"] + "收费按成本加合理利润公示，对入库科技型中小企业减半。"}
    section.version += 1
    section.save(update_fields=["values", "version"])
    story.dossier.draft.sections.filter(pk=section.pk).update(saved_at=story.now)
    story.hand_in()


def at_check(story: Story, _people: People) -> Script:
    yield from to_bureau(story)


def assembling(story: Story, _people: People) -> Script:
    yield from to_experts(story)
    yield 1
    story.convene()
    for member in story.panel.members.current().select_related("expert__user")[:3]:
        story.panel_act("declare", member.expert.user)


def scoring(story: Story, _people: People) -> Script:
    yield from to_experts(story)
    yield 1
    story.convene()
    yield 1
    story.open_panel()
    story.record_activities()
    yield 1
    story.score(86, members=2)


def recused(story: Story, _people: People) -> Script:
    """One expert declares a conflict before the panel opens; another takes the seat."""
    yield from to_experts(story)
    yield 1
    pool = story.convene()
    taken = [expert.pk for expert in pool]
    story.panel_act("recuse", pool[2].user, reason="近三年与牵头单位共同承担横向课题，可能影响公正。")
    yield 1
    (substitute,) = Expert.objects.filter(city=story.dossier.city).exclude(pk__in=taken).order_by("-pk")[:1]
    story.panel_act("appoint", story.people.clerk, choices=[Choice(substitute)])
    story.open_panel()


def improving(story: Story, _people: People) -> Script:
    yield from reviewed(story)


def plan_checked(story: Story, _people: People) -> Script:
    yield from improved(story)


def before_meeting(story: Story, _people: People) -> Script:
    yield from improved(story)
    yield 1
    story.accept_plan()


def before_publicity(story: Story, _people: People) -> Script:
    yield from agreed(story)


def on_notice(story: Story, _people: People) -> Script:
    yield from publicised(story)


def objected(story: Story, people: People) -> Script:
    """Somebody objects in time; it is accepted and being looked into, so the dossier waits."""
    yield from publicised(story)
    yield 2
    item = NoticeItem.objects.select_related("notice__city").get(process=story.dossier.process)
    objection = receive(
        item,
        {
            "kind": "person",
            "name": "曲直",
            "unit": "大同市某环保科技企业",
            "phone": "13803529876",
            "email": "quzhi@people.example",
        },
        "公示名单中该中心申报的“软件数据采集分析系统”，系本人 2023 年在原单位参与开发的成果，"
        "著作权归属尚有争议，请核实后再行认定。随函附当时的任务书。",
        now=story.now,
        imported=True,
    )
    yield 1
    perform(
        objection,
        "triage_accept",
        story.people.section_head,
        at=story.now,
        note="实名、有联系方式、有具体事实，予以受理；请申报单位说明权属情况。",
    )


def before_decision(story: Story, _people: People) -> Script:
    yield from cleared(story)


def before_issue(story: Story, _people: People) -> Script:
    yield from decided(story)


def recognised(story: Story, _people: People) -> Script:
    yield from decided(story)
    yield 1
    story.issue()
    story.announce()


def recognised_at_once(story: Story, _people: People) -> Script:
    """The experts agree without demands, so no plan is improved."""
    yield from reviewed(story, 92, Advice.AGREE)
    yield 2
    story.resolve()
    yield 1
    story.publicise()
    yield 6
    story.close_publicity()
    yield 1
    story.approve()
    yield 1
    story.issue()
    story.announce()


def declined(story: Story, _people: People) -> Script:
    yield from to_department(story)
    yield 3
    story.decline(
        "所附租赁合同载明的研发场所使用面积为 430 平方米，达不到不少于 500 平方米的要求，且出租方不同意扩租。"
        "待场所条件具备后可以重新申报。",
        "第八条（三）",
    )
    story.serve(story.people.officer, ServiceWay.PERSON, "单位经办人到窗口签收")


def refused(story: Story, _people: People) -> Script:
    yield from reviewed(story, 55, Advice.DISAGREE)
    yield 3
    story.refuse(
        "专家组实地考察和现场答辩后不同意认定：主要设备与申报方向关联不强，自主知识产权成果偏少，团队尚不稳定。"
        "经研究，采纳专家组意见，不予认定。",
        "第八条（二）",
    )
    story.serve(story.people.clerk, ServiceWay.MAIL, "邮政特快专递，回执已存档")


def withdrawn(story: Story, _people: People) -> Script:
    yield from to_bureau(story)
    yield 2
    story.withdraw("牵头单位正在办理增资扩股，股权结构和研发投入安排将有较大变化，待完成后重新申报。")


def _campus() -> dict[str, Any]:
    """A comprehensive centre of a university: partners, and units in the counties."""
    return {
        "centre_type": "comprehensive",
        "lead_kind": "university",
        "registered_on": "1978-09-01",
        "legal_entity_type": "other",
        "usable_area": "2360",
        "leader_title": "教授",
        "leader_title_level": "senior",
        "leader_posts": "副校长",
        "partners": [
            partner(
                "大同市采凉智能矿山科技有限公司", code("91140214", 7), kind="enterprise", place="city", investment="260"
            ),
            partner("太原汾桥科技学院", code("12140100", 901), investment="80"),
        ],
        "branches": [
            {
                "name": "云冈矿山装备诊断分中心",
                "place": "云冈区",
                "function": "主运输和提升设备的在线监测与故障诊断",
                "host": "大同市采凉智能矿山科技有限公司",
            },
            {
                "name": "云州文物数字化分中心",
                "place": "云州区",
                "function": "石质文物三维采集与病害识别",
                "host": "山西云州大学",
            },
            {
                "name": "平城数据标注分中心",
                "place": "平城区",
                "function": "行业数据集建设与标注人才培养",
                "host": "大同御澜数据技术有限公司",
            },
        ],
    }


COLLEGE: dict[str, Any] = {"lead_kind": "university", "legal_form": "internal", "internal_independence": "true"} | {
    "transition_plan": "学院正在办理民办非企业单位登记，计划认定后一年内登记为独立法人，过渡期内人员、经费、场地单列管理。"
}
INSTITUTE: dict[str, Any] = {"lead_kind": "institute", "legal_entity_type": "other", "registered_on": "2003-04-11"}
NEW_KIND: dict[str, Any] = {
    "lead_kind": "new_rd_institution",
    "legal_entity_type": "social_service",
    "registered_on": "2019-11-05",
}

PLOTS: tuple[Plot, ...] = (
    Plot("cailiang", "digital", 172, recognised_at_once),
    Plot("yunzhou_uni", "heritage", 158, recognised, _campus(), ("partner_agreements",)),
    Plot("yunling", "equipment", 141, recognised),
    Plot("yuemai", "food_machine", 128, declined, {"usable_area": "430", "site_tenure": "leased"}),
    Plot("saiyun", "soil", 112, refused, COLLEGE, ("entity_proof",)),
    Plot("lijin", "kaolin", 76, withdrawn),
    Plot("beichen", "new_materials", 40, before_issue),
    Plot("lanqi", "biomedicine", 39, before_decision),
    Plot("chenglan", "environment", 44, objected),
    Plot("saibei", "new_energy", 32, on_notice, INSTITUTE),
    Plot("yunchi", "aviation", 31, before_publicity),
    Plot("sanggan", "semiconductors", 27, before_meeting, NEW_KIND),
    Plot("yunling", "gearbox", 25, plan_checked),
    Plot("beichen", "activated_carbon", 23, improving),
    Plot("saibei", "wind_blade", 18, recused, INSTITUTE),
    Plot("cailiang", "computing", 22, scoring),
    Plot("lijin", "clean_coal", 16, assembling),
    Plot("yunchi", "drone", 13, at_check),
    Plot("yuanshang", "wool", 15, answered),
    Plot("lanqi", "synthetic_bio", 12, returned),
    Plot("yulan", "data_exchange", 8, waiting_for_department),
    Plot("yunling", "mine_robot", 6, drafting),
    Plot("yulan", "digital", 4, drafting, stops_at="leader"),
)
