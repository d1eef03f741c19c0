package hiwar.sim.peer;

import hiwar.media.ice.IceCredentials;
import hiwar.media.io.DatagramSink;
import hiwar.media.io.Entropy;
import hiwar.wire.TransportAddress;
import hiwar.wire.stun.Stun;
import hiwar.wire.stun.StunKey;
import hiwar.wire.stun.StunMessage;
import hiwar.wire.stun.StunWriter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The controlling side of ICE (RFC 8445) from one local address: it checks the server's candidates, nominates the first
 * that answers, keeps asking for consent (RFC 7675), and answers what a server that is a full agent asks. Owned by a
 * {@link ClientPeer}.
 */
final class PeerIce {
    /** The first checks are repeated this often: quick, because the simulator loses them, yet a burst stays small. */
    static final long CHECK_NANOS = 200_000_000L;
    /** Browsers ask this often for consent; RFC 7675 section 5.1 allows up to 5 s. */
    static final long CONSENT_NANOS = 2_500_000_000L;
    /** Consent ends this long after the last answer (RFC 7675 section 5.1); unanswered checks give up then too. */
    static final long TIMEOUT_NANOS = 30_000_000_000L;

    private static final int MAX_CANDIDATES = 8;
    /** Checks whose answer may still be under way: two seconds of checks to every candidate. */
    private static final int OUTSTANDING = 64;
    /** Priority of a peer-reflexive candidate (RFC 8445 section 5.1.2.1): type 110, one interface, component 1. */
    private static final long PRIORITY = 110L << 24 | 65_535L << 8 | 255;

    private final DatagramSink out;
    private final Entropy entropy;
    private final long tieBreaker;
    private final StunMessage message = new StunMessage();
    private final StunWriter writer = new StunWriter();
    private final List<TransportAddress> candidates = new ArrayList<>();
    private final long[] transactionHigh = new long[OUTSTANDING];
    private final int[] transactionLow = new int[OUTSTANDING];
    private final long[] sentNanos = new long[OUTSTANDING];
    private int transactions;
    private IceCredentials local;
    private StunKey localKey;
    private @Nullable IceCredentials remote;
    private @Nullable StunKey remoteKey;
    private @Nullable TransportAddress selected;
    private boolean answered;
    private long startedNanos;
    private long lastAnswerNanos;
    private long rttNanos;
    private long nextCheckNanos = Long.MAX_VALUE;

    PeerIce(DatagramSink out, Entropy entropy) {
        this.out = out;
        this.entropy = entropy;
        this.tieBreaker = entropy.nextLong();
        this.local = IceCredentials.random(entropy);
        this.localKey = new StunKey(local.password());
    }

    IceCredentials local() {
        return local;
    }

    /** Where datagrams go; null before the first answer. */
    @Nullable
    TransportAddress selected() {
        return selected;
    }

    /** True when the server has answered a check with the credentials of now. */
    boolean connected() {
        return answered;
    }

    /** Begins an ICE restart (RFC 8445 section 9): the next offer carries new credentials. */
    void restart() {
        local = IceCredentials.random(entropy);
        localKey = new StunKey(local.password());
    }

    /** What an answer says of the server; other credentials than before begin the checks anew. */
    void remote(IceCredentials credentials, long nowNanos) {
        if (credentials.equals(remote)) {
            return;
        }
        remote = credentials;
        remoteKey = new StunKey(credentials.password());
        answered = false;
        transactions = 0;
        Arrays.fill(transactionHigh, 0); // answers to checks with the old credentials come too late
        startedNanos = nowNanos;
        lastAnswerNanos = nowNanos;
        nextCheckNanos = nowNanos;
    }

    void candidate(TransportAddress address, long nowNanos) {
        if (candidates.size() < MAX_CANDIDATES && !candidates.contains(address)) {
            candidates.add(address);
            if (remote != null && !answered) {
                nextCheckNanos = nowNanos;
            }
        }
    }

    void handle(TransportAddress from, ByteBuffer buffer, int offset, int lengthBytes, long nowNanos) {
        if (!message.wrap(buffer, offset, lengthBytes) || !message.fingerprintValid()) {
            return;
        }
        if (message.type() == Stun.BINDING_REQUEST && message.integrityValid(localKey)) {
            writer.begin(Stun.BINDING_SUCCESS, message.transactionHigh(), message.transactionLow());
            transmit(from, writer.mappedAddress(from).integrity(localKey).fingerprint());
        }
        StunKey key = remoteKey;
        if (message.type() == Stun.BINDING_SUCCESS && key != null && message.integrityValid(key)) {
            int slot = slot();
            if (slot < 0) {
                return;
            }
            rttNanos = nowNanos - sentNanos[slot];
            lastAnswerNanos = nowNanos;
            if (!answered) {
                answered = true;
                selected = from;
                nextCheckNanos = nowNanos + CONSENT_NANOS;
            }
        }
    }

    /** Which check this answers; −1 for none of ours. */
    private int slot() {
        for (int i = 0; i < OUTSTANDING; i++) {
            if (transactionHigh[i] == message.transactionHigh() && transactionLow[i] == message.transactionLow()) {
                return i;
            }
        }
        return -1;
    }

    /** How long the last answer took; 0 before it. */
    long rttNanos() {
        return rttNanos;
    }

    /** True when the server has been silent for so long that nothing may be sent to it any more. */
    boolean lost(long nowNanos) {
        return remote != null && nowNanos - Math.max(lastAnswerNanos, startedNanos) >= TIMEOUT_NANOS;
    }

    void tick(long nowNanos) {
        if (nowNanos < nextCheckNanos || lost(nowNanos)) {
            return;
        }
        TransportAddress known = selected;
        if (answered && known != null) {
            check(known, nowNanos);
            nextCheckNanos =
                    nowNanos + (nowNanos - lastAnswerNanos > CONSENT_NANOS * 3 / 2 ? CHECK_NANOS : CONSENT_NANOS);
            return;
        }
        candidates.forEach(to -> check(to, nowNanos));
        nextCheckNanos = nowNanos + CHECK_NANOS;
    }

    long deadlineNanos() {
        return remote == null ? Long.MAX_VALUE : nextCheckNanos;
    }

    /** Every check nominates: there is one local address, and a lite server sends where it is told. */
    private void check(TransportAddress to, long nowNanos) {
        IceCredentials theirs = remote;
        StunKey key = remoteKey;
        if (theirs == null || key == null) {
            return;
        }
        int slot = transactions++ % OUTSTANDING;
        transactionHigh[slot] = entropy.nextLong();
        transactionLow[slot] = entropy.nextInt();
        sentNanos[slot] = nowNanos;
        writer.begin(Stun.BINDING_REQUEST, transactionHigh[slot], transactionLow[slot])
                .username(theirs.ufrag() + ":" + local.ufrag())
                .priority(PRIORITY)
                .controlling(tieBreaker)
                .useCandidate()
                .integrity(key)
                .fingerprint();
        transmit(to, writer);
    }

    private void transmit(TransportAddress to, StunWriter text) {
        int at = out.claim(to, text.lengthBytes());
        if (at >= 0) {
            out.commit(text.copyTo(out.buffer(), at));
        }
    }
}
