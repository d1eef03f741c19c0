package hiwar.room.room;

import hiwar.room.auth.Grants;
import hiwar.room.id.SessionId;
import hiwar.room.signal.JoinParams;
import hiwar.room.signal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import livekit.LivekitModels.ParticipantInfo;
import livekit.LivekitModels.TrackInfo;
import livekit.LivekitModels.TrackSource;
import livekit.LivekitModels.TrackType;
import livekit.LivekitRtc.AddTrackRequest;
import livekit.LivekitRtc.ConnectionSettings;
import livekit.LivekitRtc.JoinRequest;
import livekit.LivekitRtc.MuteTrackRequest;
import livekit.LivekitRtc.SessionDescription;
import livekit.LivekitRtc.SignalRequest;
import livekit.LivekitRtc.SignalResponse;
import livekit.LivekitRtc.SignalResponse.MessageCase;
import livekit.LivekitRtc.TrackPublishedResponse;
import livekit.LivekitRtc.UpdateSubscription;
import org.jspecify.annotations.Nullable;

/** A client that says what browsers say, and reads what the shard let out for its session. */
final class Client {
    /** The tracks in the offer {@code chromium-publisher}. */
    static final String MICROPHONE = "a2c623fe-7850-4ae4-9785-81d04ecf86a9";

    static final String CAMERA = "9490a940-7fbd-4f21-ab9e-41c0877942a3";

    /** The microphone in the offer {@code chromium-single-publishing}. */
    static final String SINGLE_MICROPHONE = "6c8d84b6-f3c1-4ce2-8380-82eab6bb9f8d";

    private final VirtualShard stage;
    private final Grants grants;
    private final List<Peer> peers = new ArrayList<>();
    private SessionId session = new SessionId(0);
    private String sid = "";
    private boolean single;
    private int lastOffer;

    Client(VirtualShard stage, Grants grants) {
        this.stage = stage;
        this.grants = grants;
    }

    /** Joins on {@code /rtc/v1} with the bundled offer of a browser. */
    Client joinSingle() {
        return joinSingle(request(true)
                .setPublisherOffer(SessionDescription.newBuilder()
                        .setType("offer")
                        .setSdp(VirtualShard.offer("chromium-single"))
                        .setId(++lastOffer)));
    }

    Client joinSingle(JoinRequest.Builder request) {
        single = true;
        open();
        stage.handle(new ShardInput.Join(session, JoinParams.v1(grants, request.build())));
        return joined();
    }

    /** Joins on {@code /rtc}. */
    Client joinDual() {
        return joinDual(request(true));
    }

    Client joinDual(JoinRequest.Builder request) {
        open();
        stage.handle(new ShardInput.Join(session, JoinParams.v0(grants, request.build(), "")));
        return joined();
    }

    private Client joined() {
        if (!frames().isEmpty()) {
            sid = frames().getFirst().getJoin().getParticipant().getSid();
        }
        return this;
    }

    static JoinRequest.Builder request(boolean autoSubscribe) {
        return JoinRequest.newBuilder()
                .setConnectionSettings(ConnectionSettings.newBuilder().setAutoSubscribe(autoSubscribe));
    }

    /** Wants its session back on a new WebSocket. */
    Client resume() {
        open();
        JoinRequest request = JoinRequest.newBuilder()
                .setReconnect(true)
                .setParticipantSid(sid)
                .build();
        JoinParams params = single ? JoinParams.v1(grants, request) : JoinParams.v0(grants, request, "");
        stage.handle(new ShardInput.Resume(session, params));
        return this;
    }

    private void open() {
        session = new SessionId(stage.nextSession());
    }

    SessionId session() {
        return session;
    }

    /** The WebSocket breaks. */
    void lose() {
        stage.handle(new ShardInput.SignalLost(session));
    }

    void send(SignalRequest.Builder request) {
        stage.handle(new ShardInput.Signal(session, request.build()));
    }

    void offer(String sdp) {
        send(SignalRequest.newBuilder()
                .setOffer(SessionDescription.newBuilder()
                        .setType("offer")
                        .setSdp(sdp)
                        .setId(++lastOffer)));
    }

    int lastOffer() {
        return lastOffer;
    }

    void add(String cid, TrackType type, TrackSource source) {
        send(SignalRequest.newBuilder()
                .setAddTrack(
                        AddTrackRequest.newBuilder().setCid(cid).setType(type).setSource(source)));
    }

