package hiwar.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.room.auth.Claims;
import hiwar.room.auth.Grants;
import hiwar.room.signal.JoinParams;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import livekit.LivekitModels.ClientInfo;
import livekit.LivekitModels.ReconnectReason;
import livekit.LivekitRtc.JoinRequest;
import livekit.LivekitRtc.WrappedJoinRequest;
import org.eclipse.jetty.util.Fields;
import org.junit.jupiter.api.Test;

class JoinQueryTest {
    private static final Grants GRANTS = ((Claims.Parsed)
                    Claims.read(Map.of("sub", "visitor", "video", Map.of("roomJoin", true, "room", "talks"))))
            .grants();

    @Test
    void theOldParametersHaveTheirOwnDefaults() {
        JoinParams params = read(new Fields());
        assertThat(params.singleConnection()).isFalse();
        assertThat(params.request().getConnectionSettings().getAutoSubscribe()).isTrue();
        assertThat(params.request().getConnectionSettings().getAdaptiveStream()).isFalse();
        assertThat(params.request().getConnectionSettings().hasSubscriberAllowPause())
                .isFalse();
        assertThat(params.request().getReconnect()).isFalse();
        assertThat(params.request().getClientInfo().getProtocol()).isZero();
        assertThat(params.publish()).isEmpty();
    }

    @Test
    void theOldParametersAreAllRead() {
        Fields query = new Fields();
        query.put("sdk", "reactnative");
        query.put("protocol", "17");
        query.put("client_protocol", "1");
        query.put("version", "2.23.0");
        query.put("os", "android");
        query.put("capabilities", "CAP_UNKNOWN, CAP_PACKET_TRAILER");
        query.put("auto_subscribe", "0");
        query.put("adaptive_stream", "true");
        query.put("subscriber_allow_pause", "0");
        query.put("reconnect", "1");
        query.put("reconnect_reason", "2");
        query.put("sid", "PA_abc");
        query.put("publish", "screen");
        query.put("attributes", base64("{\"seat\":\"1\"}"));
        JoinParams params = read(query);
        JoinRequest request = params.request();
        ClientInfo client = request.getClientInfo();
        assertThat(client.getSdk()).isEqualTo(ClientInfo.SDK.REACT_NATIVE);
        assertThat(client.getProtocol()).isEqualTo(17);
        assertThat(client.getClientProtocol()).isEqualTo(1);
        assertThat(client.getVersion()).isEqualTo("2.23.0");
        assertThat(client.getCapabilitiesList()).containsExactly(ClientInfo.Capability.CAP_PACKET_TRAILER);
        assertThat(request.getConnectionSettings().getAutoSubscribe()).isFalse();
        assertThat(request.getConnectionSettings().getAdaptiveStream()).isTrue();
        assertThat(request.getConnectionSettings().hasSubscriberAllowPause()).isTrue();
        assertThat(params.resumes()).isTrue();
        assertThat(request.getReconnectReason()).isEqualTo(ReconnectReason.RR_PUBLISHER_FAILED);
        assertThat(request.getParticipantSid()).isEqualTo("PA_abc");
        assertThat(request.getParticipantAttributesMap()).containsExactly(Map.entry("seat", "1"));
        assertThat(params.identity().value()).isEqualTo("visitor#screen");
    }

    @Test
    void nonsenseInTheOldParametersIsAsIfAbsent() {
        Fields query = new Fields();
        query.put("protocol", "many");
        query.put("reconnect_reason", "99");
        query.put("reconnect", "yes");
        query.put("sdk", "JS");
        query.put("attributes", base64("{\"seat\":null}"));
        JoinParams params = read(query);
        assertThat(params.resumes()).isFalse();
        assertThat(params.request().getClientInfo().getProtocol()).isZero();
        assertThat(params.request().getClientInfo().getSdk()).isEqualTo(ClientInfo.SDK.UNKNOWN);
        assertThat(params.request().getParticipantAttributesMap()).isEmpty();
        assertThat(JoinQuery.attributesMakeSense(query))
                .as("but the pre-flight tells")
                .isFalse();
    }

    @Test
    void attributesMakeSenseWhenTheyAreAnObjectOfStrings() {
        for (String good : new String[] {"{}", "{\"a\":\"b\"}"}) {
            assertThat(JoinQuery.attributesMakeSense(attributes(base64(good))))
                    .as(good)
                    .isTrue();
        }
        for (String bad : new String[] {"[]", "{\"a\":{}}", "{", "null"}) {
            assertThat(JoinQuery.attributesMakeSense(attributes(base64(bad))))
                    .as(bad)
                    .isFalse();
        }
        assertThat(JoinQuery.attributesMakeSense(attributes("%%%"))).isFalse();
        assertThat(JoinQuery.attributesMakeSense(new Fields())).isTrue();
    }

    @Test
    void aJoinRequestMeansOneConnectionOnBothPaths() {
        Fields query = new Fields();
        query.put(
                "join_request",
                wrapped(JoinRequest.newBuilder().setMetadata("m").build()));
        for (boolean v1 : new boolean[] {true, false}) {
            JoinQuery.Reading reading = JoinQuery.read(query, GRANTS, v1);
            assertThat(reading).isInstanceOf(JoinQuery.Read.class);
            JoinParams params = ((JoinQuery.Read) reading).params();
            assertThat(params.singleConnection()).isTrue();
            assertThat(params.request().getMetadata()).isEqualTo("m");
        }
    }

    @Test
    void v1NeedsAJoinRequestThatCanBeRead() {
        for (String bad : new String[] {"", "%%", "AAAA"}) {
            Fields query = new Fields();
            query.put("join_request", bad);
            JoinQuery.Reading reading = JoinQuery.read(query, GRANTS, true);
            assertThat(reading).as(bad).isInstanceOf(JoinQuery.Wrong.class);
            assertThat(((JoinQuery.Wrong) reading).refusal().httpStatus()).isEqualTo(400);
        }
    }

    private static JoinParams read(Fields query) {
        JoinQuery.Reading reading = JoinQuery.read(query, GRANTS, false);
        assertThat(reading).isInstanceOf(JoinQuery.Read.class);
        return ((JoinQuery.Read) reading).params();
    }

    private static Fields attributes(String value) {
        Fields query = new Fields();
        query.put("attributes", value);
        return query;
    }

    private static String wrapped(JoinRequest request) {
        WrappedJoinRequest wrapper = WrappedJoinRequest.newBuilder()
                .setJoinRequest(request.toByteString())
                .build();
        return Base64.getUrlEncoder().encodeToString(wrapper.toByteArray());
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
