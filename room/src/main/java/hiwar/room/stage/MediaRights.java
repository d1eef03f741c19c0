package hiwar.room.stage;

import hiwar.talks.id.DelegationId;
import hiwar.talks.id.LogId;
import hiwar.talks.id.SeatId;
import hiwar.talks.state.Attendee;
import hiwar.talks.talk.Talk;
import hiwar.talks.view.Hearing;
import livekit.LivekitModels.TrackInfo;
import livekit.LivekitModels.TrackType;
import org.jspecify.annotations.Nullable;

/**
 * What a seat may send and receive in a room of its talk, now.
 *
 * @param mayHear receives the others: their sound, their pictures, their data
 * @param mayBeHeard its microphone reaches the others, and its screen with the sound of it
 * @param mayBeSeen its camera reaches the others
 */
public record MediaRights(boolean mayHear, boolean mayBeHeard, boolean mayBeSeen) {
    /** Of who does not belong into the room, and of who sits at a table that rests. */
    public static final MediaRights NONE = new MediaRights(false, false, false);

    /** Of everybody where no talk says otherwise, and of who is inside a caucus. */
    public static final MediaRights ALL = new MediaRights(true, true, true);

    /**
     * The room into which a seat belongs now, which has the name of a log: that of the caucus it is inside of, or else
     * that of the table while it is present. Null when it is away or waits to be admitted.
     */
    public static @Nullable LogId room(Talk talk, SeatId seat) {
        Attendee attendee = talk.table().seats().find(seat);
        if (attendee == null || !attendee.present()) {
            return null;
        }
        DelegationId delegation = talk.insideCaucus(seat);
        return delegation == null ? LogId.table(talk.id()) : LogId.caucus(talk.id(), delegation);
    }

    /** The rights of a seat in a room of the talk: {@link #NONE} unless it belongs there. */
    public static MediaRights of(Talk talk, LogId room, SeatId seat) {
        if (!room.equals(room(talk, seat))) {
            return NONE;
        }
        return room.delegation() != null
                ? ALL
                : new MediaRights(
                        Hearing.mayHear(talk, seat), Hearing.mayBeHeard(talk, seat), Hearing.mayBeSeen(talk, seat));
    }

    /**
     * True when such a track may be sent. A camera is seen; microphones and screens with their sound are heard; what is
     * neither, or says of itself what it cannot be, such as the sound of a camera, needs both.
     */
    public boolean admit(TrackInfo track) {
        boolean video = track.getType() == TrackType.VIDEO;
        return switch (track.getSource()) {
            case CAMERA -> video ? mayBeSeen : mayBeSeen && mayBeHeard;
            case SCREEN_SHARE -> video ? mayBeHeard : mayBeSeen && mayBeHeard;
            case MICROPHONE, SCREEN_SHARE_AUDIO -> video ? mayBeSeen && mayBeHeard : mayBeHeard;
            case UNKNOWN, UNRECOGNIZED -> mayBeSeen && mayBeHeard;
        };
    }

    /** True when data packets of the seat reach the others. */
    public boolean maySendData() {
        return mayBeHeard || mayBeSeen;
    }
}
