package hiwar.media.srtp;

import hiwar.media.io.IntMap;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Protects and unprotects the RTP and RTCP of one transport in place (RFC 3711): finds the packet index, refuses
 * replays, and lets a {@link PacketCipher} do the bytes. Owned by one transport, on its shard's thread.
 *
 * <p>State for an SSRC is made only after a packet of it was authenticated, so strangers cannot fill the tables. It is
 * never dropped before the session ends: a forgotten rollover counter would use indices twice.
 */
public final class SrtpSession implements AutoCloseable {
    /** The tag did not fit: damaged, forged, or made with other keys. */
    public static final int BAD_AUTHENTICATION = -1;
    /** Seen before or too old; from {@code protectRtp}: the sequence number was used before. */
    public static final int REPLAYED = -2;
    /** Not RTP or RTCP by its fixed header, too long, or not encrypted. */
    public static final int MALFORMED = -3;
    /** The session knows as many SSRCs as it may, or has used up its RTCP indices. */
    public static final int EXHAUSTED = -4;

    /** What protecting adds at most: a GCM tag and the RTCP index word. */
    public static final int MAX_OVERHEAD_BYTES = 20;

    /** The longest packet before protection; a datagram slot has 2 KiB and no WebRTC packet exceeds 1,500 bytes. */
    public static final int MAX_PACKET_BYTES = 2048;

    /** A client publishes some tens of streams; each may come with its own retransmission stream. */
    public static final int MAX_RECEIVED_SSRCS = 512;

    /** Every subscription takes one or two and none is ever given back: thousands of subscriptions per session. */
    public static final int MAX_SENT_SSRCS = 8192;

    static final int MAX_RTCP_INDEX = 0x7FFF_FFFF;

    private static final int RTP_HEADER_BYTES = 12;
    private static final int RTCP_HEADER_BYTES = 8;
    private static final int INDEX_WORD_BYTES = 4;
    private static final int ENCRYPTED_FLAG = 0x8000_0000;

    private final int tagBytes;
    /** Where the RTCP index word is, counted from the end of the body. */
    private final int indexWordAt;

    private final PacketCipher rtpOut;
    private final PacketCipher rtpIn;
    private final PacketCipher rtcpOut;
    private final PacketCipher rtcpIn;
    /** AEAD breaks when an index seals two different packets; counter mode with HMAC stands a plain repetition. */
    private final boolean repeatsAllowed;

    private final IntMap<ReplayWindow> sent = new IntMap<>();
    private final IntMap<ReplayWindow> received = new IntMap<>();
    private final IntMap<ReplayWindow> receivedRtcp = new IntMap<>();
    private long rtcpIndex;
    private boolean closed;

    /**
     * A session with fresh keys.
     *
     * @param server true when our side was the DTLS server, so that we send with the server's keys
     */
    public SrtpSession(SrtpKeys keys, boolean server, PacketCiphers ciphers) {
        SrtpProfile profile = keys.profile();
        byte[] ourKey = server ? keys.serverKey() : keys.clientKey();
        byte[] ourSalt = server ? keys.serverSalt() : keys.clientSalt();
        byte[] theirKey = server ? keys.clientKey() : keys.serverKey();
        byte[] theirSalt = server ? keys.clientSalt() : keys.serverSalt();
        boolean aead = profile == SrtpProfile.AEAD_AES_128_GCM;
        tagBytes = profile.tagBytes();
        indexWordAt = aead ? tagBytes : 0;
        repeatsAllowed = !aead;
        rtpOut = ciphers.create(SessionKeys.derive(profile, ourKey, ourSalt, false), true);
        rtcpOut = ciphers.create(SessionKeys.derive(profile, ourKey, ourSalt, true), true);
        rtpIn = ciphers.create(SessionKeys.derive(profile, theirKey, theirSalt, false), false);
        rtcpIn = ciphers.create(SessionKeys.derive(profile, theirKey, theirSalt, true), false);
    }

    /**
     * Protects an RTP packet; the caller leaves {@link #MAX_OVERHEAD_BYTES} behind it. A sequence number may be sent
     * again only with the very same bytes and only without AEAD (retransmit on an RTX stream instead).
     *
     * @return the new length, or {@link #MALFORMED}, {@link #REPLAYED} or {@link #EXHAUSTED}
     */
    public int protectRtp(ByteBuffer buffer, int offset, int lengthBytes) {
        int headerBytes = rtpHeaderBytes(buffer, offset, lengthBytes);
        if (headerBytes < 0 || lengthBytes > MAX_PACKET_BYTES) {
            return MALFORMED;
        }
        ReplayWindow window = sent.get(buffer.getInt(offset + 8));
        if (window == null) {
            if (sent.size() >= MAX_SENT_SSRCS) {
                return EXHAUSTED;
            }
            window = new ReplayWindow();
            sent.put(buffer.getInt(offset + 8), window);
        }
        long index = window.estimate(buffer.getShort(offset + 2) & 0xFFFF);
        if (window.fresh(index)) {
            window.mark(index);
        } else if (index < 0 || !repeatsAllowed) {
            return REPLAYED;
        }
        rtpOut.seal(buffer, offset, headerBytes, lengthBytes - headerBytes, index);
        return lengthBytes + tagBytes;
    }

