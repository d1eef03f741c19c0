package hiwar.room.room;

import hiwar.media.io.Drop;
import hiwar.media.io.Drops;
import hiwar.media.io.Entropy;
import hiwar.media.srtp.PacketCiphers;
import hiwar.media.transport.TransportContext;
import hiwar.media.transport.TransportId;
import hiwar.room.id.RoomName;
import hiwar.room.id.SessionId;
import hiwar.room.room.Transports.Event;
import hiwar.room.signal.AdminReply;
import hiwar.room.signal.JoinParams;
import hiwar.room.signal.Limits;
import hiwar.room.signal.Refusal;
import hiwar.room.signal.Signals;
import hiwar.room.stage.TalkInput;
import hiwar.room.time.Alarms.Alarm;
import hiwar.room.time.Alarms.Owner;
import hiwar.talks.id.LogId;
import hiwar.wire.TransportAddress;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import livekit.LivekitModels.DisconnectReason;
import livekit.LivekitRtc.LeaveRequest.Action;
import livekit.LivekitRtc.SignalRequest;
import org.jspecify.annotations.Nullable;

/**
 * Everything one loop owns: the transports behind one UDP port and the rooms they belong to. Not thread-safe: its loop
 * calls it and nobody else.
 *
 * <p>Nothing that one room or transport does can end another: an exception is a bug, it is counted, and what it
 * happened in is discarded. Its clients are told to join anew.
 */
public final class Shard {
    private final ShardContext context;
    private final Admin admin;
    private long joins;
    private long refusedJoins;
    private long resumes;

    /** A shard without rooms that leaves its output in {@code out}. */
    public Shard(ShardConfig config, WallClock clock, Outputs out, Entropy entropy, PacketCiphers ciphers) {
        Transports transports =
                new Transports(config.shard(), new TransportContext(out, new Drops(), entropy, ciphers));
        this.context = new ShardContext(config, clock, out, entropy, transports);
        this.admin = new Admin(context);
    }

    /** Takes one datagram from the port; the buffer may be written over in place and is not kept. */
    public void receive(TransportAddress from, ByteBuffer buffer, int offset, int lengthBytes, long nowNanos) {
        Connection connection = context.transports.find(from, buffer, offset, lengthBytes);
        if (connection == null) {
            return;
        }
        try {
            connection.receive(from, buffer, offset, lengthBytes, nowNanos);
        } catch (RuntimeException bug) {
            discard(connection, bug, nowNanos);
        }
        settle(nowNanos);
    }

    /** Takes everything that is no datagram. */
    public void handle(ShardInput input, long nowNanos) {
        switch (input) {
            case ShardInput.Join join -> join(join, nowNanos);
            case ShardInput.Resume resume -> resume(resume, nowNanos);
            case ShardInput.Signal signal -> signal(signal.session(), signal.request(), nowNanos);
            case ShardInput.SignalLost lost -> lost(lost.session(), nowNanos);
            case ShardInput.DtlsConnected dtls -> dtls(dtls.transport(), dtls, nowNanos);
            case ShardInput.DtlsDatagram dtls -> dtls(dtls.transport(), dtls, nowNanos);
            case ShardInput.DtlsData dtls -> dtls(dtls.transport(), dtls, nowNanos);
            case ShardInput.DtlsDown dtls -> dtls(dtls.transport(), dtls, nowNanos);
            case ShardInput.Admin call -> admin(call, nowNanos);
            case ShardInput.Talk talk -> talk(talk.input(), nowNanos);
            case ShardInput.Shutdown shutdown -> shutDown(nowNanos);
        }
        settle(nowNanos);
    }

    /** Does what is due. */
    public void tick(long nowNanos) {
        for (Alarm alarm = context.alarms.due(nowNanos); alarm != null; alarm = context.alarms.due(nowNanos)) {
            try {
                alarm.ring(nowNanos);
            } catch (RuntimeException bug) {
                discard(alarm.owner(), bug, nowNanos);
            }
            settle(nowNanos);
        }
    }

    /** When {@link #tick} wants to be called; {@link Long#MAX_VALUE} for never. */
    public long deadlineNanos() {
        return context.alarms.deadlineNanos();
    }

    /** The counters as they are now. */
    public ShardSnapshot snapshot() {
        int publications = 0;
        int subscriptions = 0;
        for (Room room : context.rooms.values()) {
            publications += room.publications().size();
            for (Participant participant : room.participants()) {
                subscriptions += participant.subscriber().subscriptions().size();
            }
        }
        Map<Drop, Long> dropped = new EnumMap<>(Drop.class);
        for (Drop drop : Drop.values()) {
            dropped.put(drop, context.transports.drops().value(drop));
        }
        return new ShardSnapshot(
                context.rooms.size(),
                context.participants(),
                publications,
                subscriptions,
                context.transports.size(),
                joins,
                refusedJoins,
                resumes,
                context.malformedSignals(),
                context.bugs(),
                dropped);
    }

    /** Rooms hear what transports have said, until those have nothing more to say. */
    private void settle(long nowNanos) {
        for (Event event = context.transports.next(); event != null; event = context.transports.next()) {
            Connection connection = context.transports.get(event.id());
            if (connection == null) {
                continue; // closed meanwhile
            }
            try {
                connection.handle(event, nowNanos);
            } catch (RuntimeException bug) {
                discard(connection.participant().room(), bug, nowNanos);
            }
        }
        context.transports.settle();
    }

