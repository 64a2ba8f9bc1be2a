"""Words: messages in the language that the window speaks now."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from gare_fab.base.messages import Message, translated

LANGUAGES = ("fr", "en")
_NAMES = {"fr": "Français", "en": "English"}
_LOCALES = {
    "fr": QLocale(QLocale.Language.French, QLocale.Country.France),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}


@dataclass(slots=True)
class _Speaker:
    """The one language of a program with one window, as Qt's own translators are one."""

    language: str = "en"
    of_qt: QTranslator | None = None


_SPEAKER = _Speaker()


def speak(language: str) -> None:
    """Say everything from now on in a language ("fr", "en"), numbers too."""
    _SPEAKER.language = language
    QLocale.setDefault(locale())
    _let_qt_speak(language)


def spoken() -> str:
    """The language that is spoken."""
    return _SPEAKER.language


def locale() -> QLocale:
    """How the spoken language writes numbers; without marks between thousands."""
    chosen = QLocale(_LOCALES.get(_SPEAKER.language, _LOCALES["en"]))
    chosen.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return chosen


def _let_qt_speak(language: str) -> None:
    """Have what Qt brings along, as the menus of fields and file dialogs, say the same."""
    application = QCoreApplication.instance()
    if application is None:
        return
    if _SPEAKER.of_qt is not None:
        application.removeTranslator(_SPEAKER.of_qt)
    _SPEAKER.of_qt = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if _SPEAKER.of_qt.load(f"qtbase_{language}", folder):
        application.installTranslator(_SPEAKER.of_qt)


def system_language() -> str:
    """The language of the system where we speak it, else French."""
    name = QLocale.system().name()[:2]
    return name if name in LANGUAGES else LANGUAGES[0]


def language_name(language: str) -> str:
    """What a language calls itself."""
    return _NAMES[language]


def say(message: Message | str, **values: object) -> str:
    """The message, or the template with its values, in the spoken language."""
    whole = Message(message, values) if isinstance(message, str) else message
    return whole.text(_SPEAKER.language)


def said(text: str) -> str:
    """A remark of the shipped catalogue in the spoken language; the user's own as it is."""
    return translated(text, _SPEAKER.language)


def named(names: Iterable[tuple[str, str]]) -> str:
    """Of texts by language the spoken one, else English, else any; "" without any."""
    by_language = dict(names)
    for language in (_SPEAKER.language, "en"):
        if by_language.get(language):
            return by_language[language]
    return next(iter(by_language.values()), "")


def number(value: float, decimals: int = 2) -> str:
    """A number with up to so many decimals, as the spoken language writes it."""
    text = locale().toString(float(value), "f", decimals)
    point = locale().decimalPoint()
    return text.rstrip("0").rstrip(point) if point in text else text


def duration(seconds: float) -> str:
    """A time as people say it: 45 s, 3 min 20 s, 1 h 05 min."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return f"{minutes} min {rest:02d} s"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes:02d} min"


def length(millimetres: float) -> str:
    """A long way: mm below a metre, else metres."""
    if abs(millimetres) < 1000:
        return f"{number(millimetres, 1)} mm"
    return f"{number(millimetres / 1000, 2)} m"
