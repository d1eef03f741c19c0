package hiwar.sim.check;

import hiwar.room.stage.TalkOutputs;
import hiwar.sim.sim.Link;
import hiwar.sim.sim.Network;
import hiwar.sim.sim.Simulation;
import hiwar.wire.TransportAddress;
import java.util.ArrayList;
import java.util.List;

/** One shard, one room, and the people who come: everything that a seed decides. */
public final class World {
    private static final int SHARD_HOST = 0x0A00_0001; // 10.0.0.1: nothing leaves the simulation
    private static final int FIRST_PEER_HOST = 0x0A00_0100;
    private static final int PORT = 7882;
    /** The end of the year 9999: no simulation lasts as long. */
    private static final long TOKENS_END_SECONDS = 253_402_300_799L;

    private final Simulation simulation;
    private final Network network;
    private final ShardHost shard;
    private final String room = "talks";
    private final List<PeerHost> peers = new ArrayList<>();

    /** A world that {@code seed} decides, with {@code link} between all addresses. */
    public World(long seed, Link link) {
        this(seed, link, TalkOutputs.NONE);
    }

    /** The same with talks, which leave what they have to say in {@code talks}. */
    public World(long seed, Link link, TalkOutputs talks) {
        this.simulation = new Simulation(seed);
        this.network = new Network(simulation, link);
        this.shard = new ShardHost(simulation, network, TransportAddress.ipv4(SHARD_HOST, PORT), talks);
    }

    /** Somebody who has not joined yet. */
    public PeerHost peer(String identity) {
        return peer(new PeerHost.Ticket(identity, room, TOKENS_END_SECONDS, false));
    }

    /** Somebody who has not joined yet, anywhere. */
    public PeerHost peer(PeerHost.Ticket ticket) {
        TransportAddress address = TransportAddress.ipv4(FIRST_PEER_HOST + peers.size(), PORT);
        PeerHost peer = new PeerHost(this, ticket, address);
        peers.add(peer);
        return peer;
    }

    /** A delegate who joins now and sends pictures in {@code layers} sizes. */
    public Delegate delegate(String identity, int layers) {
        return new Delegate(this, peer(identity), layers, 1);
    }

    public Simulation simulation() {
        return simulation;
    }

    public Network network() {
        return network;
    }

    public ShardHost shard() {
        return shard;
    }

    /** The name of the room that everybody joins. */
    public String room() {
        return room;
    }

    /** Everybody who was made, in order. */
    public List<PeerHost> peers() {
        return List.copyOf(peers);
    }

    /** Lets {@code seconds} pass. */
    public void run(double seconds) {
        simulation.run((long) (seconds * 1e9));
    }
}
