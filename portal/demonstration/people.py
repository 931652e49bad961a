"""Invented institutions and people: for each city every role, a pool of experts, and units that register."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.auth.hashers import make_password
from stdnum.cn import uscc

import files
from accounts.affiliation import is_asked_by
from accounts.derivation import derive_permissions
from accounts.models import Affiliation, Institution, RoleAssignment, User
from accounts.registration import register_institution
from accounts.roles import ROLES, RoleKey
from cities.models import City, Division
from files.models import StoredFile
from reviews.models import Agency, AgencyMember, Expert, ExpertKind, TitleLevel
from workflow import perform

from . import fixtures
from .clock import OfficeClock
from .filling import scan

PASSWORD = "Centre-2026-demo"  # noqa: S105  printed for everybody: invented people on a machine of one's own

FOUNDED = date(2012, 6, 18)
"""Of a unit whose data name no other day."""
UNREADABLE = "上传的营业执照不清晰，看不到统一社会信用代码后四位，请重新扫描上传；登记地址请写到门牌号。"


def code(prefix: str, number: int) -> str:
    """A valid unified social credit code: registering authority, an organisation that nobody has, check character."""
    body = f"{prefix}MADEM{number:04d}"
    return body + str(uscc.calc_check_digit(body))


@dataclass
class People:
    """Everybody of one city."""

    city: City
    users: dict[str, User]
    """By user name; of all cities."""
    units: dict[str, Institution] = field(default_factory=dict)
    officers: dict[str, str] = field(default_factory=dict)
    """Who is responsible for a unit, by user name."""

    @property
    def data(self) -> dict[str, Any]:
        data: dict[str, Any] = fixtures.read(self.city.slug, "people")
        return data

    @property
    def agencies(self) -> list[dict[str, Any]]:
        """Third parties that the bureau may entrust, where the city's text knows them."""
        rows: list[dict[str, Any]] = self.data.get("agencies", [])
        return rows

    @property
    def experts(self) -> list[User]:
        return [self.users[name] for name in self.data["experts"]]

    def holders(self, role: str) -> list[User]:
        """The officials of the bureau with this role."""
        return [self.users[name] for name, row in self.data["officials"].items() if row["role"] == role]


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


def make_people(clock: OfficeClock, since: datetime) -> dict[str, People]:
    """Officials, experts and the accounts of the institutions, at once; then each institution registers."""
    cities = {city.slug: city for city in City.objects.filter(slug__in=fixtures.cities())}
    data = {slug: fixtures.read(slug, "people") for slug in cities}
    users = _make_users(_accounts(data.values()), since)
    everybody = {slug: People(city, users) for slug, city in cities.items()}
    _grant_offices(everybody.values(), since)
    derive_permissions()
    for people in everybody.values():
        _make_pool(people, since)
        _make_agencies(people, since)
        divisions = {row.name: row for row in Division.objects.filter(city=people.city).select_related("city")}
        for place, (key, unit) in enumerate(people.data["units"].items()):
            _register(people, divisions[unit["division"]], key, unit, place, clock, since)
    RoleAssignment.objects.bulk_create(
        _role(users[name], RoleKey.EDITOR, since, institution=people.units[row["unit"]])
        for people in everybody.values()
        for name, row in people.data["editors"].items()
    )
    RoleAssignment.objects.filter(role=RoleKey.SUBMITTER).update(valid_from=since.date(), granted_at=since)
    derive_permissions()
    return everybody


def _accounts(data: Iterable[dict[str, Any]]) -> dict[str, str]:
    """User names and names of all people of all cities."""
    accounts: dict[str, str] = {}
    for city in data:
        accounts |= {
            key: row["name"] for part in ("officials", "editors", "experts") for key, row in city[part].items()
        }
        accounts |= {key: row["contact"] for key, row in city["units"].items()}
        accounts |= {key: name for agency in city.get("agencies", ()) for key, name in agency["people"].items()}
    return accounts


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


def _role(user: User, role: str, since: datetime, **scope: Any) -> RoleAssignment:
    return RoleAssignment(user=user, role=role, valid_from=since.date(), granted_at=since, reason="演示数据", **scope)


