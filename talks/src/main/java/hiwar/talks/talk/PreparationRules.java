package hiwar.talks.talk;

import hiwar.talks.command.PreparationCommand;
import hiwar.talks.command.PreparationCommand.AddDelegation;
import hiwar.talks.command.PreparationCommand.AnnounceTalk;
import hiwar.talks.command.PreparationCommand.CancelTalk;
import hiwar.talks.command.PreparationCommand.ChangeAnnouncement;
import hiwar.talks.command.PreparationCommand.ChangeDelegation;
import hiwar.talks.command.PreparationCommand.PostponeTalk;
import hiwar.talks.command.PreparationCommand.PrepareTalk;
import hiwar.talks.command.PreparationCommand.RemoveDelegation;
import hiwar.talks.event.PreparationEvent.AnnouncementChanged;
import hiwar.talks.event.PreparationEvent.DelegationAdded;
import hiwar.talks.event.PreparationEvent.DelegationChanged;
import hiwar.talks.event.PreparationEvent.DelegationRemoved;
import hiwar.talks.event.PreparationEvent.TalkAnnounced;
import hiwar.talks.event.PreparationEvent.TalkCancelled;
import hiwar.talks.event.PreparationEvent.TalkPostponed;
import hiwar.talks.id.DelegationId;
import hiwar.talks.state.Attendee;
import hiwar.talks.state.Item;
import hiwar.talks.state.Phase;
import hiwar.talks.state.TalkState;
import hiwar.talks.terms.Announcement;
import hiwar.talks.terms.Day;
import hiwar.talks.terms.Delegation;
import hiwar.talks.terms.Document;
import hiwar.talks.terms.Limits;
import hiwar.talks.terms.Role;
import org.jspecify.annotations.Nullable;

/** Sides, announcement, postponement, cancellation. */
final class PreparationRules {
    private PreparationRules() {}

    static Verdict decide(Asked asked, PreparationCommand command) {
        return switch (command) {
            case PrepareTalk ignored -> Verdict.denied(Reason.TALK_EXISTS);
            case AddDelegation add -> add(asked, add.delegation());
            case ChangeDelegation change -> change(asked, change.delegation());
            case RemoveDelegation remove -> remove(asked, remove.delegation());
            case AnnounceTalk announce -> announce(asked, announce.announcement());
            case ChangeAnnouncement change -> change(asked, change);
            case PostponeTalk postpone -> postpone(asked, postpone);
            case CancelTalk cancel -> cancel(asked, cancel);
        };
    }

    private static Verdict add(Asked asked, Delegation delegation) {
        TalkState table = asked.table();
        if (table.sitting().open()) {
            return Verdict.denied(Reason.SITTING_OPEN);
        }
        if (!delegation.id().wellFormed()) {
            return Verdict.denied(Reason.BAD_NAME);
        }
        if (table.preparation().find(delegation.id()) != null) {
            return Verdict.denied(Reason.NAME_TAKEN, delegation.id());
        }
        if (table.preparation().delegations().size() >= Limits.DELEGATIONS) {
            return Verdict.tooMany(Limits.DELEGATIONS);
        }
        return isZone(delegation.zone())
                ? asked.done(new DelegationAdded(delegation))
                : Verdict.denied(Reason.BAD_ZONE);
    }

    private static Verdict change(Asked asked, Delegation delegation) {
        if (asked.table().preparation().find(delegation.id()) == null) {
            return Verdict.denied(Reason.UNKNOWN_DELEGATION, delegation.id());
        }
        if (asked.is(Role.HEAD) && !asked.heads(delegation.id())) {
            return Verdict.denied(Reason.NOT_YOURS);
        }
        return isZone(delegation.zone())
                ? asked.done(new DelegationChanged(delegation))
                : Verdict.denied(Reason.BAD_ZONE);
    }

    private static Verdict remove(Asked asked, DelegationId delegation) {
        TalkState table = asked.table();
        if (table.preparation().find(delegation) == null) {
            return Verdict.denied(Reason.UNKNOWN_DELEGATION, delegation);
        }
        for (Attendee attendee : table.seats().attendees()) {
            if (attendee.of(delegation)) {
                return Verdict.denied(Reason.DELEGATION_IN_USE, delegation);
            }
        }
        for (Item item : table.agenda().items()) {
            boolean owns = delegation.equals(item.plan().owner());
            for (Document document : item.documents()) {
                owns |= delegation.equals(document.from());
            }
            if (owns) {
                return Verdict.denied(Reason.DELEGATION_IN_USE, delegation);
            }
        }
        return table.sitting().open()
                ? Verdict.denied(Reason.SITTING_OPEN)
                : asked.done(new DelegationRemoved(delegation));
    }

