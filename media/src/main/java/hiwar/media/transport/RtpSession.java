package hiwar.media.transport;

import hiwar.media.stream.ReceiveSection;
import hiwar.media.stream.SendSection;
import hiwar.media.track.DownTrack;
import hiwar.media.track.UpTrack;

/** The RTP and RTCP of one transport: which SSRC is which track, reports, feedback; owned by its {@link Transport}. */
public final class RtpSession {
    RtpSession() {}

    /** The client sends this track here; again when the section has changed. */
    public void receive(UpTrack track, ReceiveSection section) {}

    /** Nothing more of the track is expected. */
    public void stopReceiving(UpTrack track) {}

    /** The track goes out here; again when the section has changed. */
    public void send(DownTrack track, SendSection section, long nowNanos) {}

    /** The track no longer goes out here. */
    public void stopSending(DownTrack track) {}

    /** The part of what the client sent that was lost on the way to us in the last reporting interval, 0 to 1. */
    public double lossUp() {
        return 0;
    }

    /** The part of what we sent that the client reported lost lately, 0 to 1. */
    public double lossDown() {
        return 0;
    }

    /** The smoothed round trip time; 0 while it is not known. */
    public long rttNanos() {
        return 0;
    }

    /** What the client last said it can receive (REMB), in bits per second; {@link Long#MAX_VALUE} for no limit. */
    public long estimateBps() {
        return Long.MAX_VALUE;
    }
}
