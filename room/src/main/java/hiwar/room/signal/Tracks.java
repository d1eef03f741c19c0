package hiwar.room.signal;

import hiwar.room.id.TrackSid;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import livekit.LivekitModels.AudioTrackFeature;
import livekit.LivekitModels.SimulcastCodecInfo;
import livekit.LivekitModels.TrackInfo;
import livekit.LivekitModels.TrackSource;
import livekit.LivekitModels.TrackType;
import livekit.LivekitModels.VideoLayer;
import livekit.LivekitRtc.AddTrackRequest;
import livekit.LivekitRtc.RequestResponse;
import livekit.LivekitRtc.SimulcastCodec;
import org.jspecify.annotations.Nullable;

/**
 * What an {@code add_track} becomes before anybody can see it. Stateless. Enums are copied by number: a newer client's
 * value is passed on, where setting it by name would throw.
 */
public final class Tracks {
    private Tracks() {}

    /** What is wrong with the request itself; null when nothing is. */
    public static RequestResponse.@Nullable Reason fault(AddTrackRequest request) {
        if (request.getType() != TrackType.AUDIO && request.getType() != TrackType.VIDEO) {
            return RequestResponse.Reason.UNSUPPORTED_TYPE;
        }
        if (!request.getSid().isEmpty()) {
            return RequestResponse.Reason.UNSUPPORTED_TYPE; // a backup codec, which this server never asks for
        }
        boolean tooLong = Limits.tooLong(request.getCid(), Limits.MAX_TRACK_TEXT_BYTES)
                || Limits.tooLong(request.getName(), Limits.MAX_TRACK_TEXT_BYTES)
                || Limits.tooLong(request.getStream(), Limits.MAX_TRACK_TEXT_BYTES)
                || request.getSerializedSize() > Limits.MAX_TRACK_BYTES
                || request.getLayersCount() > Limits.MAX_LAYERS
                || request.getAudioFeaturesCount() > Limits.MAX_LAYERS * 2
                || request.getSimulcastCodecsCount() > Limits.MAX_LAYERS;
        for (SimulcastCodec codec : request.getSimulcastCodecsList()) {
            tooLong |= Limits.tooLong(codec.getCid(), Limits.MAX_TRACK_TEXT_BYTES)
                    || Limits.tooLong(codec.getCodec(), Limits.MAX_TRACK_TEXT_BYTES)
                    || codec.getLayersCount() > Limits.MAX_LAYERS;
        }
        return tooLong ? RequestResponse.Reason.LIMIT_EXCEEDED : null;
    }

    /** The two letters of a track's sid: type and source. */
    public static String letters(AddTrackRequest request) {
        String type = request.getType() == TrackType.AUDIO ? "A" : "V";
        return type
                + switch (request.getSource()) {
                    case CAMERA -> "C";
                    case MICROPHONE -> "M";
                    case SCREEN_SHARE -> "S";
                    case SCREEN_SHARE_AUDIO -> "s";
                    case UNKNOWN, UNRECOGNIZED -> "";
                };
    }

    /** The ids by which the request's description may call the track. */
    public static List<String> cids(AddTrackRequest request) {
        Set<String> cids = new LinkedHashSet<>();
        cids.add(request.getCid());
        for (SimulcastCodec codec : request.getSimulcastCodecsList()) {
            cids.add(codec.getCid());
        }
        cids.remove("");
        return List.copyOf(cids);
    }

