"""Forms of the notices: what anybody may fill in, and what the bureau does."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cities.models import City
from notices.models import Notice, NoticeKind, ObjectorIdentity, ObjectorKind

LONG = 4000


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=LONG, widget=forms.Textarea(attrs={"rows": 3}))


class NoteForm(forms.Form):
    note = forms.CharField(
        label=_("Remark"),
        max_length=LONG,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For the record; whoever objected does not see it."),
    )


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("Answer"),
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_(
            "Whoever objected reads this. Say what was examined, what was found, and on which clause it rests."
        ),
    )


class ObjectionForm(forms.ModelForm):
    """By real name, with a way of contact, facts and evidence."""

    text = forms.CharField(
        label=_("Facts and reasons"),
        min_length=20,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("What is wrong on the list, how you know, and what supports it. At least 20 characters."),
    )
    truthful = forms.BooleanField(
        label=_("I object under my real name (or that of my organisation) and what I state is true to my knowledge.")
    )

    class Meta:
        model = ObjectorIdentity
        fields = ("kind", "name", "unit", "phone", "email", "address")
        widgets = {
            "kind": forms.RadioSelect,
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "unit": forms.TextInput(attrs={"autocomplete": "organization"}),
            "phone": forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
        }
        help_texts = {
            "name": _(
                "Of yourself, or of the contact person of the organisation. Anonymous objections are not accepted."
            ),
            "unit": _(
                "Organisations: the full name. The objection must then bear the organisation's seal; upload a scan."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = ObjectorKind.choices  # type: ignore[attr-defined]
        self.fields["kind"].initial = ObjectorKind.PERSON

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("phone") and not cleaned.get("email") and not (self.errors.keys() & {"phone", "email"}):
            self.add_error("phone", ValidationError(_("Give a telephone number or an e-mail address."), code="contact"))
        if cleaned.get("kind") == ObjectorKind.ORGANISATION and not cleaned.get("unit"):
            self.add_error("unit", ValidationError(_("Give the full name of the organisation."), code="unit"))
        return cleaned

    def identity(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class FollowForm(forms.Form):
    receipt = forms.CharField(label=_("Receipt number"), max_length=40)
    code = forms.CharField(
        label=_("Query code"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_receipt(self) -> str:
        return str(self.cleaned_data["receipt"]).strip().upper()

    def clean_code(self) -> str:
        return "".join(c for c in self.cleaned_data["code"].upper() if c.isalnum())


class NoticeFilter(forms.Form):
    q = forms.CharField(label=_("Search"), required=False, max_length=80)
    city = forms.ModelChoiceField(
        City.objects.all(), label=_("City"), required=False, to_field_name="slug", empty_label=_("All cities")
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All kinds")), *NoticeKind.choices])
    state = forms.ChoiceField(
        label=_("Objections"),
        required=False,
        choices=[("", _("All")), ("running", _("Period running")), ("over", _("Period over"))],
    )


class ObjectionFilter(forms.Form):
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("All")), ("open", _("To be dealt with")), ("closed", _("Closed"))],
    )


class AnnouncementForm(forms.ModelForm):
    """A notice without a list: announcements, calls, results."""

    class Meta:
        model = Notice
        fields = ("city", "kind", "title", "number", "body")
        labels = {"body": pgettext_lazy("notice", "Text")}
        widgets = {"body": forms.Textarea(attrs={"rows": 14})}
        help_texts = {
            "number": _("If it has one."),
            "body": _("One paragraph per line. The bureau's name and the date are added below it."),
        }

    def __init__(self, *args: Any, cities: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["city"].queryset = cities  # type: ignore[attr-defined]
        self.fields["city"].label = _("City")
        self.fields["city"].empty_label = None  # type: ignore[attr-defined]
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            (kind, label) for kind, label in NoticeKind.choices if kind != NoticeKind.PUBLICITY
        ]
        self.fields["body"].required = True
