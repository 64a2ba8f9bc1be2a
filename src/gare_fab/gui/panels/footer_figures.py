"""The figures of the footer: what the job takes, costs and measures, in words."""

from gare_fab.base.messages import Message
from gare_fab.gui.desk.state import State
from gare_fab.gui.look.words import duration, length, locale, number, say
from gare_fab.model.cost import Cost
from gare_fab.model.extent import bounds_of
from gare_fab.model.problem import Severity
from gare_fab.model.study import Study

NOTHING = "–"
_SYMBOLS = {"EUR": "€", "USD": "$", "GBP": "£", "CHF": "CHF"}


def study_of(state: State) -> Study | None:
    """The study of the job at hand, None where there is none, or where it was refused."""
    if state.document is None or state.study is None or state.study.report.is_refused:
        return None
    return state.study


def time_text(state: State) -> str:
    """How long the machine will take."""
    study = study_of(state)
    return NOTHING if study is None else duration(study.report.time_s)


def cut_text(state: State) -> str:
    """How far the tool goes while it works."""
    study = study_of(state)
    return NOTHING if study is None else length(study.report.cut_mm)


def travel_text(state: State) -> str:
    """How far it goes between two lines."""
    study = study_of(state)
    return NOTHING if study is None else length(study.report.travel_mm)


def price_text(state: State) -> str:
    """What it costs."""
    study = study_of(state)
    return NOTHING if study is None else money(study.price.total, study.price.currency)


def price_tip(state: State) -> str:
    """What the price is made of, a line each."""
    study = study_of(state)
    if study is None:
        return say("Price: known once the job can be made.")
    return "\n".join(_parts(study.price))


def size_text(state: State) -> str:
    """How large the work on the sheet that is shown is, as it lies there."""
    document = state.document
    if document is None:
        return NOTHING
    there = (p for p in document.placements if p.sheet == state.sheet and not p.is_hidden)
    box = bounds_of(document, frozenset(placement.id for placement in there))
    if box is None:
        return NOTHING
    return f"{number(box.width, 1)} × {number(box.height, 1)} mm"


def problem_counts(state: State) -> tuple[int, int] | None:
    """How many errors and warnings the job has; None while nobody knows."""
    if state.document is None or state.study is None:
        return None
    severities = [problem.severity for problem in state.study.report.problems]
    return severities.count(Severity.ERROR), severities.count(Severity.WARNING)


def problems_text(errors: int, warnings: int) -> str:
    """As in "2 errors, 1 warning"; words that calm where there is none."""
    texts = []
    if errors:
        texts.append(_counted(errors, Message("1 error"), Message("{count} errors")))
    if warnings:
        texts.append(_counted(warnings, Message("1 warning"), Message("{count} warnings")))
    return ", ".join(texts) or say("No problems")


def money(amount: float, currency: str) -> str:
    """An amount as the spoken language writes it."""
    return locale().toCurrencyString(amount, _SYMBOLS.get(currency, currency), 2)


def _counted(count: int, one: Message, many: Message) -> str:
    return say(one) if count == 1 else say(Message(many.template, {"count": count}))


def _parts(price: Cost) -> list[str]:
    def amount(value: float) -> str:
        return money(value, price.currency)

    return [
        say("Setting up: {amount}", amount=amount(price.setup)),
        say(
            "Machine: {amount} ({time} at {rate} an hour)",
            amount=amount(price.time),
            time=duration(price.time_s),
            rate=amount(price.per_hour),
        ),
        say(
            "Material: {amount} ({quantity} {unit} at {rate})",
            amount=amount(price.material),
            quantity=number(price.quantity, 3),
            unit=say(Message("piece") if price.unit == "piece" else Message("m²")),
            rate=amount(price.per_unit),
        ),
        say("Total: {amount}", amount=amount(price.total)),
    ]
