"""第十条（八）: what holds where lead and partners build the centre together."""

from __future__ import annotations

from rules.logic import all_of, any_of, in_case, judged
from rules.requirements import Requirement
from rules.shares import every, share_at_least
from rules.shijiazhuang.undated_form.achievements import lead_projects, lead_results, projects, results
from rules.shijiazhuang.undated_form.clauses import clause
from rules.shijiazhuang.undated_form.structure import (
    agreement_contents,
    agreement_signed,
    conditions_lead,
    conditions_measure,
    conditions_whole,
    joint,
    partners,
)
from rules.shijiazhuang.undated_form.team import lead_researchers, researcher_total
from rules.text import Text

HALF = "依托单位自身的科研条件、研发人员、科研项目、科技成果必须占到50％以上"

AGREEMENT = Requirement(
    clause("10(8)/agreement"),
    clause("10(8)"),
    Text("签订共建协议", "Agreements signed"),
    "联合共建技术创新中心的，依托单位与共建单位须签订共建协议",
    every(partners, agreement_signed.is_yes()),
    applies_when=joint,
    evidence=("partner_agreements",),
)
AGREEMENT_CONTENTS = Requirement(
    clause("10(8)/contents"),
    clause("10(8)"),
    Text("共建协议的内容", "Contents of the agreements"),
    "确定联合共建的方式、人员、任务分工以及各自权利和义务等",
    all_of(*(agreement_contents.contains(choice.value) for choice in agreement_contents.choices)),
    applies_when=joint,
    evidence=("partner_agreements",),
)
CONDITIONS_SHARE = Requirement(
    clause("10(8)/conditions_share"),
    clause("10(8)"),
    Text("依托单位科研条件占比", "The lead's share of the research conditions"),
    HALF,
    all_of(
        share_at_least(conditions_lead, 1, 2, of=conditions_whole),
        judged(
            Text("申报单位所用口径能否反映科研条件的占比", "whether the applicant's measure reflects the conditions"),
            conditions_measure,
        ),
    ),
    applies_when=joint,
    evidence=("equipment_proof",),
    doubt=Text(
        "“科研条件”按面积、设备原值或其他口径：由申报单位写明，由人判断",
        "by area, value of equipment or otherwise: the applicant states the measure, a person judges",
    ),
)
PEOPLE_SHARE = Requirement(
    clause("10(8)/people_share"),
    clause("10(8)"),
    Text("依托单位研发人员占比", "The lead's share of the researchers"),
    HALF,
    share_at_least(lead_researchers, 1, 2, of=researcher_total),
    applies_when=joint,
    evidence=("people_proof",),
)
PROJECTS_SHARE = Requirement(
    clause("10(8)/projects_share"),
    clause("10(8)"),
    Text("依托单位科研项目占比", "The lead's share of the projects"),
    HALF,
    any_of(
        in_case(projects >= 1, share_at_least(lead_projects, 1, 2, of=projects)),
        in_case(
            projects <= 0,
            judged(
                Text("没有科研项目，占比无从计算，是否符合", "there are no projects and no share: does it comply"),
                projects,
            ),
        ),
    ),
    applies_when=joint,
    evidence=("project_proof",),
    doubt=Text(
        "按项数（采用），或按经费计算，未写明",
        "by number (taken), or by money, is not said",
    ),
)
RESULTS_SHARE = Requirement(
    clause("10(8)/results_share"),
    clause("10(8)"),
    Text("依托单位科技成果占比", "The lead's share of the results"),
    HALF,
    share_at_least(lead_results, 1, 2, of=results),
    applies_when=joint,
    evidence=("results_evidence",),
    doubt=Text(
        "共有成果按所填所属计（采用），或各按份额计，未写明",
        "a shared result counts as stated (taken), or by shares, is not said",
    ),
)
