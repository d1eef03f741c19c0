package hiwar.media.track;

/** Tells an RtpSession that it has something to do at a time; it only notes the earliest. */
@FunctionalInterface
public interface Alarm {
    /** Call {@code tick} at this time, or as soon as may be when it has passed. */
    void wakeAt(long nanos);
}
