"""Invented institutions and people: every role of Datong, a pool of experts, and a clerk of another city."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.auth.hashers import make_password
from stdnum.cn import uscc

import files
from accounts.derivation import derive_permissions
from accounts.models import Institution, RoleAssignment, User
from accounts.registration import register_institution
from accounts.roles import RoleKey
from cities.models import City, Division
from reviews.models import Expert, ExpertKind, TitleLevel
from workflow import perform

from .clock import OfficeClock
from .filling import scan

PASSWORD = "Datong-2026-demo"  # noqa: S105  printed for everybody: invented people on a machine of one's own


def code(prefix: str, number: int) -> str:
    """A valid unified social credit code: registering authority, an organisation that nobody has, check character."""
    body = f"{prefix}MADEM{number:04d}"
    return body + str(uscc.calc_check_digit(body))


@dataclass(frozen=True)
class Unit:
    key: str
    """Also the user name of its authorised submitter."""
    name: str
    division: str
    prefix: str
    """Kind of code and registering authority."""
    contact: str
    lead_kind: str
    representative: str
    address: str
    founded: date = date(2012, 6, 18)
    kind: str = "enterprise"
    outcome: str = "confirm"
    """What its department did with the registration; "" for nothing yet."""


UNITS = (
    Unit(
        "yunling",
        "大同市云岭重工装备有限公司",
        "平城区",
        "91140213",
        "申雨桐",
        "large_enterprise",
        "方立衡",
        "平城区云中路 16 号",
    ),
    Unit(
        "beichen",
        "大同北辰烯碳材料科技有限公司",
        "云冈区",
        "91140214",
        "贺知行",
        "large_enterprise",
        "韩屹",
        "云冈区平旺产业园 3 号",
    ),
    Unit(
        "yunzhou_uni",
        "山西云州大学",
        "大同市教育局",
        "12140200",
        "穆清扬",
        "university",
        "段景明",
        "云州区文瀛湖东路 1 号",
        date(1978, 9, 1),
        "university",
    ),
    Unit(
        "saibei",
        "大同市塞北清洁能源研究院",
        "云州区",
        "12140200",
        "岳凌川",
        "institute",
        "齐道远",
        "云州区御东科创园 2 栋",
        date(2003, 4, 11),
        "research_institute",
    ),
    Unit(
        "sanggan",
        "大同桑干功率半导体创新研究院",
        "大同市工业和信息化局",
        "52140200",
        "尚可为",
        "new_rd_institution",
        "欧阳珩",
        "山西大同经济开发区创业街 8 号",
        date(2019, 11, 5),
        "new_research_organisation",
    ),
    Unit(
        "lanqi",
        "大同市岚芪生物科技有限公司",
        "阳高县",
        "91140221",
        "温若兰",
        "large_enterprise",
        "郝延龄",
        "阳高县龙泉工业园 5 号",
    ),
    Unit(
        "cailiang",
        "大同市采凉智能矿山科技有限公司",
        "云冈区",
        "91140214",
        "石牧野",
        "large_enterprise",
        "程一帆",
        "云冈区新平旺西路 9 号",
    ),
    Unit(
        "yuanshang",
        "阳高县塬上绒毛纺织有限公司",
        "阳高县",
        "91140221",
        "柳叶青",
        "large_enterprise",
        "卫长风",
        "阳高县纺织产业园 1 号",
    ),
    Unit(
        "lijin",
        "大同市砾金煤基材料有限公司",
        "云冈区",
        "91140214",
        "雷鸣远",
        "large_enterprise",
        "丁岩松",
        "云冈区口泉东街 21 号",
    ),
    Unit(
        "yunchi",
        "大同云翅通用航空制造有限公司",
        "大同市工业和信息化局",
        "91140200",
        "展云飞",
        "large_enterprise",
        "凌霄汉",
        "云州区航空产业园 6 号",
    ),
    Unit(
        "chenglan",
        "大同市澄岚环境工程有限公司",
        "平城区",
        "91140213",
        "江映雪",
        "large_enterprise",
        "水长清",
        "平城区御河西路 77 号",
    ),
    Unit(
        "yulan",
        "大同御澜数据技术有限公司",
        "平城区",
        "91140213",
        "简思齐",
        "large_enterprise",
        "向北辰",
        "平城区御东新区数智大厦 12 层",
        date(2018, 3, 20),
    ),
    Unit(
        "saiyun",
        "大同塞云职业技术学院",
        "大同市教育局",
        "12140200",
        "文修竹",
        "university",
        "庄敬之",
        "平城区大庆路 300 号",
        date(1999, 7, 1),
        "university",
    ),
    Unit(
        "yuemai",
        "大同市岳麦食品机械有限公司",
        "云州区",
        "91140215",
        "麦穗儿",
        "large_enterprise",
        "谷满仓",
        "云州区西坪镇工业路 4 号",
    ),
    Unit(
        "xingyuan",
        "大同市星垣储能装备有限公司",
        "平城区",
        "91140213",
        "辛元夕",
        "large_enterprise",
        "康庄",
        "平城区开源街 31 号",
        date(2021, 5, 17),
        outcome="",
    ),
    Unit(
        "fengxi",
        "大同市枫溪陶瓷新材料有限公司",
        "云州区",
        "91140215",
        "封小溪",
        "small_enterprise",
        "陶知远",
        "云州区杜庄乡工业园",
        date(2020, 8, 3),
        outcome="return",
    ),
)

OFFICIALS: dict[str, tuple[str, str, str]] = {
    "pingcheng": ("鲁平安", "officer", "平城区"),
    "yungang": ("秦岳", "officer", "云冈区"),
    "yunzhou": ("苏禾", "officer", "云州区"),
    "yanggao": ("高远山", "officer", "阳高县"),
    "gongxin": ("严谨", "officer", "大同市工业和信息化局"),
    "jiaoyu": ("师正方", "officer", "大同市教育局"),
    "clerk": ("柴静姝", "clerk", "datong"),
    "head": ("关世衡", "section_head", "datong"),
    "leader": ("沈砚秋", "leader", "datong"),
    "leader2": ("裴仲衡", "leader", "datong"),
    "publisher": ("宣明", "publisher", "datong"),
    "auditor": ("明鉴", "auditor", "datong"),
    "admin": ("安维", "platform_admin", ""),
    "jinzhong": ("祁晋", "clerk", "jinzhong"),
}
"""User name: name, role, scope."""

EDITOR = ("yunling_editor", "乔一诺", "yunling")

EXPERTS: tuple[tuple[str, str, ExpertKind, str, tuple[str, ...]], ...] = (
    ("邬思衍", "教授", ExpertKind.TECHNICAL, "太原云间理工大学", ("装备制造", "新材料")),
    ("顾南乔", "研究员", ExpertKind.TECHNICAL, "晋北能源化工研究所", ("煤炭清洁高效利用", "节能环保")),
    ("晏秋白", "正高级工程师", ExpertKind.TECHNICAL, "太原汾河电力设计研究中心", ("新能源", "数字产业")),
    ("祝长庚", "主任药师", ExpertKind.TECHNICAL, "山西汾东医药研究所", ("生物医药和大健康",)),
    ("令狐谦", "研究员", ExpertKind.MANAGEMENT, "太原汾河科技发展战略中心", ("科技管理",)),
    ("钟离昕", "教授", ExpertKind.MANAGEMENT, "太原云间理工大学", ("技术转移", "科技管理")),
    ("费云帆", "正高级会计师", ExpertKind.FINANCE, "山西汾誉会计师事务所", ("科技经费",)),
    ("阎书宁", "高级会计师", ExpertKind.FINANCE, "太原并州会计师事务所", ("科技经费", "审计")),
)


@dataclass
class People:
    city: City
    units: dict[str, Institution] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    experts: list[User] = field(default_factory=list)
    officers: dict[str, str] = field(default_factory=dict)
    """Who is responsible for a unit, by user name."""


@dataclass(frozen=True)
class Team:
    """Who acts in one dossier's story."""

    applicant: User
    officer: User
    clerk: User
    section_head: User
    leader: User
    publisher: User
    experts: tuple[User, ...]


