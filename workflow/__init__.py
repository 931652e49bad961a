"""The one door: processes, stages, ``perform()``, events, deadlines, effects. Knows nothing of what is moving."""

from typing import TYPE_CHECKING, Any

from .refusals import Refused
from .registry import END, NEXT, action, deadline_handler, effect, register_subject

if TYPE_CHECKING:
    from .act import Act
    from .door import Offer, has_acted, import_door, offers, perform, start_process
    from .sweeping import run_pending

__all__ = [
    "END",
    "NEXT",
    "Act",
    "Offer",
    "Refused",
    "action",
    "deadline_handler",
    "effect",
    "has_acted",
    "import_door",
    "offers",
    "perform",
    "register_subject",
    "run_pending",
    "start_process",
]

_LATER = {
    "Act": "act",
    "Offer": "door",
    "has_acted": "door",
    "import_door": "door",
    "offers": "door",
    "perform": "door",
    "start_process": "door",
    "run_pending": "sweeping",
}


def __getattr__(name: str) -> Any:
    """The door needs the models, which Django loads after this package: fetched at first use."""
    if name not in _LATER:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
