package hiwar.sim.talk;

import hiwar.room.stage.TalkOutputs;
import hiwar.sim.check.ShardHost;
import hiwar.sim.sim.Disk;
import hiwar.sim.sim.Link;
import hiwar.sim.sim.SeededEntropy;
import hiwar.talks.command.PreparationCommand.ChangeDelegation;
import hiwar.talks.id.CommandId;
import hiwar.talks.id.DelegationId;
import hiwar.talks.id.SeatId;
import hiwar.talks.record.Recorded;
import hiwar.talks.state.Attendee;
import hiwar.talks.state.Presence;
import hiwar.talks.talk.Talk;
import hiwar.talks.terms.Delegation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * A talk in which a seed decides everything: who asks for what, whose connection breaks, how the disk is, when the node
 * dies. What must hold is looked at with every line that is told and after every step, and once more when all trouble
 * has been over for a while.
 *
 * <p>One seed is one run: {@code ./hiwar sim --talks --seed N} repeats it.
 */
public final class TalkScenario {
    private static final int STEPS = 130;
    /** Each seed of so many has sound, pictures and data, which take most of the time of a run. */
    private static final int MEDIA_EVERY = 10;

    private static final int STEPS_WITH_MEDIA = 70;
    private static final int DEFIANT_PER_MILLE = 300;
    /** Enough to see that nothing happens any more. */
    private static final int STEPS_AFTER_END = 10;

    private static final int MOST_DEVICES = 22;
    /** Logs that end with the same hash are the same: that everybody makes the same of them is looked at less often. */
    private static final int CLOSELY_EVERY = 5;

    private static final int BURST = 50;
    /** Who has had no connection for so long has left: the time that the shard waits, twice, as the disk may fail. */
    private static final long GONE_NANOS = 100_000_000_000L;

    private static final long SECOND = 1_000_000_000L;
    private static final long SETTLING_NANOS = 20 * SECOND;
    private static final Link LINK = Link.clean(10_000_000);

    private final long seed;
    private final TalkNode node;
    private final SeededEntropy entropy;
    private final Wishes wishes;
    private final Witness witness;
    private final Findings findings;
    private final List<TalkClient> clients = new ArrayList<>();
    private final List<TalkPeer> peers = new ArrayList<>();
    private final MediaWatch watch;
    private final boolean media;
    private int orders;
    private int looks;

    /** The run of {@code seed}. */
    public TalkScenario(long seed) {
        this(seed, UnaryOperator.identity(), Senses::of);
    }

    /**
     * The same, for tests of what looks for faults.
     *
     * @param interposed what the shard says instead of what it does
     * @param rules by which it is judged what sound and pictures should reach whom
     */
    TalkScenario(long seed, UnaryOperator<TalkOutputs> interposed, BiFunction<Talk, SeatId, Senses> rules) {
        this.seed = seed;
        Cast.Lead lead = Cast.Lead.values()[(int) Long.remainderUnsigned(seed, Cast.Lead.values().length)];
        boolean media = seed % MEDIA_EVERY == 0;
        List<Recorded> record = Cast.opening(lead, media, ShardHost.CLOCK.epochMillis());
        this.node = new TalkNode(seed, LINK, record, interposed);
        this.entropy = node.world().simulation().fork();
        this.wishes = new Wishes(entropy.fork(), media);
        this.witness = node.witness();
        this.findings = node.findings();
        this.watch = new MediaWatch(node, LINK.delayNanos(), rules);
        this.media = media;
        witness.listen(watch::happened);
    }

    /** Who sees what sound and pictures reach. */
    MediaWatch watch() {
        return watch;
    }

    /** What everybody sends and receives; nothing in most seeds. */
    List<TalkPeer> peers() {
        return peers;
    }

    /** The node, for tests that break something in it. */
    TalkNode node() {
        return node;
    }

