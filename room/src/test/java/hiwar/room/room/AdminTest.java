package hiwar.room.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import hiwar.room.signal.AdminCall;
import hiwar.room.signal.AdminReply;
import hiwar.room.signal.AdminReply.Code;
import java.util.Map;
import livekit.LivekitModels.DisconnectReason;
import livekit.LivekitModels.ParticipantInfo;
import livekit.LivekitModels.ParticipantInfo.State;
import livekit.LivekitModels.Room;
import livekit.LivekitRoom.CreateRoomRequest;
import livekit.LivekitRoom.DeleteRoomRequest;
import livekit.LivekitRoom.ListParticipantsRequest;
import livekit.LivekitRoom.ListParticipantsResponse;
import livekit.LivekitRoom.ListRoomsRequest;
import livekit.LivekitRoom.ListRoomsResponse;
import livekit.LivekitRoom.MuteRoomTrackRequest;
import livekit.LivekitRoom.MuteRoomTrackResponse;
import livekit.LivekitRoom.RoomParticipantIdentity;
import livekit.LivekitRoom.SendDataRequest;
import livekit.LivekitRoom.UpdateParticipantRequest;
import livekit.LivekitRoom.UpdateRoomMetadataRequest;
import livekit.LivekitRoom.UpdateSubscriptionsRequest;
import livekit.LivekitRtc.LeaveRequest.Action;
import livekit.LivekitRtc.SignalResponse.MessageCase;
import org.junit.jupiter.api.Test;

/** Every call of RoomService, and what becomes of those it is about. */
class AdminTest {
    private static final String LONG_METADATA = "x".repeat((512 << 10) + 1);

    private final VirtualShard stage = new VirtualShard();

    private <T extends Message> T done(AdminCall call, Class<T> type) {
        AdminReply reply = stage.ask(call);
        assertThat(reply).isInstanceOf(AdminReply.Done.class);
        return type.cast(((AdminReply.Done) reply).result());
    }

    private Code failed(AdminCall call) {
        AdminReply reply = stage.ask(call);
        assertThat(reply).isInstanceOf(AdminReply.Failed.class);
        return ((AdminReply.Failed) reply).code();
    }

    private static AdminCall create(String name) {
        return new AdminCall.CreateRoom(
                CreateRoomRequest.newBuilder().setName(name).build());
    }

    private static RoomParticipantIdentity somebody(String identity) {
        return RoomParticipantIdentity.newBuilder()
                .setRoom(VirtualShard.ROOM)
                .setIdentity(identity)
                .build();
    }

    private static UpdateParticipantRequest.Builder update(String identity) {
        return UpdateParticipantRequest.newBuilder().setRoom(VirtualShard.ROOM).setIdentity(identity);
    }

    private static AdminCall delete(String name) {
        return new AdminCall.DeleteRoom(
                DeleteRoomRequest.newBuilder().setRoom(name).build());
    }

    private static AdminCall mute(String identity, String track, boolean muted) {
        return new AdminCall.MutePublishedTrack(MuteRoomTrackRequest.newBuilder()
                .setRoom(VirtualShard.ROOM)
                .setIdentity(identity)
                .setTrackSid(track)
                .setMuted(muted)
                .build());
    }

