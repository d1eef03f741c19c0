package hiwar.room.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import livekit.LivekitModels.SubscriptionError;
import livekit.LivekitModels.TrackInfo;
import livekit.LivekitModels.TrackSource;
import livekit.LivekitModels.TrackType;
import livekit.LivekitModels.VideoLayer;
import livekit.LivekitModels.VideoQuality;
import livekit.LivekitRtc.AddTrackRequest;
import livekit.LivekitRtc.RequestResponse;
import livekit.LivekitRtc.SessionDescription;
import livekit.LivekitRtc.SignalRequest;
import livekit.LivekitRtc.SignalResponse;
import livekit.LivekitRtc.SignalResponse.MessageCase;
import livekit.LivekitRtc.SubscribedQuality;
import livekit.LivekitRtc.SubscriptionPermission;
import livekit.LivekitRtc.TrackPermission;
import livekit.LivekitRtc.UpdateSubscription;
import livekit.LivekitRtc.UpdateTrackSettings;
import org.junit.jupiter.api.Test;

/** Tracks from one client to another: announced, published, subscribed to, ended. */
class PublishTest {
    private final VirtualShard stage = new VirtualShard();

    @Test
    void aTrackIsPublishedWhicheverComesFirst() {
        Client before = stage.client("before").single();
        before.publish();
        Client after = stage.client("after").single();
        after.offer(VirtualShard.offer("chromium-publisher"));
        after.add(Client.MICROPHONE, TrackType.AUDIO, TrackSource.MICROPHONE);
        after.add(Client.CAMERA, TrackType.VIDEO, TrackSource.CAMERA);
        for (Client client : List.of(before, after)) {
            List<TrackInfo> tracks =
                    client.sees(client == before ? "before" : "after").getTracksList();
            assertThat(tracks)
                    .extracting(TrackInfo::getMimeType)
                    .containsExactly(client == before ? "audio/red" : "audio/opus", "video/VP8");
            assertThat(tracks).extracting(TrackInfo::getMid).containsExactly("0", "1");
            assertThat(tracks.getFirst().getSid()).startsWith("TR_AM");
            assertThat(tracks.getLast().getSid()).startsWith("TR_VC");
        }
    }

    @Test
    void everybodyIsToldOfATrackBeforeItsSectionComes() {
        Client ada = stage.client("ada").single();
        Client dual = stage.client("dual").dual();
        Client single = stage.client("single").single();
        dual.forget();
        single.forget();
        ada.publish();
        stage.pass(VirtualShard.SECOND);
        String camera = ada.track(Client.CAMERA);

        assertThat(dual.kinds()).containsSubsequence(MessageCase.UPDATE, MessageCase.OFFER);
        String section = "a=msid:" + ada.sid() + "|" + camera + " " + camera;
        assertThat(dual.last(MessageCase.OFFER).getOffer().getSdp()).contains(section);
        assertThat(dual.all(MessageCase.OFFER)).as("one offer for both tracks").hasSize(1);

        assertThat(single.kinds()).containsSubsequence(MessageCase.UPDATE, MessageCase.MEDIA_SECTIONS_REQUIREMENT);
        assertThat(single.last(MessageCase.MEDIA_SECTIONS_REQUIREMENT)
                        .getMediaSectionsRequirement()
                        .getNumAudios())
                .isZero();
        single.offer(VirtualShard.offer("chromium-single"));
        SessionDescription answer = single.last(MessageCase.ANSWER).getAnswer();
        assertThat(answer.getSdp()).contains(section);
        assertThat(answer.getMidToTrackIdMap())
                .containsEntry("0", ada.track(Client.MICROPHONE))
                .containsEntry("3", camera);
        dual.answer();
        assertThat(ada.all(MessageCase.TRACK_SUBSCRIBED)).hasSize(2);
        assertThat(stage.shard.snapshot().subscriptions()).isEqualTo(4);
    }

    @Test
    void aNewcomerGetsTheTracksInItsFirstDescription() {
        Client ada = stage.client("ada").single();
        ada.publish();
        String camera = ada.track(Client.CAMERA);
        Client dual = stage.client("dual").joinDual();
        assertThat(dual.last(MessageCase.OFFER).getOffer().getSdp()).contains("|" + camera);
        Client single = stage.client("single").joinSingle();
        assertThat(single.last(MessageCase.ANSWER).getAnswer().getMidToTrackIdMap())
                .containsValue(camera);
    }

