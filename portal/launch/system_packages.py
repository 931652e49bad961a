"""What the portal needs from the operating system: checked, installed where that is possible, else named in one line.

``python3 portal/launch/system_packages.py run`` or ``... test``. Runs before the virtual environment exists, with the
system's Python and nothing else. As root on Debian or Ubuntu what is missing is installed. Otherwise: what cannot work
without it stops here, what would only be slower or plainer warns.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FONT_DIRS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")


def library(*names: str) -> Callable[[], bool]:
    def loads() -> bool:
        for name in names:
            try:
                ctypes.CDLL(name)
            except OSError:
                continue
            return True
        return False

    return loads


def program(*names: str) -> Callable[[], bool]:
    return lambda: any(shutil.which(name) for name in names)


def font(*patterns: str) -> Callable[[], bool]:
    return lambda: any(next(folder.rglob(pattern), None) for folder in FONT_DIRS for pattern in patterns)


def translations_compiled_or_compilable() -> bool:
    sources = list(ROOT.glob("locale/*/LC_MESSAGES/*.po"))
    return bool(shutil.which("msgfmt")) or all(
        po.with_suffix(".mo").exists() and po.with_suffix(".mo").stat().st_mtime >= po.stat().st_mtime for po in sources
    )


@dataclass(frozen=True)
class Need:
    """One Debian package, how to see that it is there, and what its absence means."""

    package: str
    present: Callable[[], bool]
    without: str
    stops: bool = True


RUN = (
    Need("python3-venv", lambda: bool(find_spec("ensurepip")), "Python cannot make its virtual environment"),
    Need("libpango-1.0-0", library("libpango-1.0.so.0", "libpango-1.0.dylib"), "no PDF can be made"),
    Need("libpangoft2-1.0-0", library("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"), "no PDF can be made"),
    Need("gettext", translations_compiled_or_compilable, "the Chinese interface cannot be compiled"),
    Need(
        "libharfbuzz-subset0",
        library("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset.dylib"),
        "each PDF takes seconds longer",
        stops=False,
    ),
    Need(
        "fonts-noto-cjk", font("NotoSerifCJK*", "NotoSansCJK*"), "Chinese in PDFs may lack its proper font", stops=False
    ),
    Need("fonts-arphic-ukai", font("ukai.tt*"), "楷体 in PDFs is replaced by another font", stops=False),
)
SHELL = "chromium-headless-shell"
TEST = (
    *(need for need in RUN if need.package != "gettext"),
    Need("gettext", program("xgettext"), "the translations cannot be checked"),
    Need("chromium-headless-shell", program(SHELL), "the browser tests take much longer", stops=False),
    Need("chromium", program(SHELL, "chromium", "chromium-browser", "google-chrome"), "the browser tests cannot run"),
)


def missing(needs: tuple[Need, ...]) -> list[Need]:
    return [need for need in needs if not need.present()]


def install(needs: list[Need]) -> None:
    """With apt; its words are shown only when it fails. One at a time: what one system lacks must not keep the rest."""
    print(f"installing system packages: {' '.join(need.package for need in needs)}", flush=True)
    _apt("update")
    for need in needs:
        if not need.present():  # another may have brought it
            result = _apt("install", "-y", "--no-install-recommends", need.package)
            if result.returncode and need.stops:
                print(result.stderr.strip()[-600:], file=sys.stderr)


def _apt(*words: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(["apt-get", "-qq", *words], env=environment, capture_output=True, text=True, check=False)


def main(purpose: str) -> int:
    needs = TEST if purpose == "test" else RUN
    absent = missing(needs)
    if absent and os.geteuid() == 0 and Path("/etc/debian_version").exists() and shutil.which("apt-get"):
        install(absent)
        absent = missing(needs)
    for need in absent:
        word = "missing" if need.stops else "warning: missing"
        print(f"{word} system package {need.package}: {need.without}", file=sys.stderr)
    return 1 if any(need.stops for need in absent) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "run"))
