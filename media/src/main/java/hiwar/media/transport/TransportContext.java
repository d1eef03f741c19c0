package hiwar.media.transport;

import hiwar.media.io.Drops;
import hiwar.media.io.Entropy;
import hiwar.media.srtp.PacketCiphers;

/** What every transport of a shard shares. */
public record TransportContext(TransportSink sink, Drops drops, Entropy entropy, PacketCiphers ciphers) {}
