package hiwar.wire.sctp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads chunk bodies (RFC 9260 section 3.3, RFC 3758 section 3.2, RFC 6525 section 3.1); null for malformed ones. */
final class ChunkReader {
    private static final int DATA_HEADER_BYTES = 12;
    private static final int GREETING_BYTES = 16;
    private static final int SACK_HEADER_BYTES = 12;
    private static final int PARAMETER_HEADER_BYTES = 4;
    /** The longest reason of an ABORT that is worth keeping for a log. */
    private static final int MAX_REASON_BYTES = 200;

    private ChunkReader() {}

    static @Nullable Chunk read(int type, int flags, ByteSlice body) {
        return switch (type) {
            case ChunkType.DATA -> data(flags, body);
            case ChunkType.INIT -> init(body);
            case ChunkType.INIT_ACK -> initAck(body);
            case ChunkType.SACK -> sack(body);
            case ChunkType.HEARTBEAT -> new Chunk.Heartbeat(body);
            case ChunkType.HEARTBEAT_ACK -> new Chunk.HeartbeatAck(body);
            case ChunkType.ABORT -> abort(flags, body);
            case ChunkType.SHUTDOWN -> body.length() == 4 ? new Chunk.Shutdown(body.i32(0)) : null;
            case ChunkType.SHUTDOWN_ACK -> new Chunk.ShutdownAck();
            case ChunkType.ERROR -> new Chunk.OperationError(body);
            case ChunkType.COOKIE_ECHO -> new Chunk.CookieEcho(body);
            case ChunkType.COOKIE_ACK -> new Chunk.CookieAck();
            case ChunkType.SHUTDOWN_COMPLETE -> new Chunk.ShutdownComplete((flags & 1) != 0);
            case ChunkType.RECONFIG -> reconfig(body);
            case ChunkType.FORWARD_TSN -> forwardTsn(body);
            default -> new Chunk.Unknown(type, body);
        };
    }

    private static Chunk.@Nullable Data data(int flags, ByteSlice body) {
        if (body.length() < DATA_HEADER_BYTES) {
            return null;
        }
        return new Chunk.Data(
                (flags & 8) != 0,
                (flags & 4) != 0,
                (flags & 2) != 0,
                (flags & 1) != 0,
                body.i32(0),
                body.u16(4),
                body.u16(6),
                body.i32(8),
                body.slice(DATA_HEADER_BYTES, body.length() - DATA_HEADER_BYTES));
    }

    private static Chunk.@Nullable Init init(ByteSlice body) {
        Chunk.Greeting greeting = greeting(body);
        return greeting == null ? null : new Chunk.Init(greeting);
    }

    private static Chunk.@Nullable InitAck initAck(ByteSlice body) {
        Chunk.Greeting greeting = greeting(body);
        if (greeting == null) {
            return null;
        }
        for (Parameter parameter : parameters(body, GREETING_BYTES)) {
            if (parameter.type == ChunkType.COOKIE_PARAMETER) {
                return new Chunk.InitAck(greeting, parameter.value);
            }
        }
        return null;
    }

    /** The fixed part and the parameters that we know; a tag, or a number of streams, of zero is malformed. */
    private static Chunk.@Nullable Greeting greeting(ByteSlice body) {
        if (body.length() < GREETING_BYTES || body.i32(0) == 0 || body.u16(8) == 0 || body.u16(10) == 0) {
            return null;
        }
        boolean forwardTsn = false;
        boolean reconfig = false;
        for (Parameter parameter : parameters(body, GREETING_BYTES)) {
            if (parameter.type == ChunkType.FORWARD_TSN_PARAMETER) {
                forwardTsn = true;
            } else if (parameter.type == ChunkType.SUPPORTED_EXTENSIONS_PARAMETER) {
                for (int i = 0; i < parameter.value.length(); i++) {
                    reconfig |= parameter.value.u8(i) == ChunkType.RECONFIG;
                    forwardTsn |= parameter.value.u8(i) == ChunkType.FORWARD_TSN;
                }
            }
        }
        long window = body.i32(4) & 0xFFFF_FFFFL;
        return new Chunk.Greeting(body.i32(0), window, body.u16(8), body.u16(10), body.i32(12), forwardTsn, reconfig);
    }

