package hiwar.media.sctp;

import hiwar.wire.sctp.ByteSlice;
import java.util.List;

/** What an association has to tell its {@link DataChannels}, which takes these after each call. */
sealed interface AssociationEvent {
    /** The association is up. */
    record Up() implements AssociationEvent {}

    /** A whole message came. */
    record Message(int streamId, int protocolId, ByteSlice payload) implements AssociationEvent {}

    /** The peer started its outgoing streams anew: it closed them, or agrees to our closing. */
    record PeerReset(List<Integer> streamIds) implements AssociationEvent {}

    /** Our outgoing streams were started anew. */
    record OwnReset(List<Integer> streamIds) implements AssociationEvent {}

    /** It is over. */
    record Down(String reason) implements AssociationEvent {}
}
