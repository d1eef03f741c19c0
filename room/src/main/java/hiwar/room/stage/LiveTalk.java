package hiwar.room.stage;

import hiwar.room.time.Alarms;
import hiwar.talks.command.Command;
import hiwar.talks.command.SeatCommand.Leave;
import hiwar.talks.command.ServiceCommand.ReportOutage;
import hiwar.talks.event.Event;
import hiwar.talks.event.RecordEvent.WentOffRecord;
import hiwar.talks.event.SeatEvent.AccreditationRevoked;
import hiwar.talks.event.SittingEvent.OutageReported;
import hiwar.talks.id.CommandId;
import hiwar.talks.id.LogId;
import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import hiwar.talks.record.Answer;
import hiwar.talks.record.Ledger;
import hiwar.talks.record.Recorded;
import hiwar.talks.state.Answered;
import hiwar.talks.state.Attendee;
import hiwar.talks.state.CaucusState;
import hiwar.talks.state.Presence;
import hiwar.talks.talk.Reason;
import hiwar.talks.talk.Refusal;
import hiwar.talks.talk.Submission;
import hiwar.talks.talk.Talk;
import hiwar.talks.view.Proceedings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One open talk on its shard: takes commands, has what they lead to stored, and then lets it happen.
 *
 * <p><b>Three moments of a command.</b> When it comes it is <i>decided</i>, against everything that was decided
 * before, stored or not: two heads who take the floor in the same millisecond get two different answers at once.
 * Its lines go to the disk, and until the disk has them nobody is told anything: not the seat that asked, not the
 * rooms, not a reader of {@link TalkOutputs#published}. When they are <i>stored</i>, all of it <i>happens</i> in
 * one turn of the shard and in this order: the rooms follow (nobody hears a speaker whose floor was just
 * withdrawn), readers on other threads get the new talk, everybody who may read the lines is sent them, and last
 * whoever asked is answered. Between two of these steps nothing else can come in.
 *
 * <p><b>The first answer again.</b> A client whose connection broke does not know what became of its command, and
 * sends it again under the same id. What was stored is answered from the state, which remembers it even after a
 * restart; what is still on its way to the disk makes the new asker wait with the first one.
 *
 * <p><b>When the disk fails.</b> All that waits has not happened: {@link Ledger#fail} goes back to what is stored,
 * each asker is told so, and every further command is refused, because a decision that builds on one that may be
 * lost is worth nothing. Media go on as they were. An <i>era</i> ends with each failure: the writer drops what it
 * still holds of it, and an answer that names an earlier era is about something that was taken back. A commit may
 * have succeeded unheard, so with {@link TalkInput.StoreRecovered} come the lines that are on the disk after all.
 * They happened, and now everybody is told.
 *
 * <p><b>Who is gone.</b> A person who closes the laptop says no good-bye. A seat in the room, or before its door,
 * that has had no connection for {@link Absences#GRACE_NANOS} leaves by a command like any other, given in its own
 * name, so that the record shows when it left and its floor goes on to the next. After a restart everybody gets
 * that time to come back.
 *
 * <p>Owned by {@link Talks}. An exception in here is a bug: the talk is discarded, and read from the disk again when
 * somebody comes.
 */
final class LiveTalk implements Alarms.Owner {
    private final Talks talks;
    private final TalkContext context;
    private final TalkId id;
    private final Ledger ledger;
    private final LogFrames frames = new LogFrames();
    private final Followers followers;
    private final Absences absences = new Absences();
    private final CommandRate rate = new CommandRate();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Alarms.Alarm alarm;
    private Proceedings proceedings;
    private int era;
    private boolean failing;
    private int failedEra;
    /** What the node has to say first of all, once it is started again; null when there is nothing. */
    private @Nullable Outage outage;

    /** A command whose lines are on their way to the disk, and who wants to know. */
    private record Waiting(Submission submission, List<Consumer<TalkFrame>> askers) {}

    private record Outage(CommandId id, ReportOutage report) {}

    LiveTalk(Talks talks, TalkContext context, TalkId id) {
        this.talks = talks;
        this.context = context;
        this.id = id;
        this.ledger = new Ledger(Talk.empty(id));
        this.proceedings = Proceedings.empty(id);
        this.followers = new Followers(context.out(), frames);
        this.alarm = context.alarms().alarm(this, this::tick);
        this.era = talks.nextEra();
    }

    TalkId id() {
        return id;
    }

    /** The talk as far as it has happened. */
    Talk stored() {
        return ledger.stored();
    }

    /** Takes in what the disk has of it. */
    void open(List<Recorded> lines, @Nullable Long lostAtMillis, long nowNanos) {
        lines.forEach(this::restore);
        context.out().published(stored(), proceedings);
        if (lostAtMillis != null && stored().table().sitting().open()) {
            outage = new Outage(context.newCommand(), new ReportOutage(lostAtMillis));
            reportOutage(nowNanos);
        }
        look(nowNanos);
    }

    /** Again until it is on the disk: else somebody would be charged for the time in which the node was down. */
    private void reportOutage(long nowNanos) {
        if (outage != null) {
            submit(SeatId.NODE, outage.id, outage.report, this::outageAnswered, nowNanos);
        }
    }

    private void outageAnswered(TalkFrame answer) {
        if (answer instanceof TalkFrame.Refused) {
            followers.tell(stored()); // clocks that will be put right are better than none
        }
    }

    /** True while the clocks still count the time of an outage, but will not for long: nobody begins to follow now. */
    private boolean settling() {
        return outage != null && !failing;
    }

    private void restore(Recorded line) {
        ledger.restore(line);
        append(line);
    }

    private void append(Recorded line) {
        frames.add(line);
        if (line.entry().log().delegation() == null) {
            proceedings = proceedings.apply(line.entry());
        }
    }

    void handle(TalkInput input, long nowNanos) {
        switch (input) {
            case TalkInput.Open ignored -> {} // it is open
            case TalkInput.Connected connected -> {
                long nowMillis = context.epochMillis(nowNanos);
                followers.connect(stored(), connected.session(), connected.seat(), nowMillis, nowNanos);
                look(nowNanos);
            }
            case TalkInput.Asked asked -> {
                Follower follower = followers.find(asked.session());
                if (follower != null) {
                    asked(follower, asked.request(), nowNanos);
                }
            }
            case TalkInput.Disconnected gone -> {
                followers.disconnected(gone.session());
                look(nowNanos);
            }
            case TalkInput.Barred barred -> {
                followers.end(barred.seat(), TalkOutputs.BARRED, "the invitation has ended");
                context.media().remove(id, barred.seat(), nowNanos);
                look(nowNanos);
            }
            case TalkInput.Ordered ordered ->
                submit(
                        ordered.by(),
                        ordered.id(),
                        ordered.command(),
                        answer -> context.out().answer(ordered.request(), answer),
                        nowNanos);
            case TalkInput.Stored stored -> stored(stored.era(), nowNanos);
            case TalkInput.StoreFailed failed -> failed(failed.era());
            case TalkInput.StoreRecovered recovered -> recovered(recovered, nowNanos);
        }
    }

    private void asked(Follower follower, TalkRequest request, long nowNanos) {
        switch (request) {
            case TalkRequest.Ping ping ->
                follower.send(new TalkFrame.Pong(ping.number(), context.epochMillis(nowNanos)));
            case TalkRequest.Follow follow -> {
                if (follower.asked()) {
                    followers.misread(follower, "a second Follow");
                } else {
                    follower.ask(follow.after());
                    if (!settling()) {
                        followers.follow(follower, stored());
                    }
                }
                look(nowNanos);
            }
            case TalkRequest.Give give -> {
                if (!follower.asked()) {
                    followers.misread(follower, "a command before Follow");
                } else if (rate.admits(follower.seat(), nowNanos)) {
                    submit(follower.seat(), give.id(), give.command(), follower::send, nowNanos);
                } else {
                    follower.send(TalkFrame.Refused.of(give.id(), Refusal.of(Reason.TOO_FAST)));
                }
            }
        }
    }

    private void submit(SeatId by, CommandId command, Command asked, Consumer<TalkFrame> asker, long nowNanos) {
        TalkFrame first = accepted(by, command);
        if (first != null) {
            asker.accept(first);
            return;
        }
        if (failing) {
            asker.accept(TalkFrame.Refused.of(command, Refusal.of(Reason.NOT_STORED)));
            return;
        }
        switch (ledger.submit(new Submission(by, command, context.epochMillis(nowNanos), asked))) {
            case Answer.Refused refused -> asker.accept(TalkFrame.Refused.of(command, refused.refusal()));
            case Answer.Repeated ignored -> waiting(by, command).askers().add(asker);
            case Answer.ToStore toStore -> {
                waiting.add(new Waiting(toStore.submission(), new ArrayList<>(List.of(asker))));
                context.out().store(id, era, toStore.lines());
            }
        }
    }

    /** Who asked on behalf of the node: its answer is the line itself. */
    private static void nobody(TalkFrame answer) {}

    private Waiting waiting(SeatId by, CommandId command) {
        for (Waiting one : waiting) {
            if (one.submission().by().equals(by) && one.submission().id().equals(command)) {
                return one;
            }
        }
        throw new IllegalStateException(command + " of " + by + " was accepted, and is neither stored nor on its way");
    }

    /** The answer to a command that has happened; null when it has not. */
    private @Nullable TalkFrame accepted(SeatId by, CommandId command) {
        Talk talk = stored();
        Answered answered = talk.table().answerTo(by, command);
        if (answered != null) {
            return accepted(command, talk.table().log(), answered);
        }
        for (CaucusState caucus : talk.caucuses()) {
            answered = caucus.answerTo(by, command);
            if (answered != null) {
                return accepted(command, caucus.log(), answered);
            }
        }
        return null;
    }

    private static TalkFrame accepted(CommandId command, LogId log, Answered answered) {
        return new TalkFrame.Accepted(command, log.text(), answered.firstSequence(), answered.lastSequence());
    }

    private void stored(int ofEra, long nowNanos) {
        if (ofEra != era) {
            return;
        }
        Answer.ToStore toStore = ledger.confirm();
        Waiting oldest = waiting.poll();
        if (toStore == null || oldest == null) {
            throw new IllegalStateException("nothing waits for the disk");
        }
        toStore.lines().forEach(this::append);
        happened(toStore.lines(), nowNanos);
        TalkFrame answer =
                accepted(oldest.submission().by(), oldest.submission().id());
        if (answer == null) {
            throw new IllegalStateException("no answer to " + oldest.submission());
        }
        oldest.askers().forEach(asker -> asker.accept(answer));
    }

    private void happened(List<Recorded> lines, long nowNanos) {
        Talk talk = stored();
        for (Recorded line : lines) {
            Event event = line.entry().event();
            if (event instanceof WentOffRecord) {
                context.media().silence(id, nowNanos);
            } else if (event instanceof AccreditationRevoked revoked) {
                rate.forget(revoked.seat());
            } else if (event instanceof OutageReported) {
                outage = null;
            }
        }
        context.media().follow(talk, nowNanos);
        context.out().published(talk, proceedings);
        followers.tell(talk);
        look(nowNanos);
    }

    private void failed(int ofEra) {
        if (ofEra != era) {
            return;
        }
        failedEra = era;
        era = talks.nextEra();
        failing = true;
        ledger.fail();
        refuseWaiting();
    }

    private void refuseWaiting() {
        List<Waiting> lost = List.copyOf(waiting);
        waiting.clear();
        for (Waiting one : lost) {
            TalkFrame answer = TalkFrame.Refused.of(one.submission().id(), Refusal.of(Reason.NOT_STORED));
            one.askers().forEach(asker -> asker.accept(answer));
        }
    }

    private void recovered(TalkInput.StoreRecovered recovered, long nowNanos) {
        if (!failing || recovered.era() < failedEra) {
            return;
        }
        failing = false;
        List<Recorded> found = new ArrayList<>();
        for (Recorded line : recovered.lines()) {
            if (line.entry().sequence() > ledger.chain(line.entry().log()).sequence()) {
                restore(line);
                found.add(line);
            }
        }
        if (!found.isEmpty()) {
            happened(found, nowNanos);
        }
        reportOutage(nowNanos);
    }

    /** Sees who is connected and who is not, and when that matters. */
    private void look(long nowNanos) {
        absences.look(stored(), followers.seats(), nowNanos);
        alarm.set(Math.min(absences.deadlineNanos(), followers.deadlineNanos()));
    }

    private void tick(long nowNanos) {
        followers.tick(nowNanos);
        for (SeatId gone : absences.due(nowNanos)) {
            submit(gone, context.newCommand(), new Leave(), LiveTalk::nobody, nowNanos);
        }
        look(nowNanos);
    }

    /** True when nobody would notice if it were closed. */
    boolean idle() {
        return followers.isEmpty() && waiting.isEmpty() && !failing && !inUse(stored());
    }

    private static boolean inUse(Talk talk) {
        for (Attendee attendee : talk.table().seats().attendees()) {
            if (attendee.presence() != Presence.AWAY) {
                return true;
            }
        }
        return talk.table().sitting().open();
    }

    void shutDown() {
        followers.endAll(TalkOutputs.AGAIN, "the node stops");
    }

    /** Nobody needs it. */
    void close(long nowNanos) {
        talks.forget(this);
        alarm.cancel();
        context.media().end(id, nowNanos);
        context.out().closed(id);
    }

    /** Something in it threw. What waits for the disk may be stored or not: who asks again will know. */
    @Override
    public void discard(long nowNanos) {
        talks.forget(this);
        alarm.cancel();
        context.out().closed(id);
        followers.endAll(TalkOutputs.AGAIN, "the talk has to be opened again");
        refuseWaiting();
        context.media().end(id, nowNanos);
    }

    @Override
    public String toString() {
        return "talk " + id;
    }
}
