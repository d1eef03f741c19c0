package hiwar.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.node.store.DatabaseAddress;
import hiwar.node.store.Invitation;
import hiwar.node.store.Store;
import hiwar.talks.command.PreparationCommand.CancelTalk;
import hiwar.talks.command.SeatCommand.Arrive;
import hiwar.talks.command.SeatCommand.Leave;
import hiwar.talks.command.SeatCommand.RevokeAccreditation;
import hiwar.talks.command.SittingCommand.AdjournSitting;
import hiwar.talks.command.SittingCommand.OpenSitting;
import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import hiwar.talks.terms.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Timeout(120)
class InvitationTest {
    private static final int BARRED = 4403;

    private final Path folder;
    private final RunningNode node;
    private PreparedTalk talk;

    InvitationTest(@TempDir Path folder) throws Exception {
        this.folder = folder;
        node = RunningNode.start(folder);
        talk = PreparedTalk.make(node);
    }

    @BeforeEach
    void delegate() throws Exception {
        talk = talk.accredits("delegate-a", Role.DELEGATE, PreparedTalk.A);
    }

    @AfterEach
    void close() {
        node.close();
    }

    private static String secret(String link) {
        return link.substring(link.indexOf('#') + 1);
    }

    private Browser.Reply knocks(String seat, String secret) throws Exception {
        return node.browser().post(talk.path(seat) + "/session", Map.of("secret", secret));
    }

    @Test
    void aLinkOpensItsOwnSeatAndSaysWhoseItIs() throws Exception {
        String link = talk.invites("delegate-a", "TALK");
        JsonNode taken = knocks("delegate-a", secret(link)).is(200).json();
        assertThat(taken.get("talk").asString()).isEqualTo("talk");
        assertThat(taken.at("/seat/role").asString()).isEqualTo("DELEGATE");
        assertThat(taken.at("/delegations/1/name/en").asString()).isEqualTo("Belmark");
        assertThat(taken.at("/board/phase").asString()).isEqualTo("PREPARED");
        knocks("head-a", secret(link)).is(401, "request.bad-secret");
        knocks("delegate-a", secret(link)).is(200); // as often as it is opened
    }

    @Test
    void aLinkOfAnotherTalkOpensNothing() throws Exception {
        PreparedTalk other = PreparedTalk.make(node, talk.secretariat, "other");
        knocks("head-a", secret(other.invites("head-a", "TALK"))).is(401, "request.bad-secret");
    }

    @Test
    void forgedLinksOpenNothing() throws Exception {
        String secret = secret(talk.invites("head-a", "TALK"));
        for (int i = 0; i < secret.length(); i += 7) {
            char other = secret.charAt(i) == 'A' ? 'B' : 'A';
            knocks("head-a", secret.substring(0, i) + other + secret.substring(i + 1))
                    .is(401, "request.bad-secret");
        }
        knocks("head-a", "").is(401, "request.bad-secret");
        knocks("head-a", secret + "=").is(401, "request.bad-secret");
        knocks("head-a", secret.substring(1)).is(401, "request.bad-secret");
    }

