package hiwar.bench.load;

import hiwar.bench.peer.LivePeer;
import hiwar.bench.peer.PeerLoop;
import hiwar.bench.peer.Server;
import hiwar.sim.peer.LocalTrack;
import hiwar.sim.peer.PeerEvents;
import hiwar.sim.peer.TrackSpec;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import livekit.LivekitModels.VideoLayer;
import livekit.LivekitModels.VideoQuality;

/** One room of one server: a publisher, its subscribers, and the load between them. */
final class Fanout implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 20_000;

    /** All counters of one moment. */
    private record Moment(
            long cpuNanos,
            long published,
            long received,
            long lost,
            long allocatedBytes,
            long medianDelayNanos,
            long tailDelayNanos) {}

    private final Target target;
    private final Allocation allocation;
    private final ProcessCpu cpu;
    private final PeerLoop loop = PeerLoop.start("load");
    private final FrameSource source = new FrameSource();
    private final Delays delays = new Delays();
    private final List<LivePeer> peers = new ArrayList<>();
    private final List<ReceivedPackets> subscribers = new ArrayList<>();

    private Fanout(Target target, HttpClient http) {
        this.target = target;
        this.allocation = new Allocation(http, target.server().url());
        this.cpu = new ProcessCpu(target.process());
    }

    /**
     * Joins everybody and waits until every subscriber receives.
     *
     * @throws IllegalStateException when somebody does not get there in time
     */
    static Fanout open(Target target, HttpClient http, String room, int subscribers) {
        Fanout fanout = new Fanout(target, http);
        try {
            fanout.join(room, subscribers);
            return fanout;
        } catch (RuntimeException e) {
            fanout.close();
            throw e;
        }
    }

    private void join(String room, int count) {
        LivePeer publisher = join(room, "publisher", false, source);
        LocalTrack track = publisher.call(peer -> peer.publish(TrackSpec.camera("camera", layer())));
        publisher.await("publishing", PATIENCE_MILLIS, peer -> peer.isConnected() && track.sid() != null);
        loop.post(() -> source.start(loop, publisher, track));
        List<LivePeer> waiting = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ReceivedPackets received = new ReceivedPackets(delays);
            waiting.add(join(room, "subscriber-" + i, true, received));
            subscribers.add(received);
        }
        for (int i = 0; i < count; i++) {
            ReceivedPackets received = subscribers.get(i);
            waiting.get(i).await("receiving", PATIENCE_MILLIS, peer -> received.packets() > 0);
        }
    }

    private LivePeer join(String room, String identity, boolean subscribes, PeerEvents events) {
        Server.Visitor visitor = Server.Visitor.guest(room, identity);
        LivePeer peer = LivePeer.join(
                loop, target.server(), visitor, options -> subscribes ? options : options.unsubscribed(), events);
        peers.add(peer);
        return peer;
    }

    private static VideoLayer layer() {
        return VideoLayer.newBuilder()
                .setQuality(VideoQuality.HIGH)
                .setWidth(FrameSource.WIDTH)
                .setHeight(FrameSource.HEIGHT)
                .build();
    }

    /** Lets the load run for a while and then measures as long as told. */
    Measurement measure(int settleSeconds, int measureSeconds) throws InterruptedException {
        Thread.sleep(settleSeconds * 1000L);
        Moment from = moment();
        loop.post(delays::clear);
        Thread.sleep(measureSeconds * 1000L);
        Moment to = moment();
        boolean told = from.allocatedBytes() >= 0 && to.allocatedBytes() >= from.allocatedBytes();
        return new Measurement(
                to.cpuNanos() - from.cpuNanos(),
                to.published() - from.published(),
                subscribers.size(),
                to.received() - from.received(),
                to.lost() - from.lost(),
                told ? to.allocatedBytes() - from.allocatedBytes() : -1,
                cpu.residentBytes(),
                to.medianDelayNanos(),
                to.tailDelayNanos());
    }

    private Moment moment() throws InterruptedException {
        long allocatedBytes = allocation.bytes();
        CompletableFuture<Moment> moment = new CompletableFuture<>();
        loop.post(() -> moment.complete(new Moment(
                cpu.nanos(),
                source.packets(),
                subscribers.stream().mapToLong(ReceivedPackets::packets).sum(),
                subscribers.stream().mapToLong(ReceivedPackets::lost).sum(),
                allocatedBytes,
                delays.nanos(0.5),
                delays.nanos(0.99))));
        return moment.join();
    }

    @Override
    public void close() {
        loop.post(source::stop);
        peers.forEach(LivePeer::close);
        loop.close();
    }
}
