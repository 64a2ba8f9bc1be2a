"""The banner says the latest news, and puts away what is over."""

from pytestqt.qtbot import QtBot

from gare_fab.base.messages import Message
from gare_fab.gui.desk.notice import Mood, Notice
from gare_fab.gui.desk.state import State
from gare_fab.gui.screens.banner import Banner
from tests.gui.desks import flat_job

HERE = Message("here")


def test_an_invitation_ends_when_it_was_followed(qtbot: QtBot) -> None:
    """A notice with an end stays until a state ends it; one without stays."""
    banner = Banner()
    qtbot.addWidget(banner)
    empty, full = State(document=flat_job()), State(document=flat_job((0.0, 0.0)))
    seen = []
    for is_over in (lambda state: bool(state.document.placements), None):
        banner.show_notice(Notice(Mood.NOTE, HERE, is_over=is_over))
        for state in (empty, full):
            banner.follow(empty, state)
            seen.append(not banner.isHidden())
    assert seen == [True, False, True, True]


def test_the_button_does_what_it_says_and_the_news_goes(qtbot: QtBot) -> None:
    """A notice's button does its work once, and the banner is put away."""
    banner, done = Banner(), list[str]()
    qtbot.addWidget(banner)
    banner.show_notice(Notice(Mood.ERROR, HERE, Message("do"), lambda: done.append("done")))
    banner._button.click()
    assert done == ["done"]
    assert banner.isHidden()