    void announce() {
        add(MICROPHONE, TrackType.AUDIO, TrackSource.MICROPHONE);
        add(CAMERA, TrackType.VIDEO, TrackSource.CAMERA);
    }

    /** Announces the tracks of {@code chromium-publisher} and offers them. */
    Client publish() {
        announce();
        offer(VirtualShard.offer("chromium-publisher"));
        return this;
    }

    void mute(String sid, boolean muted) {
        send(SignalRequest.newBuilder()
                .setMute(MuteTrackRequest.newBuilder().setSid(sid).setMuted(muted)));
    }

    void subscribe(String track, boolean subscribe) {
        send(SignalRequest.newBuilder()
                .setSubscription(
                        UpdateSubscription.newBuilder().addTrackSids(track).setSubscribe(subscribe)));
    }

    /** Answers the last offer that came. */
    Client answer() {
        SessionDescription offer = last(MessageCase.OFFER).getOffer();
        send(SignalRequest.newBuilder()
                .setAnswer(SessionDescription.newBuilder()
                        .setType("answer")
                        .setSdp(Peer.answerTo(offer.getSdp()))
                        .setId(offer.getId())));
        return this;
    }

    /** Connects to where the last answer says. */
    Peer connectPublisher() {
        return connect(last(MessageCase.ANSWER).getAnswer().getSdp());
    }

    /** Connects to where the last offer says, having answered it. */
    Peer connectSubscriber() {
        return connect(last(MessageCase.OFFER).getOffer().getSdp());
    }

    private Peer connect(String theirs) {
        Peer peer = new Peer(stage, theirs);
        peers.add(peer);
        peer.connect();
        return peer;
    }

    /** Joins and is active, on two connections. */
    Client dual() {
        joinDual().answer();
        connectSubscriber();
        return this;
    }

    /** Joins and is active, on one connection. */
    Client single() {
        joinSingle();
        connectPublisher();
        return this;
    }

    List<SignalResponse> frames() {
        return stage.out.frames.getOrDefault(session, List.of());
    }

    List<MessageCase> kinds() {
        return frames().stream().map(SignalResponse::getMessageCase).toList();
    }

    /** Forgets what came until now, except the first frame. */
    void forget() {
        List<SignalResponse> frames = Objects.requireNonNull(stage.out.frames.get(session), "the session is open");
        frames.subList(1, frames.size()).clear();
    }

    List<SignalResponse> all(MessageCase kind) {
        return frames().stream().filter(frame -> frame.getMessageCase() == kind).toList();
    }

    SignalResponse last(MessageCase kind) {
        List<SignalResponse> all = all(kind);
        if (all.isEmpty()) {
            throw new AssertionError("no " + kind + " among " + kinds());
        }
        return all.getLast();
    }

    /** What its tokens have allowed, one after the other. */
    List<Grants> tokens() {
        return stage.out.tokens.getOrDefault(session, List.of());
    }

    @Nullable
    Integer closeCode() {
        return stage.out.closeCodes.get(session);
    }

    @Nullable
    Refusal refusal() {
        return stage.out.refusals.get(session);
    }

    /** Its sid; a resume keeps it. */
    String sid() {
        return sid;
    }

    /** What was said last of somebody, in the join response or in an update. */
    ParticipantInfo sees(String identity) {
        ParticipantInfo seen = ParticipantInfo.getDefaultInstance();
        for (SignalResponse frame : frames()) {
            List<ParticipantInfo> people = new ArrayList<>(frame.getUpdate().getParticipantsList());
            people.addAll(frame.getJoin().getOtherParticipantsList());
            people.add(frame.getJoin().getParticipant());
            for (ParticipantInfo person : people) {
                seen = person.getIdentity().equals(identity) ? person : seen;
            }
        }
        return seen;
    }

    /** The sid that the server gave to the track with this cid. */
    String track(String cid) {
        return all(MessageCase.TRACK_PUBLISHED).stream()
                .map(SignalResponse::getTrackPublished)
                .filter(published -> published.getCid().equals(cid))
                .map(TrackPublishedResponse::getTrack)
                .map(TrackInfo::getSid)
                .reduce((first, second) -> second)
                .orElseThrow();
    }
}
