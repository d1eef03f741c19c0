package hiwar.talks.view;

import hiwar.talks.id.ItemId;
import hiwar.talks.state.Item;
import hiwar.talks.state.TalkState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far the agenda has come at one moment, item by item in its order. */
public record AgendaProgress(List<Line> lines) {
    /**
     * One item.
     *
     * @param allottedMillis 0 when nothing is planned
     * @param elapsedMillis how long it was dealt with
     * @param netMillis how long delegations spoke
     */
    public record Line(ItemId item, Item.Progress progress, long allottedMillis, long elapsedMillis, long netMillis) {
        /** What is left; negative when overrun, null when nothing is planned. */
        public @Nullable Long leftMillis() {
            return allottedMillis == 0 ? null : allottedMillis - elapsedMillis;
        }
    }

    /** The progress at a moment not before the last entry. */
    public static AgendaProgress at(Proceedings proceedings, long nowMillis) {
        TalkState state = proceedings.state();
        Clocks clocks = proceedings.clocks().at(state, nowMillis);
        List<Line> lines = new ArrayList<>();
        for (Item item : state.agenda().items()) {
            ItemId id = item.id();
            lines.add(new Line(
                    id, item.progress(), item.allottedMillis(), clocks.elapsedMillis(id), clocks.netMillis(id)));
        }
        return new AgendaProgress(Collections.unmodifiableList(lines));
    }

    /** Planned time that the items not yet concluded still have, overruns not counted. */
    public long leftMillis() {
        long sumMillis = 0;
        for (Line line : lines) {
            Long leftMillis = line.leftMillis();
            if (line.progress() != Item.Progress.CONCLUDED && leftMillis != null) {
                sumMillis += Math.max(0, leftMillis);
            }
        }
        return sumMillis;
    }
}
