package hiwar.sim.peer;

import hiwar.media.io.Entropy;
import hiwar.media.srtp.PacketCiphers;
import hiwar.media.srtp.SrtpKeys;
import hiwar.media.transport.Fingerprint;
import hiwar.wire.TransportAddress;
import hiwar.wire.stun.Stun;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import livekit.LivekitModels.DataPacket;
import livekit.LivekitRtc.JoinRequest;
import livekit.LivekitRtc.LeaveRequest;
import livekit.LivekitRtc.SignalRequest;
import livekit.LivekitRtc.SignalResponse;
import org.jspecify.annotations.Nullable;

/**
 * A LiveKit client with one connection, as {@code /rtc/v1} serves it: the client always offers. It has no socket, no
 * thread and no clock; whoever owns it feeds it signalling frames, datagrams and the time, and carries out what it
 * leaves in its {@link PeerSink}.
 *
 * <p>The order of things: send {@link #join} to the server and every frame that comes back to {@link #handle}; the peer
 * offers, checks the server's address, asks the sink to do DTLS and waits for {@link #dtlsConnected}. Tracks may be
 * published and data sent at any time: what cannot go yet waits or is dropped as in a browser.
 */
public final class ClientPeer {
    /** LiveKit's protocol that the newest clients speak. */
    public static final int PROTOCOL = 17;

    private final PeerSink sink;
    private final PeerEvents events;
    private final PeerIce ice;
    private final PeerSignals signals;
    private final PeerData data;
    private final PeerRtp rtp;
    private boolean dtlsStarted;
    private boolean connected;
    private @Nullable String failure;

    /** A peer that has not joined yet. */
    public ClientPeer(PeerOptions options, PeerSink sink, PeerEvents events, Entropy entropy, PacketCiphers ciphers) {
        this.sink = sink;
        this.events = events;
        this.ice = new PeerIce(sink, entropy);
        PeerSections sections = new PeerSections(options.certificate(), entropy);
        this.signals = new PeerSignals(options, sink, ice, sections);
        this.data = new PeerData(sink, events, entropy);
        this.rtp = new PeerRtp(new PeerRtp.Context(options, sink, events, entropy, ciphers), ice, sections);
    }

    // What goes to the server and comes from it

    /** What the first signalling socket carries as {@code join_request}. */
    public JoinRequest join() {
        return signals.join();
    }

    /** The same for a new socket after the old one was lost, so that the session goes on. */
    public JoinRequest resume() {
        return signals.resume();
    }

    /** Takes one frame of the signalling socket in. */
    public void handle(SignalResponse response, long nowNanos) {
        PeerAnswer answer = signals.handle(response, nowNanos);
        if (answer != null) {
            data.maxMessageBytes(answer.maxMessageBytes());
            rtp.negotiated(nowNanos);
        }
        events.signalled(response);
        tick(nowNanos);
    }

    /** Sends any signalling request. */
    public void request(SignalRequest request) {
        sink.signal(request);
    }

    /** Announces a track and offers a section for it with the next {@link #tick}. */
    public LocalTrack publish(TrackSpec spec) {
        LocalTrack track = rtp.track(spec);
        signals.publish(track);
        return track;
    }

    /** Stops sending a track; the server hears of it by the next offer, as from browsers. */
    public void unpublish(LocalTrack track) {
        signals.unpublish(track);
    }

    /** Silences a track, or lets it be heard again. */
    public void mute(LocalTrack track, boolean silent) {
        signals.mute(track, silent);
    }

    /** Asks for tracks, or no longer. */
    public void subscribe(List<String> trackSids, boolean wanted) {
        signals.subscribe(trackSids, wanted);
    }

    /** Says that the peer goes. */
    public void leave() {
        signals.sayGoodbye();
    }

    // Datagrams and DTLS

    /** Takes one datagram in; the buffer may be written over in place and is not kept. */
    public void receive(TransportAddress from, ByteBuffer buffer, int offset, int lengthBytes, long nowNanos) {
        int first = lengthBytes < 1 ? -1 : buffer.get(offset) & 0xFF; // RFC 7983 section 7
        if (Stun.looksLike(buffer, offset, lengthBytes)) {
            ice.handle(from, buffer, offset, lengthBytes, nowNanos);
            begin();
        } else if (first >= 20 && first <= 63) {
            byte[] records = new byte[lengthBytes];
            buffer.get(offset, records);
            sink.dtlsReceived(records);
        } else if (first >= 128 && first <= 191) {
            rtp.receive(buffer, offset, lengthBytes, signals.negotiation().pending(), nowNanos);
        }
        tick(nowNanos);
    }

