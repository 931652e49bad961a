"""Browsers of a world's people; every request is undone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.test import Client


class Requesting:
    """``person(role)`` says who that is; None is the public."""

    refs: dict[str, Any]
    """What addresses are made of, by the word that a table uses."""
    _clients: dict[str, Client] | None = None

    def person(self, role: str) -> Any:
        raise NotImplementedError

    def client(self, role: str) -> Client:
        clients = self._clients = self._clients or {}
        if role not in clients:
            clients[role] = Client(raise_request_exception=False)
            person = self.person(role)
            if person is not None:
                clients[role].force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return clients[role]

    def forget(self, role: str) -> None:
        """Sign in anew at the next request."""
        if self._clients is not None:
            self._clients.pop(role, None)

    def request(self, role: str, path: str, method: str = "GET", data: Any = None, **extra: Any) -> HttpResponse:
        """One request; the world stays as it was."""
        client = self.client(role)
        cookies = deepcopy(client.cookies)
        with undone():
            response: HttpResponse = getattr(client, method.lower())(path, data or {}, **extra)
        client.cookies = cookies
        return response


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens inside leaves no trace in the database."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
