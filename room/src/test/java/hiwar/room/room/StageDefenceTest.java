package hiwar.room.room;

import static hiwar.room.room.Chamber.CAUCUS_A;
import static hiwar.room.room.Chamber.TABLE;
import static hiwar.room.stage.Desk.A;
import static hiwar.room.stage.Desk.ADVISER_A;
import static hiwar.room.stage.Desk.DELEGATE_B;
import static hiwar.room.stage.Desk.GREETINGS;
import static hiwar.room.stage.Desk.HEAD_A;
import static hiwar.room.stage.Desk.HEAD_B;
import static hiwar.room.stage.Desk.INTERPRETER;
import static hiwar.room.stage.Desk.OBSERVER;
import static hiwar.room.stage.Desk.PRESS;
import static hiwar.room.stage.Desk.SECRETARY;
import static hiwar.room.stage.Desk.TALK;
import static hiwar.room.stage.Desk.words;
import static org.assertj.core.api.Assertions.assertThat;

import hiwar.media.io.Drop;
import hiwar.room.room.Chamber.Person;
import hiwar.room.signal.AdminCall;
import hiwar.room.signal.AdminReply;
import hiwar.room.signal.Refusal;
import hiwar.room.stage.SeatGrants;
import hiwar.room.stage.TalkInput;
import hiwar.talks.command.AgendaCommand.CloseToPress;
import hiwar.talks.command.AgendaCommand.OpenToPress;
import hiwar.talks.command.CaucusCommand.EnterCaucus;
import hiwar.talks.command.CaucusCommand.InviteToCaucus;
import hiwar.talks.command.FloorCommand.PassFloor;
import hiwar.talks.command.FloorCommand.TakeFloor;
import hiwar.talks.command.FloorCommand.YieldFloor;
import hiwar.talks.command.SeatCommand.Arrive;
import hiwar.talks.command.SeatCommand.ChangeSeat;
import hiwar.talks.command.SeatCommand.Leave;
import hiwar.talks.command.SeatCommand.RevokeAccreditation;
import hiwar.talks.command.SeatCommand.SendOut;
import hiwar.talks.command.SittingCommand.AdjournSitting;
import hiwar.talks.command.SittingCommand.OpenCaucus;
import hiwar.talks.command.SittingCommand.OpenSitting;
import hiwar.talks.id.DelegationId;
import hiwar.talks.id.LogId;
import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import livekit.LivekitModels.ParticipantInfo;
import livekit.LivekitModels.ParticipantPermission;
import livekit.LivekitModels.TrackSource;
import livekit.LivekitModels.TrackType;
import livekit.LivekitRoom.MuteRoomTrackRequest;
import livekit.LivekitRoom.UpdateParticipantRequest;
import livekit.LivekitRoom.UpdateSubscriptionsRequest;
import livekit.LivekitRtc.RequestResponse.Reason;
import livekit.LivekitRtc.SignalRequest;
import livekit.LivekitRtc.SignalResponse.MessageCase;
import livekit.LivekitRtc.SimulateScenario;
import livekit.LivekitRtc.UpdateParticipantMetadata;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a client that was changed, a token that grants too much or an administrator tries, and gets nothing by. */
class StageDefenceTest {
    private final Chamber chamber = new Chamber();

    private static int status(@Nullable Refusal refusal) {
        return Objects.requireNonNull(refusal, "refused").httpStatus();
    }

    private @Nullable Refusal refusal(SeatId seat, LogId room) {
        return chamber.client(seat, room, Map.of()).joinDual().refusal();
    }

    private AdminReply administers(AdminCall call) {
        return chamber.shard.ask(call);
    }

    private long gated() {
        return chamber.shard.shard.snapshot().dropped().getOrDefault(Drop.GATED, 0L);
    }

    @Test
    void onlyAnAccreditedSeatThatIsThereComesIn() {
        assertThat(status(refusal(HEAD_A, TABLE))).as("away").isEqualTo(403);
        assertThat(status(refusal(new SeatId("eve"), TABLE)))
                .as("not accredited")
                .isEqualTo(403);
        assertThat(status(refusal(HEAD_A, LogId.table(new TalkId("other")))))
                .as("not open here")
                .isEqualTo(404);
        chamber.enters(HEAD_A);
        assertThat(refusal(HEAD_A, TABLE)).isNull();
        assertThat(status(refusal(HEAD_A, CAUCUS_A))).as("no caucus").isEqualTo(403);
        assertThat(status(refusal(HEAD_A, LogId.caucus(TALK, new DelegationId("nobody")))))
                .isEqualTo(403);
        assertThat(refusal(HEAD_A, TABLE)).isNull();
        assertThat(chamber.shard.shard.snapshot().participants())
                .as("one seat, one person")
                .isEqualTo(1);
    }

