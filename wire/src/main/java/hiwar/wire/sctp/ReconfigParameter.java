package hiwar.wire.sctp;

import java.util.List;

/** What a RE-CONFIG chunk asks or answers (RFC 6525 section 4). */
public sealed interface ReconfigParameter {
    /**
     * The sender starts these of its outgoing streams anew (section 4.1).
     *
     * @param responseSequence the request that this answers, or the one before the first
     * @param lastTsn the last TSN used before the reset
     * @param streamIds the streams; empty for all
     */
    record OutgoingReset(int requestSequence, int responseSequence, int lastTsn, List<Integer> streamIds)
            implements ReconfigParameter {}

    /** The sender asks that the receiver resets its outgoing streams (section 4.2). */
    record IncomingReset(int requestSequence, List<Integer> streamIds) implements ReconfigParameter {}

    /** Answers a request (section 4.4). */
    record Response(int responseSequence, int result) implements ReconfigParameter {
        /** Nothing was to be done. */
        public static final int NOTHING_TO_DO = 0;
        /** Done. */
        public static final int PERFORMED = 1;
        /** Refused. */
        public static final int DENIED = 2;
        /** The request's number is not the next one. */
        public static final int BAD_SEQUENCE = 5;
        /** Not yet: data before the reset is still missing. */
        public static final int IN_PROGRESS = 6;
    }

    /** A request that we don't serve (sections 4.3, 4.5 and 4.6): TSN reset and adding streams. */
    record OtherRequest(int type, int requestSequence) implements ReconfigParameter {}
}
