package hiwar.room.room;

import static hiwar.room.room.Chamber.TABLE;
import static hiwar.room.stage.Desk.ADVISER_A;
import static hiwar.room.stage.Desk.GREETINGS;
import static hiwar.room.stage.Desk.HEAD_A;
import static hiwar.room.stage.Desk.HEAD_B;
import static hiwar.room.stage.Desk.INTERPRETER;
import static hiwar.room.stage.Desk.OBSERVER;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import hiwar.room.room.Chamber.Person;
import hiwar.room.signal.AdminCall;
import hiwar.room.signal.DataPackets;
import hiwar.talks.command.AgendaCommand.CloseToPress;
import hiwar.talks.command.AgendaCommand.OpenToPress;
import hiwar.talks.command.SittingCommand.CallRecess;
import hiwar.talks.command.SittingCommand.ResumeSitting;
import hiwar.talks.id.SeatId;
import hiwar.talks.terms.Wording;
import java.util.List;
import java.util.Map;
import livekit.LivekitModels.DataPacket;
import livekit.LivekitModels.UserPacket;
import livekit.LivekitRoom.SendDataRequest;
import org.junit.jupiter.api.Test;

/** Data packets go where sound and pictures may go, in both directions. */
class StageDataTest {
    private final Chamber chamber = new Chamber();

    private static void says(Person person, String label, String text) {
        person.up.send(
                label,
                DataPacket.newBuilder()
                        .setParticipantIdentity(HEAD_A.value())
                        .setUser(UserPacket.newBuilder().setPayload(ByteString.copyFromUtf8(text)))
                        .build());
    }

    private static void says(Person person, String text) {
        says(person, DataPackets.RELIABLE_LABEL, text);
    }

    private static List<String> texts(Person person) {
        return person.down.packets().stream()
                .map(packet -> packet.getUser().getPayload().toStringUtf8())
                .toList();
    }

    private Person joins(SeatId seat) {
        Person person = chamber.joins(seat, TABLE);
        person.up.openChannels();
        return person;
    }

    @Test
    void whoMayBeSeenOrHeardReachesEverybodyWhoMayHear() {
        chamber.sitting().enters(ADVISER_A).enters(OBSERVER).enters(INTERPRETER);
        Person adviser = joins(ADVISER_A);
        Person head = joins(HEAD_B);
        Person observer = joins(OBSERVER);
        Person interpreter = joins(INTERPRETER);
        says(adviser, "a note");
        says(adviser, DataPackets.LOSSY_LABEL, "a pointer");
        says(adviser, "own-topic", "of another kind");
        says(observer, "from outside");
        says(interpreter, "from the booth");
        assertThat(texts(head)).containsSubsequence("a note", "a pointer").hasSize(3);
        assertThat(texts(observer)).hasSize(3);
        assertThat(texts(interpreter)).hasSize(3);
        assertThat(head.down.packets())
                .allSatisfy(packet -> assertThat(packet.getParticipantIdentity())
                        .as("under its own name")
                        .isEqualTo(ADVISER_A.value()));
    }

    @Test
    void whoMayNotHearGetsNothingNotEvenLaterOrFromAnAdministrator() {
        chamber.sitting().enters(OBSERVER).does(HEAD_B, new CloseToPress(GREETINGS));
        Person head = joins(HEAD_B);
        Person observer = joins(OBSERVER);
        says(head, "among us");
        SendDataRequest request = SendDataRequest.newBuilder()
                .setRoom(TABLE.text())
                .setData(ByteString.copyFromUtf8("by an administrator"))
                .addDestinationIdentities(OBSERVER.value())
                .build();
        chamber.shard.ask(new AdminCall.SendData(request));
        assertThat(texts(observer)).isEmpty();
        chamber.leads(new OpenToPress(GREETINGS));
        says(head, "for everybody");
        assertThat(texts(observer)).containsExactly("for everybody");
    }

    @Test
    void whatWasSaidWhileSomebodyCouldNotHearIsNotKeptForIt() {
        chamber.sitting().enters(OBSERVER).does(HEAD_B, new CloseToPress(GREETINGS));
        Person head = joins(HEAD_B);
        chamber.client(HEAD_A, TABLE, Map.of()).joinDual(); // may hear and cannot be reached yet: for it all is kept
        Client late = chamber.client(OBSERVER, TABLE, Map.of()).joinDual();
        says(head, "among us");
        chamber.shard.pass(VirtualShard.SECOND);
        chamber.leads(new OpenToPress(GREETINGS));
        says(head, "for everybody");
        late.answer();
        Peer down = late.connectSubscriber();
        assertThat(down.packets())
                .extracting(packet -> packet.getUser().getPayload().toStringUtf8())
                .containsExactly("for everybody");
    }

    @Test
    void inARecessNobodySendsAnything() {
        chamber.sitting();
        Person headA = joins(HEAD_A);
        Person headB = joins(HEAD_B);
        chamber.does(HEAD_A, new CallRecess(null, Wording.NONE));
        says(headA, "psst");
        chamber.leads(new ResumeSitting());
        says(headA, "to go on");
        assertThat(texts(headB)).containsExactly("to go on");
    }
}
