package hiwar.room.negotiate;

import hiwar.media.stream.RtpCodec;
import hiwar.wire.codec.Codec;
import hiwar.wire.rtp.MediaKind;
import hiwar.wire.sdp.Lines.Feedback;
import hiwar.wire.sdp.Lines.Fmtp;
import hiwar.wire.sdp.Lines.RtpMap;
import hiwar.wire.sdp.MediaDescription;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds our codecs in a client's media section (RFC 3264 section 6.1). Of the many forms of H.264, VP9 and AV1 one is
 * taken, so that what one client sends every other one that has the codec can be sent under a single payload type.
 */
final class CodecChoice {
    private final List<Codec> wanted;

    CodecChoice(List<Codec> wanted) {
        this.wanted = List.copyOf(wanted);
    }

    /** True for codecs with layers that only a dependency descriptor tells apart. */
    boolean layered() {
        return wanted.contains(Codec.VP9) || wanted.contains(Codec.AV1);
    }

    /** Our codecs that {@code section} has, the most wanted first, with its payload types, formats and feedback. */
    List<RtpCodec> in(MediaDescription section, MediaKind kind) {
        Offer offer = new Offer(section);
        List<RtpCodec> found = new ArrayList<>();
        for (Codec codec : wanted) {
            RtpCodec best = codec.kind() == kind ? offer.best(codec) : null;
            if (best != null) {
                found.add(best);
            }
        }
        // Redundant audio is worth nothing without the codec that it repeats.
        if (found.stream().noneMatch(codec -> codec.codec() == Codec.OPUS)) {
            found.removeIf(codec -> codec.codec() == Codec.RED);
        }
        return found;
    }

    /** The same with {@code first} at the front. */
    static List<RtpCodec> preferring(@Nullable Codec first, List<RtpCodec> codecs) {
        List<RtpCodec> ordered = new ArrayList<>(codecs.size());
        for (RtpCodec codec : codecs) {
            if (codec.codec() == first) {
                ordered.add(codec);
            }
        }
        for (RtpCodec codec : codecs) {
            if (codec.codec() != first) {
                ordered.add(codec);
            }
        }
        return ordered;
    }

    /** The same without {@code unwanted}. */
    static List<RtpCodec> without(Codec unwanted, List<RtpCodec> codecs) {
        return codecs.stream().filter(codec -> codec.codec() != unwanted).toList();
    }

    static boolean has(List<RtpCodec> codecs, Codec codec) {
        return codecs.stream().anyMatch(one -> one.codec() == codec);
    }

    /** How we receive in these codecs: with arrival feedback, and bandwidth messages only where there is none. */
    static List<RtpCodec> receiving(List<RtpCodec> codecs) {
        return codecs.stream()
                .map(codec -> feedback(codec, codec.transportCc(), codec.remb() && !codec.transportCc()))
                .toList();
    }

    /** How we send in them: the client estimates the bandwidth (REMB), as we number no packets across streams. */
    static List<RtpCodec> sending(List<RtpCodec> codecs) {
        return codecs.stream()
                .map(codec -> feedback(codec, false, codec.remb()))
                .toList();
    }

    private static RtpCodec feedback(RtpCodec codec, boolean transportCc, boolean remb) {
        return new RtpCodec(
                codec.codec(),
                codec.payloadType(),
                codec.rtxPayloadType(),
                codec.clockRateHz(),
                codec.channels(),
                codec.fmtp(),
                codec.nack(),
                codec.pli(),
                transportCc,
                remb);
    }

    /** One section's codec lines by payload type. */
    private static final class Offer {
        private final List<Integer> payloadTypes;
        private final List<Feedback> feedbacks;
        private final Map<Integer, RtpMap> maps = new HashMap<>();
        private final Map<Integer, Fmtp> fmtps = new HashMap<>();
        private final Map<String, Integer> retransmissions = new HashMap<>();

        Offer(MediaDescription section) {
            payloadTypes = section.payloadTypes();
            feedbacks = section.feedbacks();
            maps.put(0, new RtpMap(0, "PCMU", 8_000, 1)); // static payload types of RFC 3551 section 6
            maps.put(8, new RtpMap(8, "PCMA", 8_000, 1));
            for (RtpMap map : section.rtpMaps()) {
                maps.put(map.payloadType(), map);
            }
            for (Fmtp fmtp : section.fmtps()) {
                fmtps.putIfAbsent(fmtp.payloadType(), fmtp);
            }
            for (int type : payloadTypes) {
                RtpMap map = maps.get(type);
                String original = parameter(type, "apt");
                if (map != null && original != null && map.encodingName().equalsIgnoreCase("rtx")) {
                    retransmissions.putIfAbsent(original, type);
                }
            }
        }

        private @Nullable String parameter(int payloadType, String name) {
            Fmtp fmtp = fmtps.get(payloadType);
            return fmtp == null ? null : fmtp.parameter(name);
        }

        @Nullable
        RtpCodec best(Codec codec) {
            RtpCodec best = null;
            int bestRank = 0;
            for (int type : payloadTypes) {
                RtpMap map = maps.get(type);
                boolean same = map != null
                        && map.encodingName().equalsIgnoreCase(codec.encodingName())
                        && map.clockRateHz() == codec.clockRateHz();
                int rank = same ? rank(codec, type) : 0;
                if (map != null && rank > bestRank) {
                    best = codec(codec, map);
                    bestRank = rank;
                }
            }
            return best;
        }

        /** How well a form of the codec serves all clients; 0 for not at all. */
        private int rank(Codec codec, int type) {
            return switch (codec) {
                case H264 -> h264Rank(type);
                case VP9 -> zero(parameter(type, "profile-id"));
                case AV1 -> zero(parameter(type, "profile"));
                case OPUS, RED, PCMU, PCMA, VP8 -> 1;
            };
        }

        private static int zero(@Nullable String profile) {
            return profile == null || profile.equals("0") ? 1 : 0;
        }

        /** Constrained baseline with fragments (RFC 7742 section 6.2) is what every H.264 client has. */
        private int h264Rank(int type) {
            String mode = parameter(type, "packetization-mode");
            String profile = parameter(type, "profile-level-id");
            profile = profile == null ? "42" : profile.toLowerCase(Locale.ROOT);
            int rank = profile.startsWith("42e0") ? 3 : profile.startsWith("42") ? 2 : profile.startsWith("4d") ? 1 : 0;
            return rank == 0 ? 0 : rank + ("1".equals(mode) ? 3 : 0);
        }

        private RtpCodec codec(Codec codec, RtpMap map) {
            int type = map.payloadType();
            Fmtp fmtp = fmtps.get(type);
            boolean video = codec.kind() == MediaKind.VIDEO;
            return new RtpCodec(
                    codec,
                    type,
                    video ? retransmissions.getOrDefault(Integer.toString(type), -1) : -1,
                    map.clockRateHz(),
                    map.channels(),
                    fmtp == null ? "" : fmtp.parameters(),
                    codec != Codec.RED && has(type, "nack"),
                    video && has(type, "nack pli"),
                    has(type, "transport-cc"),
                    video && has(type, "goog-remb"));
        }

        private boolean has(int type, String value) {
            return hasFeedback(feedbacks, type, value);
        }
    }

    static boolean hasFeedback(List<Feedback> feedbacks, int type, String value) {
        for (Feedback feedback : feedbacks) {
            boolean concerns = feedback.payloadType() == type || feedback.payloadType() == -1;
            if (concerns && feedback.value().equals(value)) {
                return true;
            }
        }
        return false;
    }
}