    @Test
    void aRoomIsMadeOnceListedAndDeleted() {
        Room room = done(create(VirtualShard.ROOM), Room.class);
        assertThat(room.getSid()).startsWith("RM_");
        assertThat(room.getEmptyTimeout()).isEqualTo(300);
        Room again = done(
                new AdminCall.CreateRoom(CreateRoomRequest.newBuilder()
                        .setName(VirtualShard.ROOM)
                        .setMetadata("sitting")
                        .setEmptyTimeout(7)
                        .build()),
                Room.class);
        assertThat(again.getSid()).isEqualTo(room.getSid());
        assertThat(again.getMetadata()).isEqualTo("sitting");
        done(create("another"), Room.class);
        assertThat(list().getRoomsList()).extracting(Room::getName).containsExactly(VirtualShard.ROOM, "another");
        assertThat(list(VirtualShard.ROOM).getRoomsList())
                .extracting(Room::getName)
                .containsExactly(VirtualShard.ROOM);

        Client ada = stage.client("ada").single();
        stage.ask(delete(VirtualShard.ROOM));
        assertThat(ada.last(MessageCase.LEAVE).getLeave().getReason()).isEqualTo(DisconnectReason.ROOM_DELETED);
        assertThat(ada.last(MessageCase.LEAVE).getLeave().getAction()).isEqualTo(Action.DISCONNECT);
        assertThat(list().getRoomsList()).extracting(Room::getName).containsExactly("another");
        assertThat(failed(delete(VirtualShard.ROOM))).isEqualTo(Code.NOT_FOUND);
        Client back = stage.client("ada").single();
        assertThat(back.frames().getFirst().getJoin().getRoom().getSid()).isNotEqualTo(room.getSid());
        stage.pass(8 * VirtualShard.SECOND);
        assertThat(stage.shard.snapshot().participants()).isEqualTo(1);
    }

    private ListRoomsResponse list(String... names) {
        ListRoomsRequest.Builder request = ListRoomsRequest.newBuilder();
        for (String name : names) {
            request.addNames(name);
        }
        return done(new AdminCall.ListRooms(request.build()), ListRoomsResponse.class);
    }

    @Test
    void participantsAreListedWithTheirTracks() {
        stage.client("ada").single().publish();
        stage.client("agent", Map.of("agent", true)).single();
        ListParticipantsResponse people = done(
                new AdminCall.ListParticipants(ListParticipantsRequest.newBuilder()
                        .setRoom(VirtualShard.ROOM)
                        .build()),
                ListParticipantsResponse.class);
        assertThat(people.getParticipantsList())
                .extracting(ParticipantInfo::getIdentity)
                .containsExactly("ada", "agent");
        assertThat(done(new AdminCall.GetParticipant(somebody("ada")), ParticipantInfo.class)
                        .getTracksCount())
                .isEqualTo(2);
        assertThat(list().getRooms(0).getNumParticipants())
                .as("agents do not count")
                .isEqualTo(1);
        assertThat(list().getRooms(0).getNumPublishers()).isEqualTo(1);
    }