def _grant_offices(everybody: Iterable[People], since: datetime) -> None:
    divisions = {(row.city_id, row.name): row for row in Division.objects.all()}
    RoleAssignment.objects.bulk_create(
        _role(people.users[name], row["role"], since, **_scope(people.city, row, divisions))
        for people in everybody
        for name, row in (
            *people.data["officials"].items(),
            *((name, {"role": RoleKey.EXPERT}) for name in people.data["experts"]),
            *((name, {"role": RoleKey.AGENCY}) for row in people.agencies for name in row["people"]),
        )
    )


def _scope(city: City, row: dict[str, Any], divisions: dict[tuple[int, str], Division]) -> dict[str, Any]:
    kind = ROLES[row["role"]].scope
    if kind == "division":
        return {"division": divisions[city.pk, row["division"]]}
    return {"city": city} if kind == "city" else {}


def _make_pool(people: People, since: datetime) -> None:
    clerk = people.holders(RoleKey.CLERK)[0]
    pool = Expert.objects.bulk_create(
        Expert(
            user=people.users[name],
            city=people.city,
            name=row["name"],
            title=row["title"],
            title_level=TitleLevel.DEPUTY_SENIOR if row["title"].startswith("高级") else TitleLevel.SENIOR,
            kind=ExpertKind(row["kind"]),
            unit_name=row["unit"],
            fields=row["fields"],
            phone=people.users[name].phone,
            email=people.users[name].email,
            added_by=clerk,
        )
        for name, row in people.data["experts"].items()
    )
    Expert.objects.filter(pk__in=[expert.pk for expert in pool]).update(added_at=since)


def _make_agencies(people: People, since: datetime) -> None:
    clerk = people.holders(RoleKey.CLERK)[0]
    for number, row in enumerate(people.agencies):
        users = [people.users[name] for name in row["people"]]
        agency = Agency.objects.create(
            city=people.city,
            name=row["name"],
            uscc=code(row["code"], 8001 + number),
            contact=users[0].name,
            phone=users[0].phone,
            added_by=clerk,
        )
        AgencyMember.objects.bulk_create(
            AgencyMember(agency=agency, user=user, name=user.name, email=user.email, added_by=clerk) for user in users
        )
        Agency.objects.filter(pk=agency.pk).update(added_at=since)
        agency.members.update(added_at=since)


def _register(
    people: People,
    division: Division,
    key: str,
    unit: dict[str, Any],
    place: int,
    clock: OfficeClock,
    since: datetime,
) -> None:
    """Hand in the registration, and what the department did with it."""
    user, outcome = people.users[key], unit.get("outcome", "confirm")
    confirmed = outcome == "confirm"
    asked = (
        clock.after(since, days=1 + place // 3, minutes=35 + 7 * place)
        if confirmed
        else clock.ago(4 - place % 3, 9 + place % 3, 7 + 3 * place)
    )
    stored = files.store(
        scan(f"licence {key}", 9000 + place), "营业执照或法人证书（样本）.png", by=user, content_type="image/png"
    )
    institution = register_institution(
        user,
        {
            "name": unit["name"],
            "kind": unit.get("kind", "enterprise"),
            "city": people.city,
            "division": division,
            "address": unit["address"],
            "registered_on": unit.get("founded", FOUNDED),
            "legal_representative": unit["representative"],
            "contact_name": unit["contact"],
            "contact_phone": user.phone,
        },
        uscc=code(unit["code"], place + 1),
        legal_person=True,
        licence=stored,
        affiliation=unit.get("affiliation", Affiliation.LOCAL) if is_asked_by(people.city) else "",
        at=asked,
    )
    people.units[key] = institution
    people.officers[key] = next(
        name for name, row in people.data["officials"].items() if row.get("division") == division.name
    )
    officer = people.users[people.officers[key]]
    answered = clock.after(asked, days=1, minutes=40)
    if confirmed:
        perform(institution, "confirm", officer, at=answered, remark="证照齐全，信息一致。")
    elif outcome == "return":
        perform(institution, "return", officer, at=answered, reasons=UNREADABLE)
    institution.dated_attributes.update(claimed_at=asked)
    StoredFile.objects.filter(pk=stored.pk).update(uploaded_at=asked)
    Institution.objects.filter(pk=institution.pk).update(created_at=asked - timedelta(hours=1))
