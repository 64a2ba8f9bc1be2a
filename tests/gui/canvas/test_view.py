"""Laws of the view: screen and design are two names of the same places."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gare_fab.gui.canvas.view import GREATEST_SCALE, LEAST_SCALE, Insets, View
from gare_fab.model.extent import Box

PLACE = st.floats(-500.0, 500.0)
VIEW = st.builds(
    lambda scale, x, y, ratio: View(scale, 0.0, 0.0, 900.0, 600.0, ratio).panned(x, y),
    st.floats(0.1, 100.0),
    PLACE,
    PLACE,
    st.sampled_from([1.0, 1.25, 1.5, 2.0]),
)


@given(view=VIEW, x=PLACE, y=PLACE)
def test_round_trip(view: View, x: float, y: float) -> None:
    """What goes to the screen comes back from it; many points go as one does."""
    assert view.point_from_screen(*view.point_to_screen(x, y)) == pytest.approx((x, y))
    points = np.array([[x, y], [y, x]])
    assert tuple(view.to_screen(points)[0]) == pytest.approx(view.point_to_screen(x, y))
    assert tuple(view.affine.apply(points)[0]) == pytest.approx(view.point_to_screen(x, y))


@given(view=VIEW, x=PLACE, y=PLACE, factor=st.floats(0.1, 10.0))
def test_zoom_at(view: View, x: float, y: float, factor: float) -> None:
    """Zooming keeps what lies under the pointer, within half a device pixel."""
    before = view.point_from_screen(x, y)
    zoomed = view.zoomed_at(x, y, factor)
    assert zoomed.scale == pytest.approx(
        min(max(view.scale * factor, LEAST_SCALE), GREATEST_SCALE)
    )
    after = zoomed.point_to_screen(*before)
    assert after == pytest.approx((x, y), abs=0.501 / view.ratio)


@given(view=VIEW, dx=PLACE, dy=PLACE)
def test_whole_device_pixels(view: View, dx: float, dy: float) -> None:
    """However it is moved, the origin lies on a whole device pixel."""
    moved = view.panned(dx, dy)
    for place, whole in zip((moved.x, moved.y), moved.device_origin, strict=True):
        assert place * moved.ratio == pytest.approx(whole, abs=1e-6)


@given(view=VIEW, x=PLACE, y=PLACE, width=st.floats(1.0, 900.0), height=st.floats(1.0, 900.0))
def test_fit(view: View, x: float, y: float, width: float, height: float) -> None:
    """A fitted box lies within the window, clear of what covers its edges, and touches two."""
    insets = Insets(left=22.0, top=22.0)
    fitted = view.fitted(Box(x, y, width, height), margin=10.0, insets=insets)
    left, bottom = fitted.point_to_screen(x, y)
    right, top = fitted.point_to_screen(x + width, y + height)
    assert left >= 31.0
    assert top >= 31.0
    assert right <= fitted.width - 9.0
    assert bottom <= fitted.height - 9.0
    assert min(left - 32.0, top - 32.0) == pytest.approx(0.0, abs=1.0)


def test_fit_of_a_dot() -> None:
    """A dot is centred at the same scale."""
    fitted = View(3.0, 0.0, 0.0, 200.0, 100.0).fitted(Box(7.0, 8.0, 0.0, 0.0))
    assert fitted.scale == 3.0
    assert fitted.point_to_screen(7.0, 8.0) == pytest.approx((100.0, 50.0), abs=0.5)


def test_true_size() -> None:
    """At 100 % an inch of the design is an inch of the screen."""
    view = View(3.0, 0.0, 0.0, 200.0, 100.0).at_true_size(96.0)
    assert view.scale == pytest.approx(96.0 / 25.4)
    assert view.share_of_true_size(96.0) == pytest.approx(1.0)


def test_window() -> None:
    """The window is what its corners say."""
    view = View(2.0, 10.0, 90.0, 200.0, 100.0)
    window = view.window
    assert (window.x, window.y) == view.point_from_screen(0.0, 100.0)
    upper = view.point_from_screen(200.0, 0.0)
    assert (window.x + window.width, window.y + window.height) == pytest.approx(upper)
