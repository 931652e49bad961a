"""People, institutions, roles, notifications: one module per noun, one name to import from."""

from accounts.models.institutions import (
    Affiliation,
    Institution,
    InstitutionAttribute,
    InstitutionGroupPermission,
    InstitutionKind,
    InstitutionState,
)
from accounts.models.notifications import Notification
from accounts.models.roles import Invitation, RoleAssignment
from accounts.models.users import PasswordHistory, User

__all__ = [
    "Affiliation",
    "Institution",
    "InstitutionAttribute",
    "InstitutionGroupPermission",
    "InstitutionKind",
    "InstitutionState",
    "Invitation",
    "Notification",
    "PasswordHistory",
    "RoleAssignment",
    "User",
]
