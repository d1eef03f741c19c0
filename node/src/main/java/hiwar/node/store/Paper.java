package hiwar.node.store;

/**
 * The content of a paper that was put before a talk.
 *
 * @param sha256 of the content, as 64 lower-case hexadecimal digits
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its hash
public record Paper(String sha256, String mediaType, byte[] bytes) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Paper paper && paper.sha256.equals(sha256);
    }

    @Override
    public int hashCode() {
        return sha256.hashCode();
    }
}