    @Test
    void whoOnlyWaitsAtTheDoorDoesNotComeIn() {
        chamber.does(INTERPRETER, new Arrive());
        assertThat(status(refusal(INTERPRETER, TABLE))).isEqualTo(403);
    }

    @Test
    void nobodyComesIntoTheCaucusOfOthers() {
        chamber.sitting().enters(INTERPRETER).enters(DELEGATE_B).does(HEAD_A, new OpenCaucus(A));
        assertThat(refusal(HEAD_A, CAUCUS_A)).isNull();
        assertThat(status(refusal(HEAD_B, CAUCUS_A))).isEqualTo(403);
        assertThat(status(refusal(DELEGATE_B, CAUCUS_A))).isEqualTo(403);
        assertThat(status(refusal(SECRETARY, CAUCUS_A))).isEqualTo(403);
        chamber.does(HEAD_A, new InviteToCaucus(A, INTERPRETER));
        assertThat(status(refusal(INTERPRETER, CAUCUS_A)))
                .as("invited, but not inside")
                .isEqualTo(403);
        chamber.does(INTERPRETER, new EnterCaucus(A));
        assertThat(refusal(INTERPRETER, CAUCUS_A)).isNull();
        assertThat(status(refusal(INTERPRETER, TABLE)))
                .as("nobody is in two places")
                .isEqualTo(403);
        assertThat(status(refusal(HEAD_A, TABLE))).isEqualTo(403);
    }

    @Test
    void whoWasSentOutDoesNotResume() {
        chamber.sitting().enters(OBSERVER);
        Person observer = chamber.joins(OBSERVER, TABLE);
        observer.client.lose();
        chamber.does(SECRETARY, new SendOut(OBSERVER, words("Closed")));
        observer.client.resume();
        assertThat(status(observer.client.refusal())).isEqualTo(403);
        assertThat(status(refusal(OBSERVER, TABLE))).isEqualTo(403);
        chamber.enters(OBSERVER);
        assertThat(refusal(OBSERVER, TABLE)).isNull();
    }

    @Test
    void whoResumesHasTheRightsOfNow() {
        chamber.sitting();
        Person headA = chamber.joins(HEAD_A, TABLE);
        Person headB = chamber.joins(HEAD_B, TABLE);
        headB.client.lose();
        chamber.does(HEAD_A, new TakeFloor());
        headB.client.resume();
        assertThat(headB.client.refusal()).isNull();
        assertThat(chamber.hears(headA, headB)).isFalse();
        chamber.does(HEAD_A, new YieldFloor());
        assertThat(chamber.hears(headA, headB)).isTrue();
    }

    @Test
    void whoseAccreditationEndsIsOutAtOnce() {
        chamber.sitting().enters(ADVISER_A);
        Person adviser = chamber.joins(ADVISER_A, TABLE);
        chamber.does(SECRETARY, new RevokeAccreditation(ADVISER_A));
        assertThat(adviser.client.closeCode()).isNotNull();
        assertThat(status(refusal(ADVISER_A, TABLE))).isEqualTo(403);
    }

    @Test
    void whoseInvitationEndsIsOutAndOldTokensAreWorthNothing() {
        chamber.sitting();
        Person head = chamber.joins(HEAD_A, TABLE);
        long madeSeconds = chamber.shard.nowEpochSeconds();
        chamber.shard.pass(10 * VirtualShard.SECOND);
        chamber.shard.handle(new ShardInput.Talk(new TalkInput.Barred(TALK, HEAD_A)));
        assertThat(head.client.closeCode()).isNotNull();
        long expires = madeSeconds + SeatGrants.TOKEN_SECONDS;
        assertThat(status(chamber.clientUntil(HEAD_A, expires).joinDual().refusal()))
                .isEqualTo(401);
        assertThat(chamber.clientUntil(HEAD_A, expires + 11).joinDual().refusal())
                .as("made for another invitation")
                .isNull();
    }

    @Test
    void soundIsSoundWhateverItCallsItself() {
        chamber.sitting().enters(ADVISER_A);
        Person headB = chamber.joins(HEAD_B, TABLE);
        Client adviser = chamber.client(ADVISER_A, TABLE, Map.of()).joinDual();
        adviser.add(Client.MICROPHONE, TrackType.AUDIO, TrackSource.CAMERA);
        adviser.add(Client.CAMERA, TrackType.VIDEO, TrackSource.SCREEN_SHARE);
        Person disguised = chamber.joined(adviser);
        assertThat(chamber.hears(headB, disguised)).isFalse();
        assertThat(chamber.sees(headB, disguised))
                .as("a screen is shown by who has the floor")
                .isFalse();
        chamber.does(HEAD_A, new TakeFloor());
        chamber.does(HEAD_A, new PassFloor(ADVISER_A));
        assertThat(chamber.hears(headB, disguised)).isTrue();
        assertThat(chamber.sees(headB, disguised)).isTrue();
    }

