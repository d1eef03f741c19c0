package hiwar.media.sctp;

import java.util.ArrayDeque;

/** One outgoing stream; owned by {@link SendQueue}. */
final class OutStream {
    final int id;
    final ArrayDeque<OutMessage> waiting = new ArrayDeque<>();
    int nextSequence;
    long bufferedBytes;

    OutStream(int id) {
        this.id = id;
    }
}
