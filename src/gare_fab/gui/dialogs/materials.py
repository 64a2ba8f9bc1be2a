"""The editor of materials: what worked on them, what they cost, what they must not meet."""

from PySide6.QtWidgets import QLabel, QWidget

from gare_fab.base.messages import Message
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.dialogs.catalogue_frame import CatalogueDialog
from gare_fab.gui.dialogs.catalogue_page import EntryPage
from gare_fab.gui.dialogs.catalogue_rows import Kind, Row, share
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.words import named, say
from gare_fab.model.material import Material, Setting
from gare_fab.workshop.catalogue import Shelf

_ABOUT = (
    Row("names.fr", Message("Name in French"), Kind.TEXT),
    Row("names.en", Message("Name in English"), Kind.TEXT),
    Row("advice.fr", Message("Advice in French"), Kind.PROSE),
    Row("advice.en", Message("Advice in English"), Kind.PROSE),
    Row(
        "marks_light",
        Message("Marks are lighter"),
        Kind.TICK,
        tip=Message("What is burnt becomes lighter than the rest, as on glass and slate."),
    ),
    Row("price_m2", Message("Price of a m²"), decimals=2),
    Row("price_piece", Message("Price of a piece"), decimals=2),
    Row("source", Message("Where this comes from"), Kind.TEXT, is_remark=True),
)
_SETTINGS = (
    Row(
        "operation",
        Message("Step"),
        Kind.CHOICE,
        choices=(
            ("cut", Message("Cut")),
            ("score", Message("Score")),
            ("fill", Message("Fill")),
            ("picture", Message("Picture")),
            ("kiss_cut", Message("Kiss cut")),
            ("pocket", Message("Pocket")),
            ("drill", Message("Drill")),
            ("vcarve", Message("V-carve")),
            ("relief", Message("Relief")),
        ),
    ),
    Row(
        "source_kind",
        Message("Tool"),
        Kind.CHOICE,
        choices=(
            ("co2", Message("CO2 tube")),
            ("diode", Message("Diode")),
            ("fibre", Message("Fibre")),
            ("knife", Message("Knife")),
            ("mill", Message("Mill")),
        ),
    ),
    Row("power_w", Message("Source"), unit="W", tip=Message("0: any power.")),
    Row(
        "thickness",
        Message("Thickness"),
        unit="mm",
        optional=True,
        tip=Message("Empty: any thickness."),
    ),
    Row("speed", Message("Speed"), unit="mm/min", decimals=0),
    share("power", Message("Power")),
    Row("passes", Message("Passes"), low=1, decimals=0),
    Row(
        "interval", Message("Interval"), unit="mm", tip=Message("Between two lines of a fill.")
    ),
    Row(
        "kerf",
        Message("Kerf"),
        unit="mm",
        tip=Message("The width of what the tool takes away."),
    ),
    Row("step_down", Message("Depth per pass"), unit="mm", tip=Message("On a mill.")),
    Row("cutter", Message("Cutter"), unit="mm", tip=Message("Diameter on a mill; 0: any.")),
    Row("force_g", Message("Force"), unit="g", decimals=0, tip=Message("On a vinyl cutter.")),
    Row("defocus", Message("Out of focus"), unit="mm"),
    Row("air", Message("Air"), Kind.TICK, tip=Message("Air blown on the work.")),
    Row(
        "is_unconfirmed",
        Message("Confirmed"),
        Kind.TICK,
        is_inverse=True,
        tip=Message("Tried on our machine; otherwise a warning is given."),
    ),
    Row("source", Message("Where this comes from"), Kind.TEXT, is_remark=True),
)


def edit_materials(desk: Desk, parent: QWidget | None) -> None:
    """Open the editor of materials."""
    page = MaterialPage()
    CatalogueDialog(desk, Shelf.MATERIALS, say("Materials"), page, parent).open()


class MaterialPage(EntryPage):
    """All that the catalogue knows of a material."""

    def __init__(self) -> None:
        """Shows nothing yet."""
        super().__init__()
        bans = label("", "error", wraps=True)
        bans.setObjectName("bans")
        self.add_widget(bans, lambda entry: _show_bans(bans, entry), _has_bans)
        self.add_rows(*_ABOUT)
        self.add_section(
            Message("What worked"),
            Message("Steps take speed and power from the row that fits the machine best."),
        )
        self.add_table("settings", _SETTINGS, _another)


def _has_bans(entry: object) -> bool:
    return isinstance(entry, Material) and bool(entry.bans)


def _show_bans(bans: QLabel, entry: object) -> None:
    """What must not be; it is for people's safety, so nobody edits it here."""
    if isinstance(entry, Material):
        bans.setText("\n".join(named(ban.reasons) for ban in entry.bans))


def _another(settings: tuple[object, ...]) -> Setting:
    """A row like the last one, but not confirmed by anybody."""
    there = [row for row in settings if isinstance(row, Setting)]
    if not there:
        return Setting("cut", "co2", 600.0)
    last = there[-1]
    return Setting(last.operation, last.source_kind, last.speed, last.power)
