package hiwar.sim.peer;

import hiwar.room.room.WallClock;
import livekit.LivekitRtc.Ping;
import livekit.LivekitRtc.Pong;
import livekit.LivekitRtc.SignalRequest;

/** Shows the server that the signalling socket lives, as often as it asked for. Owned by a {@link ClientPeer}. */
final class Pings {
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final WallClock clock;
    private final PeerSink sink;
    private long intervalNanos;
    private long nextNanos = Long.MAX_VALUE;
    private long rttNanos;

    Pings(WallClock clock, PeerSink sink) {
        this.clock = clock;
        this.sink = sink;
    }

    void start(int intervalSeconds, long nowNanos) {
        intervalNanos = intervalSeconds * SECOND_NANOS;
        nextNanos = intervalSeconds <= 0 ? Long.MAX_VALUE : nowNanos + intervalNanos;
    }

    void answered(Pong pong, long nowNanos) {
        rttNanos = (clock.epochMillis(nowNanos) - pong.getLastPingTimestamp()) * 1_000_000L;
    }

    void tick(long nowNanos) {
        if (nowNanos < nextNanos) {
            return;
        }
        nextNanos = nowNanos + intervalNanos;
        sink.signal(SignalRequest.newBuilder()
                .setPingReq(Ping.newBuilder()
                        .setTimestamp(clock.epochMillis(nowNanos))
                        .setRtt(rttNanos / 1_000_000L))
                .build());
    }

    long deadlineNanos() {
        return nextNanos;
    }

    long rttNanos() {
        return rttNanos;
    }
}
