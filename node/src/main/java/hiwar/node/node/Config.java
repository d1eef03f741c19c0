package hiwar.node.node;

import hiwar.node.crypto.Ciphers;
import hiwar.node.store.DatabaseAddress;
import hiwar.node.udp.UdpPorts;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * The whole configuration of a node, validated: made once by {@link ConfigReader} and read only where the parts are put
 * together.
 *
 * @param bind where HTTP listens
 * @param port of HTTP; 0 for a free one
 * @param mediaBind where media comes in
 * @param mediaPort UDP port of the first shard, the others count up; 0 for free ones
 * @param shards at least 1
 * @param keys secrets by API key; empty when they are to be made and kept in {@code data}
 * @param data folder for what must outlive the process; made when needed
 * @param database what keeps the talks
 * @param publicUrl where clients reach the server; null when each request says it by itself
 * @param advertise addresses for ICE candidates, the best first; empty when they are to be found out
 * @param autoCreate whether a join may make its room
 * @param tlsCertificate null for plain HTTP
 * @param tlsKey null for plain HTTP
 * @param web folder of the browser client; null for the one inside the program
 * @param maxParticipants of one shard
 */
public record Config(
        InetAddress bind,
        int port,
        InetAddress mediaBind,
        int mediaPort,
        int shards,
        Map<String, String> keys,
        Path data,
        DatabaseAddress database,
        @Nullable URI publicUrl,
        List<InetAddress> advertise,
        boolean autoCreate,
        @Nullable Path tlsCertificate,
        @Nullable Path tlsKey,
        @Nullable Path web,
        String region,
        int maxParticipants,
        UdpPorts.Kind udp,
        Ciphers.Kind crypto,
        Level logLevel) {

    public Config {
        keys = Map.copyOf(keys);
        advertise = List.copyOf(advertise);
    }

    /** True when HTTP is encrypted. */
    public boolean encrypted() {
        return tlsCertificate != null;
    }

    /** This configuration with other keys. */
    public Config withKeys(Map<String, String> newKeys) {
        return new Config(
                bind,
                port,
                mediaBind,
                mediaPort,
                shards,
                newKeys,
                data,
                database,
                publicUrl,
                advertise,
                autoCreate,
                tlsCertificate,
                tlsKey,
                web,
                region,
                maxParticipants,
                udp,
                crypto,
                logLevel);
    }

    @Override
    public String toString() {
        return "Config[" + bind + ":" + port + "]"; // secrets belong in no log
    }
}
