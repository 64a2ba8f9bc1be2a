"""Laws of affine maps."""

from hypothesis import given
from hypothesis import strategies as st

from gare_fab.geometry.affine import Affine

NUMBERS = st.floats(-1e6, 1e6)


@given(st.builds(Affine, *[NUMBERS] * 6), NUMBERS, NUMBERS)
def test_shifted_is_moved_afterwards(affine: Affine, dx: float, dy: float) -> None:
    """The quick way gives the very numbers of the long one."""
    assert affine.shifted(dx, dy) == Affine.moved(dx, dy) @ affine
