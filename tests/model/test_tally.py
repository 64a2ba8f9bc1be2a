"""Laws of the tally: findings are counted, and say where."""

from functools import partial

from gare_fab.model.artwork import FindingKind
from gare_fab.model.tally import Tally, Whereabouts


def test_a_finding_says_where_it_is() -> None:
    """Alike findings are one, with the middle of each box once, and what all boxes span."""
    tally = Tally()
    for box in ((0.0, 0.0, 2.0, 4.0), (10.0, 0.0, 12.0, 4.0), (10.0, 0.0, 12.0, 4.0)):
        with tally.at(partial(Whereabouts, box)):
            tally.dropped("Gone.")
    (finding,) = tally.findings(moved=(1.0, -1.0))
    assert finding.count == 3
    assert finding.places == ((2.0, 1.0), (12.0, 1.0))
    assert finding.bounds == (1.0, -1.0, 13.0, 3.0)


def test_what_has_no_place_has_none() -> None:
    """Of a file as a whole, and of a part that takes up nothing, there is no place."""
    tally = Tally()
    tally.dropped("The file.")
    with tally.at(Whereabouts):
        tally.dropped("A part.")
    assert [finding.spots for finding in tally.findings()] == [(), ()]
    assert [finding.bounds for finding in tally.findings()] == [None, None]


def test_the_outermost_part_counts() -> None:
    """What is said while a part within a part is drawn is said of the outer one."""
    tally = Tally()
    with tally.at(lambda: Whereabouts((0.0, 0.0, 2.0, 2.0))):
        with tally.at(lambda: Whereabouts((5.0, 5.0, 5.0, 5.0))):
            tally.dropped("Gone.")
        tally.dropped("Gone too.")
    assert [finding.places for finding in tally.findings()] == [((1.0, 1.0),)] * 2


def test_places_are_bounded() -> None:
    """However often a thing is said, and however many things, places are few."""
    tally = Tally()
    for word in range(100):
        for x in range(200):
            where = Whereabouts((x, 0.0, x, 0.0))
            tally.add(FindingKind.NOTE, "{word}", 1, None, where, word=word)
    findings = tally.findings()
    assert {finding.count for finding in findings} == {200}
    assert max(len(finding.places) for finding in findings) == 100
    assert sum(len(finding.places) for finding in findings) == 2000
