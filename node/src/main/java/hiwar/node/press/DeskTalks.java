package hiwar.node.press;

import hiwar.node.loop.OpenTalk;
import hiwar.node.loop.TalkDesk;
import hiwar.node.loop.TalkUnavailable;
import hiwar.talks.id.TalkId;
import hiwar.talks.record.Recorded;
import hiwar.talks.view.Proceedings;
import hiwar.talks.view.PublicTalk;
import hiwar.talks.view.TalkSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The talks of this node. A page opens its talk; the list does not, because it would open a hundred at once for anybody
 * who looks: it folds their records, and again only what has grown since.
 */
public final class DeskTalks implements PublicTalks {
    private final TalkDesk desk;
    /** Of the talks of the list. */
    private final Map<TalkId, Folded> folded = new ConcurrentHashMap<>();

    private record Folded(long sequence, @Nullable PublicTalk talk) {}

    public DeskTalks(TalkDesk desk) {
        this.desk = desk;
    }

    @Override
    public @Nullable PublicTalk find(TalkId talk) {
        OpenTalk open = desk.current(talk);
        return open == null ? null : PublicTalk.of(open.proceedings());
    }

    @Override
    public List<PublicTalk> latest(int limit) {
        List<TalkSummary> announced = desk.list().stream()
                .filter(summary -> summary.startMillis() != null)
                .sorted(Comparator.comparing((TalkSummary summary) -> Objects.requireNonNull(summary.startMillis()))
                        .reversed())
                .limit(limit)
                .toList();
        folded.keySet().retainAll(announced.stream().map(TalkSummary::talk).toList());
        List<PublicTalk> talks = new ArrayList<>();
        for (TalkSummary summary : announced) {
            PublicTalk talk = seen(summary);
            if (talk != null) {
                talks.add(talk);
            }
        }
        return talks;
    }

    /** One talk for the list; null when it cannot be read, which shall not hide the others. */
    private @Nullable PublicTalk seen(TalkSummary summary) {
        Folded before = folded.get(summary.talk());
        if (before != null && before.sequence == summary.sequence()) {
            return before.talk;
        }
        try {
            if (summary.sittingOpen()) {
                return find(summary.talk()); // it is open anyway, and would be read again after each word
            }
            Folded now = fold(summary.talk());
            folded.put(summary.talk(), now);
            return now.talk;
        } catch (TalkUnavailable unreadable) {
            return null;
        }
    }

    private Folded fold(TalkId talk) {
        Proceedings proceedings = Proceedings.empty(talk);
        for (Recorded line : desk.lines(talk)) {
            if (line.entry().log().delegation() == null) {
                proceedings = proceedings.apply(line.entry());
            }
        }
        return new Folded(proceedings.state().sequence(), PublicTalk.of(proceedings));
    }
}
