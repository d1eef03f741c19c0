package hiwar.talks.talk;

import hiwar.talks.command.AgendaCommand;
import hiwar.talks.command.CaucusCommand;
import hiwar.talks.command.Command;
import hiwar.talks.command.FloorCommand;
import hiwar.talks.command.MotionCommand;
import hiwar.talks.command.OrderCommand;
import hiwar.talks.command.PreparationCommand;
import hiwar.talks.command.RecordCommand;
import hiwar.talks.command.SeatCommand;
import hiwar.talks.command.ServiceCommand;
import hiwar.talks.command.SittingCommand;
import hiwar.talks.terms.Role;

/** What is asked of every command before the rules of its own area are. */
final class Rules {
    private Rules() {}

    /** Right, moment, words, consent of the other heads, and then the rules of the area. */
    static Verdict decide(Asked asked, Command command) {
        if (asked.table().preparation().phase().over() && !(command instanceof SeatCommand.Leave)) {
            return Verdict.denied(Reason.TALK_OVER);
        }
        Right right = Rights.of(asked.role(), command.getClass());
        if (right == Right.NONE) {
            return Verdict.denied(notYourRight(asked, command));
        }
        Refusal refusal = Texts.refuses(command);
        if (refusal != null) {
            return Verdict.denied(refusal);
        }
        refusal = Rights.moment(command.getClass()).refuses(asked.table(), asked.actor());
        if (refusal != null) {
            return Verdict.denied(refusal);
        }
        if (asked.table().sitting().offRecord() && Texts.speaks(command)) {
            return Verdict.denied(Reason.OFF_RECORD);
        }
        return right == Right.JOINT ? MotionRules.move(asked, command) : ofArea(asked, command);
    }

    /** The rules of the area alone: whether this may happen now if all who must consent do. */
    static Verdict ofArea(Asked asked, Command command) {
        return switch (command) {
            case PreparationCommand preparation -> PreparationRules.decide(asked, preparation);
            case SeatCommand seat -> SeatRules.decide(asked, seat);
            case SittingCommand sitting -> SittingRules.decide(asked, sitting);
            case AgendaCommand agenda -> AgendaRules.decide(asked, agenda);
            case FloorCommand floor -> FloorRules.decide(asked, floor);
            case OrderCommand order -> OrderRules.decide(asked, order);
            case MotionCommand motion -> MotionRules.decide(asked, motion);
            case RecordCommand switched -> SittingRules.decide(asked, switched);
            case CaucusCommand caucus -> CaucusRules.decide(asked, caucus);
            case ServiceCommand ignored -> Verdict.denied(Reason.NOT_YOUR_RIGHT);
        };
    }

    private static Refusal notYourRight(Asked asked, Command command) {
        Refusal refusal =
                Refusal.of(Reason.NOT_YOUR_RIGHT).with("role", asked.role().name());
        boolean headMay = Rights.may(Role.HEAD, command.getClass());
        if (headMay && asked.actor().seat().delegation() != null && !asked.is(Role.HEAD)) {
            return refusal.insteadDo(Remedy.ASK_HEAD);
        }
        boolean chairMay = Rights.may(Role.CHAIR, command.getClass());
        return chairMay && asked.table().seats().presiding() != null ? refusal.insteadDo(Remedy.ASK_CHAIR) : refusal;
    }
}
