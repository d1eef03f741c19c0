package hiwar.room.id;

/** The name by which clients and administrators call a room; at most 256 bytes of UTF-8. */
public record RoomName(String value) {
    @Override
    public String toString() {
        return value;
    }
}
