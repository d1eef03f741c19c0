package hiwar.node.api;

import hiwar.node.http.Answer;
import hiwar.room.stage.TalkFrame;
import hiwar.talks.json.Codec;
import hiwar.talks.talk.Reason;
import hiwar.talks.talk.Refusal;
import hiwar.talks.talk.Remedy;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Why a request was not done, as it is answered: keys of texts, their arguments, and the same in English for whoever
 * writes a client. Leaves the handling of a request at the first thing that is wrong.
 */
final class Problem extends Exception {
    private static final long serialVersionUID = 1;
    private static final Codec<Body> BODY = Codec.of(Body.class);

    /** What can be wrong with a request itself, whatever the talk says. */
    enum Kind {
        /** It cannot be read; {@code what}. */
        MALFORMED(400, Remedy.CORRECT, "The request cannot be read: {what}.", "what"),
        /** It must be sent as JSON. */
        NOT_JSON(415, Remedy.CORRECT, "The request must have the Content-Type application/json."),
        /** It is longer than it may be; {@code limit} in bytes. */
        TOO_LONG(413, Remedy.CORRECT, "The request is longer than {limit} bytes.", "limit"),
        /** A page of another origin sent it. */
        FOREIGN_PAGE(403, Remedy.LOOK_AGAIN, "The request comes from a page of another server."),
        /** It needs a session, and there is none, or it has ended. */
        NO_SESSION(401, Remedy.ASK_SECRETARIAT, "There is no session, or it has ended; open the link again."),
        /** The secret of the link is wrong, or it was used up. */
        BAD_SECRET(401, Remedy.ASK_SECRETARIAT, "The link is wrong, incomplete or used up."),
        /** The invitation was taken back. */
        INVITATION_REVOKED(403, Remedy.ASK_SECRETARIAT, "The invitation was taken back."),
        /** The invitation was for a sitting that is over. */
        INVITATION_OVER(403, Remedy.ASK_SECRETARIAT, "The invitation was for one sitting, which is over."),
        /** Too many wrong secrets came from this address, or from everywhere. */
        TOO_MANY_ATTEMPTS(429, Remedy.TRY_AGAIN, "Too many wrong links; wait a minute."),
        /** More than one seat may do in this time. */
        TOO_MANY_PAPERS(429, Remedy.TRY_AGAIN, "Too many papers in a short time; wait some minutes."),
        /** There is nothing at this address. */
        NOT_HERE(404, Remedy.LOOK_AGAIN, "There is nothing here."),
        /** There is something at this address, for other methods; {@code allow}. */
        WRONG_METHOD(405, Remedy.CORRECT, "Only {allow} is possible here.", "allow"),
        /** There is no such paper, or it does not belong to this talk, or this seat may not read it. */
        NO_PAPER(404, Remedy.LOOK_AGAIN, "There is no such paper in this talk."),
        /** The content is not that of the hash; {@code hash} is that of what came. */
        OTHER_HASH(400, Remedy.TRY_AGAIN, "The content has the SHA-256 {hash}.", "hash"),
        /** There is no such invitation in this talk. */
        NO_INVITATION(404, Remedy.LOOK_AGAIN, "There is no such invitation in this talk."),
        /** There is no such log, or this seat may not read it. */
        NO_LOG(404, Remedy.LOOK_AGAIN, "There is no log of this name that this seat may read."),
        /** There are as many as there may be; {@code limit}. */
        TOO_MANY_INVITATIONS(409, Remedy.MAKE_ROOM, "There are {limit} invitations already.", "limit"),
        /** It asks for no WebSocket. */
        NOT_WEBSOCKET(426, Remedy.CORRECT, "This is the address of a WebSocket."),
        /** The server cannot do it now. */
        UNAVAILABLE(503, Remedy.TRY_AGAIN, "The server cannot do this now."),
        /** A fault of the server. */
        BUG(500, Remedy.TRY_AGAIN, "The server has made a mistake.");

        private final int status;
        private final Remedy remedy;
        private final String text;
        private final String argument;

        Kind(int status, Remedy remedy, String text) {
            this(status, remedy, text, "");
        }

        Kind(int status, Remedy remedy, String text, String argument) {
            this.status = status;
            this.remedy = remedy;
            this.text = text;
            this.argument = argument;
        }

        /** The key of its text, for example {@code request.no-session}. */
        String key() {
            return "request." + words().replace(' ', '-');
        }

        private String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        int status() {
            return status;
        }

        Remedy remedy() {
            return remedy;
        }

        /** The name of the argument of its text; empty when it has none. */
        String argument() {
            return argument;
        }
    }

    private record Body(String reason, String remedy, SortedMap<String, String> arguments, String text) {}

    private final int status;
    private final transient Body body;

    private Problem(int status, Body body) {
        super(body.text, null, false, false);
        this.status = status;
        this.body = body;
    }

    static Problem of(Kind kind) {
        return new Problem(kind.status, new Body(kind.key(), kind.remedy.key(), new TreeMap<>(), kind.text));
    }

    /** A problem whose text has an argument. */
    static Problem of(Kind kind, String value) {
        String text = kind.text.replace("{" + kind.argument + "}", value);
        return new Problem(
                kind.status,
                new Body(kind.key(), kind.remedy.key(), new TreeMap<>(Map.of(kind.argument, value)), text));
    }

    /** What the talk itself has refused. */
    static Problem of(TalkFrame.Refused refused) {
        return refused(refused.reason(), refused.remedy(), refused.arguments());
    }

    /** What the talk itself would refuse. */
    static Problem of(Reason reason) {
        Refusal refusal = Refusal.of(reason);
        return refused(refusal.reason().key(), refusal.remedy().key(), Collections.emptySortedMap());
    }

    private static Problem refused(String reason, String remedy, SortedMap<String, String> arguments) {
        String why = reason.substring(reason.indexOf('.') + 1).replace('-', ' ');
        String next = remedy.substring(remedy.indexOf('.') + 1).replace('-', ' ');
        String with = arguments.isEmpty() ? "" : " " + arguments;
        return new Problem(
                status(reason), new Body(reason, remedy, arguments, "Refused: " + why + with + "; next: " + next));
    }

    /** Nearly everything that a talk refuses is a conflict with how it stands. */
    private static int status(String reason) {
        if (reason.equals(Reason.NO_TALK.key())) {
            return 404;
        }
        if (reason.equals(Reason.NOT_ACCREDITED.key()) || reason.equals(Reason.NOT_YOUR_RIGHT.key())) {
            return 403;
        }
        return reason.equals(Reason.TOO_FAST.key()) ? 429 : 409;
    }

    int status() {
        return status;
    }

    String reason() {
        return body.reason;
    }

    Answer answer() {
        return Answer.json(status, BODY.write(body));
    }
}
