package hiwar.sim.peer;

import hiwar.media.ice.IceCredentials;
import hiwar.media.srtp.JdkCiphers;
import hiwar.media.srtp.SrtpKeys;
import hiwar.media.srtp.SrtpProfile;
import hiwar.media.transport.Fingerprint;
import hiwar.room.id.ParticipantSid;
import hiwar.room.id.TrackSid;
import hiwar.room.negotiate.AnswerResult;
import hiwar.room.negotiate.AnsweredConnection;
import hiwar.room.negotiate.LocalTransport;
import hiwar.room.negotiate.OutgoingTrack;
import hiwar.room.negotiate.PendingTrack;
import hiwar.room.room.WallClock;
import hiwar.sim.media.ReceivedFrame;
import hiwar.sim.sim.Link;
import hiwar.sim.sim.Network;
import hiwar.sim.sim.SeededEntropy;
import hiwar.sim.sim.Simulation;
import hiwar.wire.TransportAddress;
import hiwar.wire.codec.Codec;
import hiwar.wire.rtp.MediaKind;
import hiwar.wire.sdp.MediaDescription;
import hiwar.wire.sdp.SdpParser;
import hiwar.wire.sdp.SessionDescription;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import livekit.LivekitRtc.JoinResponse;
import livekit.LivekitRtc.SignalResponse;

/**
 * Two peers that talk to each other without a server, over a network in virtual time: each takes the other for it. So
 * what one repairs, the other has to answer.
 */
final class PeerPair {
    static final long MILLISECOND_NANOS = 1_000_000L;
    static final Fingerprint HASH = new Fingerprint("sha-256", "AB:".repeat(31) + "AB");

    final Simulation simulation;
    final Network network;
    final Side sender;
    final Side receiver;

    PeerPair(long seed, SrtpProfile profile) {
        simulation = new Simulation(seed);
        network = new Network(simulation, Link.clean(10 * MILLISECOND_NANOS));
        SeededEntropy entropy = simulation.fork();
        byte[][] secrets = new byte[4][];
        for (int i = 0; i < secrets.length; i++) {
            secrets[i] = new byte[i % 2 == 0 ? profile.keyBytes() : profile.saltBytes()];
            entropy.fill(secrets[i]);
        }
        sender = new Side(
                TransportAddress.ipv4(0x0A000001, 1000),
                new SrtpKeys(profile, secrets[0], secrets[1], secrets[2], secrets[3]));
        receiver = new Side(
                TransportAddress.ipv4(0x0A000002, 2000),
                new SrtpKeys(profile, secrets[2], secrets[3], secrets[0], secrets[1]));
    }

    /** Publishes what {@code specs} say from one side to the other, and lets both connect. */
    List<LocalTrack> connect(TrackSpec... specs) {
        List<LocalTrack> tracks = new ArrayList<>();
        AnsweredConnection forSender = new AnsweredConnection(List.of(Codec.OPUS, Codec.VP8), simulation.fork());
        AnsweredConnection forReceiver = new AnsweredConnection(List.of(Codec.OPUS, Codec.VP8), simulation.fork());
        for (TrackSpec spec : specs) {
            tracks.add(sender.peer.publish(spec));
            TrackSid sid = new TrackSid("TR_" + spec.cid());
            Codec codec = spec.kind() == MediaKind.AUDIO ? Codec.OPUS : Codec.VP8;
            forSender.expect(new PendingTrack(sid, List.of(spec.cid()), spec.kind(), codec, false, false, false));
            forReceiver.attach(
                    new OutgoingTrack(sid, new ParticipantSid("PA_sender"), spec.kind(), codec, false, false));
        }
        String senderOffer = sender.peer.join().getPublisherOffer().getSdp();
        String receiverOffer = receiver.peer.join().getPublisherOffer().getSdp();
        AnswerResult.Answered toSender =
                (AnswerResult.Answered) forSender.answer(senderOffer, local(receiverOffer, receiver.address));
        AnswerResult.Answered toReceiver =
                (AnswerResult.Answered) forReceiver.answer(receiverOffer, local(senderOffer, sender.address));
        String sdp = toReceiver.sdp();
        for (int i = 0; i < tracks.size(); i++) {
            SendStream stream = tracks.get(i).streams().getFirst();
            var section = toReceiver.attached().get(i).section();
            sdp = renumber(sdp, section.ssrc(), stream.ssrc());
            sdp = section.rtxSsrc() == 0 ? sdp : renumber(sdp, section.rtxSsrc(), stream.rtxSsrc());
        }
        sender.begin(toSender.sdp());
        receiver.begin(sdp);
        run(500);
        return tracks;
    }

