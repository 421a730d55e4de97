package io.netsim.docs.rfc;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.netsim.rfc.Rfc;
import io.netsim.rfc.Rfcs;
import io.netsim.rfc.Verifies;
import io.netsim.shipped.ProjectFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Where requirements are implemented and verified, as the marks in compiled classes of all modules say.
 *
 * @param implementedBy classes and methods, by the id of a requirement
 * @param verifiedBy tests, by the id of a requirement
 */
record Marks(ImmutableListMultimap<String, String> implementedBy, ImmutableListMultimap<String, String> verifiedBy) {
    private static final List<String> MODULES = List.of("sim-core", "sim-protocols", "sim-experiments");

    static Marks find() {
        List<Path> folders = new ArrayList<>();
        for (String module : MODULES) {
            Path target = ProjectFiles.root().resolve(module).resolve("target");
            folders.add(target.resolve("classes"));
            folders.add(target.resolve("test-classes"));
        }
        folders.removeIf(folder -> !Files.isDirectory(folder));
        ListMultimap<String, String> implemented =
                MultimapBuilder.treeKeys().arrayListValues().build();
        ListMultimap<String, String> verified =
                MultimapBuilder.treeKeys().arrayListValues().build();
        Set<JavaClass> classes =
                ImmutableSortedSet.copyOf((a, b) -> a.getName().compareTo(b.getName()), classesIn(folders));
        for (JavaClass each : classes) {
            String name = each.getSimpleName();
            each.getAnnotations().forEach(mark -> note(mark, name, implemented, verified));
            each.getMembers().stream()
                    .sorted((a, b) -> a.getFullName().compareTo(b.getFullName()))
                    .forEach(member ->
                            member.getAnnotations().forEach(mark -> note(mark, nameOf(member), implemented, verified)));
        }
        return new Marks(ImmutableListMultimap.copyOf(implemented), ImmutableListMultimap.copyOf(verified));
    }

    /** The marks need no other classes than these. */
    private static Iterable<JavaClass> classesIn(List<Path> folders) {
        return ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter().importPaths(folders);
        });
    }

    private static String nameOf(JavaMember member) {
        return member.getOwner().getSimpleName() + "." + member.getName();
    }

    private static void note(
            JavaAnnotation<?> mark,
            String where,
            ListMultimap<String, String> implemented,
            ListMultimap<String, String> verified) {
        if (mark.getRawType().isEquivalentTo(Verifies.class)) {
            for (Object id : (Object[]) mark.get("value").orElseThrow()) {
                verified.put(String.valueOf(id), where);
            }
        } else if (mark.getRawType().isEquivalentTo(Rfc.class)) {
            noteRfc(mark, where, implemented);
        } else if (mark.getRawType().isEquivalentTo(Rfcs.class)) {
            for (Object each : (Object[]) mark.get("value").orElseThrow()) {
                noteRfc((JavaAnnotation<?>) each, where, implemented);
            }
        }
    }

    private static void noteRfc(JavaAnnotation<?> mark, String where, ListMultimap<String, String> implemented) {
        for (Object label : (Object[]) mark.get("value").orElseThrow()) {
            implemented.put("RFC" + mark.get("number").orElseThrow() + ":" + label, where);
        }
    }
}
