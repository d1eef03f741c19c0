package hiwar.node.loop;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.media.srtp.JdkCiphers;
import hiwar.node.dtls.DtlsCertificate;
import hiwar.node.udp.UdpPort;
import hiwar.node.udp.UdpPorts;
import hiwar.room.auth.Claims;
import hiwar.room.auth.Grants;
import hiwar.room.id.RoomName;
import hiwar.room.id.SessionId;
import hiwar.room.room.ShardConfig;
import hiwar.room.room.ShardInput;
import hiwar.room.signal.AdminCall;
import hiwar.room.signal.AdminReply;
import hiwar.room.signal.JoinParams;
import hiwar.room.signal.Refusal;
import hiwar.room.stage.TalkOutputs;
import hiwar.talks.id.TalkId;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import livekit.LivekitModels.DisconnectReason;
import livekit.LivekitRoom.CreateRoomRequest;
import livekit.LivekitRoom.ListRoomsRequest;
import livekit.LivekitRoom.ListRoomsResponse;
import livekit.LivekitRtc.JoinRequest;
import livekit.LivekitRtc.SignalResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ShardsTest {
    private static final int SHARDS = 3;

    private final Shards shards = new Shards();
    private final Sessions sessions = new Sessions();

    ShardsTest() {
        DtlsCertificate certificate = DtlsCertificate.generate();
        for (int shard = 0; shard < SHARDS; shard++) {
            UdpPort udp =
                    UdpPorts.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), UdpPorts.Kind.CHANNEL);
            ShardConfig config =
                    new ShardConfig(shard, certificate.fingerprint(), List.of(udp.local()), "", "ND_test", true, 100);
            shards.add(config, new LoopParts(udp, new JdkCiphers(), certificate, sessions, TalkOutputs.NONE));
        }
        shards.start();
    }

    @AfterEach
    void close() {
        shards.close();
    }

    @Test
    void aRoomIsAlwaysOnTheSameShardAndRoomsSpread() {
        Set<Inbox> used = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            RoomName room = new RoomName("room " + i);
            assertThat(shards.inboxOf(room)).isSameAs(shards.inboxOf(new RoomName("room " + i)));
            used.add(shards.inboxOf(room));
        }
        assertThat(used).hasSize(SHARDS);
    }

    @Test
    void aTalkAndItsRoomsHaveTheSameShard() {
        for (int i = 0; i < 100; i++) {
            TalkId talk = new TalkId("talk-" + i);
            assertThat(shards.inboxOf(new RoomName("talk-" + i + "/table"))).isSameAs(shards.inboxOf(talk));
            assertThat(shards.inboxOf(new RoomName("talk-" + i + "/caucus/a"))).isSameAs(shards.inboxOf(talk));
            assertThat(shards.inboxOf(new RoomName("talk-" + i))).isSameAs(shards.inboxOf(talk));
        }
    }

    @Test
    void roomsOfAllShardsAreListed() {
        for (int i = 0; i < 30; i++) {
            AdminReply reply = shards.ask(new AdminCall.CreateRoom(
                    CreateRoomRequest.newBuilder().setName("room " + i).build()));
            assertThat(reply).isInstanceOf(AdminReply.Done.class);
        }
        AdminReply reply = shards.ask(new AdminCall.ListRooms(ListRoomsRequest.getDefaultInstance()));
        assertThat(((ListRoomsResponse) ((AdminReply.Done) reply).result()).getRoomsCount())
                .isEqualTo(30);
    }

    @Test
    void aJoinIsAnsweredAndAStopIsSaid() throws InterruptedException {
        Port port = new Port();
        join(port, "talks");
        assertThat(port.soon().hasJoin()).isTrue();
        shards.close();
        SignalResponse last = port.soon();
        while (!last.hasLeave()) {
            last = port.soon();
        }
        assertThat(last.getLeave().getReason()).isEqualTo(DisconnectReason.SERVER_SHUTDOWN);
        assertThat(port.closed.poll(5, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void anExceptionIsCountedAndTheLoopGoesOn() throws InterruptedException {
        SignalPort broken = new Port() {
            @Override
            public void refuse(Refusal refusal) {
                throw new IllegalStateException("thrown on purpose");
            }
        };
        SessionId session = sessions.add(broken);
        shards.inboxOf(new RoomName("talks"))
                .offer(new ShardInput.Resume(
                        session, JoinParams.v1(grants("talks", false), JoinRequest.getDefaultInstance())));
        Port port = new Port();
        join(port, "talks");
        assertThat(port.soon().hasJoin()).isTrue();
        await(snapshots -> snapshots.stream().mapToLong(LoopSnapshot::failures).sum() == 1);
        assertThat(shards.healthy()).isTrue();
    }

    @Test
    void datagramsOfStrangersAreCounted() throws Exception {
        try (DatagramSocket socket = new DatagramSocket()) {
            byte[] noise = {1, 2, 3, 4};
            InetSocketAddress target = new InetSocketAddress(
                    InetAddress.getLoopbackAddress(),
                    shards.addresses().getFirst().port());
            socket.send(new DatagramPacket(noise, noise.length, target));
        }
        await(snapshots -> snapshots.getFirst().udp().receivedDatagrams() == 1
                && snapshots.getFirst().shard().dropped().values().stream()
                                .mapToLong(Long::longValue)
                                .sum()
                        == 1);
    }

    @Test
    void anIdleLoopStillShowsThatItLives() throws InterruptedException {
        long before = shards.snapshots().getFirst().takenNanos();
        await(snapshots -> snapshots.getFirst().takenNanos() > before);
        assertThat(shards.healthy()).isTrue();
    }

    private void join(Port port, String room) {
        SessionId session = sessions.add(port);
        boolean taken = shards.inboxOf(new RoomName(room))
                .offer(new ShardInput.Join(
                        session, JoinParams.v1(grants(room, true), JoinRequest.getDefaultInstance())));
        assertThat(taken).isTrue();
    }

    private static Grants grants(String room, boolean mayJoin) {
        Map<String, Object> claims =
                Map.of("iss", "devkey", "sub", "a", "video", Map.of("roomJoin", mayJoin, "room", room));
        return ((Claims.Parsed) Claims.read(claims)).grants();
    }

    /** Snapshots are published twice a second. */
    private void await(Predicate<List<LoopSnapshot>> condition) throws InterruptedException {
        while (!condition.test(shards.snapshots())) {
            Thread.sleep(10);
        }
    }

    /** A session that keeps what it gets. */
    private static class Port implements SignalPort {
        final BlockingQueue<SignalResponse> frames = new LinkedBlockingQueue<>();
        final BlockingQueue<Integer> closed = new LinkedBlockingQueue<>();

        SignalResponse soon() throws InterruptedException {
            SignalResponse next = frames.poll(10, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("no frame in time");
            }
            return next;
        }

        @Override
        public void accept(SignalResponse first) {
            frames.add(first);
        }

        @Override
        public void refuse(Refusal refusal) {
            throw new AssertionError(refusal.text());
        }

        @Override
        public void signal(SignalResponse response) {
            frames.add(response);
        }

        @Override
        public void close(int code, String reason) {
            closed.add(code);
        }

        @Override
        public void refreshToken(Grants grants) {}
    }
}
