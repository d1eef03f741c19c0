package hiwar.room.room;

import static hiwar.room.room.Chamber.TABLE;
import static hiwar.room.stage.Desk.HEAD_A;
import static hiwar.room.stage.Desk.HEAD_B;
import static hiwar.room.stage.Desk.TALK;
import static org.assertj.core.api.Assertions.assertThat;

import hiwar.room.id.TalkSessionId;
import hiwar.room.room.Chamber.Person;
import hiwar.room.stage.Desk;
import hiwar.room.stage.TalkInput;
import hiwar.room.stage.TalkOutputs;
import hiwar.talks.command.FloorCommand.TakeFloor;
import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import hiwar.talks.record.Recorded;
import java.util.List;
import java.util.Map;
import livekit.LivekitRtc.LeaveRequest.Action;
import livekit.LivekitRtc.SignalRequest;
import livekit.LivekitRtc.SignalResponse.MessageCase;
import org.junit.jupiter.api.Test;

/** What goes wrong in one talk, or in one of its rooms, stays there. */
class StageIsolationTest {
    private final Chamber chamber = new Chamber().sitting();
    private final VirtualShard shard = chamber.shard;

    private TalkSessionId connect(SeatId seat) {
        TalkSessionId session = new TalkSessionId(shard.nextSession());
        shard.handle(new ShardInput.Talk(new TalkInput.Connected(TALK, session, seat)));
        return session;
    }

    @Test
    void anExceptionInATalkEndsItsConnectionsAndItsRoomsAndNothingElse() {
        Person head = chamber.joins(HEAD_A, TABLE);
        Client elsewhere = shard.client("ada").single();
        TalkSessionId session = connect(HEAD_A);
        shard.out.talks.breaking = true;
        connect(HEAD_B);
        assertThat(shard.shard.snapshot().bugs()).isEqualTo(1);
        assertThat(shard.out.talks.hungUp).containsEntry(session, TalkOutputs.AGAIN);
        assertThat(shard.out.talks.closed).containsExactly(TALK);
        assertThat(head.client.last(MessageCase.LEAVE).getLeave().getAction()).isEqualTo(Action.RECONNECT);
        elsewhere.send(SignalRequest.newBuilder().setPing(1));
        assertThat(elsewhere.kinds()).contains(MessageCase.PONG);
        assertThat(shard.shard.snapshot().rooms()).isEqualTo(1);

        assertThat(chamber.client(HEAD_A, TABLE, Map.of()).joinDual().refusal())
                .as("not before it is open again")
                .isNotNull();
        shard.handle(new ShardInput.Talk(new TalkInput.Open(TALK, List.copyOf(shard.out.talks.disk), null)));
        assertThat(chamber.talk().table().sitting().open()).isTrue();
        chamber.does(HEAD_A, new TakeFloor());
        Person back = chamber.joins(HEAD_A, TABLE);
        assertThat(chamber.hears(chamber.joins(HEAD_B, TABLE), back)).isTrue();
    }

    @Test
    void anExceptionInARoomOfATalkEndsTheRoomAndNotTheTalk() {
        Person head = chamber.joins(HEAD_A, TABLE);
        shard.out.breaking = head.client.session();
        chamber.does(HEAD_B, new TakeFloor());
        assertThat(shard.shard.snapshot().bugs()).isEqualTo(1);
        assertThat(shard.shard.snapshot().rooms()).isZero();
        assertThat(head.client.last(MessageCase.LEAVE).getLeave().getAction()).isEqualTo(Action.RECONNECT);
        assertThat(shard.out.talks.closed).isEmpty();
        assertThat(chamber.talk().table().floor().holding()).isNotNull();
        chamber.joins(HEAD_A, TABLE);
        assertThat(shard.shard.snapshot().rooms()).isEqualTo(1);
    }

    @Test
    void aRecordThatCannotBeTrueOpensNoTalk() {
        TalkId other = new TalkId("other");
        List<Recorded> torn = Desk.lines().subList(1, 3);
        shard.handle(new ShardInput.Talk(new TalkInput.Open(other, torn, null)));
        assertThat(shard.shard.snapshot().bugs()).isEqualTo(1);
        assertThat(shard.out.talks.closed).containsExactly(other);
        chamber.does(HEAD_A, new TakeFloor());
    }

    @Test
    void aRoomWithAnotherKindOfNameIsNoTalksRoom() {
        Client plain = shard.client("ada", Map.of("room", "talk/lobby")).single();
        assertThat(plain.refusal()).isNull();
    }

    @Test
    void whenTheNodeStopsTalksAndRoomsAreToldToComeAgain() {
        Person head = chamber.joins(HEAD_A, TABLE);
        TalkSessionId session = connect(HEAD_A);
        shard.handle(new ShardInput.Shutdown());
        assertThat(shard.out.talks.hungUp).containsEntry(session, TalkOutputs.AGAIN);
        assertThat(head.client.last(MessageCase.LEAVE).getLeave().getAction()).isEqualTo(Action.RECONNECT);
    }
}
