package hiwar.sim.peer;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.media.ice.IceCredentials;
import hiwar.media.srtp.JdkCiphers;
import hiwar.media.srtp.SrtpKeys;
import hiwar.media.srtp.SrtpProfile;
import hiwar.media.srtp.SrtpSession;
import hiwar.media.transport.Fingerprint;
import hiwar.room.id.ParticipantSid;
import hiwar.room.id.TrackSid;
import hiwar.room.negotiate.AnswerResult;
import hiwar.room.negotiate.AnsweredConnection;
import hiwar.room.negotiate.LocalTransport;
import hiwar.room.negotiate.OutgoingTrack;
import hiwar.room.negotiate.PendingTrack;
import hiwar.room.negotiate.SectionsNeeded;
import hiwar.room.room.WallClock;
import hiwar.sim.sim.SeededEntropy;
import hiwar.wire.TransportAddress;
import hiwar.wire.codec.Codec;
import hiwar.wire.rtp.MediaKind;
import hiwar.wire.rtp.Rid;
import java.nio.ByteBuffer;
import java.util.List;
import livekit.LivekitModels.ParticipantInfo;
import livekit.LivekitModels.Room;
import livekit.LivekitModels.TrackInfo;
import livekit.LivekitModels.VideoLayer;
import livekit.LivekitModels.VideoQuality;
import livekit.LivekitRtc.JoinRequest;
import livekit.LivekitRtc.JoinResponse;
import livekit.LivekitRtc.MediaSectionsRequirement;
import livekit.LivekitRtc.SessionDescription;
import livekit.LivekitRtc.SignalResponse;
import livekit.LivekitRtc.TrackPublishedResponse;
import livekit.LivekitRtc.TrickleRequest;
import org.junit.jupiter.api.Test;

/** Offers of a peer meet the answers of the server's own negotiation. */
class ClientPeerTest {
    private static final Fingerprint HASH = new Fingerprint("sha-256", "AB:".repeat(31) + "AB");
    private static final TransportAddress SERVER = TransportAddress.ipv4(0x7F000001, 7882);
    private static final VideoLayer LOW = VideoLayer.newBuilder()
            .setQuality(VideoQuality.LOW)
            .setWidth(320)
            .setHeight(180)
            .build();
    private static final VideoLayer HIGH = VideoLayer.newBuilder()
            .setQuality(VideoQuality.HIGH)
            .setWidth(640)
            .setHeight(360)
            .build();

    private final SeededEntropy entropy = new SeededEntropy(7);
    private final RecordedSink sink = new RecordedSink();
    private final WallClock clock = new WallClock(0, 1_700_000_000_000L);
    private final ClientPeer peer =
            new ClientPeer(PeerOptions.usual(HASH, clock), sink, new PeerEvents() {}, entropy.fork(), new JdkCiphers());
    private final AnsweredConnection server = new AnsweredConnection(List.of(Codec.OPUS, Codec.VP8), entropy.fork());
    private final LocalTransport local =
            new LocalTransport(IceCredentials.random(entropy.fork()), HASH, List.of(SERVER));

    @Test
    void theFirstOfferRidesInTheJoinAndItsAnswerStartsIce() {
        AnswerResult.Answered answered = join();
        assertThat(answered.dataChannels()).isTrue();
        assertThat(answered.published()).isEmpty();
        assertThat(peer.isJoined()).isTrue();
        assertThat(peer.snapshot().answers()).isOne();
        assertThat(sink.datagrams).hasSize(1).allMatch(check -> check.to().equals(SERVER));
    }

    @Test
    void withoutAnOfferInTheJoinItFollowsTheResponse() {
        ClientPeer later = new ClientPeer(
                PeerOptions.usual(HASH, clock).offeringLater(),
                sink,
                new PeerEvents() {},
                entropy.fork(),
                new JdkCiphers());
        assertThat(later.join().hasPublisherOffer()).isFalse();
        later.handle(joinResponse(), 0);
        assertThat(answer(sink.offer().getOffer()).dataChannels()).isTrue();
    }

    @Test
    void anAnswerToAnotherOfferIsLeftAside() {
        JoinRequest join = peer.join();
        AnswerResult.Answered answered = answer(join.getPublisherOffer());
        peer.handle(joinResponse(), 0);
        peer.handle(answerOf(answered, 5), 0);
        assertThat(peer.snapshot().staleAnswers()).isOne();
        assertThat(sink.datagrams).isEmpty();
    }

