package hiwar.sim.peer;

import hiwar.media.io.Entropy;
import hiwar.media.srtp.PacketCiphers;
import hiwar.media.srtp.SrtpKeys;
import hiwar.wire.TransportAddress;
import hiwar.wire.rtp.MediaKind;
import hiwar.wire.stun.Stun;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import livekit.LivekitModels.ClientInfo;
import livekit.LivekitModels.DataPacket;
import livekit.LivekitRtc.ConnectionSettings;
import livekit.LivekitRtc.JoinRequest;
import livekit.LivekitRtc.LeaveRequest;
import livekit.LivekitRtc.MuteTrackRequest;
import livekit.LivekitRtc.SessionDescription;
import livekit.LivekitRtc.SignalRequest;
import livekit.LivekitRtc.SignalResponse;
import livekit.LivekitRtc.SyncState;
import livekit.LivekitRtc.TrackPublishedResponse;
import livekit.LivekitRtc.UpdateSubscription;
import org.jspecify.annotations.Nullable;

/**
 * A LiveKit client with one connection, as {@code /rtc/v1} serves it: the client always offers. It has no socket, no
 * thread and no clock; whoever owns it feeds it signalling frames, datagrams and the time, and carries out what it leaves
 * in its {@link PeerSink}.
 *
 * <p>The order of things: send {@link #join} to the server and every frame that comes back to {@link #handle}; the peer
 * offers, checks the server's address, asks the sink to do DTLS and waits for {@link #dtlsConnected}. Tracks may be
 * published and data sent at any time: what cannot go yet waits or is dropped as in a browser.
 */
public final class ClientPeer {
    /** LiveKit's protocol that the newest clients speak. */
    public static final int PROTOCOL = 17;

    private final PeerOptions options;
    private final PeerSink sink;
    private final PeerEvents events;
    private final PeerIce ice;
    private final PeerSections sections;
    private final Negotiation negotiation;
    private final PeerRoom room = new PeerRoom();
    private final Pings pings;
    private final PeerData data;
    private final PeerRtp rtp;
    private final Map<String, LocalTrack> tracks = new LinkedHashMap<>();
    private boolean joined;
    private boolean dtlsStarted;
    private boolean connected;
    private @Nullable String failure;
    private @Nullable LeaveRequest leave;

    /** A peer that has not joined yet. */
    public ClientPeer(PeerOptions options, PeerSink sink, PeerEvents events, Entropy entropy, PacketCiphers ciphers) {
        this.options = options;
        this.sink = sink;
        this.events = events;
        this.ice = new PeerIce(sink, entropy);
        this.sections = new PeerSections(options.certificate(), entropy);
        this.negotiation = new Negotiation(sections, ice, sink);
        this.pings = new Pings(options.clock(), sink);
        this.data = new PeerData(sink, events, entropy);
        this.rtp = new PeerRtp(new PeerRtp.Context(options, sink, events, entropy, ciphers), ice, sections);
    }

    // What goes to the server and comes from it

    /** What the first signalling socket carries as {@code join_request}. */
    public JoinRequest join() {
        JoinRequest.Builder join = request();
        if (options.offersInJoin()) {
            join.setPublisherOffer(negotiation.first());
        }
        return join.build();
    }

    /** The same for a new socket after the old one was lost, so that the session goes on. */
    public JoinRequest resume() {
        return request()
                .setReconnect(true)
                .setParticipantSid(room.self().getSid())
                .build();
    }

    private JoinRequest.Builder request() {
        return JoinRequest.newBuilder()
                .setClientInfo(ClientInfo.newBuilder()
                        .setSdk(ClientInfo.SDK.CPP)
                        .setVersion("0.1.0")
                        .setProtocol(PROTOCOL))
                .setConnectionSettings(ConnectionSettings.newBuilder()
                        .setAutoSubscribe(options.subscribes())
                        .setAdaptiveStream(options.adaptive()));
    }

