package hiwar.node.http;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.nio.ByteBuffer;
import livekit.LivekitRtc.SignalRequest;
import livekit.LivekitRtc.SignalResponse;

/** Signal messages in the frames of a WebSocket: protobuf in binary ones, its JSON mapping in text ones. Stateless. */
final class FrameCodec {
    private static final JsonFormat.Parser PARSER = JsonFormat.parser().ignoringUnknownFields();
    private static final JsonFormat.Printer PRINTER = JsonFormat.printer().omittingInsignificantWhitespace();

    private FrameCodec() {}

    static SignalRequest request(ByteBuffer binary) throws InvalidProtocolBufferException {
        return SignalRequest.parseFrom(binary);
    }

    static SignalRequest request(String json) throws InvalidProtocolBufferException {
        SignalRequest.Builder request = SignalRequest.newBuilder();
        PARSER.merge(json, request);
        return request.build();
    }

    static String json(SignalResponse response) {
        try {
            return PRINTER.print(response);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("a signal response has no Any that could be unknown", e);
        }
    }
}
