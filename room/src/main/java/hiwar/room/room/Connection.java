package hiwar.room.room;

import hiwar.media.ice.IceCredentials;
import hiwar.media.sctp.DataChannel;
import hiwar.media.sctp.Reliability;
import hiwar.media.transport.RtpSession;
import hiwar.media.transport.Transport;
import hiwar.media.transport.TransportId;
import hiwar.media.transport.TransportState;
import hiwar.room.negotiate.LocalTransport;
import hiwar.room.negotiate.RemoteTransport;
import hiwar.room.room.Transports.Event;
import hiwar.room.time.Alarms;
import hiwar.wire.TransportAddress;
import hiwar.wire.stun.Stun;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One transport of a participant with what its shard needs to find and to drive it. Owned by one negotiating side. */
final class Connection implements Alarms.Owner {
    private final ShardContext shard;
    private final Participant participant;
    private final Transport transport;
    private final Alarms.Alarm alarm;
    /** Those of our credentials that checks may still come with, the newest last. */
    private final Deque<String> ufrags = new ArrayDeque<>(2);

    private final List<TransportAddress> addresses = new ArrayList<>(4);
    private final Map<String, DataChannel> channels = new LinkedHashMap<>();
    private IceCredentials local;
    private long lastCheckNanos;
    private boolean listed;
    private boolean forgotten;

    Connection(ShardContext shard, Participant participant) {
        this.shard = shard;
        this.participant = participant;
        this.local = IceCredentials.random(shard.entropy);
        this.transport = new Transport(shard.transports.nextId(), local, shard.transports, shard.transports.context());
        this.alarm = shard.alarms.alarm(this, this::tick);
        shard.transports.add(this);
        name(local);
    }

    TransportId id() {
        return transport.id();
    }

    Participant participant() {
        return participant;
    }

    RtpSession rtp() {
        return transport.rtp();
    }

    boolean connected() {
        return transport.state() == TransportState.CONNECTED;
    }

    Deque<String> ufrags() {
        return ufrags;
    }

    List<TransportAddress> addresses() {
        return addresses;
    }

    /** When the last check with our credentials came, valid or not. */
    long lastCheckNanos() {
        return lastCheckNanos;
    }

    /** Our end, as the next description has to tell it. */
    LocalTransport local() {
        return new LocalTransport(local, shard.config.fingerprint(), shard.config.candidates());
    }

    /** Takes in what the client's description says of its end. */
    void remote(RemoteTransport remote) {
        transport.remote(remote.ice(), remote.fingerprint());
        touched();
    }

    /** The next description has new credentials; the old ones hold until the client uses the new. */
    void restartIce() {
        local = IceCredentials.random(shard.entropy);
        transport.restartIce(local);
        name(local);
    }

    private void name(IceCredentials credentials) {
        if (ufrags.size() == 2) {
            shard.transports.forget(ufrags.removeFirst());
        }
        ufrags.addLast(credentials.ufrag());
        shard.transports.named(credentials.ufrag(), this);
    }

    void receive(TransportAddress from, ByteBuffer buffer, int offset, int lengthBytes, long nowNanos) {
        boolean check = Stun.looksLike(buffer, offset, lengthBytes);
        transport.receive(from, buffer, offset, lengthBytes, nowNanos);
        if (check) {
            lastCheckNanos = nowNanos;
            checked(from, nowNanos);
        }
        touched();
    }

    private void checked(TransportAddress from, long nowNanos) {
        if (!transport.accepts(from) || !shard.transports.claim(from, this, nowNanos) || addresses.contains(from)) {
            return;
        }
        addresses.removeIf(address -> {
            boolean gone = !transport.accepts(address);
            if (gone) {
                shard.transports.release(address, this);
            }
            return gone;
        });
        addresses.add(from);
    }

    /** The transport may have something to do earlier than before. */
    void touched() {
        listed = false;
        if (!forgotten) {
            alarm.noLaterThan(transport.deadlineNanos());
        }
    }

    /** True when it is not yet in the list of those to look at. */
    boolean list() {
        boolean before = listed;
        listed = true;
        return !before;
    }

    private void tick(long nowNanos) {
        transport.tick(nowNanos);
        alarm.set(Math.max(transport.deadlineNanos(), nowNanos + 1)); // the loop gets a turn in any case
    }

    /** Opens a data channel of ours. */
    void open(String label, Reliability reliability, long nowNanos) {
        channels.put(label, transport.data().open(label, reliability, nowNanos));
        touched();
    }

    /** True when messages with this label can be sent. */
    boolean has(String label) {
        return channels.containsKey(label);
    }

    /** Sends a message; false when there is no such channel or it takes no more. */
    boolean send(String label, byte[] message, long nowNanos) {
        DataChannel channel = channels.get(label);
        boolean taken = channel != null && transport.data().send(channel, message, true, nowNanos);
        touched();
        return taken;
    }

    /** Takes in what comes from the DTLS port. */
    void dtls(ShardInput input, long nowNanos) {
        switch (input) {
            case ShardInput.DtlsConnected connected -> transport.dtlsConnected(connected.keys(), nowNanos);
            case ShardInput.DtlsDatagram sent -> transport.dtlsDatagram(sent.datagram(), nowNanos);
            case ShardInput.DtlsData data -> transport.dtlsData(data.applicationData(), nowNanos);
            case ShardInput.DtlsDown down -> transport.dtlsDown(down.reason(), nowNanos);
            default -> throw new IllegalArgumentException(input + " is nothing for a transport");
        }
        touched();
    }

    /** Takes in what the transport said. */
    void handle(Event event, long nowNanos) {
        switch (event) {
            case Event.Connected connected -> participant.connected(this, nowNanos);
            case Event.Failed failed -> participant.failed(failed.why(), nowNanos);
            case Event.Opened opened -> {
                channels.putIfAbsent(opened.channel().label(), opened.channel());
                participant.channelOpened(nowNanos);
            }
            case Event.Message message -> participant.room().data().received(participant, message, nowNanos);
            case Event.Closed closed -> channels.remove(closed.channel().label(), closed.channel());
        }
    }

    /** Ends the transport; nothing comes from it any more. */
    void close(long nowNanos) {
        forget();
        transport.close(nowNanos);
    }

    /** Nothing comes to the transport or from it any more; all that can be done when closing it throws. */
    void forget() {
        forgotten = true;
        shard.transports.remove(this);
        alarm.cancel();
    }

    @Override
    public void discard(long nowNanos) {
        participant.discard(nowNanos);
    }

    @Override
    public String toString() {
        return transport.id() + " of " + participant;
    }
}
