package hiwar.tidy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The project's own files, found below the root that the build names in {@code hiwar.root}. */
final class Sources {
    static final Path ROOT =
            Path.of(System.getProperty("hiwar.root", "..")).toAbsolutePath().normalize();

    private static final List<String> MODULES =
            List.of("wire", "media", "talks", "room", "node", "sim", "bench", "tidy");

    private Sources() {}

    /** Every Java source file; {@code tests} chooses between src/main and src/test. */
    static List<Path> java(boolean tests) {
        List<Path> found = new ArrayList<>();
        for (String module : MODULES) {
            found.addAll(below(ROOT.resolve(module).resolve(tests ? "src/test/java" : "src/main/java"), ".java"));
        }
        return found;
    }

    /** Every TypeScript source file of the web client. */
    static List<Path> web() {
        List<Path> found = new ArrayList<>(below(ROOT.resolve("web/src"), ".ts"));
        found.addAll(below(ROOT.resolve("web/src"), ".tsx"));
        return found;
    }

    static List<Path> below(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** The path below the root, with forward slashes: the name that {@code tidy.txt} uses. */
    static String name(Path file) {
        return ROOT.relativize(file.toAbsolutePath().normalize()).toString().replace('\\', '/');
    }
}
