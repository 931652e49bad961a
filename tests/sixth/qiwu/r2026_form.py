"""栖梧市技术创新中心管理办法: what its form asks for."""

from __future__ import annotations

from rules.choices import EMPLOYMENT, INSTITUTION_KINDS, TECHNOLOGY_FIELDS, TITLE_LEVELS
from rules.dates import AS_OF, years_after
from rules.derived import Derived
from rules.facts import Choice, Fact
from rules.form import Section
from rules.kinds import Kind
from rules.logic import all_of
from rules.rosters import Roster, count
from rules.text import Text
from tests.sixth.qiwu.clauses import clause

IN_QIWU = "9801"

short_name = Fact(
    "short_name",
    Kind.TEXT,
    Text("创新中心名称", "Name of the centre"),
    help=Text("只填写“栖梧市”与“技术创新中心”之间的部分", "Only what stands between the city and 技术创新中心"),
    required=True,
    max_length=40,
    clauses=(clause("5"),),
)
industry_field = Fact(
    "field", Kind.CHOICE, Text("技术领域", "Field"), choices=TECHNOLOGY_FIELDS, required=True, clauses=(clause("2"),)
)
direction = Fact("direction", Kind.LONG_TEXT, Text("主要研发方向", "Main directions"), required=True, max_length=1000)

lead_name = Fact(
    "lead_name",
    Kind.TEXT,
    Text("申报单位名称", "Applicant"),
    required=True,
    evidence=("legal_certificate",),
    from_institution="name",
)
lead_uscc = Fact(
    "lead_uscc",
    Kind.USCC,
    Text("统一社会信用代码", "Unified social credit code"),
    required=True,
    evidence=("legal_certificate",),
    from_institution="uscc",
)
lead_kind = Fact(
    "lead_kind",
    Kind.CHOICE,
    Text("申报单位类型", "Kind of applicant"),
    choices=INSTITUTION_KINDS,
    required=True,
    from_institution="kind",
)
registered_city = Fact(
    "registered_city",
    Kind.DIVISION,
    Text("注册地（行政区划代码）", "Place of registration (division code)"),
    choices=(Choice("980100", Text("栖梧市", "Qiwu")),),
    required=True,
    evidence=("legal_certificate",),
    clauses=(clause("4(1)"),),
    from_institution="registered_city",
)
legal_person = Fact(
    "legal_person",
    Kind.BOOLEAN,
    Text("是否具有独立法人资格", "A legal person in its own right?"),
    required=True,
    evidence=("legal_certificate",),
    clauses=(clause("4(1)"),),
    from_institution="legal_person",
)
rd_last_year = Fact(
    "rd_last_year",
    Kind.MONEY,
    Text("上一年度研发投入", "R&D spending of the last year"),
    required=True,
    evidence=("finance_report",),
    clauses=(clause("4(2)"),),
)

patent_kind = Fact(
    "kind",
    Kind.CHOICE,
    Text("类别", "Kind"),
    choices=(
        Choice("invention", Text("授权发明专利", "Invention patent, granted")),
        Choice("other", Text("其他知识产权", "Other intellectual property")),
    ),
    required=True,
)
patent_granted = Fact("granted", Kind.DATE, Text("授权日期", "Granted on"), required=True)
patents = Roster(
    "patents",
    Text("知识产权清单", "Intellectual property"),
    row_title=Text("知识产权", "Item"),
    columns=(
        Fact("name", Kind.TEXT, Text("名称", "Name"), required=True),
        patent_kind,
        Fact("number", Kind.TEXT, Text("编号", "Number"), required=True),
        patent_granted,
    ),
    clauses=(clause("4(2)"),),
    counted_in=Text("件", "item(s)"),
)
recent_inventions = Derived(
    "recent_inventions",
    Text("近三年授权发明专利", "Invention patents of the last three years"),
    count(
        patents,
        Text("近三年授权发明专利", "Invention patents of the last three years"),
        where=all_of(patent_kind.equals("invention"), patent_granted >= years_after(AS_OF, -3)),
    ),
    clauses=(clause("4(2)"),),
)

leader_name = Fact(
    "leader_name",
    Kind.TEXT,
    Text("创新中心负责人姓名", "Head of the centre"),
    required=True,
    max_length=50,
    clauses=(clause("4(3)"),),
)
leader_birth_date = Fact(
    "leader_birth_date",
    Kind.DATE,
    Text("负责人出生日期", "Birth date of the head"),
    required=True,
    evidence=("leader_certificate",),
    clauses=(clause("4(3)"),),
)
leader_title_level = Fact(
    "leader_title_level",
    Kind.CHOICE,
    Text("负责人职称级别", "Professional title of the head"),
    choices=TITLE_LEVELS,
    required=True,
    evidence=("leader_certificate",),
    clauses=(clause("4(3)"),),
)

rd_area = Fact(
    "rd_area",
    Kind.AREA,
    Text("研发场地面积", "Area of the premises"),
    required=True,
    evidence=("premises_proof",),
    clauses=(clause("4(4)"),),
)
person_key = Fact("person", Kind.TEXT, Text("人员编号", "Person key"), required=True, max_length=40)
person_employment = Fact(
    "employment", Kind.CHOICE, Text("人员性质", "Fixed or mobile"), choices=EMPLOYMENT, required=True
)
people = Roster(
    "people",
    Text("研发人员名册", "R&D staff"),
    row_title=Text("人员", "Person"),
    columns=(
        Fact("name", Kind.TEXT, Text("姓名", "Name"), required=True, max_length=50),
        person_key,
        person_employment,
    ),
    min_rows=1,
    clauses=(clause("4(5)"),),
    counted_in=Text("人", "person(s)"),
)
fixed_staff = Derived(
    "fixed_staff",
    Text("固定研发人员数", "Fixed R&D staff"),
    count(
        people,
        Text("固定研发人员数", "Fixed R&D staff"),
        where=person_employment.equals("fixed"),
        distinct=person_key,
    ),
    clauses=(clause("4(5)"),),
)

record = Fact(
    "record",
    Kind.CHOICE,
    Text("近三年重大安全、环保事故和严重失信行为", "Grave accidents and breaches of trust in three years"),
    choices=(Choice("none", Text("无", "None")), Choice("some", Text("有", "Some"))),
    required=True,
    evidence=("record_statement",),
    clauses=(clause("4(6)"),),
)

SECTIONS = (
    Section("basic", Text("基本信息", "Basic information"), (short_name, industry_field, direction)),
    Section(
        "lead",
        Text("申报单位", "Applicant"),
        (lead_name, lead_uscc, lead_kind, registered_city, legal_person, rd_last_year, patents),
    ),
    Section("leader", Text("负责人", "Head of the centre"), (leader_name, leader_birth_date, leader_title_level)),
    Section("conditions", Text("研发条件", "Conditions"), (rd_area, people, record)),
)
DERIVED = (recent_inventions, fixed_staff)
