package hiwar.room.signal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import livekit.LivekitModels.VideoLayer;
import livekit.LivekitModels.VideoQuality;
import livekit.LivekitRtc.SubscribedCodec;
import livekit.LivekitRtc.SubscribedQuality;
import livekit.LivekitRtc.UpdateTrackSettings;

/**
 * The layers that a publisher declared, low to high: the i-th is what arrives as spatial layer i, whatever quality it
 * calls itself. Immutable.
 */
public final class VideoLayers {
    /** One layer of unknown size: audio, and publishers that declare nothing. */
    public static final VideoLayers SINGLE = new VideoLayers(
            List.of(VideoLayer.newBuilder().setQuality(VideoQuality.HIGH).build()));

    /**
     * A layer that is so many tenths of what was asked for is taken: nobody sees the difference, everybody the load.
     */
    private static final int TOLERANCE_TENTHS = 8;

    private final List<VideoLayer> layers;

    private VideoLayers(List<VideoLayer> layers) {
        this.layers = layers;
    }

    /** The declared layers, sorted; {@link #SINGLE} when there are none that make sense. */
    public static VideoLayers of(List<VideoLayer> declared) {
        List<VideoLayer> sorted = new ArrayList<>();
        for (VideoLayer layer : declared) {
            boolean known = layer.getQuality() != VideoQuality.UNRECOGNIZED && layer.getQuality() != VideoQuality.OFF;
            if (known && sorted.stream().noneMatch(other -> other.getQuality() == layer.getQuality())) {
                sorted.add(layer);
            }
        }
        sorted.sort(Comparator.comparing(VideoLayer::getQuality));
        return sorted.isEmpty() ? SINGLE : new VideoLayers(List.copyOf(sorted));
    }

    /** The highest spatial layer. */
    public int top() {
        return layers.size() - 1;
    }

    /** The spatial layer for a quality: the highest that is not above it, at least the lowest. */
    public int spatial(VideoQuality quality) {
        int spatial = 0;
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i).getQuality().compareTo(quality) <= 0) {
                spatial = i;
            }
        }
        return spatial;
    }

    /** The spatial layer for a subscriber's settings: the smallest that fills the asked size, else by quality. */
    public int spatial(UpdateTrackSettings settings) {
        int width = settings.getWidth();
        int height = settings.getHeight();
        if (width <= 0 || height <= 0) {
            VideoQuality quality = settings.getQuality();
            boolean sensible = quality != VideoQuality.UNRECOGNIZED && quality != VideoQuality.OFF;
            return sensible ? spatial(quality) : top();
        }
        VideoLayer largest = layers.get(top());
        boolean portrait = largest.getWidth() < largest.getHeight();
        long wanted = portrait ? width : height;
        for (int i = 0; i < top(); i++) {
            long has = portrait ? layers.get(i).getWidth() : layers.get(i).getHeight();
            if (has * 10 >= wanted * TOLERANCE_TENTHS) {
                return i;
            }
        }
        return top();
    }

    /**
     * What a publisher needs to send so that {@code spatial} and all below it arrive; −1 when nobody wants any. Always
     * names all three qualities, because clients leave unnamed ones as they are.
     */
    public SubscribedCodec needed(String codec, int spatial) {
        SubscribedCodec.Builder needed = SubscribedCodec.newBuilder().setCodec(codec);
        int highest = spatial < 0
                ? -1
                : layers.get(Math.min(spatial, top())).getQuality().getNumber();
        for (VideoQuality quality : List.of(VideoQuality.LOW, VideoQuality.MEDIUM, VideoQuality.HIGH)) {
            needed.addQualities(
                    SubscribedQuality.newBuilder().setQuality(quality).setEnabled(quality.getNumber() <= highest));
        }
        return needed.build();
    }
}