def make_people(clock: OfficeClock, since: datetime) -> People:
    """Officials, experts and the accounts of the institutions, at once; then each institution registers."""
    people = People(City.objects.get(slug="datong"))
    divisions = {row.name: row for row in Division.objects.filter(city=people.city)}
    accounts = {name: person for name, (person, _role, _scope) in OFFICIALS.items()}
    accounts |= {unit.key: unit.contact for unit in UNITS} | {EDITOR[0]: EDITOR[1]}
    accounts |= {f"expert{number}": row[0] for number, row in enumerate(EXPERTS, 1)}
    people.users = _make_users(accounts, since)
    people.experts = [people.users[f"expert{number}"] for number in range(1, len(EXPERTS) + 1)]
    _grant_offices(people, divisions, since)
    derive_permissions()
    _make_pool(people, since)
    for place, unit in enumerate(UNITS):
        _register(people, divisions, unit, place, clock)
    _grant(people.users[EDITOR[0]], RoleKey.EDITOR, since, institution=people.units[EDITOR[2]])
    RoleAssignment.objects.filter(role=RoleKey.SUBMITTER).update(valid_from=since.date(), granted_at=since)
    derive_permissions()
    return people


def _make_users(accounts: dict[str, str], since: datetime) -> dict[str, User]:
    encoded = make_password(PASSWORD)
    users = User.objects.bulk_create(
        User(
            username=username,
            name=name,
            email=f"{username}@people.example",
            phone=f"1380352{number:04d}",
            password=encoded,
        )
        for number, (username, name) in enumerate(accounts.items(), 1)
    )
    User.objects.filter(pk__in=[user.pk for user in users]).update(created_at=since)
    return {user.username: user for user in users}