    private static Chunk.@Nullable Sack sack(ByteSlice body) {
        if (body.length() < SACK_HEADER_BYTES) {
            return null;
        }
        int gapCount = body.u16(8);
        int duplicateCount = body.u16(10);
        if (body.length() != SACK_HEADER_BYTES + 4 * (gapCount + duplicateCount)) {
            return null;
        }
        List<Chunk.Gap> gaps = new ArrayList<>(gapCount);
        int at = SACK_HEADER_BYTES;
        for (int i = 0; i < gapCount; i++, at += 4) {
            Chunk.Gap gap = new Chunk.Gap(body.u16(at), body.u16(at + 2));
            if (gap.start() == 0 || gap.end() < gap.start()) {
                return null;
            }
            gaps.add(gap);
        }
        List<Integer> duplicates = new ArrayList<>(duplicateCount);
        for (int i = 0; i < duplicateCount; i++, at += 4) {
            duplicates.add(body.i32(at));
        }
        return new Chunk.Sack(body.i32(0), body.i32(4) & 0xFFFF_FFFFL, List.copyOf(gaps), List.copyOf(duplicates));
    }

    private static Chunk.Abort abort(int flags, ByteSlice body) {
        boolean reflected = (flags & 1) != 0;
        List<Parameter> causes = parameters(body, 0);
        if (causes.isEmpty()) {
            return new Chunk.Abort(reflected, 0, "");
        }
        Parameter cause = causes.getFirst();
        ByteSlice text = cause.value.slice(0, Math.min(cause.value.length(), MAX_REASON_BYTES));
        boolean readable = cause.type == PacketWriter.USER_INITIATED || cause.type == PacketWriter.PROTOCOL_VIOLATION;
        return new Chunk.Abort(reflected, cause.type, readable ? text.text() : "");
    }

    private static Chunk.@Nullable ForwardTsn forwardTsn(ByteSlice body) {
        if (body.length() < 4 || body.length() % 4 != 0) {
            return null;
        }
        List<Chunk.Skipped> skipped = new ArrayList<>();
        for (int at = 4; at < body.length(); at += 4) {
            skipped.add(new Chunk.Skipped(body.u16(at), body.u16(at + 2)));
        }
        return new Chunk.ForwardTsn(body.i32(0), List.copyOf(skipped));
    }

    private static Chunk.@Nullable Reconfig reconfig(ByteSlice body) {
        List<ReconfigParameter> known = new ArrayList<>(2);
        for (Parameter parameter : parameters(body, 0)) {
            ReconfigParameter read = reconfigParameter(parameter.type, parameter.value);
            if (read == null) {
                return null;
            }
            known.add(read);
        }
        return known.isEmpty() || known.size() > 2 ? null : new Chunk.Reconfig(List.copyOf(known));
    }

    private static @Nullable ReconfigParameter reconfigParameter(int type, ByteSlice value) {
        if (value.length() < 4) {
            return null;
        }
        int sequence = value.i32(0);
        return switch (type) {
            case ChunkType.OUTGOING_RESET_PARAMETER ->
                value.length() < 12
                        ? null
                        : new ReconfigParameter.OutgoingReset(
                                sequence, value.i32(4), value.i32(8), streamIds(value, 12));
            case ChunkType.INCOMING_RESET_PARAMETER ->
                new ReconfigParameter.IncomingReset(sequence, streamIds(value, 4));
            case ChunkType.RESPONSE_PARAMETER ->
                value.length() < 8 ? null : new ReconfigParameter.Response(sequence, value.i32(4));
            case ChunkType.TSN_RESET_PARAMETER, ChunkType.ADD_OUTGOING_PARAMETER, ChunkType.ADD_INCOMING_PARAMETER ->
                new ReconfigParameter.OtherRequest(type, sequence);
            default -> null;
        };
    }

    private static List<Integer> streamIds(ByteSlice value, int from) {
        List<Integer> ids = new ArrayList<>();
        for (int at = from; at + 2 <= value.length(); at += 2) {
            ids.add(value.u16(at));
        }
        return List.copyOf(ids);
    }

    /** Type, length, value (RFC 9260 section 3.2.1). Reading stops at the first that does not fit. */
    private static List<Parameter> parameters(ByteSlice body, int from) {
        List<Parameter> found = new ArrayList<>();
        int at = from;
        while (at <= body.length() - PARAMETER_HEADER_BYTES) {
            int length = body.u16(at + 2);
            if (length < PARAMETER_HEADER_BYTES || length > body.length() - at) {
                break;
            }
            ByteSlice value = body.slice(at + PARAMETER_HEADER_BYTES, length - PARAMETER_HEADER_BYTES);
            found.add(new Parameter(body.u16(at), value));
            at += SctpPacket.padded(length);
        }
        return found;
    }

    private record Parameter(int type, ByteSlice value) {}
}
