"""People, institutions, roles, notifications. The acts other packages call stand here by name."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from accounts.derivation import check_drift, derive_permissions
    from accounts.granting import appoint_deputy, end_role, grant_role
    from accounts.notifying import notify

__all__ = ["appoint_deputy", "check_drift", "derive_permissions", "end_role", "grant_role", "notify"]

_LATER = {
    "appoint_deputy": "granting",
    "check_drift": "derivation",
    "derive_permissions": "derivation",
    "end_role": "granting",
    "grant_role": "granting",
    "notify": "notifying",
}


def __getattr__(name: str) -> Any:
    """The acts need the models, which Django loads after this package: fetched at first use."""
    if name not in _LATER:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
