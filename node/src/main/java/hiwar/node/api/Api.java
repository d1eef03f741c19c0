package hiwar.node.api;

import hiwar.node.api.Problem.Kind;
import hiwar.node.http.Answer;
import hiwar.node.http.Endpoint;
import hiwar.node.loop.Printable;
import hiwar.node.loop.TalkDesk;
import hiwar.node.loop.TalkUnavailable;
import hiwar.node.store.DatabaseDown;
import hiwar.node.store.Store;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything below {@code /api/}, except what is public: see {@code docs/openapi.yaml}. Thread-safe. */
public final class Api implements Endpoint {
    private static final Logger LOG = LoggerFactory.getLogger(Api.class);

    private static final String PREFIX = "/api/";
    private static final String PUBLIC_PREFIX = "/api/public/";
    private static final String JSON = "application/json";
    private static final String SEAT = "/api/talks/{talk}/seats/{seat}";
    /** Wrong secrets in a minute from one address: a person who copies a link badly needs a few. */
    static final int MAX_ATTEMPTS = 20;
    /** The same from everywhere: more than an accident, and what it costs to look at them is nothing. */
    static final int MAX_ATTEMPTS_OF_ALL = 2_000;

    private static final String RETRY_SECONDS = "2";
    /** Of all answers; nothing here is a page. */
    private static final Map<String, String> HEADERS = Map.of(
            "Cache-Control", "no-store",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff");

    private final @Nullable URI publicUrl;
    private final List<Route> routes;

    public Api(ApiParts parts) {
        publicUrl = parts.publicUrl();
        routes = routes(parts);
    }

    private static List<Route> routes(ApiParts parts) {
        Store store = parts.store();
        TalkDesk desk = parts.desk();
        SessionCookies cookies = new SessionCookies(store, desk);
        InvitationSecrets secrets = new InvitationSecrets(store.secrets().key("invitations"));
        InvitationKeeper keeper = new InvitationKeeper(store, desk);
        desk.watch(keeper);
        Attempts attempts = new Attempts(MAX_ATTEMPTS, MAX_ATTEMPTS_OF_ALL);
        SecretariatSession secretariat = new SecretariatSession(store.secrets(), cookies, attempts);
        SeatSession session = new SeatSession(store.invitations(), cookies, secrets, attempts);
        TalkList talks = new TalkList(desk, cookies);
        TalkFile talk = new TalkFile(desk, cookies);
        RecordFile record = new RecordFile(desk, cookies);
        InvitationList invitations = new InvitationList(parts, cookies, secrets, keeper);
        PaperShelf papers = new PaperShelf(store.papers(), desk, cookies);
        SeatMedia media = new SeatMedia(cookies, parts.tokens(), parts.apiKey());
        SeatInvitation invitation = new SeatInvitation(cookies, parts.calendar());
        SocketDoor socket = new SocketDoor(desk, cookies);
        return List.of(
                new Route("POST", "/api/secretariat/session", secretariat::begin),
                new Route("GET", "/api/secretariat/session", secretariat::look),
                new Route("DELETE", "/api/secretariat/session", secretariat::end),
                new Route("GET", "/api/talks", talks::list),
                new Route("POST", "/api/talks", talks::make),
                new Route("GET", "/api/talks/{talk}", talk::look),
                new Route("POST", "/api/talks/{talk}/commands", talk::order),
                new Route("GET", "/api/talks/{talk}/record", record::ofTalk),
                new Route("GET", "/api/talks/{talk}/invitations", invitations::list),
                new Route("DELETE", "/api/talks/{talk}/invitations/{id}", invitations::revoke),
                new Route("PUT", "/api/talks/{talk}/papers/{sha256}", papers::putBySecretariat),
                new Route("GET", "/api/talks/{talk}/papers/{sha256}", papers::showToSecretariat),
                new Route("POST", SEAT + "/invitations", invitations::make),
                new Route("POST", SEAT + "/session", session::begin),
                new Route("GET", SEAT + "/session", session::look),
                new Route("DELETE", SEAT + "/session", session::end),
                new Route("POST", SEAT + "/media", media::ticket),
                new Route("GET", SEAT + "/invitation.ics", invitation::show),
                new Route("PUT", SEAT + "/papers/{sha256}", papers::putBySeat),
                new Route("GET", SEAT + "/papers/{sha256}", papers::showToSeat),
                new Route("GET", SEAT + "/record", record::ofSeat),
                new Route("GET", SEAT + "/socket", socket::open));
    }

    /** The methods and paths that it answers. */
    List<String> answered() {
        return routes.stream()
                .map(route -> route.method() + " " + route.template())
                .toList();
    }

    @Override
    public boolean handle(Exchange exchange) throws IOException {
        String path = exchange.path();
        if (!path.startsWith(PREFIX) || path.startsWith(PUBLIC_PREFIX)) {
            return false;
        }
        Answer answer = answer(exchange);
        if (answer != null) {
            HEADERS.forEach((name, value) -> exchange.response().getHeaders().put(name, value));
            exchange.answer(answer);
        }
        return true;
    }

    private @Nullable Answer answer(Exchange exchange) throws IOException {
        String method = exchange.request().getMethod();
        try {
            return carriedOut(exchange, method);
        } catch (Problem problem) {
            return problem.answer();
        } catch (TalkUnavailable | DatabaseDown down) {
            LOG.warn(
                    "{} {}: {}",
                    method,
                    Printable.plain(exchange.path()),
                    Printable.plain(String.valueOf(down.getMessage())));
            return Problem.of(Kind.UNAVAILABLE).answer().with("Retry-After", RETRY_SECONDS);
        } catch (RuntimeException bug) {
            LOG.error("{} {} failed", method, Printable.plain(exchange.path()), bug);
            return Problem.of(Kind.BUG).answer();
        }
    }

    private @Nullable Answer carriedOut(Exchange exchange, String method) throws Problem, IOException {
        Set<String> others = new TreeSet<>();
        for (Route route : routes) {
            Map<String, String> names = route.match(exchange.path());
            if (names == null) {
                continue;
            }
            if (route.method().equals(method) || (route.method().equals("GET") && method.equals("HEAD"))) {
                Call call = new Call(exchange, new Visit(exchange.request(), publicUrl), names);
                check(call, method);
                return route.action().answer(call);
            }
            others.add(route.method());
        }
        if (others.isEmpty()) {
            throw Problem.of(Kind.NOT_HERE);
        }
        String allow = String.join(", ", others);
        return Problem.of(Kind.WRONG_METHOD, allow).answer().with("Allow", allow);
    }

    /** What a page of another server could send by the cookies of its visitor is not looked at. */
    private static void check(Call call, String method) throws Problem {
        if (!call.visit().fromOwnPage()) {
            throw Problem.of(Kind.FOREIGN_PAGE);
        }
        if (method.equals("POST") && !call.mediaType().equals(JSON)) {
            throw Problem.of(Kind.NOT_JSON);
        }
    }
}