    /** Runs it; answers what did not hold, which is nothing when all is well. */
    public List<String> run() {
        start(DEFIANT_PER_MILLE);
        int steps = media ? STEPS_WITH_MEDIA : STEPS;
        for (int step = 0; step < steps && findings.found().isEmpty(); step++) {
            happen();
            pass(gap());
            look();
            if (witness.talk().table().preparation().phase().over()) {
                steps = Math.min(steps, step + STEPS_AFTER_END);
            }
        }
        settle();
        return findings.found().stream()
                .map(found -> "seed " + seed + ": " + found)
                .toList();
    }

    /** Everybody connects, and a few have changed their clients. */
    void start(int defiantPerMille) {
        for (Attendee attendee : witness.talk().table().seats().attendees()) {
            TalkClient client = device(attendee.seat().id());
            if (media) {
                peers.add(new TalkPeer(node, watch, client, entropy.chance(defiantPerMille)));
            }
        }
        pass(media ? 4 * SECOND : SECOND);
    }

    /** What happened, line by line, for whoever looks into a finding. */
    public List<String> story() {
        return findings.story();
    }

    /** Of every frame that was told: the same for the same seed. */
    public long digest() {
        return node.digest();
    }

    private long gap() {
        if (media) {
            return entropy.below(SECOND);
        }
        return switch ((int) entropy.below(12)) {
            case 0 -> entropy.below(20 * SECOND);
            case 1, 2, 3 -> entropy.below(30_000_000);
            default -> entropy.below(2 * SECOND);
        };
    }

    /** Lets time pass. */
    void pass(long nanos) {
        node.world().simulation().run(nanos);
    }

    private TalkClient device(SeatId seat) {
        TalkClient client = new TalkClient(node, seat, seat + "-" + clients.size());
        clients.add(client);
        client.connect();
        return client;
    }

    private void happen() {
        if (media && entropy.chance(200)) {
            TalkPeer peer = peers.get((int) entropy.below(peers.size()));
            boolean opens = entropy.chance(700);
            findings.tell(peer + (opens ? " is opened" : " is muted"));
            if (opens) {
                peer.open();
            } else {
                peer.close();
            }
        }
        if (node.disk().health() != Disk.Health.WELL && entropy.chance(150)) {
            findings.tell("the disk is well");
            node.disk().become(Disk.Health.WELL);
        }
        int chance = (int) entropy.below(100);
        if (chance < 62) {
            wish();
        } else if (chance < 66) {
            order();
        } else if (chance < 74) {
            cut(somebody());
        } else if (chance < 77) {
            anotherDevice();
        } else if (chance < 79) {
            TalkClient client = somebody();
            findings.tell("the invitation of " + client.seat() + " ends");
            bar(client.seat());
        } else if (chance < 85) {
            become();
        } else if (chance < 87) {
            findings.tell("the next answer of the disk is lost");
            node.disk().loseNextAnswer();
        } else if (chance < 90) {
            somebody().repeat();
        } else if (chance < 91 && entropy.chance(400)) {
            storm();
        } else if (chance < 93) {
            intrude();
        } else if (chance < 95) {
            wake();
        } else if (chance < 98) {
            die();
        }
    }

    /** The invitation of a seat ends. */
    void bar(SeatId seat) {
        if (!node.isDown()) {
            watch.barred(seat);
            node.bar(seat);
        }
    }

    private TalkClient somebody() {
        return clients.get((int) entropy.below(clients.size()));
    }

    private void wish() {
        Wishes.Wish wish = wishes.next(witness.talk());
        List<TalkClient> devices = clients.stream()
                .filter(client -> client.seat().equals(wish.by()))
                .toList();
        TalkClient device = devices.isEmpty() ? device(wish.by()) : devices.get((int) entropy.below(devices.size()));
        findings.tell(device + " asks for " + wish.command());
        device.give(wish.command());
    }

    private void order() {
        Wishes.Wish wish = wishes.next(witness.talk());
        findings.tell(wish.by() + " orders " + wish.command());
        node.order(wish.by(), new CommandId("order-" + ++orders), wish.command());
    }

    private void cut(TalkClient client) {
        long unnoticedNanos = entropy.below(8 * SECOND);
        long awayNanos = entropy.chance(150) ? 60 * SECOND : entropy.below(12 * SECOND);
        findings.tell(client + " loses its connection for " + awayNanos / 1_000_000 + " ms");
        client.cut(unnoticedNanos, awayNanos);
    }

