"""The review form: each condition checked against its attachment, and judged where the text leaves it to a person."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

import rules
from cities.fields import DayField
from files.models import StoredFile
from materials.assessing import assess_submission
from materials.models import Assessment, Because, FactCheck, Submission
from materials.proofs import KeepsProof
from materials.reading import words
from materials.review import ReviewRow, record_check, record_judgement, review_rows
from workflow import Refused

MayJudge = Callable[[rules.Requirement], bool]


def _anything(_requirement: rules.Requirement) -> bool:
    return True


class ReviewRowForm(KeepsProof):
    """One condition. Only what differs from what this office has recorded becomes a new record."""

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
    held_on = DayField(
        label=_("Date of the meeting"),
        required=False,
    )
    minutes_number = forms.CharField(label=_("Number of the minutes"), required=False, max_length=60)

    def __init__(
        self,
        row: ReviewRow,
        data: Mapping[str, Any] | None,
        prefix: str,
        *,
        uploads: Any = None,
        office: str = "",
        user: Any = None,
        may_judge: MayJudge = _anything,
        agree: bool = False,
    ) -> None:
        self.row, self.user, self.agree = row, user, agree
        check = row.check_of(office) if office else row.check
        self.own = check
        self.others = row.checks_of_others(office) if office else []
        judgement = row.judgement
        initial = {
            "result": check.result if check else FactCheck.Result.NOT_CHECKED,
            "attachment": str(check.attachment.ref) if check and check.attachment else "",
            "fact": check.fact if check else "",
            "verified_value": "" if check is None or check.verified_value is None else str(check.verified_value),
            "note": check.note if check else "",
            "met": "" if judgement is None else str(judgement.met).lower(),
            "reasons": judgement.reasons if judgement else "",
            "held_on": judgement.held_on if judgement else None,
            "minutes_number": judgement.minutes_number if judgement else "",
        }
        super().__init__(data, uploads, prefix=prefix, initial=initial)
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
        self.judges = row.needs_judgement and may_judge(row.requirement)
        if not self.judges:
            for name in ("met", "reasons", "proof", "kept_proof"):
                del self.fields[name]
        if not (self.judges and row.judged_in_meeting):
            del self.fields["held_on"], self.fields["minutes_number"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
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
        if cleaned.get("met") and "held_on" in self.fields:
            self._clean_meeting(cleaned)
        return cleaned

    def _clean_meeting(self, cleaned: dict[str, Any]) -> None:
        held_on = cleaned.get("held_on")
        if held_on is None and "held_on" not in self.errors:
            self.add_error("held_on", _("Enter the date of the meeting."))
        elif held_on is not None and held_on > timezone.localdate():
            self.add_error("held_on", _("A meeting that has not been held cannot be recorded."))
        if not (cleaned.get("minutes_number") or "").strip():
            self.add_error("minutes_number", _("Enter the number of the minutes."))

    def _attachment(self, result: str) -> StoredFile | None:
        if result == FactCheck.Result.NOT_CHECKED:
            return None
        if "attachment" not in self.fields:
            return self.row.files[0] if self.row.files else None
        refs = {str(file.ref): file for file in self.row.files}
        return refs.get(self.cleaned_data["attachment"])

    @property
    def about(self) -> str:
        return words(self.row.requirement.title)

    @property
    def left_to_check(self) -> bool:
        return self.row.is_to_be_checked and not self.checked

    @property
    def left_to_judge(self) -> bool:
        return self.judges and self.row.judgement is None

    @property
    def left(self) -> bool:
        """Whether this office still has something to do here."""
        return self.left_to_check or self.left_to_judge

    @property
    def folded(self) -> bool:
        """Whether one line says enough: done, or nothing speaks against it."""
        settled = self.checked or self.row.finding["result"] in (rules.Result.PASS, rules.Result.NOT_APPLICABLE)
        return settled and not self.left and not self.errors

    @property
    def checked(self) -> bool:
        return self.own is not None and self.own.result != FactCheck.Result.NOT_CHECKED

    @property
    def differs(self) -> bool:
        """Whether the part for what differs is to be open."""
        told = self.own is not None and self.own.result == FactCheck.Result.REFUTED
        return told or bool({"fact", "verified_value", "note"} & self.errors.keys())

    def record(self, submission: Submission, by: Any, office: str, at: datetime | None) -> set[str]:
        """Write what is new; why an assessment is due, if it is."""
        due: set[str] = set()
        if self._record_check(submission, by, office, at):
            due.add(Because.CHECK)
        if self._record_judgement(submission, by, office, at):
            due.add(Because.JUDGEMENT)
        return due

    def _record_check(self, submission: Submission, by: Any, office: str, at: datetime | None) -> bool:
        own = self.row.check_of(office)
        result = self.cleaned_data.get("result") or (own.result if own else FactCheck.Result.NOT_CHECKED)
        found: dict[str, Any] = {
            "result": result,
            "attachment": self._attachment(result),
            "fact": self.cleaned_data.get("fact", ""),
            "verified_value": self.cleaned_data.get("verified"),
            "note": self.cleaned_data["note"].strip(),
        }
        others = self.row.checks_of_others(office)
        untouched = result == FactCheck.Result.NOT_CHECKED and not found["note"]
        if self.agree and untouched and others:
            found = {name: getattr(others[-1], name) for name in found}
        elif own is None and untouched:
            return False
        if own is not None and found == {name: getattr(own, name) for name in found}:
            return False
        record_check(submission, self.row.requirement.id, by=by, office=office, at=at, **found)
        return True

    def _record_judgement(self, submission: Submission, by: Any, office: str, at: datetime | None) -> bool:
        if not self.cleaned_data.get("met"):
            return False
        if not ({"met", "reasons", "held_on", "minutes_number"} & set(self.changed_data)) and self.stored_proof is None:
            return False
        before = self.row.judgement
        record_judgement(
            submission,
            self.row.requirement.id,
            met=self.cleaned_data["met"] == "true",
            reasons=self.cleaned_data["reasons"],
            attachment=self.stored_proof or (before.attachment if before and before.office == office else None),
            held_on=self.cleaned_data.get("held_on"),
            minutes_number=self.cleaned_data.get("minutes_number", ""),
            by=by,
            office=office,
            at=at,
        )
        return True


class ReviewFormSet:
    """All conditions of a submission on one page. Used as a formset: ``is_valid``, ``errors``, ``save``.

    With ``office`` the page shows what that office recorded itself, and beside it what others did; ``may_judge`` tells
    which judgements are its to make now. A button named ``<prefix>-agree`` confirms what others checked, where the
    page says nothing else.
    """

    def __init__(
        self,
        submission: Submission,
        data: Mapping[str, Any] | None = None,
        prefix: str = "review",
        *,
        uploads: Any = None,
        office: str = "",
        user: Any = None,
        may_judge: MayJudge = _anything,
    ) -> None:
        self.submission, self.office = submission, office
        self.is_bound = data is not None
        self.agree_name = f"{prefix}-agree"
        agree = data is not None and self.agree_name in data
        self.forms = [
            ReviewRowForm(
                row,
                data,
                f"{prefix}-{place}",
                uploads=uploads,
                office=office,
                user=user,
                may_judge=may_judge,
                agree=agree,
            )
            for place, row in enumerate(review_rows(submission))
        ]

    def is_valid(self) -> bool:
        valid = [form.is_valid() for form in self.forms]  # every one of them, so that all errors show at once
        return all(valid)

    @property
    def errors(self) -> list[Any]:
        return [form.errors for form in self.forms if form.errors]

    @property
    def offices(self) -> set[str]:
        """Those that have anything on record here."""
        rows = [form.row for form in self.forms]
        found = {check.office for row in rows for check in row.checks}
        found |= {judgement.office for row in rows for judgement in row.judgements}
        return found | {row.relaxation.office for row in rows if row.relaxation is not None}

    @property
    def to_agree(self) -> list[FactCheck]:
        """What others have checked and this office has not yet."""
        return [form.others[-1] for form in self.forms if form.others and not form.checked]

    @property
    def left(self) -> list[ReviewRowForm]:
        """The conditions at which this office still has something to do, in their order."""
        return [form for form in self.forms if form.left]

    def save(
        self, by: Any, office: str, at: datetime | None = None, *, may_judge: MayJudge = _anything
    ) -> Assessment | None:
        """Record what changed, and assess anew if anything did. The caller is inside its transaction."""
        due: set[str] = set()
        for form in self.forms:
            recorded = form.record(self.submission, by, office, at)
            if Because.JUDGEMENT in recorded and not may_judge(form.row.requirement):
                raise Refused(
                    _("“%(title)s” is judged at a later stage.") % {"title": words(form.row.requirement.title)},
                    code="judged_early",
                )
            due |= recorded
        return assess_submission(self.submission, because=sorted(due), by=by) if due else None

    def __iter__(self) -> Any:
        return iter(self.forms)
