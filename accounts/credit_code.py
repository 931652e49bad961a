"""The unified social credit code: how people type it, and what its middle says."""

import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum.cn import uscc as standard
from stdnum.exceptions import InvalidChecksum, InvalidFormat, InvalidLength
from stdnum.exceptions import ValidationError as NotValid


def clean_code(raw: str) -> str:
    """The code in its one spelling, whatever width and case it came in; else a ValidationError says what is wrong."""
    code = standard.compact(unicodedata.normalize("NFKC", raw)).upper()
    try:
        return str(standard.validate(code))
    except InvalidLength as error:
        raise ValidationError(
            _("A unified social credit code has 18 characters; this has %(count)d.") % {"count": len(code)},
            code="length",
        ) from error
    except InvalidChecksum as error:
        raise ValidationError(
            _("The check character does not fit the code: one of the characters is mistyped."), code="checksum"
        ) from error
    except (InvalidFormat, NotValid) as error:
        raise ValidationError(
            _("A unified social credit code consists of digits and capital letters without I, O, S, V and Z."),
            code="format",
        ) from error


def registered_elsewhere(code: str, city_code: str) -> bool:
    """Whether positions 3–8 name an authority outside the city. They are the registering authority, not the seat:
    a reason to look twice, never to refuse."""
    return code[2:6] != city_code[:4]
