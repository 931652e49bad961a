"""Agencies of a city, their people, and what is entrusted to them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

from django.db import transaction
from django.test import Client
from django.urls import reverse

from accounts.granting import grant_role
from accounts.models import RoleAssignment
from accounts.permissions import forget
from applications.models import Dossier
from cities.models import City
from portal.demonstration.story import Story, open_dossier
from reviews.models import Agency, AgencyMember
from tests.accounts.factories import make_code, make_user
from tests.applications.factories import make_call
from tests.cast import make_cast
from tests.reviews.factories import make_pool
from workflow import perform

SLUG = "liaocheng"


def place(agency: Agency, name: str, by: Any) -> Any:
    """Somebody who has taken up their place in the agency."""
    user = make_user(name, name=name)
    AgencyMember.objects.create(agency=agency, user=user, name=user.name, email=user.email, added_by=by)
    held = RoleAssignment.objects.filter(user=user, role="agency", city=agency.city)
    if not held.exists():
        grant_role(user, "agency", agency.city)
    return user


def make_agency(city: City, name: str, by: Any, **kwargs: Any) -> Agency:
    given = {"uscc": make_code(), "contact": "吴联络", "phone": "13900000000"}
    return Agency.objects.create(city=city, name=name, added_by=by, **{**given, **kwargs})


def make_world() -> SimpleNamespace:
    """A dossier at the formal check, a second beside it, two agencies of the city and one of another."""
    cast = make_cast(SLUG)
    make_pool(cast)
    call = make_call(cast)
    fields = [choice.value for choice in call.rules.fields[:2]]
    stories = [open_dossier(cast, call, cast.institution, field=field) for field in fields]
    for story in stories:
        story.hand_in()
        story.recommend()
    agency = make_agency(cast.city, "聊城市评审中心", cast.clerk)
    rival = make_agency(cast.city, "聊城市科技咨询公司", cast.clerk)
    far = make_agency(cast.other_city, "另一城市评审中心", cast.other_clerk)
    return SimpleNamespace(
        cast=cast,
        pks=[story.dossier.pk for story in stories],
        agency=agency,
        rival=rival,
        agent=place(agency, "agent", cast.clerk),
        agent2=place(agency, "agent2", cast.clerk),
        rival_agent=place(rival, "rival_agent", cast.clerk),
        far_agent=place(far, "far_agent", cast.other_clerk),
        far=far,
    )


@contextmanager
def as_it_was(world: Any) -> Iterator[SimpleNamespace]:
    """The world, with its dossiers read anew; what is done to it is undone."""
    for user in (world.agent, world.agent2, world.rival_agent, world.far_agent):
        forget(user)
    for name in world.cast.names:
        forget(world.cast.person(name))
    with transaction.atomic():
        first, second = (Dossier.objects.get(pk=pk) for pk in world.pks)
        yield SimpleNamespace(**vars(world), story=Story(world.cast, first), dossier=first, second=second)
        transaction.set_rollback(True)


def entrust(w: Any, *stages: str, agency: Agency | None = None, dossier: Any = None) -> None:
    perform(
        dossier or w.dossier,
        "entrust",
        w.cast.clerk,
        agency=agency or w.agency,
        stages=list(stages or ("formal_check",)),
        contract_number="委〔2026〕1号",
        remark="",
    )


def opinion(w: Any, *, passed: bool = True) -> None:
    perform(w.dossier, "give_opinion", w.agent, passed=passed, text="材料齐全，建议通过。")


def client_of(user: Any) -> Any:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


TABS = ("application", "conditions", "attachments", "review")
CLOSED_TABS = ("publicity", "papers", "record")


def addresses(w: Any, dossier: Any) -> list[str]:
    """Every page of a dossier that an agency may ever see."""
    submission = dossier.draft.submissions.latest("seq")
    kept = submission.files.select_related("file").first()
    return [
        dossier.get_absolute_url(),
        *(reverse("applications:tab", args=[dossier.ref, tab]) for tab in TABS[1:]),
        reverse("files:download", args=[kept.file.ref]),
    ]
