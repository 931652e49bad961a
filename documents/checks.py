"""What papers need from the machine, asked at start-up: slow or ugly paper warns, it stops nothing."""

import ctypes.util
import shutil
import subprocess
from typing import Any

from django.core.checks import Warning as CheckWarning
from django.core.checks import register

FAMILIES = {
    "Noto Serif CJK SC": "fonts-noto-cjk",
    "Noto Sans CJK SC": "fonts-noto-cjk",
    "AR PL UKai CN": "fonts-arphic-ukai",
}
"""Font families of the papers, and the Debian package that brings each."""


def subsetter_is_there() -> bool:
    """Without it a page takes seconds instead of a tenth."""
    if ctypes.util.find_library("harfbuzz-subset"):
        return True
    try:
        ctypes.CDLL("libharfbuzz-subset.so.0")
    except OSError:
        return False
    return True


def missing_families() -> list[str]:
    """Font families of the papers that fontconfig does not know. Empty where there is no fontconfig to ask."""
    fc_list = shutil.which("fc-list")
    if fc_list is None:
        return []
    known = subprocess.run(  # noqa: S603
        [fc_list, ":", "family"], capture_output=True, text=True, timeout=20, check=False
    ).stdout
    return [family for family in FAMILIES if family not in known]


@register(deploy=False)
def check_paper(app_configs: Any, **_options: Any) -> list[CheckWarning]:
    found = []
    if not subsetter_is_there():
        found.append(
            CheckWarning(
                "libharfbuzz-subset cannot be loaded: every PDF takes seconds longer.",
                hint="Install the Debian package libharfbuzz-subset0.",
                id="documents.W001",
            )
        )
    missing = missing_families()
    if missing:
        found.append(
            CheckWarning(
                f"Fonts of the official papers are not installed: {', '.join(missing)}.",
                hint="Install " + ", ".join(sorted({FAMILIES[family] for family in missing})) + ".",
                id="documents.W002",
            )
        )
    return found
