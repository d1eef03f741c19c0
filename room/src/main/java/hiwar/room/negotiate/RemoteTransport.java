package hiwar.room.negotiate;

import hiwar.media.ice.IceCredentials;
import hiwar.media.transport.Fingerprint;

/** The client's end of a connection as its SDP tells it; it never has candidates, as we are ICE-lite and wait. */
public record RemoteTransport(IceCredentials ice, Fingerprint fingerprint) {}
