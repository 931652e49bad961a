"""Who may read a file: its uploader until it is claimed, afterwards whom the owner's package lets."""

from collections.abc import Callable
from typing import Any

from files.models import StoredFile

MayRead = Callable[[StoredFile, Any], bool]
_owners: dict[str, MayRead] = {}


def register_owner(kind: str, may_read: MayRead) -> None:
    """Declare an owner kind (``materials.draft``). Called once, from the package's ``AppConfig.ready``."""
    known = _owners.get(kind)
    if known is not None and known is not may_read:
        raise ValueError(f"owner kind {kind!r} is declared twice")
    _owners[kind] = may_read


def is_registered(kind: str) -> bool:
    return kind in _owners


def may_read(stored: StoredFile, user: Any) -> bool:
    if stored.deleted_at is not None:
        return False
    if not stored.is_claimed:
        return bool(user.is_authenticated and stored.uploaded_by_id == user.pk)
    decide = _owners.get(stored.owner_kind)
    return decide is not None and bool(decide(stored, user))
