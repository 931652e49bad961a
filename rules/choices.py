"""Choices that the forms of several cities offer in the same words. What a text names itself stands in its edition."""

from __future__ import annotations

from rules.facts import Choice
from rules.text import Text

INSTITUTION_KINDS = (
    Choice("enterprise", Text("企业", "Enterprise")),
    Choice("university", Text("高等院校", "University or college")),
    Choice("institute", Text("科研院所（研究院）", "Research institute")),
    Choice("new_rd_institution", Text("新型研发机构", "New-type R&D institution")),
    Choice("technical_body", Text("技术机构", "Technical body")),
    Choice("public_institution", Text("其他事业单位", "Other public institution")),
    Choice("social_service", Text("社会服务机构", "Social service organisation")),
    Choice("other", Text("其他", "Other")),
)
"""As the register of institutions tells them apart."""

TECHNOLOGY_FIELDS = (
    Choice("electronics", Text("电子信息", "Electronics and information")),
    Choice("biomedicine", Text("生物与新医药", "Biology and new medicine")),
    Choice("aerospace", Text("航空航天", "Aviation and space")),
    Choice("new_materials", Text("新材料", "New materials")),
    Choice("high_tech_services", Text("高技术服务", "High-tech services")),
    Choice("new_energy", Text("新能源与节能", "New energy and energy saving")),
    Choice("environment", Text("资源与环境", "Resources and environment")),
    Choice("manufacturing", Text("先进制造与自动化", "Advanced manufacturing and automation")),
    Choice("agriculture", Text("现代农业", "Modern agriculture")),
    Choice("other", Text("其他领域", "Another field")),
)
"""A usual division of technology, for texts that name no fields of their own; the call chooses among them."""

TITLE_LEVELS = (
    Choice("senior", Text("正高级", "Senior (full)")),
    Choice("associate_senior", Text("副高级", "Senior (associate)")),
    Choice("intermediate", Text("中级", "Intermediate")),
    Choice("junior", Text("初级", "Junior")),
    Choice("none", Text("无", "None")),
)
DEGREES = (
    Choice("doctor", Text("博士", "Doctor")),
    Choice("master", Text("硕士", "Master")),
    Choice("bachelor", Text("学士", "Bachelor")),
    Choice("none", Text("无学位", "None")),
)
EMPLOYMENT = (Choice("fixed", Text("固定", "Fixed")), Choice("mobile", Text("流动", "Mobile")))
TENURE = (
    Choice("owned", Text("自有", "Owned")),
    Choice("leased", Text("租赁", "Leased")),
    Choice("other", Text("无偿使用等其他方式", "Free use or other")),
)
PROJECT_LEVELS = (
    Choice("national", Text("国家级科技计划项目", "National science and technology programme")),
    Choice("provincial", Text("省级科技计划项目", "Provincial science and technology programme")),
    Choice("city", Text("市级科技计划项目", "City science and technology programme")),
    Choice("commissioned", Text("横向委托项目", "Commissioned")),
    Choice("own", Text("自立项目", "Own project")),
)
RESULT_KINDS = (
    Choice("invention", Text("发明专利（已授权）", "Invention patent (granted)")),
    Choice("utility_model", Text("实用新型专利", "Utility model")),
    Choice("software", Text("软件著作权", "Software copyright")),
    Choice("standard", Text("标准", "Standard")),
    Choice("variety", Text("新药、新品种", "New drug or variety")),
    Choice("know_how", Text("专有技术", "Know-how")),
    Choice("original", Text("其他原创性成果", "Other original result")),
)
COMMITTEE_SKILLS = (
    Choice("technical", Text("技术", "Technical")),
    Choice("management", Text("管理", "Management")),
    Choice("economic", Text("经济", "Economic")),
    Choice("other", Text("其他", "Other")),
)
