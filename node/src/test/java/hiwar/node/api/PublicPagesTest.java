package hiwar.node.api;

import static hiwar.node.api.PreparedTalk.A;
import static hiwar.node.api.PreparedTalk.words;
import static org.assertj.core.api.Assertions.assertThat;

import hiwar.talks.command.PreparationCommand.AnnounceTalk;
import hiwar.talks.command.PreparationCommand.CancelTalk;
import hiwar.talks.terms.Announcement;
import hiwar.talks.terms.Form;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a stranger sees of a talk on a whole node. */
@Timeout(60)
class PublicPagesTest {
    static final Announcement ANNOUNCEMENT = new Announcement(
            words("Talks by video"), 4_102_444_800_000L, 3_600_000, Form.VIDEO, null, List.of("ru"), null);

    private static final List<String> PLACES =
            List.of("/talks/talk", "/talks/talk/calendar.ics", "/api/public/talks/talk");

    @TempDir
    private Path data;

    @Test
    void aTalkIsThereForAnybodyOnceItIsAnnounced() throws Exception {
        try (RunningNode node = RunningNode.start(data)) {
            PreparedTalk talk = PreparedTalk.make(node);
            Browser stranger = node.browser();
            for (String place : PLACES) {
                stranger.get(place).is(404);
            }
            assertThat(stranger.get("/talks").is(200).text()).doesNotContain("talk?lang");
            talk.orders(new AnnounceTalk(ANNOUNCEMENT));
            assertThat(stranger.get("/talks/talk").is(200).text())
                    .contains("Talks by video", "Ardenia", "Belmark", "Greetings")
                    .doesNotContain("Border");
            assertThat(stranger.get("/talks").is(200).text()).contains("/talks/talk?lang=en", "Ardenia");
            assertThat(stranger.get("/talks/talk/calendar.ics").is(200).text()).contains("METHOD:PUBLISH");
            assertThat(stranger.get("/api/public/talks/talk").is(200).text()).doesNotContain("Border", "secretary");
            talk.orders(new CancelTalk(A, words("Illness")));
            assertThat(stranger.get("/talks/talk").is(200).text()).contains("will not take place", "Illness");
            assertThat(stranger.get("/talks").is(200).text()).contains("Past and cancelled", "Cancelled");
            assertThat(stranger.get("/talks/talk/calendar.ics").is(200).text()).contains("METHOD:CANCEL", "SEQUENCE:1");
        }
    }

    @Test
    void addressesAreThoseOfThePublicUrl() throws Exception {
        try (RunningNode node = RunningNode.start(data, "--public-url", "https://talks.example")) {
            PreparedTalk.make(node).orders(new AnnounceTalk(ANNOUNCEMENT));
            assertThat(node.browser().get("/talks/talk").text())
                    .contains("href=\"https://talks.example/talks/talk?lang=ru\"");
        }
    }

    @Test
    void theListIsReadFromTheRecordAfterARestart() throws Exception {
        try (RunningNode node = RunningNode.start(data)) {
            PreparedTalk.make(node).orders(new AnnounceTalk(ANNOUNCEMENT));
        }
        try (RunningNode node = RunningNode.start(data)) {
            assertThat(node.browser().get("/talks").text()).contains("Talks by video");
            assertThat(node.browser().get("/talks/talk").text()).contains("Talks by video");
        }
    }

    @Test
    void theInvitationOfASeatIsForItsHolderAndTheSecretariat() throws Exception {
        try (RunningNode node = RunningNode.start(data)) {
            PreparedTalk talk = PreparedTalk.make(node);
            String place = talk.path("head-a") + "/invitation.ics";
            Browser head = talk.takes("head-a");
            head.get(place).is(409, "refusal.not-announced");
            talk.orders(new AnnounceTalk(ANNOUNCEMENT));
            Browser.Reply own = head.get(place).is(200);
            assertThat(own.header("Content-Type")).isEqualTo("text/calendar; charset=utf-8; method=request");
            assertThat(own.text().replace("\r\n ", ""))
                    .contains("URL:" + node.url() + "/talks/talk/seats/head-a\r\n", "ATTENDEE;", "LANGUAGE=en:Talks")
                    .doesNotContain("#");
            talk.secretariat.get(place).is(200);
            talk.secretariat.get(talk.path("nobody") + "/invitation.ics").is(403);
            node.browser().get(place).is(401);
            head.get(talk.path("head-b") + "/invitation.ics").is(401);
        }
    }
}
