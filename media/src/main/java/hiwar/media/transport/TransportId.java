package hiwar.media.transport;

/** Names a transport within its node; never used twice. */
public record TransportId(long value) {
    @Override
    public String toString() {
        return "transport-" + value;
    }
}
