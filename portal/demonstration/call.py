"""The call under which the invented units apply."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from applications.models import Call
from applications.states import CallState

from .people import People

TEXT = """各县（区）科技管理部门、市直有关部门，各有关单位：

为加快推进以企业为主体、市场为导向、产学研深度融合的技术创新体系建设，根据《大同市技术创新中心认定管理办法（试行）》，现就{year}年度大同市技术创新中心申报有关事项通知如下。

一、申报领域
综合类技术创新中心主要依托高校院所的优势科研力量或新型研发机构等牵头组建；领域类技术创新中心重点围绕煤炭清洁高效利用、新能源、半导体、数字产业、新材料、装备制造、生物医药和大健康、通用航空、节能环保、羊毛纺织等产业领域建设。

二、申报条件
（一）牵头单位应在大同市内注册登记，具有独立法人资格，具有较强的资源整合能力和技术转移扩散能力。
（二）拥有一批技术含量高、市场前景广阔，具有自主知识产权的高科技成果；中心负责人应具有高级专业技术职称；科研团队稳定。
（三）具备一定规模的技术装备、科技资源、服务场所等基础条件，使用面积不少于500平方米。
（四）符合国家、省和我市产业政策，不存在重大安全、违法失信情况。

三、申报程序
常年接受申报，成熟一个、认定一个。申报单位在本平台注册并经组织管理部门确认后，在线填写建设申报材料和建设方案，由授权人提交；组织管理部门审核后报市科技局。市科技局复核后组织专家实地考察和现场答辩，申报单位根据专家意见完善建设方案，经会议研究、公示五个工作日无异议的，予以认定。

四、有关要求
申报单位对材料的真实性、完整性负责，不得弄虚作假。组织管理部门应逐项核对佐证材料，严格把关。涉密内容不得在本平台填报。

五、联系方式
{office}，电话：{phone}。
"""


def make_call(people: People, since: datetime) -> Call:
    city = people.city
    year = timezone.localtime(since).year
    return Call.objects.create(
        city=city,
        title=f"{year}年度大同市技术创新中心申报通知（常年受理）",
        text=TEXT.format(year=year, office=f"{city.bureau_name}{city.office_name}", phone=city.office_phone),
        edition=city.current_edition,
        opens_at=since,
        state=CallState.OPEN,
        opened_by=people.users["clerk"],
    )