    @Test
    void aWishCountsMoreThanTheDefault() {
        Client ada = stage.client("ada").single();
        ada.publish();
        String camera = ada.track(Client.CAMERA);
        Client bob = stage.client("bob").joinDual(Client.request(false));
        assertThat(bob.last(MessageCase.OFFER).getOffer().getSdp()).doesNotContain("m=video");
        bob.answer().connectSubscriber();
        bob.subscribe(camera, true);
        stage.pass(VirtualShard.SECOND);
        assertThat(bob.last(MessageCase.OFFER).getOffer().getSdp()).contains("|" + camera);
        assertThat(stage.shard.snapshot().subscriptions()).isEqualTo(1);
        bob.answer().subscribe(camera, false);
        stage.pass(VirtualShard.SECOND);
        assertThat(bob.last(MessageCase.OFFER).getOffer().getSdp())
                .doesNotContain("|" + camera)
                .contains("a=inactive");
        assertThat(stage.shard.snapshot().subscriptions()).isZero();
    }

    @Test
    void aWishForATrackThatNeverComesIsGivenUpOnce() {
        Client bob = stage.client("bob").joinSingle();
        Peer peer = bob.connectPublisher();
        bob.subscribe("TR_nowhere", true);
        peer.live(SubscriberSide.MISSING_NANOS + VirtualShard.SECOND);
        assertThat(bob.all(MessageCase.SUBSCRIPTION_RESPONSE))
                .extracting(frame -> frame.getSubscriptionResponse().getErr())
                .containsExactly(SubscriptionError.SE_TRACK_NOTFOUND);
    }

    @Test
    void aCodecThatTheSubscriberLacksIsToldOnce() {
        Client ada = stage.client("ada").single();
        ada.publish();
        Client bob = stage.client("bob").joinDual();
        String offer = bob.last(MessageCase.OFFER).getOffer().getSdp();
        String answer = Peer.answerTo(offer).replaceAll("(?m)^a=rtpmap:\\d+ (VP8|H264)/.*\r\n", "");
        bob.send(SignalRequest.newBuilder()
                .setAnswer(SessionDescription.newBuilder().setType("answer").setSdp(answer)));
        bob.connectSubscriber();
        stage.pass(VirtualShard.SECOND);
        bob.answer();
        stage.pass(VirtualShard.SECOND);
        assertThat(bob.all(MessageCase.SUBSCRIPTION_RESPONSE))
                .extracting(frame -> frame.getSubscriptionResponse().getErr())
                .containsExactly(SubscriptionError.SE_CODEC_UNSUPPORTED);
        assertThat(stage.shard.snapshot().subscriptions()).isEqualTo(1);
    }

    @Test
    void muteIsToldToEverybody() {
        Client ada = stage.client("ada").single();
        ada.publish();
        Client bob = stage.client("bob").single();
        String microphone = ada.track(Client.MICROPHONE);
        ada.mute(microphone, true);
        assertThat(bob.sees("ada").getTracks(0).getMuted()).isTrue();
        assertThat(ada.sees("ada").getTracks(0).getMuted()).isTrue();
        ada.mute("TR_nowhere", true);
        assertThat(ada.last(MessageCase.REQUEST_RESPONSE).getRequestResponse().getReason())
                .isEqualTo(RequestResponse.Reason.NOT_FOUND);
    }

    @Test
    void aTrackEndsWithItsSection() {
        Client ada = stage.client("ada").single();
        ada.publish();
        Client bob = stage.client("bob").single();
        String camera = ada.track(Client.CAMERA);
        String without = VirtualShard.offer("chromium-publisher");
        int video = without.indexOf("m=video");
        ada.offer(without.substring(0, video) + without.substring(video).replace("a=sendonly", "a=inactive"));
        assertThat(bob.sees("ada").getTracksList())
                .extracting(TrackInfo::getSid)
                .containsExactly(ada.track(Client.MICROPHONE))
                .doesNotContain(camera);
        assertThat(stage.shard.snapshot().publications()).isEqualTo(1);
        assertThat(stage.shard.snapshot().subscriptions()).isEqualTo(1);
    }

