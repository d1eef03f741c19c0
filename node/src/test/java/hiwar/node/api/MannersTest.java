package hiwar.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.talks.command.AgendaCommand.AttachDocument;
import hiwar.talks.id.DocumentId;
import hiwar.talks.terms.Document;
import hiwar.talks.terms.Role;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What holds for every request: sessions, cookies, origins, limits, errors; and the files of a talk. */
@Timeout(120)
class MannersTest {
    private final RunningNode node;
    private final PreparedTalk talk;

    MannersTest(@TempDir Path folder) throws Exception {
        node = RunningNode.start(folder);
        talk = PreparedTalk.make(node);
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void withoutASessionNothingIsTold() throws Exception {
        Browser stranger = node.browser();
        for (String path : List.of(
                "/api/talks",
                "/api/talks/talk",
                "/api/talks/talk/record",
                "/api/talks/talk/invitations",
                "/api/talks/talk/papers/" + "0".repeat(64),
                talk.path("head-a") + "/session",
                talk.path("head-a") + "/record",
                talk.path("head-a") + "/socket",
                talk.path("head-a") + "/papers/" + "0".repeat(64),
                "/api/talks/none")) {
            stranger.get(path).is(401, "request.no-session");
        }
        stranger.post("/api/talks/talk/commands", Map.of()).is(401, "request.no-session");
        stranger.post(talk.path("head-a") + "/media", Map.of()).is(401, "request.no-session");
    }

    @Test
    void theCookieOfASeatIsForThatSeatAndForNoScript() throws Exception {
        String link = talk.invites("head-a", "TALK");
        Browser browser = node.browser();
        String cookie = talk.opens(browser, "head-a", link).header("Set-Cookie");
        assertThat(cookie)
                .matches("hiwar_seat=[A-Za-z0-9_-]{43}; Path=/api/talks/talk/seats/head-a; Max-Age=604800;"
                        + " HttpOnly; SameSite=Strict");
        String value = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
        for (String seat : List.of("head-b", "secretary")) {
            Browser thief = node.browser();
            thief.send(thief.request(talk.path(seat) + "/session").header("Cookie", "hiwar_seat=" + value))
                    .is(401, "request.no-session");
        }
        Browser thief = node.browser();
        thief.send(thief.request("/api/talks").header("Cookie", "hiwar_secretariat=" + value))
                .is(401, "request.no-session");
        browser.delete(talk.path("head-a") + "/session").is(204);
        thief.send(thief.request(talk.path("head-a") + "/session").header("Cookie", "hiwar_seat=" + value))
                .is(401, "request.no-session");
    }

    @Test
    void behindAProxyThatEncryptsTheCookieIsKeptToEncryption() throws Exception {
        String link = talk.invites("head-a", "TALK");
        Browser browser = node.browser();
        String body = "{\"secret\":\"" + link.substring(link.indexOf('#') + 1) + "\"}";
        Browser.Reply reply = browser.send(browser.request(talk.path("head-a") + "/session")
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", "192.0.2.7")
                .header("X-Forwarded-Proto", "https")
                .POST(BodyPublishers.ofString(body)));
        assertThat(reply.is(200).header("Set-Cookie")).endsWith("; SameSite=Strict; Secure");
    }

    @Test
    void linksBeginWithThePublicAddress(@TempDir Path other) throws Exception {
        try (RunningNode known = RunningNode.start(other, "--public-url", "https://talks.example/")) {
            assertThat(known.secretariatLink()).startsWith("https://talks.example/secretariat#");
            Browser secretariat = known.browser();
            String body = "{\"secret\":\"" + known.secretariatSecret() + "\"}";
            Browser.Reply begun = secretariat.send(secretariat
                    .request("/api/secretariat/session")
                    .header("Content-Type", "application/json")
                    .header("Origin", "https://talks.example")
                    .POST(BodyPublishers.ofString(body)));
            assertThat(begun.is(204).header("Set-Cookie"))
                    .startsWith("hiwar_secretariat=")
                    .contains("; Path=/api; ", "; HttpOnly; SameSite=Strict; Secure");
            PreparedTalk prepared = PreparedTalk.make(known, secretariat, "talk");
            assertThat(prepared.invites("head-a", "TALK")).startsWith("https://talks.example/talks/talk/seats/head-a#");
        }
    }

    @Test
    void cookiesAreNotGuessed() throws Exception {
        Browser guesser = node.browser();
        for (int i = 0; i < SessionCookies.MAX_GUESSES; i++) {
            guesser.send(guesser.request("/api/talks").header("Cookie", "hiwar_secretariat=" + i))
                    .is(401, "request.no-session");
        }
        guesser.send(guesser.request("/api/talks").header("Cookie", "hiwar_secretariat=more"))
                .is(429, "request.too-many-attempts");
    }

    @Test
    void toEndASessionThatIsNoneIsNothing() throws Exception {
        Browser stranger = node.browser();
        stranger.delete("/api/secretariat/session").is(204);
        stranger.send(stranger.request(talk.path("head-a") + "/session")
                        .header("Cookie", "hiwar_seat=guess")
                        .DELETE())
                .is(204);
        talk.secretariat.get("/api/secretariat/session").is(200);
    }

    @Test
    void pagesOfOthersAreNotServed() throws Exception {
        String own = node.url().toString();
        for (String origin : List.of("http://elsewhere", "null", own + ".elsewhere", "http://127.0.0.1:1", "%")) {
            talk.secretariat
                    .send(talk.secretariat.request("/api/talks").header("Origin", origin))
                    .is(403, "request.foreign-page");
            Browser.Reply post = talk.secretariat.send(talk.secretariat
                    .request("/api/talks/talk/commands")
                    .header("Origin", origin)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{}")));
            assertThat(post.is(403).header("Access-Control-Allow-Origin")).isEmpty();
        }
        talk.secretariat
                .send(talk.secretariat.request("/api/talks").header("Origin", own))
                .is(200);
    }

    @Test
    void formsOfOtherPagesCannotEvenTry() throws Exception {
        talk.secretariat
                .send(talk.secretariat
                        .request("/api/talks/talk/commands")
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("{}")))
                .is(415, "request.not-json");
        talk.secretariat
                .send(talk.secretariat
                        .request(talk.path("secretary") + "/session")
                        .POST(BodyPublishers.noBody()))
                .is(415, "request.not-json");
    }

    @Test
    void everyAnswerSaysHowItIsToBeTreated() throws Exception {
        for (Browser.Reply reply : List.of(
                talk.secretariat.get("/api/talks"),
                node.browser().get("/api/talks"),
                node.browser().get("/api/nothing"))) {
            assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
            assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(reply.header("Content-Security-Policy")).contains("default-src 'none'", "sandbox");
            assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        }
    }

    @Test
    void whatIsNotThereIsSaidSo() throws Exception {
        for (String path : List.of("/api/", "/api/x", "/api/talks/", "/api/talks/talk/", "/api/talks/talk/seats")) {
            talk.secretariat.get(path).is(404, "request.not-here");
        }
        talk.secretariat.get("/api/talks/none").is(404, "refusal.no-talk");
        talk.secretariat.get("/api/talks/n%20one").is(404, "refusal.no-talk");
        Browser.Reply wrong = talk.secretariat.delete("/api/talks").is(405, "request.wrong-method");
        assertThat(wrong.header("Allow")).isEqualTo("GET, POST");
    }

    @Test
    void whatCannotBeReadIsSaidWhere() throws Exception {
        for (String body : List.of(
                "",
                "{",
                "[]",
                "null",
                "{\"id\":1,\"command\":{}}",
                "{\"id\":\"x\",\"command\":{\"type\":\"Dance\"}}")) {
            talk.secretariat.postText("/api/talks/talk/commands", body).is(400, "request.malformed");
        }
        JsonNode unknown = talk.secretariat
                .postText("/api/talks/talk/commands", "{\"id\":\"x\",\"command\":{\"type\":\"Arrive\",\"seat\":\"y\"}}")
                .is(400, "request.malformed")
                .json();
        assertThat(unknown.at("/arguments/what").asString()).isEqualTo(".command: a key that is not known here");
        Browser.Reply notText = talk.secretariat.send(talk.secretariat
                .request("/api/talks/talk/commands")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(new byte[] {'"', (byte) 0xff, '"'})));
        notText.is(400, "request.malformed");
        talk.secretariat
                .postText("/api/talks/talk/commands", " ".repeat(Call.MAX_JSON_BYTES + 1))
                .is(413, "request.too-long");
    }

