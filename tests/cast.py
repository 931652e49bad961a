"""The fixed cast: one person for each part that anybody plays, the same in every test.

``cast`` is a fixture; ``cast.client("clerk")`` is a browser in which the clerk is signed in, ``cast.client(None)`` one
of the public.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from accounts.models import Institution, User
    from cities.models import City, Division


@dataclass(frozen=True)
class Cast:
    city: City
    other_city: City
    division: Division
    other_division: Division
    institution: Institution
    other_institution: Institution

    applicant: User
    """Authorised submitter of ``institution``."""
    colleague: User
    """Editor of ``institution``."""
    rival: User
    """Authorised submitter of ``other_institution``, in another county."""
    officer: User
    """Of ``division``, 平城区."""
    other_officer: User
    """Of ``other_division``, 云冈区."""
    clerk: User
    section_head: User
    leader: User
    second_leader: User
    publisher: User
    experts: tuple[User, ...]
    auditor: User
    platform_admin: User
    other_clerk: User
    """Clerk of another city, 晋中."""
    other_leader: User
    """Leader of another city, 晋中."""
    stranger: User
    """Signed in, without any role."""

    def person(self, name: str) -> User:
        """By the name of the part; ``expert`` is the first, ``expert3`` the third."""
        if name.startswith("expert") and name != "experts":
            return self.experts[int(name.removeprefix("expert") or 1) - 1]
        person: User = getattr(self, name)
        return person

    def client(self, name: str | None) -> Client:
        """A browser of its own in which this person is signed in; None is the public."""
        from django.test import Client

        client = Client()
        if name is not None:
            client.force_login(self.person(name), backend="django.contrib.auth.backends.ModelBackend")
        return client

    @property
    def names(self) -> list[str]:
        """Every part, one expert for all."""
        places = {"city", "other_city", "division", "other_division", "institution", "other_institution", "experts"}
        return [*(field.name for field in fields(self) if field.name not in places), "expert"]


NAMES = {
    "applicant": "申报人甲",
    "colleague": "同事乙",
    "rival": "另一单位丙",
    "officer": "平城区经办",
    "other_officer": "云冈区经办",
    "clerk": "市局经办",
    "section_head": "市局科长",
    "leader": "市局领导",
    "second_leader": "市局副职",
    "publisher": "市局发布",
    "auditor": "监督人员",
    "platform_admin": "平台管理员",
    "other_clerk": "晋中经办",
    "other_leader": "晋中领导",
    "stranger": "无角色者",
    **{f"expert{number}": f"专家{number}" for number in range(1, 6)},
}


def make_cast() -> Cast:
    """Everybody, in a fixed small number of queries."""
    from accounts.derivation import derive_permissions
    from accounts.models import RoleAssignment, User
    from cities.models import City, Division
    from tests.accounts.factories import make_institution, new_user

    cities = {city.slug: city for city in City.objects.all()}
    divisions = {d.name: d for d in Division.objects.filter(name__in=["平城区", "云冈区"]).select_related("city")}
    city, other_city = cities["datong"], cities["jinzhong"]
    here, there = divisions["平城区"], divisions["云冈区"]
    people = {
        user.username: user
        for user in User.objects.bulk_create(new_user(username, name=name) for username, name in NAMES.items())
    }
    institution = make_institution("大同市云岭装备有限公司", division=here)
    other_institution = make_institution("大同市北辰新材料有限公司", division=there)
    scopes = {
        "applicant": ("submitter", {"institution": institution}),
        "colleague": ("editor", {"institution": institution}),
        "rival": ("submitter", {"institution": other_institution}),
        "officer": ("officer", {"division": here}),
        "other_officer": ("officer", {"division": there}),
        "clerk": ("clerk", {"city": city}),
        "section_head": ("section_head", {"city": city}),
        "leader": ("leader", {"city": city}),
        "second_leader": ("leader", {"city": city}),
        "publisher": ("publisher", {"city": city}),
        "auditor": ("auditor", {"city": city}),
        "platform_admin": ("platform_admin", {}),
        "other_clerk": ("clerk", {"city": other_city}),
        "other_leader": ("leader", {"city": other_city}),
        **{f"expert{number}": ("expert", {"city": city}) for number in range(1, 6)},
    }
    RoleAssignment.objects.bulk_create(
        RoleAssignment(user=people[name], role=role, **scope) for name, (role, scope) in scopes.items()
    )
    derive_permissions()
    experts = tuple(people.pop(f"expert{number}") for number in range(1, 6))
    return Cast(
        city=city,
        other_city=other_city,
        division=here,
        other_division=there,
        institution=institution,
        other_institution=other_institution,
        experts=experts,
        **people,
    )


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()
