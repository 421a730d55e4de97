package io.netsim.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;

/** Who may import whom in sim-experiments; see docs/architecture.md. */
@AnalyzeClasses(packages = "io.netsim", importOptions = ImportOption.DoNotIncludeTests.class)
class ExperimentRoomsTest {
    @ArchTest
    static final ArchRule specKnowsNothingElseOfNetsim = imports("spec..", "spec..");

    @ArchTest
    static final ArchRule resultsKnowNothingElseOfNetsim = imports("results..", "results..");

    @ArchTest
    static final ArchRule statisticsKnowNothingElseOfNetsim = imports("statistics..", "statistics..");

    @ArchTest
    static final ArchRule scriptsKnowNothingElseOfNetsim = imports("packetdrill.script..", "packetdrill.script..");

    @ArchTest
    static final ArchRule theoryKnowsNothingElseOfNetsim = imports("theory..", "theory..");

    @ArchTest
    static final ArchRule reportsAreMadeOfResultsOnly = imports("report..", "report..", "results..", "statistics..");

    @ArchTest
    static final ArchRule measuringLooksAtTheNetworkAndFillsResults = noClasses()
            .that()
            .resideInAPackage("io.netsim.measure..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.netsim.spec..", "io.netsim.assembly..", "io.netsim.run..", "io.netsim.cli..");

    @ArchTest
    static final ArchRule assemblyEndsWithALiveNetwork = noClasses()
            .that()
            .resideInAPackage("io.netsim.assembly..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.netsim.results..", "io.netsim.measure..", "io.netsim.run..", "io.netsim.cli..");

    @ArchTest
    static final ArchRule runsLeaveProtocolsAndApplicationsToAssemblyAndMeasuring = noClasses()
            .that()
            .resideInAPackage("io.netsim.run..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.netsim.app..",
                    "io.netsim.socket..",
                    "io.netsim.udp..",
                    "io.netsim.transport..",
                    "io.netsim.ip..",
                    "io.netsim.node..",
                    "io.netsim.queue..",
                    "io.netsim.packet..",
                    "io.netsim.random..",
                    "io.netsim.report..",
                    "io.netsim.cli..");

    @ArchTest
    static final ArchRule commandsReachNetworksThroughRuns = imports(
            "cli..",
            "cli..",
            "run..",
            "probe..",
            "results..",
            "statistics..",
            "report..",
            "spec..",
            "validation..",
            "packetdrill..");

    @ArchTest
    static final ArchRule onlyTheCommandLineExits = noClasses()
            .that()
            .resideOutsideOfPackage("io.netsim.cli..")
            .should()
            .callMethod(System.class, "exit", int.class);

    @ArchTest
    static final ArchRule onlyTheCommandLinePrints = noClasses()
            .that()
            .resideOutsideOfPackage("io.netsim.cli..")
            .should(ArchConditions.accessField(System.class, "out")
                    .or(ArchConditions.accessField(System.class, "err")));

    @ArchTest
    static final ArchRule roomsHaveNoCycles =
            slices().matching("io.netsim.(*)..").should().beFreeOfCycles();

    /** A room, and the rooms of Netsim that it may import. */
    private static ArchRule imports(String room, String... allowed) {
        String[] packages = new String[allowed.length];
        for (int i = 0; i < allowed.length; i++) {
            packages[i] = "io.netsim." + allowed[i];
        }
        return classes()
                .that()
                .resideInAPackage("io.netsim." + room)
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage("io.netsim..").or(resideInAnyPackage(packages)));
    }
}