    private void begin() {
        Fingerprint expected = signals.negotiation().fingerprint();
        if (!dtlsStarted && ice.connected() && expected != null) {
            dtlsStarted = true;
            sink.dtlsOpen(expected);
        }
    }

    /** The DTLS handshake is done. */
    public void dtlsConnected(SrtpKeys keys, long nowNanos) {
        connected = true;
        rtp.connected(keys, nowNanos);
        data.start(nowNanos);
        events.connected();
        tick(nowNanos);
    }

    /** A datagram of DTLS records is to be sent to the server. */
    public void dtlsDatagram(byte[] datagram) {
        TransportAddress to = ice.selected();
        int at = to == null ? -1 : sink.claim(to, datagram.length);
        if (at >= 0) {
            sink.buffer().put(at, datagram);
            sink.commit(datagram.length);
        }
    }

    /** Decrypted application data: one SCTP packet. */
    public void dtlsData(byte[] sctpPacket, long nowNanos) {
        data.handle(sctpPacket, nowNanos);
    }

    /** The DTLS association is over. */
    public void dtlsDown(String reason) {
        fail("DTLS: " + reason);
    }

    private void fail(String why) {
        if (failure == null) {
            failure = why;
            connected = false;
            events.failed(why);
        }
    }

    // Media and data

    /**
     * Sends one frame.
     *
     * @param ticks its time on the codec's clock, counted from any zero that stays the same for the stream
     * @param payloads its RTP payloads, in order; for VP8 with descriptors
     * @return false when it cannot go: not connected, not negotiated yet, or muted
     */
    public boolean send(SendStream stream, long ticks, List<byte[]> payloads, long nowNanos) {
        return rtp.send(stream, ticks, payloads, nowNanos);
    }

    /** Asks the sender of {@code stream} for a keyframe. */
    public void wantKeyframe(ReceivedStream stream) {
        rtp.wantKeyframe(stream);
    }

    /** Tells the server how much this peer can take (REMB); 0 says nothing any more. */
    public void receivableBps(long bitrateBps) {
        rtp.receivableBps(bitrateBps);
    }

    /**
     * Sends a data packet; reliable ones are numbered.
     *
     * @return false when the channel is not there yet or takes no more
     */
    public boolean send(DataPacket packet, boolean reliable, long nowNanos) {
        return data.send(packet, reliable, nowNanos);
    }

    // Time

    /** Does what is due. */
    public void tick(long nowNanos) {
        if (failure != null) {
            return;
        }
        signals.tick(nowNanos);
        ice.tick(nowNanos);
        if (ice.lost(nowNanos)) {
            fail(connected ? "the server no longer answers checks" : "the server never answered a check");
            return;
        }
        data.tick(nowNanos);
        rtp.tick(nowNanos);
    }

    /** When {@link #tick} wants to be called. */
    public long deadlineNanos() {
        if (failure != null) {
            return Long.MAX_VALUE;
        }
        long transport = Math.min(ice.deadlineNanos(), Math.min(data.deadlineNanos(), rtp.deadlineNanos()));
        return Math.min(transport, signals.deadlineNanos());
    }

    // What a test or a person may want to know

    /** The room as signalling tells it. */
    public PeerRoom room() {
        return signals.room();
    }

    /** True once the join response has come. */
    public boolean isJoined() {
        return signals.isJoined();
    }

    /** True while media and data may flow. */
    public boolean isConnected() {
        return connected;
    }

    /** Why the connection cannot go on; null while it can. */
    public @Nullable String failure() {
        return failure;
    }

    /** The server's goodbye; null before. */
    public @Nullable LeaveRequest left() {
        return signals.leave();
    }

    /** The tracks that this peer publishes. */
    public List<LocalTrack> tracks() {
        return signals.tracks();
    }

    /** Every stream that the server sends or has sent. */
    public List<ReceivedStream> received() {
        return new ArrayList<>(rtp.received());
    }

    /** The latest stream of a track; null when the server sends none. */
    public @Nullable ReceivedStream received(String trackSid) {
        ReceivedStream latest = null;
        for (ReceivedStream stream : rtp.received()) {
            if (stream.trackSid().equals(trackSid)) {
                latest = stream;
            }
        }
        return latest;
    }

    /** Counters of everything else. */
    public PeerSnapshot snapshot() {
        return rtp.snapshot(
                signals.negotiation().answers(), signals.negotiation().staleAnswers(), signals.rttNanos());
    }
}
