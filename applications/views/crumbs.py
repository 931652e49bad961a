"""Where the reader is: the way to each page of applications."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from ..models import Dossier

Crumbs = list[tuple[Any, str]]


def to_list() -> Crumbs:
    return [(_("My work"), reverse("portal:home")), (_("Dossiers"), reverse("applications:dossiers"))]


def to_dossier(dossier: Dossier, *further: Any) -> Crumbs:
    here = dossier.number or dossier.title
    return [*to_list(), (here, dossier.get_absolute_url()), *((label, "") for label in further)]