    /** The short codec name that the request prefers ({@code vp8}); empty when it has no wish. */
    public static String preferredCodec(AddTrackRequest request) {
        if (request.getSimulcastCodecsCount() == 0) {
            return "";
        }
        String codec = request.getSimulcastCodecs(0).getCodec();
        return codec.substring(codec.indexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    /** The layers of a track, wherever the request lists them. */
    public static VideoLayers layers(AddTrackRequest request) {
        if (request.getType() == TrackType.AUDIO) {
            return VideoLayers.SINGLE;
        }
        boolean inCodec = request.getSimulcastCodecsCount() > 0
                && request.getSimulcastCodecs(0).getLayersCount() > 0;
        return VideoLayers.of(inCodec ? request.getSimulcastCodecs(0).getLayersList() : request.getLayersList());
    }

    /** True when the audio is to be sent in stereo. */
    @SuppressWarnings("deprecation") // older clients set the field, newer the feature
    public static boolean stereo(AddTrackRequest request) {
        return request.getStereo() || request.getAudioFeaturesList().contains(AudioTrackFeature.TF_STEREO);
    }

    /** True when silence is to be sent like speech. */
    @SuppressWarnings("deprecation") // older clients set the field, newer the feature
    public static boolean noDtx(AddTrackRequest request) {
        return request.getDisableDtx() || request.getAudioFeaturesList().contains(AudioTrackFeature.TF_NO_DTX);
    }

    /** The first description of a track; its mime type and mid follow when the SDP has named them. */
    @SuppressWarnings("deprecation") // clients up to this year read layers, stereo and disable_dtx
    public static TrackInfo describe(TrackSid sid, AddTrackRequest request) {
        TrackInfo.Builder track = TrackInfo.newBuilder()
                .setSid(sid.value())
                .setType(request.getType())
                .setSourceValue(request.getSourceValue())
                .setName(request.getName())
                .setMuted(request.getMuted())
                .setWidth(request.getWidth())
                .setHeight(request.getHeight())
                .setDisableDtx(noDtx(request))
                .setStereo(stereo(request))
                .setDisableRed(request.getDisableRed())
                .setEncryptionValue(request.getEncryptionValue())
                .setStream(request.getStream().isEmpty() ? stream(request.getSource()) : request.getStream())
                .setBackupCodecPolicyValue(request.getBackupCodecPolicyValue())
                .addAllAudioFeatures(features(request));
        boolean video = request.getType() == TrackType.VIDEO;
        if (video) {
            List<VideoLayer> layers = request.getLayersList();
            track.addAllLayers(layers).setSimulcast(layers.size() > 1);
        }
        for (SimulcastCodec codec : request.getSimulcastCodecsList()) {
            track.addCodecs(codec(codec, video));
        }
        if (request.getSimulcastCodecsCount() == 0) {
            track.addCodecs(SimulcastCodecInfo.newBuilder()
                    .setCid(request.getCid())
                    .addAllLayers(request.getLayersList())
                    .setVideoLayerMode(mode("", video)));
        }
        return track.build();
    }

    private static SimulcastCodecInfo codec(SimulcastCodec codec, boolean video) {
        String name = codec.getCodec().toLowerCase(Locale.ROOT);
        String mime = name.isEmpty() || name.contains("/") ? name : (video ? "video/" : "audio/") + name;
        return SimulcastCodecInfo.newBuilder()
                .setMimeType(mime)
                .setCid(codec.getCid())
                .addAllLayers(codec.getLayersList())
                .setVideoLayerMode(mode(mime, video))
                .build();
    }

    private static VideoLayer.Mode mode(String mime, boolean video) {
        if (!video) {
            return VideoLayer.Mode.MODE_UNUSED;
        }
        boolean scalable = mime.endsWith("/vp9") || mime.endsWith("/av1");
        return scalable
                ? VideoLayer.Mode.MULTIPLE_SPATIAL_LAYERS_PER_STREAM
                : VideoLayer.Mode.ONE_SPATIAL_LAYER_PER_STREAM;
    }

    private static List<AudioTrackFeature> features(AddTrackRequest request) {
        Set<AudioTrackFeature> features = new LinkedHashSet<>(request.getAudioFeaturesList());
        if (request.getType() == TrackType.AUDIO) {
            if (stereo(request)) {
                features.add(AudioTrackFeature.TF_STEREO);
            }
            if (noDtx(request)) {
                features.add(AudioTrackFeature.TF_NO_DTX);
            }
        }
        features.remove(AudioTrackFeature.UNRECOGNIZED);
        return new ArrayList<>(features);
    }

    private static String stream(TrackSource source) {
        return switch (source) {
            case CAMERA, MICROPHONE -> "camera";
            case SCREEN_SHARE, SCREEN_SHARE_AUDIO -> "screen";
            case UNKNOWN, UNRECOGNIZED -> "unknown";
        };
    }
}
