"""How a visit answers an event: `handle(visit, event, now_s)` gives the next visit and the facts.

Pure: the same visit, event and time give the same answer. Ids, seeds and verdicts come with the events.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.core import events as ev
from kiosk.core import facts as ft
from kiosk.core.contract import Level
from kiosk.core.door_turn import follow_day, touch_door
from kiosk.core.programmes import FITTED
from kiosk.core.turn_at_work import Turn
from kiosk.core.visit import (
    MAX_TAKEN,
    PRINT_WAIT_S,
    SPEECH_LIMIT_S,
    STAFF_CALL_S,
    STORE_WAIT_S,
    ZOOMS,
    PlayRecord,
    Rules,
    Visit,
    harder,
)


def handle(
    visit: Visit, event: ev.Event, now_s: float, *, rules: Rules, home: Visit
) -> tuple[Visit, tuple[ft.Fact, ...]]:
    """The visit after `event` at `now_s`, and what happened. `home` is the fresh attract state of the site.

    Events that make no sense in the current state change nothing; a late touch is no error.
    """
    turn = Turn(visit, rules, home, now_s)
    if isinstance(event, ev.Ticked):
        _tick(turn)
    elif isinstance(event, ev.SpeechStarted):
        turn.be(speaking_since=now_s)
    elif isinstance(event, ev.SpeechEnded):
        # The attract screen reads its notices to whoever passes: that keeps nobody's settings alive.
        alone = visit.screen == "attract" and not visit.overlay
        turn.be(speaking_since=None, input_at=visit.input_at if alone else max(visit.input_at, now_s))
    elif isinstance(event, ev.FocusMoved):
        turn.be(input_at=now_s)
    elif isinstance(event, _ANSWERS):
        _answer(turn, event)
    else:
        turn.be(input_at=now_s)
        _touch(turn, event)
    return turn.visit, tuple(turn.facts)


_ANSWERS = (
    ev.RoundOver,
    ev.PlayCompleted,
    ev.PlayCrashed,
    ev.PlaySaved,
    ev.SlipDone,
    ev.Stopped,
    ev.StaffCame,
    ev.Crashed,
)


def _tick(turn: Turn) -> None:
    visit, now_s = turn.visit, turn.now_s
    if visit.called_at is not None and now_s - visit.called_at >= STAFF_CALL_S:
        turn.be(called_at=None, overlay="" if visit.overlay == "staff_called" else visit.overlay)
    if visit.saving_since is not None and now_s - visit.saving_since >= STORE_WAIT_S:
        _debrief(turn)
    follow_day(turn)
    if visit.screen == "attract":
        _leave_attract_overlay(turn)
    elif visit.screen == "farewell":
        _leave_farewell(turn)
    elif visit.overlay == "idle_warning":
        if now_s - visit.shown_at >= turn.rules.warning_s:
            _end(turn, "idle")
    elif not _is_speaking(visit, now_s) and now_s - visit.input_at >= turn.rules.idle_s[visit.screen]:
        turn.cover("idle_warning")


def _leave_attract_overlay(turn: Turn) -> None:
    """Settings a passer-by left behind on the attract screen do not wait for the next visitor."""
    visit = turn.visit
    untouched = replace(turn.home, called_at=visit.called_at)
    changed = (visit.overlay, visit.aids, visit.language) != ("", untouched.aids, untouched.language)
    if changed and turn.now_s - visit.input_at >= turn.rules.idle_s["hall"]:
        turn.visit = replace(untouched, shown_at=turn.now_s, input_at=turn.now_s)


def _leave_farewell(turn: Turn) -> None:
    visit, now_s = turn.visit, turn.now_s
    stay_s = turn.rules.idle_s["farewell"]
    if visit.slip == "issuing":
        if now_s - visit.shown_at >= stay_s + PRINT_WAIT_S:
            _end(turn, "finished")
        return
    since = max(visit.shown_at, visit.input_at, visit.slip_done_at or 0.0)
    if now_s - since >= stay_s:
        _end(turn, "finished")


def _is_speaking(visit: Visit, now_s: float) -> bool:
    return visit.speaking_since is not None and now_s - visit.speaking_since < SPEECH_LIMIT_S


def _answer(turn: Turn, event: ev.Event) -> None:
    """What the play, the log and the printer report: no input, so the idle clock runs on."""
    visit = turn.visit
    match event:
        case ev.RoundOver(round=number) if visit.screen == "play":
            turn.be(round=number)
            turn.cover("between")
        case ev.PlayCompleted() if visit.screen == "play" and visit.saving_since is None:
            _complete(turn, event)
        case ev.PlayCrashed() if visit.screen == "play":
            _finish_play(turn, "crashed")
            turn.show("hall")
        case ev.PlaySaved(play_id=saved) if visit.saving_since is not None:
            if visit.play is None or saved not in ("", visit.play.id):
                return
            _debrief(turn)
        case ev.SlipDone(visit_id=visit_id, outcome=outcome, status=status):
            channel = "printer" if outcome == "printed" else "screen"
            if outcome != "shown":  # that was told when it was shown
                turn.tell(ft.SlipIssued(visit_id, channel, outcome, status))
            if visit_id == visit.id:
                turn.be(slip=outcome, slip_done_at=turn.now_s)
        case ev.Stopped():
            _end(turn, "staff")
        case ev.StaffCame() if visit.called_at is not None:
            turn.be(called_at=None, overlay="" if visit.overlay == "staff_called" else visit.overlay)
            turn.tell(ft.StaffAcknowledged())
        case ev.Crashed():
            _end(turn, "crashed")
        case _:
            return


def _touch(turn: Turn, event: ev.Event) -> None:
    if turn.visit.overlay == "idle_warning" and not isinstance(event, ev.Started):
        turn.cover("")
        return
    for step in (_touch_anywhere, touch_door, _touch_hall, _touch_play, _touch_takeaway):
        if step(turn, event):
            return


def _touch_anywhere(turn: Turn, event: ev.Event) -> bool:
    visit = turn.visit
    match event:
        case ev.Started(visit_id=visit_id):
            _start(turn, visit_id)
        case ev.OverlayOpened(overlay=overlay):
            if overlay != "home_confirm" or visit.id:
                turn.cover(overlay)
        case ev.OverlayClosed() if visit.overlay:
            turn.cover("")
        case ev.HomeConfirmed() if visit.overlay == "home_confirm":
            _end(turn, "home")
        case ev.StaffWanted():
            turn.cover("staff_called")
            if visit.called_at is None:
                turn.be(called_at=turn.now_s)
                turn.tell(ft.StaffCalled())
        case ev.AidToggled(aid=aid):
            _toggle_aid(turn, aid)
        case ev.LanguageChosen(language=language):
            turn.be(language=language)
        case ev.Finished() if visit.id and visit.screen not in ("takeaway", "survey", "farewell"):
            _abandon_play(turn)
            _take_away(turn)
        case _:
            return False
    return True


def _touch_hall(turn: Turn, event: ev.Event) -> bool:
    visit = turn.visit
    match event:
        case ev.LevelChosen(level=level):
            turn.be(level=level)
        case ev.BoothChosen() if visit.screen in ("hall", "door"):
            _play(turn, event.experience, event.version, event.play_id, event.seed)
        case ev.HallChosen() if visit.screen in ("door", "debrief", "play"):
            _abandon_play(turn)
            turn.show("hall", trail=())
        case ev.ProgrammeToggled(programme=programme) if visit.screen in ("door", "takeaway"):
            _toggle_programme(turn, programme)
        case _:
            return False
    return True


def _touch_play(turn: Turn, event: ev.Event) -> bool:
    visit = turn.visit
    match event:
        case ev.Decided() if visit.screen == "play":
            if not visit.first_decided:
                turn.tell(ft.FirstDecision(visit.id, turn.now_s - visit.started_at))
            turn.be(first_decided=True, recording=(*visit.recording, (event.step, event.action_id)))
        case ev.AgainChosen() if visit.screen == "debrief" and visit.play is not None:
            if event.harder:
                turn.be(level=harder(visit.play.level))
            seed = event.seed if event.harder else visit.play.seed
            level = turn.visit.level if event.harder else visit.play.level
            _play(turn, visit.play.experience, visit.play.version, event.play_id, seed, level)
        case ev.Liked(value=value) if visit.screen == "debrief" and visit.play is not None:
            liking = None if visit.play.liking == value else value
            turn.change_play(liking=liking)
            turn.tell(ft.PlayLiked(visit.id, visit.play.id, liking))
        case ev.FactsToggled() if visit.screen == "debrief":
            turn.be(facts_shown=not visit.facts_shown)
        case _:
            return False
    return True


def _touch_takeaway(turn: Turn, event: ev.Event) -> bool:
    visit = turn.visit
    match event:
        case ev.AudienceAnswered(audience=audience) if visit.screen == "takeaway":
            turn.be(audience=audience, audience_asked=True)
            turn.tell(ft.AudienceChosen(visit.id, audience))
            _offer_to_take(turn)
        case ev.PartyAnswered(size=size) if visit.screen == "takeaway":
            turn.be(party_size=size)
            turn.tell(ft.PartySizeChosen(visit.id, size))
        case ev.SlipRequested(paper=paper) if visit.screen == "takeaway" and not visit.slip:
            # With the code in hand a printer in trouble is sent nothing; without it the slip is kept.
            left = paper == "trouble" and turn.rules.has_qr
            turn.be(slip="shown" if left else "issuing", prints=int(paper == "prints"))
            if turn.rules.has_qr:
                turn.tell(ft.SlipIssued(visit.id, "screen", "shown"))
            turn.show("survey")
        case ev.SlipRepeated(paper="prints") if visit.screen in ("survey", "farewell"):
            if visit.may_print_again:  # shown anew: the rest of this touch begins no visit
                turn.be(slip="issuing", prints=visit.prints + 1, slip_done_at=None, shown_at=turn.now_s)
        case ev.SurveyTouched(item=item, value=value) if visit.screen == "survey":
            turn.be(survey=(*(a for a in visit.survey if a[0] != item), (item, value)))
            turn.tell(ft.SurveyAnswered(visit.id, item, value))
        case ev.SurveyClosed() if visit.screen == "survey":
            turn.show("farewell")
        case _:
            return False
    return True


def _start(turn: Turn, visit_id: str) -> None:
    """Begin a visit. The one before ends as `replaced` (idle warning) or `finished` (farewell)."""
    visit = turn.visit
    if visit.id and visit.screen != "farewell" and visit.overlay != "idle_warning":
        return
    keep = (visit.language, visit.aids)
    if visit.id:
        _end(turn, "finished" if visit.screen == "farewell" else "replaced")
        keep = (turn.home.language, turn.home.aids)
    language, aids = keep
    turn.be(id=visit_id, started_at=turn.now_s, language=language, aids=aids)
    turn.tell(ft.VisitStarted(visit_id, language, turn.rules.is_test, turn.rules.group_id))
    turn.show("hall")


def _end(turn: Turn, ended_by: str) -> None:
    """Close the visit, if there is one, and wipe the screen."""
    visit = turn.visit
    if visit.id:
        fate = {"idle": "idle", "replaced": "idle", "crashed": "crashed"}
        _abandon_play(turn, fate.get(ended_by, "abandoned"))
        turn.tell(ft.VisitEnded(visit.id, ended_by, turn.now_s - visit.started_at))
    turn.visit = replace(turn.home, called_at=visit.called_at, shown_at=turn.now_s, input_at=turn.now_s)


def _play(
    turn: Turn, experience: str, version: str, play_id: str, seed: int, level: Level | None = None
) -> None:
    short = turn.rules.short_rounds
    record = PlayRecord(play_id, experience, version, level or turn.visit.level, short, seed)
    turn.be(plays=(*turn.visit.plays, record), round=1, recording=(), facts_shown=False)
    turn.tell(ft.PlayStarted(turn.visit.id, play_id, experience, version, record.level.value, short, seed))
    turn.show("play")


def _complete(turn: Turn, done: ev.PlayCompleted) -> None:
    turn.change_play(outcome=done.outcome)
    _finish_play(turn, "completed")
    turn.be(saving_since=turn.now_s, overlay="", input_at=turn.now_s)


def _finish_play(turn: Turn, ended: str) -> None:
    play = turn.visit.play
    if play is None or play.ended:
        return
    turn.change_play(ended=ended)
    outcome = play.outcome
    turn.tell(
        ft.PlayFinished(
            turn.visit.id,
            play.id,
            ended,
            turn.visit.round,
            turn.visit.recording,
            score=outcome.score if outcome else None,
            stars=outcome.stars if outcome else None,
            measures=tuple((m.key, m.value) for m in outcome.measures) if outcome else (),
        )
    )


def _abandon_play(turn: Turn, ended: str = "abandoned") -> None:
    if turn.visit.screen == "play":
        _finish_play(turn, ended)
    turn.be(saving_since=None)


def _debrief(turn: Turn) -> None:
    """After a play: its debrief, or straight to the takeaway where others are waiting (줄이 길어요)."""
    turn.be(saving_since=None)
    if turn.rules.short_rounds:
        _take_away(turn)
    else:
        turn.show("debrief")


def _take_away(turn: Turn) -> None:
    turn.show("takeaway")
    _offer_to_take(turn)


def _offer_to_take(turn: Turn) -> None:
    """What is on the slip, then what fits: rows that stay where they are when one is taken off."""
    taken = turn.visit.taken
    fitted = turn.rules.fit(turn.visit.audience, turn.visit.played)
    turn.offer((*taken, *(one for one in fitted if one not in taken))[:FITTED])


def _toggle_programme(turn: Turn, programme: str) -> None:
    visit = turn.visit
    taken = programme not in visit.taken
    if taken and len(visit.taken) >= MAX_TAKEN:
        return
    kept = tuple(p for p in visit.taken if p != programme)
    turn.be(taken=(*kept, programme) if taken else kept)
    turn.tell(ft.ReferralTaken(visit.id, programme, taken))


def _toggle_aid(turn: Turn, aid: str) -> None:
    aids = turn.visit.aids
    if aid == "large_text":
        zoom = ZOOMS[(ZOOMS.index(aids.zoom) + 1) % len(ZOOMS)] if aids.zoom in ZOOMS else ZOOMS[0]
        turn.be(aids=replace(aids, zoom=zoom))
        is_on = zoom == ZOOMS[1]
    else:
        is_on = not getattr(aids, aid)
        turn.be(aids=replace(aids, **{aid: is_on}))
    if is_on and aid in ft.AIDS:  # 소리 is no aid
        turn.tell(ft.AidUsed(aid))
