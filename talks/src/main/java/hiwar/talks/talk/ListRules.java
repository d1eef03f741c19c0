package hiwar.talks.talk;

import hiwar.talks.event.FloorEvent.FloorRequested;
import hiwar.talks.event.FloorEvent.ListClosed;
import hiwar.talks.event.FloorEvent.ListReopened;
import hiwar.talks.event.FloorEvent.ListReordered;
import hiwar.talks.event.FloorEvent.RequestWithdrawn;
import hiwar.talks.event.FloorEvent.RightOfReplyAsked;
import hiwar.talks.id.DelegationId;
import hiwar.talks.state.Floor;
import hiwar.talks.state.SpeakersList;
import hiwar.talks.terms.Intervention;
import hiwar.talks.terms.Limits;
import hiwar.talks.terms.Request;
import hiwar.talks.terms.Speech;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;

/**
 * The speakers' list: replies first, then interventions. Under a chair the interventions stand as they were asked for
 * (Rule 68 of the General Assembly), and the chair may reorder them; while the heads lead together the list alternates
 * between the delegations, so that asking faster brings nothing.
 */
final class ListRules {
    private ListRules() {}

    static Verdict request(Asked asked) {
        Floor floor = asked.table().floor();
        if (asked.table().agenda().current() == null) {
            return Verdict.denied(Reason.NO_ITEM);
        }
        if (floor.list().find(asked.seat(), Speech.INTERVENTION) != null) {
            return Verdict.denied(Reason.ALREADY_LISTED);
        }
        if (floor.list().closed()) {
            return Verdict.denied(Reason.LIST_CLOSED);
        }
        if (floor.list().requests().size() >= Limits.SPEAKERS) {
            return Verdict.tooMany(Limits.SPEAKERS);
        }
        Request request = new Request(floor.requestsMade() + 1, asked.seat(), asked.delegation(), null);
        boolean chaired = asked.table().seats().presiding() != null;
        int position = chaired ? floor.list().requests().size() : alternating(floor, asked.delegation());
        return asked.done(new FloorRequested(request, position));
    }

    /**
     * Each delegation's first request goes before anybody's second, and so on; who speaks now or has just spoken counts
     * as having had a turn.
     */
    private static int alternating(Floor floor, DelegationId delegation) {
        List<Request> waiting = floor.list().requests();
        List<DelegationId> turns = new ArrayList<>();
        DelegationId lastSpoke = floor.lastSpoke();
        if (lastSpoke != null) {
            turns.add(lastSpoke);
        }
        int replies = replies(floor.list());
        int own = Collections.frequency(turns, delegation);
        for (Request request : waiting.subList(replies, waiting.size())) {
            own += request.delegation().equals(delegation) ? 1 : 0;
        }
        for (int i = replies; i < waiting.size(); i++) {
            DelegationId other = waiting.get(i).delegation();
            if (Collections.frequency(turns, other) > own) {
                return i;
            }
            turns.add(other);
        }
        return waiting.size();
    }

    private static int replies(SpeakersList list) {
        int count = 0;
        while (count < list.requests().size() && list.requests().get(count).speech() == Speech.RIGHT_OF_REPLY) {
            count++;
        }
        return count;
    }

    /** A reply may be asked for even when the list is closed (Rule 73), twice per item at most. */
    static Verdict reply(Asked asked, int number) {
        Floor floor = asked.table().floor();
        Intervention answered = floor.find(number);
        if (answered == null) {
            return Verdict.denied(Reason.UNKNOWN_INTERVENTION);
        }
        if (answered.delegation().equals(asked.delegation())) {
            return Verdict.denied(Reason.OWN_INTERVENTION);
        }
        for (Request request : floor.list().requests()) {
            if (request.speech() == Speech.RIGHT_OF_REPLY
                    && request.delegation().equals(asked.delegation())) {
                return Verdict.denied(Reason.ALREADY_LISTED);
            }
        }
        if (Collections.frequency(floor.replies(), asked.delegation()) >= Limits.REPLIES_PER_ITEM) {
            return Verdict.denied(Refusal.limit(Reason.REPLIES_USED, Limits.REPLIES_PER_ITEM));
        }
        if (floor.list().requests().size() >= Limits.SPEAKERS) {
            return Verdict.tooMany(Limits.SPEAKERS);
        }
        Request request = new Request(floor.requestsMade() + 1, asked.seat(), asked.delegation(), number);
        return asked.done(new RightOfReplyAsked(request, replies(floor.list())));
    }

    static Verdict withdraw(Asked asked, int number) {
        Request request = asked.table().floor().list().find(number);
        if (request == null) {
            return Verdict.denied(Reason.UNKNOWN_REQUEST);
        }
        boolean mine = request.seat().equals(asked.seat()) || asked.heads(request.delegation());
        return mine || asked.role().presides()
                ? asked.done(new RequestWithdrawn(number))
                : Verdict.denied(Reason.NOT_YOURS);
    }

    /** Replies stay before interventions, and nobody may be lost. */
    static Verdict reorder(Asked asked, List<Integer> numbers) {
        SpeakersList list = asked.table().floor().list();
        boolean same = numbers.size() == list.requests().size() && new HashSet<>(numbers).size() == numbers.size();
        boolean interventions = false;
        for (int number : numbers) {
            Request request = list.find(number);
            if (!same || request == null) {
                return Verdict.denied(Reason.LIST_CHANGED);
            }
            boolean reply = request.speech() == Speech.RIGHT_OF_REPLY;
            if (reply && interventions) {
                return Verdict.denied(Reason.BAD_POSITION);
            }
            interventions |= !reply;
        }
        return same ? asked.done(new ListReordered(List.copyOf(numbers))) : Verdict.denied(Reason.LIST_CHANGED);
    }

    static Verdict close(Asked asked, boolean close) {
        if (asked.table().agenda().current() == null) {
            return Verdict.denied(Reason.NO_ITEM);
        }
        if (asked.table().floor().list().closed() == close) {
            return Verdict.denied(Reason.ALREADY_SO);
        }
        return asked.done(close ? new ListClosed() : new ListReopened());
    }
}
