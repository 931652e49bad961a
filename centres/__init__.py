"""The register of centres and their names."""

from importlib import import_module
from typing import Any

_HOME = {
    "enter_register": "centres.entering",
    "name_is_free": "centres.naming",
    "similar_names": "centres.naming",
    "reserve_name": "centres.naming",
    "release_name": "centres.naming",
}
__all__ = ["enter_register", "name_is_free", "release_name", "reserve_name", "similar_names"]


def __getattr__(name: str) -> Any:
    """The models load after this package, so its acts are fetched when asked for."""
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(name)
