package hiwar.talks.state;

/** Where the holder of a seat is. */
public enum Presence {
    AWAY,
    /** In the waiting room: hears and sees nothing of the talk. */
    WAITING,
    /** In the room. */
    PRESENT
}
