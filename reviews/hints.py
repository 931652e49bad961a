"""What detection may find between an expert and a matter, and its words."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Sign(models.TextChoices):
    UNIT = "unit", gettext_lazy("Works at a party")
    FORMER_UNIT = "former_unit", gettext_lazy("Formerly worked at a party")
    ACCOUNT = "account", gettext_lazy("Has an account at a party")
    PERSON = "person", gettext_lazy("Bears the name of a person of the matter")
    OFFICER = "officer", gettext_lazy("Has dealt with the matter as an officer")
    AGENCY = "agency", gettext_lazy("Belongs to an agency entrusted with the matter")
    RECUSED = "recused", gettext_lazy("Declared a conflict on this matter before")


@dataclass(frozen=True)
class Hint:
    sign: Sign
    detail: str = ""

    def dump(self) -> dict[str, str]:
        return {"sign": self.sign.value, "detail": self.detail}

    @classmethod
    def load(cls, data: dict[str, str]) -> Hint:
        return cls(Sign(data["sign"]), data["detail"])

    def __str__(self) -> str:
        if not self.detail:
            return str(self.sign.label)
        return _("%(sign)s: %(detail)s") % {"sign": self.sign.label, "detail": self.detail}