    @Test
    void aTrackIsPublishedAgainUnderTheSameNameWhenTheFirstHasEnded() {
        Client ada = stage.client("ada").single();
        ada.publish();
        ada.add(Client.CAMERA, TrackType.VIDEO, TrackSource.CAMERA);
        assertThat(ada.last(MessageCase.REQUEST_RESPONSE).getRequestResponse().getReason())
                .isEqualTo(RequestResponse.Reason.QUEUED);
        String first = ada.track(Client.CAMERA);
        String offer = VirtualShard.offer("chromium-publisher");
        int video = offer.indexOf("m=video");
        ada.offer(offer.substring(0, video) + offer.substring(video).replace("a=sendonly", "a=inactive"));
        assertThat(ada.track(Client.CAMERA)).isNotEqualTo(first);
        ada.offer(offer);
        assertThat(ada.sees("ada").getTracksList())
                .extracting(TrackInfo::getSid)
                .contains(ada.track(Client.CAMERA));
    }

    @Test
    void onlyAllowedSourcesArePublished() {
        Client ada = stage.client("ada", Map.of("canPublishSources", List.of("microphone")))
                .single();
        ada.publish();
        assertThat(ada.last(MessageCase.REQUEST_RESPONSE).getRequestResponse().getReason())
                .isEqualTo(RequestResponse.Reason.NOT_ALLOWED);
        assertThat(ada.sees("ada").getTracksList())
                .extracting(TrackInfo::getSource)
                .containsExactly(TrackSource.MICROPHONE);
        Client bob = stage.client("bob", Map.of("canPublish", false)).single();
        bob.publish();
        assertThat(bob.sees("bob").getTracksList()).isEmpty();
        assertThat(bob.kinds()).doesNotContain(MessageCase.TRACK_PUBLISHED);
    }

    @Test
    void announcementsHaveALimit() {
        Client ada = stage.client("ada").single();
        for (int i = 0; i < 25; i++) {
            ada.add("cid" + i, TrackType.AUDIO, TrackSource.UNKNOWN);
        }
        assertThat(ada.all(MessageCase.TRACK_PUBLISHED)).hasSize(20);
        assertThat(ada.all(MessageCase.REQUEST_RESPONSE))
                .hasSize(5)
                .allMatch(frame -> frame.getRequestResponse().getReason() == RequestResponse.Reason.LIMIT_EXCEEDED);
    }

    @Test
    void whatWasAnnouncedLongAgoMakesRoom() {
        Client ada = stage.client("ada").joinSingle();
        Peer peer = ada.connectPublisher();
        for (int i = 0; i < 20; i++) {
            ada.add("cid" + i, TrackType.AUDIO, TrackSource.UNKNOWN);
        }
        peer.live(61 * VirtualShard.SECOND);
        ada.add("another", TrackType.AUDIO, TrackSource.UNKNOWN);
        assertThat(ada.kinds()).doesNotContain(MessageCase.REQUEST_RESPONSE);
    }

    @Test
    void wishesHaveALimit() {
        Client ada = stage.client("ada").single();
        UpdateSubscription.Builder wishes =
                UpdateSubscription.newBuilder().setSubscribe(true).addTrackSids("x".repeat(65));
        for (int i = 0; i < 3_000; i++) {
            wishes.addTrackSids("TR_" + i);
        }
        ada.send(SignalRequest.newBuilder().setSubscription(wishes));
        assertThat(stage.shard.snapshot().malformedSignals()).isZero();
        ada.subscribe("TR_more", true);
        assertThat(stage.shard.snapshot().malformedSignals()).isEqualTo(1);
        ada.subscribe("TR_5", false);
        ada.subscribe("TR_more", true);
        assertThat(stage.shard.snapshot().malformedSignals())
                .as("what is not wanted makes room")
                .isEqualTo(1);
    }

    @Test
    void aPublisherChoosesItsAudience() {
        Client ada = stage.client("ada").single();
        Client bob = stage.client("bob").single();
        ada.publish();
        String microphone = ada.track(Client.MICROPHONE);
        ada.send(SignalRequest.newBuilder()
                .setSubscriptionPermission(SubscriptionPermission.newBuilder()
                        .addTrackPermissions(TrackPermission.newBuilder()
                                .setParticipantIdentity("bob")
                                .addTrackSids(microphone))));
        assertThat(stage.shard.snapshot().subscriptions()).isEqualTo(1);
        assertThat(bob.all(MessageCase.SUBSCRIPTION_PERMISSION_UPDATE))
                .extracting(frame -> frame.getSubscriptionPermissionUpdate())
                .singleElement()
                .satisfies(told -> assertThat(told.getTrackSid()).isEqualTo(ada.track(Client.CAMERA)))
                .satisfies(told -> assertThat(told.getAllowed()).isFalse());
        ada.send(SignalRequest.newBuilder()
                .setSubscriptionPermission(SubscriptionPermission.newBuilder().setAllParticipants(true)));
        assertThat(stage.shard.snapshot().subscriptions()).isEqualTo(2);
        assertThat(bob.last(MessageCase.SUBSCRIPTION_PERMISSION_UPDATE)
                        .getSubscriptionPermissionUpdate()
                        .getAllowed())
                .isTrue();
    }

