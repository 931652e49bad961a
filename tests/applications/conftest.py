"""A dossier that has come to a place is made once for a file; what a test does to it is rolled back.

A file says where its dossier stands: ``PLACE = "formal_check"`` (a place of ``portal.demonstration.way.STEPS``, or
``"application"`` for one that is filled in and not handed in), and in another city than the usual one
``CITY = "liaocheng"``; ``CHANGES`` is what is filled in otherwise than usually. Its tests take the fixtures ``story``
and ``people``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from portal.demonstration.story import Story
    from tests.cast import Cast


@pytest.fixture(scope="module")
def _made(request: Any, django_db_setup: None, django_db_blocker: Any) -> Iterator[Any]:
    from django.db import transaction

    from tests.applications.factories import story_at
    from tests.cast import make_cast

    with django_db_blocker.unblock(), transaction.atomic():
        cast = make_cast(getattr(request.module, "CITY", "datong"))
        changes = getattr(request.module, "CHANGES", {})
        yield cast, story_at(cast, request.module.PLACE, **changes).dossier.pk
        transaction.set_rollback(True)


@pytest.fixture
def people(_made: Any) -> Iterator[Cast]:
    """The cast, in a savepoint."""
    from django.db import transaction

    from accounts.permissions import forget

    cast, _pk = _made
    for name in cast.names:
        forget(cast.person(name))
    with transaction.atomic():
        yield cast
        transaction.set_rollback(True)


@pytest.fixture
def story(people: Cast, _made: Any) -> Story:
    from applications.models import Dossier
    from portal.demonstration.story import Story

    return Story(people, Dossier.objects.get(pk=_made[1]))


@pytest.fixture
def refused() -> Any:
    """``refused(code, act, …)``: the act is refused for this reason; nothing of it stays."""
    from django.db import transaction

    from workflow import Refused

    def refused(code: str, act: Any, *args: Any, **kwargs: Any) -> Refused:
        with pytest.raises(Refused) as caught, transaction.atomic():
            act(*args, **kwargs)
        assert caught.value.code == code, f"{caught.value.code}: {caught.value}"
        return caught.value

    return refused
