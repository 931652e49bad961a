from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest

if TYPE_CHECKING:
    from tests.portal.access_world import World


@pytest.fixture(scope="module")
def world(request: Any, django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Built once for the module, in a transaction of its own; each request is undone. Refused pages are bare here:
    there are thousands of them; and what templates were given is not kept: nobody asks for it.
    ``OTHER_CITIES = True`` in the module adds the other cities."""
    from django.conf import settings
    from django.core.cache import cache
    from django.db import transaction
    from django.template import Template
    from django.test import override_settings

    from tests.portal.access_world import make_world

    plain = Path(__file__).parent / "plain_pages"
    engine = {**settings.TEMPLATES[0], "DIRS": [plain, *settings.TEMPLATES[0]["DIRS"]]}
    render = patch.object(Template, "_render", lambda self, context: self.nodelist.render(context))
    with override_settings(TEMPLATES=[engine]), render, django_db_blocker.unblock(), transaction.atomic():
        cache.clear()
        yield make_world(other_cities=getattr(request.module, "OTHER_CITIES", False))
        transaction.set_rollback(True)