    @Test
    void aTrickledCandidateIsChecked() {
        join();
        sink.datagrams.clear();
        String candidate = "{\"candidate\":\"candidate:1 1 udp 2130706431 127.0.0.1 7900 typ host\",\"sdpMid\":\"\","
                + "\"sdpMLineIndex\":0}";
        peer.handle(
                SignalResponse.newBuilder()
                        .setTrickle(TrickleRequest.newBuilder().setCandidateInit(candidate))
                        .build(),
                1);
        assertThat(sink.datagrams)
                .extracting(RecordedSink.Datagram::to)
                .contains(TransportAddress.ipv4(0x7F000001, 7900));
    }

    @Test
    void simulcastIsPublishedWithItsEncodings() {
        join();
        LocalTrack track = peer.publish(TrackSpec.camera("cam", LOW, HIGH));
        assertThat(track.streams()).extracting(SendStream::rid).containsExactly("q", "h");
        server.expect(new PendingTrack(
                new TrackSid("TR_V"), List.of("cam"), MediaKind.VIDEO, Codec.VP8, false, false, false));
        AnswerResult.Answered answered = renegotiate();
        assertThat(answered.published()).singleElement().satisfies(received -> {
            assertThat(received.sid()).isEqualTo(new TrackSid("TR_V"));
            assertThat(received.section().rids()).containsExactly(new Rid("q"), new Rid("h"));
            assertThat(received.section().codecs()).singleElement().satisfies(codec -> {
                assertThat(codec.rtxPayloadType()).isPositive();
                assertThat(codec.nack()).isTrue();
                assertThat(codec.transportCc()).isTrue();
            });
        });
        peer.unpublish(track);
        assertThat(renegotiate().ended()).containsExactly(new TrackSid("TR_V"));
        peer.publish(TrackSpec.camera("again", LOW));
        server.expect(new PendingTrack(
                new TrackSid("TR_W"), List.of("again"), MediaKind.VIDEO, Codec.VP8, false, false, false));
        assertThat(renegotiate().published()).singleElement().satisfies(received -> {
            assertThat(received.section().mid().value()).isEqualTo("6"); // the section is used again
            assertThat(received.section().ssrcs()).hasSize(1);
        });
    }

    @Test
    void tracksOfTheServerFindSectionsAndMoreAreAddedWhenAsked() {
        join();
        for (int i = 0; i < 5; i++) {
            server.attach(new OutgoingTrack(
                    new TrackSid("TR_" + i), new ParticipantSid("PA_x"), MediaKind.VIDEO, Codec.VP8, false, false));
        }
        assertThat(server.needed()).isEqualTo(new SectionsNeeded(0, 2));
        peer.handle(
                SignalResponse.newBuilder()
                        .setMediaSectionsRequirement(
                                MediaSectionsRequirement.newBuilder().setNumVideos(2))
                        .build(),
                1);
        AnswerResult.Answered answered = answerAndHandle();
        assertThat(answered.attached()).hasSize(5);
        assertThat(peer.received()).hasSize(5).allSatisfy(stream -> {
            assertThat(stream.publisherSid()).isEqualTo("PA_x");
            assertThat(stream.kind()).isEqualTo(MediaKind.VIDEO);
        });
        assertThat(peer.received("TR_3")).isNotNull();
        server.detach(new TrackSid("TR_3"));
        assertThat(renegotiate().midToTrack()).hasSize(4);
    }

    @Test
    void aResumeRestartsIceAndTellsWhatIsPublished() {
        AnswerResult.Answered first = join();
        peer.publish(TrackSpec.microphone("mic"));
        TrackInfo info = TrackInfo.newBuilder().setSid("TR_A").build();
        peer.handle(
                SignalResponse.newBuilder()
                        .setTrackPublished(TrackPublishedResponse.newBuilder()
                                .setCid("mic")
                                .setTrack(info))
                        .build(),
                1);
        assertThat(peer.resume().getParticipantSid()).isEqualTo("PA_self");
        peer.handle(
                SignalResponse.newBuilder()
                        .setReconnect(livekit.LivekitRtc.ReconnectResponse.getDefaultInstance())
                        .build(),
                2);
        assertThat(sink.signals)
                .filteredOn(request -> request.hasSyncState())
                .singleElement()
                .satisfies(request -> assertThat(
                                request.getSyncState().getPublishTracks(0).getTrack())
                        .isEqualTo(info));
        SessionDescription offer = sink.offer().getOffer();
        assertThat(server.restartsIce(offer.getSdp())).isTrue();
        assertThat(answer(offer).remote().ice()).isNotEqualTo(first.remote().ice());
    }

