"""How a matter ends as one that was taken back: by the applicant, or because the text deems it so."""

from __future__ import annotations

from materials.drafting import set_scope
from materials.models import OpenScope
from notices.models import ItemState
from reviews.convening import dissolve_live_panel
from workflow import Act

from .publicity import take_off_list
from .states import Waits
from .telling import hand_to


def take_back(act: Act, reason: str) -> None:
    """Nothing is open any more, a panel at work is dissolved; a line that stands in a notice says so to the public."""
    set_scope(act.subject.draft, OpenScope.NONE)
    dissolve_live_panel(act.process, reason, user=None, at=act.imported_at)
    applicant = act.subject.edition.terms["applicant"].zh
    take_off_list(act, ItemState.WITHDRAWN, f"{applicant}撤回申报。")
    act.transition("withdraw")
    act.decline_stage()
    act.note(reason=reason)
    hand_to(act, Waits.NOBODY)
