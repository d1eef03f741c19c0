package hiwar.room.signal;

import com.google.protobuf.Message;

/** What an administrator's call came to. */
public sealed interface AdminReply {
    /** It was done; {@code result} is the method's response message. */
    record Done(Message result) implements AdminReply {}

    /** It was not; becomes a Twirp error. */
    record Failed(Code code, String message) implements AdminReply {}

    /** Twirp's error codes, as far as a shard gives them. */
    enum Code {
        /** The request itself is wrong. */
        INVALID_ARGUMENT("invalid_argument", 400),
        /** LiveKit answers a missing grant with this, not with permission_denied. */
        UNAUTHENTICATED("unauthenticated", 401),
        /** No such room or participant. */
        NOT_FOUND("not_found", 404),
        /** Forbidden by how this server is set up. */
        FAILED_PRECONDITION("failed_precondition", 412),
        /** A limit is reached. */
        RESOURCE_EXHAUSTED("resource_exhausted", 429),
        /** A method that this server does not have. */
        UNIMPLEMENTED("unimplemented", 501),
        /** A bug: it is counted, and the room it happened in may be gone. */
        INTERNAL("internal", 500);

        private final String wireName;
        private final int httpStatus;

        Code(String wireName, int httpStatus) {
            this.wireName = wireName;
            this.httpStatus = httpStatus;
        }

        /** As the error body spells it. */
        public String wireName() {
            return wireName;
        }

        /** The status that goes with it. */
        public int httpStatus() {
            return httpStatus;
        }
    }
}
