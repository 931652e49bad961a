"""大同市技术创新中心认定管理办法(试行): the conditions on legal form and governance (第十至十三条)."""

from __future__ import annotations

from rules.datong.trial_form.basic import internal_independence, legal_form, transition_plan
from rules.datong.trial_form.clauses import clause
from rules.datong.trial_form.funding import lead_investment
from rules.datong.trial_form.operation import governance, services
from rules.datong.trial_form.structure import partner_investment_total, partner_joining, partner_total, partners
from rules.logic import all_of, any_of, in_case, judged, stated
from rules.requirements import Requirement, Strength
from rules.shares import every
from rules.text import Text

# 第十条 ------------------------------------------------------------------------------------------------------

INDEPENDENT = Requirement(
    clause("10/independent"),
    clause("10"),
    Text("独立法人实体", "Independent legal entity"),
    "市技术创新中心原则上应为独立法人实体",
    any_of(
        legal_form.equals("independent"),
        in_case(
            legal_form.equals("internal"),
            all_of(
                internal_independence.is_yes(),
                judged(
                    Text(
                        "是否属“前期暂不具备注册法人实体条件”，内设机构能否逐渐向独立法人实体过渡",
                        "whether a legal entity cannot be registered yet and the internal unit can become one",
                    ),
                    transition_plan,
                ),
            ),
        ),
    ),
    Strength.IN_PRINCIPLE,
    evidence=("entity_proof",),
    soft_words="原则上",
)

# 第十一至十三条: duties of the running centre, asked as a plan -----------------------------------------------

GOVERNANCE = Requirement(
    clause("11/governance"),
    clause("11"),
    Text("章程与治理机制", "Charter and governance"),
    "市技术创新中心依照章程管理，实行理事会（董事会）决策制、中心主任（总经理）负责制、专家委员会咨询制",
    all_of(*(governance.contains(choice.value) for choice in governance.choices)),
    Strength.DUTY_LATER,
    evidence=("charter",),
)
INVESTMENT = Requirement(
    clause("12/investment"),
    clause("12"),
    Text("牵头单位投入", "Investment of the lead"),
    "牵头建设单位是技术创新中心投入的主体",
    all_of(lead_investment > 0, lead_investment >= partner_investment_total),
    Strength.DUTY_LATER,
)
JOINING = Requirement(
    clause("12/joining"),
    clause("12"),
    Text("共建单位投入方式", "How partners join"),
    "参与共建的企业、高等学校、科研院所等可以采用会员制、股份制、协议制等方式共同投入",
    every(partners, stated(partner_joining)),
    Strength.DUTY_LATER,
    applies_when=partner_total >= 1,
    evidence=("partner_agreements",),
)
SERVICES = Requirement(
    clause("13/services"),
    clause("13"),
    Text("对外公共服务", "Services to the public"),
    "实现技术和服务外溢，对外提供技术委托研发、标准制定和实验验证、检验检测、企业孵化、人员培训、市场信息服务、成果评价、"
    "科技咨询等公共服务",
    stated(services),
    Strength.DUTY_LATER,
)
