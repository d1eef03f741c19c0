package hiwar.node.api;

import hiwar.node.http.Answer;
import hiwar.talks.terms.Seat;
import hiwar.talks.view.PublicTalk;
import org.eclipse.jetty.server.Request;

/** Writes the invitation of a seat as a calendar file: that is the business of whoever writes for the public. */
public interface SeatCalendar {
    /**
     * The file.
     *
     * @param request of whoever holds the seat, or of the secretariat; it may wish for a language
     * @param serverUrl how they reach the server, without a slash at the end
     */
    Answer file(PublicTalk talk, Seat seat, Request request, String serverUrl);
}
