package hiwar.node.api;

import hiwar.node.api.Problem.Kind;
import hiwar.node.http.Answer;
import hiwar.node.loop.TalkDesk;
import hiwar.talks.id.LogId;
import hiwar.talks.record.Recorded;
import hiwar.talks.talk.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** {@code …/record}: one log as it is stored, a line of JSON each, for who may read it. */
final class RecordFile {
    private final TalkDesk desk;
    private final SessionCookies cookies;

    RecordFile(TalkDesk desk, SessionCookies cookies) {
        this.desk = desk;
        this.cookies = cookies;
    }

    Answer ofTalk(Call call) throws Problem {
        cookies.secretariat(call);
        if (desk.current(call.talk()) == null) {
            throw Problem.of(Reason.NO_TALK);
        }
        return file(LogId.table(call.talk()));
    }

    Answer ofSeat(Call call) throws Problem {
        SessionCookies.Seated seated = cookies.seat(call);
        String name = call.parameter("log");
        LogId log = name.isEmpty() ? LogId.table(seated.talk()) : LogId.parse(name);
        if (log == null || !seated.open().talk().mayRead(seated.seat(), log)) {
            throw Problem.of(Kind.NO_LOG);
        }
        return file(log);
    }

    private Answer file(LogId log) {
        StringBuilder lines = new StringBuilder();
        for (Recorded line : desk.lines(log.talk())) {
            if (line.entry().log().equals(log)) {
                lines.append(line.line()).append('\n');
            }
        }
        byte[] body = lines.toString().getBytes(StandardCharsets.UTF_8);
        String name = log.text().replace('/', '-') + ".jsonl";
        return new Answer(200, "application/jsonl; charset=utf-8", body, Map.of())
                .with("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }
}
