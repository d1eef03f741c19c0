package hiwar.room.auth;

import java.util.List;
import livekit.LivekitModels.ParticipantPermission;
import livekit.LivekitModels.TrackSource;

/**
 * What a token allows in rooms (the claim {@code video}), with LiveKit's defaults filled in.
 *
 * @param room the room it is about; empty when it is about none
 * @param canPublishSources the only sources that may be published; empty means all
 */
public record VideoGrant(
        String room,
        boolean roomJoin,
        boolean roomCreate,
        boolean roomList,
        boolean roomAdmin,
        boolean canPublish,
        boolean canSubscribe,
        boolean canPublishData,
        List<TrackSource> canPublishSources,
        boolean canUpdateOwnMetadata,
        boolean canSubscribeMetrics,
        boolean canManageAgentSession,
        boolean hidden,
        boolean recorder,
        boolean agent) {

    public VideoGrant {
        canPublishSources = List.copyOf(canPublishSources);
    }

    /** True when a track of {@code source} may be published. */
    public boolean mayPublish(TrackSource source) {
        return canPublish && (canPublishSources.isEmpty() || canPublishSources.contains(source));
    }

    /** The part that clients see of themselves and each other. */
    @SuppressWarnings("deprecation") // recorder and agent: older clients read them
    public ParticipantPermission permission() {
        return ParticipantPermission.newBuilder()
                .setCanSubscribe(canSubscribe)
                .setCanPublish(canPublish)
                .setCanPublishData(canPublishData)
                .addAllCanPublishSources(canPublishSources)
                .setHidden(hidden)
                .setRecorder(recorder)
                .setAgent(agent)
                .setCanUpdateMetadata(canUpdateOwnMetadata)
                .setCanSubscribeMetrics(canSubscribeMetrics)
                .setCanManageAgentSession(canManageAgentSession)
                .build();
    }

    /** This grant with every permission replaced: what is unset in {@code permission} is taken away. */
    @SuppressWarnings("deprecation") // recorder and agent: older clients read them
    public VideoGrant with(ParticipantPermission permission) {
        return new VideoGrant(
                room,
                roomJoin,
                roomCreate,
                roomList,
                roomAdmin,
                permission.getCanPublish(),
                permission.getCanSubscribe(),
                permission.getCanPublishData(),
                permission.getCanPublishSourcesList().stream()
                        .filter(source -> source != TrackSource.UNRECOGNIZED)
                        .toList(),
                permission.getCanUpdateMetadata(),
                permission.getCanSubscribeMetrics(),
                permission.getCanManageAgentSession(),
                permission.getHidden(),
                permission.getRecorder(),
                permission.getAgent());
    }
}
