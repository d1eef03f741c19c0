package hiwar.node.loop;

import hiwar.room.id.RequestId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Requests that wait for their shard's answer; thread-safe.
 *
 * @param <R> what shards answer
 */
final class Replies<R> {
    private final Map<RequestId, CompletableFuture<R>> waiting = new ConcurrentHashMap<>();
    private final AtomicLong last = new AtomicLong();

    /**
     * Sends a request under a new id and waits for its answer.
     *
     * @throws TimeoutException when none came in time; a later one is ignored
     */
    R await(Duration timeout, Consumer<RequestId> send) throws TimeoutException, InterruptedException {
        RequestId id = new RequestId(last.incrementAndGet());
        CompletableFuture<R> reply = new CompletableFuture<>();
        waiting.put(id, reply);
        try {
            send.accept(id);
            return reply.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("nobody fails a reply", e);
        } finally {
            waiting.remove(id);
        }
    }

    /** Answers a request; one that nobody waits for any more is ignored. */
    void answer(RequestId id, R reply) {
        CompletableFuture<R> future = waiting.get(id);
        if (future != null) {
            future.complete(reply);
        }
    }
}
