"""One optional proof in a form of a reviewer: kept as an upload while the form comes back with mistakes elsewhere."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

import files
from files.models import StoredFile
from files.storing import check_room

KINDS = ("pdf", "jpg", "png", "docx")


class KeepsProof(forms.Form):
    """Adds ``proof`` and ``kept_proof``; after validation ``stored_proof`` is the upload to claim, or None."""

    proof = forms.FileField(label=_("Attachment (optional)"), required=False, help_text=_("PDF, JPG, PNG or DOCX."))
    kept_proof = forms.UUIDField(required=False, widget=forms.HiddenInput)

    kinds: tuple[str, ...] = KINDS
    user: Any = None
    stored_proof: StoredFile | None = None

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.user is None:
            return cleaned
        if ref := cleaned.get("kept_proof"):
            own = StoredFile.objects.filter(uploaded_by=self.user, claimed_at=None, deleted_at=None)
            self.stored_proof = own.filter(ref=ref).first()
        if upload := cleaned.get("proof"):
            try:
                found = files.check_upload(upload, kinds=self.kinds)
                check_room(self.user)
            except ValidationError as problem:
                self.add_error("proof", problem)
            else:
                self.stored_proof = files.store(
                    upload, upload.name, by=self.user, content_type=found.content_type, purpose="review"
                )
        if self.stored_proof is not None:
            sent: Any = self.data
            data = sent.copy()  # shown again, the form names what it has kept
            data[self.add_prefix("kept_proof")] = str(self.stored_proof.ref)
            self.data = data
        return cleaned
