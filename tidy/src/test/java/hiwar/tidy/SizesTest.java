package hiwar.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Files, methods, parameters, lines and packages stay small; types have names that say something. */
class SizesTest {
    private static final int FILE_LINES = 500;
    private static final int METHOD_LINES = 60;
    private static final int PARAMETERS = 5;
    private static final int LINE_CHARS = 120;
    private static final int PACKAGE_FILES = 25;
    private static final Pattern FILLER = Pattern.compile("(Manager|Helper|Helpers|Util|Utils|Impl|Base|Info)$");

    @Test
    void filesAndLinesAreShort() {
        Exceptions files = new Exceptions("file");
        Exceptions lines = new Exceptions("line");
        List<Path> all = new ArrayList<>(Sources.java(false));
        all.addAll(Sources.java(true));
        all.addAll(Sources.web());
        assertThat(all).isNotEmpty();
        for (Path file : all) {
            List<String> text = Sources.lines(file);
            if (text.size() > FILE_LINES) {
                files.violated(file, text.size() + " lines");
            }
            long tooLong = text.stream()
                    .filter(line -> line.codePointCount(0, line.length()) > LINE_CHARS)
                    .count();
            if (tooLong > 0) {
                lines.violated(file, tooLong + " lines over " + LINE_CHARS + " characters");
            }
        }
        assertThat(files.findings()).isEmpty();
        assertThat(lines.findings()).isEmpty();
    }

    @Test
    void packagesAreSmallAndSayWhatTheyAreFor() {
        Exceptions packages = new Exceptions("package");
        Exceptions purposes = new Exceptions("package-info");
        Map<Path, Integer> sizes = new TreeMap<>();
        for (Path file : Sources.java(false)) {
            Path folder = file.getParent();
            if (folder != null) {
                sizes.merge(folder, 1, Integer::sum);
            }
        }
        sizes.forEach((folder, size) -> {
            if (size > PACKAGE_FILES + 1) { // package-info.java does not count
                packages.violated(folder, size - 1 + " files");
            }
            if (!folder.resolve("package-info.java").toFile().isFile()) {
                purposes.violated(folder, "no package-info.java");
            }
        });
        assertThat(packages.findings()).isEmpty();
        assertThat(purposes.findings()).isEmpty();
    }

    @Test
    void methodsAreShortAndTypesAreNamedWell() throws IOException {
        Shape shape = new Shape();
        List<Path> all = new ArrayList<>(Sources.java(false));
        all.addAll(Sources.java(true));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, diagnostic -> {}, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(all));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                shape.read(unit, positions);
            }
        }
        assertThat(shape.methods.findings()).isEmpty();
        assertThat(shape.parameters.findings()).isEmpty();
        assertThat(shape.names.findings()).isEmpty();
    }

    /** Walks the syntax trees of one compilation unit after the other. */
    private static final class Shape extends TreeScanner<@Nullable Void, String> {
        private final Exceptions methods = new Exceptions("method");
        private final Exceptions parameters = new Exceptions("parameters");
        private final Exceptions names = new Exceptions("name");
        private @Nullable CompilationUnitTree unit;
        private @Nullable SourcePositions positions;
        private boolean inRecord;

        void read(CompilationUnitTree next, SourcePositions where) {
            unit = next;
            positions = where;
            scan(next, Sources.name(Path.of(next.getSourceFile().toUri())));
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, String file) {
            String name = type.getSimpleName().toString();
            if (FILLER.matcher(name).find()) {
                names.violated(file, name + " ends in a filler word");
            }
            boolean outer = inRecord;
            inRecord = type.getKind() == Tree.Kind.RECORD;
            super.visitClass(type, file);
            inRecord = outer;
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, String file) {
            String subject = file + "#" + method.getName();
            if (method.getBody() != null && length(method) > METHOD_LINES) {
                methods.violated(subject, length(method) + " lines");
            }
            // A record's own constructor has what the record has; its components are read by name.
            boolean components = inRecord && method.getName().contentEquals("<init>");
            if (method.getParameters().size() > PARAMETERS && !components) {
                parameters.violated(subject, method.getParameters().size() + " parameters");
            }
            return super.visitMethod(method, file);
        }

        private long length(MethodTree method) {
            if (unit == null || positions == null) {
                throw new IllegalStateException("read() comes first");
            }
            long start = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, method));
            long end = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, method));
            return end - start + 1;
        }
    }
}
