package hiwar.talks.json;

import hiwar.talks.id.Bare;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds the shape of a type, once: what records are made of is read from the records, so that a new event needs no
 * second description. The types allowed are few: text, whole numbers, flags, enums, lists, texts by name, records, and
 * sealed interfaces over records.
 */
final class Shapes {
    private final Map<Type, Shape> known = new LinkedHashMap<>();

    /** The shape of a type and of all types in it. */
    static Shape of(Class<?> type) {
        return new Shapes().shape(type);
    }

    private Shape shape(Type type) {
        Shape shape = known.get(type);
        if (shape == null) {
            shape = made(type);
            known.put(type, shape);
        }
        return shape;
    }

    private Shape made(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type element = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            if (generic.getRawType() == List.class) {
                return new Elements(shape(element));
            }
            if (generic.getRawType() == SortedMap.class) {
                return new Named(shape(element));
            }
        }
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalArgumentException("no shape for " + type);
        }
        if (plain == String.class) {
            return new Text();
        }
        if (plain == boolean.class) {
            return new Flag();
        }
        if (plain == int.class || plain == Integer.class) {
            return new Whole(true);
        }
        if (plain == long.class || plain == Long.class) {
            return new Whole(false);
        }
        if (plain.isEnum()) {
            return new Choice(plain.getEnumConstants());
        }
        if (plain.isSealed()) {
            return kinds(plain);
        }
        if (plain.isRecord()) {
            return record(plain);
        }
        throw new IllegalArgumentException("no shape for " + type);
    }

    private Shape record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        List<RecordShape.Part> parts = new ArrayList<>();
        for (RecordComponent component : components) {
            parts.add(RecordShape.part(component, shape(component.getGenericType())));
        }
        RecordShape shape = new RecordShape(type, parts);
        return type.isAnnotationPresent(Bare.class) ? new RecordShape.Alone(shape) : shape;
    }

    private Shape kinds(Class<?> sealed) {
        Map<String, RecordShape> kinds = new TreeMap<>();
        addKinds(sealed, kinds);
        return new Kinds(kinds);
    }

    private void addKinds(Class<?> sealed, Map<String, RecordShape> kinds) {
        for (Class<?> kind : sealed.getPermittedSubclasses()) {
            if (kind.isSealed()) {
                addKinds(kind, kinds);
            } else if (kinds.put(kind.getSimpleName(), (RecordShape) shape(kind)) != null) {
                throw new IllegalArgumentException("two kinds of " + sealed + " are called " + kind.getSimpleName());
            }
        }
    }

    private record Text() implements Shape {
        @Override
        public Object write(Object value) {
            return value;
        }

        @Override
        public Object read(Object tree, String where) throws Malformed {
            return Shape.as(String.class, tree, where);
        }
    }

    private record Flag() implements Shape {
        @Override
        public Object write(Object value) {
            return value;
        }

        @Override
        public Object read(Object tree, String where) throws Malformed {
            return Shape.as(Boolean.class, tree, where);
        }
    }

    private record Whole(boolean small) implements Shape {
        @Override
        public Object write(Object value) {
            long number = ((Number) value).longValue();
            if (Math.abs(number) > JsonReader.MAX_NUMBER) {
                throw new IllegalArgumentException(number + " is not exact everywhere");
            }
            return number;
        }

        @Override
        public Object read(Object tree, String where) throws Malformed {
            long number = Shape.as(Long.class, tree, where);
            if (!small) {
                return number;
            }
            if (number != (int) number) {
                throw new Malformed(where, "a number too large");
            }
            return (int) number;
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Choice(Object[] constants) implements Shape {
        @Override
        public Object write(Object value) {
            return ((Enum<?>) value).name();
        }

        @Override
        public Object read(Object tree, String where) throws Malformed {
            String name = Shape.as(String.class, tree, where);
            for (Object constant : constants) {
                if (((Enum<?>) constant).name().equals(name)) {
                    return constant;
                }
            }
            throw new Malformed(where, "not one of the words that may stand here");
        }
    }

    private record Elements(Shape element) implements Shape {
        @Override
        public Object write(Object value) {
            List<Object> tree = new ArrayList<>();
            for (Object each : (List<?>) value) {
                tree.add(element.write(each));
            }
            return tree;
        }

        @Override
        public Object read(Object tree, String where) throws Malformed {
            List<?> list = Shape.as(List.class, tree, where);
            List<Object> values = new ArrayList<>(list.size());
            for (Object each : list) {
                values.add(element.read(each, where + "[" + values.size() + "]"));
            }
            return Collections.unmodifiableList(values);
        }
    }

    private record Named(Shape element) implements Shape {
        @Override
        public Object write(Object value) {
            SortedMap<String, Object> tree = new TreeMap<>();
            for (Map.Entry<?, ?> each : ((SortedMap<?, ?>) value).entrySet()) {
                tree.put((String) each.getKey(), element.write(each.getValue()));
            }
            return tree;
        }

        @Override
        public Object read(Object tree, String where) throws Malformed {
            SortedMap<String, Object> values = new TreeMap<>();
            Map<?, ?> texts = Shape.as(Map.class, tree, where);
            for (Map.Entry<?, ?> each : texts.entrySet()) {
                String name = (String) each.getKey();
                values.put(name, element.read(each.getValue(), where + "." + name));
            }
            return values;
        }
    }

    /** A sealed interface: which record it is stands in the key {@code type}. */
    private record Kinds(Map<String, RecordShape> kinds) implements Shape {
        private static final String TYPE = "type";

        @Override
        public Object write(Object value) {
            RecordShape kind = kinds.get(value.getClass().getSimpleName());
            if (kind == null) {
                throw new IllegalArgumentException("not a kind: " + value.getClass());
            }
            SortedMap<String, Object> tree = kind.write(value);
            if (tree.put(TYPE, value.getClass().getSimpleName()) != null) {
                throw new IllegalArgumentException("a component is called type: " + value.getClass());
            }
            return tree;
        }

        @Override
        public Object read(Object tree, String where) throws Malformed {
            Map<?, ?> map = Shape.as(Map.class, tree, where);
            Map<Object, Object> parts = new LinkedHashMap<>(map);
            Object name = parts.remove(TYPE);
            RecordShape kind = name instanceof String ? kinds.get(name) : null;
            if (kind == null) {
                throw new Malformed(where, "of an unknown type");
            }
            return kind.read(parts, where);
        }
    }
}
