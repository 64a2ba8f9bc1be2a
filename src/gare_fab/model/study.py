"""A study: what a job will do, without a byte of its file; what the window shows of it."""

from dataclasses import dataclass

from gare_fab.model.cost import Cost
from gare_fab.model.report import Report
from gare_fab.model.timeline import Timeline


@dataclass(frozen=True, slots=True, eq=False)
class Study:
    """The report that an export would give, the tool's way, and the price of one sheet.

    It holds no plan and no bytes, so it is cheap to send between processes.
    """

    report: Report
    timeline: Timeline
    price: Cost
