"""Facts about the program and the computer, for "About" and for reports of crashes."""

import locale
import platform
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import QSysInfo, qVersion
from PySide6.QtGui import QGuiApplication

from gare_fab.base.version import VERSION
from gare_fab.workshop.preferences import user_folder


@dataclass(frozen=True, slots=True)
class Carried:
    """Something of others that we carry: its name, its licence, its package on PyPI."""

    name: str
    licence: str
    package: str = ""


CARRIED = (
    Carried("Qt, PySide6", "LGPL 3", "PySide6-Essentials"),
    Carried("Lato", "SIL OFL 1.1"),
    Carried("Tabler Icons", "MIT"),
    Carried("NumPy", "BSD 3-Clause", "numpy"),
    Carried("SciPy", "BSD 3-Clause", "scipy"),
    Carried("Shapely", "BSD 3-Clause", "shapely"),
    Carried("GEOS", "LGPL 2.1"),
    Carried("lxml", "BSD 3-Clause", "lxml"),
    Carried("tinycss2, cssselect2", "BSD 3-Clause", "tinycss2"),
    Carried("svgpathtools", "MIT", "svgpathtools"),
    Carried("ezdxf", "MIT", "ezdxf"),
    Carried("HarfBuzz, uharfbuzz", "MIT / Apache 2.0", "uharfbuzz"),
    Carried("fontTools", "MIT", "fonttools"),
    Carried("PDFium, pypdfium2", "BSD 3-Clause / Apache 2.0", "pypdfium2"),
    Carried("pypdf", "BSD 3-Clause", "pypdf"),
    Carried("Segno", "BSD 3-Clause", "segno"),
    Carried("python-barcode", "MIT", "python-barcode"),
    Carried("trimesh", "MIT", "trimesh"),
    Carried("NetworkX", "BSD 3-Clause", "networkx"),
    Carried("Pillow", "MIT-CMU", "Pillow"),
    Carried("resvg", "Apache 2.0 / MIT", "resvg_py"),
    Carried("TOML Kit", "MIT", "tomlkit"),
    Carried("platformdirs", "MIT", "platformdirs"),
    Carried("Python", "PSF"),
)


def version_of(carried: Carried) -> str:
    """The version that is installed; "" where it has none."""
    if not carried.package:
        return ""
    try:
        return version(carried.package)
    except PackageNotFoundError:  # a frozen program need not carry it
        return ""


def system_facts() -> str:
    """Versions and system, one fact a line, in English: it is for who mends the program."""
    screens = ", ".join(
        f"{screen.size().width()}x{screen.size().height()} at {screen.devicePixelRatio():g}"
        for screen in QGuiApplication.screens()
    )
    facts = (
        ("gare_fab", VERSION),
        ("python", platform.python_version()),
        ("frozen", str(bool(getattr(sys, "frozen", False)))),
        ("qt", qVersion() or ""),
        ("system", f"{QSysInfo.prettyProductName()}, {platform.machine()}"),
        ("kernel", platform.release()),
        ("window system", QGuiApplication.platformName()),
        ("screens", screens),
        ("locale", str(locale.getlocale())),
        ("folder", str(user_folder())),
        *((each.package, version_of(each)) for each in CARRIED if each.package),
    )
    return "\n".join(f"{name}: {value}" for name, value in facts)
