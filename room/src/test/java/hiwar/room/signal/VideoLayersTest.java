package hiwar.room.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import livekit.LivekitModels.VideoLayer;
import livekit.LivekitModels.VideoQuality;
import livekit.LivekitRtc.SubscribedQuality;
import livekit.LivekitRtc.UpdateTrackSettings;
import org.junit.jupiter.api.Test;

class VideoLayersTest {
    private static final VideoLayers THREE = VideoLayers.of(List.of(
            layer(VideoQuality.HIGH, 1280, 720),
            layer(VideoQuality.LOW, 320, 180),
            layer(VideoQuality.MEDIUM, 640, 360)));
    private static final VideoLayers LOW_AND_HIGH =
            VideoLayers.of(List.of(layer(VideoQuality.LOW, 320, 180), layer(VideoQuality.HIGH, 1280, 720)));

    private static VideoLayer layer(VideoQuality quality, int width, int height) {
        return VideoLayer.newBuilder()
                .setQuality(quality)
                .setWidth(width)
                .setHeight(height)
                .build();
    }

    private static UpdateTrackSettings size(int width, int height) {
        return UpdateTrackSettings.newBuilder()
                .setWidth(width)
                .setHeight(height)
                .build();
    }

    private static List<Boolean> enabled(VideoLayers layers, int spatial) {
        return layers.needed("vp8", spatial).getQualitiesList().stream()
                .map(SubscribedQuality::getEnabled)
                .toList();
    }

    @Test
    void takesTheSmallestLayerThatFillsTheSize() {
        assertThat(THREE.spatial(size(320, 180))).isZero();
        assertThat(THREE.spatial(size(400, 225)))
                .as("20 % more than the layer has")
                .isZero();
        assertThat(THREE.spatial(size(420, 240))).isEqualTo(1);
        assertThat(THREE.spatial(size(1000, 563))).isEqualTo(2);
        assertThat(THREE.spatial(size(4000, 2000))).isEqualTo(2);
    }

    @Test
    void measuresPortraitByWidth() {
        VideoLayers portrait =
                VideoLayers.of(List.of(layer(VideoQuality.LOW, 180, 320), layer(VideoQuality.HIGH, 720, 1280)));
        assertThat(portrait.spatial(size(180, 100))).isZero();
        assertThat(portrait.spatial(size(640, 360))).isEqualTo(1);
    }

    @Test
    void takesQualityWithoutASize() {
        UpdateTrackSettings medium =
                UpdateTrackSettings.newBuilder().setQuality(VideoQuality.MEDIUM).build();
        assertThat(THREE.spatial(medium)).isEqualTo(1);
        assertThat(LOW_AND_HIGH.spatial(medium)).isZero();
        assertThat(LOW_AND_HIGH.spatial(VideoQuality.HIGH)).isEqualTo(1);
    }

    @Test
    void senselessSettingsMeanTheBest() {
        assertThat(THREE.spatial(UpdateTrackSettings.newBuilder()
                        .setQuality(VideoQuality.OFF)
                        .build()))
                .isEqualTo(2);
        assertThat(THREE.spatial(
                        UpdateTrackSettings.newBuilder().setQualityValue(77).build()))
                .isEqualTo(2);
        assertThat(THREE.spatial(size(-1, -1))).isZero(); // huge unsigned numbers: falls back to the quality, LOW
    }

    @Test
    void layersThatMakeNoSenseAreLeftOut() {
        VideoLayers layers = VideoLayers.of(List.of(
                VideoLayer.newBuilder().setQualityValue(42).build(),
                layer(VideoQuality.OFF, 1, 1),
                layer(VideoQuality.LOW, 1, 1),
                layer(VideoQuality.LOW, 2, 2)));
        assertThat(layers.top()).isZero();
        assertThat(VideoLayers.of(List.of()).top()).isZero();
    }

    @Test
    void namesAllQualitiesToThePublisher() {
        assertThat(enabled(THREE, 2)).containsExactly(true, true, true);
        assertThat(enabled(THREE, 0)).containsExactly(true, false, false);
        assertThat(enabled(THREE, -1)).containsExactly(false, false, false);
        assertThat(enabled(LOW_AND_HIGH, 1)).containsExactly(true, true, true);
        assertThat(enabled(VideoLayers.SINGLE, 0)).containsExactly(true, true, true);
        assertThat(enabled(THREE, Integer.MAX_VALUE)).containsExactly(true, true, true);
    }
}
