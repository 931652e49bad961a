"""What every page needs around its content: display settings, menu, unread notifications, words for the scripts."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from accounts.models import Notification
from portal.menu import MenuGroup, menu_for

SIZES = ("standard", "elder")
CONTRASTS = ("normal", "high")


def script_words() -> Mapping[str, str]:
    """Texts of the scripts, in the reader's language; ``{x}`` is filled in by the script."""
    return {
        "saved": _("Saved at {time}"),
        "saving": _("Saving…"),
        "unsaved": _("Not saved yet"),
        "offline": _(
            "Not saved: no connection. Your text is kept on this computer and saved when the connection is back."
        ),
        "expired": _(
            "Not saved: your sign-in has expired. Your text is kept on this computer; sign in again to save it."
        ),
        "refused": _("Not saved: you may no longer change this. Your text is kept on this computer."),
        "failed": _(
            "Not saved: the portal did not answer as expected. Your text is kept on this computer; another try follows."
        ),
        "invalid": _("Not saved: please look at the marked fields"),
        "partly": _("Saved at {time}, except for the marked fields"),
        "toMarked": _("Go to the first of them"),
        "conflict": _("Conflict with a newer version"),
        "signIn": _("Sign in again"),
        "retry": _("Save now"),
        "conflictTitle": _("Someone else has changed the same fields"),
        "conflictText": _("{who} saved a newer version at {time}. Choose for each field which text shall stand."),
        "conflictLocal": _(
            "This page has changed since your unsaved text was written. Choose for each field which text shall stand."
        ),
        "mine": _("Mine"),
        "theirs": _("Theirs"),
        "current": _("Saved version"),
        "keepMine": _("Keep mine"),
        "takeTheirs": _("Take theirs"),
        "applyChoice": _("Apply the choice"),
        "emptyValue": _("(empty)"),
        "restoreTitle": _("Unsaved text from {time} was found on this computer"),
        "restoreText": _("It concerns: {fields}"),
        "restore": _("Restore"),
        "discard": _("Discard"),
        "someone": _("Another person"),
        "leave": _("There is unsaved text on this page."),
        "uploading": _("Uploading {name}: {percent}%"),
        "uploaded": _("Uploaded: {name}"),
        "uploadFailed": _("Upload failed: {name}"),
        "tooLarge": _("The file is larger than {max} MB: {name}"),
        "wrongType": _("Files of this type are not accepted: {name}"),
        "tooMany": _("No more than {max} files"),
        "emptyFile": _("The file is empty: {name}"),
        "cancel": _("Cancel"),
        "close": _("Close"),
        "rowAdded": _("Row {n} added"),
        "rowDeleted": _("Row deleted"),
        "rowDelete": _("Delete row {n}? What it says will be lost."),
        "deleteRow": _("Delete"),
        "pasted": _("{n} rows pasted"),
        "tooManyRows": _("No more than {max} rows"),
        "requestFailed": _("That did not work. Please try again; if it fails again, reload the page."),
        "notAllowed": _("You may not do this, or no longer."),
        "gone": _("This is no longer there. Please reload the page."),
        "characters": _("{n} of {max} characters"),
        "charactersOver": _("{n} characters, {over} too many"),
    }


class Shell:
    """Read by the base templates; whatever asks the database does so only when the template looks at it."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def size(self) -> str:
        size = self.request.COOKIES.get("display_size", "")
        return size if size in SIZES else "standard"

    @cached_property
    def contrast(self) -> str:
        contrast = self.request.COOKIES.get("display_contrast", "")
        return contrast if contrast in CONTRASTS else "normal"

    @property
    def script_words(self) -> Mapping[str, str]:
        return script_words()

    @cached_property
    def menu(self) -> list[MenuGroup]:
        return menu_for(self.request)

    @cached_property
    def unread(self) -> int:
        user = getattr(self.request, "user", None)
        if user is None or not user.is_authenticated:
            return 0
        return Notification.objects.visible_to(user).unread().count()

    @property
    def organiser(self) -> str:
        return settings.PORTAL_ORGANISER

    @property
    def operator(self) -> str:
        return settings.PORTAL_OPERATOR

    @property
    def contact(self) -> str:
        return settings.PORTAL_CONTACT

    @property
    def registration(self) -> str:
        return settings.PORTAL_REGISTRATION

    @property
    def demonstration(self) -> bool:
        return settings.DEMO


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor."""
    return {"shell": Shell(request)}
