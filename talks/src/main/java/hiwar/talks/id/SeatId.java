package hiwar.talks.id;

/** An accredited place in a delegation or at the table; whoever holds its invitation acts as it. */
@Bare
public record SeatId(String value) implements Id {
    /** Not a seat: the node itself, for what only it can know (that it was down) and for making a talk. */
    public static final SeatId NODE = new SeatId("node");

    @Override
    public String toString() {
        return value;
    }
}
