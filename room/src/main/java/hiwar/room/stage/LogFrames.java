package hiwar.room.stage;

import hiwar.talks.id.LogId;
import hiwar.talks.record.Recorded;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All lines of the logs of a talk, as the frames in which they are sent: each is built once, for everybody and for as
 * long as the talk is open. Owned by its talk.
 */
final class LogFrames {
    private final Map<LogId, List<String>> logs = new LinkedHashMap<>();

    /** The next line of its log. */
    void add(Recorded line) {
        logs.computeIfAbsent(line.entry().log(), ignored -> new ArrayList<>()).add(TalkFrame.line(line));
    }

    /** The sequence of the last line of a log; 0 before the first. */
    long last(LogId log) {
        return logs.getOrDefault(log, List.of()).size();
    }

    /** The lines of a log beyond a sequence, in order. */
    List<String> after(LogId log, long sequence) {
        List<String> frames = logs.getOrDefault(log, List.of());
        return frames.subList((int) sequence, frames.size());
    }
}
