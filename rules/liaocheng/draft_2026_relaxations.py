"""聊城市技术创新中心管理办法（征求意见稿）: the two exceptions of 第八条[条件]. Nothing is relaxed by itself."""

from __future__ import annotations

from rules.liaocheng import draft_2026_conditions as conditions
from rules.liaocheng.draft_2026_form.basic import special_industry, strategic_layout
from rules.liaocheng.draft_2026_form.clauses import clause
from rules.requirements import Relaxation
from rules.text import Text

SPECIAL_INDUSTRY = Relaxation(
    "special_industry",
    clause("8a(3)"),
    Text("软件研究开发等特殊行业", "Software research and other special industries"),
    (conditions.AREA.id, conditions.EQUIPMENT.id),
    "从事软件研究开发等特殊行业的研发场地面积和研发设备原值可适当低于以上标准",
    applies_when=special_industry.is_one_of("software", "other"),
    doubt=Text(
        "“适当”有无下限、“等特殊行业”只指软件或更广，未写明：逐案经同意并说明理由；只及面积和设备原值（采用）",
        "whether “somewhat” has a floor, and software only or more, is not said: each takes a grant with reasons; "
        "area and value only (taken)",
    ),
)
STRATEGIC_LAYOUT = Relaxation(
    "strategic_layout",
    clause("8a(7)"),
    Text("重大战略部署和未来产业重点布局", "Major strategy and key layout for future industries"),
    tuple(
        requirement.id
        for requirement in (
            conditions.RD_TOTAL,
            conditions.RD_SHARE,
            conditions.TRANSFER_CASES,
            conditions.AREA,
            conditions.EQUIPMENT,
            conditions.PILOT,
            conditions.STAFF,
        )
    ),
    "对于落实市委、市政府重大战略部署和面向未来产业发展重点布局的技术创新中心，根据不同产业、行业特点，相关标准条件可适当放宽",
    applies_when=strategic_layout.is_yes(),
    deliberated=True,
    doubt=Text(
        "由市科技局会议研究放宽（采用），或由主管部门；限于（二）至（四）有程度可言的标准（采用），或全部条件：注册"
        "地和法人资格等不放宽",
        "the bureau's meeting relaxes (taken), or the department; the standards of (2) to (4) that have degrees "
        "(taken), or all: not registration or legal personality",
    ),
)

RELAXATIONS = (SPECIAL_INDUSTRY, STRATEGIC_LAYOUT)
