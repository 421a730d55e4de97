package io.netsim.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rooms of the protocols and what each may import. */
@AnalyzeClasses(packages = "io.netsim", importOptions = ImportOption.DoNotIncludeTests.class)
class ProtocolRoomsTest {
    @ArchTest
    static final ArchRule eachRoomIsUsedByThoseAboveItOnly = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.netsim..")
            .withOptionalLayers(true)
            .layer("ip")
            .definedBy("io.netsim.ip")
            .layer("transport")
            .definedBy("io.netsim.transport")
            .layer("socket")
            .definedBy("io.netsim.socket")
            .layer("udp")
            .definedBy("io.netsim.udp")
            .layer("tcp")
            .definedBy("io.netsim.tcp..")
            .layer("host")
            .definedBy("io.netsim.host")
            .layer("app")
            .definedBy("io.netsim.app")
            .layer("wire")
            .definedBy("io.netsim.wire..")
            .layer("nat")
            .definedBy("io.netsim.nat")
            .whereLayer("nat")
            .mayOnlyBeAccessedByLayers("host")
            .whereLayer("app")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("wire")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("host")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("tcp")
            .mayOnlyBeAccessedByLayers("host", "wire", "nat")
            .whereLayer("udp")
            .mayOnlyBeAccessedByLayers("host", "wire", "nat")
            .whereLayer("transport")
            .mayOnlyBeAccessedByLayers("udp", "tcp", "host", "nat")
            .whereLayer("ip")
            .mayOnlyBeAccessedByLayers("transport", "udp", "tcp", "host", "wire", "nat")
            .whereLayer("socket")
            .mayOnlyBeAccessedByLayers("transport", "udp", "tcp", "host", "app");

    @ArchTest
    static final ArchRule applicationsSeeSocketsAndNothingBelow = classes()
            .that()
            .resideInAPackage("io.netsim.app")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "com.google.common..",
                    "com.google.errorprone.annotations..",
                    "org.jspecify..",
                    "io.netsim.app",
                    "io.netsim.socket",
                    "io.netsim.time",
                    "io.netsim.random",
                    "io.netsim.address",
                    "io.netsim.content");

    @ArchTest
    static final ArchRule socketsAreInterfacesOverPlainValues = classes()
            .that()
            .resideInAPackage("io.netsim.socket")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "io.netsim.socket",
                    "io.netsim.time",
                    "io.netsim.address",
                    "io.netsim.content");

    @ArchTest
    static final ArchRule congestionControlSeesTimeOnly = classes()
            .that()
            .resideInAPackage("io.netsim.tcp.congestion")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "com.google.common..",
                    "org.jspecify..",
                    "io.netsim.rfc",
                    "io.netsim.tcp.congestion",
                    "io.netsim.time")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule bytesAreMadeOfPacketsAndPayloadsOnly = noClasses()
            .that()
            .resideInAPackage("io.netsim.wire..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.netsim.tcp",
                    "io.netsim.tcp.congestion",
                    "io.netsim.transport",
                    "io.netsim.host",
                    "io.netsim.app",
                    "io.netsim.engine",
                    "io.netsim.node");

    @ArchTest
    static final ArchRule sendingDoesNotSeeReceiving = noClasses()
            .that()
            .resideInAPackage("io.netsim.tcp.send")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.netsim.tcp.receive")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule receivingDoesNotSeeSending = noClasses()
            .that()
            .resideInAPackage("io.netsim.tcp.receive")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.netsim.tcp.send")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nobodyReachesIntoTcp = noClasses()
            .that()
            .resideOutsideOfPackage("io.netsim.tcp..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.netsim.tcp.send", "io.netsim.tcp.receive", "io.netsim.tcp.timing", "io.netsim.tcp.recovery")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule roomsHaveNoCycles =
            slices().matching("io.netsim.(*)..").should().beFreeOfCycles();
}
