"""What an invented unit writes into Datong's form: whole, believable, and within every condition of the text."""

from __future__ import annotations

from typing import Any

SURNAMES = "王李张刘陈杨赵黄周吴徐孙马朱胡郭何林高罗"
GIVEN = ("建国", "志强", "海燕", "文博", "晓峰", "丽娟", "俊杰", "思远", "雪梅", "国栋", "玉兰", "子涵", "振宇", "秀英")


def person_name(number: int) -> str:
    return SURNAMES[number % len(SURNAMES)] + GIVEN[(number * 5 + number // 7) % len(GIVEN)]


FIELDS: dict[str, tuple[str, str, str]] = {
    "clean_coal": ("煤基固废高值利用", "煤矸石与粉煤灰制备高值材料", "循环流化床灰渣制备陶粒成套技术"),
    "new_energy": ("光储一体化", "采煤沉陷区光伏与储能协同控制", "沉陷区柔性支架光伏系统"),
    "semiconductors": ("功率半导体封装", "碳化硅功率模块封装与可靠性", "双面散热功率模块"),
    "digital": ("工业数据智能", "矿山装备预测性维护", "井下设备边缘诊断终端"),
    "new_materials": ("石墨烯复合材料", "石墨烯改性导电浆料", "石墨烯复合导电剂"),
    "equipment": ("矿山智能装备", "综采工作面智能支护", "电液控智能支架控制器"),
    "biomedicine": ("黄芪精深加工", "恒山黄芪有效成分提取与制剂", "黄芪多糖口服制剂"),
    "aviation": ("轻型通用航空器", "轻型运动飞机复材结构", "全复材轻型机身"),
    "environment": ("矿井水资源化", "高矿化度矿井水处理", "矿井水分质结晶技术"),
    "wool": ("羊毛绿色染整", "羊毛低温染色与清洁生产", "羊毛低温等离子处理技术"),
}


def answers(number: int = 1, *, field: str = "equipment", **changes: Any) -> dict[str, Any]:
    """All facts of one dossier; ``number`` varies names and figures, ``changes`` replace single answers."""
    short, direction, product = FIELDS[field]
    staff = 12 + number % 9
    text = {
        "short_name": short,
        "centre_type": "domain",
        "field": field,
        "direction": f"{direction}；{product}的工程化；行业标准与检测方法",
        "legal_form": "independent",
        "legal_entity_type": "enterprise",
        "lead_kind": "large_enterprise",
        "registered_city": "140200",
        "registered_on": "2012-06-18",
        "legal_person": "true",
        "is_branch": "false",
        "leading_position": f"主导产品{product}连续三年居省内同行业前列，为国家专精特新“小巨人”企业，参与起草行业标准 2 项。",
        "lead_capacity": "与三所高校建立联合实验室，近三年对外转移技术 9 项，带动本地配套企业 14 家，设有专职技术转移部门。",
        "leader_name": person_name(number),
        "leader_birth_date": f"19{72 + number % 12}-0{1 + number % 9}-15",
        "leader_title_level": "senior" if number % 2 else "associate_senior",
        "leader_title": "正高级工程师" if number % 2 else "高级工程师",
        "leader_unit": "牵头单位",
        "leader_posts": "总工程师",
        "leader_speciality": direction,
        "leader_profile": "从事本领域研发二十余年，主持省级以上项目 5 项，获省科技进步二等奖 1 项，任省行业协会技术委员会副主任。",
        "usable_area": str(620 + 35 * (number % 11)),
        "site_address": f"大同市平城区云中路 {100 + number} 号研发楼",
        "site_tenure": "owned",
        "conditions_profile": "设有中试车间、性能检测室和联合实验室，具备从小试到中试的完整条件，关键设备全部对外开放共享。",
        "team_profile": "固定研发人员连续三年流失率低于 3%，形成材料、结构、控制三个稳定的研究小组，累计服务企业 40 余家。",
        "lead_investment": str(680 + 20 * (number % 13)),
        "results_profile": f"围绕{direction}形成自主知识产权成果一批，其中“{product}”已在三家企业应用，新增产值 1.2 亿元。",
        "governance": ["charter", "council", "director", "committee"],
        "services": ["commissioned_rd", "testing", "training", "consulting"],
        "policy_conformity": "true",
        "policy_basis": "符合《产业结构调整指导目录（2024年本）》鼓励类和大同市“十四五”新产品规划。",
        "safety_record": "none",
        "credit_record": "none",
        "others_record": "none",
        "truthful": "true",
    }
    rosters = {
        "equipment": [
            {"name": name, "model": model, "quantity": "1", "value": value, "owner": "牵头单位", "acquired": year}
            for name, model, value, year in (
                ("扫描电子显微镜", "SEM-3200", "168.50", "2021"),
                ("万能材料试验机", "UTM-5305", "42.80", "2020"),
                ("环境可靠性试验箱", "ESS-1000", "36.00", "2022"),
                ("中试生产线", "定制", str(210 + number), "2023"),
            )
        ],
        "people": [
            {
                "name": person_name(number * 3 + index),
                "person": f"{number:03d}-{index:02d}",
                "unit": "牵头单位" if index % 4 else "山西云州大学",
                "birth_year": str(1970 + (number + index * 3) % 28),
                "degree": ("doctor", "master", "bachelor")[index % 3],
                "title_level": ("senior", "associate_senior", "intermediate")[index % 3],
                "employment": "fixed" if index % 5 else "mobile",
                "full_time": "true",
                "speciality": direction,
                "role": "研究开发",
            }
            for index in range(staff)
        ],
        "finance": [
            {
                "year": str(year),
                "revenue": str(8200 + 900 * (year - 2023) + 40 * number),
                "rd_expense": str(410 + 60 * (year - 2023) + number),
                "field_rd": str(320 + 45 * (year - 2023)),
                "transfer_income": str(60 + 12 * (year - 2023)),
            }
            for year in (2023, 2024, 2025)
        ],
        "results": [
            {
                "kind": "invention",
                "name": f"一种{product}的制备方法",
                "number": f"ZL2022 1 0{430000 + number}.X",
                "date": "2023-08-22",
                "owner": "牵头单位",
                "own_ip": "true",
                "application": "已在两条生产线应用",
            },
            {
                "kind": "software",
                "name": f"{short}数据采集分析软件 V2.0",
                "number": f"2024SR{120000 + number}",
                "date": "2024-05-11",
                "owner": "牵头单位",
                "own_ip": "true",
            },
        ],
        "projects": [
            {
                "name": f"{direction}关键技术研究",
                "level": "provincial",
                "number": f"20230402{number:04d}",
                "start": "2023-01-01",
                "end": "2025-12-31",
                "amount": "120",
            }
        ],
        "partners": [],
        "branches": [],
    }
    plan = {
        "necessity": f"{direction}是我市产业转型的关键环节，现有技术依赖外购，亟需建设公共技术平台，打通从研发到产业化的堵点。",
        "objectives": "三年内突破关键技术 6 项，授权发明专利 12 件，制定标准 3 项，转化成果 8 项，服务企业 60 家，带动新增产值 5 亿元。",
        "structure": "实行理事会决策、中心主任负责、专家委员会咨询的治理结构，下设研发部、中试部、技术转移部和综合办公室。",
        "conditions": "依托现有研发楼，新增中试线 1 条、检测设备 12 台（套），三年投入 2600 万元，其中牵头单位自筹 2000 万元。",
        "team": "固定研发人员增至 35 人，引进博士 4 人，设立 3 个首席专家岗位，与高校联合培养研究生。",
        "mechanism": "实行项目负责制和成果收益分成，转化净收益的 70% 用于奖励研发团队，仪器设备统一纳入开放共享平台。",
        "services": "面向中小企业开展委托研发、检验检测、人员培训和技术咨询，年服务不少于 20 家。",
        "schedule": "第一年完成组织架构和中试线建设；第二年完成关键技术攻关和标准立项；第三年实现规模化应用并接受评估。",
        "safeguards": "设立专项经费专账管理，落实安全生产责任制，建立知识产权和科研诚信管理制度，按年度检查任务完成情况。",
    }
    given = {**text, **rosters, **{f"plan:{key}": value for key, value in plan.items()}}
    return {**given, **changes}


def partner(name: str, uscc: str = "", **changes: Any) -> dict[str, Any]:
    """One row of the roster of partners."""
    row = {
        "name": name,
        "uscc": uscc,
        "kind": "university",
        "place": "province",
        "joining": "agreement",
        "investment": "80",
        "duties": "承担基础理论研究和人才培养",
        "agreement_start": "2026-01-01",
        "agreement_end": "2029-12-31",
    }
    return {**row, **changes}
