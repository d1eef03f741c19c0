package hiwar.room.room;

import com.google.protobuf.ByteString;
import hiwar.media.sctp.DataChannels;
import hiwar.room.auth.Grants;
import hiwar.room.id.Identity;
import hiwar.room.id.RoomName;
import hiwar.room.id.TrackSid;
import hiwar.room.signal.AdminCall;
import hiwar.room.signal.AdminReply;
import hiwar.room.signal.AdminReply.Code;
import hiwar.room.signal.AdminReply.Done;
import hiwar.room.signal.AdminReply.Failed;
import hiwar.room.signal.DataPackets;
import hiwar.room.signal.Limits;
import hiwar.room.signal.ProfileChange;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import livekit.LivekitModels;
import livekit.LivekitModels.DisconnectReason;
import livekit.LivekitRoom.CreateRoomRequest;
import livekit.LivekitRoom.DeleteRoomResponse;
import livekit.LivekitRoom.ListParticipantsResponse;
import livekit.LivekitRoom.ListRoomsRequest;
import livekit.LivekitRoom.ListRoomsResponse;
import livekit.LivekitRoom.MuteRoomTrackRequest;
import livekit.LivekitRoom.MuteRoomTrackResponse;
import livekit.LivekitRoom.RemoveParticipantResponse;
import livekit.LivekitRoom.SendDataRequest;
import livekit.LivekitRoom.SendDataResponse;
import livekit.LivekitRoom.UpdateParticipantRequest;
import livekit.LivekitRoom.UpdateRoomMetadataRequest;
import livekit.LivekitRoom.UpdateSubscriptionsRequest;
import livekit.LivekitRoom.UpdateSubscriptionsResponse;
import livekit.LivekitRtc.LeaveRequest.Action;
import org.jspecify.annotations.Nullable;

/** Carries out administrators' calls; whether they may was asked before. Owned by its shard. */
final class Admin {
    private static final int NONCE_BYTES = 16;
    /** A repeated message comes within seconds of the first; so many are remembered. */
    private static final int MAX_NONCES = 1_000;

    /** What fits into one message of a data channel, with the names of those it is for. */
    private static final int MAX_DATA_BYTES = DataChannels.MAX_MESSAGE_BYTES / 2;

    private static final Failed NO_ROOM = new Failed(Code.NOT_FOUND, "requested room does not exist");
    private static final Failed NO_PARTICIPANT = new Failed(Code.NOT_FOUND, "participant does not exist");

    private final ShardContext shard;
    private final Set<ByteString> nonces = new LinkedHashSet<>();

    Admin(ShardContext shard) {
        this.shard = shard;
    }

    AdminReply carryOut(AdminCall call, long nowNanos) {
        return switch (call) {
            case AdminCall.CreateRoom create -> create(create.request(), nowNanos);
            case AdminCall.ListRooms list -> list(list.request());
            case AdminCall.DeleteRoom delete ->
                inRoom(delete, room -> {
                    room.close(DisconnectReason.ROOM_DELETED, nowNanos);
                    return new Done(DeleteRoomResponse.getDefaultInstance());
                });
            case AdminCall.ListParticipants list -> participants(list);
            case AdminCall.GetParticipant get ->
                with(get, get.request().getIdentity(), (room, who) -> new Done(who.description()));
            case AdminCall.RemoveParticipant remove ->
                with(remove, remove.request().getIdentity(), (room, who) -> {
                    room.leave(who, DisconnectReason.PARTICIPANT_REMOVED, Action.DISCONNECT, nowNanos);
                    return new Done(RemoveParticipantResponse.getDefaultInstance());
                });
            case AdminCall.MutePublishedTrack mute ->
                with(mute, mute.request().getIdentity(), (room, who) -> mute(who, mute.request(), nowNanos));
            case AdminCall.UpdateParticipant update ->
                with(update, update.request().getIdentity(), (room, who) -> update(who, update.request(), nowNanos));
            case AdminCall.UpdateSubscriptions update ->
                with(update, update.request().getIdentity(), (room, who) -> subscribe(who, update.request(), nowNanos));
            case AdminCall.SendData send -> inRoom(send, room -> send(room, send.request(), nowNanos));
            case AdminCall.UpdateRoomMetadata update ->
                inRoom(update, room -> metadata(room, update.request(), nowNanos));
        };
    }

    private AdminReply inRoom(AdminCall call, Function<Room, AdminReply> action) {
        Room room = shard.rooms.get(call.room());
        return room == null ? NO_ROOM : action.apply(room);
    }

    private AdminReply with(AdminCall call, String identity, BiFunction<Room, Participant, AdminReply> action) {
        Room room = shard.rooms.get(call.room());
        Participant who = room == null ? null : room.participant(new Identity(identity));
        return room == null || who == null ? NO_PARTICIPANT : action.apply(room, who);
    }

