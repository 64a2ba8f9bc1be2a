"""Laws of gare_fab.gui.dialogs.bottles_points."""

import pytest

from gare_fab.base.errors import WrongUsage
from gare_fab.gui.dialogs.bottles_points import points_of

POINTS = ((0.0, 32.5), (8.0, 37.5), (300.0, 14.75))


@pytest.mark.parametrize(
    "text",
    [
        "0\t32,5\n8\t37,5\n300\t14,75",
        "0;32.5\n8;37.5\n300;14.75\n",
        "height;radius\r\n0;32,5\r\n8;37,5\r\n\r\n300;14,75\r\n",
        "0 32.5\n8  37.5\n300 14.75 remark",
    ],
)
def test_what_spreadsheets_copy_is_understood(text: str) -> None:
    """Tabs, semicolons and blanks, commas and points, a heading and empty lines are taken."""
    assert points_of(text) == POINTS


@pytest.mark.parametrize("text", ["", "height;radius", "0;1\n2", "0;1\nx;y", "0;1\n5;inf"])
def test_what_is_no_list_of_points_is_refused(text: str) -> None:
    """No points, a line with one number, words and infinity are refused."""
    with pytest.raises(WrongUsage):
        points_of(text)


def test_the_line_that_is_wrong_is_named() -> None:
    """The sentence counts lines as the user sees them."""
    with pytest.raises(WrongUsage) as error:
        points_of("height\tradius\n0\t1\n\nfive\tsix")
    assert error.value.message.values["row"] == 4
