package hiwar.sim.talk;

import hiwar.room.id.TalkSessionId;
import hiwar.room.stage.TalkRequest;
import hiwar.room.stage.TalkRequest.Follow;
import hiwar.room.stage.TalkRequest.Give;
import hiwar.room.stage.TalkRequest.Ping;
import hiwar.sim.sim.SeededEntropy;
import hiwar.talks.command.SeatCommand.Arrive;
import hiwar.talks.id.CommandId;
import hiwar.talks.id.LogId;
import hiwar.talks.id.SeatId;
import java.util.TreeMap;

/**
 * A program that does not keep to the protocol: claims lines that it cannot have, asks for logs of others, speaks out
 * of turn. What it is told is judged by the {@link Witness} like everything else.
 */
final class Intruder implements TalkSocket {
    private static final int MOST_FRAMES = 20;

    private final TalkNode node;
    private final SeededEntropy entropy;

    Intruder(TalkNode node, SeededEntropy entropy) {
        this.node = node;
        this.entropy = entropy;
    }

    /** Connects as this seat and tries what it can. */
    void pry(SeatId seat) {
        TalkSessionId session = node.connect(seat, this);
        for (long frames = entropy.below(MOST_FRAMES); frames >= 0; frames--) {
            node.send(session, Frames.write(request()));
        }
        long staysNanos = 1_000_000_000L + entropy.below(20_000_000_000L);
        node.world().simulation().after(staysNanos, () -> node.cut(session, 0));
    }

    private TalkRequest request() {
        return switch ((int) entropy.below(4)) {
            case 0 -> new Ping(entropy.nextLong() >> 11);
            case 1 -> new Give(new CommandId("pry-" + entropy.below(10)), new Arrive());
            default -> follow();
        };
    }

    private Follow follow() {
        TreeMap<String, Long> after = new TreeMap<>();
        after.put(LogId.table(Cast.TALK).text(), entropy.below(1_000) - 500);
        after.put(LogId.caucus(Cast.TALK, Cast.NORTH).text(), entropy.below(10) - 5);
        after.put(LogId.caucus(Cast.TALK, Cast.SOUTH).text(), 0L);
        after.put("another/table", 0L);
        return new Follow(after);
    }

    @Override
    public void frame(String text) {
        // it is enough that it was sent
    }

    @Override
    public void closed(int code) {
        // it has seen what it wanted
    }
}
