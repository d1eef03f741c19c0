package hiwar.node.press;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.node.http.AccessTokens;
import hiwar.node.http.HttpParts;
import hiwar.node.http.HttpServer;
import hiwar.node.http.HttpSettings;
import hiwar.node.loop.Sessions;
import hiwar.node.loop.Shards;
import hiwar.node.metrics.Metrics;
import hiwar.node.store.DatabaseDown;
import hiwar.talks.id.TalkId;
import hiwar.talks.json.Codec;
import hiwar.talks.json.Decoded;
import hiwar.talks.view.PublicTalk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The public pages over the real HTTP server. */
@Timeout(60)
class PressEndpointTest {
    private static final String TALK = "/talks/talks-2021-06-28";

    @TempDir
    private Path web;

    private PublicTalk talk = Announced.talk();
    private boolean down;
    private HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    private final PublicTalks talks = new PublicTalks() {
        @Override
        public @Nullable PublicTalk find(TalkId id) {
            return id.equals(known().talk()) ? known() : null;
        }

        @Override
        public List<PublicTalk> latest(int limit) {
            return List.of(known());
        }
    };

    private PublicTalk known() {
        if (down) {
            throw new DatabaseDown(new SQLException("it is down"));
        }
        return talk;
    }

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(web.resolve("assets"));
        Files.writeString(web.resolve("index.html"), "<link rel=\"stylesheet\" href=\"/assets/index-1.css\">");
        Files.writeString(
                web.resolve("assets/index-1.css"),
                "@font-face{font-family:Plex;src:url(/assets/plex.woff2)}.button{color:red}");
        server = new HttpServer(
                new HttpSettings("127.0.0.1", 0, null, web),
                new HttpParts(
                        new Shards(),
                        new Sessions(),
                        new AccessTokens(Map.of("key", "secret"), InstantSource.system()),
                        new Metrics(),
                        false,
                        opened -> {},
                        List.of(new PressEndpoint(talks, web, null, InstantSource.system()))));
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Test
    void thePageIsInTheLanguageAskedForOrAccepted() throws Exception {
        HttpResponse<String> accepted = get(TALK, "Accept-Language", "de, ar-EG;q=0.8");
        assertThat(accepted.statusCode()).isEqualTo(200);
        assertThat(header(accepted, "Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(header(accepted, "Content-Language")).isEqualTo("ar");
        assertThat(header(accepted, "Vary")).isEqualTo("Accept-Language");
        assertThat(accepted.body()).contains("<html lang=\"ar\" dir=\"rtl\">", "محادثات عبر الفيديو");
        HttpResponse<String> asked = get(TALK + "?lang=zh", "Accept-Language", "ar");
        assertThat(asked.body()).contains("<html lang=\"zh\" dir=\"ltr\">");
        assertThat(asked.body()).contains("http://127.0.0.1:" + server.port() + TALK + "?lang=ru");
    }

    @Test
    void nothingOfThePageMayComeFromElsewhereOrRun() throws Exception {
        String policy = header(get(TALK), "Content-Security-Policy");
        assertThat(policy).startsWith("default-src 'none';").doesNotContain("script-src", "unsafe", "http");
        assertThat(get(TALK).headers().map()).doesNotContainKey("access-control-allow-origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {TALK, TALK + "/calendar.ics", "/api/public" + TALK, "/talks"})
    void whatIsKnownIsNotSentAgainUntilItChanges(String path) throws Exception {
        String tag = header(get(path), "ETag");
        assertThat(header(get(path), "Cache-Control")).isEqualTo("no-cache");
        HttpResponse<String> known = get(path, "If-None-Match", tag);
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
        talk = Announced.cancelled();
        assertThat(get(path, "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/talks/other", "/talks/other/calendar.ics"})
    void whatIsNotAnnouncedIsNotThere(String path) throws Exception {
        HttpResponse<String> missing = get(path + "?lang=ru");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).contains("Здесь переговоры не объявлены");
    }

    @Test
    void theDataAreWhatThePageIsMadeOf() throws Exception {
        HttpResponse<String> data = get("/api/public" + TALK);
        assertThat(header(data, "Content-Type")).isEqualTo("application/json");
        assertThat(Codec.of(PublicTalk.class).read(data.body())).isEqualTo(new Decoded.Read<>(talk));
        HttpResponse<String> missing = get("/api/public/talks/other");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).contains("\"reason\":\"refusal.no-talk\"");
    }

    @Test
    void theCalendarNamesItsMethod() throws Exception {
        HttpResponse<String> file = get(TALK + "/calendar.ics?lang=ru");
        assertThat(header(file, "Content-Type")).isEqualTo("text/calendar; charset=utf-8; method=publish");
        assertThat(header(file, "Content-Disposition")).contains("talks-2021-06-28.ics");
        assertThat(file.body()).startsWith("BEGIN:VCALENDAR\r\n").contains("SUMMARY;LANGUAGE=ru:Переговоры");
    }

    @Test
    void theListIsThere() throws Exception {
        assertThat(get("/talks").body()).contains("Talks by video", TALK + "?lang=en");
    }

    @Test
    void theStyleIsThatOfTheClientWithItsFontsAndBothThemes() throws Exception {
        HttpResponse<String> style = get("/talks/style.css");
        assertThat(header(style, "Content-Type")).isEqualTo("text/css; charset=utf-8");
        assertThat(style.body())
                .contains("url(/assets/plex.woff2)", "--paper: #faf8f4", ".letterhead")
                .doesNotContain(".button")
                .containsPattern("(?s)prefers-color-scheme: dark\\) \\{\\s*:root \\{[^}]*--paper: #14171a");
        assertThat(get("/talks").body()).contains("href=\"/talks/style.css?");
        assertThat(get("/talks/mark.svg").body()).startsWith("<svg");
    }

    @Test
    void seatsAndCommandsAreNotThePublics() throws Exception {
        assertThat(get(TALK + "/seats/head").statusCode()).isEqualTo(404); // there is no client in this program
        HttpResponse<String> posted =
                client.send(request(TALK).POST(BodyPublishers.ofString("{}")).build(), BodyHandlers.ofString());
        assertThat(posted.statusCode()).isEqualTo(405);
        assertThat(header(posted, "Allow")).isEqualTo("GET, HEAD");
    }

    @Test
    void theStyleIsSentPacked() throws Exception {
        HttpResponse<byte[]> packed = client.send(
                request("/talks/style.css").header("Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray());
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        String plain = new String(
                new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(plain).isEqualTo(get("/talks/style.css").body());
        assertThat(get("/talks/style.css", "If-None-Match", header(get("/talks/style.css"), "ETag"))
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void whatCannotBeReadNowIsSaidInThreeParts() throws Exception {
        down = true;
        for (String path : List.of(TALK, "/talks", TALK + "/calendar.ics", "/api/public" + TALK)) {
            HttpResponse<String> answer = get(path + "?lang=en");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(header(answer, "Retry-After")).isNotEmpty();
            assertThat(answer.body()).contains("cannot read its record", "remains announced", "again in a minute");
        }
    }
}
