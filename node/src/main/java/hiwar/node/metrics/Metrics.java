package hiwar.node.metrics;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The node's metrics. Nothing is counted here: whoever owns a number registers how to read it, and it is read when
 * somebody asks. Thread-safe.
 */
public final class Metrics {
    /** What was asked for in this format. */
    @SuppressWarnings("ArrayRecordComponent") // written out once, never compared
    public record Exposition(String contentType, byte[] body) {}

    /** Takes the values of one metric: one call for each set of labels. */
    public interface Values {
        /** The value for these labels, which are in the order of the metric's label names. */
        void set(double value, String... labels);
    }

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final ExpositionFormats formats = ExpositionFormats.init();
    /** What the JVM tells of itself is added when somebody asks, because a quarter of the start would go into it. */
    private final AtomicBoolean jvmRegistered = new AtomicBoolean();

    /** Registers something that only grows; by convention {@code name} does not end in {@code _total}. */
    public void counter(String name, String help, List<String> labels, Consumer<Values> read) {
        CounterWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames(labels.toArray(String[]::new))
                .callback(callback -> read.accept(callback::call))
                .register(registry);
    }

    /** Registers something that goes up and down. */
    public void gauge(String name, String help, List<String> labels, Consumer<Values> read) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames(labels.toArray(String[]::new))
                .callback(callback -> read.accept(callback::call))
                .register(registry);
    }

    /** All values now, in the format that the {@code Accept} header asks for. */
    public Exposition read(@Nullable String accept) {
        if (!jvmRegistered.getAndSet(true)) {
            JvmMetrics.builder().register(registry);
        }
        ExpositionFormatWriter writer = formats.findWriter(accept);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            writer.write(body, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException("writing into memory failed", e);
        }
        return new Exposition(writer.getContentType(), body.toByteArray());
    }
}
