package hiwar.node.api;

import hiwar.node.api.Problem.Kind;
import hiwar.node.api.SessionCookies.Seated;
import hiwar.node.http.Answer;
import hiwar.node.loop.OpenTalk;
import hiwar.node.loop.TalkDesk;
import hiwar.node.store.Paper;
import hiwar.node.store.Papers;
import hiwar.talks.command.AgendaCommand.AttachDocument;
import hiwar.talks.id.LogId;
import hiwar.talks.id.TalkId;
import hiwar.talks.state.Item;
import hiwar.talks.state.TalkState;
import hiwar.talks.talk.Reason;
import hiwar.talks.talk.Rights;
import hiwar.talks.terms.Document;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * {@code …/papers/{sha256}}: the content of papers. A paper is uploaded first and then put before an item by a command
 * that names its hash. Served are the papers that are before an item of the talk and, until then, to who has uploaded
 * them; never as something that a browser would show on its own.
 */
final class PaperShelf {
    /** A scanned treaty with its annexes; it is in memory as a whole for a moment, and in the database for good. */
    static final int MAX_BYTES = 25 << 20;

    /** Uploads that are in memory at the same time; others wait. */
    private static final int AT_ONCE = 4;

    private static final int PLACE_SECONDS = 20;
    /** Papers of one seat in a minute: more than are put on a table, less than what fills a disk by accident. */
    static final int MAX_PER_MINUTE = 30;
    /** Uploads that are remembered until they are put before an item; the oldest is forgotten. */
    private static final int MAX_REMEMBERED = 10_000;

    private static final String OCTETS = "application/octet-stream";
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9!#$&^_.+-]{1,60}/[a-z0-9!#$&^_.+-]{1,60}");

    private final Papers papers;
    private final TalkDesk desk;
    private final SessionCookies cookies;
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final Attempts uploads = new Attempts(MAX_PER_MINUTE, Integer.MAX_VALUE);
    private final Map<Upload, Boolean> remembered = new LinkedHashMap<>();

    /** Who has uploaded what: a seat, or the secretariat with an empty name. */
    private record Upload(TalkId talk, String by, String sha256) {}

    PaperShelf(Papers papers, TalkDesk desk, SessionCookies cookies) {
        this.papers = papers;
        this.desk = desk;
        this.cookies = cookies;
    }

    Answer putBySeat(Call call) throws Problem, IOException {
        Seated seated = cookies.seat(call);
        if (!Rights.may(seated.attendee().role(), AttachDocument.class)) {
            throw Problem.of(Reason.NOT_YOUR_RIGHT);
        }
        return put(call, seated.seat().value());
    }

    Answer putBySecretariat(Call call) throws Problem, IOException {
        secretariat(call);
        return put(call, "");
    }

    Answer showToSeat(Call call) throws Problem {
        Seated seated = cookies.seat(call);
        boolean reads = seated.open().talk().mayRead(seated.seat(), LogId.table(seated.talk()));
        return show(call, seated.seat().value(), reads, seated.open());
    }

    Answer showToSecretariat(Call call) throws Problem {
        return show(call, "", true, secretariat(call));
    }

    private OpenTalk secretariat(Call call) throws Problem {
        cookies.secretariat(call);
        OpenTalk open = desk.current(call.talk());
        if (open == null) {
            throw Problem.of(Reason.NO_TALK);
        }
        return open;
    }

    private Answer put(Call call, String by) throws Problem, IOException {
        String sha256 = call.name("sha256");
        if (!SHA256.matcher(sha256).matches()) {
            throw Problem.of(Kind.MALFORMED, "the name is not a SHA-256 in 64 lower-case hexadecimal digits");
        }
        String uploader = call.talk() + "/" + by;
        if (uploads.tooMany(uploader, System.nanoTime())) {
            throw Problem.of(Kind.TOO_MANY_PAPERS);
        }
        uploads.count(uploader, System.nanoTime());
        takePlace();
        try {
            byte[] bytes = call.bytes(MAX_BYTES);
            String found = Secret.hash(bytes);
            if (!found.equals(sha256)) {
                throw Problem.of(Kind.OTHER_HASH, found);
            }
            String type = call.mediaType();
            papers.put(sha256, MEDIA_TYPE.matcher(type).matches() ? type : OCTETS, bytes);
        } finally {
            places.release();
        }
        remember(new Upload(call.talk(), by, sha256));
        return Answer.bare(204);
    }

    private void takePlace() throws Problem {
        try {
            if (!places.tryAcquire(PLACE_SECONDS, TimeUnit.SECONDS)) {
                throw Problem.of(Kind.UNAVAILABLE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.of(Kind.UNAVAILABLE);
        }
    }

    private void remember(Upload upload) {
        synchronized (remembered) {
            if (remembered.size() >= MAX_REMEMBERED) {
                remembered.remove(remembered.keySet().iterator().next());
            }
            remembered.put(upload, true);
        }
    }

    private Answer show(Call call, String by, boolean reads, OpenTalk open) throws Problem {
        String sha256 = call.name("sha256");
        boolean own;
        synchronized (remembered) {
            own = remembered.containsKey(new Upload(call.talk(), by, sha256));
        }
        boolean permitted = own || (reads && onTheTable(open.talk().table(), sha256));
        Paper paper = permitted ? papers.find(sha256) : null;
        if (paper == null) {
            throw Problem.of(Kind.NO_PAPER);
        }
        return new Answer(200, paper.mediaType(), paper.bytes(), Map.of()).with("Content-Disposition", "attachment");
    }

    private static boolean onTheTable(TalkState table, String sha256) {
        for (Item item : table.agenda().items()) {
            for (Document document : item.documents()) {
                if (document.sha256().equals(sha256)) {
                    return true;
                }
            }
        }
        return false;
    }
}
