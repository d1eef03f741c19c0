package hiwar.talks.state;

import static hiwar.talks.event.CaucusEvent.CaucusEnded;
import static hiwar.talks.event.CaucusEvent.CaucusEntered;
import static hiwar.talks.event.CaucusEvent.CaucusInvitationEnded;
import static hiwar.talks.event.CaucusEvent.CaucusInvited;
import static hiwar.talks.event.CaucusEvent.CaucusLeft;
import static hiwar.talks.event.CaucusEvent.CaucusNoted;

import hiwar.talks.event.CaucusEvent;
import hiwar.talks.id.CommandId;
import hiwar.talks.id.DelegationId;
import hiwar.talks.id.LogId;
import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the caucus of one delegation stands: a fold over that delegation's own log. Whether the caucus is open is known
 * at the table.
 *
 * @param sequence of the last entry; 0 before the first
 * @param atMillis of the last entry, since the epoch
 * @param inside who is in it now
 * @param guests who does not belong to the delegation and may come in
 */
public record CaucusState(
        TalkId talk,
        DelegationId delegation,
        long sequence,
        long atMillis,
        List<SeatId> inside,
        List<SeatId> guests,
        List<Answered> answered) {
    /** Before the first entry. */
    public static CaucusState empty(TalkId talk, DelegationId delegation) {
        return new CaucusState(talk, delegation, 0, 0, List.of(), List.of(), List.of());
    }

    public LogId log() {
        return LogId.caucus(talk, delegation);
    }

    /**
     * The state after one more entry.
     *
     * @throws IllegalArgumentException when the entry is not the next one of this log
     */
    public CaucusState apply(Entry entry) {
        if (entry.sequence() != sequence + 1
                || !entry.log().equals(log())
                || !(entry.event() instanceof CaucusEvent event)) {
            throw new IllegalArgumentException(
                    entry.log() + " " + entry.sequence() + " does not follow " + log() + " " + sequence);
        }
        return switch (event) {
            case CaucusEntered entered -> with(Copies.with(inside, entered.seat()), guests, entry);
            case CaucusLeft left -> with(Copies.without(inside, left.seat()::equals), guests, entry);
            case CaucusInvited invited -> with(inside, Copies.with(guests, invited.seat()), entry);
            case CaucusInvitationEnded ended ->
                with(Copies.without(inside, ended.seat()::equals), Copies.without(guests, ended.seat()::equals), entry);
            case CaucusEnded ignored -> with(List.of(), List.of(), entry);
            case CaucusNoted ignored -> with(inside, guests, entry);
        };
    }

    /** What a command has led to; null when it was not carried out, or too long ago. */
    public @Nullable Answered answerTo(SeatId by, CommandId command) {
        return Answered.find(answered, by, command);
    }

    private CaucusState with(List<SeatId> nowInside, List<SeatId> nowGuests, Entry entry) {
        return new CaucusState(
                talk,
                delegation,
                entry.sequence(),
                entry.atMillis(),
                nowInside,
                nowGuests,
                Answered.remember(answered, entry));
    }
}