    @Test
    void layersThatNobodyTakesAreNotAskedFor() {
        Client ada = stage.client("ada").joinSingle();
        Peer peer = ada.connectPublisher();
        ada.send(SignalRequest.newBuilder()
                .setAddTrack(AddTrackRequest.newBuilder()
                        .setCid(Client.CAMERA)
                        .setType(TrackType.VIDEO)
                        .setSource(TrackSource.CAMERA)
                        .addLayers(layer(VideoQuality.LOW, 320))
                        .addLayers(layer(VideoQuality.MEDIUM, 640))
                        .addLayers(layer(VideoQuality.HIGH, 1280))));
        ada.offer(VirtualShard.offer("chromium-publisher"));
        String camera = ada.track(Client.CAMERA);
        peer.live(Dynacast.FIRST_NANOS - VirtualShard.SECOND);
        assertThat(ada.kinds()).doesNotContain(MessageCase.SUBSCRIBED_QUALITY_UPDATE);
        peer.live(VirtualShard.SECOND);
        assertThat(enabled(ada)).isEmpty();

        Client bob = stage.client("bob").joinSingle();
        assertThat(enabled(ada)).as("at once").hasSize(3);
        bob.send(SignalRequest.newBuilder()
                .setTrackSetting(UpdateTrackSettings.newBuilder()
                        .addTrackSids(camera)
                        .setWidth(320)
                        .setHeight(180)));
        peer.live(Dynacast.FEWER_NANOS - VirtualShard.SECOND);
        assertThat(enabled(ada)).as("not at once").hasSize(3);
        peer.live(VirtualShard.SECOND);
        assertThat(enabled(ada)).containsExactly(VideoQuality.LOW);
        bob.send(SignalRequest.newBuilder()
                .setTrackSetting(
                        UpdateTrackSettings.newBuilder().addTrackSids(camera).setQuality(VideoQuality.MEDIUM)));
        assertThat(enabled(ada)).containsExactly(VideoQuality.LOW, VideoQuality.MEDIUM);
        bob.send(SignalRequest.newBuilder()
                .setTrackSetting(
                        UpdateTrackSettings.newBuilder().addTrackSids(camera).setDisabled(true)));
        peer.live(Dynacast.FEWER_NANOS);
        assertThat(enabled(ada)).isEmpty();
    }

    private static VideoLayer layer(VideoQuality quality, int width) {
        return VideoLayer.newBuilder()
                .setQuality(quality)
                .setWidth(width)
                .setHeight(width * 9 / 16)
                .build();
    }

    private static List<VideoQuality> enabled(Client publisher) {
        SignalResponse last = publisher.last(MessageCase.SUBSCRIBED_QUALITY_UPDATE);
        assertThat(last.getSubscribedQualityUpdate().getSubscribedCodecs(0).getCodec())
                .isEqualTo("vp8");
        return last.getSubscribedQualityUpdate().getSubscribedCodecs(0).getQualitiesList().stream()
                .filter(SubscribedQuality::getEnabled)
                .map(SubscribedQuality::getQuality)
                .toList();
    }

    @Test
    void whoLeavesTakesItsTracksAlong() {
        Client ada = stage.client("ada").single();
        ada.publish();
        stage.client("bob").dual();
        stage.client("eve").single();
        assertThat(stage.shard.snapshot().subscriptions()).isEqualTo(4);
        ada.lose();
        assertThat(stage.shard.snapshot().publications())
                .as("its media still flows")
                .isEqualTo(2);
        stage.pass(40 * VirtualShard.SECOND);
        assertThat(stage.shard.snapshot().publications()).isZero();
        assertThat(stage.shard.snapshot().subscriptions()).isZero();
        assertThat(stage.out.bugs).isEmpty();
    }
}
