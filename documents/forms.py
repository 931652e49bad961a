"""The two ways to check a paper: by the code printed on it, and by the file itself."""

import hashlib

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.models import CODE_ALPHABET, CODE_LENGTH

MAX_CHECKED_MB = 20


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Verification code"),
        max_length=40,
        help_text=_(
            "16 letters and digits, as printed at the foot of the paper. Case, spaces and hyphens do not matter."
        ),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "spellcheck": "false", "class": "form-control font-monospace"}
        ),
    )

    def clean_code(self) -> str:
        code = "".join(c for c in self.cleaned_data["code"].upper() if c.isalnum())
        if len(code) != CODE_LENGTH or set(code) - set(CODE_ALPHABET):
            raise forms.ValidationError(
                _("A verification code has 16 letters and digits. Please compare it with the paper.")
            )
        return code


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("PDF of the paper"),
        help_text=_("Compared by its SHA-256 digest and not kept. At most 20 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": "application/pdf"}),
    )

    def clean_file(self) -> str:
        """The digest of what was sent; the file itself goes no further."""
        sent = self.cleaned_data["file"]
        if sent.size > MAX_CHECKED_MB * 1024 * 1024:
            raise forms.ValidationError(_("The file is larger than 20 MB."))
        digest = hashlib.sha256()
        for block in sent.chunks():
            digest.update(block)
        return digest.hexdigest()
