package hiwar.wire.sctp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Puts chunks into SCTP packets (RFC 9260 section 3); one per association, used again for each packet. */
public final class PacketWriter {
    /** Fixed part of a DATA chunk (RFC 9260 section 3.3.1). */
    public static final int DATA_OVERHEAD_BYTES = 16;
    /** Cause "user-initiated abort" (RFC 9260 section 3.3.10.12). */
    public static final int USER_INITIATED = 12;
    /** Cause "protocol violation" (RFC 9260 section 3.3.10.13). */
    public static final int PROTOCOL_VIOLATION = 13;

    private static final int CHUNK_HEADER_BYTES = 4;

    private final ByteBuffer packet;

    /** @param maxPacketBytes no packet becomes longer; a multiple of four */
    public PacketWriter(int maxPacketBytes) {
        packet = ByteBuffer.allocate(maxPacketBytes);
    }

    /** Forgets what was written and starts a packet. */
    public void begin(int sourcePort, int destinationPort, int verificationTag) {
        packet.clear();
        packet.putShort((short) sourcePort)
                .putShort((short) destinationPort)
                .putInt(verificationTag)
                .putInt(0);
    }

    /** True as long as no chunk was added. */
    public boolean empty() {
        return packet.position() == SctpPacket.HEADER_BYTES;
    }

    /** How many bytes of chunks still fit. */
    public int roomBytes() {
        return packet.remaining();
    }

    /** Adds a chunk; false, and no change, when it does not fit any more. */
    public boolean add(Chunk chunk) {
        int start = packet.position();
        if (SctpPacket.padded(CHUNK_HEADER_BYTES + bodyBytes(chunk)) > packet.remaining()) {
            return false;
        }
        packet.putInt(0);
        int typeAndFlags = write(chunk);
        int length = packet.position() - start;
        packet.putShort(start, (short) typeAndFlags);
        packet.putShort(start + 2, (short) length);
        pad();
        return true;
    }

    /** The packet with its checksum. */
    public byte[] finish() {
        byte[] bytes = Arrays.copyOf(packet.array(), packet.position());
        SctpPacket.storeChecksum(bytes, SctpPacket.checksum(bytes));
        return bytes;
    }

    private static int bodyBytes(Chunk chunk) {
        return switch (chunk) {
            case Chunk.Data data ->
                DATA_OVERHEAD_BYTES - CHUNK_HEADER_BYTES + data.payload().length();
            case Chunk.Init init -> 16 + extensionBytes(init.greeting());
            case Chunk.InitAck ack ->
                16 + extensionBytes(ack.greeting()) + 4 + ack.cookie().length();
            case Chunk.Sack sack ->
                12 + 4 * (sack.gaps().size() + sack.duplicates().size());
            case Chunk.Heartbeat heartbeat -> heartbeat.info().length();
            case Chunk.HeartbeatAck ack -> ack.info().length();
            case Chunk.Abort abort -> 4 + abort.reason().getBytes(StandardCharsets.UTF_8).length;
            case Chunk.OperationError error -> error.causes().length();
            case Chunk.CookieEcho echo -> echo.cookie().length();
            case Chunk.ForwardTsn forward -> 4 + 4 * forward.skipped().size();
            case Chunk.Reconfig reconfig -> reconfigBytes(reconfig);
            case Chunk.Unknown unknown -> unknown.value().length();
            case Chunk.Shutdown shutdown -> 4;
            case Chunk.ShutdownAck ack -> 0;
            case Chunk.ShutdownComplete complete -> 0;
            case Chunk.CookieAck ack -> 0;
        };
    }

    private static int extensionBytes(Chunk.Greeting greeting) {
        return (greeting.forwardTsn() ? 4 : 0) + (greeting.forwardTsn() || greeting.reconfig() ? 8 : 0);
    }

    private static int reconfigBytes(Chunk.Reconfig reconfig) {
        int bytes = 0;
        for (ReconfigParameter parameter : reconfig.parameters()) {
            bytes = SctpPacket.padded(bytes)
                    + switch (parameter) {
                        case ReconfigParameter.OutgoingReset reset ->
                            16 + 2 * reset.streamIds().size();
                        case ReconfigParameter.IncomingReset reset ->
                            8 + 2 * reset.streamIds().size();
                        case ReconfigParameter.Response response -> 12;
                        case ReconfigParameter.OtherRequest request -> 8;
                    };
        }
        return bytes;
    }

    /** Writes the body; answers type and flags. */
    private int write(Chunk chunk) {
        return switch (chunk) {
            case Chunk.Data data -> writeData(data);
            case Chunk.Init init -> {
                writeGreeting(init.greeting());
                yield ChunkType.INIT << 8;
            }
            case Chunk.InitAck ack -> {
                writeGreeting(ack.greeting());
                parameter(ChunkType.COOKIE_PARAMETER, ack.cookie().length());
                yield bytes(ChunkType.INIT_ACK, ack.cookie());
            }
            case Chunk.Sack sack -> writeSack(sack);
            case Chunk.Heartbeat heartbeat -> bytes(ChunkType.HEARTBEAT, heartbeat.info());
            case Chunk.HeartbeatAck ack -> bytes(ChunkType.HEARTBEAT_ACK, ack.info());
            case Chunk.Abort abort -> writeAbort(abort);
            case Chunk.Shutdown shutdown -> {
                packet.putInt(shutdown.cumulativeTsn());
                yield ChunkType.SHUTDOWN << 8;
            }
            case Chunk.ShutdownAck ack -> ChunkType.SHUTDOWN_ACK << 8;
            case Chunk.ShutdownComplete complete -> ChunkType.SHUTDOWN_COMPLETE << 8 | (complete.reflected() ? 1 : 0);
            case Chunk.OperationError error -> bytes(ChunkType.ERROR, error.causes());
            case Chunk.CookieEcho echo -> bytes(ChunkType.COOKIE_ECHO, echo.cookie());
            case Chunk.CookieAck ack -> ChunkType.COOKIE_ACK << 8;
            case Chunk.ForwardTsn forward -> writeForwardTsn(forward);
            case Chunk.Reconfig reconfig -> writeReconfig(reconfig);
            case Chunk.Unknown unknown -> bytes(unknown.type(), unknown.value());
        };
    }

