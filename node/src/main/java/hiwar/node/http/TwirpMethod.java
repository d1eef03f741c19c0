package hiwar.node.http;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import hiwar.room.signal.AdminCall;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
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

/** One method of RoomService: which message it takes and which call that makes. */
interface TwirpMethod {
    /** The methods that there are. */
    Map<String, TwirpMethod> ALL = all();

    /** Methods of RoomService that LiveKit has and this server has not. */
    Set<String> UNIMPLEMENTED = Set.of("ForwardParticipant", "MoveParticipant", "PerformRpc");

    /** Reads the request from protobuf. */
    AdminCall fromProtobuf(byte[] body) throws InvalidProtocolBufferException;

    /** Reads the request from JSON, with field names in either case. */
    AdminCall fromJson(byte[] body) throws InvalidProtocolBufferException;

    private static Map<String, TwirpMethod> all() {
        Map<String, TwirpMethod> all = new LinkedHashMap<>();
        all.put("CreateRoom", of(CreateRoomRequest.getDefaultInstance(), AdminCall.CreateRoom::new));
        all.put("ListRooms", of(ListRoomsRequest.getDefaultInstance(), AdminCall.ListRooms::new));
        all.put("DeleteRoom", of(DeleteRoomRequest.getDefaultInstance(), AdminCall.DeleteRoom::new));
        all.put("ListParticipants", of(ListParticipantsRequest.getDefaultInstance(), AdminCall.ListParticipants::new));
        all.put("GetParticipant", of(RoomParticipantIdentity.getDefaultInstance(), AdminCall.GetParticipant::new));
        all.put(
                "RemoveParticipant",
                of(RoomParticipantIdentity.getDefaultInstance(), AdminCall.RemoveParticipant::new));
        all.put("MutePublishedTrack", of(MuteRoomTrackRequest.getDefaultInstance(), AdminCall.MutePublishedTrack::new));
        all.put(
                "UpdateParticipant",
                of(UpdateParticipantRequest.getDefaultInstance(), AdminCall.UpdateParticipant::new));
        all.put(
                "UpdateSubscriptions",
                of(UpdateSubscriptionsRequest.getDefaultInstance(), AdminCall.UpdateSubscriptions::new));
        all.put("SendData", of(SendDataRequest.getDefaultInstance(), AdminCall.SendData::new));
        all.put(
                "UpdateRoomMetadata",
                of(UpdateRoomMetadataRequest.getDefaultInstance(), AdminCall.UpdateRoomMetadata::new));
        return Map.copyOf(all);
    }

    private static <T extends Message> TwirpMethod of(T empty, Function<T, AdminCall> call) {
        return new TwirpMethod() {
            @Override
            public AdminCall fromProtobuf(byte[] body) throws InvalidProtocolBufferException {
                return made(empty.newBuilderForType().mergeFrom(body));
            }

            @Override
            public AdminCall fromJson(byte[] body) throws InvalidProtocolBufferException {
                Message.Builder builder = empty.newBuilderForType();
                JsonFormat.parser().ignoringUnknownFields().merge(new String(body, StandardCharsets.UTF_8), builder);
                return made(builder);
            }

            @SuppressWarnings("unchecked") // the builder of a T builds a T
            private AdminCall made(Message.Builder builder) {
                return call.apply((T) builder.build());
            }
        };
    }
}
