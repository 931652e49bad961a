"""Forms of the panel's acts. Field names are those that a refusal names, so that its reasons land at the field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

import files
from accounts.credit_code import clean_code
from accounts.models import Institution
from accounts.permissions import scopes
from cities.fields import DayField
from cities.models import City
from files.models import StoredFile
from files.storing import check_room
from reviews.models import LONGEST_FIELD, Agency, Expert, Panel, PanelMember, PanelState
from reviews.sheets import LONGEST_ENTRY

if TYPE_CHECKING:
    from accounts.models import User

MOST_FILES = 10


class MultipleFileInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, each judged by its content."""

    widget = MultipleFileInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        given = [item for item in (data if isinstance(data, list | tuple) else [data]) if item]
        if len(given) > MOST_FILES:
            raise ValidationError(_("At most %(count)s files at once.") % {"count": MOST_FILES})
        for item in given:
            files.check_upload(super().clean(item, initial), kinds=("pdf", "jpg", "png", "docx"))
        return given


class KeepsUploads(forms.Form):
    """Files that came with a form which was wrong elsewhere are kept: stored at once, named in hidden fields."""

    upload_name = "uploads"

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.stored: list[StoredFile] = []
        if self.is_bound:
            refs = [ref for ref in cast(QueryDict, self.data).getlist("kept") if _is_uuid(ref)]
            self.stored = list(
                StoredFile.objects.filter(ref__in=refs, uploaded_by=user, claimed_at=None, deleted_at=None)
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        try:
            check_room(self.user)
        except ValidationError as error:
            self.add_error(self.upload_name, error)
            return cleaned
        for upload in cleaned.get(self.upload_name) or []:
            self.stored.append(files.store(upload, upload.name, by=self.user, purpose="reviews"))
        return cleaned


def _is_uuid(text: str) -> bool:
    try:
        forms.UUIDField().clean(text)
    except ValidationError:
        return False
    return True


class LinesField(forms.CharField):
    """A list typed one entry per line (or with 、between them)."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        lines = (super().to_python(value) or "").replace("、", "\n").replace("；", "\n").replace(";", "\n").splitlines()
        return [line.strip() for line in lines if line.strip()]

    def validate(self, value: Any) -> None:
        super().validate(value)
        limit = 120
        if any(len(line) > limit for line in value):
            raise ValidationError(_("An entry has more than %(limit)s characters.") % {"limit": limit})

    def run_validators(self, value: Any) -> None:
        """Lengths are those of the entries, checked above."""


class ExpertForm(forms.ModelForm):
    former_units = LinesField(
        label=_("Former workplaces"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One per line. Used to point out possible conflicts of interest."),
    )
    fields_of_work = LinesField(
        label=_("Fields of expertise"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One per line, such as 新材料."),
    )

    class Meta:
        model = Expert
        fields = [
            "city",
            "name",
            "email",
            "phone",
            "kind",
            "title",
            "title_level",
            "unit_name",
            "institution",
            "former_units",
        ]
        labels = {"city": _("Pool of the city")}

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cities = scopes(user, "manage_experts", City)
        self.fields["city"].queryset = cities  # type: ignore[attr-defined]
        self.fields["city"].initial = cities.first()
        institution = self.fields["institution"]
        institution.queryset = Institution.objects.visible_to(user).order_by("name")  # type: ignore[attr-defined]
        institution.help_text = _("Only where the workplace is registered on this portal.")
        if self.instance.pk:
            self.fields["fields_of_work"].initial = self.instance.fields
            # The address was invited and the pool fixed by it: both stay.
            self.fields["city"].disabled = True
            self.fields["email"].disabled = True

    def clean_fields_of_work(self) -> list[str]:
        fields: list[str] = self.cleaned_data["fields_of_work"]
        if any(len(line) > LONGEST_FIELD for line in fields):
            raise ValidationError(_("An entry has more than %(limit)s characters.") % {"limit": LONGEST_FIELD})
        self.instance.fields = fields
        return fields


class AgencyForm(forms.ModelForm):
    class Meta:
        model = Agency
        fields = ["city", "name", "uscc", "contact", "phone", "active"]

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cities = scopes(user, "manage_experts", City)
        self.fields["city"].queryset = cities  # type: ignore[attr-defined]
        self.fields["city"].initial = cities.first()
        # People type it in full width and with spaces; it is judged once it has its one spelling.
        self.fields["uscc"] = forms.CharField(label=_("Unified social credit code"), max_length=40)
        if self.instance.pk:
            self.fields["uscc"].initial = self.instance.uscc
            # The agency was entrusted under its city and its code: both stay.
            self.fields["city"].disabled = True
            self.fields["uscc"].disabled = True
        else:
            del self.fields["active"]

    def clean_uscc(self) -> str:
        return clean_code(self.cleaned_data["uscc"])


class AgencyPersonForm(forms.Form):
    name = forms.CharField(label=_("Full name"), max_length=60)
    email = forms.EmailField(label=_("E-mail"))


class PoolFilter(forms.Form):
    q = forms.CharField(label=_("Name, workplace or field"), required=False, max_length=60)
    kind = forms.ChoiceField(label=_("Kind of expert"), required=False)
    active = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("All")), ("yes", _("In the pool")), ("no", _("Out of the pool"))],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = Expert._meta.get_field("kind").choices or []
        self.fields["kind"].choices = [("", _("All")), *kinds]  # type: ignore[attr-defined]


class PanelFilter(forms.Form):
    q = forms.CharField(label=_("Topic"), required=False, max_length=100)
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("All")), *PanelState.choices])


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class ConflictForm(ReasonForm):
    reason = forms.CharField(
        label=_("What the conflict is"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For instance: works or worked at a party, is related to or cooperates with a person of it."),
    )


class DeclarationForm(forms.Form):
    declared = forms.BooleanField(
        label=_(
            "I have no conflict of interest with the parties named, will judge by myself, "
            "and will keep confidential what I read."
        )
    )


class ChairForm(forms.Form):
    member = forms.ModelChoiceField(
        label=_("Chair of the panel"), queryset=PanelMember.objects.none(), widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, panel: Panel, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = panel.members.current().select_related("expert")  # type: ignore[attr-defined]
        self.fields["member"].empty_label = None  # type: ignore[attr-defined]


class ReplaceForm(ReasonForm):
    """``answer`` belongs to the successor: why the signs of a conflict found are none."""

    successor = forms.ModelChoiceField(
        label=_("Successor"),
        queryset=Expert.objects.none(),
        required=False,
        empty_label=_("No successor"),
        help_text=_("Is invited at once."),
    )
    answer = forms.CharField(
        label=_("Why the signs of a conflict are none"),
        required=False,
        max_length=500,
        help_text=_("Only where signs of a conflict are shown for the successor."),
    )
    field_order = ["member", "reason", "successor", "answer"]

    def __init__(self, *args: Any, panel: Panel, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"] = forms.ModelChoiceField(
            label=_("Member to remove"), queryset=panel.members.current().select_related("expert"), to_field_name="ref"
        )
        taken = panel.members.values("expert")
        self.fields["successor"].queryset = (  # type: ignore[attr-defined]
            Expert.objects.active().filter(city=panel.city_id).exclude(pk__in=taken)
        )
        self.order_fields(self.field_order)


class ActivityForm(KeepsUploads):
    kind = forms.ChoiceField(label=_("Activity"))
    held_on = DayField(label=_("Date"))
    place = forms.CharField(label=_("Place"), max_length=200)
    attendees = forms.ModelMultipleChoiceField(
        label=_("Members present"), queryset=PanelMember.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    record = forms.CharField(
        label=_("Record of the activity"),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=20000,
        help_text=_("What was seen or asked, what was answered, what the experts found."),
    )
    uploads = FilesField(
        label=_("Photographs and minutes"), required=False, help_text=_("PDF, JPG, PNG or DOCX; several at once.")
    )

    def __init__(self, *args: Any, panel: Panel, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            (kind, panel.activity_label(kind)) for kind in panel.activities_open
        ]
        self.fields["attendees"].queryset = panel.members.declared().select_related("expert")  # type: ignore[attr-defined]


class DecideActivityForm(ReasonForm):
    """Whether an activity that is held as needed is held."""

    kind = forms.ChoiceField(label=_("Activity"))
    held = forms.TypedChoiceField(
        label=_("Decision"),
        choices=[("yes", _("One is held")), ("no", _("None is needed"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    field_order = ["kind", "held", "reason"]

    def __init__(self, *args: Any, panel: Panel, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            (kind, panel.activity_label(kind)) for kind in panel.activities_optional
        ]


class ConclusionForm(KeepsUploads):
    upload_name = "signed_copy"

    result = forms.ChoiceField(label=_("Result"), widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("Conclusion"),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=20000,
        help_text=_("The panel's opinion as a whole, with its reasons."),
    )
    signed_copy = FilesField(
        label=_("Signed conclusion"),
        required=False,
        widget=forms.ClearableFileInput,
        help_text=_("Required when the office enters the conclusion on behalf of the chair. PDF, JPG or PNG."),
    )

    def __init__(self, *args: Any, panel: Panel, by_chair: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["result"].choices = panel.results  # type: ignore[attr-defined]
        if by_chair:
            del self.fields["signed_copy"]


class DemandForm(forms.Form):
    text = forms.CharField(
        label=_("What must be improved"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )
    section_key = forms.ChoiceField(label=_("Section of the plan"), required=False)

    def __init__(self, *args: Any, sections: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["section_key"].choices = [("", _("The plan as a whole")), *sections]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("section_key") and not cleaned.get("text"):
            self.add_error("text", _("Say what must be improved in this section."))
        return cleaned


DemandFormSet = forms.formset_factory(DemandForm, extra=2, max_num=30, validate_max=True)


class SheetForm(forms.Form):
    """A score sheet: two fields per indicator. Judged only when it is submitted, so every field is plain text."""

    def __init__(self, *args: Any, panel: Panel, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.indicators = panel.indicators.indicators
        for indicator in self.indicators:
            self.fields[f"score-{indicator.key}"] = forms.CharField(
                label=_("Score"),
                required=False,
                max_length=20,
                widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
            )
            self.fields[f"remark-{indicator.key}"] = forms.CharField(
                label=_("Remark on the score"),
                required=False,
                max_length=LONGEST_ENTRY,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
        self.fields["comment"] = forms.CharField(
            label=_("Overall comment"),
            required=False,
            max_length=LONGEST_ENTRY,
            widget=forms.Textarea(attrs={"rows": 6}),
        )
        self.fields["advice"] = forms.ChoiceField(
            label=_("Advice"), required=False, choices=panel.results, widget=forms.RadioSelect
        )

    @property
    def rows(self) -> list[tuple[Any, Any, Any]]:
        """Indicator, its score field and its comment field, in order."""
        return [
            (indicator, self[f"score-{indicator.key}"], self[f"remark-{indicator.key}"])
            for indicator in self.indicators
        ]
