package hiwar.node.loop;

import hiwar.room.id.RequestId;
import hiwar.room.signal.AdminReply;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Administrators' calls that wait for their shard's answer; thread-safe. */
final class AdminReplies {
    /** A shard answers within one turn; one that does not in this time is stuck. */
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Map<RequestId, CompletableFuture<AdminReply>> waiting = new ConcurrentHashMap<>();
    private final AtomicLong last = new AtomicLong();

    /** Sends a request under a new id and waits for its answer. */
    AdminReply await(Consumer<RequestId> send) {
        RequestId id = new RequestId(last.incrementAndGet());
        CompletableFuture<AdminReply> reply = new CompletableFuture<>();
        waiting.put(id, reply);
        try {
            send.accept(id);
            return reply.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new AdminReply.Failed(AdminReply.Code.INTERNAL, "the room did not answer in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new AdminReply.Failed(AdminReply.Code.INTERNAL, "the server is stopping");
        } catch (ExecutionException e) {
            throw new IllegalStateException("nobody fails a reply", e);
        } finally {
            waiting.remove(id);
        }
    }

    /** Answers a request; one that nobody waits for any more is ignored. */
    void answer(RequestId id, AdminReply reply) {
        CompletableFuture<AdminReply> future = waiting.get(id);
        if (future != null) {
            future.complete(reply);
        }
    }
}
