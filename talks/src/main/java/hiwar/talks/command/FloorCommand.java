package hiwar.talks.command;

import hiwar.talks.id.SeatId;
import hiwar.talks.terms.FloorMode;
import hiwar.talks.terms.Wording;
import java.util.List;

/** The floor and the speakers' list of the current item. */
public sealed interface FloorCommand extends Command {
    /** Asks to be put on the speakers' list. */
    record RequestFloor() implements FloorCommand {}

    /**
     * Asks to answer an intervention of another delegation, even when the list is closed.
     *
     * @param intervention its number
     */
    record AskRightOfReply(int intervention) implements FloorCommand {}

    /** Takes a request off the list. */
    record WithdrawRequest(int request) implements FloorCommand {}

    /**
     * Puts the list into another order.
     *
     * @param requests the numbers of all that are on it
     */
    record ReorderList(List<Integer> requests) implements FloorCommand {}

    /** Closes the list: no further requests on this item, except replies. */
    record CloseList() implements FloorCommand {}

    /** Opens the list again. */
    record ReopenList() implements FloorCommand {}

    /** Gives the free floor to somebody, on the list or not. */
    record GiveFloor(SeatId seat) implements FloorCommand {}

    /** Takes the free floor by right: as the next on the list, or as the first on one's own item. */
    record TakeFloor() implements FloorCommand {}

    /** Lets somebody else of the same delegation go on with the intervention. */
    record PassFloor(SeatId seat) implements FloorCommand {}

    /** Has spoken. */
    record YieldFloor() implements FloorCommand {}

    /** Takes the floor from who has it. */
    record WithdrawFloor(Wording reason) implements FloorCommand {}

    /**
     * Sets the time for each further intervention.
     *
     * @param millis 0 lifts the limit
     */
    record LimitInterventions(long millis) implements FloorCommand {}

    /** Allots more time to the intervention that is under way. */
    record ExtendIntervention(long extraMillis) implements FloorCommand {}

    /** Changes who may be heard. */
    record SetFloorMode(FloorMode mode) implements FloorCommand {}
}
