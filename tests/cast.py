"""The fixed cast: one person for each part that anybody plays, the same in every test.

``cast`` is a fixture: the cast of Datong. ``cast.client("clerk")`` is a browser in which the clerk is signed in,
``cast.client(None)`` one of the public. ``cast_of("jinzhong")`` makes the same cast in another city; casts of several
cities live side by side, as their user names differ: Datong's are bare, those of others carry the city
(``jinzhong-clerk``).
"""

from __future__ import annotations

from collections.abc import Callable
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
    """Of ``division``, in Datong 平城区."""
    other_officer: User
    """Of ``other_division``, in Datong 云冈区."""
    clerk: User
    section_head: User
    leader: User
    second_leader: User
    publisher: User
    experts: tuple[User, ...]
    auditor: User
    platform_admin: User
    other_clerk: User
    """Clerk of another city: 晋中, or of 大同 where the cast is of 晋中."""
    other_leader: User
    """Leader of that other city."""
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


@dataclass(frozen=True)
class Place:
    """Where a cast stands: two counties, an enterprise in each, and the city whose people are strangers to it."""

    divisions: tuple[str, str]
    institutions: tuple[str, str]
    other_city: str = "datong"
    affiliation: str = ""
    """Where the city asks for it."""


PLACES = {
    "datong": Place(("平城区", "云冈区"), ("大同市云岭装备有限公司", "大同市北辰新材料有限公司"), "jinzhong"),
    "jinzhong": Place(("榆次区", "太谷区"), ("晋中市榆明液压有限公司", "晋中市恒玛铸造有限公司"), affiliation="local"),
    "hohhot": Place(("赛罕区", "托克托县"), ("呼和浩特市青牧乳业有限公司", "呼和浩特市托发制药有限公司")),
    "shijiazhuang": Place(("裕华区", "鹿泉区"), ("石家庄市聆源药业有限公司", "石家庄市冀星导航有限公司")),
    "liaocheng": Place(("东昌府区", "临清市"), ("聊城市启明铜业有限公司", "聊城市方圆轴承有限公司")),
}


def make_cast(slug: str = "datong") -> Cast:
    """Everybody, in a fixed small number of queries. Each city has its cast once in a database."""
    from accounts.derivation import derive_permissions
    from accounts.models import InstitutionAttribute, RoleAssignment, User
    from cities.models import City, Division
    from tests.accounts.factories import make_institution, new_user

    place = PLACES[slug]
    prefix = "" if slug == "datong" else f"{slug}-"
    cities = {city.slug: city for city in City.objects.all()}
    city, other_city = cities[slug], cities[place.other_city]
    divisions = {d.name: d for d in Division.objects.filter(city=city).select_related("city")}
    here, there = (divisions[name] for name in place.divisions)
    made = User.objects.bulk_create(new_user(f"{prefix}{username}", name=name) for username, name in NAMES.items())
    people = dict(zip(NAMES, made, strict=True))
    institution = make_institution(place.institutions[0], division=here)
    other_institution = make_institution(place.institutions[1], division=there)
    if place.affiliation:
        InstitutionAttribute.objects.bulk_create(
            InstitutionAttribute(
                institution=unit,
                key="affiliation",
                value=place.affiliation,
                valid_from=unit.registered_on,
                verified_by=people["officer"],
                verified_at=unit.created_at,
            )
            for unit in (institution, other_institution)
        )
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


@pytest.fixture
def cast_of(db: None) -> Callable[[str], Cast]:
    """The cast of any city, by its slug; made once in a test."""
    made: dict[str, Cast] = {}

    def of(slug: str) -> Cast:
        if slug not in made:
            made[slug] = make_cast(slug)
        return made[slug]

    return of
