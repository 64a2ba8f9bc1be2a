"""Conditions: whether an element is for us, by language, by feature, by extension."""

from gare_fab.readers.svg.source import SVG, Element

_LANGUAGES = frozenset({"en", "fr"})
_FEATURE = "http://www.w3.org/TR/SVG11/feature#"
_KNOWN = """SVG SVG-static CoreAttribute Structure BasicStructure ContainerAttribute
    ConditionalProcessing Image Style ViewportAttribute Shape Text BasicText PaintAttribute
    BasicPaintAttribute OpacityAttribute GraphicsAttribute BasicGraphicsAttribute Marker
    Gradient Pattern Clip BasicClip Mask Hyperlinking XlinkAttribute View"""
_FEATURES = frozenset(_KNOWN.split())
# What a switch may choose: not titles, styles, foreign objects, or what is unknown.
_CHOICES = """a circle clipPath defs ellipse filter flowRoot g image line linearGradient
    marker mask path pattern polygon polyline radialGradient rect svg switch symbol text use"""
_SHOWN = frozenset(SVG + name for name in _CHOICES.split())


def is_met(element: Element) -> bool:
    """Whether all conditions that an element makes are met; no extension is."""
    languages = element.get("systemLanguage")
    if languages is not None and not _LANGUAGES.intersection(_primary(languages)):
        return False
    features = element.get("requiredFeatures")
    if features is not None and not _are_known(features.split()):
        return False
    return element.get("requiredExtensions") is None


def is_choice(element: Element) -> bool:
    """Whether a switch may choose this child."""
    return element.tag in _SHOWN and is_met(element)


def _primary(languages: str) -> list[str]:
    return [word.strip().partition("-")[0].lower() for word in languages.split(",")]


def _are_known(features: list[str]) -> bool:
    names = [name.removeprefix(_FEATURE) for name in features if name.startswith(_FEATURE)]
    return bool(features) and len(names) == len(features) and _FEATURES.issuperset(names)