    @Test
    void somebodyIsRemoved() {
        Client ada = stage.client("ada").single();
        Client bob = stage.client("bob").single();
        stage.ask(new AdminCall.RemoveParticipant(somebody("ada")));
        assertThat(ada.last(MessageCase.LEAVE).getLeave().getReason()).isEqualTo(DisconnectReason.PARTICIPANT_REMOVED);
        assertThat(bob.sees("ada").getState()).isEqualTo(State.DISCONNECTED);
        assertThat(failed(new AdminCall.RemoveParticipant(somebody("ada")))).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void aTrackIsMutedButNeverOpenedFromAfar() {
        Client ada = stage.client("ada").single();
        Client bob = stage.client("bob").single();
        ada.publish();
        String microphone = ada.track(Client.MICROPHONE);
        MuteRoomTrackResponse muted = done(mute("ada", microphone, true), MuteRoomTrackResponse.class);
        assertThat(muted.getTrack().getMuted()).isTrue();
        assertThat(ada.last(MessageCase.MUTE).getMute().getSid()).isEqualTo(microphone);
        assertThat(bob.sees("ada").getTracks(0).getMuted()).isTrue();
        assertThat(failed(mute("ada", microphone, false))).isEqualTo(Code.FAILED_PRECONDITION);
        assertThat(failed(mute("ada", "TR_nowhere", true))).isEqualTo(Code.NOT_FOUND);
        assertThat(failed(mute("bob", microphone, true))).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void somebodyIsRenamed() {
        Client ada = stage.client("ada").single();
        Client bob = stage.client("bob").single();
        UpdateParticipantRequest request = update("ada")
                .setName("Head of delegation")
                .setMetadata("side A")
                .putAttributes("seat", "1")
                .build();
        ParticipantInfo changed = done(new AdminCall.UpdateParticipant(request), ParticipantInfo.class);
        assertThat(changed.getName()).isEqualTo("Head of delegation");
        for (Client client : new Client[] {ada, bob}) {
            assertThat(client.sees("ada").getName()).isEqualTo("Head of delegation");
            assertThat(client.sees("ada").getAttributesMap()).containsEntry("seat", "1");
        }
        assertThat(ada.tokens().getLast().metadata()).isEqualTo("side A");
        assertThat(failed(new AdminCall.UpdateParticipant(update("nobody").build())))
                .isEqualTo(Code.NOT_FOUND);
        assertThat(failed(new AdminCall.UpdateParticipant(
                        update("ada").setMetadata(LONG_METADATA).build())))
                .isEqualTo(Code.INVALID_ARGUMENT);
    }

    @Test
    void subscriptionsAreChangedOnBehalfOfSomebody() {
        Client ada = stage.client("ada").single();
        ada.publish();
        stage.client("bob").single();
        assertThat(stage.shard.snapshot().subscriptions()).isEqualTo(2);
        stage.ask(new AdminCall.UpdateSubscriptions(UpdateSubscriptionsRequest.newBuilder()
                .setRoom(VirtualShard.ROOM)
                .setIdentity("bob")
                .addTrackSids(ada.track(Client.CAMERA))
                .build()));
        assertThat(stage.shard.snapshot().subscriptions()).isEqualTo(1);
    }

    @Test
    void metadataOfTheRoomReachesEverybodyAtOnce() {
        Client ada = stage.client("ada").single();
        UpdateRoomMetadataRequest request = UpdateRoomMetadataRequest.newBuilder()
                .setRoom(VirtualShard.ROOM)
                .setMetadata("sitting 1")
                .build();
        assertThat(done(new AdminCall.UpdateRoomMetadata(request), Room.class).getMetadata())
                .isEqualTo("sitting 1");
        assertThat(ada.last(MessageCase.ROOM_UPDATE).getRoomUpdate().getRoom().getMetadata())
                .isEqualTo("sitting 1");
        assertThat(failed(new AdminCall.UpdateRoomMetadata(
                        request.toBuilder().setMetadata(LONG_METADATA).build())))
                .isEqualTo(Code.INVALID_ARGUMENT);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(failed(new AdminCall.GetParticipant(somebody("ada")))).isEqualTo(Code.NOT_FOUND);
        assertThat(failed(new AdminCall.SendData(
                        SendDataRequest.newBuilder().setRoom(VirtualShard.ROOM).build())))
                .isEqualTo(Code.NOT_FOUND);
        assertThat(failed(new AdminCall.UpdateRoomMetadata(UpdateRoomMetadataRequest.newBuilder()
                        .setRoom(VirtualShard.ROOM)
                        .build())))
                .isEqualTo(Code.NOT_FOUND);
        assertThat(done(
                                new AdminCall.ListParticipants(ListParticipantsRequest.newBuilder()
                                        .setRoom(VirtualShard.ROOM)
                                        .build()),
                                ListParticipantsResponse.class)
                        .getParticipantsList())
                .isEmpty();
        assertThat(failed(create("x".repeat(257)))).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(failed(create(""))).isEqualTo(Code.INVALID_ARGUMENT);
    }

    @Test
    void changesOfNumbersAreToldEveryFewSeconds() {
        Client ada = stage.client("ada").joinSingle();
        Peer peer = ada.connectPublisher();
        stage.client("bob").single().publish();
        assertThat(ada.kinds()).doesNotContain(MessageCase.ROOM_UPDATE);
        peer.live(6 * VirtualShard.SECOND);
        Room told = ada.last(MessageCase.ROOM_UPDATE).getRoomUpdate().getRoom();
        assertThat(told.getNumParticipants()).isEqualTo(2);
        assertThat(told.getNumPublishers()).isEqualTo(1);
    }
}
