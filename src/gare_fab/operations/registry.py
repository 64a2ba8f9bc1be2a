"""All operations, in the order in which they are offered."""

from gare_fab.operations.contract import Operation
from gare_fab.operations.cut import CUT
from gare_fab.operations.fill import FILL
from gare_fab.operations.frame import FRAME
from gare_fab.operations.score import SCORE

OPERATIONS: tuple[Operation, ...] = (CUT, SCORE, FILL, FRAME)
