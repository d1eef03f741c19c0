package hiwar.talks.table;

import hiwar.talks.id.DelegationId;
import hiwar.talks.id.DocumentId;
import hiwar.talks.id.ItemId;
import hiwar.talks.id.SeatId;
import hiwar.talks.terms.Wording;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes values of any record by chance, from a seed: names are mostly those of the table, numbers mostly small. */
public final class Samples {
    private static final String[] TEXTS = {
        "", "Да", "你好", "سلام", "a\n\t\"\\/b", "🕊", "\u0001\u001f\u007f", "x".repeat(400)
    };
    private static final String[] LANGUAGES = {"ru", "zh", "ar", "en"};

    private final Random random;
    private final List<SeatId> seats;
    private final boolean wild;
    private @Nullable DelegationId own;

    /**
     * What to choose from.
     *
     * @param wild whether texts may be anything; else they are what the rules accept
     */
    public Samples(Random random, List<SeatId> seats, boolean wild) {
        this.random = random;
        this.seats = seats;
        this.wild = wild;
    }

    /** The same, but delegations are mostly this one. */
    public Samples around(@Nullable DelegationId delegation) {
        own = delegation;
        return this;
    }

    /** All records below a sealed interface. */
    public static List<Class<?>> kinds(Class<?> sealed) {
        List<Class<?>> kinds = new ArrayList<>();
        for (Class<?> kind : sealed.getPermittedSubclasses()) {
            if (kind.isSealed()) {
                kinds.addAll(kinds(kind));
            } else {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    /** A value of a record. */
    public <T> T of(Class<T> record) {
        RecordComponent[] components = record.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            boolean optional = components[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
            values[i] = optional && random.nextInt(3) == 0
                    ? null
                    : value(components[i].getGenericType(), components[i].getName());
        }
        try {
            return record.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(record.toString(), e);
        }
    }

    private Object value(Type type, String name) {
        if (type instanceof ParameterizedType list) {
            List<Object> values = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                values.add(value(list.getActualTypeArguments()[0], name));
            }
            return List.copyOf(values);
        }
        if (type == SeatId.class) {
            return random.nextInt(20) == 0 ? new SeatId("seat-" + random.nextInt(4)) : one(seats);
        }
        if (type == DelegationId.class) {
            return delegation();
        }
        if (type == ItemId.class) {
            return random.nextInt(10) == 0
                    ? new ItemId("item-" + random.nextInt(4))
                    : one(List.of(Table.GREETINGS, Table.ASSESSMENT, Table.BORDER));
        }
        if (type == DocumentId.class) {
            return new DocumentId("document-" + random.nextInt(6));
        }
        if (type == Wording.class) {
            return wording();
        }
        if (type == String.class) {
            return text(name);
        }
        if (type == long.class || type == Long.class) {
            return number(name);
        }
        if (type == int.class || type == Integer.class) {
            return random.nextInt(12);
        }
        if (type == boolean.class) {
            return random.nextBoolean();
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            return one(List.of(plain.getEnumConstants()));
        }
        Class<?> record = plain.isSealed() ? one(kinds(plain)) : plain;
        return of(record);
    }

    private DelegationId delegation() {
        if (random.nextInt(10) == 0) {
            return new DelegationId("c");
        }
        if (own != null && random.nextInt(4) != 0) {
            return own;
        }
        return random.nextBoolean() ? Table.A : Table.B;
    }

    private Wording wording() {
        TreeMap<String, String> texts = new TreeMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            String text = TEXTS[wild ? random.nextInt(TEXTS.length) : 1 + random.nextInt(5)];
            texts.put(LANGUAGES[random.nextInt(LANGUAGES.length)], text);
        }
        return new Wording(texts);
    }

    private String text(String name) {
        return switch (name) {
            case "zone" -> "Europe/Moscow";
            case "languages" -> LANGUAGES[random.nextInt(LANGUAGES.length)];
            case "sha256" -> "0123456789abcdef".repeat(4);
            default -> wild ? TEXTS[random.nextInt(TEXTS.length)] : "name-" + random.nextInt(4);
        };
    }

    private long number(String name) {
        if (name.endsWith("motion")) {
            return random.nextInt(400);
        }
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(100);
            case 1 -> 60_000L * random.nextInt(100);
            case 2 -> 1_624_867_200_000L + random.nextInt(100_000_000);
            default -> wild ? random.nextLong() >> 11 : 300_000;
        };
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
