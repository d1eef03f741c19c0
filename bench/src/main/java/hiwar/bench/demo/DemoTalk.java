package hiwar.bench.demo;

import hiwar.bench.peer.PeerLoop;
import hiwar.talks.command.Command;
import hiwar.talks.command.SeatCommand.Admit;
import hiwar.talks.command.SeatCommand.Arrive;
import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import hiwar.talks.state.Attendee;
import hiwar.talks.state.Presence;
import hiwar.talks.terms.Seat;
import hiwar.talks.view.Proceedings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The reference talk on a running server: both synthetic heads, a synthetic secretary, and links to all seats. */
final class DemoTalk implements AutoCloseable {
    private final Preparation preparation;
    private final List<Link> links;
    private final HttpClient http;
    private final PeerLoop loop;
    private final Actor secretary;
    private final List<Actor> heads = new ArrayList<>();

    /**
     * A way in.
     *
     * @param as what the link's holder is, for people to read
     */
    record Link(SeatId seat, String as, String url) {}

    private DemoTalk(Preparation preparation, HttpClient http, PeerLoop loop, HeadScript.Tempo tempo)
            throws IOException, InterruptedException {
        this.preparation = preparation;
        this.http = http;
        this.loop = loop;
        this.links = links(preparation);
        this.secretary = Actor.silent(place(ReferenceTalk.SECRETARY), DemoTalk::admitWhoWaits);
        String url = URI.create(links.getFirst().url()).resolve("/").toString();
        String mediaUrl = url.substring(0, url.length() - 1).replaceFirst("^http", "ws");
        for (ReferenceTalk.Side side : List.of(ReferenceTalk.FIRST, ReferenceTalk.SECOND)) {
            HeadScript script = new HeadScript(side.head(), side.delegation(), side.equals(ReferenceTalk.FIRST), tempo);
            Actor.Media media = new Actor.Media(loop, mediaUrl, side);
            heads.add(Actor.head(place(side.head()), script::next, media, secretary::seen));
        }
    }

    /**
     * Prepares the talk and lets it begin.
     *
     * @param link by which the secretariat gets in
     * @throws IOException when the server refuses or cannot be reached
     */
    static DemoTalk start(String link, HeadScript.Tempo tempo) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        PeerLoop loop = PeerLoop.start("delegations");
        try {
            DemoTalk talk = new DemoTalk(Preparation.make(http, link), http, loop, tempo);
            talk.secretary.start();
            talk.heads.forEach(Actor::start);
            return talk;
        } catch (IOException | InterruptedException | RuntimeException e) {
            loop.close();
            http.shutdownNow();
            throw e;
        }
    }

    private static List<Link> links(Preparation preparation) throws IOException, InterruptedException {
        List<Link> links = new ArrayList<>();
        for (Seat seat : ReferenceTalk.seats()) {
            String as = seat.office().texts().getOrDefault("en", seat.id().value());
            String whose = seat.delegation() == null ? "" : ", " + ReferenceTalk.nameOf(seat.delegation());
            links.add(new Link(seat.id(), as + whose, preparation.invite(seat.id())));
        }
        links.add(new Link(
                ReferenceTalk.SECRETARY, "Secretary of the talks", preparation.invite(ReferenceTalk.SECRETARY)));
        return List.copyOf(links);
    }

    private Actor.Place place(SeatId seat) {
        return new Actor.Place(http, preparation.talk(), seat, link(seat).url());
    }

    /** Visitors need not wait for somebody to look. */
    private static @Nullable Command admitWhoWaits(Proceedings proceedings, long nowMillis) {
        Attendee me = proceedings.state().seats().find(ReferenceTalk.SECRETARY);
        if (me != null && me.presence() == Presence.AWAY) {
            return new Arrive();
        }
        boolean here = me != null && me.present();
        for (Attendee other : proceedings.state().seats().attendees()) {
            if (here && other.presence() == Presence.WAITING) {
                return new Admit(other.seat().id());
            }
        }
        return null;
    }

    TalkId talk() {
        return preparation.talk();
    }

    /** A link to every seat; those of one delegation are those of the other. */
    List<Link> links() {
        return links;
    }

    Link link(SeatId seat) {
        return links.stream().filter(one -> one.seat().equals(seat)).findFirst().orElseThrow();
    }

    /** The talk as the synthetic secretary sees it. */
    Proceedings seen() {
        return secretary.seen();
    }

    /** All synthetic people go. */
    @Override
    public void close() {
        heads.forEach(Actor::close);
        secretary.close();
        loop.close();
        http.shutdownNow();
    }
}
