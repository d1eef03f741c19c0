package hiwar.talks.talk;

import hiwar.talks.command.Command;
import hiwar.talks.command.MotionCommand;
import hiwar.talks.command.MotionCommand.AgreeToMotion;
import hiwar.talks.command.MotionCommand.DeclineMotion;
import hiwar.talks.command.MotionCommand.WithdrawMotion;
import hiwar.talks.event.MotionEvent.MotionAgreed;
import hiwar.talks.event.MotionEvent.MotionCarried;
import hiwar.talks.event.MotionEvent.MotionDeclined;
import hiwar.talks.event.MotionEvent.MotionMade;
import hiwar.talks.event.MotionEvent.MotionWithdrawn;
import hiwar.talks.id.DelegationId;
import hiwar.talks.state.Motion;
import hiwar.talks.state.Motions;
import hiwar.talks.terms.Delegation;
import hiwar.talks.terms.Limits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How heads who lead together come to do something together. */
final class MotionRules {
    private MotionRules() {}

    /**
     * A head gives a command that the others must consent to. Whether it may be done now is asked when it is moved, so
     * that nobody has to consent to what is impossible, and again with each consent, because things go on meanwhile.
     */
    static Verdict move(Asked asked, Command command) {
        Motions motions = asked.table().motions();
        if (asked.table().seats().presiding() != null) {
            return Verdict.denied(Reason.CHAIR_PRESIDES);
        }
        if (asked.table().preparation().delegations().size() < 2) {
            return Verdict.denied(Reason.ONE_DELEGATION);
        }
        Motion motion = motions.find(command);
        if (motion != null && motion.agreed().contains(asked.delegation())) {
            return Verdict.denied(Reason.ALREADY_MOVED);
        }
        if (motion == null && motions.open().size() >= Limits.MOTIONS) {
            return Verdict.tooMany(Limits.MOTIONS);
        }
        return switch (Rules.ofArea(asked, command)) {
            case Verdict.Denied denied -> denied;
            case Verdict.Done effect -> agree(asked, motion, command, effect);
        };
    }

    private static Verdict agree(Asked asked, @Nullable Motion motion, Command command, Verdict.Done effect) {
        DelegationId delegation = asked.delegation();
        if (motion == null) {
            return asked.done(new MotionMade(asked.table().sequence() + 1, delegation, command));
        }
        MotionAgreed agreed = new MotionAgreed(motion.number(), delegation);
        for (Delegation other : asked.table().preparation().delegations()) {
            if (!other.id().equals(delegation) && !motion.agreed().contains(other.id())) {
                return asked.done(agreed);
            }
        }
        List<Verdict.Outcome> outcomes = new ArrayList<>();
        outcomes.add(new Verdict.Outcome(asked.table().log(), agreed));
        outcomes.add(new Verdict.Outcome(asked.table().log(), new MotionCarried(motion.number())));
        outcomes.addAll(effect.outcomes());
        return new Verdict.Done(outcomes);
    }

    static Verdict decide(Asked asked, MotionCommand command) {
        Motion motion = asked.table().motions().find(command.motion());
        if (motion == null) {
            return Verdict.denied(Reason.UNKNOWN_MOTION);
        }
        boolean mine = motion.movedBy().equals(asked.delegation());
        return switch (command) {
            case AgreeToMotion ignored -> Rules.decide(asked, motion.command());
            case DeclineMotion ignored ->
                mine
                        ? Verdict.denied(Reason.ALREADY_MOVED)
                        : asked.done(new MotionDeclined(motion.number(), asked.delegation()));
            case WithdrawMotion ignored ->
                mine ? asked.done(new MotionWithdrawn(motion.number())) : Verdict.denied(Reason.NOT_YOURS);
        };
    }
}
