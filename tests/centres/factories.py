"""Entries of the register for tests."""

from datetime import date
from typing import Any

from centres.entering import enter_register
from centres.models import Centre
from tests.accounts.factories import datong, make_institution
from workflow import start_process


def make_centre(short_name: str = "羊绒精深加工", **fields: Any) -> Centre:
    city = fields.pop("city", None) or datong()
    given = {
        "process": start_process("recognition", "datong/trial", []),
        "full_name": f"{city.name}{short_name}技术创新中心",
        "partners": (),
        "field": "羊毛纺织",
        "edition": "datong/trial",
        "decided_on": date(2026, 11, 20),
        "document": None,
    } | fields
    if "lead" not in given:
        given["lead"] = make_institution()
    return enter_register(city=city, short_name=short_name, **given)
