package hiwar.talks.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A record: an object with one key per component. A component that may be null is left out when it is. */
final class RecordShape implements Shape {
    private final List<Part> parts;
    private final Constructor<?> constructor;

    RecordShape(Class<?> type, List<Part> parts) {
        this.parts = parts;
        Class<?>[] types = new Class<?>[parts.size()];
        for (int i = 0; i < types.length; i++) {
            types[i] = parts.get(i).accessor.getReturnType();
        }
        try {
            constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException("not a record: " + type, e);
        }
    }

    /** One component. */
    record Part(String name, Method accessor, boolean optional, Shape shape) {}

    static Part part(RecordComponent component, Shape shape) {
        boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        Method accessor = component.getAccessor();
        accessor.setAccessible(true);
        return new Part(component.getName(), accessor, optional, shape);
    }

    @Override
    public SortedMap<String, Object> write(Object value) {
        SortedMap<String, Object> tree = new TreeMap<>();
        for (Part part : parts) {
            Object component = component(part, value);
            if (component != null) {
                tree.put(part.name, part.shape.write(component));
            } else if (!part.optional) {
                throw new IllegalArgumentException(part.name + " is missing in " + value);
            }
        }
        return tree;
    }

    @Override
    public Object read(Object tree, String where) throws Malformed {
        Map<?, ?> map = Shape.as(Map.class, tree, where);
        @Nullable Object[] components = new Object[parts.size()];
        int found = 0;
        for (int i = 0; i < components.length; i++) {
            Part part = parts.get(i);
            Object component = map.get(part.name);
            if (component != null) {
                components[i] = part.shape.read(component, where + "." + part.name);
                found++;
            } else if (!part.optional) {
                throw new Malformed(where, part.name + " is missing");
            }
        }
        if (found < map.size()) {
            throw new Malformed(where, "a key that is not known here");
        }
        return made(components);
    }

    private Object made(@Nullable Object[] components) {
        try {
            return constructor.newInstance(components);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("records are made of anything that has the right types", e);
        }
    }

    private static @Nullable Object component(Part part, Object value) {
        try {
            return part.accessor.invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("components of records can be read", e);
        }
    }

    /** A record that is written as its only component. */
    record Alone(RecordShape record) implements Shape {
        @Override
        public Object write(Object value) {
            Part part = record.parts.getFirst();
            Object component = component(part, value);
            if (component == null) {
                throw new IllegalArgumentException("nothing in " + value);
            }
            return part.shape.write(component);
        }

        @Override
        public Object read(Object tree, String where) throws Malformed {
            return record.made(new Object[] {record.parts.getFirst().shape.read(tree, where)});
        }
    }
}
