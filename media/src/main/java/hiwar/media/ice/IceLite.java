package hiwar.media.ice;

import hiwar.media.io.DatagramSink;
import hiwar.media.io.Drop;
import hiwar.media.io.Drops;
import hiwar.wire.TransportAddress;
import hiwar.wire.stun.Stun;
import hiwar.wire.stun.StunKey;
import hiwar.wire.stun.StunMessage;
import hiwar.wire.stun.StunWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The controlled, lite side of ICE (RFC 8445 section 2.5): it answers checks, never sends one, and sends media where
 * the client says. Owned by one transport, on its shard's thread.
 *
 * <p>Which address wins: the first one that passes a check, so that DTLS can start at once, until one is nominated.
 * Clients nominate in two ways. Regular nomination (RFC 8445 section 8.1.1) checks a pair without USE-CANDIDATE first;
 * such a client chooses deliberately, so its last word counts. Aggressive nomination (RFC 5245 section 8.1.1.2) sets
 * the flag in every check on every pair; obeying each would make media jump, so among those the highest priority wins,
 * unless the chosen address has fallen silent.
 */
public final class IceLite {
    /** The datagram changed nothing: not a valid check. If it was one, an error may have been answered. */
    public static final int REJECTED = 0;
    /** A valid check was answered; media goes where it went before. */
    public static final int ANSWERED = 1;
    /** A valid check was answered and {@link #selected} has changed. */
    public static final int SELECTED = 2;

    /** A client has a handful of interfaces and address families; more are forgotten, the longest silent first. */
    public static final int MAX_ADDRESSES = 16;

    /** Consent to send ends this long after the last valid check (RFC 7675 section 5.1). */
    public static final long CONSENT_TIMEOUT_NANOS = 30_000_000_000L;

    /** A nominated address is checked at least every 2.5 s by browsers; after two misses a lower one may take over. */
    static final long STALE_NANOS = 5_500_000_000L;

    private final DatagramSink out;
    private final Drops drops;
    private final StunMessage message = new StunMessage();
    private final StunWriter writer = new StunWriter();
    private final List<Remote> remotes = new ArrayList<>(4);
    private Session current;
    private @Nullable Session previous;
    private @Nullable IceCredentials remote;
    private @Nullable Remote selected;
    private boolean checked;
    private long lastCheckNanos;

    /** A machine that answers checks made with {@code local} into {@code out}. */
    public IceLite(IceCredentials local, DatagramSink out, Drops drops) {
        this.out = out;
        this.drops = drops;
        this.current = new Session(local, 0);
    }

    /** Our credentials, as the description says them. */
    public IceCredentials local() {
        return current.credentials;
    }

    /** The client's credentials; a lite agent checks nothing and needs them only to see that the client restarts. */
    public void remote(IceCredentials credentials) {
        remote = credentials;
    }

    /** The client's credentials, null before its description came. */
    public @Nullable IceCredentials remote() {
        return remote;
    }

    /**
     * Starts an ICE restart (RFC 8445 section 9): the old credentials and addresses keep working until the first check
     * with the new ones.
     */
    public void restart(IceCredentials newLocal) {
        previous = current; // a restart before the one before has begun: the client may not have seen the latter
        current = new Session(newLocal, current.generation + 1);
    }

    /** Handles what {@link Stun#looksLike}; answers one of {@link #REJECTED}, {@link #ANSWERED}, {@link #SELECTED}. */
    public int handle(TransportAddress from, ByteBuffer buffer, int offset, int lengthBytes, long nowNanos) {
        if (!message.wrap(buffer, offset, lengthBytes) || !message.fingerprintValid()) {
            return reject();
        }
        if (message.type() == Stun.BINDING_INDICATION) {
            return REJECTED; // a keepalive (RFC 8445 section 11): nothing to do and nothing wrong
        }
        if (message.type() != Stun.BINDING_REQUEST) {
            return reject(); // we ask nothing, so nobody may answer
        }
        if (!message.hasUsername() || !message.hasIntegrity()) {
            return refuse(from, Stun.BAD_REQUEST, "Bad Request", null);
        }
        Session session = session();
        if (session == null || !message.integrityValid(session.key)) {
            return refuse(from, Stun.UNAUTHENTICATED, "Unauthenticated", null);
        }
        if (message.unknownCount() > 0) {
            return refuse(from, Stun.UNKNOWN_ATTRIBUTE, "Unknown Attribute", session.key);
        }
        if (message.controlled()) {
            return refuse(from, Stun.ROLE_CONFLICT, "Role Conflict", session.key); // a lite agent never controls
        }
        writer.begin(Stun.BINDING_SUCCESS, message.transactionHigh(), message.transactionLow());
        send(from, writer.mappedAddress(from).integrity(session.key).fingerprint());
        checked = true;
        lastCheckNanos = nowNanos;
        if (session.generation == current.generation) {
            previous = null; // the client has the new credentials
        }
        return choose(remember(from, session.generation), nowNanos);
    }

