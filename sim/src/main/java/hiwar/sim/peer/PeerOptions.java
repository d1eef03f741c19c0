package hiwar.sim.peer;

import hiwar.media.transport.Fingerprint;
import hiwar.room.room.WallClock;

/**
 * How a client peer behaves.
 *
 * @param certificate the hash of the certificate with which it does DTLS
 * @param clock for the times in sender reports
 * @param offersInJoin the first offer rides in the join request, as browsers do where they can compress
 * @param subscribes every track is wanted at once
 * @param adaptive video starts small until {@link ClientPeer#request} says otherwise
 * @param assembles whole frames are put together for {@link PeerEvents#frame}
 * @param defiant goes on sending what the server mutes, as somebody might who has changed the client
 */
public record PeerOptions(
        Fingerprint certificate,
        WallClock clock,
        boolean offersInJoin,
        boolean subscribes,
        boolean adaptive,
        boolean assembles,
        boolean defiant) {
    /** A client that bundles its offer, wants everything at full size, and counts packets only. */
    public static PeerOptions usual(Fingerprint certificate, WallClock clock) {
        return new PeerOptions(certificate, clock, true, true, false, false, false);
    }

    /** The same, putting frames together. */
    public PeerOptions assembling() {
        return new PeerOptions(certificate, clock, offersInJoin, subscribes, adaptive, true, defiant);
    }

    /** The same, receiving nothing unasked. */
    public PeerOptions unsubscribed() {
        return new PeerOptions(certificate, clock, offersInJoin, false, adaptive, assembles, defiant);
    }

    /** The same, offering only after the join response, as Firefox does. */
    public PeerOptions offeringLater() {
        return new PeerOptions(certificate, clock, false, subscribes, adaptive, assembles, defiant);
    }

    /** The same, sending whatever the server says. */
    public PeerOptions defying() {
        return new PeerOptions(certificate, clock, offersInJoin, subscribes, adaptive, assembles, true);
    }
}