    private static Verdict announce(Asked asked, Announcement announcement) {
        if (asked.table().preparation().phase() != Phase.PREPARED) {
            return Verdict.denied(Reason.ALREADY_ANNOUNCED);
        }
        Refusal refusal = refuses(asked.table(), announcement);
        return refusal == null ? asked.done(new TalkAnnounced(announcement)) : Verdict.denied(refusal);
    }

    private static Verdict change(Asked asked, ChangeAnnouncement command) {
        if (asked.table().preparation().announcement() == null) {
            return Verdict.denied(Reason.NOT_ANNOUNCED);
        }
        Refusal refusal = refuses(asked.table(), command.announcement());
        return refusal == null
                ? asked.done(new AnnouncementChanged(command.announcement(), command.reason()))
                : Verdict.denied(refusal);
    }

    private static Verdict postpone(Asked asked, PostponeTalk command) {
        if (asked.table().preparation().announcement() == null) {
            return Verdict.denied(Reason.NOT_ANNOUNCED);
        }
        Long newStartMillis = command.newStartMillis();
        if (newStartMillis != null && !isMoment(newStartMillis)) {
            return Verdict.denied(Refusal.limit(Reason.BAD_TIME, Limits.LAST_MILLIS));
        }
        Refusal refusal = refusesSide(asked, command.askedBy());
        return refusal == null
                ? asked.done(new TalkPostponed(newStartMillis, command.askedBy(), command.reason()))
                : Verdict.denied(refusal);
    }

    private static Verdict cancel(Asked asked, CancelTalk command) {
        Refusal refusal = refusesSide(asked, command.askedBy());
        return refusal == null
                ? asked.done(new TalkCancelled(command.askedBy(), command.reason()))
                : Verdict.denied(refusal);
    }

    /** Nobody calls off what is going on, and a head only in the name of the own delegation. */
    private static @Nullable Refusal refusesSide(Asked asked, @Nullable DelegationId askedBy) {
        if (asked.table().sitting().open()) {
            return Refusal.of(Reason.SITTING_OPEN);
        }
        if (asked.is(Role.HEAD) && !asked.heads(askedBy)) {
            return Refusal.of(Reason.NOT_YOURS);
        }
        return askedBy != null && asked.table().preparation().find(askedBy) == null
                ? Refusal.of(Reason.UNKNOWN_DELEGATION, askedBy)
                : null;
    }

    private static @Nullable Refusal refuses(TalkState table, Announcement announcement) {
        if (!isMoment(announcement.startMillis())) {
            return Refusal.limit(Reason.BAD_TIME, Limits.LAST_MILLIS);
        }
        if (announcement.durationMillis() <= 0 || announcement.durationMillis() > Limits.LONGEST_MILLIS) {
            return Refusal.limit(Reason.BAD_TIME, Limits.LONGEST_MILLIS);
        }
        Day signed =
                announcement.occasion() == null ? null : announcement.occasion().signed();
        if (signed != null && !signed.exists()) {
            return Refusal.of(Reason.BAD_DATE);
        }
        DelegationId initiator = announcement.initiator();
        if (initiator != null && table.preparation().find(initiator) == null) {
            return Refusal.of(Reason.UNKNOWN_DELEGATION, initiator);
        }
        return Texts.refuses(announcement.languages());
    }

    /** True for a moment that a calendar can show. */
    static boolean isMoment(long millis) {
        return millis >= 0 && millis <= Limits.LAST_MILLIS;
    }

    /** The letters of an IANA name; whether there is such a zone is known outside. */
    private static boolean isZone(String zone) {
        boolean letters = zone.chars()
                .allMatch(c -> (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= '0' && c <= '9')
                        || c == '/'
                        || c == '_'
                        || c == '+'
                        || c == '-');
        return letters && !zone.isEmpty() && zone.length() <= Limits.ZONE_CHARS;
    }
}
