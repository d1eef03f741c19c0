package hiwar.sim.media;

/**
 * One encoded frame as its sender cut it into packets.
 *
 * @param timestamp of its packets, on the clock of its codec
 * @param keyframe nothing before it is needed to decode it; always true for audio
 * @param data what the encoder made, without payload descriptors
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record ReceivedFrame(int timestamp, boolean keyframe, byte[] data) {}
