"""Notices before the public, and objections against them, for tests."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import time_machine

from accounts.granting import grant_role
from accounts.models import User
from cities.models import City
from notices.composing import compose_notice
from notices.models import Notice, NoticeItem, Objection
from notices.objecting import receive
from notices.owners import register_item_owner
from notices.posting import post
from tests.accounts.factories import datong, make_user
from workflow import start_process
from workflow.models import Process

KIND = "notice-test"
CLAUSE = "datong/trial#9(3)"
SHANGHAI = ZoneInfo("Asia/Shanghai")
LONG_AGO = date(2026, 1, 1)
"""Since when people hold their offices: before any day to which a test travels."""
TEXT = "名单所列单位的场地面积与事实不符，附现场照片和租赁合同为证，请予核查。"

upheld: list[tuple[NoticeItem, Objection]] = []
"""What the owner of the test items was told."""
changed: list[NoticeItem] = []
interested: set[int] = set()
"""Ids of people who have an interest in every test item."""

register_item_owner(
    KIND,
    on_upheld=lambda item, objection, act: upheld.append((item, objection)),
    has_interest=lambda process, user: user.pk in interested,
    on_period_changed=lambda item, act: changed.append(item),
)


def at(text: str) -> datetime:
    """A moment in Shanghai."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def make_publisher(city: City | None = None, **fields: Any) -> User:
    user = make_user(**fields)
    grant_role(user, "publisher", city or datong(), valid_from=LONG_AGO)
    return user


def make_handler(city: City | None = None, **fields: Any) -> User:
    """Whoever handles objections: the section head of the city's bureau."""
    user = make_user(**fields)
    grant_role(user, "section_head", city or datong(), valid_from=LONG_AGO)
    return user


def make_line(name: str = "大同市羊绒技术创新中心") -> dict[str, Any]:
    return {
        "process": new_process(),
        "name": name,
        "lead": "大同市云中羊绒有限公司",
        "partners": "大同大学",
        "recommender": "平城区工信局",
    }


def new_process() -> Process:
    return start_process(KIND, "datong/trial", [])


def make_notice(
    posted: str | None = "2026-11-16T09:00", *, lines: int = 1, city: City | None = None, by: Any = None, **fields: Any
) -> Notice:
    """A publicity of five working days, posted at that moment; a draft without one."""
    city = city or datong()
    by = by or make_publisher(city)
    given = {"title": "关于拟认定大同市技术创新中心名单的公示", "length": 5, "clause": CLAUSE} | fields
    items = [make_line(f"大同市测试{number}技术创新中心") for number in range(1, lines + 1)] if given["length"] else []
    notice = compose_notice(city, items=items, by=by, **given)
    if posted:
        with time_machine.travel(at(posted), tick=False):
            post(notice, by, at(posted))
    return notice


def make_objection(item: NoticeItem, moment: str = "2026-11-18T10:00", **identity: Any) -> Objection:
    given = {
        "kind": "person",
        "name": "孙举报",
        "unit": "",
        "phone": "13800000000",
        "email": "",
        "address": "",
    } | identity
    with time_machine.travel(at(moment), tick=False):
        return receive(item, given, TEXT)
