package hiwar.sim.talk;

/** One end of a connection to a talk, on the client's side. */
interface TalkSocket {
    /** A frame came. */
    void frame(String text);

    /** The connection is over, with a code as in RFC 6455 section 7.4. */
    void closed(int code);
}
