"""Partners: institutions known by name and credit code, without sign-in and without members."""

from accounts.credit_code import clean_code
from accounts.models import Institution


def add_partner(name: str, uscc: str, *, introduced_by: Institution | None = None) -> Institution:
    """The institution with this code, made known by name if nobody had heard of it. ValidationError for a wrong code.

    One that is known already keeps its own name: whoever types another does not rename it.
    """
    partner, _new = Institution.objects.get_or_create(
        uscc=clean_code(uscc), defaults={"name": name.strip(), "introduced_by": introduced_by}
    )
    return partner