    /** Takes one frame of the signalling socket in. */
    public void handle(SignalResponse response, long nowNanos) {
        pings.heard(nowNanos);
        switch (response.getMessageCase()) {
            case JOIN -> {
                joined = true;
                room.joined(response.getJoin());
                pings.start(response.getJoin().getPingInterval(), nowNanos);
                negotiation.joined();
            }
            case RECONNECT -> resumed();
            case ANSWER -> answered(response.getAnswer(), nowNanos);
            case TRICKLE -> negotiation.trickled(response.getTrickle(), nowNanos);
            case UPDATE -> response.getUpdate().getParticipantsList().forEach(room::update);
            case ROOM_UPDATE -> room.room(response.getRoomUpdate().getRoom());
            case TRACK_PUBLISHED -> published(response.getTrackPublished());
            case TRACK_UNPUBLISHED -> unpublished(response.getTrackUnpublished().getTrackSid());
            case MUTE -> muted(response.getMute());
            case MEDIA_SECTIONS_REQUIREMENT -> {
                sections.addReceiving(
                        MediaKind.AUDIO, response.getMediaSectionsRequirement().getNumAudios());
                sections.addReceiving(
                        MediaKind.VIDEO, response.getMediaSectionsRequirement().getNumVideos());
                negotiation.wanted();
            }
            case PONG_RESP -> pings.answered(response.getPongResp(), nowNanos);
            case LEAVE -> leave = response.getLeave();
            default -> {} // of interest to the owner, if to anybody
        }
        events.signalled(response);
        tick(nowNanos);
    }

    private void resumed() {
        SyncState.Builder state = SyncState.newBuilder();
        tracks.values().forEach(track -> {
            if (track.published() != null) {
                state.addPublishTracks(TrackPublishedResponse.newBuilder()
                        .setCid(track.spec().cid())
                        .setTrack(track.published()));
            }
        });
        state.setSubscription(UpdateSubscription.newBuilder().setSubscribe(!options.subscribes()));
        request(SignalRequest.newBuilder().setSyncState(state).build());
        ice.restart();
        negotiation.resumed();
    }

    private void answered(SessionDescription answer, long nowNanos) {
        PeerAnswer taken = negotiation.answered(answer, nowNanos);
        if (taken == null) {
            return;
        }
        data.maxMessageBytes(taken.maxMessageBytes());
        rtp.negotiated(nowNanos);
    }

    private void published(TrackPublishedResponse response) {
        LocalTrack track = tracks.get(response.getCid());
        if (track != null) {
            track.published(response.getTrack());
        }
    }

    private void unpublished(String sid) {
        for (LocalTrack track : List.copyOf(tracks.values())) {
            if (sid.equals(track.sid())) {
                unpublish(track);
            }
        }
    }

    private void muted(MuteTrackRequest mute) {
        for (LocalTrack track : tracks.values()) {
            if (mute.getSid().equals(track.sid())) {
                track.muted(mute.getMuted());
            }
        }
    }

    /** Sends any signalling request. */
    public void request(SignalRequest request) {
        sink.signal(request);
    }

    /** Announces a track and offers a section for it. */
    public LocalTrack publish(TrackSpec spec) {
        LocalTrack track = rtp.track(spec);
        tracks.put(spec.cid(), track);
        request(SignalRequest.newBuilder().setAddTrack(track.request()).build());
        sections.send(track);
        negotiation.wanted();
        return track;
    }

    /** Stops sending a track; the server hears of it by the next offer, as from browsers. */
    public void unpublish(LocalTrack track) {
        tracks.remove(track.spec().cid(), track);
        sections.stop(track);
        negotiation.wanted();
    }

    /** Silences a track, or lets it be heard again. */
    public void mute(LocalTrack track, boolean silent) {
        String sid = track.sid();
        track.muted(silent);
        if (sid != null) {
            request(SignalRequest.newBuilder()
                    .setMute(MuteTrackRequest.newBuilder().setSid(sid).setMuted(silent))
                    .build());
        }
    }

    /** Asks for tracks, or no longer. */
    public void subscribe(List<String> trackSids, boolean wanted) {
        request(SignalRequest.newBuilder()
                .setSubscription(UpdateSubscription.newBuilder()
                        .addAllTrackSids(trackSids)
                        .setSubscribe(wanted))
                .build());
    }

    /** Says that the peer goes. */
    public void leave() {
        request(SignalRequest.newBuilder()
                .setLeave(LeaveRequest.newBuilder().setAction(LeaveRequest.Action.DISCONNECT))
                .build());
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
            rtp.receive(buffer, offset, lengthBytes, nowNanos);
        }
        tick(nowNanos);
    }

    private void begin() {
        var expected = negotiation.fingerprint();
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
        pings.tick(nowNanos);
        negotiation.tick();
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
        return Math.min(transport, pings.deadlineNanos());
    }

    // What a test or a person may want to know

    /** The room as signalling tells it. */
    public PeerRoom room() {
        return room;
    }

    /** True once the join response has come. */
    public boolean isJoined() {
        return joined;
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
        return leave;
    }

    /** The tracks that this peer publishes. */
    public List<LocalTrack> tracks() {
        return List.copyOf(tracks.values());
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
        return rtp.snapshot(negotiation.answers(), negotiation.staleAnswers(), pings.rttNanos());
    }
}
