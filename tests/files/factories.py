from typing import Any

from accounts.models import User
from files.models import StoredFile
from files.storing import store
from tests.files import samples


def make_user(username: str = "wang", **fields: Any) -> User:
    user = User.objects.filter(username=username).first()
    return user or User.objects.create_user(username, "x", name=fields.pop("name", username), **fields)


def make_stored(by: User | None = None, content: bytes = samples.PDF, name: str = "证明.pdf") -> StoredFile:
    return store(content, name, by=by)
