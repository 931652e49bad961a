"""Stored private files: two-step upload, checks by content, access decided by the owner.

``store`` → ``claim`` → (``discard``) is the life of a file; ``register_owner`` tells who may read what is claimed.
"""

from importlib import import_module
from typing import Any

_HOME = {
    "store": "files.storing",
    "claim": "files.storing",
    "discard": "files.storing",
    "take_upload": "files.storing",
    "register_owner": "files.owners",
    "may_read": "files.owners",
    "check_upload": "files.checks",
}

__all__ = ["check_upload", "claim", "discard", "may_read", "register_owner", "store", "take_upload"]


def __getattr__(name: str) -> Any:
    """Models are not ready when Django first imports this package, so the acts are fetched when asked for."""
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(name)
