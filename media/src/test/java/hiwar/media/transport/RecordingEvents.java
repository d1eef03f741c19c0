package hiwar.media.transport;

import hiwar.media.sctp.DataChannel;
import java.util.ArrayList;
import java.util.List;

/** Keeps what transports tell. */
final class RecordingEvents implements TransportEvents {
    final List<String> told = new ArrayList<>();

    @Override
    public void connected(TransportId id) {
        told.add("connected " + id);
    }

    @Override
    public void failed(TransportId id, String why) {
        told.add("failed " + id + ": " + why);
    }

    @Override
    public void channelOpened(TransportId id, DataChannel channel) {
        told.add("opened " + channel.label());
    }

    @Override
    public void channelMessage(TransportId id, DataChannel channel, byte[] message, boolean binary) {
        told.add("message of " + message.length);
    }

    @Override
    public void channelClosed(TransportId id, DataChannel channel) {
        told.add("closed " + channel.label());
    }
}
