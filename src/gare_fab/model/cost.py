"""What a job costs: the arithmetic of the price keys of machine and material."""

from dataclasses import dataclass

from gare_fab.model.machine import Price

_S_PER_HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class Cost:
    """Amounts of money in `currency`, and what they were reckoned from.

    The stock is counted in `quantity` of `unit`: "m²", or "piece".
    """

    setup: float = 0.0
    time: float = 0.0
    material: float = 0.0
    currency: str = "EUR"
    time_s: float = 0.0
    per_hour: float = 0.0
    quantity: float = 0.0
    unit: str = "piece"
    per_unit: float = 0.0

    @property
    def total(self) -> float:
        """All of it."""
        return self.setup + self.time + self.material


def cost(price: Price, time_s: float, quantity: float, unit: str, per_unit: float) -> Cost:
    """The cost of so many seconds on a machine and so much material."""
    return Cost(
        setup=price.setup,
        time=price.per_hour * time_s / _S_PER_HOUR,
        material=per_unit * quantity,
        currency=price.currency,
        time_s=time_s,
        per_hour=price.per_hour,
        quantity=quantity,
        unit=unit,
        per_unit=per_unit,
    )