    @Test
    void whoGuessesIsNotListenedToAnyMoreAndOthersAre() throws Exception {
        String link = secret(talk.invites("head-a", "TALK"));
        for (int i = 0; i < Api.MAX_ATTEMPTS; i++) {
            knocks("head-a", "guess-" + i).is(401, "request.bad-secret");
        }
        knocks("head-a", link).is(429, "request.too-many-attempts");
        node.browser()
                .post("/api/secretariat/session", Map.of("secret", "guess"))
                .is(429, "request.too-many-attempts");
        Browser elsewhere = node.browser();
        elsewhere
                .send(elsewhere
                        .request(talk.path("head-a") + "/session")
                        .header("Content-Type", "application/json")
                        .header("X-Forwarded-For", "203.0.113.9, 192.0.2.7")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"secret\":\"" + link + "\"}")))
                .is(200);
        talk.secretariat.get("/api/talks").is(200);
    }

    @Test
    void aLinkThatWasTakenBackIsWorthNothingAndWhoCameByItIsOut() throws Exception {
        Browser.Reply made = talk.invitation("head-a", "TALK");
        String link = made.json().get("link").asString();
        Browser browser = node.browser();
        talk.opens(browser, "head-a", link).is(200);
        SeatSocket head = SeatSocket.follow(browser, talk.id, "head-a").does(new Arrive());
        SeatSocket other = talk.follows("head-b");

        String id = made.json().at("/invitation/id").asString();
        String path = "/api/talks/talk/invitations/" + id;
        talk.secretariat.delete(path).is(204);
        assertThat(head.closeCode()).isEqualTo(BARRED);
        other.event("SeatLeft");
        browser.get(talk.path("head-a") + "/session").is(401, "request.no-session");
        talk.opens(node.browser(), "head-a", link).is(403, "request.invitation-revoked");
        talk.secretariat.delete(path).is(204); // again changes nothing
        JsonNode shown =
                talk.secretariat.get("/api/talks/talk/invitations").json().at("/invitations/0");
        assertThat(shown.get("id").asString()).isEqualTo(id);
        assertThat(shown.get("revokedMillis").asLong())
                .isGreaterThanOrEqualTo(shown.get("createdMillis").asLong());
        assertThat(shown.has("secret")).isFalse();
    }

    @Test
    void anInvitationToOneSittingEndsWithIt() throws Exception {
        String link = talk.invites("delegate-a", "SITTING");
        Browser browser = node.browser();
        talk.opens(browser, "delegate-a", link).is(200); // beforehand, to try the equipment
        SeatSocket headA = talk.follows("head-a").does(new Arrive());
        SeatSocket headB = talk.follows("head-b").does(new Arrive());
        headA.does(new OpenSitting());
        headB.does(new OpenSitting());
        SeatSocket delegate = SeatSocket.follow(browser, talk.id, "delegate-a");
        headA.does(new AdjournSitting(null));
        headB.does(new AdjournSitting(null));
        assertThat(delegate.closeCode()).isEqualTo(BARRED);
        talk.opens(browser, "delegate-a", link).is(403, "request.invitation-over");
        // The next one is for the next sitting.
        String next = talk.invites("delegate-a", "SITTING");
        talk.opens(browser, "delegate-a", next).is(200);
        SeatSocket again = SeatSocket.follow(browser, talk.id, "delegate-a");
        talk.orders(new CancelTalk(null, PreparedTalk.words("No more")));
        talk.opens(node.browser(), "delegate-a", next).is(403, "request.invitation-over");
        assertThat(again.closeCode()).isEqualTo(BARRED);
        browser.get(talk.path("delegate-a") + "/session").is(401, "request.no-session");
    }

    /** An invitation that ended long ago must not end what a newer one has let in. */
    @Test
    void whatEndedOnceDoesNotEndAgain() throws Exception {
        talk.accredits("adviser-a", Role.ADVISER, PreparedTalk.A);
        talk.invites("delegate-a", "SITTING");
        SeatSocket headA = talk.follows("head-a").does(new Arrive());
        SeatSocket headB = talk.follows("head-b").does(new Arrive());
        for (SeatSocket head : List.of(headA, headB)) {
            head.does(new OpenSitting());
        }
        for (SeatSocket head : List.of(headA, headB)) {
            head.does(new AdjournSitting(null));
        }
        Browser browser = node.browser();
        talk.opens(browser, "delegate-a", talk.invites("delegate-a", "SITTING")).is(200);
        for (SeatSocket head : List.of(headA, headB)) {
            head.does(new OpenSitting());
        }
        SeatSocket delegate = SeatSocket.follow(browser, talk.id, "delegate-a").does(new Arrive());
        String adviser =
                talk.invitation("adviser-a", "TALK").json().at("/invitation/id").asString();
        talk.orders(new RevokeAccreditation(new SeatId("adviser-a")));
        awaitRevoked(adviser);
        assertThat(delegate.closed).isNotDone();
        delegate.does(new Leave());
    }

    @Test
    void aSeatThatIsAccreditedAgainDoesNotKnowItsOldLinks() throws Exception {
        Browser.Reply made = talk.invitation("delegate-a", "TALK");
        String link = made.json().get("link").asString();
        Browser browser = node.browser();
        talk.opens(browser, "delegate-a", link).is(200);
        SeatSocket delegate = SeatSocket.follow(browser, talk.id, "delegate-a");
        talk.orders(new RevokeAccreditation(new SeatId("delegate-a")));
        assertThat(delegate.closeCode()).isEqualTo(BARRED);
        awaitRevoked(made.json().at("/invitation/id").asString());
        browser.get(talk.path("delegate-a") + "/session").is(401, "request.no-session");
        talk.accredits("delegate-a", Role.DELEGATE, PreparedTalk.A);
        talk.opens(node.browser(), "delegate-a", link).is(403, "request.invitation-revoked");
    }

    private void awaitRevoked(String id) throws Exception {
        boolean revoked = false;
        while (!revoked) {
            Thread.sleep(10);
            for (JsonNode one :
                    talk.secretariat.get("/api/talks/talk/invitations").json().get("invitations")) {
                revoked |= one.get("id").asString().equals(id) && one.has("revokedMillis");
            }
        }
    }

    @Test
    void nobodyFillsTheDatabaseWithSessions() throws Exception {
        String link = talk.invites("head-a", "TALK");
        for (int i = 0; i < SeatSession.MAX_OPENINGS; i++) {
            talk.opens(node.browser(), "head-a", link).is(200);
        }
        talk.opens(node.browser(), "head-a", link).is(429, "request.too-many-attempts");
        talk.takes("head-b");
    }

    @Test
    void theSecretariatTakesTheSeatOfASecretaryWithoutALinkAndNoOther() throws Exception {
        Browser secretariat = talk.secretariat;
        secretariat.post(talk.path("secretary") + "/session", Map.of()).is(200);
        SeatSocket.follow(secretariat, talk.id, "secretary").does(new Arrive());
        secretariat.post(talk.path("head-a") + "/session", Map.of()).is(401, "request.bad-secret");
        node.browser().post(talk.path("secretary") + "/session", Map.of()).is(401, "request.no-session");
        secretariat.post(talk.path("nobody") + "/session", Map.of()).is(403, "refusal.not-accredited");
    }

    @Test
    void theLinkOfTheSecretariatWorksOnce() throws Exception {
        node.browser()
                .post("/api/secretariat/session", Map.of("secret", node.secretariatSecret()))
                .is(401, "request.bad-secret");
        talk.secretariat.get("/api/secretariat/session").is(200);
        talk.secretariat.delete("/api/secretariat/session").is(204);
        talk.secretariat.get("/api/secretariat/session").is(401, "request.no-session");
    }

    @Test
    void thereAreOnlySoManyInvitations() throws Exception {
        try (Store store = Store.visit(new DatabaseAddress.Sqlite(folder))) {
            for (int i = 0; i < InvitationList.MAX_PER_TALK; i++) {
                String id = InvitationSecrets.newId();
                store.invitations().add(new Invitation(id, new TalkId("talk"), new SeatId("head-a"), 0, i, null));
            }
        }
        talk.secretariat
                .post("/api/talks/talk/seats/head-a/invitations", Map.of("scope", "TALK"))
                .is(409, "request.too-many-invitations");
    }

    @Test
    void onlyTheSecretariatInvites() throws Exception {
        Browser head = talk.takes("head-a");
        String path = "/api/talks/talk/seats/head-a/invitations";
        head.post(path, Map.of("scope", "TALK")).is(401, "request.no-session");
        head.get("/api/talks/talk/invitations").is(401, "request.no-session");
        head.delete("/api/talks/talk/invitations/x").is(401, "request.no-session");
        talk.secretariat.delete("/api/talks/talk/invitations/x").is(404, "request.no-invitation");
        talk.secretariat.post(path, Map.of("scope", "FOREVER")).is(400, "request.malformed");
    }
}
