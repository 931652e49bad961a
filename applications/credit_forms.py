"""The form of the credit check: one row for each party, saved as far as it is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cities.fields import DayField
from materials.proofs import KeepsProof

from .forms import OPINION_LENGTH, ActForm
from .states import CreditResult

if TYPE_CHECKING:
    from .credit_check import Line

SOURCES = ("信用中国", "国家企业信用信息公示系统", "科研诚信严重失信行为数据库", "中国执行信息公开网")
"""Where credit is usually looked up; anything else may be typed."""


class CreditRow(KeepsProof):
    """One party. A row counts where something in it is new, or where an earlier finding is confirmed."""

    kinds = ("pdf", "jpg", "png")

    result = forms.ChoiceField(
        label=_("Result"), required=False, choices=[("", _("Please choose")), *CreditResult.choices]
    )
    source = forms.CharField(
        label=_("Source"), required=False, max_length=200, widget=forms.TextInput(attrs={"list": "credit-sources"})
    )
    queried_on = DayField(
        label=_("Date of the query"),
        required=False,
    )
    remark = forms.CharField(
        label=_("Remark"),
        required=False,
        max_length=OPINION_LENGTH,
        help_text=_("Needed unless there is no bad record: which, by whom, when, and whether it was repaired."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    confirmed = forms.BooleanField(label=_("Looked at again: this still holds"), required=False)

    def __init__(self, *args: Any, line: Line, user: Any, **kwargs: Any) -> None:
        self.line, self.user = line, user
        check = line.check
        kwargs["initial"] = {
            "result": check.result if check else "",
            "source": check.source if check else "",
            "queried_on": check.queried_on if check else timezone.localdate(),
            "remark": check.remark if check else "",
        }
        super().__init__(*args, **kwargs)
        self.fields["proof"].help_text = _("PDF, JPG or PNG. Read by the department and the bureau only.")
        if check is None or line.holds:
            del self.fields["confirmed"]

    @property
    def about(self) -> str:
        return self.line.party.name

    @property
    def counts(self) -> bool:
        data, check = self.cleaned_data, self.line.check
        typed = [data.get("result") or "", data.get("source") or "", data.get("remark") or ""]
        if check is None:
            return any(typed) or self.stored_proof is not None
        changed = [*typed, data.get("queried_on")] != [check.result, check.source, check.remark, check.queried_on]
        return changed or self.stored_proof is not None or bool(data.get("confirmed"))

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.errors or not self.counts:
            return data
        for name, why in (
            ("result", _("Choose the result.")),
            ("source", _("Say where it was looked up.")),
            ("queried_on", _("Say when it was looked up.")),
        ):
            if not data.get(name):
                self.add_error(name, why)
        if data.get("queried_on") and data["queried_on"] > timezone.localdate():
            self.add_error("queried_on", _("The query cannot lie in the future."))
        if data.get("result") not in ("", None, CreditResult.NONE) and not (data.get("remark") or "").strip():
            self.add_error("remark", _("Say what was found."))
        return data

    def entry(self) -> dict[str, Any]:
        data, party = self.cleaned_data, self.line.party
        return {
            "kind": party.kind,
            "name": party.name,
            "code": party.code,
            "result": data["result"],
            "source": data["source"],
            "queried_on": data["queried_on"],
            "remark": data["remark"],
            "evidence": self.stored_proof,
        }


class CreditForm(ActForm):
    """``cleaned_data["checks"]``: an entry for each row that counts."""

    sources = SOURCES

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        from .credit_check import credit_lines  # the act imports this form

        given = (self.data, self.files) if self.is_bound else (None, None)
        self.rows = [
            CreditRow(*given, prefix=f"party{place}", line=line, user=self.user)
            for place, line in enumerate(credit_lines(self.dossier))
        ]

    def is_multipart(self) -> bool:
        return True

    def clean(self) -> dict[str, Any]:
        super().clean()
        wrong = [row for row in self.rows if not row.is_valid()]
        if wrong:
            raise forms.ValidationError(_("Please look at the marked rows."))
        return {"checks": [row.entry() for row in self.rows if row.counts]}


class FinishCreditForm(ActForm):
    """Nothing to fill in: what was found is read once more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        from .credit_check import credit_lines  # the act imports this form

        self.lines = credit_lines(self.dossier)
