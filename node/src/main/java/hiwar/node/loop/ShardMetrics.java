package hiwar.node.loop;

import hiwar.node.metrics.Metrics;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Names what the snapshots of the shards say for {@link Metrics}. */
public record ShardMetrics(Metrics metrics, Shards shards, Sessions sessions) {
    private static final List<String> BY_SHARD = List.of("shard");

    /** Registers everything. */
    public void register() {
        metrics.gauge("hiwar_sessions", "Open signalling WebSockets", List.of(), v -> v.set(sessions.size()));
        registerRooms();
        registerNetwork();
        registerLoops();
    }

    private void registerRooms() {
        gauge("hiwar_rooms", "Rooms", s -> s.shard().rooms());
        gauge("hiwar_participants", "Participants", s -> s.shard().participants());
        gauge("hiwar_publications", "Published tracks", s -> s.shard().publications());
        gauge(
                "hiwar_subscriptions",
                "Tracks sent to subscribers",
                s -> s.shard().subscriptions());
        gauge("hiwar_transports", "Associations with peers", s -> s.shard().transports());
        counter("hiwar_joins", "Accepted joins", s -> s.shard().joins());
        counter("hiwar_refused_joins", "Refused joins", s -> s.shard().refusedJoins());
        counter("hiwar_resumes", "Sessions taken up again", s -> s.shard().resumes());
        counter(
                "hiwar_malformed_signals",
                "Signal requests that made no sense",
                s -> s.shard().malformedSignals());
        counter(
                "hiwar_bugs",
                "Rooms, participants and transports discarded by a bug",
                s -> s.shard().bugs());
        metrics.counter(
                "hiwar_dropped_packets",
                "Packets that went no further",
                List.of("shard", "reason"),
                values -> each((shard, snapshot) -> snapshot.shard()
                        .dropped()
                        .forEach((reason, count) -> values.set(count, shard, reason.name()))));
    }

    private void registerNetwork() {
        counter("hiwar_received_datagrams", "Datagrams received", s -> s.udp().receivedDatagrams());
        counter("hiwar_received_bytes", "UDP payload received", s -> s.udp().receivedBytes());
        counter(
                "hiwar_receive_calls",
                "System calls that brought datagrams",
                s -> s.udp().receiveCalls());
        counter(
                "hiwar_truncated_datagrams",
                "Datagrams longer than the limit, dropped",
                s -> s.udp().truncatedDatagrams());
        counter(
                "hiwar_sent_datagrams",
                "Datagrams given to the kernel",
                s -> s.udp().sentDatagrams());
        counter("hiwar_sent_bytes", "UDP payload sent", s -> s.udp().sentBytes());
        counter(
                "hiwar_send_calls",
                "System calls that took datagrams",
                s -> s.udp().sendCalls());
        counter(
                "hiwar_sent_runs",
                "Runs of datagrams that left together",
                s -> s.udp().sentRuns());
        counter(
                "hiwar_unsent_datagrams",
                "Datagrams that the kernel refused",
                s -> s.udp().unsentDatagrams());
        gauge("hiwar_dtls_associations", "DTLS associations", s -> s.dtls().associations());
        counter(
                "hiwar_dtls_handshakes",
                "DTLS handshakes completed",
                s -> s.dtls().handshakes());
        counter(
                "hiwar_dtls_failures",
                "DTLS handshakes that failed",
                s -> s.dtls().failures());
        counter(
                "hiwar_dtls_dropped",
                "DTLS datagrams malformed, too many or too late",
                s -> s.dtls().dropped());
    }

    private void registerLoops() {
        counter("hiwar_loop_turns", "Turns of the loop", LoopSnapshot::turns);
        counter("hiwar_loop_failures", "Turns in which an exception reached the loop", LoopSnapshot::failures);
        counter("hiwar_shard_allocated_bytes", "Heap asked for by the loop's thread", LoopSnapshot::allocatedBytes);
        gauge("hiwar_inbox_waiting", "Inputs that wait for the loop", LoopSnapshot::inboxSize);
        counter("hiwar_inbox_refused", "Inputs that found the inbox full", LoopSnapshot::inboxRefused);
    }

    private void gauge(String name, String help, ToDoubleFunction<LoopSnapshot> read) {
        metrics.gauge(name, help, BY_SHARD, values -> each((shard, s) -> values.set(read.applyAsDouble(s), shard)));
    }

    private void counter(String name, String help, ToDoubleFunction<LoopSnapshot> read) {
        metrics.counter(name, help, BY_SHARD, values -> each((shard, s) -> values.set(read.applyAsDouble(s), shard)));
    }

    private interface Visitor {
        void visit(String shard, LoopSnapshot snapshot);
    }

    private void each(Visitor visitor) {
        List<LoopSnapshot> snapshots = shards.snapshots();
        for (int i = 0; i < snapshots.size(); i++) {
            visitor.visit(Integer.toString(i), snapshots.get(i));
        }
    }
}
