package io.netsim.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rooms of the core and what each may import. */
@AnalyzeClasses(packages = "io.netsim", importOptions = ImportOption.DoNotIncludeTests.class)
class CoreRoomsTest {
    @ArchTest
    static final ArchRule eachRoomImportsOnlyWhatItsCharterAllows = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.netsim..")
            .layer("time")
            .definedBy("io.netsim.time")
            .layer("address")
            .definedBy("io.netsim.address")
            .layer("content")
            .definedBy("io.netsim.content")
            .layer("random")
            .definedBy("io.netsim.random")
            .layer("engine")
            .definedBy("io.netsim.engine")
            .layer("packet")
            .definedBy("io.netsim.packet")
            .layer("queue")
            .definedBy("io.netsim.queue")
            .layer("link")
            .definedBy("io.netsim.link")
            .layer("node")
            .definedBy("io.netsim.node")
            .layer("rfc")
            .definedBy("io.netsim.rfc")
            .whereLayer("rfc")
            .mayNotAccessAnyLayer()
            .whereLayer("time")
            .mayNotAccessAnyLayer()
            .whereLayer("address")
            .mayNotAccessAnyLayer()
            .whereLayer("content")
            .mayNotAccessAnyLayer()
            .whereLayer("random")
            .mayOnlyAccessLayers("time")
            .whereLayer("engine")
            .mayOnlyAccessLayers("time")
            .whereLayer("packet")
            .mayOnlyAccessLayers("address", "content")
            .whereLayer("queue")
            .mayOnlyAccessLayers("packet", "time", "random")
            .whereLayer("link")
            .mayOnlyAccessLayers("engine", "queue", "packet", "random", "time")
            .whereLayer("node")
            .mayOnlyAccessLayers("link", "packet", "engine", "address", "time");

    @ArchTest
    static final ArchRule roomsHaveNoCycles =
            slices().matching("io.netsim.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theCoreHasNeverHeardOfTransportProtocols = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.netsim.ip..",
                    "io.netsim.udp..",
                    "io.netsim.tcp..",
                    "io.netsim.transport..",
                    "io.netsim.socket..",
                    "io.netsim.app..");
}