    @Test
    void whatHasNoSourceNeedsBothRights() {
        chamber.sitting().enters(ADVISER_A);
        Person headB = chamber.joins(HEAD_B, TABLE);
        Client adviser = chamber.client(ADVISER_A, TABLE, Map.of()).joinDual();
        adviser.add(Client.MICROPHONE, TrackType.AUDIO, TrackSource.UNKNOWN);
        adviser.add(Client.CAMERA, TrackType.VIDEO, TrackSource.UNKNOWN);
        Person unknown = chamber.joined(adviser);
        assertThat(chamber.hears(headB, unknown)).isFalse();
        assertThat(chamber.sees(headB, unknown)).isFalse();
    }

    @Test
    void aTrackThatIsAnnouncedBeforeTheFloorPassesIsHeldBackAfterwards() {
        chamber.sitting();
        Person headA = chamber.joins(HEAD_A, TABLE);
        Client headB = chamber.client(HEAD_B, TABLE, Map.of()).joinDual();
        headB.add(Client.MICROPHONE, TrackType.AUDIO, TrackSource.MICROPHONE);
        headB.add(Client.CAMERA, TrackType.VIDEO, TrackSource.CAMERA);
        chamber.does(HEAD_A, new TakeFloor());
        Person late = chamber.joined(headB);
        assertThat(chamber.hears(headA, late)).isFalse();
        assertThat(chamber.sees(headA, late)).isTrue();
    }

    @Test
    void whatIsHeldBackIsCountedAndNobodyIsShownSpeaking() {
        chamber.sitting();
        Person headA = chamber.joins(HEAD_A, TABLE);
        Person headB = chamber.joins(HEAD_B, TABLE);
        chamber.does(HEAD_A, new TakeFloor());
        chamber.settle();
        long before = gated();
        for (int i = 0; i < 50; i++) {
            headB.up.speak(10);
        }
        assertThat(gated()).isEqualTo(before + 50);
        assertThat(headA.client.all(MessageCase.SPEAKERS_CHANGED)).isEmpty();
        assertThat(headB.client.all(MessageCase.SPEAKERS_CHANGED)).isEmpty();
        headB.client.send(SignalRequest.newBuilder()
                .setSimulate(SimulateScenario.newBuilder().setSpeakerUpdate(5)));
        chamber.shard.pass(VirtualShard.SECOND);
        assertThat(headA.client.all(MessageCase.SPEAKERS_CHANGED))
                .as("not even simulated")
                .isEmpty();
        chamber.does(HEAD_A, new YieldFloor());
        for (int i = 0; i < 50; i++) {
            headB.up.speak(10);
        }
        assertThat(headA.client.all(MessageCase.SPEAKERS_CHANGED)).isNotEmpty();
    }

    @Test
    void whileAPictureIsHeldBackItsPublisherNeedNotEncodeItAndAfterwardsItBeginsWithAKeyframe() {
        chamber.enters(HEAD_A).enters(HEAD_B).enters(INTERPRETER);
        Person head = chamber.joins(HEAD_B, TABLE);
        Person interpreter = chamber.joins(INTERPRETER, TABLE);
        chamber.shard.pass(11 * VirtualShard.SECOND);
        assertThat(enabled(interpreter)).as("somebody wants it").isTrue();
        assertThat(chamber.sees(head, interpreter)).isTrue();
        chamber.leads(new OpenSitting());
        chamber.shard.pass(6 * VirtualShard.SECOND);
        assertThat(enabled(interpreter)).as("only the delegations are seen").isFalse();
        assertThat(chamber.sees(head, interpreter)).isFalse();
        chamber.leads(new AdjournSitting(null));
        assertThat(enabled(interpreter)).as("in the same turn").isTrue();
        assertThat(chamber.sees(head, interpreter)).isTrue();
    }

    @Test
    void whoCameAndWentWhileTheItemWasClosedIsNotNamedToThePress() {
        chamber.sitting().enters(PRESS).enters(ADVISER_A).enters(DELEGATE_B);
        Person press = chamber.joins(PRESS, TABLE);
        Person delegate = chamber.joins(DELEGATE_B, TABLE);
        chamber.does(HEAD_B, new CloseToPress(GREETINGS));
        chamber.shard.pass(VirtualShard.SECOND);
        Person adviser = chamber.joins(ADVISER_A, TABLE);
        chamber.does(ADVISER_A, new Leave()).does(DELEGATE_B, new Leave());
        assertThat(adviser.client.closeCode()).isNotNull();
        assertThat(delegate.client.closeCode()).isNotNull();
        chamber.shard.pass(VirtualShard.SECOND);
        chamber.leads(new OpenToPress(GREETINGS));
        assertThat(press.client.sees(ADVISER_A.value()).getSid()).isEmpty();
        assertThat(press.client.sees(DELEGATE_B.value()).getState())
                .as("was there before")
                .isEqualTo(ParticipantInfo.State.DISCONNECTED);
        press.client.lose();
        press.client.resume();
        assertThat(press.client.frames()).hasSizeGreaterThan(1);
        assertThat(press.client.sees(ADVISER_A.value()).getSid()).isEmpty();
    }