    @Test
    void aTalkIsMadeOnceAndOthersGetANameOfTheirOwn() throws Exception {
        Map<String, Object> secretary = Map.of("office", Map.of("en", "Secretary"), "languages", List.of());
        Map<String, Object> wanted = Map.of("title", Map.of("en", "Others"), "secretary", secretary);
        JsonNode made = talk.secretariat.post("/api/talks", wanted).is(201).json();
        assertThat(made.get("talk").asString()).matches("[a-z0-9]{10}");
        assertThat(made.get("seat").asString()).isEqualTo("secretary");
        String again = "{\"talk\":\"talk\",\"title\":{\"en\":\"T\"},"
                + "\"secretary\":{\"office\":{\"en\":\"S\"},\"languages\":[]}}";
        talk.secretariat.postText("/api/talks", again).is(409, "refusal.talk-exists");
        talk.secretariat
                .postText("/api/talks", again.replace("\"talk\":\"talk\"", "\"talk\":\"a/b\""))
                .is(409, "refusal.bad-name");
        talk.secretariat
                .postText(
                        "/api/talks",
                        again.replace("\"talk\":\"talk\"", "\"talk\":\"t2\"").replace("{\"en\":\"T\"}", "{}"))
                .is(409, "refusal.words-missing");
        talk.secretariat.get("/api/talks/t2").is(404, "refusal.no-talk");
        JsonNode talks = talk.secretariat.get("/api/talks").is(200).json().get("talks");
        assertThat(talks.size()).isEqualTo(2);
        assertThat(talks.findValuesAsString("phase")).containsOnly("PREPARED");
    }

