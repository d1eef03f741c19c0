package hiwar.talks.talk;

import static hiwar.talks.table.Table.A;
import static hiwar.talks.table.Table.ADVISER_A;
import static hiwar.talks.table.Table.ASSESSMENT;
import static hiwar.talks.table.Table.B;
import static hiwar.talks.table.Table.BORDER;
import static hiwar.talks.table.Table.CHAIR;
import static hiwar.talks.table.Table.DELEGATE_B;
import static hiwar.talks.table.Table.GREETINGS;
import static hiwar.talks.table.Table.HEAD_A;
import static hiwar.talks.table.Table.HEAD_B;
import static hiwar.talks.table.Table.SECRETARY;
import static hiwar.talks.table.Table.words;
import static org.assertj.core.api.Assertions.assertThat;

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
import hiwar.talks.command.SeatCommand.Leave;
import hiwar.talks.id.DelegationId;
import hiwar.talks.id.DocumentId;
import hiwar.talks.id.ItemId;
import hiwar.talks.state.Item;
import hiwar.talks.table.Table;
import hiwar.talks.terms.AgendaItem;
import hiwar.talks.terms.Document;
import hiwar.talks.terms.ItemKind;
import hiwar.talks.terms.Limits;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AgendaTest {
    private static final String SHA = "0123456789abcdef".repeat(4);
    private static final ItemId UNKNOWN = new ItemId("unknown");

    private static AgendaItem item(ItemId id, @Nullable DelegationId owner, long allottedMillis) {
        return new AgendaItem(id, words("Item"), ItemKind.INTERNATIONAL, owner, allottedMillis, false);
    }

    private static Document document(String id, @Nullable DelegationId from) {
        return new Document(new DocumentId(id), words("Paper"), SHA, 1_000, from);
    }

    private static Item find(Table table, ItemId id) {
        return Objects.requireNonNull(table.state().agenda().find(id));
    }

    private static List<ItemId> order(Table table) {
        return table.state().agenda().items().stream().map(Item::id).toList();
    }

    @Test
    void itemsArePlannedMovedChangedAndDroppedBeforeTheyAreBegun() {
        Table table = Table.accredited();
        table.does(SECRETARY, new MoveItem(BORDER, 0));
        assertThat(order(table)).containsExactly(BORDER, GREETINGS, ASSESSMENT);
        table.refuses(SECRETARY, new MoveItem(BORDER, 3), Reason.BAD_POSITION);
        table.refuses(SECRETARY, new MoveItem(BORDER, -1), Reason.BAD_POSITION);
        table.refuses(SECRETARY, new MoveItem(UNKNOWN, 0), Reason.UNKNOWN_ITEM);
        table.does(SECRETARY, new ChangeItem(item(BORDER, A, 60_000)));
        assertThat(find(table, BORDER).plan().owner()).isEqualTo(A);
        table.does(SECRETARY, new DropItem(BORDER));
        table.refuses(SECRETARY, new DropItem(BORDER), Reason.UNKNOWN_ITEM);
        table.refuses(SECRETARY, new ChangeItem(item(BORDER, A, 60_000)), Reason.UNKNOWN_ITEM);
    }

    @Test
    void anItemMakesSense() {
        Table table = Table.accredited();
        table.refuses(SECRETARY, new AddItem(item(GREETINGS, null, 0)), Reason.NAME_TAKEN);
        table.refuses(SECRETARY, new AddItem(item(new ItemId("a b"), null, 0)), Reason.BAD_NAME);
        table.refuses(SECRETARY, new AddItem(item(UNKNOWN, new DelegationId("z"), 0)), Reason.UNKNOWN_DELEGATION);
        table.refuses(SECRETARY, new AddItem(item(UNKNOWN, null, -1)), Reason.BAD_TIME);
        table.refuses(SECRETARY, new AddItem(item(UNKNOWN, null, Limits.LONGEST_MILLIS + 1)), Reason.BAD_TIME);
    }

    @Test
    void whatHasBegunIsPlannedNoMore() {
        Table table = Table.chaired().onFirstItem();
        table.refuses(CHAIR, new DropItem(GREETINGS), Reason.ITEM_BEGUN);
        table.refuses(CHAIR, new ChangeItem(item(GREETINGS, null, 0)), Reason.ITEM_BEGUN);
        table.refuses(CHAIR, new MoveItem(GREETINGS, 2), Reason.ITEM_BEGUN);
    }

    @Test
    void inASittingNotTheSecretaryButWhoLeadsChangesTheAgenda() {
        Table table = Table.chaired().onFirstItem();
        AddItem add = new AddItem(item(UNKNOWN, null, 0));
        assertThat(table.refusal(SECRETARY, add).remedy()).isEqualTo(Remedy.ASK_CHAIR);
        table.does(CHAIR, add);
        Table bilateral = Table.bilateral().onFirstItem().does(HEAD_A, new Leave());
        bilateral.refuses(HEAD_A, add, Reason.NOT_IN_ROOM);
        bilateral.enters(HEAD_A).leads(add);
        assertThat(order(bilateral)).contains(UNKNOWN);
    }

    @Test
    void oneItemIsCurrentAtATime() {
        Table table = Table.chaired().onFirstItem();
        table.refuses(CHAIR, new BeginItem(GREETINGS), Reason.ALREADY_SO);
        assertThat(table.refusal(CHAIR, new BeginItem(ASSESSMENT)).arguments()).containsEntry("item", "greetings");
        table.refuses(CHAIR, new ConcludeItem(ASSESSMENT), Reason.ITEM_NOT_CURRENT);
        table.does(CHAIR, new SetItemAside(GREETINGS)).does(CHAIR, new BeginItem(ASSESSMENT));
        table.does(CHAIR, new ConcludeItem(ASSESSMENT)).does(CHAIR, new BeginItem(GREETINGS));
        assertThat(find(table, ASSESSMENT).progress()).isEqualTo(Item.Progress.CONCLUDED);
        table.refuses(CHAIR, new BeginItem(UNKNOWN), Reason.UNKNOWN_ITEM);
        table.refuses(CHAIR, new SetItemAside(UNKNOWN), Reason.UNKNOWN_ITEM);
    }

    @Test
    void aConcludedItemMayBeTakenUpAgain() {
        Table table = Table.chaired().onFirstItem().does(CHAIR, new ConcludeItem(GREETINGS));
        table.does(CHAIR, new BeginItem(GREETINGS));
        assertThat(find(table, GREETINGS).progress()).isEqualTo(Item.Progress.CURRENT);
    }

    @Test
    void anItemIsExtendedWhenItHasATime() {
        Table table = Table.chaired().onFirstItem().does(CHAIR, new ExtendItem(GREETINGS, 300_000));
        assertThat(find(table, GREETINGS).allottedMillis()).isEqualTo(900_000);
        table.refuses(CHAIR, new ExtendItem(GREETINGS, Limits.LONGEST_MILLIS), Reason.BAD_TIME);
        table.refuses(CHAIR, new ExtendItem(GREETINGS, 0), Reason.BAD_TIME);
        table.refuses(CHAIR, new ExtendItem(BORDER, 1), Reason.NO_LIMIT);
        table.refuses(CHAIR, new ExtendItem(UNKNOWN, 1), Reason.UNKNOWN_ITEM);
    }

    @Test
    void eitherHeadShutsOutThePressButBothLetItIn() {
        Table table = Table.bilateral().onFirstItem();
        assertThat(table.state().openToPress()).isTrue();
        table.does(HEAD_B, new CloseToPress(GREETINGS));
        assertThat(table.state().openToPress()).isFalse();
        table.refuses(HEAD_A, new CloseToPress(GREETINGS), Reason.ALREADY_SO);
        table.refuses(HEAD_A, new CloseToPress(UNKNOWN), Reason.UNKNOWN_ITEM);
        table.does(HEAD_A, new OpenToPress(GREETINGS));
        assertThat(table.state().openToPress()).isFalse();
        table.does(HEAD_B, new OpenToPress(GREETINGS));
        assertThat(table.state().openToPress()).isTrue();
    }

    @Test
    void eachSidePutsItsOwnPapersOnTheTableAndTakesThemBack() {
        Table table = Table.accredited();
        table.does(ADVISER_A, new AttachDocument(BORDER, document("map", A)));
        table.refuses(ADVISER_A, new AttachDocument(BORDER, document("map2", B)), Reason.NOT_YOURS);
        table.refuses(ADVISER_A, new AttachDocument(BORDER, document("map2", null)), Reason.NOT_YOURS);
        table.refuses(DELEGATE_B, new WithdrawDocument(BORDER, new DocumentId("map")), Reason.NOT_YOURS);
        table.refuses(SECRETARY, new WithdrawDocument(BORDER, new DocumentId("map")), Reason.NOT_YOURS);
        table.does(HEAD_A, new WithdrawDocument(BORDER, new DocumentId("map")));
        table.refuses(HEAD_A, new WithdrawDocument(BORDER, new DocumentId("map")), Reason.UNKNOWN_DOCUMENT);
        table.refuses(HEAD_A, new WithdrawDocument(UNKNOWN, new DocumentId("map")), Reason.UNKNOWN_ITEM);
        table.does(SECRETARY, new AttachDocument(BORDER, document("programme", null)));
        table.does(SECRETARY, new WithdrawDocument(BORDER, new DocumentId("programme")));
    }

    @Test
    void aPaperIsNamedOnceAndHasAHash() {
        Table table = Table.accredited().does(HEAD_A, new AttachDocument(BORDER, document("map", A)));
        table.refuses(HEAD_A, new AttachDocument(GREETINGS, document("map", A)), Reason.NAME_TAKEN);
        table.refuses(HEAD_A, new AttachDocument(UNKNOWN, document("m2", A)), Reason.UNKNOWN_ITEM);
        table.refuses(HEAD_A, new AttachDocument(BORDER, document("m 2", A)), Reason.BAD_NAME);
        DelegationId nobody = new DelegationId("z");
        table.refuses(SECRETARY, new AttachDocument(BORDER, document("m2", nobody)), Reason.UNKNOWN_DELEGATION);
        Document unhashed =
                new Document(new DocumentId("m2"), words("Map"), SHA.toUpperCase(java.util.Locale.ROOT), 1, A);
        table.refuses(HEAD_A, new AttachDocument(BORDER, unhashed), Reason.BAD_DOCUMENT);
        Document huge = new Document(new DocumentId("m2"), words("Map"), SHA, Limits.DOCUMENT_BYTES + 1, A);
        table.refuses(HEAD_A, new AttachDocument(BORDER, huge), Reason.BAD_DOCUMENT);
    }

    @Test
    void itemsAndPapersHaveLimits() {
        Table table = Table.accredited();
        for (int i = order(table).size(); i < Limits.ITEMS; i++) {
            table.does(SECRETARY, new AddItem(item(new ItemId("i" + i), null, 0)));
        }
        table.refuses(SECRETARY, new AddItem(item(UNKNOWN, null, 0)), Reason.TOO_MANY);
        for (int i = 0; i < Limits.DOCUMENTS_PER_ITEM; i++) {
            table.does(HEAD_A, new AttachDocument(BORDER, document("d" + i, A)));
        }
        table.refuses(HEAD_A, new AttachDocument(BORDER, document("more", A)), Reason.TOO_MANY);
    }
}
