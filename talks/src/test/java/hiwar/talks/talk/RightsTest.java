package hiwar.talks.talk;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.talks.command.Command;
import hiwar.talks.command.PreparationCommand.PrepareTalk;
import hiwar.talks.command.ServiceCommand.ReportOutage;
import hiwar.talks.id.CommandId;
import hiwar.talks.id.SeatId;
import hiwar.talks.state.Attendee;
import hiwar.talks.table.Samples;
import hiwar.talks.table.Table;
import hiwar.talks.terms.Role;
import hiwar.talks.view.RightsTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RightsTest {
    @Test
    void everyCommandHasItsLine() {
        assertThat(new HashSet<Class<?>>(Rights.commands())).isEqualTo(new HashSet<>(Samples.kinds(Command.class)));
    }

    @Test
    void chairAndMediatorLeadAlikeExceptInACaucus() {
        for (Class<? extends Command> command : Rights.commands()) {
            boolean caucus = command.getEnclosingClass() == hiwar.talks.command.CaucusCommand.class;
            if (!caucus) {
                assertThat(Rights.of(Role.CHAIR, command))
                        .as(command.getSimpleName())
                        .isEqualTo(Rights.of(Role.MEDIATOR, command));
            }
        }
    }

    @Test
    void whatHeadsDoTogetherAChairDoesAlone() {
        for (Class<? extends Command> command : Rights.commands()) {
            if (Rights.of(Role.HEAD, command) == Right.JOINT) {
                assertThat(Rights.of(Role.CHAIR, command))
                        .as(command.getSimpleName())
                        .isEqualTo(Right.FULL);
            }
        }
    }

    @Test
    void onlyHeadsDoThingsTogether() {
        for (Class<? extends Command> command : Rights.commands()) {
            for (Role role : Role.values()) {
                assertThat(role != Role.HEAD && Rights.of(role, command) == Right.JOINT)
                        .isFalse();
            }
        }
    }

    /**
     * Every role tries every command, in every kind of talk, with many arguments: the table and nothing else decides.
     */
    @Test
    void everyRoleTriesEveryCommand() {
        for (Table table :
                List.of(Table.chaired().onFirstItem(), Table.mediated().onFirstItem(), Table.bilateral())) {
            List<SeatId> seats = table.state().seats().attendees().stream()
                    .map(attendee -> attendee.seat().id())
                    .toList();
            Samples samples = new Samples(new Random(3), seats, false);
            for (Attendee attendee : table.state().seats().attendees()) {
                for (Class<? extends Command> command : Rights.commands()) {
                    for (int i = 0; i < 5; i++) {
                        tries(table, attendee, samples.of(command));
                    }
                }
            }
        }
    }

    private static void tries(Table table, Attendee attendee, Command command) {
        Submission submission = new Submission(attendee.seat().id(), new CommandId("try"), table.nowMillis(), command);
        Decision decision = table.talk().decide(submission);
        boolean denied = decision instanceof Decision.Refused refused
                && refused.refusal().reason() == Reason.NOT_YOUR_RIGHT;
        assertThat(denied)
                .as("%s as %s: %s", command, attendee.role(), decision)
                .isEqualTo(!Rights.may(attendee.role(), command.getClass()));
    }

    @Test
    void theNodeHasOnlyTheRightsThatNobodyElseHas() {
        Table table = Table.chaired().onFirstItem();
        Samples samples = new Samples(new Random(3), List.of(Table.HEAD_A), false);
        for (Class<? extends Command> command : Rights.commands()) {
            boolean nobody = true;
            for (Role role : Role.values()) {
                nobody &= !Rights.may(role, command);
            }
            assertThat(nobody)
                    .as(command.getSimpleName())
                    .isEqualTo(command == PrepareTalk.class || command == ReportOutage.class);
            if (!nobody) {
                table.refuses(SeatId.NODE, samples.of(command), Reason.NOT_YOUR_RIGHT);
            }
        }
    }

    @Test
    void messageKeysAreDistinct() {
        HashSet<String> keys = new HashSet<>();
        for (Reason reason : Reason.values()) {
            assertThat(keys.add(reason.key())).isTrue();
        }
        for (Remedy remedy : Remedy.values()) {
            assertThat(keys.add(remedy.key())).isTrue();
        }
    }

    /** With {@code mvn -Dtest.jvm=-Dhiwar.write=true} the documents are written. */
    @Test
    void theDocumentsArePrintedFromTheTable() throws IOException {
        printed("docs/rights.md", RightsTable.markdown());
        printed("docs/fixtures/rights.json", RightsTable.json());
    }

    private static void printed(String name, String text) throws IOException {
        Path file = Path.of(System.getProperty("hiwar.root", ".."), name);
        if (Boolean.getBoolean("hiwar.write")) {
            Files.writeString(file, text);
        }
        assertThat(Files.readString(file)).isEqualTo(text);
    }
}
