package hiwar.sim.peer;

import hiwar.sim.media.ReceivedFrame;
import hiwar.wire.rtp.RtpPacket;
import livekit.LivekitModels.DataPacket;
import livekit.LivekitRtc.SignalResponse;

/**
 * What a client peer tells its owner, on the owner's thread. Nothing of the peer may be called from inside, except its
 * plain readings; what is passed is valid during the call only, unless it is immutable.
 */
public interface PeerEvents {
    /** A signalling frame came and has been taken in. */
    default void signalled(SignalResponse response) {}

    /** ICE and DTLS are done: media and data may flow. */
    default void connected() {}

    /** The connection cannot go on: {@code why} is plain English. */
    default void failed(String why) {}

    /** The data channel {@code label} is open. */
    default void channelOpened(String label) {}

    /** A message came on the data channel {@code label}. */
    default void data(String label, DataPacket packet) {}

    /** The server wants a keyframe of {@code stream}, for itself or for a subscriber. */
    default void keyframeWanted(SendStream stream) {}

    /** A packet of {@code stream} came, decrypted; repaired ones too, duplicates not. */
    default void packet(ReceivedStream stream, RtpPacket packet) {}

    /** A whole frame of {@code stream} came, in order; only with {@link PeerOptions#assembles}. */
    default void frame(ReceivedStream stream, ReceivedFrame frame) {}
}
