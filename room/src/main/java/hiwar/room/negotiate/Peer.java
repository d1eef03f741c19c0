package hiwar.room.negotiate;

import hiwar.media.ice.IceCredentials;
import hiwar.media.transport.Fingerprint;
import hiwar.wire.sdp.Lines.HashLine;
import hiwar.wire.sdp.MediaDescription;
import hiwar.wire.sdp.SdpParser;
import hiwar.wire.sdp.SessionDescription;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client's description says about the connection as a whole. One transport carries everything, so the
 * attributes of the section that heads the bundle hold for all (RFC 9143 section 7.2).
 */
sealed interface Peer {
    /** A description to work with; {@code bundle} holds the mids that share the one transport, in its order. */
    record Usable(SessionDescription description, RemoteTransport remote, List<String> bundle) implements Peer {}

    /** One that must be refused. */
    record Unusable(String reason) implements Peer {}

    /**
     * Reads a description.
     *
     * @param setups the DTLS roles (RFC 8842 section 5.3) that leave us the waiting one
     */
    static Peer read(String sdp, Set<String> setups) {
        SdpParser.Result result = SdpParser.parse(sdp);
        if (result instanceof SdpParser.Malformed malformed) {
            return new Unusable("malformed SDP in line " + malformed.line() + ": " + malformed.reason());
        }
        SessionDescription description = ((SdpParser.Parsed) result).description();
        Set<String> mids = new HashSet<>();
        for (MediaDescription section : description.media()) {
            String mid = section.mid();
            if (mid != null && !mids.add(mid)) {
                return new Unusable("two sections with mid " + mid);
            }
        }
        MediaDescription head = head(description);
        if (head == null) {
            return new Unusable("no section to connect with");
        }
        String setup = attribute(description, head, "setup");
        if (setup != null && !setups.contains(setup)) {
            return new Unusable("setup:" + setup + " leaves nobody to begin DTLS");
        }
        IceCredentials ice = ice(description, head);
        if (ice == null) {
            return new Unusable("no valid ICE credentials");
        }
        Fingerprint fingerprint = fingerprint(description, head);
        if (fingerprint == null) {
            return new Unusable("no certificate fingerprint");
        }
        List<String> bundle = description.bundle();
        String only = head.mid();
        return new Usable(
                description,
                new RemoteTransport(ice, fingerprint),
                bundle.isEmpty() && only != null ? List.of(only) : bundle);
    }

    /** The first live section of the bundle; without a bundle the first live one. */
    private static @Nullable MediaDescription head(SessionDescription description) {
        List<String> bundle = description.bundle();
        MediaDescription best = null;
        int bestRank = Integer.MAX_VALUE;
        for (MediaDescription section : description.media()) {
            String mid = section.mid();
            int place = mid == null ? -1 : bundle.indexOf(mid);
            int rank = place < 0 ? bundle.size() : place;
            if (!section.rejected() && rank < bestRank) {
                best = section;
                bestRank = rank;
            }
        }
        return best;
    }

    private static @Nullable String attribute(SessionDescription description, MediaDescription head, String name) {
        String own = head.first(name);
        return own != null ? own : description.first(name);
    }

    private static @Nullable IceCredentials ice(SessionDescription description, MediaDescription head) {
        String ufrag = attribute(description, head, "ice-ufrag");
        String password = attribute(description, head, "ice-pwd");
        if (ufrag == null || password == null) {
            return null;
        }
        // The lengths of RFC 8839 section 5.4.
        boolean valid =
                ufrag.length() >= 4 && ufrag.length() <= 256 && password.length() >= 22 && password.length() <= 256;
        return valid ? new IceCredentials(ufrag, password) : null;
    }

    /** The fingerprint to check, of several the one by SHA-256, which every client has. */
    private static @Nullable Fingerprint fingerprint(SessionDescription description, MediaDescription head) {
        List<HashLine> lines = head.fingerprints();
        lines = lines.isEmpty() ? description.fingerprints() : lines;
        HashLine best = null;
        for (HashLine line : lines) {
            if (best == null || line.algorithm().equals("sha-256")) {
                best = line;
            }
        }
        return best == null ? null : new Fingerprint(best.algorithm(), best.value());
    }
}
