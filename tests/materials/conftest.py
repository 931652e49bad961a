"""One editor at one draft. Models are imported inside the fixtures: pytest loads this file before Django is set up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from accounts.models import Institution, User
    from materials.models import Draft


@pytest.fixture(autouse=True)
def _purpose(settings: Any, tmp_path: Any) -> Iterator[None]:
    from tests.materials.factories import purpose

    settings.MEDIA_ROOT = tmp_path
    with purpose():
        yield


@dataclass
class Desk:
    user: User
    institution: Institution
    draft: Draft
    client: Client

    def url(self, path: str = "") -> str:
        return f"/materials/{self.draft.ref}/{path}"

    def section(self, fact: str) -> str:
        """The path of the section that asks for a fact or roster."""
        import rules

        edition = rules.edition(self.draft.edition)
        return next(f"s/{s.key}/" for s in edition.sections if fact in {item.key for item in s.items})

    def save(self, path: str, version: int = 0, **data: Any) -> Any:
        """As the script of the page sends it."""
        changed = [name for name in data if name != "row_key"]
        return self.client.post(
            self.url(path), {**data, "version": version, "changed": changed}, headers={"Accept": "application/json"}
        )


@pytest.fixture
def desk(db: None) -> Desk:
    from django.test import Client

    from tests.accounts.factories import make_institution, make_user
    from tests.materials.factories import make_draft

    user = make_user(name="王芳")
    institution = make_institution("大同测试新材料有限公司", editor=user)
    client = Client()
    client.force_login(user)
    return Desk(user, institution, make_draft(institution), client)
