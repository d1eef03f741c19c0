package hiwar.node.loop;

/** The WebSocket end of a seat's connection to its talk, as the shard's loop sees it. No method waits or throws. */
public interface TalkPort {
    /** Send one frame. */
    void tell(String frame);

    /** Close after what was sent before; {@code code} as in RFC 6455 section 7.4. */
    void hangUp(int code, String reason);
}
