package hiwar.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The documents are there, short enough to be read, and their links lead somewhere. */
class DocumentsTest {
    private static final int ARCHITECTURE_LINES = 300;
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#|mailto:)([^)#]+)");

    @Test
    void theDocumentsAreThere() {
        for (String name : List.of(
                "README.md",
                "ARCHITECTURE.md",
                "GLOSSARY.md",
                "CHANGELOG.md",
                "LICENSE",
                "docs/decisions.md",
                "docs/closing.md",
                "docs/measurements.md")) {
            assertThat(Sources.ROOT.resolve(name)).isRegularFile();
        }
        assertThat(Sources.lines(Sources.ROOT.resolve("ARCHITECTURE.md"))).hasSizeLessThanOrEqualTo(ARCHITECTURE_LINES);
    }

    @Test
    void linksLeadSomewhere() {
        Sources.below(Sources.ROOT.resolve("docs"), ".md").forEach(DocumentsTest::checkLinks);
        for (String name : List.of("README.md", "ARCHITECTURE.md", "GLOSSARY.md", "CHANGELOG.md")) {
            checkLinks(Sources.ROOT.resolve(name));
        }
    }

    private static void checkLinks(Path file) {
        for (String line : Sources.lines(file)) {
            Matcher link = LINK.matcher(line);
            while (link.find()) {
                Path target = file.resolveSibling(link.group(1).strip());
                assertThat(Files.exists(target))
                        .as("%s links to %s", Sources.name(file), link.group(1))
                        .isTrue();
            }
        }
    }

    @Test
    void glossaryNamesAreSortedIntoThreeParts() {
        List<String> headings = Sources.lines(Sources.ROOT.resolve("GLOSSARY.md")).stream()
                .filter(line -> line.startsWith("## "))
                .toList();
        assertThat(headings).containsExactly("## Media", "## Interpretation", "## Talks");
    }
}
