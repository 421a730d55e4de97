package io.netsim.cli;

import com.google.common.collect.ImmutableSet;
import io.netsim.cli.Catalogue.Model;
import io.netsim.cli.Catalogue.Parameter;
import io.netsim.cli.LinkCatalogue.PresetEntry;
import io.netsim.results.JsonText;
import io.netsim.run.Stack;
import io.netsim.spec.network.Preset;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code netsim models}. */
@Command(
        name = "models",
        description = {
            "Lists what experiments are made of; with a name, its parameters.",
            "Applications, loss models, impairments, presets of links, queue disciplines, distributions, congestion",
            "controls and TCP profiles.",
            ""
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  netsim models",
            "  netsim models poisson_transfers",
            "  netsim models 4g",
            "  netsim models tcp"
        })
final class ModelsCommand implements Callable<Integer> {
    private static final Set<String> PROFILES = ImmutableSet.of("tcp", "profiles");

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Main main;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            description = "A model, or 'tcp' for the settings of the profiles.")
    private @Nullable String name;

    @Option(names = "--json", description = "Print one JSON document instead.")
    private boolean json;

    /** A congestion control. */
    private record Control(String name, String meaning, List<String> parameters) {}

    /** A setting of TCP with its value in each profile. */
    private record Setting(String name, Map<String, String> values, String reason) {}

    /** What {@code --json} prints: everything, or what has the name. */
    private record Document(
            List<Model> models,
            List<PresetEntry> presets,
            List<Control> congestionControls,
            List<String> profiles,
            List<Setting> settings) {
        boolean isEmpty() {
            return models.isEmpty()
                    && presets.isEmpty()
                    && congestionControls.isEmpty()
                    && profiles.isEmpty()
                    && settings.isEmpty();
        }
    }

    @Override
    public Integer call() {
        String wanted = name;
        if (json) {
            Document document = document(wanted);
            if (document.isEmpty()) {
                throw unknown(String.valueOf(wanted));
            }
            main.console().out().print(JsonText.pretty(document));
        } else if (wanted == null) {
            list();
        } else if (PROFILES.contains(wanted) || Stack.profiles().contains(wanted)) {
            profiles();
        } else if (Stack.congestionControls().contains(wanted)) {
            congestionControl(wanted);
        } else {
            List<Model> found = Catalogue.models().stream()
                    .filter(model -> model.name().equals(wanted))
                    .toList();
            List<Preset> presets = LinkCatalogue.presets(wanted);
            if (found.isEmpty() && presets.isEmpty()) {
                throw unknown(wanted);
            }
            found.forEach(this::describe);
            presets.forEach(preset -> LinkCatalogue.describe(preset, main.console()));
        }
        return ExitCode.DONE;
    }

    private static Complaint unknown(String name) {
        return new Complaint(ExitCode.USAGE, "there is no model '" + name + "'; 'netsim models' lists them");
    }

    private static Document document(@Nullable String wanted) {
        boolean profiles =
                wanted == null || PROFILES.contains(wanted) || Stack.profiles().contains(wanted);
        List<Setting> settings = new ArrayList<>();
        Stack.settings().forEach((setting, cells) -> {
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                values.put(Stack.profiles().get(i), cells.get(i));
            }
            settings.add(new Setting(setting, values, Stack.reasonFor(setting)));
        });
        return new Document(
                Catalogue.models().stream()
                        .filter(model -> wanted == null || model.name().equals(wanted))
                        .toList(),
                LinkCatalogue.presets(wanted).stream().map(LinkCatalogue::entry).toList(),
                Stack.congestionControlSummaries().entrySet().stream()
                        .filter(control -> wanted == null || control.getKey().equals(wanted))
                        .map(control ->
                                new Control(control.getKey(), control.getValue(), Stack.parametersOf(control.getKey())))
                        .toList(),
                profiles ? Stack.profiles() : List.of(),
                profiles ? settings : List.of());
    }

    private void list() {
        PrintStream out = main.console().out();
        Map<String, List<Model>> kinds = new LinkedHashMap<>();
        Catalogue.models()
                .forEach(model -> kinds.computeIfAbsent(model.kind(), key -> new ArrayList<>())
                        .add(model));
        kinds.forEach((kind, models) -> {
            Table table = new Table("<" + kind + "s", "<", "<parameters");
            models.forEach(model -> table.row(
                    model.name(),
                    model.meaning(),
                    model.parameters().stream().map(Parameter::name).collect(Collectors.joining(" "))));
            table.lines().forEach(out::println);
            out.println();
        });
        LinkCatalogue.list().lines().forEach(out::println);
        out.println();
        Table controls = new Table("<congestion controls", "<", "<parameters");
        Stack.congestionControlSummaries()
                .forEach((control, summary) ->
                        controls.row(control, summary, String.join(" ", Stack.parametersOf(control))));
        controls.lines().forEach(out::println);
        out.println();
        out.println("  TCP profiles  " + String.join(" ", Stack.profiles()) + "  ('netsim models tcp')");
        out.println();
        out.println("'netsim models NAME' tells the parameters of one.");
    }

    private void congestionControl(String control) {
        PrintStream out = main.console().out();
        out.println(main.console().bold(control) + ": congestion control");
        out.println("  " + Stack.congestionControlSummaries().get(control));
        out.println("  example: {hosts: \"*\", tcp: {congestion_control: " + control + "}}");
        if (!Stack.parametersOf(control).isEmpty()) {
            out.println("  congestion_parameters: " + String.join(", ", Stack.parametersOf(control))
                    + " (docs/congestion-control.md)");
        }
    }

    private void describe(Model model) {
        PrintStream out = main.console().out();
        out.println(main.console().bold(model.name()) + ": " + model.kind());
        out.println("  " + model.meaning());
        out.println("  example: " + model.example());
        if (!model.parameters().isEmpty()) {
            Table table = new Table("<parameter", "<write", "<if left out", "<meaning");
            model.parameters()
                    .forEach(parameter ->
                            table.row(parameter.name(), parameter.form(), parameter.otherwise(), parameter.meaning()));
            table.lines().forEach(out::println);
        }
    }

    private void profiles() {
        PrintStream out = main.console().out();
        List<String> names = Stack.profiles();
        out.println(
                "TCP profiles, {hosts: \"*\", profile: linux}: linux is a current Linux host, rfc the standards' own");
        out.println("numbers, classic Reno as textbooks draw it. A * marks what they do not agree on.");
        List<String> header = new ArrayList<>(List.of("<setting"));
        names.forEach(profile -> header.add("<" + profile));
        header.add("<");
        header.add("<where from");
        Table table = new Table(header.toArray(new String[0]));
        Stack.settings().forEach((setting, values) -> {
            List<String> cells = new ArrayList<>(List.of(setting));
            cells.addAll(values);
            cells.add(values.stream().distinct().count() > 1 ? "*" : "");
            cells.add(Stack.reasonFor(setting));
            table.row(cells.toArray(new String[0]));
        });
        table.lines().forEach(out::println);
    }
}
