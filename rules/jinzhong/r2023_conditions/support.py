"""第八条(六), 第八条（七）: management, and the money of those who apply."""

from __future__ import annotations

from rules.jinzhong.r2023_form.clauses import clause
from rules.jinzhong.r2023_form.funding import lead_rd, rd_total, support_commitment, support_plan
from rules.jinzhong.r2023_form.operation import mechanism_profile
from rules.logic import all_of, judged
from rules.requirements import Requirement
from rules.text import Text

MECHANISM = Requirement(
    clause("8(6)/mechanism"),
    clause("8(6)"),
    Text("管理体制和运行机制", "Management and running"),
    "实行相对独立的管理机制，有良好的产学研合作基础，管理规范，规章制度健全，运行机制科学合理，能够对外开放并发挥引领和辐射带动作用",
    judged(
        Text("管理体制和运行机制是否合理、规章制度是否健全", "whether management and rules are sound and complete"),
        mechanism_profile,
    ),
    evidence=("management_rules",),
    judged_at="expert_review",
)
SUPPORT = Requirement(
    clause("8(7)/support"),
    clause("8(7)"),
    Text("依托单位的大力支持", "Strong support by the lead institution"),
    "依托单位能保证市技术创新中心的建设经费和运行经费，并为市技术创新中心的建设与发展创造良好的环境条件，提供必要的政策支持",
    all_of(
        support_commitment.is_yes(),
        judged(
            Text(
                "依托单位的经费保证、环境条件和政策支持是否落实", "whether money, environment and policies are assured"
            ),
            support_plan,
        ),
    ),
    evidence=("support_letter",),
)
RD_TOTAL = Requirement(
    clause("8(7)/rd_total"),
    clause("8(7)"),
    Text("最近3年同领域研发总投入", "R&D spending in the field over three years"),
    "最近3年，依托单位与共建单位用于申报市技术创新中心同领域的研发总投入不少于1000万元",
    rd_total >= 1000,
    evidence=("rd_audit",),
    doubt=Text(
        "“最近3年”指三个完整会计年度（采用，建设通知可另定），或回溯36个月",
        "three closed accounting years (taken, the call may differ), or 36 months back",
    ),
)
RD_LEAD = Requirement(
    clause("8(7)/rd_lead"),
    clause("8(7)"),
    Text("依托单位同领域研发投入", "The lead's R&D spending in the field"),
    "其中依托单位不少于500万元",
    lead_rd >= 500,
    evidence=("rd_audit",),
)
