package hiwar.talks.talk;

import hiwar.talks.command.AgendaCommand;
import hiwar.talks.command.AgendaCommand.AddItem;
import hiwar.talks.command.AgendaCommand.AttachDocument;
import hiwar.talks.command.AgendaCommand.BeginItem;
import hiwar.talks.command.AgendaCommand.ChangeItem;
import hiwar.talks.command.AgendaCommand.CloseToPress;
import hiwar.talks.command.AgendaCommand.ConcludeItem;
import hiwar.talks.command.AgendaCommand.DropItem;
import hiwar.talks.command.AgendaCommand.ExtendItem;
import hiwar.talks.command.AgendaCommand.MoveItem;
import hiwar.talks.command.AgendaCommand.OpenToPress;
import hiwar.talks.command.AgendaCommand.SetItemAside;
import hiwar.talks.command.AgendaCommand.WithdrawDocument;
import hiwar.talks.event.AgendaEvent.ClosedToPress;
import hiwar.talks.event.AgendaEvent.DocumentAttached;
import hiwar.talks.event.AgendaEvent.DocumentWithdrawn;
import hiwar.talks.event.AgendaEvent.ItemAdded;
import hiwar.talks.event.AgendaEvent.ItemBegun;
import hiwar.talks.event.AgendaEvent.ItemChanged;
import hiwar.talks.event.AgendaEvent.ItemConcluded;
import hiwar.talks.event.AgendaEvent.ItemDropped;
import hiwar.talks.event.AgendaEvent.ItemExtended;
import hiwar.talks.event.AgendaEvent.ItemMoved;
import hiwar.talks.event.AgendaEvent.ItemSetAside;
import hiwar.talks.event.AgendaEvent.OpenedToPress;
import hiwar.talks.event.Event;
import hiwar.talks.id.DelegationId;
import hiwar.talks.id.ItemId;
import hiwar.talks.state.Agenda;
import hiwar.talks.state.Item;
import hiwar.talks.state.Item.Progress;
import hiwar.talks.terms.AgendaItem;
import hiwar.talks.terms.Document;
import hiwar.talks.terms.Limits;
import hiwar.talks.terms.Role;
import org.jspecify.annotations.Nullable;

/** Planning the agenda, going through it, and its papers. */
final class AgendaRules {
    private AgendaRules() {}

    static Verdict decide(Asked asked, AgendaCommand command) {
        return switch (command) {
            case AddItem add -> add(asked, add.item());
            case ChangeItem change -> change(asked, change.item());
            case MoveItem move -> move(asked, move);
            case DropItem drop -> planned(asked, drop.item(), new ItemDropped(drop.item()));
            case AttachDocument attach -> attach(asked, attach.item(), attach.document());
            case WithdrawDocument withdraw -> withdraw(asked, withdraw);
            case BeginItem begin -> begin(asked, begin.item());
            case SetItemAside aside -> leave(asked, aside.item(), new ItemSetAside(aside.item()));
            case ConcludeItem conclude -> leave(asked, conclude.item(), new ItemConcluded(conclude.item()));
            case ExtendItem extend -> extend(asked, extend);
            case OpenToPress open -> press(asked, open.item(), true);
            case CloseToPress close -> press(asked, close.item(), false);
        };
    }

    private static Verdict add(Asked asked, AgendaItem item) {
        if (!item.id().wellFormed()) {
            return Verdict.denied(Reason.BAD_NAME);
        }
        if (asked.table().agenda().find(item.id()) != null) {
            return Verdict.denied(Reason.NAME_TAKEN, item.id());
        }
        if (asked.table().agenda().items().size() >= Limits.ITEMS) {
            return Verdict.tooMany(Limits.ITEMS);
        }
        Refusal refusal = refuses(asked, item);
        return refusal == null ? asked.done(new ItemAdded(item)) : Verdict.denied(refusal);
    }

    private static Verdict change(Asked asked, AgendaItem item) {
        Refusal refusal = refuses(asked, item);
        return refusal == null ? planned(asked, item.id(), new ItemChanged(item)) : Verdict.denied(refusal);
    }

    private static Verdict move(Asked asked, MoveItem command) {
        int last = asked.table().agenda().items().size() - 1;
        return command.position() < 0 || command.position() > last
                ? Verdict.denied(Reason.BAD_POSITION)
                : planned(asked, command.item(), new ItemMoved(command.item(), command.position()));
    }

    /** What has been begun is planned no more. */
    private static Verdict planned(Asked asked, ItemId id, Event event) {
        Refusal refusal = refusesPlanner(asked);
        if (refusal != null) {
            return Verdict.denied(refusal);
        }
        Item item = asked.table().agenda().find(id);
        if (item == null) {
            return Verdict.denied(Reason.UNKNOWN_ITEM, id);
        }
        return item.progress() == Progress.PLANNED ? asked.done(event) : Verdict.denied(Reason.ITEM_BEGUN, id);
    }

    /** Before the sitting the secretary plans; in it only who leads, and from within the room. */
    private static @Nullable Refusal refusesPlanner(Asked asked) {
        if (!asked.table().sitting().open()) {
            return null;
        }
        if (asked.is(Role.SECRETARY)) {
            return Refusal.of(Reason.SITTING_OPEN).insteadDo(Remedy.ASK_CHAIR);
        }
        return asked.actor().present() ? null : Refusal.of(Reason.NOT_IN_ROOM);
    }

