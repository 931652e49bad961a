"""The invented city, added to the portal by its package and its fixture alone, for as long as a file of tests runs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cast import Cast

PACKAGE = "tests.sixth.qiwu"


@pytest.fixture(scope="module", autouse=True)
def added(django_db_setup: None) -> Iterator[None]:
    """As `CITY_PACKAGES` does when the portal starts; gone afterwards, so that no other test meets it."""
    from django.conf import settings

    import rules
    from tests.cast import PLACES, Place

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "CITY_PACKAGES", [PACKAGE])
        units = ("栖梧陶一精密陶瓷有限公司", "枕河茶山生物科技有限公司")
        patch.setitem(PLACES, "qiwu", Place(("云溪区", "枕河县"), units))
        editions = rules.register(PACKAGE)
        yield
        for edition in editions:
            rules.unregister(edition.key)


@pytest.fixture
def cast(added: None, db: None) -> Cast:
    """Its people, once its fixture is loaded."""
    from cities.reference import load_reference
    from tests.cast import make_cast

    load_reference()
    return make_cast("qiwu")


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
