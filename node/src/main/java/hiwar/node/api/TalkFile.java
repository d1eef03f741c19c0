package hiwar.node.api;

import hiwar.node.http.Answer;
import hiwar.node.loop.OpenTalk;
import hiwar.node.loop.TalkDesk;
import hiwar.room.stage.TalkFrame;
import hiwar.talks.command.Command;
import hiwar.talks.id.CommandId;
import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import hiwar.talks.json.Codec;
import hiwar.talks.state.Attendee;
import hiwar.talks.state.TalkState;
import hiwar.talks.talk.Reason;
import hiwar.talks.terms.Role;
import hiwar.talks.view.Clocks;
import hiwar.talks.view.Proceedings;
import hiwar.talks.view.Spoken;
import java.io.IOException;
import java.util.List;

/** {@code /api/talks/{talk}}: a talk as the secretariat of the node sees it, and what it does there. */
final class TalkFile {
    private static final Codec<Seen> SEEN = Codec.of(Seen.class);
    private static final Codec<Order> ORDER = Codec.of(Order.class);
    private static final Codec<Done> DONE = Codec.of(Done.class);

    private final TalkDesk desk;
    private final SessionCookies cookies;

    private record Course(Clocks clocks, List<SeatId> speakers, List<Spoken> spoken) {}

    private record Seen(TalkId talk, long nowMillis, TalkState state, Course proceedings) {}

    private record Order(CommandId id, Command command) {}

    private record Done(String log, long first, long last) {}

    TalkFile(TalkDesk desk, SessionCookies cookies) {
        this.desk = desk;
        this.cookies = cookies;
    }

    Answer look(Call call) throws Problem {
        cookies.secretariat(call);
        OpenTalk open = current(call.talk());
        Proceedings proceedings = open.proceedings();
        Course course = new Course(proceedings.clocks(), proceedings.speakers(), proceedings.spoken());
        TalkState table = open.talk().table();
        return Answer.json(200, SEEN.write(new Seen(call.talk(), System.currentTimeMillis(), table, course)));
    }

    /** Acts as the talk's first secretary. */
    Answer order(Call call) throws Problem, IOException {
        cookies.secretariat(call);
        Order order = call.body(ORDER);
        SeatId secretary = secretary(current(call.talk()).talk().table());
        return switch (desk.order(call.talk(), secretary, order.id(), order.command())) {
            case TalkFrame.Accepted accepted ->
                Answer.json(200, DONE.write(new Done(accepted.log(), accepted.first(), accepted.last())));
            case TalkFrame.Refused refused -> throw Problem.of(refused);
            case TalkFrame other -> throw new IllegalStateException("no answer to an order: " + other);
        };
    }

    private static SeatId secretary(TalkState table) throws Problem {
        for (Attendee attendee : table.seats().attendees()) {
            if (attendee.role() == Role.SECRETARY) {
                return attendee.seat().id();
            }
        }
        throw Problem.of(Reason.NOT_ACCREDITED);
    }

    /** The talk as it stands. */
    OpenTalk current(TalkId talk) throws Problem {
        OpenTalk open = desk.current(talk);
        if (open == null) {
            throw Problem.of(Reason.NO_TALK);
        }
        return open;
    }
}