    private static @Nullable Refusal refuses(Asked asked, AgendaItem item) {
        Refusal refusal = refusesPlanner(asked);
        if (refusal != null) {
            return refusal;
        }
        DelegationId owner = item.owner();
        if (owner != null && asked.table().preparation().find(owner) == null) {
            return Refusal.of(Reason.UNKNOWN_DELEGATION, owner);
        }
        return item.allottedMillis() < 0 || item.allottedMillis() > Limits.LONGEST_MILLIS
                ? Refusal.limit(Reason.BAD_TIME, Limits.LONGEST_MILLIS)
                : null;
    }

    private static Verdict attach(Asked asked, ItemId id, Document document) {
        Agenda agenda = asked.table().agenda();
        Item item = agenda.find(id);
        if (item == null) {
            return Verdict.denied(Reason.UNKNOWN_ITEM, id);
        }
        DelegationId from = document.from();
        if (!asked.is(Role.SECRETARY) && !asked.delegation().equals(from)) {
            return Verdict.denied(Reason.NOT_YOURS);
        }
        if (from != null && asked.table().preparation().find(from) == null) {
            return Verdict.denied(Reason.UNKNOWN_DELEGATION, from);
        }
        if (!document.id().wellFormed()) {
            return Verdict.denied(Reason.BAD_NAME);
        }
        if (agenda.holding(document.id()) != null) {
            return Verdict.denied(Reason.NAME_TAKEN, document.id());
        }
        if (item.documents().size() >= Limits.DOCUMENTS_PER_ITEM) {
            return Verdict.tooMany(Limits.DOCUMENTS_PER_ITEM);
        }
        boolean sized = document.sizeBytes() >= 0 && document.sizeBytes() <= Limits.DOCUMENT_BYTES;
        return sized && isSha256(document.sha256())
                ? asked.done(new DocumentAttached(id, document))
                : Verdict.denied(Refusal.limit(Reason.BAD_DOCUMENT, Limits.DOCUMENT_BYTES));
    }

    private static boolean isSha256(String text) {
        return text.length() == 64 && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }

    /** Nobody takes back what another side has put on the table, the secretary included. */
    private static Verdict withdraw(Asked asked, WithdrawDocument command) {
        Item item = asked.table().agenda().find(command.item());
        if (item == null) {
            return Verdict.denied(Reason.UNKNOWN_ITEM, command.item());
        }
        for (Document document : item.documents()) {
            if (document.id().equals(command.document())) {
                DelegationId from = document.from();
                boolean mine = asked.is(Role.SECRETARY)
                        ? from == null
                        : asked.delegation().equals(from);
                return mine
                        ? asked.done(new DocumentWithdrawn(command.item(), command.document()))
                        : Verdict.denied(Reason.NOT_YOURS);
            }
        }
        return Verdict.denied(Reason.UNKNOWN_DOCUMENT, command.document());
    }

    private static Verdict begin(Asked asked, ItemId id) {
        Agenda agenda = asked.table().agenda();
        if (agenda.find(id) == null) {
            return Verdict.denied(Reason.UNKNOWN_ITEM, id);
        }
        Item current = agenda.current();
        if (current != null) {
            return Verdict.denied(current.id().equals(id) ? Reason.ALREADY_SO : Reason.ITEM_CURRENT, current.id());
        }
        return asked.done(new ItemBegun(id));
    }

    private static Verdict leave(Asked asked, ItemId id, Event event) {
        Refusal refusal = refusesNotCurrent(asked, id);
        if (refusal != null) {
            return Verdict.denied(refusal);
        }
        return asked.table().floor().holding() == null
                ? asked.done(event)
                : Verdict.denied(
                        Reason.FLOOR_TAKEN, asked.table().floor().holding().speaker());
    }

    private static @Nullable Refusal refusesNotCurrent(Asked asked, ItemId id) {
        Item item = asked.table().agenda().find(id);
        if (item == null) {
            return Refusal.of(Reason.UNKNOWN_ITEM, id);
        }
        return item.progress() == Progress.CURRENT ? null : Refusal.of(Reason.ITEM_NOT_CURRENT, id);
    }

    private static Verdict extend(Asked asked, ExtendItem command) {
        Item item = asked.table().agenda().find(command.item());
        if (item == null) {
            return Verdict.denied(Reason.UNKNOWN_ITEM, command.item());
        }
        if (item.plan().allottedMillis() == 0) {
            return Verdict.denied(Reason.NO_LIMIT, command.item());
        }
        return FloorRules.isExtension(item.allottedMillis(), command.extraMillis())
                ? asked.done(new ItemExtended(command.item(), command.extraMillis()))
                : Verdict.denied(Refusal.limit(Reason.BAD_TIME, Limits.LONGEST_MILLIS));
    }

    private static Verdict press(Asked asked, ItemId id, boolean open) {
        Item item = asked.table().agenda().find(id);
        if (item == null) {
            return Verdict.denied(Reason.UNKNOWN_ITEM, id);
        }
        if (item.openToPress() == open) {
            return Verdict.denied(Reason.ALREADY_SO, id);
        }
        return asked.done(open ? new OpenedToPress(id) : new ClosedToPress(id));
    }
}
