package hiwar.room.id;

/** Who a participant is, as its token says; one per room. At most 256 bytes of UTF-8. */
public record Identity(String value) {
    @Override
    public String toString() {
        return value;
    }
}
