package hiwar.media.track;

import hiwar.media.io.Drop;
import hiwar.media.io.Drops;
import java.util.ArrayList;
import java.util.List;

/** Hands each packet of an UpTrack to its DownTracks, one after the other; owned by the UpTrack. */
final class Router {
    private final List<DownTrack> downs = new ArrayList<>();

    void attach(DownTrack down) {
        if (!downs.contains(down)) {
            downs.add(down);
        }
    }

    boolean detach(DownTrack down) {
        return downs.remove(down);
    }

    void forward(UpPacket packet, Drops drops) {
        for (int i = 0; i < downs.size(); i++) {
            Drop reason = downs.get(i).offer(packet);
            if (reason != null) {
                drops.count(reason);
            }
        }
    }

    /** The packet holds nothing for anybody; its number is to be closed over. */
    void skip(UpPacket packet) {
        for (int i = 0; i < downs.size(); i++) {
            downs.get(i).skip(packet);
        }
    }

    void restarted(Encoding encoding) {
        for (int i = 0; i < downs.size(); i++) {
            downs.get(i).restarted(encoding);
        }
    }

    void layersChanged(long nowNanos) {
        for (int i = 0; i < downs.size(); i++) {
            downs.get(i).layersChanged(nowNanos);
        }
    }

    void muted(boolean muted, long nowNanos) {
        for (int i = 0; i < downs.size(); i++) {
            downs.get(i).sourceMuted(muted, nowNanos);
        }
    }

    int size() {
        return downs.size();
    }
}
