package hiwar.node.http;

import hiwar.room.auth.Grants;
import hiwar.room.signal.JoinParams;
import hiwar.room.signal.JoinRequests;
import hiwar.room.signal.Refusal;
import java.util.Base64;
import java.util.Map;
import livekit.LivekitModels.ClientInfo;
import livekit.LivekitModels.ReconnectReason;
import livekit.LivekitRtc.ConnectionSettings;
import livekit.LivekitRtc.JoinRequest;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The query of {@code /rtc} and {@code /rtc/v1}: either one {@code join_request}, or the older single parameters, which
 * are put into a {@link JoinRequest} with the defaults that belong to them. Stateless.
 */
final class JoinQuery {
    /** The result of reading. */
    sealed interface Reading {}

    /** It makes sense. */
    record Read(JoinParams params) implements Reading {}

    /** It does not. */
    record Wrong(Refusal refusal) implements Reading {}

    private static final Map<String, ClientInfo.SDK> SDKS = Map.ofEntries(
            Map.entry("js", ClientInfo.SDK.JS),
            Map.entry("ios", ClientInfo.SDK.SWIFT),
            Map.entry("swift", ClientInfo.SDK.SWIFT),
            Map.entry("android", ClientInfo.SDK.ANDROID),
            Map.entry("flutter", ClientInfo.SDK.FLUTTER),
            Map.entry("go", ClientInfo.SDK.GO),
            Map.entry("unity", ClientInfo.SDK.UNITY),
            Map.entry("reactnative", ClientInfo.SDK.REACT_NATIVE),
            Map.entry("rust", ClientInfo.SDK.RUST),
            Map.entry("python", ClientInfo.SDK.PYTHON),
            Map.entry("cpp", ClientInfo.SDK.CPP),
            Map.entry("unityweb", ClientInfo.SDK.UNITY_WEB),
            Map.entry("node", ClientInfo.SDK.NODE),
            Map.entry("unreal", ClientInfo.SDK.UNREAL),
            Map.entry("esp32", ClientInfo.SDK.ESP32));

    private static final Map<String, ClientInfo.Capability> CAPABILITIES =
            Map.of("CAP_PACKET_TRAILER", ClientInfo.Capability.CAP_PACKET_TRAILER);

    private static final JsonMapper JSON = JsonMapper.shared();

    private JoinQuery() {}

    /** Reads the query of somebody with these grants; on {@code /rtc/v1} there must be a {@code join_request}. */
    static Reading read(Fields query, Grants grants, boolean v1) {
        @Nullable String joinRequest = query.getValue("join_request");
        if (joinRequest == null || joinRequest.isEmpty()) {
            return v1
                    ? new Wrong(new Refusal(400, "join_request is missing"))
                    : new Read(JoinParams.v0(grants, fromParameters(query), text(query, "publish")));
        }
        return switch (JoinRequests.decode(joinRequest)) {
            case JoinRequests.Decoded decoded -> new Read(JoinParams.v1(grants, decoded.request()));
            case JoinRequests.Malformed malformed -> new Wrong(new Refusal(400, malformed.reason()));
        };
    }

    /** True unless there are {@code attributes} that cannot be read; a join ignores those, the pre-flight tells. */
    static boolean attributesMakeSense(Fields query) {
        String attributes = text(query, "attributes");
        return attributes.isEmpty() || attributes(attributes) != null;
    }

    private static JoinRequest fromParameters(Fields query) {
        ConnectionSettings.Builder settings = ConnectionSettings.newBuilder()
                .setAutoSubscribe(query.getValue("auto_subscribe") == null || flag(query, "auto_subscribe"))
                .setAutoSubscribeDataTrack(flag(query, "auto_subscribe_data_track"))
                .setAdaptiveStream(flag(query, "adaptive_stream"))
                .setDisableIceLite(flag(query, "disable_ice_lite"));
        if (query.getValue("subscriber_allow_pause") != null) {
            settings.setSubscriberAllowPause(flag(query, "subscriber_allow_pause"));
        }
        JoinRequest.Builder request = JoinRequest.newBuilder()
                .setClientInfo(client(query))
                .setConnectionSettings(settings)
                .setReconnect(flag(query, "reconnect"))
                .setParticipantSid(text(query, "sid"));
        ReconnectReason reason = ReconnectReason.forNumber(number(query, "reconnect_reason"));
        if (reason != null && reason != ReconnectReason.UNRECOGNIZED) {
            request.setReconnectReason(reason);
        }
        Map<String, String> attributes = attributes(text(query, "attributes"));
        if (attributes != null) {
            request.putAllParticipantAttributes(attributes);
        }
        return request.build();
    }

    private static ClientInfo.Builder client(Fields query) {
        ClientInfo.Builder client = ClientInfo.newBuilder()
                .setSdk(SDKS.getOrDefault(text(query, "sdk"), ClientInfo.SDK.UNKNOWN))
                .setVersion(text(query, "version"))
                .setProtocol(number(query, "protocol"))
                .setClientProtocol(number(query, "client_protocol"))
                .setOs(text(query, "os"))
                .setOsVersion(text(query, "os_version"))
                .setDeviceModel(text(query, "device_model"))
                .setBrowser(text(query, "browser"))
                .setBrowserVersion(text(query, "browser_version"))
                .setNetwork(text(query, "network"));
        for (String name : text(query, "capabilities").split(",", -1)) {
            ClientInfo.Capability capability = CAPABILITIES.get(name.strip());
            if (capability != null) {
                client.addCapabilities(capability);
            }
        }
        return client;
    }

    /** Base64url of a JSON object of strings; null when it is anything else. */
    private static @Nullable Map<String, String> attributes(String parameter) {
        try {
            byte[] json = Base64.getUrlDecoder().decode(parameter);
            if (json.length == 0) {
                return Map.of();
            }
            Map<String, String> read = JSON.readValue(json, new TypeReference<Map<String, String>>() {});
            return read == null || read.containsValue(null) ? null : read;
        } catch (IllegalArgumentException | JacksonException wrong) {
            return null;
        }
    }

    private static String text(Fields query, String name) {
        String value = query.getValue(name);
        return value == null ? "" : value;
    }

    private static boolean flag(Fields query, String name) {
        String value = query.getValue(name);
        return "1".equals(value) || "true".equals(value);
    }

    private static int number(Fields query, String name) {
        try {
            return Integer.parseInt(text(query, name));
        } catch (NumberFormatException absentOrWrong) {
            return 0;
        }
    }
}
