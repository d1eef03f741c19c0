package hiwar.talks.state;

import hiwar.talks.id.CommandId;
import hiwar.talks.id.SeatId;
import hiwar.talks.terms.Limits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command that was carried out: when it comes again, this is the answer.
 *
 * @param firstSequence of the entries that it left in this log
 * @param lastSequence of the entries that it left in this log
 */
public record Answered(SeatId by, CommandId command, long firstSequence, long lastSequence) {
    /** The answers of a log with one more entry; the oldest is forgotten beyond {@link Limits#ANSWERS}. */
    static List<Answered> remember(List<Answered> answers, Entry entry) {
        if (!answers.isEmpty() && answers.getLast().answers(entry.by(), entry.command())) {
            Answered last = answers.getLast();
            Answered longer = new Answered(last.by, last.command, last.firstSequence, entry.sequence());
            return Copies.with(answers.subList(0, answers.size() - 1), longer);
        }
        Answered first = new Answered(entry.by(), entry.command(), entry.sequence(), entry.sequence());
        return Copies.newest(answers, first, Limits.ANSWERS);
    }

    static @Nullable Answered find(List<Answered> answers, SeatId by, CommandId command) {
        for (int i = answers.size() - 1; i >= 0; i--) {
            if (answers.get(i).answers(by, command)) {
                return answers.get(i);
            }
        }
        return null;
    }

    private boolean answers(SeatId seat, CommandId id) {
        return command.equals(id) && by.equals(seat);
    }
}
