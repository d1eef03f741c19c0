package hiwar.room.signal;

import hiwar.wire.codec.Codec;
import java.util.List;
import livekit.LivekitModels;
import livekit.LivekitModels.ServerInfo;
import livekit.LivekitRtc.JoinResponse;
import livekit.LivekitRtc.ReconnectResponse;
import livekit.LivekitRtc.SignalResponse;

/** The first frames: what a client is told of this server when it comes or comes back. Stateless. */
public final class Welcome {
    /** The version of LiveKit's protocol that is spoken. */
    public static final int PROTOCOL = 17;

    /** The LiveKit release whose behaviour clients may expect: they turn features on and off by it. */
    private static final String VERSION = "1.13.5";

    /** How often clients ping, and after how long without any frame they resume: too rare and cuts go unnoticed. */
    private static final int PING_INTERVAL_SECONDS = 5;

    private static final int PING_TIMEOUT_SECONDS = 15;

    private Welcome() {}

    /** Completes {@code response}, in which room and people are filled in already. */
    public static SignalResponse join(JoinResponse.Builder response, ServerInfo server, List<Codec> codecs) {
        response.setServerInfo(server)
                .setServerVersion(server.getVersion())
                .setServerRegion(server.getRegion())
                .setPingInterval(PING_INTERVAL_SECONDS)
                .setPingTimeout(PING_TIMEOUT_SECONDS)
                .addAllEnabledPublishCodecs(publishable(codecs));
        return SignalResponse.newBuilder().setJoin(response).build();
    }

    /** The answer to a resume; a client that sent later reliable packets than {@code lastSequence} sends them again. */
    public static SignalResponse reconnect(ServerInfo server, int lastSequence) {
        return SignalResponse.newBuilder()
                .setReconnect(
                        ReconnectResponse.newBuilder().setServerInfo(server).setLastMessageSeq(lastSequence))
                .build();
    }

    /** Who we are. */
    public static ServerInfo server(String region, String nodeId) {
        return ServerInfo.newBuilder()
                .setEdition(ServerInfo.Edition.Standard)
                .setVersion(VERSION)
                .setProtocol(PROTOCOL)
                .setRegion(region)
                .setNodeId(nodeId)
                .build();
    }

    /** The codecs as clients know them: video first, as they look for the first video codec to fall back to. */
    public static List<LivekitModels.Codec> publishable(List<Codec> codecs) {
        return codecs.stream()
                .sorted((one, other) -> other.kind().compareTo(one.kind()))
                .map(codec ->
                        LivekitModels.Codec.newBuilder().setMime(codec.mime()).build())
                .toList();
    }
}
