package hiwar.node.loop;

import hiwar.media.srtp.JdkCiphers;
import hiwar.node.dtls.DtlsCertificate;
import hiwar.node.store.DatabaseAddress;
import hiwar.node.store.GroupCommit;
import hiwar.node.store.Store;
import hiwar.node.store.StoreUnusable;
import hiwar.node.udp.UdpPort;
import hiwar.node.udp.UdpPorts;
import hiwar.room.room.ShardConfig;
import hiwar.room.stage.TalkFrame;
import hiwar.talks.command.PreparationCommand.PrepareTalk;
import hiwar.talks.id.CommandId;
import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import hiwar.talks.terms.Role;
import hiwar.talks.terms.Seat;
import hiwar.talks.terms.Wording;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;

/** A desk with a real database in a folder, before two real shards. */
public final class RunningDesk implements AutoCloseable {
    public static final SeatId SECRETARY = new SeatId("secretary");

    public final Store store;
    public final Shards shards = new Shards();
    public final Sessions sessions = new Sessions();
    public final TalkDesk desk;
    private final GroupCommit commit;

    public RunningDesk(Path folder) throws StoreUnusable {
        store = Store.open(new DatabaseAddress.Sqlite(folder));
        commit = store.groupCommit();
        desk = new TalkDesk(store, commit, shards);
        DtlsCertificate certificate = DtlsCertificate.generate();
        for (int shard = 0; shard < 2; shard++) {
            UdpPort udp =
                    UdpPorts.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), UdpPorts.Kind.CHANNEL);
            ShardConfig config =
                    new ShardConfig(shard, certificate.fingerprint(), List.of(udp.local()), "", "ND_test", true, 100);
            shards.add(config, new LoopParts(udp, new JdkCiphers(), certificate, sessions, desk));
        }
        shards.start();
        desk.start();
    }

    /** Makes a talk with a secretary. */
    public TalkFrame prepare(String talk) {
        Seat secretary = new Seat(SECRETARY, Role.SECRETARY, null, Wording.of("en", "Secretary"), List.of());
        PrepareTalk command = new PrepareTalk(Wording.of("en", "Talks"), secretary);
        return desk.prepare(new TalkId(talk), new CommandId("prepare"), command);
    }

    @Override
    public void close() {
        shards.close();
        desk.close();
        commit.close();
        store.close();
    }
}
