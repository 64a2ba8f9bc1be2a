"""Cover: which of many paints are not seen, for what lies beneath looks the same.

Words: a *coat* is one painted area or line; later coats lie on earlier ones, and the first on
the paper. Coats of one *colour* cannot be told apart. A *solid* coat hides what it covers.
"""

from dataclasses import dataclass

import numpy as np
import shapely

from gare_fab.geometry.arrays import Bools, Floats, Ints
from gare_fab.geometry.regions import Regions

MOST_PAIRS = 400_000  # coats one on the other; of more nothing is said
SLACK = 1e-6  # mm that a coat may stick out


@dataclass(frozen=True, slots=True, eq=False)
class Coats:
    """In paint order: (N, 4) bounds, colour (-1: of many), and whether each is solid."""

    boxes: Floats
    colours: Ints
    are_solid: Bools


def pairs_to_ask(coats: Coats, asked: Bools, paper: int) -> tuple[Ints, Ints] | None:
    """Pairs (coat, an earlier one beneath) that tell whether the asked coats are seen.

    Coats that can only be seen are left out; those of the paper's colour come with whatever
    lies beneath. None where there are too many pairs.
    """
    low = SLACK * np.array([-1.0, -1.0, 1.0, 1.0])
    boxes = np.asarray(shapely.box(*(coats.boxes + low).T), dtype=np.object_)
    solid = np.flatnonzero(coats.are_solid)
    rest = np.flatnonzero(asked & (coats.colours != paper) & (coats.colours >= 0))
    inner, outer = shapely.STRtree(boxes[solid]).query(boxes[rest], predicate="within")
    inner, outer = rest[inner], solid[outer]
    fits = (outer < inner) & (coats.colours[outer] == coats.colours[inner])
    hidden = np.unique(inner[fits])
    which = np.sort(np.concatenate((hidden, np.flatnonzero(asked & (coats.colours == paper)))))
    tree, upper, lower, count = shapely.STRtree(boxes), [which[:0]], [which[:0]], 0
    for some in np.array_split(which, max(1, len(which) // 500)):
        one, other = tree.query(boxes[some])
        one = some[one]
        beneath = other < one
        upper.append(one[beneath])
        lower.append(other[beneath])
        count += len(upper[-1])
        if count > MOST_PAIRS:
            return None
    return np.concatenate(upper), np.concatenate(lower)


def unseen(
    coats: Coats, shapes: Regions, asked: Bools, pairs: tuple[Ints, Ints], paper: int
) -> Bools:
    """(N,) which of the asked coats are not seen; `shapes` has the area of each in a pair.

    From each coat we look down: what is of another colour shows it, what is of the same
    colour and lies under all of it hides it, and so does the paper.
    """
    upper, lower = pairs
    same = (coats.colours[upper] == coats.colours[lower]) & (coats.colours[lower] >= 0)
    hides = np.zeros(len(upper), dtype=np.bool_)
    may_hide = np.flatnonzero(same & coats.are_solid[lower])
    grown = shapely.buffer(shapes[lower[may_hide]], SLACK, quad_segs=1)
    hides[may_hide] = shapely.covers(grown, shapes[upper[may_hide]])
    shows = np.zeros(len(upper), dtype=np.bool_)
    others = np.flatnonzero(~same)
    shows[others] = shapely.intersects(shapes[upper[others]], shapes[lower[others]])
    showing = np.full(len(asked), -1, dtype=np.intp)
    hiding = np.full(len(asked), -1, dtype=np.intp)
    np.maximum.at(showing, upper[shows], lower[shows])
    np.maximum.at(hiding, upper[hides], lower[hides])
    is_on_paper = (coats.colours == paper) & (showing < 0)
    found: Bools = asked & ((hiding > showing) | is_on_paper)
    return found
