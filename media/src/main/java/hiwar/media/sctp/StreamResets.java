package hiwar.media.sctp;

import hiwar.wire.sctp.Chunk;
import hiwar.wire.sctp.ReconfigParameter;
import hiwar.wire.sctp.ReconfigParameter.Response;
import hiwar.wire.sctp.SerialNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Starting streams anew, which is how data channels close (RFC 6525 section 5, RFC 8831 section 6.7). One request of
 * ours is open at a time. Owned by {@link SctpAssociation}.
 */
final class StreamResets {
    /** After so many unanswered requests a stream counts as reset: the peer does not know how. */
    static final int MAX_ATTEMPTS = 10;
    /** So many stream numbers fit into one packet with room to spare. */
    private static final int MAX_STREAMS_PER_REQUEST = 256;

    private final Consumer<AssociationEvent> out;
    private final TreeSet<Integer> wanted = new TreeSet<>();
    private ReconfigParameter.@Nullable OutgoingReset open;
    private int nextSequence;
    private int attempts;
    private boolean due;
    private long timerNanos = Long.MAX_VALUE;

    private int expectedSequence;
    private int lastResult;
    private ReconfigParameter.@Nullable OutgoingReset deferred;

    StreamResets(Consumer<AssociationEvent> out) {
        this.out = out;
    }

    void begin(int ownInitialTsn, int peerInitialTsn) {
        nextSequence = ownInitialTsn;
        expectedSequence = peerInitialTsn;
    }

    void want(int streamId) {
        wanted.add(streamId);
    }

    long deadlineNanos() {
        return timerNanos;
    }

    /** The timer fired: asks again, or gives up. */
    void timedOut() {
        timerNanos = Long.MAX_VALUE;
        if (open != null && attempts >= MAX_ATTEMPTS) {
            finish(open);
        } else {
            due = open != null;
        }
    }

    /** Our request, when one is due; only streams whose messages have all been sent once can be asked for. */
    Chunk.@Nullable Reconfig request(Sender sender, long nowNanos, long timeoutNanos) {
        ReconfigParameter.OutgoingReset request = open;
        if (request == null && !wanted.isEmpty()) {
            List<Integer> drained = wanted.stream()
                    .filter(sender.queue()::drained)
                    .limit(MAX_STREAMS_PER_REQUEST)
                    .toList();
            if (!drained.isEmpty()) {
                int lastTsn = (int) sender.flight().lastTsn();
                request = new ReconfigParameter.OutgoingReset(nextSequence++, expectedSequence - 1, lastTsn, drained);
                drained.forEach(wanted::remove);
                open = request;
                attempts = 0;
                due = true;
            }
        }
        if (request == null || !due) {
            return null;
        }
        due = false;
        attempts++;
        timerNanos = nowNanos + timeoutNanos;
        return new Chunk.Reconfig(List.of(request));
    }

    /** Takes in the peer's chunk; answers with a chunk where one is owed. */
    Chunk.@Nullable Reconfig handle(Chunk.Reconfig chunk, Receiver receiver) {
        List<ReconfigParameter> answers = new ArrayList<>(2);
        for (ReconfigParameter parameter : chunk.parameters()) {
            switch (parameter) {
                case Response response -> answered(response);
                case ReconfigParameter.OutgoingReset reset ->
                    answers.add(answer(reset.requestSequence(), () -> perform(reset, receiver)));
                case ReconfigParameter.IncomingReset reset ->
                    answers.add(answer(reset.requestSequence(), () -> {
                        reset.streamIds().forEach(id -> out.accept(new AssociationEvent.PeerReset(List.of(id))));
                        return Response.NOTHING_TO_DO; // closing the channels makes requests of their own
                    }));
                case ReconfigParameter.OtherRequest request ->
                    answers.add(answer(request.requestSequence(), () -> Response.DENIED));
            }
        }
        return answers.isEmpty() ? null : new Chunk.Reconfig(List.copyOf(answers));
    }

    /** More data has arrived: a reset that waited for it may be done now. */
    Chunk.@Nullable Reconfig retryDeferred(Receiver receiver) {
        ReconfigParameter.OutgoingReset reset = deferred;
        if (reset == null) {
            return null;
        }
        int result = perform(reset, receiver);
        if (result == Response.IN_PROGRESS) {
            return null;
        }
        lastResult = result;
        return new Chunk.Reconfig(List.of(new Response(reset.requestSequence(), result)));
    }

    private Response answer(int sequence, IntSupplier perform) {
        if (sequence == expectedSequence) {
            expectedSequence++;
            lastResult = perform.getAsInt();
            return new Response(sequence, lastResult);
        }
        boolean again = sequence == expectedSequence - 1;
        return new Response(sequence, again ? lastResult : Response.BAD_SEQUENCE);
    }

    private int perform(ReconfigParameter.OutgoingReset reset, Receiver receiver) {
        long lastTsn = SerialNumber.unwrap32(reset.lastTsn(), receiver.cumulativeTsn());
        if (lastTsn > receiver.cumulativeTsn()) {
            deferred = reset;
            return Response.IN_PROGRESS;
        }
        deferred = null;
        receiver.restart(reset.streamIds());
        out.accept(new AssociationEvent.PeerReset(reset.streamIds()));
        return Response.PERFORMED;
    }

    private void answered(Response response) {
        ReconfigParameter.OutgoingReset request = open;
        if (request != null
                && response.responseSequence() == request.requestSequence()
                && response.result() != Response.IN_PROGRESS) {
            finish(request);
        }
    }

    private void finish(ReconfigParameter.OutgoingReset request) {
        open = null;
        due = false;
        timerNanos = Long.MAX_VALUE;
        out.accept(new AssociationEvent.OwnReset(request.streamIds()));
    }
}
