package hiwar.room.signal;

import hiwar.room.auth.Grants;
import hiwar.room.id.RoomName;
import livekit.LivekitRoom.CreateRoomRequest;
import livekit.LivekitRoom.DeleteRoomRequest;
import livekit.LivekitRoom.ListParticipantsRequest;
import livekit.LivekitRoom.ListRoomsRequest;
import livekit.LivekitRoom.MuteRoomTrackRequest;
import livekit.LivekitRoom.RoomParticipantIdentity;
import livekit.LivekitRoom.SendDataRequest;
import livekit.LivekitRoom.UpdateParticipantRequest;
import livekit.LivekitRoom.UpdateRoomMetadataRequest;
import livekit.LivekitRoom.UpdateSubscriptionsRequest;

/**
 * One call of RoomService. Whoever takes it from the network asks {@link #allowed} first; a shard carries it out
 * without asking again. {@link ListRooms} goes to every shard and the answers are joined; all others to the shard of
 * {@link #room}.
 */
public sealed interface AdminCall {
    /** The room it is about; the empty name for {@link ListRooms}. */
    RoomName room();

    /** True when {@code grants} permit this call. */
    default boolean allowed(Grants grants) {
        return switch (this) {
            case CreateRoom ignored -> grants.video().roomCreate();
            case DeleteRoom ignored -> grants.video().roomCreate();
            case ListRooms ignored -> grants.video().roomList();
            case InRoom call -> grants.administers(call.room().value());
        };
    }

    /** A call that needs the grant {@code roomAdmin} for its room. */
    sealed interface InRoom extends AdminCall {}

    /** Makes a room, or changes the settings of one that is there; answers {@code Room}. */
    record CreateRoom(CreateRoomRequest request) implements AdminCall {
        @Override
        public RoomName room() {
            return new RoomName(request.getName());
        }
    }

    /** Answers {@code ListRoomsResponse} with the rooms of this shard. */
    record ListRooms(ListRoomsRequest request) implements AdminCall {
        @Override
        public RoomName room() {
            return new RoomName("");
        }
    }

    /** Sends everybody away; answers {@code DeleteRoomResponse}. */
    record DeleteRoom(DeleteRoomRequest request) implements AdminCall {
        @Override
        public RoomName room() {
            return new RoomName(request.getRoom());
        }
    }

    /** Answers {@code ListParticipantsResponse}; an unknown room is empty, not an error. */
    record ListParticipants(ListParticipantsRequest request) implements InRoom {
        @Override
        public RoomName room() {
            return new RoomName(request.getRoom());
        }
    }

    /** Answers {@code ParticipantInfo}. */
    record GetParticipant(RoomParticipantIdentity request) implements InRoom {
        @Override
        public RoomName room() {
            return new RoomName(request.getRoom());
        }
    }

    /** Answers {@code RemoveParticipantResponse}. */
    record RemoveParticipant(RoomParticipantIdentity request) implements InRoom {
        @Override
        public RoomName room() {
            return new RoomName(request.getRoom());
        }
    }

    /** Answers {@code MuteRoomTrackResponse}. */
    record MutePublishedTrack(MuteRoomTrackRequest request) implements InRoom {
        @Override
        public RoomName room() {
            return new RoomName(request.getRoom());
        }
    }

    /** Answers {@code ParticipantInfo}. */
    record UpdateParticipant(UpdateParticipantRequest request) implements InRoom {
        @Override
        public RoomName room() {
            return new RoomName(request.getRoom());
        }
    }

    /** Answers {@code UpdateSubscriptionsResponse}. */
    record UpdateSubscriptions(UpdateSubscriptionsRequest request) implements InRoom {
        @Override
        public RoomName room() {
            return new RoomName(request.getRoom());
        }
    }

    /** Answers {@code SendDataResponse}. */
    record SendData(SendDataRequest request) implements InRoom {
        @Override
        public RoomName room() {
            return new RoomName(request.getRoom());
        }
    }

    /** Answers {@code Room}. */
    record UpdateRoomMetadata(UpdateRoomMetadataRequest request) implements InRoom {
        @Override
        public RoomName room() {
            return new RoomName(request.getRoom());
        }
    }
}
