package hiwar.node.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Counts attempts by where they come from, so that nobody can go on and on. Thread-safe; its memory is bounded, and
 * who fills it with many addresses meets the limit for all of them together.
 */
final class Attempts {
    /** Those that are remembered; the one that was longest quiet is forgotten for another. */
    static final int MAX_SOURCES = 10_000;

    private static final long WINDOW_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final int perSource;
    private final int overall;
    private final Map<String, Window> sources = new LinkedHashMap<>(16, 0.75f, true);
    private final Window all = new Window();

    private static final class Window {
        private long sinceNanos;
        private int attempts;

        int attempts(long nowNanos) {
            if (nowNanos - sinceNanos >= WINDOW_NANOS) {
                attempts = 0;
            }
            return attempts;
        }

        void add(long nowNanos) {
            if (attempts(nowNanos) == 0) {
                sinceNanos = nowNanos;
            }
            attempts++;
        }
    }

    /** So many attempts in a minute, from one source and from all of them. */
    Attempts(int perSource, int overall) {
        this.perSource = perSource;
        this.overall = overall;
    }

    /** True when nothing more is to be looked at from there for now. */
    synchronized boolean tooMany(String source, long nowNanos) {
        Window window = sources.get(source);
        return all.attempts(nowNanos) >= overall || (window != null && window.attempts(nowNanos) >= perSource);
    }

    /** Another attempt. */
    synchronized void count(String source, long nowNanos) {
        Window window = sources.get(source);
        if (window == null) {
            if (sources.size() >= MAX_SOURCES) {
                sources.remove(sources.keySet().iterator().next());
            }
            window = new Window();
            sources.put(source, window);
        }
        window.add(nowNanos);
        all.add(nowNanos);
    }

    synchronized int sources() {
        return sources.size();
    }
}