    @Test
    void theSameOrderAgainGetsTheSameAnswer() throws Exception {
        var accredit = new hiwar.talks.command.SeatCommand.RevokeAccreditation(new hiwar.talks.id.SeatId("head-b"));
        String first = talk.order("once", accredit).is(200).text();
        assertThat(first).startsWith("{\"first\":").contains("\"log\":\"talk/table\"");
        assertThat(talk.order("once", accredit).is(200).text()).isEqualTo(first);
        talk.order("twice", accredit).is(409, "refusal.unknown-seat");
    }

    @Test
    void theRecordIsServedAsItIsStoredToWhoMayReadIt() throws Exception {
        String record = talk.secretariat.get("/api/talks/talk/record").is(200).text();
        String[] lines = record.split("\n", -1);
        String previous = Secret.hash("hiwar log 1".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < lines.length - 1; i++) {
            JsonNode line = Browser.JSON.readTree(lines[i]);
            assertThat(line.get("sequence").asInt()).isEqualTo(i + 1);
            assertThat(line.get("previous").asString()).isEqualTo(previous);
            previous = Secret.hash(lines[i]);
        }
        assertThat(lines[lines.length - 1]).isEmpty();

        Browser head = talk.takes("head-a");
        assertThat(head.get(talk.path("head-a") + "/record").is(200).text()).isEqualTo(record);
        head.get(talk.path("head-a") + "/record?log=talk/caucus/b").is(404, "request.no-log");
        head.get(talk.path("head-a") + "/record?log=other/table").is(404, "request.no-log");
        talk.accredits("press", Role.PRESS, null);
        talk.takes("press").get(talk.path("press") + "/record").is(404, "request.no-log");
    }

    @Test
    void papersAreServedToWhoReadsTheRecordAsSoonAsTheyAreOnTheTable() throws Exception {
        byte[] content = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        String sha256 = Secret.hash(content);
        Browser headA = talk.takes("head-a");
        Browser headB = talk.takes("head-b");
        String inA = talk.path("head-a") + "/papers/" + sha256;
        String inB = talk.path("head-b") + "/papers/" + sha256;
        headA.get(inA).is(404, "request.no-paper");
        headA.put(talk.path("head-a") + "/papers/" + "0".repeat(64), "text/html", content)
                .is(400, "request.other-hash");
        headA.put(talk.path("head-a") + "/papers/x", "text/html", content).is(400, "request.malformed");
        headA.put(inA, "text/html; charset=utf-8", content).is(204);
        headA.get(inA).is(200);
        headB.get(inB).is(404, "request.no-paper");
        talk.secretariat.get("/api/talks/talk/papers/" + sha256).is(404, "request.no-paper");

        Document document =
                new Document(new DocumentId("d"), PreparedTalk.words("Draft"), sha256, content.length, null);
        talk.orders(new AttachDocument(PreparedTalk.GREETINGS, document));
        Browser.Reply paper = headB.get(inB).is(200);
        assertThat(paper.response().body()).isEqualTo(content);
        assertThat(paper.header("Content-Type")).isEqualTo("text/html");
        assertThat(paper.header("Content-Disposition")).isEqualTo("attachment");
        assertThat(paper.header("Content-Security-Policy")).contains("sandbox");
        talk.secretariat.get("/api/talks/talk/papers/" + sha256).is(200);

        talk.accredits("press", Role.PRESS, null);
        Browser press = talk.takes("press");
        press.get(talk.path("press") + "/papers/" + sha256).is(404, "request.no-paper");
        press.put(talk.path("press") + "/papers/" + sha256, "text/html", content)
                .is(403, "refusal.not-your-right");
        PreparedTalk.make(node, talk.secretariat, "other")
                .takes("head-a")
                .get("/api/talks/other/seats/head-a/papers/" + sha256)
                .is(404, "request.no-paper");
    }

    @Test
    void aPaperThatIsTooLargeIsRefused() throws Exception {
        Browser head = talk.takes("head-a");
        byte[] content = new byte[PaperShelf.MAX_BYTES + 1];
        head.put(talk.path("head-a") + "/papers/" + Secret.hash(content), "application/pdf", content)
                .is(413, "request.too-long");
    }

    @Test
    void nobodyFillsTheShelfByAccident() throws Exception {
        Browser head = talk.takes("head-a");
        for (int i = 0; i < PaperShelf.MAX_PER_MINUTE; i++) {
            byte[] content = {(byte) i};
            head.put(talk.path("head-a") + "/papers/" + Secret.hash(content), "text/plain", content)
                    .is(204);
        }
        byte[] content = {99};
        head.put(talk.path("head-a") + "/papers/" + Secret.hash(content), "text/plain", content)
                .is(429, "request.too-many-papers");
    }
}
