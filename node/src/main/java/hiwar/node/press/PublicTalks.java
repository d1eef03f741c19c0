package hiwar.node.press;

import hiwar.talks.id.TalkId;
import hiwar.talks.view.PublicTalk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the pages find the talks. Called by many threads at once. */
public interface PublicTalks {
    /** The talk as it is now; null when there is none of this name, or it was not announced. */
    @Nullable
    PublicTalk find(TalkId talk);

    /**
     * The announced talks that begin last.
     *
     * @param limit how many at most
     */
    List<PublicTalk> latest(int limit);
}