    /**
     * Unprotects an SRTP packet.
     *
     * @return the length of the RTP packet, or one of the negative results
     */
    public int unprotectRtp(ByteBuffer buffer, int offset, int lengthBytes) {
        int plainBytes = lengthBytes - tagBytes;
        int headerBytes = rtpHeaderBytes(buffer, offset, plainBytes);
        if (headerBytes < 0 || plainBytes > MAX_PACKET_BYTES) {
            return MALFORMED;
        }
        int ssrc = buffer.getInt(offset + 8);
        int sequence = buffer.getShort(offset + 2) & 0xFFFF;
        ReplayWindow window = received.get(ssrc);
        long index = window == null ? sequence : window.estimate(sequence);
        if (index < 0 || (window != null && !window.fresh(index))) {
            return REPLAYED;
        }
        if (!rtpIn.open(buffer, offset, headerBytes, plainBytes - headerBytes, index)) {
            return BAD_AUTHENTICATION;
        }
        return mark(received, window, ssrc, index) ? plainBytes : EXHAUSTED;
    }

    /**
     * Protects a compound RTCP packet; the caller leaves {@link #MAX_OVERHEAD_BYTES} behind it.
     *
     * @return the new length, or {@link #MALFORMED} or {@link #EXHAUSTED}
     */
    public int protectRtcp(ByteBuffer buffer, int offset, int lengthBytes) {
        if (!isRtcp(buffer, offset, lengthBytes)) {
            return MALFORMED;
        }
        if (rtcpIndex >= MAX_RTCP_INDEX) {
            return EXHAUSTED;
        }
        rtcpIndex++; // one counter for all SSRCs: unique for each of them (RFC 3711 section 3.4)
        buffer.putInt(offset + lengthBytes + indexWordAt, (int) rtcpIndex | ENCRYPTED_FLAG);
        rtcpOut.seal(buffer, offset, RTCP_HEADER_BYTES, lengthBytes - RTCP_HEADER_BYTES, rtcpIndex);
        return lengthBytes + tagBytes + INDEX_WORD_BYTES;
    }

    /**
     * Unprotects an SRTCP packet; one that is only authenticated is refused, because our profiles encrypt.
     *
     * @return the length of the RTCP packet, or one of the negative results
     */
    public int unprotectRtcp(ByteBuffer buffer, int offset, int lengthBytes) {
        int plainBytes = lengthBytes - tagBytes - INDEX_WORD_BYTES;
        if (!isRtcp(buffer, offset, plainBytes)) {
            return MALFORMED;
        }
        int word = buffer.getInt(offset + plainBytes + indexWordAt);
        if ((word & ENCRYPTED_FLAG) == 0) {
            return MALFORMED;
        }
        long index = word & MAX_RTCP_INDEX;
        int ssrc = buffer.getInt(offset + 4);
        ReplayWindow window = receivedRtcp.get(ssrc);
        if (window != null && !window.fresh(index)) {
            return REPLAYED;
        }
        if (!rtcpIn.open(buffer, offset, RTCP_HEADER_BYTES, plainBytes - RTCP_HEADER_BYTES, index)) {
            return BAD_AUTHENTICATION;
        }
        return mark(receivedRtcp, window, ssrc, index) ? plainBytes : EXHAUSTED;
    }

    /** Gives the ciphers' memory back; may be called twice. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            rtpOut.close();
            rtpIn.close();
            rtcpOut.close();
            rtcpIn.close();
        }
    }

    /** For tests of the limit: the index that the last protected RTCP packet had. */
    void rtcpIndex(long index) {
        rtcpIndex = index;
    }

    private static boolean mark(IntMap<ReplayWindow> windows, @Nullable ReplayWindow known, int ssrc, long index) {
        ReplayWindow window = known;
        if (window == null) {
            if (windows.size() >= MAX_RECEIVED_SSRCS) {
                return false;
            }
            window = new ReplayWindow();
            windows.put(ssrc, window);
        }
        window.mark(index);
        return true;
    }

    private static boolean isRtcp(ByteBuffer buffer, int offset, int lengthBytes) {
        return lengthBytes >= RTCP_HEADER_BYTES
                && lengthBytes <= MAX_PACKET_BYTES
                && (buffer.get(offset) & 0xC0) == 0x80;
    }

    /** Fixed header, CSRCs and extension (RFC 3550 section 5.1); negative when they do not fit. */
    private static int rtpHeaderBytes(ByteBuffer buffer, int offset, int lengthBytes) {
        if (lengthBytes < RTP_HEADER_BYTES || (buffer.get(offset) & 0xC0) != 0x80) {
            return -1;
        }
        int headerBytes = RTP_HEADER_BYTES + 4 * (buffer.get(offset) & 0x0F);
        if ((buffer.get(offset) & 0x10) != 0) {
            if (headerBytes + 4 > lengthBytes) {
                return -1;
            }
            headerBytes += 4 + 4 * (buffer.getShort(offset + headerBytes + 2) & 0xFFFF);
        }
        return headerBytes <= lengthBytes ? headerBytes : -1;
    }
}
