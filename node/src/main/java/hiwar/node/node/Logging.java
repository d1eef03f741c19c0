package hiwar.node.node;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the node logs: one line on standard error for each change of state, libraries only when something is wrong.
 * logback finds this class by its service file, so programs and tests that use the node log the same way.
 */
public final class Logging extends ContextAwareBase implements Configurator {
    private static final String PATTERN = "%d{\"yyyy-MM-dd'T'HH:mm:ss.SSSXXX\"} %-5level %logger{0}: %msg%n%ex";

    private static final int QUEUE_LINES = 4096;

    @Override
    public ExecutionStatus configure(LoggerContext logs) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(logs);
        encoder.setPattern(PATTERN);
        encoder.start();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(logs);
        console.setTarget("System.err");
        console.setEncoder(encoder);
        console.start();
        AsyncAppender patient = new AsyncAppender();
        patient.setContext(logs);
        patient.setQueueSize(QUEUE_LINES);
        // A reader that stops reading must not stop a shard; what it misses is lost.
        patient.setNeverBlock(true);
        patient.addAppender(console);
        patient.start();
        ch.qos.logback.classic.Logger root = logs.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(patient);
        logs.getLogger("hiwar").setLevel(Level.INFO);
        // A lost connection is told once by the store, not with a stack trace for each attempt.
        logs.getLogger("com.zaxxer.hikari").setLevel(Level.OFF);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** Writes out what still waits; nothing is logged afterwards. */
    static void end() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) {
            logs.stop();
        }
    }

    /** Sets how much the node itself tells. */
    static void level(org.slf4j.event.Level level) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) {
            logs.getLogger("hiwar").setLevel(Level.convertAnSLF4JLevel(level));
        }
    }
}
