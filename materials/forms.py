"""The review form: each condition checked against its attachment, and judged where the text leaves it to a person."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

import rules
from files.models import StoredFile
from materials.assessing import assess_submission
from materials.models import Assessment, FactCheck, Submission
from materials.reading import words
from materials.review import ReviewRow, record_check, record_judgement, review_rows


class ReviewRowForm(forms.Form):
    """One condition. Only what differs from what is recorded already becomes a new record."""

    result = forms.ChoiceField(
        label=_("Checked against the attachment"),
        choices=FactCheck.Result.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    attachment = forms.ChoiceField(label=_("Attachment"), required=False)
    fact = forms.ChoiceField(label=_("Item whose value differs"), required=False)
    verified_value = forms.CharField(
        label=_("Value by the attachment"),
        required=False,
        help_text=_("Leave empty if the attachment shows no value; the item then counts as missing."),
    )
    note = forms.CharField(label=_("Remark"), required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=1000)
    met = forms.ChoiceField(
        label=_("Judgement"),
        choices=[("true", _("Met")), ("false", _("Not met"))],
        widget=forms.RadioSelect,
        required=False,
    )
    reasons = forms.CharField(
        label=_("Reasons"), required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=2000
    )

    def __init__(self, row: ReviewRow, data: Mapping[str, Any] | None, prefix: str) -> None:
        self.row = row
        check, judgement = row.check, row.judgement
        initial = {
            "result": check.result if check else FactCheck.Result.NOT_CHECKED,
            "attachment": str(check.attachment.ref) if check and check.attachment else "",
            "fact": check.fact if check else "",
            "verified_value": "" if check is None or check.verified_value is None else str(check.verified_value),
            "note": check.note if check else "",
            "met": "" if judgement is None else str(judgement.met).lower(),
            "reasons": judgement.reasons if judgement else "",
        }
        super().__init__(data, prefix=prefix, initial=initial)
        self.facts = {item.key: item.fact for item in row.claimed if item.fact is not None}
        attachments = self.fields["attachment"]
        facts = self.fields["fact"]
        attachments.choices = [("", "—"), *((str(file.ref), file.name) for file in row.files)]  # type: ignore[attr-defined]
        facts.choices = [  # type: ignore[attr-defined]
            ("", "—"),
            *((item.key, item.label) for item in row.claimed if item.fact is not None),
        ]
        if len(row.files) <= 1:
            del self.fields["attachment"]  # nothing to choose: the only file is meant
        if not self.facts:
            del self.fields["fact"], self.fields["verified_value"]
        if not row.needs_judgement:
            del self.fields["met"], self.fields["reasons"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        refuted = cleaned.get("result") == FactCheck.Result.REFUTED
        if refuted and not cleaned.get("note"):
            self.add_error("note", _("Say what the attachment shows instead."))
        if refuted and self.facts and not cleaned.get("fact"):
            self.add_error("fact", _("Name the item whose value differs."))
        if typed := cleaned.get("verified_value"):
            if not refuted:
                self.add_error("verified_value", _("Enter a value only where the attachment refutes what is stated."))
            elif fact := self.facts.get(cleaned.get("fact", "")):
                try:
                    cleaned["verified"] = fact.dump(fact.parse(typed))
                except rules.FactError as problem:
                    self.add_error("verified_value", words(problem.explain()))
        if cleaned.get("met") and not (cleaned.get("reasons") or "").strip():
            self.add_error("reasons", _("A judgement needs its reasons."))
        if cleaned.get("reasons") and "met" in self.fields and not cleaned.get("met"):
            self.add_error("met", _("Decide whether the condition is met."))
        return cleaned

    def _attachment(self, result: str) -> StoredFile | None:
        if result == FactCheck.Result.NOT_CHECKED:
            return None
        if "attachment" not in self.fields:
            return self.row.files[0] if self.row.files else None
        refs = {str(file.ref): file for file in self.row.files}
        return refs.get(self.cleaned_data["attachment"])

    @property
    def differs(self) -> bool:
        """Whether the part for what differs is to be open."""
        told = self.row.check is not None and self.row.check.result == FactCheck.Result.REFUTED
        return told or bool({"fact", "verified_value", "note"} & self.errors.keys())

    def record(self, submission: Submission, by: Any, office: str, at: datetime | None) -> bool:
        """Write what is new; whether anything was."""
        changed = False
        result = self.cleaned_data.get("result")
        if result and {"result", "attachment", "fact", "verified_value", "note"} & set(self.changed_data):
            record_check(
                submission,
                self.row.requirement.id,
                result=result,
                by=by,
                office=office,
                attachment=self._attachment(result),
                fact=self.cleaned_data.get("fact", ""),
                verified_value=self.cleaned_data.get("verified"),
                note=self.cleaned_data["note"],
                at=at,
            )
            changed = True
        if self.cleaned_data.get("met") and {"met", "reasons"} & set(self.changed_data):
            record_judgement(
                submission,
                self.row.requirement.id,
                met=self.cleaned_data["met"] == "true",
                reasons=self.cleaned_data["reasons"],
                by=by,
                office=office,
                at=at,
            )
            changed = True
        return changed


class ReviewFormSet:
    """All conditions of a submission on one page. Used as a formset: ``is_valid``, ``errors``, ``save``."""

    def __init__(self, submission: Submission, data: Mapping[str, Any] | None = None, prefix: str = "review") -> None:
        self.submission = submission
        self.is_bound = data is not None
        self.forms = [
            ReviewRowForm(row, data, f"{prefix}-{place}") for place, row in enumerate(review_rows(submission))
        ]

    def is_valid(self) -> bool:
        valid = [form.is_valid() for form in self.forms]  # every one of them, so that all errors show at once
        return all(valid)

    @property
    def errors(self) -> list[Any]:
        return [form.errors for form in self.forms if form.errors]

    def save(self, by: Any, office: str, at: datetime | None = None) -> Assessment | None:
        """Record what changed, and assess anew if anything did. The caller is inside its transaction."""
        changed = [form.record(self.submission, by, office, at) for form in self.forms]
        return assess_submission(self.submission) if any(changed) else None

    def __iter__(self) -> Any:
        return iter(self.forms)
