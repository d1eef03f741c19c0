package hiwar.node.loop;

import hiwar.media.io.Entropy;
import java.nio.ByteBuffer;
import java.security.SecureRandom;

/** The system's generator, asked for many bytes at a time; owned by one shard. */
final class SecureEntropy implements Entropy {
    private final SecureRandom random = new SecureRandom();
    private final byte[] bytes = new byte[1024];
    private final ByteBuffer rest = ByteBuffer.wrap(bytes).limit(0);

    @Override
    public long nextLong() {
        if (!rest.hasRemaining()) {
            random.nextBytes(bytes);
            rest.clear();
        }
        return rest.getLong();
    }
}