    /** RFC 3264 section 5.1: who offers has to be ready for packets that overtake the answer. */
    @Test
    void packetsThatOvertakeTheAnswerAreOfStreamsThatItDeclares() {
        join();
        SrtpKeys keys =
                new SrtpKeys(SrtpProfile.AEAD_AES_128_GCM, new byte[16], new byte[12], new byte[16], new byte[12]);
        peer.dtlsConnected(keys, 1);
        SrtpSession sending = new SrtpSession(keys, true, new JdkCiphers());
        server.attach(new OutgoingTrack(
                new TrackSid("TR_V"), new ParticipantSid("PA_x"), MediaKind.VIDEO, Codec.VP8, false, false));
        peer.handle(
                SignalResponse.newBuilder()
                        .setMediaSectionsRequirement(MediaSectionsRequirement.getDefaultInstance())
                        .build(),
                1);
        SessionDescription offer = sink.offer().getOffer();
        AnswerResult.Answered answered = answer(offer);
        int declared = answered.attached().getFirst().section().ssrc();
        sends(sending, declared, 1);
        sends(sending, declared + 1, 1);
        assertThat(peer.snapshot().unknownSsrcs()).as("it may be declared yet").isZero();
        peer.handle(answerOf(answered, offer.getId()), 1);
        assertThat(peer.snapshot().unknownSsrcs()).as("it was not declared").isOne();
        sends(sending, declared, 2);
        assertThat(peer.snapshot().unknownSsrcs()).isOne();
        sends(sending, declared + 1, 2);
        assertThat(peer.snapshot().unknownSsrcs())
                .as("nothing is awaited any more")
                .isEqualTo(2);
    }

    private void sends(SrtpSession from, int ssrc, int sequence) {
        ByteBuffer packet = ByteBuffer.allocate(64);
        packet.put((byte) 0x80)
                .put((byte) 96)
                .putShort((short) sequence)
                .putInt(3000 * sequence)
                .putInt(ssrc);
        peer.receive(SERVER, packet, 0, from.protectRtp(packet, 0, 20), 1);
    }

    private AnswerResult.Answered join() {
        JoinRequest join = peer.join();
        AnswerResult.Answered answered = answer(join.getPublisherOffer());
        peer.handle(joinResponse(), 0);
        peer.handle(answerOf(answered, join.getPublisherOffer().getId()), 0);
        return answered;
    }

    private AnswerResult.Answered renegotiate() {
        SectionsNeeded needed = server.needed();
        if (needed != null) {
            peer.handle(
                    SignalResponse.newBuilder()
                            .setMediaSectionsRequirement(MediaSectionsRequirement.getDefaultInstance())
                            .build(),
                    1);
        }
        peer.tick(1);
        return answerAndHandle();
    }

    private AnswerResult.Answered answerAndHandle() {
        SessionDescription offer = sink.offer().getOffer();
        AnswerResult.Answered answered = answer(offer);
        peer.handle(answerOf(answered, offer.getId()), 1);
        return answered;
    }

    private AnswerResult.Answered answer(SessionDescription offer) {
        AnswerResult result = server.answer(offer.getSdp(), local);
        assertThat(result).as(offer.getSdp()).isInstanceOf(AnswerResult.Answered.class);
        return (AnswerResult.Answered) result;
    }

    private static SignalResponse answerOf(AnswerResult.Answered answered, int id) {
        return SignalResponse.newBuilder()
                .setAnswer(SessionDescription.newBuilder()
                        .setType("answer")
                        .setSdp(answered.sdp())
                        .setId(id))
                .build();
    }

    private static SignalResponse joinResponse() {
        return SignalResponse.newBuilder()
                .setJoin(JoinResponse.newBuilder()
                        .setRoom(Room.newBuilder().setName("room"))
                        .setParticipant(
                                ParticipantInfo.newBuilder().setSid("PA_self").setIdentity("self"))
                        .setPingInterval(5)
                        .setPingTimeout(15))
                .build();
    }
}
