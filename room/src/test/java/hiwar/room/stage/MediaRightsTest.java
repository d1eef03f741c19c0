package hiwar.room.stage;

import static hiwar.room.stage.Desk.A;
import static hiwar.room.stage.Desk.ADVISER_A;
import static hiwar.room.stage.Desk.B;
import static hiwar.room.stage.Desk.HEAD_A;
import static hiwar.room.stage.Desk.HEAD_B;
import static hiwar.room.stage.Desk.INTERPRETER;
import static hiwar.room.stage.Desk.PRESS;
import static hiwar.room.stage.Desk.TALK;
import static org.assertj.core.api.Assertions.assertThat;

import hiwar.talks.command.CaucusCommand.EnterCaucus;
import hiwar.talks.command.CaucusCommand.InviteToCaucus;
import hiwar.talks.command.SeatCommand.Arrive;
import hiwar.talks.command.SittingCommand.CallRecess;
import hiwar.talks.command.SittingCommand.OpenCaucus;
import hiwar.talks.id.LogId;
import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import hiwar.talks.terms.Wording;
import livekit.LivekitModels.TrackInfo;
import livekit.LivekitModels.TrackSource;
import livekit.LivekitModels.TrackType;
import org.junit.jupiter.api.Test;

/** What a seat may send and receive in each room of its talk. */
class MediaRightsTest {
    private static final LogId TABLE = LogId.table(TALK);
    private static final LogId CAUCUS_A = LogId.caucus(TALK, A);
    private static final MediaRights SEEN = new MediaRights(true, false, true);
    private static final MediaRights HEARD = new MediaRights(true, true, false);

    private final Desk desk = Desk.accredited();

    private MediaRights of(LogId room, SeatId seat) {
        return MediaRights.of(desk.stored(), room, seat);
    }

    @Test
    void aSeatBelongsIntoOneRoomOrNone() {
        assertThat(MediaRights.room(desk.stored(), HEAD_A)).as("away").isNull();
        assertThat(MediaRights.room(desk.stored(), new SeatId("eve"))).isNull();
        desk.orders(INTERPRETER, new Arrive());
        assertThat(MediaRights.room(desk.stored(), INTERPRETER))
                .as("at the door")
                .isNull();
        desk.sitting().enters(ADVISER_A);
        assertThat(MediaRights.room(desk.stored(), HEAD_A)).isEqualTo(TABLE);
        desk.orders(HEAD_A, new OpenCaucus(A));
        assertThat(MediaRights.room(desk.stored(), HEAD_A)).isEqualTo(CAUCUS_A);
        assertThat(MediaRights.room(desk.stored(), ADVISER_A)).isEqualTo(TABLE);
    }

    @Test
    void whereASeatDoesNotBelongItHasNoRights() {
        desk.sitting().orders(HEAD_A, new OpenCaucus(A));
        assertThat(of(TABLE, HEAD_A)).isEqualTo(MediaRights.NONE);
        assertThat(of(CAUCUS_A, HEAD_B)).isEqualTo(MediaRights.NONE);
        assertThat(of(LogId.caucus(TALK, B), HEAD_B)).isEqualTo(MediaRights.NONE);
        assertThat(of(LogId.table(new TalkId("other")), HEAD_B)).isEqualTo(MediaRights.NONE);
    }

    @Test
    void insideACaucusEverybodyHasAllRightsWhateverHappensAtTheTable() {
        desk.sitting().enters(INTERPRETER).orders(HEAD_A, new OpenCaucus(A));
        desk.orders(HEAD_A, new InviteToCaucus(A, INTERPRETER)).orders(INTERPRETER, new EnterCaucus(A));
        desk.orders(HEAD_B, new CallRecess(null, Wording.NONE));
        assertThat(of(CAUCUS_A, HEAD_A)).isEqualTo(MediaRights.ALL);
        assertThat(of(CAUCUS_A, INTERPRETER)).isEqualTo(MediaRights.ALL);
        assertThat(of(TABLE, HEAD_B)).isEqualTo(MediaRights.NONE);
    }

    @Test
    void atTheTableTheTalkSays() {
        desk.sitting().enters(ADVISER_A).enters(INTERPRETER).enters(PRESS);
        assertThat(of(TABLE, HEAD_A)).isEqualTo(MediaRights.ALL);
        assertThat(of(TABLE, ADVISER_A)).isEqualTo(SEEN);
        assertThat(of(TABLE, INTERPRETER)).isEqualTo(new MediaRights(true, false, false));
        assertThat(of(TABLE, PRESS)).isEqualTo(new MediaRights(true, false, false));
    }

    @Test
    void cameraIsSeenMicrophoneAndScreenAreHeardAndTheRestIsBoth() {
        for (TrackSource source : TrackSource.values()) {
            for (TrackType type : new TrackType[] {TrackType.AUDIO, TrackType.VIDEO}) {
                if (source == TrackSource.UNRECOGNIZED) {
                    continue;
                }
                TrackInfo track =
                        TrackInfo.newBuilder().setSource(source).setType(type).build();
                boolean camera = source == TrackSource.CAMERA && type == TrackType.VIDEO;
                boolean sound = type == TrackType.AUDIO
                        && (source == TrackSource.MICROPHONE || source == TrackSource.SCREEN_SHARE_AUDIO);
                boolean screen = source == TrackSource.SCREEN_SHARE && type == TrackType.VIDEO;
                assertThat(SEEN.admit(track)).as("%s %s", source, type).isEqualTo(camera);
                assertThat(HEARD.admit(track)).as("%s %s", source, type).isEqualTo(sound || screen);
                assertThat(MediaRights.ALL.admit(track)).isTrue();
                assertThat(MediaRights.NONE.admit(track)).isFalse();
            }
        }
    }

    @Test
    void dataNeedsToBeSeenOrHeard() {
        assertThat(SEEN.maySendData()).isTrue();
        assertThat(HEARD.maySendData()).isTrue();
        assertThat(new MediaRights(true, false, false).maySendData()).isFalse();
    }
}