def _grant(user: User, role: str, since: datetime, **scope: Any) -> None:
    RoleAssignment.objects.create(
        user=user, role=role, valid_from=since.date(), granted_at=since, reason="演示数据", **scope
    )


def _grant_offices(people: People, divisions: dict[str, Division], since: datetime) -> None:
    cities = {city.slug: city for city in City.objects.all()}
    for username, (_name, role, scope) in OFFICIALS.items():
        place: dict[str, Any] = {}
        if scope in divisions:
            place = {"division": divisions[scope]}
        elif scope:
            place = {"city": cities[scope]}
        _grant(people.users[username], role, since, **place)
    for user in people.experts:
        _grant(user, RoleKey.EXPERT, since, city=people.city)


def _make_pool(people: People, since: datetime) -> None:
    Expert.objects.bulk_create(
        Expert(
            user=user,
            city=people.city,
            name=name,
            title=title,
            title_level=TitleLevel.DEPUTY_SENIOR if title.startswith("高级") else TitleLevel.SENIOR,
            kind=kind,
            unit_name=unit,
            fields=list(fields),
            phone=user.phone,
            email=user.email,
            added_by=people.users["clerk"],
        )
        for user, (name, title, kind, unit, fields) in zip(people.experts, EXPERTS, strict=True)
    )
    Expert.objects.update(added_at=since)


def _register(people: People, divisions: dict[str, Division], unit: Unit, place: int, clock: OfficeClock) -> None:
    """Hand in the registration, and what the department did with it."""
    user, division = people.users[unit.key], divisions[unit.division]
    waits = unit.outcome != "confirm"
    asked = clock.ago(4 - place % 3 if waits else 186 - place, 9 + place % 3, 7 + 3 * place)
    stored = files.store(
        scan(f"licence {place}", 9000 + place), "营业执照或法人证书（样本）.png", by=user, content_type="image/png"
    )
    entries = {
        "name": unit.name,
        "kind": unit.kind,
        "city": people.city,
        "division": division,
        "address": f"大同市{unit.address}",
        "registered_on": unit.founded,
        "legal_representative": unit.representative,
        "contact_name": unit.contact,
        "contact_phone": user.phone,
    }
    institution = register_institution(
        user, entries, uscc=code(unit.prefix, place + 1), legal_person=True, licence=stored, at=asked
    )
    people.units[unit.key] = institution
    responsible = next(
        name for name, (_n, role, scope) in OFFICIALS.items() if (role, scope) == (RoleKey.OFFICER, division.name)
    )
    officer = people.users[responsible]
    people.officers[unit.key] = responsible
    answered = clock.after(asked, days=1, minutes=40)
    if unit.outcome == "confirm":
        perform(institution, "confirm", officer, at=answered, remark="证照齐全，信息一致。")
    elif unit.outcome == "return":
        perform(
            institution,
            "return",
            officer,
            at=answered,
            reasons="上传的营业执照不清晰，看不到统一社会信用代码后四位，请重新扫描上传；登记地址请写到门牌号。",
        )
    dated = institution.dated_attributes.all()
    dated.update(claimed_at=asked)
    type(stored).objects.filter(pk=stored.pk).update(uploaded_at=asked)
    Institution.objects.filter(pk=institution.pk).update(created_at=asked - timedelta(hours=1))
