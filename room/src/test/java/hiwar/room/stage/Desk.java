package hiwar.room.stage;

import hiwar.media.io.Entropy;
import hiwar.room.id.RequestId;
import hiwar.room.id.TalkSessionId;
import hiwar.room.time.Alarms;
import hiwar.talks.command.AgendaCommand.AddItem;
import hiwar.talks.command.AgendaCommand.BeginItem;
import hiwar.talks.command.Command;
import hiwar.talks.command.PreparationCommand.AddDelegation;
import hiwar.talks.command.PreparationCommand.PrepareTalk;
import hiwar.talks.command.SeatCommand.AccreditSeat;
import hiwar.talks.command.SeatCommand.Admit;
import hiwar.talks.command.SeatCommand.Arrive;
import hiwar.talks.command.SittingCommand.OpenSitting;
import hiwar.talks.id.CommandId;
import hiwar.talks.id.DelegationId;
import hiwar.talks.id.ItemId;
import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import hiwar.talks.record.Recorded;
import hiwar.talks.talk.Talk;
import hiwar.talks.terms.AgendaItem;
import hiwar.talks.terms.Delegation;
import hiwar.talks.terms.ItemKind;
import hiwar.talks.terms.Role;
import hiwar.talks.terms.Seat;
import hiwar.talks.terms.Wording;
import hiwar.talks.view.Proceedings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The talks of a shard in virtual time, with a disk that writes at once unless it is held up, and connections. */
public final class Desk implements TalkOutputs, TalkMedia {
    public static final TalkId TALK = new TalkId("talk");
    public static final DelegationId A = new DelegationId("a");
    public static final DelegationId B = new DelegationId("b");
    public static final SeatId SECRETARY = new SeatId("secretary");
    public static final SeatId HEAD_A = new SeatId("head-a");
    public static final SeatId HEAD_B = new SeatId("head-b");
    public static final SeatId DELEGATE_B = new SeatId("delegate-b");
    public static final SeatId ADVISER_A = new SeatId("adviser-a");
    public static final SeatId INTERPRETER = new SeatId("interpreter");
    public static final SeatId OBSERVER = new SeatId("observer");
    public static final SeatId PRESS = new SeatId("press");
    public static final ItemId GREETINGS = new ItemId("greetings");
    static final long SECOND = 1_000_000_000L;
    static final long START_MILLIS = 1_624_867_200_000L; // 28 June 2021, 08:00 UTC

    final Map<TalkSessionId, List<String>> frames = new LinkedHashMap<>();
    final Map<TalkSessionId, Integer> hungUp = new LinkedHashMap<>();
    final Map<RequestId, TalkFrame> answers = new LinkedHashMap<>();
    final List<TalkId> closed = new ArrayList<>();
    final List<String> media = new ArrayList<>();
    /** Everything that was stored, in order. */
    final List<Recorded> disk = new ArrayList<>();

    final Deque<Batch> queue = new ArrayDeque<>();
    final Alarms alarms = new Alarms();
    final Talks talks;
    boolean slow;
    long now = SECOND;
    private long last;
    private @Nullable Talk published;
    private @Nullable Proceedings proceedings;

    record Batch(TalkId talk, int era, List<Recorded> lines) {}

    Desk() {
        Entropy entropy = new Entropy() {
            private long state;

            @Override
            public long nextLong() {
                state += 0x9E37_79B9_7F4A_7C15L;
                return (state ^ state >>> 30) * 0xBF58_476D_1CE4_E5B9L;
            }
        };
        talks = new Talks(new TalkContext(this, this, alarms, entropy, nanos -> START_MILLIS + nanos / 1_000_000));
    }

    /** The lines of such a talk as the disk has them: see {@link #accredited}. */
    public static List<Recorded> lines() {
        return List.copyOf(accredited().disk);
    }

    /** Two delegations, an open item on the agenda, everybody accredited and nobody there. */
    static Desk accredited() {
        Desk desk = new Desk();
        desk.handle(new TalkInput.Open(TALK, List.of(), null));
        desk.orders(SeatId.NODE, new PrepareTalk(words("Talks"), seat(SECRETARY, Role.SECRETARY, null)));
        desk.orders(SECRETARY, new AddDelegation(new Delegation(A, words("Ardenia"), "Europe/Moscow")));
        desk.orders(SECRETARY, new AddDelegation(new Delegation(B, words("Belmark"), "Asia/Shanghai")));
        desk.accredits(HEAD_A, Role.HEAD, A);
        desk.accredits(HEAD_B, Role.HEAD, B);
        desk.accredits(DELEGATE_B, Role.DELEGATE, B);
        desk.accredits(ADVISER_A, Role.ADVISER, A);
        desk.accredits(INTERPRETER, Role.INTERPRETER, null);
        desk.accredits(OBSERVER, Role.OBSERVER, null);
        desk.accredits(PRESS, Role.PRESS, null);
        desk.orders(
                SECRETARY,
                new AddItem(new AgendaItem(GREETINGS, words("Greetings"), ItemKind.PROTOCOL, null, 600_000, true)));
        return desk;
    }

    /** Both heads lead an open sitting on its first item. */
    Desk sitting() {
        enters(HEAD_A);
        enters(HEAD_B);
        leads(new OpenSitting());
        return leads(new BeginItem(GREETINGS));
    }

    /** Both heads do it. */
    Desk leads(Command command) {
        orders(HEAD_A, command);
        return orders(HEAD_B, command);
    }

    Desk enters(SeatId seat) {
        orders(seat, new Arrive());
        return stored().table().seats().present(seat) ? this : orders(SECRETARY, new Admit(seat));
    }

