"""The roles: on what each is held, and what it permits there. This table is the whole of it."""

from dataclasses import dataclass
from typing import Any, Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class RoleKey(models.TextChoices):
    EDITOR = "editor", _("Editor")
    SUBMITTER = "submitter", _("Authorised submitter")
    OFFICER = "officer", _("Officer of the competent department")
    CLERK = "clerk", _("Clerk of the bureau")
    SECTION_HEAD = "section_head", _("Section head of the bureau")
    LEADER = "leader", _("Leader of the bureau")
    PUBLISHER = "publisher", _("Publisher of the bureau")
    EXPERT = "expert", _("Expert")
    AGENCY = "agency", _("Review agency")
    AUDITOR = "auditor", _("Auditor")
    PLATFORM_ADMIN = "platform_admin", _("Platform administrator")


@dataclass(frozen=True)
class Role:
    """``scope`` names the field of an assignment that holds its scope; "" is the platform, that is every city."""

    key: str
    scope: str
    permissions: tuple[str, ...]

    @property
    def label(self) -> Any:
        return RoleKey(self.key).label

    @property
    def official(self) -> bool:
        """Whether it is held on behalf of a public office: stricter passwords and shorter sessions."""
        return self.scope != "institution" and self.key not in (RoleKey.EXPERT, RoleKey.AGENCY)


ROLES: Final[dict[str, Role]] = {
    role.key: role
    for role in (
        # on an institution
        Role("editor", "institution", ("view_dossiers", "edit_dossiers")),
        Role("submitter", "institution", ("view_dossiers", "edit_dossiers", "submit_dossiers", "manage_members")),
        # on a division
        Role("officer", "division", ("view_dossiers", "recommend_dossiers", "confirm_institutions")),
        # on a city
        Role(
            "clerk",
            "city",
            ("view_dossiers", "check_dossiers", "manage_calls", "issue_documents", "manage_experts"),
        ),
        Role("section_head", "city", ("view_dossiers", "deliberate", "handle_objections", "manage_experts")),
        Role("leader", "city", ("view_dossiers", "decide")),
        Role("publisher", "city", ("view_dossiers", "publish")),
        # what an expert sees comes from the panels that the expert sits on, never from the city
        Role("expert", "city", ()),
        # likewise what is entrusted to the agency that the person works for; the bureau's experts keep the list of it
        Role("agency", "city", ("work_entrusted",)),
        Role("auditor", "city", ("view_dossiers", "audit")),
        # on every city: people and calendar, never a dossier
        Role("platform_admin", "", ("manage_people", "manage_calendar")),
    )
}

ROLES_ON: Final[dict[str, tuple[str, ...]]] = {
    scope: tuple(role.key for role in ROLES.values() if role.scope == scope)
    for scope in ("institution", "division", "city", "")
}
OFFICIAL_ROLES: Final = tuple(role.key for role in ROLES.values() if role.official)