    private static boolean enabled(Person publisher) {
        return publisher
                .client
                .last(MessageCase.SUBSCRIBED_QUALITY_UPDATE)
                .getSubscribedQualityUpdate()
                .getSubscribedCodecsList()
                .stream()
                .flatMap(codec -> codec.getQualitiesList().stream())
                .anyMatch(quality -> quality.getEnabled());
    }

    @Test
    void everybodyIsCalledWhatTheSeatIsCalled() {
        chamber.sitting();
        Person headA = chamber.joins(HEAD_A, TABLE);
        Person headB = chamber.joins(
                chamber.client(HEAD_B, TABLE, Map.of("canUpdateOwnMetadata", true, "hidden", true, "agent", true)));
        ParticipantInfo seen = headA.client.sees(HEAD_B.value());
        assertThat(seen.getName()).isEqualTo("HEAD");
        assertThat(seen.getAttributesMap()).isEqualTo(Map.of("role", "head", "delegation", "b"));
        assertThat(seen.getPermission().getHidden()).as("nobody listens unseen").isFalse();
        headB.client.send(SignalRequest.newBuilder()
                .setUpdateMetadata(UpdateParticipantMetadata.newBuilder()
                        .setName("Head of delegation A")
                        .putAttributes("delegation", "a")));
        assertThat(headB.client
                        .last(MessageCase.REQUEST_RESPONSE)
                        .getRequestResponse()
                        .getReason())
                .isEqualTo(Reason.NOT_ALLOWED);
        administers(new AdminCall.UpdateParticipant(UpdateParticipantRequest.newBuilder()
                .setRoom(TABLE.text())
                .setIdentity(HEAD_B.value())
                .setName("Head of delegation A")
                .putAttributes("delegation", "a")
                .build()));
        assertThat(headA.client.sees(HEAD_B.value()).getName()).isEqualTo("HEAD");
        assertThat(headA.client.sees(HEAD_B.value()).getAttributesMap()).containsEntry("delegation", "b");
        chamber.does(SECRETARY, new ChangeSeat(HEAD_B, words("Foreign minister"), List.of("zh")));
        assertThat(headA.client.sees(HEAD_B.value()).getName()).isEqualTo("Foreign minister");
        assertThat(headB.client.tokens().getLast().name()).isEqualTo("Foreign minister");
    }

    @Test
    void anAdministratorOpensNothingThatTheTalkCloses() {
        chamber.sitting()
                .enters(OBSERVER)
                .does(HEAD_B, new CloseToPress(GREETINGS))
                .does(HEAD_A, new TakeFloor());
        Person headA = chamber.joins(HEAD_A, TABLE);
        Person headB = chamber.joins(HEAD_B, TABLE);
        Person observer = chamber.joins(OBSERVER, TABLE);
        for (SeatId seat : List.of(HEAD_B, OBSERVER)) {
            administers(new AdminCall.UpdateParticipant(UpdateParticipantRequest.newBuilder()
                    .setRoom(TABLE.text())
                    .setIdentity(seat.value())
                    .setPermission(ParticipantPermission.newBuilder()
                            .setCanPublish(true)
                            .setCanPublishData(true)
                            .setCanSubscribe(true)
                            .setHidden(true))
                    .build()));
        }
        administers(new AdminCall.UpdateSubscriptions(UpdateSubscriptionsRequest.newBuilder()
                .setRoom(TABLE.text())
                .setIdentity(OBSERVER.value())
                .addTrackSids(headA.client.track(Client.MICROPHONE))
                .setSubscribe(true)
                .build()));
        AdminReply unmute = administers(new AdminCall.MutePublishedTrack(MuteRoomTrackRequest.newBuilder()
                .setRoom(TABLE.text())
                .setIdentity(HEAD_B.value())
                .setTrackSid(headB.client.track(Client.MICROPHONE))
                .setMuted(false)
                .build()));
        assertThat(unmute).isInstanceOf(AdminReply.Failed.class);
        assertThat(chamber.hears(observer, headA)).isFalse();
        assertThat(chamber.hears(headA, headB)).isFalse();
        assertThat(headB.client.sees(OBSERVER.value()).getState()).isEqualTo(ParticipantInfo.State.ACTIVE);
    }
}
