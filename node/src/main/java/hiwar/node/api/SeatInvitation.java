package hiwar.node.api;

import hiwar.node.api.SessionCookies.Seated;
import hiwar.node.http.Answer;
import hiwar.talks.talk.Reason;
import hiwar.talks.view.PublicTalk;

/**
 * {@code …/invitation.ics}: an announced talk as an invitation into the calendar of one seat, for who holds it and for
 * the secretariat, which sends it. The secret of the seat's link is not in it: calendars are read by others as well.
 */
final class SeatInvitation {
    private final SessionCookies cookies;
    private final SeatCalendar calendar;

    SeatInvitation(SessionCookies cookies, SeatCalendar calendar) {
        this.cookies = cookies;
        this.calendar = calendar;
    }

    Answer show(Call call) throws Problem {
        Seated seated = seated(call);
        PublicTalk talk = PublicTalk.of(seated.open().proceedings());
        if (talk == null) {
            throw Problem.of(Reason.NOT_ANNOUNCED);
        }
        return calendar.file(
                talk, seated.attendee().seat(), call.request(), call.visit().serverUrl());
    }

    private Seated seated(Call call) throws Problem {
        if (call.cookie(SessionCookies.SECRETARIAT) == null) {
            return cookies.seat(call);
        }
        cookies.secretariat(call);
        return cookies.seated(call.talk(), call.seat());
    }
}
