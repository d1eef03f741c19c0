package hiwar.node.press;

import hiwar.talks.state.Phase;
import hiwar.talks.view.PublicTalk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All announced talks: those to come, the next first, then the others, the last first.
 *
 * @param coming announced, postponed or under way
 * @param past concluded, cancelled, or of a time that is over
 */
record ListPage(Frame frame, List<Line> coming, List<Line> past) {
    /**
     * One talk.
     *
     * @param path of its page
     * @param status empty when nothing is special
     * @param when empty when the time is open
     */
    record Line(String path, Text title, List<Text> sides, String status, String when) {}

    static ListPage of(List<PublicTalk> talks, long nowMillis, Frame frame) {
        List<PublicTalk> sorted = new ArrayList<>(talks);
        sorted.sort(Comparator.comparingLong(talk -> talk.announcement().startMillis()));
        List<Line> coming = new ArrayList<>();
        List<Line> past = new ArrayList<>();
        for (PublicTalk talk : sorted) {
            if (over(talk, nowMillis)) {
                past.addFirst(line(talk, frame.phrases()));
            } else {
                coming.add(line(talk, frame.phrases()));
            }
        }
        return new ListPage(frame, coming, past);
    }

    /** Talks that last longer than announced are not over while they sit. */
    private static boolean over(PublicTalk talk, long nowMillis) {
        Long startMillis = talk.startMillis();
        boolean timeIsOver = startMillis != null
                && startMillis + talk.announcement().durationMillis() <= nowMillis
                && !talk.board().sitting();
        return talk.board().phase().over() || timeIsOver;
    }

    private static Line line(PublicTalk talk, Phrases phrases) {
        PageLanguage reader = phrases.language();
        Long startMillis = talk.startMillis();
        return new Line(
                "/talks/" + talk.talk().value() + "?lang=" + reader.tag(),
                Text.of(talk.announcement().title(), reader),
                Alternat.sides(talk, reader).stream()
                        .map(side -> Text.of(side.delegation().name(), reader))
                        .toList(),
                status(talk.board().phase(), phrases),
                startMillis == null ? phrases.say("announcement.time-open") : WrittenTime.moment(startMillis, reader));
    }

    private static String status(Phase phase, Phrases phrases) {
        return switch (phase) {
            case CANCELLED -> phrases.say("announcement.cancelled");
            case POSTPONED -> phrases.say("announcement.postponed");
            case CLOSED -> phrases.say("announcement.over");
            case NONE, PREPARED, ANNOUNCED -> "";
        };
    }
}
