"""People and institutions for tests. Quick: no password hashing, states inserted as they are."""

from datetime import date
from itertools import count
from typing import Any

from django.utils import timezone
from stdnum.cn import uscc as standard

from accounts.granting import grant_role
from accounts.models import Institution, InstitutionAttribute, InstitutionState, User
from accounts.registration import KIND, stages_in
from cities.models import City, Division
from workflow.models import Process, Stage
from workflow.states import StageState

_numbers = count(1)


def make_code(prefix: str = "91140200MA") -> str:
    """A valid unified social credit code that nobody else has."""
    body = f"{prefix}{next(_numbers):07d}"
    return body + standard.calc_check_digit(body)


def new_user(username: str = "", **fields: Any) -> User:
    """Not saved yet. Signs in by ``client.force_login`` unless it is given a ``password``."""
    number = next(_numbers)
    username = username or f"user{number}"
    password = fields.pop("password", None)
    user = User(username=username, name=fields.pop("name", username), **fields)
    user.email = user.email or f"{username}@example.org"
    if password is None:
        user.set_unusable_password()
    else:
        user.set_password(password)
    return user


def make_user(username: str = "", **fields: Any) -> User:
    user = new_user(username, **fields)
    user.save()
    return user


def datong() -> City:
    return City.objects.get(slug="datong")


def division(name: str = "平城区") -> Division:
    return Division.objects.get(name=name)


def make_institution(name: str = "", *, state: str = InstitutionState.CONFIRMED, **fields: Any) -> Institution:
    """A registered institution in its state, with process, stages and the attributes of its registration.

    ``submitter=``/``editor=`` make a person its member.
    """
    members = {role: fields.pop(role) for role in ("submitter", "editor") if role in fields}
    place = fields.pop("division", None) or division()
    registered_on = fields.pop("registered_on", date(2015, 6, 1))
    institution = Institution(
        name=name or f"测试单位{next(_numbers)}",
        uscc=fields.pop("uscc", None) or make_code(f"91{place.city.code}MA"),
        kind=fields.pop("kind", "enterprise"),
        division=place,
        city=fields.pop("city", place.city),
        address=fields.pop("address", "平城区测试路1号"),
        registered_on=registered_on,
        legal_representative="赵测试",
        contact_name="钱测试",
        contact_phone="0352-0000001",
        signs_in=True,
        state=state,
        process=_process(state, place.city),
        **fields,
    )
    institution.save()
    InstitutionAttribute.objects.bulk_create(
        InstitutionAttribute(institution=institution, key=key, value=value, valid_from=registered_on)
        for key, value in {
            "name": institution.name,
            "kind": institution.kind,
            "legal_person": True,
            "registered_city": institution.city.slug,
            "registered_on": registered_on.isoformat(),
        }.items()
    )
    for role, user in members.items():
        grant_role(user, role, institution)
    return institution


def _process(state: str, city: City) -> Process:
    now = timezone.now()
    where = {"pending": 1, "returned": 0}.get(state)
    process = Process.objects.create(kind=KIND, opened_at=now, closed_at=None if where is not None else now)
    last = {"confirmed": StageState.DONE, "refused": StageState.DECLINED}.get(state, StageState.OPEN)
    states = {
        "pending": (StageState.DONE, StageState.OPEN),
        "returned": (StageState.OPEN, StageState.RETURNED),
    }.get(state, (StageState.DONE, last))
    stages = Stage.objects.bulk_create(
        Stage(
            process=process,
            position=position,
            state=states[position],
            opened_at=now,
            closed_at=now if states[position] in (StageState.DONE, StageState.DECLINED) else None,
            **fields,
        )
        for position, fields in enumerate(stages_in(city))
    )
    if where is not None:
        process.current_stage = stages[where]
        process.save(update_fields=["current_stage"])
    return process