    private static String renumber(String sdp, int from, int to) {
        return sdp.replace(Integer.toUnsignedString(from), Integer.toUnsignedString(to));
    }

    private static LocalTransport local(String offer, TransportAddress address) {
        SessionDescription description = ((SdpParser.Parsed) SdpParser.parse(offer)).description();
        MediaDescription first = description.media().getFirst();
        IceCredentials ice = new IceCredentials(
                Objects.requireNonNull(first.first("ice-ufrag")), Objects.requireNonNull(first.first("ice-pwd")));
        return new LocalTransport(ice, HASH, List.of(address));
    }

    void run(long millis) {
        simulation.run(millis * MILLISECOND_NANOS);
    }

    /** One peer on the network. */
    final class Side implements PeerEvents {
        final RecordedSink sink = new RecordedSink();
        final ClientPeer peer;
        final TransportAddress address;
        final List<ReceivedFrame> frames = new ArrayList<>();
        final List<Boolean> keyframesWanted = new ArrayList<>();
        private final SrtpKeys keys;
        private boolean keyed;
        private long wakeNanos = Long.MAX_VALUE;

        Side(TransportAddress address, SrtpKeys keys) {
            this.address = address;
            this.keys = keys;
            PeerOptions options = PeerOptions.usual(HASH, new WallClock(0, 1_700_000_000_000L))
                    .assembling();
            this.peer = new ClientPeer(options, sink, this, simulation.fork(), new JdkCiphers());
            network.attach(address, (from, datagram) -> {
                peer.receive(from, ByteBuffer.wrap(datagram), 0, datagram.length, simulation.nowNanos());
                settle();
            });
        }

        private void begin(String answer) {
            peer.handle(
                    SignalResponse.newBuilder()
                            .setJoin(JoinResponse.getDefaultInstance())
                            .build(),
                    0);
            peer.handle(
                    SignalResponse.newBuilder()
                            .setAnswer(livekit.LivekitRtc.SessionDescription.newBuilder()
                                    .setType("answer")
                                    .setSdp(answer))
                            .build(),
                    0);
            settle();
        }

        /** Carries out what the peer left and wakes it when it wants to be. */
        void settle() {
            if (sink.dtls != null && !keyed) {
                keyed = true;
                peer.dtlsConnected(keys, simulation.nowNanos());
            }
            for (RecordedSink.Datagram out = sink.datagrams.poll(); out != null; out = sink.datagrams.poll()) {
                network.send(address, out.to(), out.bytes());
            }
            long deadline = peer.deadlineNanos();
            if (deadline < wakeNanos) {
                wakeNanos = Math.max(deadline, simulation.nowNanos());
                simulation.at(wakeNanos, this::wake);
            }
        }

        private void wake() {
            if (simulation.nowNanos() >= wakeNanos) {
                wakeNanos = Long.MAX_VALUE;
                peer.tick(simulation.nowNanos());
                settle();
            }
        }

        @Override
        public void frame(ReceivedStream stream, ReceivedFrame frame) {
            frames.add(frame);
        }

        @Override
        public void keyframeWanted(SendStream stream) {
            keyframesWanted.add(true);
        }
    }
}
