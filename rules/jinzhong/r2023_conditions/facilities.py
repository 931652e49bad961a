"""第八条(二): premises and equipment."""

from __future__ import annotations

from rules.expressions import smaller_of
from rules.jinzhong.r2023_conditions.applicants import IN_JINZHONG
from rules.jinzhong.r2023_form.clauses import clause
from rules.jinzhong.r2023_form.conditions import (
    conditions_profile,
    equipment,
    equipment_in_city,
    equipment_total,
    laboratory_area,
    lead_equipment,
    partner_equipment,
    site_division,
)
from rules.logic import all_of, any_of, judged, readings
from rules.requirements import Requirement
from rules.shares import every, share_at_most, some
from rules.text import Text

SITE = Requirement(
    clause("8(2)/site"),
    clause("8(2)"),
    Text("主要科研场所位于晋中市", "Main premises in Jinzhong"),
    "主要科研场所及装备位于晋中市范围内",
    site_division.starts_with(IN_JINZHONG),
    evidence=("premises_proof",),
)
EQUIPMENT_PLACE = Requirement(
    clause("8(2)/equipment_place"),
    clause("8(2)"),
    Text("主要装备位于晋中市", "Main equipment in Jinzhong"),
    "主要科研场所及装备位于晋中市范围内",
    any_of(
        every(equipment, equipment_in_city.is_yes()),
        all_of(
            some(
                equipment,
                Text("位于晋中市内的仪器设备", "equipment in Jinzhong"),
                where=equipment_in_city.is_yes(),
            ),
            judged(Text("位于市内的是否为主要装备", "whether what is in the city is the main equipment"), equipment),
        ),
    ),
    evidence=("equipment_proof",),
    doubt=Text(
        "“主要”指过半，或主要设备即可，没有比例：全部在市内的符合，部分在市内的由人判断",
        "most of it, or the main items: all in the city complies, a part is judged by a person",
    ),
)
LABORATORY = Requirement(
    clause("8(2)/laboratory"),
    clause("8(2)"),
    Text("实验用房面积", "Laboratory area"),
    "有相对集中的实验用房，面积在1000平方米以上",
    laboratory_area >= 1000,
    evidence=("premises_proof",),
)
EQUIPMENT = Requirement(
    clause("8(2)/equipment"),
    clause("8(2)"),
    Text("仪器设备总值", "Total value of equipment"),
    "仪器设备总值在1000万元以上(包括根据合作协议条款规定的，共建单位自有设备中可用于市技术创新中心科学研究活动的设备，"
    "价值不超设备总值的 50%)",
    readings(
        all_of(equipment_total >= 1000, share_at_most(partner_equipment, 1, 2, of=equipment_total)),
        lead_equipment + smaller_of(partner_equipment, lead_equipment) >= 1000,
        Text(
            "共建单位设备超过设备总值的一半：按占比理解不符合，按至多计入与依托单位相等的部分理解符合",
            "the partners' equipment is more than half: as a limit on its share that fails, as a limit on what "
            "counts (as much as the lead's own) it complies",
        ),
    ),
    evidence=("equipment_proof", "partner_agreements"),
    doubt=Text(
        "“不超设备总值的50%”限制占比，或限制计入的数额：两种结果不同的由人判断",
        "50% limits the partners' share, or what is counted: where the two differ a person decides",
    ),
)
FACILITIES = Requirement(
    clause("8(2)/facilities"),
    clause("8(2)"),
    Text("科研装备和设施先进、完备，管理有效，开放使用", "Modern, complete, well managed and open facilities"),
    "有先进、完备的科研条件和设施",
    judged(
        Text(
            "实验用房是否相对集中，科研条件和设施是否先进、完备、有效管理、开放使用",
            "whether laboratories lie together and facilities are modern, complete, well managed and open",
        ),
        conditions_profile,
    ),
    judged_at="expert_review",
)