    private void anotherDevice() {
        if (clients.size() < MOST_DEVICES) {
            TalkClient client = device(somebody().seat());
            findings.tell(client + " connects");
        }
    }

    private void become() {
        Disk.Health[] all = Disk.Health.values();
        Disk.Health next = entropy.chance(400) ? Disk.Health.WELL : all[(int) entropy.below(all.length)];
        findings.tell("the disk is " + next);
        node.disk().become(next);
    }

    /** Programs that have lost their minds, on a disk that does not keep up. */
    private void storm() {
        findings.tell("the heads and the secretariat each ask " + BURST + " times");
        node.disk().become(Disk.Health.SLOW);
        for (String name : List.of("head-north", "head-south", "secretary")) {
            DelegationId side = name.equals("head-north") ? Cast.NORTH : Cast.SOUTH;
            Delegation renamed = new Delegation(side, Cast.words(name), "Asia/Shanghai");
            clients.stream()
                    .filter(client -> client.seat().value().equals(name))
                    .findFirst()
                    .ifPresent(client -> {
                        for (int i = 0; i < BURST; i++) {
                            client.give(new ChangeDelegation(renamed));
                        }
                    });
        }
    }

    /** Somebody with an invitation, or without, asks for what is not for them. */
    private void intrude() {
        SeatId seat = entropy.chance(200) ? new SeatId("stranger") : somebody().seat();
        findings.tell("a program of " + seat + " pries");
        new Intruder(node, entropy).pry(seat);
    }

    /** Those who were sent away look whether they are wanted again. */
    private void wake() {
        findings.tell("everybody comes back");
        clients.forEach(TalkClient::connect);
    }

    private void die() {
        if (node.isDown()) {
            return;
        }
        node.crash();
        watch.restarted();
        pass(entropy.below(15 * SECOND));
        node.restart();
    }

    /** What must hold at any time. */
    private void look() {
        boolean closely = ++looks % CLOSELY_EVERY == 0;
        findings.require(node.world().shard().shard().snapshot().bugs() == 0, () -> "the shard has met a bug");
        clients.forEach(client -> client.compare(witness, closely));
    }

    /** Everything works again, and then everybody has everything. */
    private void settle() {
        findings.tell("all trouble is over");
        node.disk().become(Disk.Health.WELL);
        pass(2 * SECOND);
        clients.forEach(TalkClient::connect);
        peers.forEach(TalkPeer::behave);
        pass(SETTLING_NANOS);
        clients.forEach(TalkClient::connect);
        pass(SECOND);
        looks = CLOSELY_EVERY - 1;
        look();
        for (TalkClient client : clients) {
            boolean accredited = witness.talk().table().seats().find(client.seat()) != null;
            findings.require(
                    client.isCaughtUp() || !accredited || client.closedWith() == TalkOutputs.REPLACED,
                    () -> client + " does not catch up; its connection ended with " + client.closedWith());
            findings.require(
                    client.unanswered() == 0 || !client.isCaughtUp(),
                    () -> client + " has " + client.unanswered() + " commands without an answer");
        }
        findings.require(node.unanswered() == 0, () -> node.unanswered() + " orders were never answered");
        peers.forEach(peer -> peer.settled(findings, peers));
        if (media) {
            findings.tell(watch.packets() + " packets and " + watch.messages() + " messages have come");
        } else {
            leave();
        }
        witness.verify(entropy);
    }

    /** Whose connections are gone for good is not in the room any more. */
    private void leave() {
        TalkClient client = somebody();
        clients.stream().filter(one -> one.seat().equals(client.seat())).forEach(TalkClient::rest);
        findings.tell(client.seat() + " is gone");
        pass(GONE_NANOS);
        Attendee attendee = witness.talk().table().seats().find(client.seat());
        findings.require(
                attendee == null || attendee.presence() == Presence.AWAY,
                () -> client.seat() + " is gone, and still " + attendee);
        look();
    }
}
