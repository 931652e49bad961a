"""栖梧市技术创新中心管理办法: the conditions of 第四条, in article order."""

from __future__ import annotations

from rules.dates import age_under
from rules.logic import any_of
from rules.requirements import Requirement
from rules.text import Text
from tests.sixth.qiwu import r2026_form as form
from tests.sixth.qiwu.clauses import clause

REGISTERED = Requirement(
    clause("4(1)/registered"),
    clause("4(1)"),
    Text("在本市注册", "Registered in the city"),
    "申报单位在本市注册",
    form.registered_city.starts_with(form.IN_QIWU),
    evidence=("legal_certificate",),
)
LEGAL_PERSON = Requirement(
    clause("4(1)/legal_person"),
    clause("4(1)"),
    Text("独立法人资格", "A legal person"),
    "具有独立法人资格",
    form.legal_person.is_yes(),
    evidence=("legal_certificate",),
)
MONEY_OR_PATENTS = Requirement(
    clause("4(2)/money_or_patents"),
    clause("4(2)"),
    Text("研发投入或者发明专利", "R&D spending or invention patents"),
    "上一年度研发投入不低于300万元，或者近三年取得授权发明专利5件以上",
    any_of(form.rd_last_year >= 300, form.recent_inventions >= 5),
    evidence=("finance_report", "patent_certificates"),
)
AGE = Requirement(
    clause("4(3)/age"),
    clause("4(3)"),
    Text("负责人年龄", "Age of the head"),
    "创新中心负责人未满58周岁",
    age_under(form.leader_birth_date, 58),
    evidence=("leader_certificate",),
)
TITLE = Requirement(
    clause("4(3)/title"),
    clause("4(3)"),
    Text("负责人职称", "Title of the head"),
    "具有高级职称",
    form.leader_title_level.is_one_of("senior", "associate_senior"),
    evidence=("leader_certificate",),
)
AREA = Requirement(
    clause("4(4)/area"),
    clause("4(4)"),
    Text("研发场地面积", "Area of the premises"),
    "研发场地面积不少于400平方米",
    form.rd_area >= 400,
    evidence=("premises_proof",),
)
STAFF = Requirement(
    clause("4(5)/staff"),
    clause("4(5)"),
    Text("固定研发人员", "Fixed R&D staff"),
    "固定研发人员不少于10人",
    form.fixed_staff >= 10,
    evidence=("staff_proof",),
)
RECORD = Requirement(
    clause("4(6)/record"),
    clause("4(6)"),
    Text("安全、环保和信用", "Safety, environment and trust"),
    "近三年内未发生重大安全、环保事故和严重失信行为",
    form.record.equals("none"),
    evidence=("record_statement",),
)

REQUIREMENTS = (REGISTERED, LEGAL_PERSON, MONEY_OR_PATENTS, AGE, TITLE, AREA, STAFF, RECORD)
