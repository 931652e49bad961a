"""What an invented unit writes into Datong's form: whole, believable, and within every condition of the text."""

from __future__ import annotations

from typing import Any

from .topics import TOPICS, Topic

SURNAMES = "王李张刘陈杨赵黄周吴徐孙马朱胡郭何林高罗"
GIVEN = ("建国", "志强", "海燕", "文博", "晓峰", "丽娟", "俊杰", "思远", "雪梅", "国栋", "玉兰", "子涵", "振宇", "秀英")


def person_name(number: int) -> str:
    return SURNAMES[number % len(SURNAMES)] + GIVEN[(number * 5 + number // 7) % len(GIVEN)]


def pick(number: int, *variants: str) -> str:
    return variants[number % len(variants)]


def answers(
    number: int = 1, *, field: str = "equipment", topic: str = "", lead: str = "牵头单位", **changes: Any
) -> dict[str, Any]:
    """All facts of one dossier; ``number`` varies names, figures and words, ``changes`` replace single answers."""
    about = TOPICS[topic or field]
    given = {**_texts(number, about, lead), **_rosters(number, about, lead), **_plan(number, about)}
    return {**given, **changes}


def _texts(n: int, about: Topic, lead: str) -> dict[str, Any]:
    owned = 6 + n % 7
    return {
        "short_name": about.short,
        "centre_type": "domain",
        "field": about.field,
        "direction": "\n".join(about.directions),
        "legal_form": "independent",
        "legal_entity_type": "enterprise",
        "lead_kind": "large_enterprise",
        "registered_city": "140200",
        "registered_on": "2012-06-18",
        "legal_person": "true",
        "is_branch": "false",
        "leading_position": pick(
            n,
            f"主导产品{about.product}连续三年居省内同行业前列，为省级专精特新中小企业，参与起草行业标准 {2 + n % 3} 项。",
            f"较早从事{about.subject}的单位，{about.product}省内市场占有率约 {28 + n % 9}%，用户满意度连续四年在 95% 以上。",
            f"建有省级企业技术中心，{about.product}通过省级新产品鉴定，为 {5 + n % 6} 家龙头企业配套。",
        ),
        "lead_capacity": pick(
            n + 1,
            f"与三所高校建立联合实验室，近三年对外转移技术 {owned} 项，带动本地配套企业 {10 + n % 8} 家，设有技术转移部门。",
            f"牵头组建产业技术联盟，成员 {12 + n % 9} 家；近三年技术合同成交额 {860 + 35 * n} 万元，有专职技术经纪人 3 名。",
            f"研发场所和仪器向社会开放，年均承接委托研发 {8 + n % 5} 项，成果已用于{about.use}。",
        ),
        "leader_name": person_name(n),
        "leader_birth_date": f"19{72 + n % 12}-0{1 + n % 9}-15",
        "leader_title_level": "senior" if n % 2 else "associate_senior",
        "leader_title": "正高级工程师" if n % 2 else "高级工程师",
        "leader_unit": lead,
        "leader_posts": pick(n, "总工程师", "技术负责人", "研究院院长"),
        "leader_speciality": about.subject,
        "leader_profile": pick(
            n,
            f"从事{about.subject}研发二十余年，主持省级以上项目 {3 + n % 4} 项，获省科技进步二等奖 1 项，任省行业协会技术委员会副主任。",
            f"省学术技术带头人，长期在一线解决{about.product}的工程问题，授权发明专利 {5 + n % 8} 件，培养工程硕士 {4 + n % 5} 名。",
            f"曾任科研院所课题组长，后到企业主持研发，完成{about.product}的中试和定型，熟悉产业，有较强的组织协调能力。",
        ),
        "usable_area": str(620 + 35 * (n % 11)),
        "site_address": pick(
            n,
            f"大同市平城区云中路 {100 + n} 号研发楼",
            f"大同市云冈区平旺产业园 {1 + n % 9} 号楼",
            f"大同市云州区御东科创园 {2 + n % 6} 栋",
        ),
        "site_tenure": "owned",
        "conditions_profile": pick(
            n + 2,
            f"设有{about.labs}，具备从小试到中试的完整条件，关键设备全部对外开放共享。",
            f"现有{about.labs}，仪器设备实行专人管理、网上预约，利用率在 {72 + n % 15}% 以上。",
            f"研发场所集中布置，建成{about.labs}，水、电、气和危废暂存设施齐全，通过环评验收。",
        ),
        "team_profile": pick(
            n,
            "固定研发人员连续三年流失率低于 3%，形成工艺、装备、检测三个稳定的研究小组，累计服务企业 40 余家。",
            f"团队老中青结合，高级职称占三分之一以上，围绕{about.subject}连续合作八年，有较强的现场服务能力。",
            f"与高校共建研究生工作站，骨干人员均有企业一线经历，近三年完成技术服务 {26 + n} 项。",
        ),
        "lead_investment": str(680 + 20 * (n % 13)),
        "results_profile": pick(
            n + 1,
            f"围绕{about.subject}形成自主知识产权成果 {owned} 项，其中“{about.product}”已用于{about.use}，新增产值 1.{n % 9 + 1} 亿元。",
            f"“{about.product}”经省级成果评价达到国内先进水平，已用于{about.use}，今后三年市场需求预计年增一成以上。",
        ),
        "governance": ["charter", "council", "director", "committee"],
        "services": pick(
            n, "commissioned_rd testing training consulting", "commissioned_rd standards testing", "testing consulting"
        ).split(),
        "policy_conformity": "true",
        "policy_basis": "符合《产业结构调整指导目录（2024年本）》鼓励类和我市产业发展规划。",
        "safety_record": "none",
        "credit_record": "none",
        "others_record": "none",
        "truthful": "true",
    }


def _rosters(n: int, about: Topic, lead: str) -> dict[str, Any]:
    staff = 12 + n % 9
    return {
        "equipment": [
            {"name": name, "model": model, "quantity": "1", "value": value, "owner": lead, "acquired": year}
            for name, model, value, year in about.equipment
        ],
        "people": [
            {
                "name": person_name(n * 3 + index),
                "person": f"{n:03d}-{index:02d}",
                "unit": lead if index % 4 else "山西云州大学",
                "birth_year": str(1970 + (n + index * 3) % 28),
                "degree": ("doctor", "master", "bachelor")[(index + n) % 3],
                "title_level": ("senior", "associate_senior", "intermediate")[index % 3],
                "employment": "fixed" if index % 5 else "mobile",
                "full_time": "true",
                "speciality": about.directions[index % len(about.directions)],
                "role": ("研究开发", "中试放大", "检测评价", "技术转移")[index % 4],
            }
            for index in range(staff)
        ],
        "finance": [
            {
                "year": str(year),
                "revenue": str(8200 + 900 * (year - 2023) + 140 * n),
                "rd_expense": str(410 + 60 * (year - 2023) + 7 * n),
                "field_rd": str(320 + 45 * (year - 2023) + 5 * n),
                "transfer_income": str(60 + 12 * (year - 2023) + n),
            }
            for year in (2023, 2024, 2025)
        ],
        "results": [
            {
                "kind": "invention",
                "name": f"一种{about.product}的制备方法" if n % 2 else f"{about.product}及其应用",
                "number": f"ZL2022 1 0{430000 + 37 * n}.X",
                "date": f"2023-{1 + n % 9:02d}-22",
                "owner": lead,
                "own_ip": "true",
                "application": f"已用于{about.use}",
            },
            {
                "kind": "software",
                "name": f"{about.short}数据采集分析软件 V{1 + n % 3}.0",
                "number": f"2024SR{120000 + 53 * n}",
                "date": f"2024-0{1 + n % 8}-11",
                "owner": lead,
                "own_ip": "true",
            },
        ],
        "projects": [
            {
                "name": f"{about.subject}关键技术研究",
                "level": ("provincial", "city")[n % 2],
                "number": f"20230402{n:04d}",
                "start": "2023-01-01",
                "end": "2025-12-31",
                "amount": str(80 + 15 * (n % 6)),
            }
        ],
        "partners": [],
        "branches": [],
    }


def _plan(n: int, about: Topic) -> dict[str, str]:
    first, last = about.directions[0], about.directions[-1]
    plan = {
        "necessity": f"{about.need}。建设{about.short}技术创新中心，有利于集中各方力量突破{first}等共性技术，"
        "打通从研发到产业化的堵点。",
        "objectives": f"三年内突破关键技术 {4 + n % 5} 项，授权发明专利 {8 + n % 9} 件，制定标准 {2 + n % 3} 项，转化成果 "
        f"{5 + n % 6} 项，服务企业 {40 + n} 家。主要任务：" + "；".join(about.directions) + "。",
        "structure": pick(
            n,
            "实行理事会决策、中心主任负责、专家委员会咨询的治理结构，下设研发部、中试部、技术转移部和综合办公室。",
            "设理事会、中心主任和专家委员会，按研究方向设三个研究室和一个成果转化部，重大事项由理事会表决。",
        ),
        "conditions": f"依托{about.labs}，新增中试线 1 条、设备 {8 + n % 7} 台（套），三年投入 {1800 + 60 * n} 万元，"
        "其中牵头单位自筹七成以上。",
        "team": f"固定研发人员增至 {28 + n % 12} 人，引进博士 {2 + n % 4} 人，围绕{last}设立首席专家岗位，与高校联合培养研究生。",
        "mechanism": pick(
            n + 1,
            "实行项目负责制和成果收益分成，转化净收益的 70% 用于奖励研发团队，仪器设备统一纳入开放共享平台。",
            "共建各方以协议约定投入和权益，形成的知识产权按贡献共有，转化收益优先用于中心再投入。",
        ),
        "services": f"面向中小企业开展委托研发、检验检测、人员培训和技术咨询，年服务不少于 {15 + n % 12} 家，"
        f"每年举办{first}技术培训 {2 + n % 3} 期。",
        "schedule": f"第一年完成组织架构和中试条件建设；第二年完成{first}攻关和标准立项；第三年实现{about.product}规模化应用并接受评估。",
        "safeguards": "设立专项经费专账管理，落实安全生产责任制，建立知识产权和科研诚信管理制度，按年度检查任务完成情况。",
    }
    return {f"plan:{key}": value for key, value in plan.items()}


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
