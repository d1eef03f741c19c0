package hiwar.node.node;

import hiwar.media.srtp.PacketCiphers;
import hiwar.node.crypto.Ciphers;
import hiwar.node.dtls.DtlsCertificate;
import hiwar.node.loop.LoopParts;
import hiwar.node.loop.Sessions;
import hiwar.node.loop.Shards;
import hiwar.node.udp.UdpPort;
import hiwar.node.udp.UdpPorts;
import hiwar.room.room.ShardConfig;
import hiwar.room.stage.TalkOutputs;
import hiwar.wire.TransportAddress;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/** Opens the ports of the shards and adds the shards to the node. Used once, when the node starts. */
final class ShardOpener {
    private final Config config;
    private final DtlsCertificate certificate = DtlsCertificate.generate();
    private final String nodeId = "ND_" + HexFormat.of().toHexDigits(new SecureRandom().nextInt());
    private final List<InetAddress> reachable;
    private final TalkOutputs talks;

    ShardOpener(Config config, TalkOutputs talks) {
        this.config = config;
        this.talks = talks;
        this.reachable = config.advertise().isEmpty() ? Interfaces.reachable(config.mediaBind()) : config.advertise();
    }

    /** Opens all; what was opened before a failure is in {@code shards}, to be closed with them. */
    void open(Shards shards, Sessions sessions) throws StartFailure {
        for (int shard = 0; shard < config.shards(); shard++) {
            PacketCiphers ciphers = ciphers();
            UdpPort udp = udp(shard);
            shards.add(
                    shardConfig(shard, udp.local().port()), new LoopParts(udp, ciphers, certificate, sessions, talks));
        }
    }

    private ShardConfig shardConfig(int shard, int port) {
        List<TransportAddress> candidates = reachable.stream()
                .map(address -> TransportAddress.of(address.getAddress(), port))
                .toList();
        return new ShardConfig(
                shard,
                certificate.fingerprint(),
                candidates,
                config.region(),
                nodeId,
                config.autoCreate(),
                config.maxParticipants());
    }

    private UdpPort udp(int shard) throws StartFailure {
        int port = config.mediaPort() == 0 ? 0 : config.mediaPort() + shard;
        try {
            return UdpPorts.open(new InetSocketAddress(config.mediaBind(), port), config.udp());
        } catch (UncheckedIOException e) {
            throw new StartFailure(
                    "media cannot use UDP port %d of %s: %s; choose another with --media-port"
                            .formatted(port, config.mediaBind().getHostAddress(), StartFailure.reason(e)),
                    e);
        }
    }

    private PacketCiphers ciphers() throws StartFailure {
        try {
            return Ciphers.choose(config.crypto());
        } catch (IllegalStateException e) {
            throw new StartFailure("crypto: " + e.getMessage() + "; choose another with --crypto", e);
        }
    }
}
