package hiwar.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.talks.command.Command;
import hiwar.talks.command.SeatCommand.Admit;
import hiwar.talks.command.SeatCommand.Arrive;
import hiwar.talks.command.SittingCommand.OpenSitting;
import hiwar.talks.id.DelegationId;
import hiwar.talks.id.Id;
import hiwar.talks.id.SeatId;
import hiwar.talks.talk.Rights;
import hiwar.talks.terms.Role;
import hiwar.talks.terms.Wording;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code docs/rights.md} against the running server: every role gives every command through its own socket. */
@Timeout(300)
class RightsOverSocketsTest {
    /** A seat may give 40 commands in ten seconds; some are needed to get there. */
    private static final int COMMANDS_PER_SEAT = 32;

    private static final String DENIED = "refusal.not-your-right";

    private final RunningNode node;
    private int talks;

    RightsOverSocketsTest(@TempDir Path folder) throws Exception {
        node = RunningNode.start(folder);
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void beforeAnybodyHasCome() throws Exception {
        Browser secretariat = node.secretariat();
        int tried = 0;
        for (Role role : Role.values()) {
            for (List<Class<? extends Command>> some : portions(Rights.commands())) {
                PreparedTalk talk = talk(secretariat, role);
                SeatSocket seat = talk.follows(seatOf(role));
                for (Class<? extends Command> command : some) {
                    tries(seat, role, command);
                    tried++;
                }
                seat.socket.abort();
            }
        }
        assertThat(tried).isEqualTo(Role.values().length * Rights.commands().size());
    }

    /** What a role may not do, it may not do in an open sitting either, and none of it leaves a line. */
    @Test
    void inAnOpenSitting() throws Exception {
        Browser secretariat = node.secretariat();
        for (Role role : Role.values()) {
            List<Class<? extends Command>> denied = Rights.commands().stream()
                    .filter(command -> !Rights.may(role, command))
                    .toList();
            for (List<Class<? extends Command>> some : portions(denied)) {
                PreparedTalk talk = talk(secretariat, role);
                SeatSocket seat = inside(talk, role);
                long before = lines(secretariat, talk);
                for (Class<? extends Command> command : some) {
                    tries(seat, role, command);
                }
                assertThat(lines(secretariat, talk)).isEqualTo(before);
                seat.socket.abort();
            }
        }
    }

    private static void tries(SeatSocket seat, Role role, Class<? extends Command> command) throws Exception {
        JsonNode answer = seat.give(sample(command));
        String reason = answer.has("reason") ? answer.get("reason").asString() : "";
        assertThat(reason).as("%s as %s", command, role).isNotIn("refusal.talk-over", "refusal.too-fast");
        assertThat(reason.equals(DENIED))
                .as("%s as %s: %s", command.getSimpleName(), role, answer)
                .isEqualTo(!Rights.may(role, command));
    }

    private PreparedTalk talk(Browser secretariat, Role role) throws Exception {
        talks++;
        PreparedTalk talk = PreparedTalk.make(node, secretariat, "talk-" + talks);
        if (role == Role.HEAD) {
            return talk;
        }
        DelegationId delegation = role.needsDelegation() ? PreparedTalk.A : null;
        return talk.accredits(seatOf(role), role, delegation);
    }

    private static String seatOf(Role role) {
        return role == Role.HEAD ? "head-a" : "tried";
    }

    /** Both heads and the seat are in the room, and the sitting is open. */
    private static SeatSocket inside(PreparedTalk talk, Role role) throws Exception {
        SeatSocket headA = talk.follows("head-a").does(new Arrive());
        SeatSocket headB = talk.follows("head-b").does(new Arrive());
        SeatSocket seat = headA;
        if (role != Role.HEAD) {
            seat = talk.follows(seatOf(role)).does(new Arrive());
            if (!role.entersFreely()) {
                talk.orders(new Admit(new SeatId(seatOf(role))));
            }
        }
        if (role.presides()) {
            seat.does(new OpenSitting());
        } else {
            headA.does(new OpenSitting());
            headB.does(new OpenSitting());
        }
        return seat;
    }

    private static long lines(Browser secretariat, PreparedTalk talk) throws Exception {
        return secretariat
                .get("/api/talks/" + talk.id)
                .is(200)
                .json()
                .at("/state/sequence")
                .asLong();
    }

    private static List<List<Class<? extends Command>>> portions(List<Class<? extends Command>> all) {
        List<List<Class<? extends Command>>> portions = new ArrayList<>();
        for (int i = 0; i < all.size(); i += COMMANDS_PER_SEAT) {
            portions.add(all.subList(i, Math.min(all.size(), i + COMMANDS_PER_SEAT)));
        }
        return portions;
    }

    /** The command about things that are not there, without words: whoever may give it is told another reason. */
    private static Command sample(Class<? extends Command> command) throws Exception {
        return (Command) record(command);
    }

    private static Object record(Class<?> record) throws Exception {
        RecordComponent[] components = record.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(components[i].getGenericType());
        }
        return record.getDeclaredConstructor(types).newInstance(values);
    }

    private static Object value(Type type) throws Exception {
        if (type instanceof ParameterizedType) {
            return List.of();
        }
        Class<?> plain = (Class<?>) type;
        if (plain == Wording.class) {
            return Wording.NONE;
        }
        if (Id.class.isAssignableFrom(plain)) {
            return plain.getDeclaredConstructor(String.class).newInstance("nobody");
        }
        if (plain == String.class) {
            return "nothing";
        }
        if (plain == boolean.class) {
            return false;
        }
        if (plain == int.class || plain == Integer.class) {
            return 9;
        }
        if (plain == long.class || plain == Long.class) {
            return 9L;
        }
        return plain.isEnum() ? plain.getEnumConstants()[0] : record(plain);
    }
}
