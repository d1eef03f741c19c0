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
import hiwar.talks.terms.Announcement;
import hiwar.talks.terms.Languages;
import hiwar.talks.terms.Limits;
import hiwar.talks.terms.Occasion;
import hiwar.talks.terms.Wording;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words in a command: that titles are there, that nothing is too long, that everything can be shown. */
final class Texts {
    private Texts() {}

    /** What is wrong with the words of a command; null when nothing is. */
    static @Nullable Refusal refuses(Command command) {
        for (Wording title : titles(command)) {
            if (title.isEmpty()) {
                return Refusal.of(Reason.WORDS_MISSING);
            }
            Refusal refusal = refuses(title, Limits.TITLE_CHARS);
            if (refusal != null) {
                return refusal;
            }
        }
        return refuses(remark(command), Limits.TEXT_CHARS);
    }

    /** True when the command would put words on the record of the table. */
    static boolean speaks(Command command) {
        return !(command instanceof CaucusCommand)
                && (!titles(command).isEmpty() || !remark(command).isEmpty());
    }

    /** What is wrong with a list of languages; null when nothing is. */
    static @Nullable Refusal refuses(List<String> languages) {
        boolean bad = languages.size() > Limits.LANGUAGES || new HashSet<>(languages).size() < languages.size();
        for (String language : languages) {
            bad |= !Languages.wellFormed(language);
        }
        return bad ? Refusal.limit(Reason.BAD_LANGUAGES, Limits.LANGUAGES) : null;
    }

    /** Short texts that must not be empty. */
    private static List<Wording> titles(Command command) {
        return switch (command) {
            case PreparationCommand preparation -> titles(preparation);
            case SeatCommand.AccreditSeat accredit -> List.of(accredit.seat().office());
            case SeatCommand.ChangeSeat change -> List.of(change.office());
            case SeatCommand ignored -> List.of();
            case AgendaCommand.AddItem add -> List.of(add.item().title());
            case AgendaCommand.ChangeItem change -> List.of(change.item().title());
            case AgendaCommand.AttachDocument attach ->
                List.of(attach.document().title());
            case AgendaCommand ignored -> List.of();
            case SittingCommand ignored -> List.of();
            case FloorCommand ignored -> List.of();
            case OrderCommand ignored -> List.of();
            case MotionCommand ignored -> List.of();
            case RecordCommand ignored -> List.of();
            case CaucusCommand ignored -> List.of();
            case ServiceCommand ignored -> List.of();
        };
    }

    private static List<Wording> titles(PreparationCommand command) {
        return switch (command) {
            case PreparationCommand.PrepareTalk prepare ->
                List.of(prepare.title(), prepare.secretary().office());
            case PreparationCommand.AddDelegation add ->
                List.of(add.delegation().name());
            case PreparationCommand.ChangeDelegation change ->
                List.of(change.delegation().name());
            case PreparationCommand.RemoveDelegation ignored -> List.of();
            case PreparationCommand.AnnounceTalk announce -> titles(announce.announcement());
            case PreparationCommand.ChangeAnnouncement change -> titles(change.announcement());
            case PreparationCommand.PostponeTalk ignored -> List.of();
            case PreparationCommand.CancelTalk ignored -> List.of();
        };
    }

    private static List<Wording> titles(Announcement announcement) {
        Occasion occasion = announcement.occasion();
        return occasion == null ? List.of(announcement.title()) : List.of(announcement.title(), occasion.name());
    }

    /** The longer text of a command, which may be empty. */
    private static Wording remark(Command command) {
        return switch (command) {
            case PreparationCommand.ChangeAnnouncement change -> change.reason();
            case PreparationCommand.PostponeTalk postpone -> postpone.reason();
            case PreparationCommand.CancelTalk cancel -> cancel.reason();
            case PreparationCommand ignored -> Wording.NONE;
            case SeatCommand.TurnAway turn -> turn.reason();
            case SeatCommand.SendOut send -> send.reason();
            case SeatCommand ignored -> Wording.NONE;
            case SittingCommand.CallRecess recess -> recess.reason();
            case SittingCommand ignored -> Wording.NONE;
            case FloorCommand.WithdrawFloor withdraw -> withdraw.reason();
            case FloorCommand ignored -> Wording.NONE;
            case OrderCommand.RaisePointOfOrder raise -> raise.text();
            case OrderCommand.RuleOnPointOfOrder rule -> rule.text();
            case OrderCommand ignored -> Wording.NONE;
            case CaucusCommand.NoteInCaucus note -> note.text();
            case CaucusCommand ignored -> Wording.NONE;
            case AgendaCommand ignored -> Wording.NONE;
            case MotionCommand ignored -> Wording.NONE;
            case RecordCommand ignored -> Wording.NONE;
            case ServiceCommand ignored -> Wording.NONE;
        };
    }

    private static @Nullable Refusal refuses(Wording wording, int maxChars) {
        if (wording.texts().size() > Limits.LANGUAGES) {
            return Refusal.limit(Reason.BAD_LANGUAGES, Limits.LANGUAGES);
        }
        for (Map.Entry<String, String> text : wording.texts().entrySet()) {
            if (!Languages.wellFormed(text.getKey())) {
                return Refusal.limit(Reason.BAD_LANGUAGES, Limits.LANGUAGES);
            }
            if (text.getValue().isBlank()) {
                return Refusal.of(Reason.WORDS_MISSING);
            }
            if (text.getValue().length() > maxChars) {
                return Refusal.limit(Reason.TEXT_TOO_LONG, maxChars);
            }
            if (!showable(text.getValue())) {
                return Refusal.of(Reason.BAD_TEXT);
            }
        }
        return null;
    }

    /** No control characters but line feed and tab, and no halves of surrogate pairs: those have no UTF-8. */
    private static boolean showable(String text) {
        return text.codePoints()
                .noneMatch(c -> (Character.getType(c) == Character.CONTROL && c != '\n' && c != '\t')
                        || Character.getType(c) == Character.SURROGATE);
    }
}