    /** Words in English. */
    public static Wording words(String text) {
        return Wording.of("en", text);
    }

    static Seat seat(SeatId id, Role role, @Nullable DelegationId delegation) {
        return new Seat(id, role, delegation, words(role.name()), List.of("ru"));
    }

    Desk accredits(SeatId id, Role role, @Nullable DelegationId delegation) {
        return orders(SECRETARY, new AccreditSeat(seat(id, role, delegation)));
    }

    /** The command is accepted, or waits for the disk. */
    Desk orders(SeatId by, Command command) {
        TalkFrame answer = answers.get(order(by, new CommandId("c" + ++last), command));
        if (answer instanceof TalkFrame.Refused refused) {
            throw new AssertionError(command + " by " + by + ": " + refused);
        }
        return this;
    }

    RequestId order(SeatId by, CommandId id, Command command) {
        RequestId request = new RequestId(++last);
        handle(new TalkInput.Ordered(TALK, request, by, id, command));
        return request;
    }

    void handle(TalkInput input) {
        talks.handle(input, now);
        if (!slow) {
            write();
        }
    }

    /** The disk writes all that waits. */
    void write() {
        while (!queue.isEmpty()) {
            writeOne();
        }
    }

    void writeOne() {
        Batch batch = queue.removeFirst();
        disk.addAll(batch.lines());
        talks.handle(new TalkInput.Stored(batch.talk(), batch.era()), now);
    }

    /** The disk fails: what waits is lost. */
    int fails() {
        int era = Objects.requireNonNull(queue.peekFirst()).era();
        queue.clear();
        talks.handle(new TalkInput.StoreFailed(TALK, era), now);
        return era;
    }

    void pass(long nanos) {
        long end = now + nanos;
        while (alarms.deadlineNanos() <= end) {
            now = Math.max(now, alarms.deadlineNanos());
            for (Alarms.Alarm due = alarms.due(now); due != null; due = alarms.due(now)) {
                due.ring(now);
            }
            if (!slow) {
                write();
            }
        }
        now = end;
    }

    TalkSessionId connect(SeatId seat) {
        TalkSessionId session = new TalkSessionId(++last);
        handle(new TalkInput.Connected(TALK, session, seat));
        return session;
    }

    /** Connects and has everything. */
    TalkSessionId follow(SeatId seat) {
        TalkSessionId session = connect(seat);
        follow(session, new TreeMap<>());
        return session;
    }

    void follow(TalkSessionId session, SortedMap<String, Long> after) {
        handle(new TalkInput.Asked(TALK, session, new TalkRequest.Follow(after)));
    }

    void give(TalkSessionId session, String id, Command command) {
        handle(new TalkInput.Asked(TALK, session, new TalkRequest.Give(new CommandId(id), command)));
    }

    void disconnect(TalkSessionId session) {
        handle(new TalkInput.Disconnected(TALK, session));
    }

    List<String> frames(TalkSessionId session) {
        return frames.getOrDefault(session, List.of());
    }

    /** The frames of one type, such as {@code You}. */
    List<String> frames(TalkSessionId session, String type) {
        return frames(session).stream()
                .filter(frame -> type(frame).equals(type))
                .toList();
    }

    /** What came, as a list of types. */
    List<String> types(TalkSessionId session) {
        return frames(session).stream().map(Desk::type).toList();
    }

    /** Frames are canonical: the type is the last key, or stands before keys of later letters. */
    static String type(String frame) {
        if (frame.startsWith("{\"line\":")) {
            return "Line";
        }
        int depth = 0;
        for (int i = 0; i < frame.length(); i++) {
            char c = frame.charAt(i);
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            if (depth == 1 && frame.startsWith("\"type\":\"", i)) {
                return frame.substring(i + 8, frame.indexOf('"', i + 8));
            }
        }
        throw new AssertionError("no type in " + frame);
    }

    /** The frame of a line. */
    static String framed(String line) {
        return "{\"line\":" + line + ",\"type\":\"Line\"}";
    }

    void forget(TalkSessionId session) {
        frames.getOrDefault(session, new ArrayList<>()).clear();
    }

    Talk stored() {
        return Objects.requireNonNull(published);
    }

    Proceedings proceedings() {
        return Objects.requireNonNull(proceedings);
    }

    @Override
    public void tell(TalkSessionId session, String frame) {
        if (!hungUp.containsKey(session)) {
            frames.computeIfAbsent(session, ignored -> new ArrayList<>()).add(frame);
        }
    }

    @Override
    public void hangUp(TalkSessionId session, int code, String reason) {
        hungUp.put(session, code);
    }

    @Override
    public void answer(RequestId request, TalkFrame answer) {
        if (answers.put(request, answer) != null) {
            throw new AssertionError(request + " is answered twice");
        }
    }

    @Override
    public void store(TalkId talk, int era, List<Recorded> lines) {
        queue.add(new Batch(talk, era, lines));
    }

    @Override
    public void published(Talk talk, Proceedings latest) {
        published = talk;
        proceedings = latest;
    }

    @Override
    public void closed(TalkId talk) {
        closed.add(talk);
    }

    @Override
    public void follow(Talk talk, long nowNanos) {
        media.add("follow " + talk.table().sequence());
    }

    @Override
    public void silence(TalkId talk, long nowNanos) {
        media.add("silence");
    }

    @Override
    public void remove(TalkId talk, SeatId seat, long nowNanos) {
        media.add("remove " + seat);
    }

    @Override
    public void end(TalkId talk, long nowNanos) {
        media.add("end " + talk);
    }
}
