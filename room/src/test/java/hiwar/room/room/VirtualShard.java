package hiwar.room.room;

import hiwar.media.io.Entropy;
import hiwar.media.srtp.JdkCiphers;
import hiwar.media.transport.Fingerprint;
import hiwar.room.auth.Claims;
import hiwar.room.auth.Grants;
import hiwar.room.id.RequestId;
import hiwar.room.signal.AdminCall;
import hiwar.room.signal.AdminReply;
import hiwar.wire.TransportAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A shard in virtual time. */
final class VirtualShard {
    static final long SECOND = 1_000_000_000L;
    static final long MILLISECOND = 1_000_000L;
    static final String ROOM = "talks";
    private static final TransportAddress PORT = TransportAddress.ipv4(0xC000_0201, 7882);

    private static final WallClock CLOCK = new WallClock(0, 1_700_000_000_000L);

    final Recorder out = new Recorder();
    final Entropy entropy = new Counting();
    final Shard shard;
    long now = SECOND;
    private long lastRequest;
    private int lastSession;

    VirtualShard() {
        this(true, ShardConfig.DEFAULT_MAX_PARTICIPANTS);
    }

    VirtualShard(boolean autoCreate, int maxParticipants) {
        ShardConfig config = new ShardConfig(
                3, new Fingerprint("sha-256", "AA:BB"), List.of(PORT), "here", "node", autoCreate, maxParticipants);
        shard = new Shard(config, CLOCK, out, entropy, new JdkCiphers());
    }

    int nextSession() {
        return ++lastSession;
    }

    void handle(ShardInput input) {
        shard.handle(input, now);
        shard.tick(now);
        write();
    }

    /** The disk has stored whatever talks wanted to be stored. */
    private void write() {
        for (ShardInput stored = out.talks.stored(); stored != null; stored = out.talks.stored()) {
            shard.handle(stored, now);
        }
    }

    /** Lets time pass, and does what is due at its moment. */
    void pass(long nanos) {
        long end = now + nanos;
        while (shard.deadlineNanos() <= end) {
            now = Math.max(now, shard.deadlineNanos());
            shard.tick(now);
            write();
        }
        now = end;
    }

    AdminReply ask(AdminCall call) {
        RequestId id = new RequestId(++lastRequest);
        handle(new ShardInput.Admin(id, call));
        return Objects.requireNonNull(out.replies.get(id), "every call is answered at once");
    }

    /** A client that may do what its token does not forbid. */
    Client client(String identity) {
        return client(identity, Map.of());
    }

    Client client(String identity, Map<String, ?> video) {
        return new Client(this, grants(identity, video));
    }

    long nowEpochSeconds() {
        return CLOCK.epochMillis(now) / 1_000;
    }

    static Grants grants(String identity, Map<String, ?> video) {
        return grants(identity, video, 2_000_000_000);
    }

    static Grants grants(String identity, Map<String, ?> video, long expires) {
        Map<String, Object> grant = new LinkedHashMap<>(Map.of("roomJoin", true, "room", ROOM));
        grant.putAll(video);
        Map<String, Object> claims =
                Map.of("iss", "key", "sub", identity, "name", "Name of " + identity, "exp", expires, "video", grant);
        return ((Claims.Parsed) Claims.read(claims)).grants();
    }

    /** What a browser offers. */
    static String offer(String name) {
        try (InputStream in = VirtualShard.class.getResourceAsStream("/hiwar/wire/sdp/offers/" + name + ".sdp")) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Numbers that look random and are the same in every run. */
    private static final class Counting implements Entropy {
        private long state;

        @Override
        public long nextLong() {
            state += 0x9E37_79B9_7F4A_7C15L;
            long mixed = (state ^ state >>> 30) * 0xBF58_476D_1CE4_E5B9L;
            return mixed ^ mixed >>> 31;
        }
    }
}