    private void discard(Owner owner, RuntimeException bug, long nowNanos) {
        context.bug(owner.toString(), bug);
        try {
            owner.discard(nowNanos);
        } catch (RuntimeException another) {
            context.bug("discarding " + owner, another);
            if (owner instanceof Connection connection) {
                connection.participant().room().discard(nowNanos);
            }
        }
    }

    private void join(ShardInput.Join join, long nowNanos) {
        JoinParams params = join.params();
        Refusal refusal = refusal(params);
        if (refusal != null) {
            refusedJoins++;
            context.out.refuse(join.session(), refusal);
            return;
        }
        joins++;
        Room room = context.rooms.get(params.room());
        if (room == null) {
            room = new Room(context, params.room(), nowNanos);
            context.rooms.put(params.room(), room);
        }
        try {
            room.admit(join.session(), params, nowNanos);
        } catch (RuntimeException bug) {
            boolean accepted = context.sessions.containsKey(join.session());
            discard(room, bug, nowNanos);
            if (!accepted) {
                context.out.refuse(join.session(), new Refusal(500, "could not join"));
            }
        }
    }

    private @Nullable Refusal refusal(JoinParams params) {
        Refusal fault = context.stage.refusal(params);
        if (fault != null) {
            return fault;
        }
        RoomName name = params.room();
        Room room = context.rooms.get(name);
        if (room == null && !context.config.autoCreate() && LogId.parse(name.value()) == null) {
            return Refusal.NO_SUCH_ROOM;
        }
        if (room != null && room.participant(params.identity()) != null) {
            return null; // takes its own place
        }
        if (room == null && context.rooms.size() >= Limits.MAX_ROOMS) {
            return new Refusal(503, "no more rooms can be opened here");
        }
        if (room != null && room.full()) {
            return new Refusal(503, "the room is full");
        }
        if (context.participants() >= context.config.maxParticipants()) {
            return new Refusal(503, "no more participants can be served here");
        }
        return null;
    }

    /** Whoever cannot have its session back is told so in the first frame: its client then joins anew. */
    private void resume(ShardInput.Resume resume, long nowNanos) {
        JoinParams params = resume.params();
        Refusal fault = context.stage.refusal(params);
        if (fault != null) {
            context.out.refuse(resume.session(), fault);
            return;
        }
        Room room = context.rooms.get(params.room());
        Participant participant = room == null ? null : room.participant(params.identity());
        if (room == null || participant == null || !participant.resumable(params)) {
            context.out.accept(resume.session(), Signals.leave(DisconnectReason.STATE_MISMATCH, Action.RECONNECT));
            context.out.close(resume.session(), SignalSession.NORMAL, "nothing to resume");
            return;
        }
        resumes++;
        try {
            participant.resume(resume.session(), nowNanos);
        } catch (RuntimeException bug) {
            discard(room, bug, nowNanos);
        }
    }

    private void signal(SessionId id, SignalRequest request, long nowNanos) {
        SignalSession session = context.sessions.get(id);
        if (session == null) {
            return; // closed meanwhile
        }
        try {
            session.handle(request, nowNanos);
        } catch (RuntimeException bug) {
            discard(session.participant().room(), bug, nowNanos);
        }
    }

    private void lost(SessionId id, long nowNanos) {
        SignalSession session = context.sessions.get(id);
        if (session == null) {
            return;
        }
        try {
            session.lost();
            session.participant().lost(session, nowNanos);
        } catch (RuntimeException bug) {
            discard(session.participant().room(), bug, nowNanos);
        }
    }

    private void dtls(TransportId id, ShardInput input, long nowNanos) {
        Connection connection = context.transports.get(id);
        if (connection == null) {
            return; // closed meanwhile
        }
        try {
            connection.dtls(input, nowNanos);
        } catch (RuntimeException bug) {
            discard(connection, bug, nowNanos);
        }
    }

    private void admin(ShardInput.Admin call, long nowNanos) {
        AdminReply reply;
        try {
            reply = admin.carryOut(call.call(), nowNanos);
        } catch (RuntimeException bug) {
            reply = new AdminReply.Failed(AdminReply.Code.INTERNAL, "internal error");
            Room room = context.rooms.get(call.call().room());
            if (room == null) {
                context.bug("an administrator's call", bug);
            } else {
                discard(room, bug, nowNanos);
            }
        }
        context.out.answer(call.id(), reply);
    }

    private void talk(TalkInput input, long nowNanos) {
        try {
            context.talks.handle(input, nowNanos);
        } catch (RuntimeException bug) {
            Owner owner = context.talks.owner(input.talk());
            if (owner == null) {
                context.bug("talk " + input.talk(), bug);
            } else {
                discard(owner, bug, nowNanos);
            }
        }
    }

    /** Clients try to come back for a while, in case the node is only started anew. */
    private void shutDown(long nowNanos) {
        context.talks.shutDown();
        for (Room room : List.copyOf(context.rooms.values())) {
            try {
                room.close(DisconnectReason.SERVER_SHUTDOWN, Action.RECONNECT, nowNanos);
            } catch (RuntimeException bug) {
                discard(room, bug, nowNanos);
            }
        }
    }
}
