package hiwar.room.room;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.room.id.RequestId;
import hiwar.room.stage.Desk;
import hiwar.room.stage.TalkFrame;
import hiwar.room.stage.TalkInput;
import hiwar.talks.command.AgendaCommand.BeginItem;
import hiwar.talks.command.Command;
import hiwar.talks.command.SeatCommand.Admit;
import hiwar.talks.command.SeatCommand.Arrive;
import hiwar.talks.command.SittingCommand.OpenSitting;
import hiwar.talks.id.CommandId;
import hiwar.talks.id.LogId;
import hiwar.talks.id.SeatId;
import hiwar.talks.talk.Talk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import livekit.LivekitRtc.SignalResponse.MessageCase;

/** A shard with one talk, and the people in its rooms with their microphones and cameras. */
final class Chamber {
    static final LogId TABLE = LogId.table(Desk.TALK);
    static final LogId CAUCUS_A = LogId.caucus(Desk.TALK, Desk.A);

    final VirtualShard shard = new VirtualShard();
    private final List<Person> people = new ArrayList<>();
    private int commands;

    Chamber() {
        shard.handle(new ShardInput.Talk(new TalkInput.Open(Desk.TALK, List.copyOf(shard.out.talks.disk), null)));
    }

    /** Both heads lead an open sitting on its first item, which is open to the press. */
    Chamber sitting() {
        enters(Desk.HEAD_A).enters(Desk.HEAD_B);
        return leads(new OpenSitting()).leads(new BeginItem(Desk.GREETINGS));
    }

    Talk talk() {
        return Objects.requireNonNull(shard.out.talks.published.get(Desk.TALK));
    }

    /** The command is accepted. */
    Chamber does(SeatId by, Command command) {
        commands++;
        RequestId request = new RequestId(1_000_000 + commands);
        CommandId id = new CommandId("chamber-" + commands);
        shard.handle(new ShardInput.Talk(new TalkInput.Ordered(Desk.TALK, request, by, id, command)));
        assertThat(shard.out.talks.answers.get(request))
                .as("%s by %s", command, by)
                .isInstanceOf(TalkFrame.Accepted.class);
        return this;
    }

    /** Both heads do it. */
    Chamber leads(Command command) {
        return does(Desk.HEAD_A, command).does(Desk.HEAD_B, command);
    }

    Chamber enters(SeatId seat) {
        does(seat, new Arrive());
        return talk().table().seats().present(seat) ? this : does(Desk.SECRETARY, new Admit(seat));
    }

    /** A client of the seat for one of the rooms, with a token that also says {@code grant}. */
    Client client(SeatId seat, LogId room, Map<String, ?> grant) {
        Map<String, Object> video = new LinkedHashMap<>(Map.of("room", room.text()));
        video.putAll(grant);
        return shard.client(seat.value(), video);
    }

    /** A client of the seat for the table, with a token that ends at this second since the epoch. */
    Client clientUntil(SeatId seat, long expires) {
        return new Client(shard, VirtualShard.grants(seat.value(), Map.of("room", TABLE.text()), expires));
    }

    /** The seat is in the room, sends microphone and camera, and wants to receive everything. */
    Person joins(SeatId seat, LogId room) {
        return joins(client(seat, room, Map.of()));
    }

    Person joins(Client client) {
        client.joinDual();
        assertThat(client.refusal()).isNull();
        client.announce();
        return joined(client);
    }

    /** The client has joined and announced what it sends. */
    Person joined(Client client) {
        Person person = new Person(client);
        people.add(person);
        settle();
        return person;
    }

    /** Everybody answers what it was offered. */
    void settle() {
        for (int round = 0; round < 3; round++) {
            shard.pass(50 * VirtualShard.MILLISECOND);
            people.forEach(Person::answer);
        }
    }

    /** True when what {@code speaker} says now arrives at {@code listener}. */
    boolean hears(Person listener, Person speaker) {
        int before = arrived(listener);
        for (int i = 0; i < 5; i++) {
            speaker.up.speak(20);
        }
        int after = shard.out.mediaPackets.getOrDefault(listener.down.address(), 0);
        return all(after - before, 5);
    }

    /** True when pictures that {@code actor} sends now, a keyframe first, arrive at {@code viewer}. */
    boolean sees(Person viewer, Person actor) {
        int before = arrived(viewer);
        for (int i = 0; i < 5; i++) {
            actor.up.film(i == 0);
        }
        int after = shard.out.mediaPackets.getOrDefault(viewer.down.address(), 0);
        return all(after - before, 5);
    }

    /** What has arrived, once everything is done that rights lead to: a muted sound ends in a second of silence. */
    private int arrived(Person person) {
        settle();
        for (int i = 0; i < 3; i++) {
            people.forEach(one -> one.live());
            shard.pass(VirtualShard.SECOND / 2);
        }
        return shard.out.mediaPackets.getOrDefault(person.down.address(), 0);
    }

    private static boolean all(int arrived, int sent) {
        assertThat(arrived).as("everything arrives, or nothing").isIn(0, sent);
        return arrived == sent;
    }

    /** Somebody in a room. */
    static final class Person {
        final Client client;
        final Peer up;
        final Peer down;
        private int answered = 1;

        private Person(Client client) {
            this.client = client;
            client.offer(VirtualShard.offer("chromium-publisher"));
            up = client.connectPublisher();
            client.answer();
            down = client.connectSubscriber();
        }

        private void answer() {
            int offers = client.all(MessageCase.OFFER).size();
            if (offers > answered && client.closeCode() == null) {
                answered = offers;
                client.answer();
            }
        }

        private void live() {
            if (client.closeCode() == null) {
                up.check();
                down.check();
            }
        }

        /** Whether the microphone of {@code seat} is shown to be open; false when there is none. */
        boolean showsOpen(SeatId seat, int track) {
            return !client.sees(seat.value()).getTracks(track).getMuted();
        }
    }
}
