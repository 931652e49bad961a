"""Models are imported in the fixtures: pytest loads this file before Django."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.workflow.factories import Declarations


@pytest.fixture
def declare(monkeypatch: pytest.MonkeyPatch) -> Declarations:
    from tests.workflow.factories import Declarations

    return Declarations(monkeypatch)


@pytest.fixture
def matter(db: None) -> Any:
    from tests.workflow.factories import make_matter

    return make_matter()


@pytest.fixture
def person(db: None) -> Any:
    from tests.accounts.factories import make_user

    return make_user(name="王经办")
