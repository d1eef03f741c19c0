package hiwar.node.loop;

import hiwar.room.id.SessionId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The WebSockets of the node by session; thread-safe. */
public final class Sessions {
    private final Map<SessionId, SignalPort> ports = new ConcurrentHashMap<>();
    private final AtomicLong last = new AtomicLong();

    /** Adds a session and answers its id. */
    public SessionId add(SignalPort port) {
        SessionId id = new SessionId(last.incrementAndGet());
        ports.put(id, port);
        return id;
    }

    /** Takes a session out; true when it was there, so that its end is told once. */
    public boolean remove(SessionId id) {
        return ports.remove(id) != null;
    }

    /** How many there are. */
    public int size() {
        return ports.size();
    }

    /** Does something with a session unless it is gone. */
    void with(SessionId id, Consumer<SignalPort> action) {
        @Nullable SignalPort port = ports.get(id);
        if (port != null) {
            action.accept(port);
        }
    }
}
