package hiwar.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.talks.command.AgendaCommand.AddItem;
import hiwar.talks.command.Command;
import hiwar.talks.command.PreparationCommand.AddDelegation;
import hiwar.talks.command.SeatCommand.AccreditSeat;
import hiwar.talks.id.DelegationId;
import hiwar.talks.id.ItemId;
import hiwar.talks.id.SeatId;
import hiwar.talks.json.Codec;
import hiwar.talks.terms.AgendaItem;
import hiwar.talks.terms.Delegation;
import hiwar.talks.terms.ItemKind;
import hiwar.talks.terms.Role;
import hiwar.talks.terms.Seat;
import hiwar.talks.terms.Wording;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A talk between Ardenia and Belmark, prepared by the secretariat over HTTP as its pages do it. */
final class PreparedTalk {
    final String id;
    static final DelegationId A = new DelegationId("a");
    static final DelegationId B = new DelegationId("b");
    static final ItemId GREETINGS = new ItemId("greetings");
    static final ItemId BORDER = new ItemId("border");

    private static final Codec<Command> COMMANDS = Codec.of(Command.class);

    private final URI url;
    final Browser secretariat;
    private int commands;

    private PreparedTalk(URI url, Browser secretariat, String id) {
        this.url = url;
        this.secretariat = secretariat;
        this.id = id;
    }

    /** The first talk of a node: two delegations with a head each, and two items. */
    static PreparedTalk make(RunningNode node) throws Exception {
        return make(node.url(), node.secretariat(), "talk");
    }

    /** Another talk of the same kind. */
    static PreparedTalk make(RunningNode node, Browser secretariat, String id) throws Exception {
        return make(node.url(), secretariat, id);
    }

    /** A talk of this kind on the server at this address. */
    static PreparedTalk make(URI url, Browser secretariat, String id) throws Exception {
        Map<String, Object> secretary = Map.of("office", Map.of("en", "Secretary"), "languages", List.of("en"));
        Map<String, Object> wanted = Map.of("talk", id, "title", Map.of("en", "Talks"), "secretary", secretary);
        secretariat.post("/api/talks", wanted).is(201);
        PreparedTalk talk = new PreparedTalk(url, secretariat, id);
        talk.orders(new AddDelegation(new Delegation(A, words("Ardenia"), "Europe/Moscow")));
        talk.orders(new AddDelegation(new Delegation(B, words("Belmark"), "Asia/Shanghai")));
        talk.accredits("head-a", Role.HEAD, A).accredits("head-b", Role.HEAD, B);
        talk.orders(new AddItem(new AgendaItem(GREETINGS, words("Greetings"), ItemKind.PROTOCOL, null, 600_000, true)));
        talk.orders(new AddItem(new AgendaItem(BORDER, words("Border"), ItemKind.BILATERAL, B, 0, false)));
        return talk;
    }

    static Wording words(String text) {
        return Wording.of("en", text);
    }

    PreparedTalk accredits(String seat, Role role, @Nullable DelegationId delegation) throws Exception {
        return orders(new AccreditSeat(new Seat(new SeatId(seat), role, delegation, words(seat), List.of("en"))));
    }

    /** The secretariat gives a command over HTTP, and it is carried out. */
    PreparedTalk orders(Command command) throws Exception {
        order(command).is(200);
        return this;
    }

    Browser.Reply order(Command command) throws Exception {
        commands++;
        return order("s" + commands, command);
    }

    Browser.Reply order(String commandId, Command command) throws Exception {
        String json = "{\"id\":\"" + commandId + "\",\"command\":" + COMMANDS.write(command) + "}";
        return secretariat.postText("/api/talks/" + id + "/commands", json);
    }

    /** A new link for a seat. */
    String invites(String seat, String scope) throws Exception {
        return invitation(seat, scope).json().get("link").asString();
    }

    Browser.Reply invitation(String seat, String scope) throws Exception {
        return secretariat
                .post("/api/talks/" + id + "/seats/" + seat + "/invitations", Map.of("scope", scope))
                .is(201);
    }

    /** The browser of somebody who has opened the link of a seat. */
    Browser takes(String seat) throws Exception {
        Browser browser = new Browser(url);
        String link = invites(seat, "TALK");
        assertThat(link).startsWith(url + "/talks/" + id + "/seats/" + seat + "#");
        opens(browser, seat, link).is(200);
        return browser;
    }

    Browser.Reply opens(Browser browser, String seat, String link) throws Exception {
        return browser.post(path(seat) + "/session", Map.of("secret", link.substring(link.indexOf('#') + 1)));
    }

    /** Another talk already has a secretariat's browser: an existing talk of a node that was started again. */
    static PreparedTalk again(RunningNode node, PreparedTalk before) {
        return new PreparedTalk(node.url(), new Browser(node.url(), before.secretariat), before.id);
    }

    /** Takes a seat and follows the talk. */
    SeatSocket follows(String seat) throws Exception {
        return SeatSocket.follow(takes(seat), id, seat);
    }

    String path(String seat) {
        return "/api/talks/" + id + "/seats/" + seat;
    }
}
