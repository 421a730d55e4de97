package io.netsim.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.Date;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.Timer;
import java.util.UUID;

/** Core and protocols run the same everywhere: they know no files, threads, wall clock, hash order or chance of their own. */
@AnalyzeClasses(packages = "io.netsim", importOptions = ImportOption.DoNotIncludeTests.class)
class NothingAmbientTest {
    @ArchTest
    static final ArchRule noFilesNoNetworkNoThreads = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "java.io..",
                            "java.nio.file..",
                            "java.net..",
                            "java.util.concurrent..",
                            "java.util.logging..",
                            "java.time..")
                    .and(not(belongToAnyOf(Serializable.class)))
                    .and(not(
                            belongToAnyOf(InputStream.class, OutputStream.class, Closeable.class, IOException.class))));

    /** Capture files are written and read there, but opened by others. */
    @ArchTest
    static final ArchRule streamsOfBytesAreForCaptureFilesOnly = noClasses()
            .that()
            .resideOutsideOfPackage("io.netsim.wire.pcap")
            .should()
            .dependOnClassesThat(
                    belongToAnyOf(InputStream.class, OutputStream.class, Closeable.class, IOException.class));

    @ArchTest
    static final ArchRule noProcessAndNoChanceButNamedStreams = noClasses()
            .should()
            .dependOnClassesThat(belongToAnyOf(
                    Thread.class,
                    Runtime.class,
                    ProcessBuilder.class,
                    Random.class,
                    UUID.class,
                    Date.class,
                    Timer.class));

    @ArchTest
    static final ArchRule noWallClockNoEnvironmentNoConsole = noClasses()
            .should()
            .callMethodWhere(target(owner(belongToAnyOf(System.class))).and(not(target(nameMatching("arraycopy")))))
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule transcendentalFunctionsAreThoseOfStrictMath = noClasses()
            .should()
            .callMethodWhere(target(owner(belongToAnyOf(Math.class)))
                    .and(target(nameMatching("random|log|log10|log1p|exp|expm1|pow|sin|cos|tan|cbrt|atan2?|hypot"))));

    @ArchTest
    static final ArchRule noCollectionsThatChangeTheirOrderWithEveryStart = noClasses()
            .should()
            .callMethodWhere(target(owner(belongToAnyOf(Set.class, Map.class)))
                    .and(target(nameMatching("of|ofEntries|copyOf"))));

    @ArchTest
    static final ArchRule noStaticState = fields().that().areStatic().should().beFinal();
}
