package hiwar.node.api;

import hiwar.node.http.Answer;
import hiwar.node.loop.TalkDesk;
import hiwar.room.stage.TalkFrame;
import hiwar.talks.command.PreparationCommand.PrepareTalk;
import hiwar.talks.id.CommandId;
import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import hiwar.talks.json.Codec;
import hiwar.talks.talk.Reason;
import hiwar.talks.terms.Role;
import hiwar.talks.terms.Seat;
import hiwar.talks.terms.Wording;
import hiwar.talks.view.TalkSummary;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/talks}: all talks of the node, and a new one. */
final class TalkList {
    /** The seat of the secretary with whom a talk begins. */
    private static final SeatId SECRETARY = new SeatId("secretary");

    /** Without vowels, so that no name of a talk is a word by accident, and without what looks alike. */
    private static final String LETTERS = "bcdfghjkmnpqrstvwxz23456789";

    private static final int NAME_CHARS = 10;

    private static final Codec<Listed> LISTED = Codec.of(Listed.class);
    private static final Codec<Wanted> WANTED = Codec.of(Wanted.class);
    private static final Codec<Made> MADE = Codec.of(Made.class);

    private final TalkDesk desk;
    private final SessionCookies cookies;

    private record Listed(List<TalkSummary> talks) {}

    private record Secretary(Wording office, List<String> languages) {}

    private record Wanted(@Nullable TalkId talk, Wording title, Secretary secretary) {}

    private record Made(TalkId talk, SeatId seat) {}

    TalkList(TalkDesk desk, SessionCookies cookies) {
        this.desk = desk;
        this.cookies = cookies;
    }

    Answer list(Call call) throws Problem {
        cookies.secretariat(call);
        return Answer.json(200, LISTED.write(new Listed(desk.list())));
    }

    Answer make(Call call) throws Problem, IOException {
        cookies.secretariat(call);
        Wanted wanted = call.body(WANTED);
        TalkId talk = wanted.talk() == null ? newName() : wanted.talk();
        if (!talk.wellFormed()) {
            throw Problem.of(Reason.BAD_NAME);
        }
        Secretary secretary = wanted.secretary();
        Seat seat = new Seat(SECRETARY, Role.SECRETARY, null, secretary.office(), secretary.languages());
        CommandId id = new CommandId(Secret.fresh());
        TalkFrame answer = desk.prepare(talk, id, new PrepareTalk(wanted.title(), seat));
        if (answer instanceof TalkFrame.Refused refused) {
            throw Problem.of(refused);
        }
        return Answer.json(201, MADE.write(new Made(talk, SECRETARY))).with("Location", "/api/talks/" + talk);
    }

    private static TalkId newName() {
        StringBuilder name = new StringBuilder();
        for (byte random : Secret.random(NAME_CHARS)) {
            name.append(LETTERS.charAt(Byte.toUnsignedInt(random) % LETTERS.length()));
        }
        return new TalkId(name.toString());
    }
}
