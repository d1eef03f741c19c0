package hiwar.tidy;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import org.junit.jupiter.api.Test;

/** Which package may import which: the module arrows, no cycles, and what the sans-IO modules may never touch. */
class ArrowsTest {
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("hiwar");

    /** The sans-IO modules. */
    private static final String[] PURE = {"hiwar.wire..", "hiwar.media..", "hiwar.talks..", "hiwar.room.."};

    /** Order of import inside a module: a package may import those to its left, never those to its right. */
    private static final String[] MEDIA_ORDER = {"io", "srtp", "ice", "sctp", "bwe", "stream", "track", "transport"};

    private static final String[] TALKS_ORDER = {
        "id", "json", "terms", "command", "event", "state", "talk", "record", "view"
    };

    private static final String[] ROOM_ORDER = {"id", "time", "auth", "negotiate", "signal", "stage", "room"};

    private static final String[] NODE_ORDER = {
        "metrics", "crypto", "udp", "dtls", "store", "loop", "socket", "http", "api", "press", "node"
    };

    @Test
    void wireKnowsOnlyTheJdk() {
        mayUseOnly("hiwar.wire..", "java..", "javax.crypto..", "org.jspecify..", "hiwar.wire..");
    }

    @Test
    void mediaKnowsWireAndTheJdk() {
        mayUseOnly("hiwar.media..", "java..", "javax.crypto..", "org.jspecify..", "hiwar.wire..", "hiwar.media..");
    }

    @Test
    void talksKnowOnlyTheJdk() {
        mayUseOnly("hiwar.talks..", "java..", "org.jspecify..", "hiwar.talks..");
    }

    @Test
    void roomKnowsMediaTalksAndTheLiveKitMessages() {
        mayUseOnly(
                "hiwar.room..",
                "java..",
                "javax.crypto..",
                "org.jspecify..",
                "com.google.protobuf..",
                "livekit..",
                "hiwar.wire..",
                "hiwar.media..",
                "hiwar.talks..",
                "hiwar.room..");
    }

    @Test
    void nodeDoesNotKnowItsSimulatorOrBench() {
        check(noClasses()
                .that()
                .resideInAPackage("hiwar.node..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("hiwar.sim..", "hiwar.bench.."));
    }

    @Test
    void simulatorHasNoNode() {
        check(noClasses()
                .that()
                .resideInAPackage("hiwar.sim..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("hiwar.node..", "hiwar.bench..", "java.net..", "java.nio.channels.."));
    }

    @Test
    void packagesHaveNoCycles() {
        check(slices().matching("hiwar.(**)").should().beFreeOfCycles());
    }

    @Test
    void packagesImportOnlyToTheirLeft() {
        leftNeverImportsRight("hiwar.media.", MEDIA_ORDER);
        leftNeverImportsRight("hiwar.talks.", TALKS_ORDER);
        leftNeverImportsRight("hiwar.room.", ROOM_ORDER);
        leftNeverImportsRight("hiwar.node.", NODE_ORDER);
    }

    @Test
    void pureModulesHaveNoThreadsClocksFilesOrSockets() {
        check(pure().should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.util.concurrent..",
                                "java.io..",
                                "java.net..",
                                "java.nio.file..",
                                "java.nio.channels..",
                                "java.time..",
                                "java.lang.foreign..",
                                "java.lang.invoke.foreign..")
                        .and(not(allowedIo()))));
        check(pure().should().dependOnClassesThat().areAssignableTo(Thread.class));
        check(pure().should().dependOnClassesThat().areAssignableTo(java.util.Random.class));
        check(pure().should().callMethod(System.class, "nanoTime"));
        check(pure().should().callMethod(System.class, "currentTimeMillis"));
        check(pure().should().dependOnClassesThat().areAssignableTo(java.security.SecureRandom.class));
    }

    @Test
    void pureModulesHaveNoVolatileOrMutableStatics() {
        check(com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields()
                .that()
                .areDeclaredInClassesThat(resideInAnyPackage(PURE))
                .should()
                .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.VOLATILE));
        check(com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields()
                .that()
                .areDeclaredInClassesThat(resideInAnyPackage(PURE))
                .and()
                .areStatic()
                .and()
                .doNotHaveName("$assertionsDisabled")
                .should()
                .beFinal());
    }

    @Test
    void everyPackageIsNullMarked() {
        check(classes()
                .that()
                .resideInAPackage("hiwar..")
                .and()
                .haveSimpleName("package-info")
                .should()
                .beAnnotatedWith(org.jspecify.annotations.NullMarked.class));
    }

    private static GivenClassesConjunction pure() {
        return noClasses().that(resideInAnyPackage(PURE));
    }

    /** Streams over byte arrays hold no file; unchecked I/O exceptions come with them. */
    private static com.tngtech.archunit.base.DescribedPredicate<com.tngtech.archunit.core.domain.JavaClass>
            allowedIo() {
        return com.tngtech.archunit.base.DescribedPredicate.describe(
                "in-memory streams", type -> switch (type.getName()) {
                    case "java.io.ByteArrayInputStream",
                            "java.io.ByteArrayOutputStream",
                            "java.io.InputStream",
                            "java.io.OutputStream",
                            "java.io.IOException",
                            "java.io.UncheckedIOException",
                            "java.io.Serializable" -> true;
                    default -> false;
                });
    }

    private static void leftNeverImportsRight(String module, String[] order) {
        for (int left = 0; left < order.length; left++) {
            for (int right = left + 1; right < order.length; right++) {
                check(noClasses()
                        .that(resideInAPackage(module + order[left] + ".."))
                        .should()
                        .dependOnClassesThat(resideInAPackage(module + order[right] + "..")));
            }
        }
    }

    private static void mayUseOnly(String module, String... packages) {
        check(classes().that().resideInAPackage(module).should().onlyDependOnClassesThat(resideInAnyPackage(packages)));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(PRODUCT);
    }
}