    private AdminReply create(CreateRoomRequest request, long nowNanos) {
        if (request.getName().isEmpty() || Limits.tooLong(request.getName(), Limits.MAX_NAME_BYTES)) {
            return invalid("a room's name has 1 to " + Limits.MAX_NAME_BYTES + " bytes");
        }
        Failed tooLong = metadataFault(request.getMetadata());
        if (tooLong != null) {
            return tooLong;
        }
        RoomName name = new RoomName(request.getName());
        Room room = shard.rooms.get(name);
        if (room == null) {
            if (shard.rooms.size() >= Limits.MAX_ROOMS) {
                return new Failed(Code.RESOURCE_EXHAUSTED, "no more than " + Limits.MAX_ROOMS + " rooms");
            }
            room = new Room(shard, name, nowNanos);
            shard.rooms.put(name, room);
        }
        LivekitModels.Room.Builder settings = room.settings().toBuilder();
        if (request.getEmptyTimeout() > 0) {
            settings.setEmptyTimeout(request.getEmptyTimeout());
        }
        if (request.getDepartureTimeout() > 0) {
            settings.setDepartureTimeout(request.getDepartureTimeout());
        }
        if (request.getMaxParticipants() > 0) {
            settings.setMaxParticipants(request.getMaxParticipants());
        }
        if (!request.getMetadata().isEmpty()) {
            settings.setMetadata(request.getMetadata());
        }
        room.change(settings.build(), nowNanos);
        return new Done(room.description());
    }

    private AdminReply list(ListRoomsRequest request) {
        Set<String> names = new LinkedHashSet<>(request.getNamesList());
        ListRoomsResponse.Builder response = ListRoomsResponse.newBuilder();
        shard.rooms.forEach((name, room) -> {
            if (names.isEmpty() || names.contains(name.value())) {
                response.addRooms(room.description());
            }
        });
        return new Done(response.build());
    }

    private AdminReply participants(AdminCall.ListParticipants call) {
        ListParticipantsResponse.Builder response = ListParticipantsResponse.newBuilder();
        Room room = shard.rooms.get(call.room());
        if (room != null) {
            room.participants().forEach(participant -> response.addParticipants(participant.description()));
        }
        return new Done(response.build());
    }

    private static AdminReply mute(Participant who, MuteRoomTrackRequest request, long nowNanos) {
        if (!request.getMuted()) {
            // A microphone that others can open is a bug planted in the room.
            return new Failed(Code.FAILED_PRECONDITION, "remote unmute not enabled");
        }
        TrackSid sid = new TrackSid(request.getTrackSid());
        Publication track = who.room().publication(sid);
        if (track == null || track.publisher() != who) {
            return new Failed(Code.NOT_FOUND, "track does not exist");
        }
        who.publisher().silence(track, nowNanos);
        return new Done(
                MuteRoomTrackResponse.newBuilder().setTrack(track.description()).build());
    }

    private static AdminReply update(Participant who, UpdateParticipantRequest request, long nowNanos) {
        ProfileChange change = new ProfileChange(request.getName(), request.getMetadata(), request.getAttributesMap());
        return switch (change.apply(who.grants())) {
            case ProfileChange.TooLong tooLong -> invalid(tooLong.what());
            case ProfileChange.Changed changed -> {
                Grants grants = changed.grants();
                if (request.hasPermission()) {
                    grants = grants.withPermission(request.getPermission());
                }
                who.change(grants, nowNanos);
                yield new Done(who.description());
            }
        };
    }

    private static AdminReply subscribe(Participant who, UpdateSubscriptionsRequest request, long nowNanos) {
        Set<TrackSid> tracks = Subscription.named(request.getTrackSidsList(), request.getParticipantTracksList());
        who.subscriber().wish(tracks, request.getSubscribe(), nowNanos);
        return new Done(UpdateSubscriptionsResponse.getDefaultInstance());
    }

    private AdminReply send(Room room, SendDataRequest request, long nowNanos) {
        ByteString nonce = request.getNonce();
        if (!nonce.isEmpty() && nonce.size() != NONCE_BYTES) {
            return invalid("a nonce has " + NONCE_BYTES + " bytes");
        }
        if (request.getData().size() > MAX_DATA_BYTES) {
            return invalid("data exceeds what fits into one message");
        }
        if (nonce.isEmpty() || nonces.add(nonce)) {
            room.data().send(DataPackets.of(request), nowNanos);
        }
        if (nonces.size() > MAX_NONCES) {
            nonces.remove(nonces.iterator().next());
        }
        return new Done(SendDataResponse.getDefaultInstance());
    }

    private static AdminReply metadata(Room room, UpdateRoomMetadataRequest request, long nowNanos) {
        Failed tooLong = metadataFault(request.getMetadata());
        if (tooLong != null) {
            return tooLong;
        }
        room.change(
                room.settings().toBuilder().setMetadata(request.getMetadata()).build(), nowNanos);
        return new Done(room.description());
    }

    private static @Nullable Failed metadataFault(String metadata) {
        boolean tooLong = Limits.tooLong(metadata, Limits.MAX_METADATA_BYTES);
        return tooLong ? invalid("metadata exceeds " + Limits.MAX_METADATA_BYTES + " bytes") : null;
    }

    private static Failed invalid(String why) {
        return new Failed(Code.INVALID_ARGUMENT, why);
    }
}