    private int bytes(int type, ByteSlice bytes) {
        bytes.copyTo(packet.array(), packet.position());
        packet.position(packet.position() + bytes.length());
        return type << 8;
    }

    private int writeData(Chunk.Data data) {
        packet.putInt(data.tsn())
                .putShort((short) data.streamId())
                .putShort((short) data.streamSequence())
                .putInt(data.protocolId());
        int flags = (data.immediate() ? 8 : 0)
                | (data.unordered() ? 4 : 0)
                | (data.beginning() ? 2 : 0)
                | (data.ending() ? 1 : 0);
        return bytes(ChunkType.DATA, data.payload()) | flags;
    }

    private void writeGreeting(Chunk.Greeting greeting) {
        packet.putInt(greeting.initiateTag())
                .putInt((int) greeting.receiveWindowBytes())
                .putShort((short) greeting.outboundStreams())
                .putShort((short) greeting.inboundStreams())
                .putInt(greeting.initialTsn());
        if (greeting.forwardTsn()) {
            parameter(ChunkType.FORWARD_TSN_PARAMETER, 0);
        }
        if (greeting.forwardTsn() || greeting.reconfig()) {
            parameter(
                    ChunkType.SUPPORTED_EXTENSIONS_PARAMETER,
                    (greeting.forwardTsn() ? 1 : 0) + (greeting.reconfig() ? 1 : 0));
            if (greeting.reconfig()) {
                packet.put((byte) ChunkType.RECONFIG);
            }
            if (greeting.forwardTsn()) {
                packet.put((byte) ChunkType.FORWARD_TSN);
            }
            pad();
        }
    }

    private int writeSack(Chunk.Sack sack) {
        packet.putInt(sack.cumulativeTsn())
                .putInt((int) sack.receiveWindowBytes())
                .putShort((short) sack.gaps().size())
                .putShort((short) sack.duplicates().size());
        for (Chunk.Gap gap : sack.gaps()) {
            packet.putShort((short) gap.start()).putShort((short) gap.end());
        }
        for (int duplicate : sack.duplicates()) {
            packet.putInt(duplicate);
        }
        return ChunkType.SACK << 8;
    }

    private int writeAbort(Chunk.Abort abort) {
        byte[] reason = abort.reason().getBytes(StandardCharsets.UTF_8);
        if (abort.cause() != 0) {
            parameter(abort.cause(), reason.length);
            packet.put(reason);
        }
        return ChunkType.ABORT << 8 | (abort.reflected() ? 1 : 0);
    }

    private int writeForwardTsn(Chunk.ForwardTsn forward) {
        packet.putInt(forward.newCumulativeTsn());
        for (Chunk.Skipped skipped : forward.skipped()) {
            packet.putShort((short) skipped.streamId()).putShort((short) skipped.streamSequence());
        }
        return ChunkType.FORWARD_TSN << 8;
    }

    private int writeReconfig(Chunk.Reconfig reconfig) {
        for (ReconfigParameter parameter : reconfig.parameters()) {
            pad();
            switch (parameter) {
                case ReconfigParameter.OutgoingReset reset -> {
                    parameter(
                            ChunkType.OUTGOING_RESET_PARAMETER,
                            12 + 2 * reset.streamIds().size());
                    packet.putInt(reset.requestSequence())
                            .putInt(reset.responseSequence())
                            .putInt(reset.lastTsn());
                    reset.streamIds().forEach(id -> packet.putShort(id.shortValue()));
                }
                case ReconfigParameter.IncomingReset reset -> {
                    parameter(
                            ChunkType.INCOMING_RESET_PARAMETER,
                            4 + 2 * reset.streamIds().size());
                    packet.putInt(reset.requestSequence());
                    reset.streamIds().forEach(id -> packet.putShort(id.shortValue()));
                }
                case ReconfigParameter.Response response -> {
                    parameter(ChunkType.RESPONSE_PARAMETER, 8);
                    packet.putInt(response.responseSequence()).putInt(response.result());
                }
                case ReconfigParameter.OtherRequest request -> {
                    parameter(request.type(), 4);
                    packet.putInt(request.requestSequence());
                }
            }
        }
        return ChunkType.RECONFIG << 8;
    }

    private void parameter(int type, int valueBytes) {
        packet.putShort((short) type).putShort((short) (4 + valueBytes));
    }

    private void pad() {
        while ((packet.position() & 3) != 0) {
            packet.put((byte) 0);
        }
    }
}