    /** Where media goes, null before the first valid check. */
    public @Nullable TransportAddress selected() {
        Remote chosen = selected;
        return chosen == null ? null : chosen.address;
    }

    /** True when {@code address} has passed a check, so that DTLS and media from it may be looked at. */
    public boolean validated(TransportAddress address) {
        return find(address) != null;
    }

    /** How many addresses are remembered, at most {@link #MAX_ADDRESSES}. */
    public int addressCount() {
        return remotes.size();
    }

    /** When the last valid check came; meaningless before the first one. */
    public long lastCheckNanos() {
        return lastCheckNanos;
    }

    /** True when the client was there and has been silent for {@link #CONSENT_TIMEOUT_NANOS}. */
    public boolean consentLost(long nowNanos) {
        return checked && nowNanos - lastCheckNanos >= CONSENT_TIMEOUT_NANOS;
    }

    /** The first half of a check's USERNAME, by which a shard finds the transport; null when there is none. */
    public static @Nullable String localUfrag(ByteBuffer buffer, int offset, int lengthBytes) {
        StunMessage check = new StunMessage(); // once per new address, not per packet
        String username = check.wrap(buffer, offset, lengthBytes) ? check.username() : null;
        int colon = username == null ? -1 : username.indexOf(':');
        return username == null || colon < 0 ? null : username.substring(0, colon);
    }

    private @Nullable Session session() {
        if (message.usernameStartsWith(current.ufrag)) {
            return current;
        }
        Session old = previous;
        return old != null && message.usernameStartsWith(old.ufrag) ? old : null;
    }

    private int reject() {
        drops.count(Drop.BAD_STUN);
        return REJECTED;
    }

    private int refuse(TransportAddress to, int code, String reason, @Nullable StunKey key) {
        writer.begin(Stun.BINDING_ERROR, message.transactionHigh(), message.transactionLow())
                .error(code, reason);
        if (code == Stun.UNKNOWN_ATTRIBUTE) {
            writer.unknownAttributes(message);
        }
        if (key != null) {
            writer.integrity(key);
        }
        send(to, writer.fingerprint());
        return reject();
    }

    private void send(TransportAddress to, StunWriter answer) {
        int at = out.claim(to, answer.lengthBytes());
        if (at < 0) {
            drops.count(Drop.SEND_BUFFER_FULL);
            return;
        }
        out.commit(answer.copyTo(out.buffer(), at));
    }

    private @Nullable Remote find(TransportAddress address) {
        for (int i = 0; i < remotes.size(); i++) {
            if (remotes.get(i).address.equals(address)) {
                return remotes.get(i);
            }
        }
        return null;
    }

    private Remote remember(TransportAddress from, int generation) {
        Remote known = find(from);
        if (known == null) {
            if (remotes.size() == MAX_ADDRESSES) {
                forgetLongestSilent();
            }
            known = new Remote(from);
            remotes.add(known);
        }
        if (known.generation != generation) {
            known.generation = generation;
            known.plainCheck = false;
            known.nominated = false;
        }
        return known;
    }

    private void forgetLongestSilent() {
        Remote oldest = null;
        for (Remote candidate : remotes) {
            if (candidate != selected && (oldest == null || candidate.lastCheckNanos - oldest.lastCheckNanos < 0)) {
                oldest = candidate;
            }
        }
        remotes.remove(oldest);
    }

    private int choose(Remote from, long nowNanos) {
        Remote before = selected;
        boolean wins = before == null || (message.useCandidate() && before != from && beats(from, before, nowNanos));
        from.lastCheckNanos = nowNanos;
        from.priority = message.priority();
        if (message.useCandidate()) {
            from.nominated = true;
        } else {
            from.plainCheck = true;
        }
        if (!wins) {
            return ANSWERED;
        }
        selected = from;
        return SELECTED;
    }

    private boolean beats(Remote nominated, Remote chosen, long nowNanos) {
        return !chosen.nominated
                || nominated.generation > chosen.generation
                || nominated.plainCheck
                || message.priority() > chosen.priority
                || nowNanos - chosen.lastCheckNanos >= STALE_NANOS;
    }

    /** Credentials with what their checks need, and which restart made them. */
    private static final class Session {
        final IceCredentials credentials;
        final byte[] ufrag;
        final StunKey key;
        final int generation;

        Session(IceCredentials credentials, int generation) {
            this.credentials = credentials;
            this.ufrag = credentials.ufrag().getBytes(StandardCharsets.UTF_8);
            this.key = new StunKey(credentials.password());
            this.generation = generation;
        }
    }

    /** An address that has passed a check. */
    private static final class Remote {
        final TransportAddress address;
        int generation = -1;
        long priority;
        long lastCheckNanos;
        /** Has been nominated in this generation. */
        boolean nominated;
        /** Has been checked without nomination in this generation, so its nomination is deliberate. */
        boolean plainCheck;

        Remote(TransportAddress address) {
            this.address = address;
        }
    }
}
