package io.netsim.cli;

import com.google.common.collect.ImmutableList;
import io.netsim.results.JsonText;
import io.netsim.run.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A sweep as a job of a cluster: as many tasks as there are shards, and one more that does what they have left undone and
 * writes the tables. All work in one folder of results.
 *
 * @param experiment its name
 * @param arguments of {@code netsim}, from {@code sweep} on
 * @param shards how many
 * @param jobs runs at a time in each
 */
record ClusterJob(String experiment, ImmutableList<String> arguments, int shards, int jobs) {
    /** What runs jobs on a cluster; named as the command line has it. */
    enum Scheduler {
        slurm,
        k8s
    }

    /** Options of the command that asks for the job, which are not for the job. */
    private static final ImmutableList<String> NOT_PASSED_ON = ImmutableList.of("--emit", "--shards", "--jobs");

    private static final int LONGEST_NAME = 50;

    /** @param typed the arguments of the command that asks for the job */
    static ClusterJob of(String experiment, List<String> typed, int shards, int jobs) {
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < typed.size(); i++) {
            String word = typed.get(i);
            if (NOT_PASSED_ON.contains(word)) {
                i++; // its value
            } else if (!word.equals("--quiet") && NOT_PASSED_ON.stream().noneMatch(o -> word.startsWith(o + "="))) {
                arguments.add(word);
            }
        }
        arguments.add("--quiet");
        return new ClusterJob(experiment, ImmutableList.copyOf(arguments), shards, jobs);
    }

    /**
     * A script that submits itself to Slurm.
     *
     * @param launcher the program
     * @param folder where the command is run
     */
    String slurm(String launcher, String folder) {
        return """
                #!/bin/sh
                # The sweep %1$s in %2$d shards under Slurm. Save this as job.sh, adapt what begins with #SBATCH, then
                #   sh job.sh
                # submits the shards as an array, and after it a task 0 that does what they have left undone (because time was
                # up, or a node failed) and writes tables and report. The folder of results must be seen by all nodes.
                #SBATCH --job-name=%1$s
                #SBATCH --array=1-%2$d
                #SBATCH --cpus-per-task=%3$d
                #SBATCH --mem=2G
                #SBATCH --time=01:00:00
                #SBATCH --output=%1$s-%%A-%%a.log
                set -eu

                if [ -z "${SLURM_ARRAY_TASK_ID:-}" ]; then
                    shards=$(sbatch --parsable "$0")
                    sbatch --array=0 --dependency="afterany:${shards%%%%;*}" "$0"
                    exit
                fi

                cd %4$s
                set -- %5$s --jobs "$SLURM_CPUS_PER_TASK"
                if [ "$SLURM_ARRAY_TASK_ID" -ne 0 ]; then
                    set -- "$@" --shard "$SLURM_ARRAY_TASK_ID/%2$d"
                fi
                exec %6$s "$@"
                """.formatted(
                        name(),
                        shards,
                        jobs,
                        ShellWord.of(folder),
                        arguments.stream().map(ShellWord::of).collect(Collectors.joining(" ")),
                        ShellWord.of(launcher));
    }

    /** Two jobs of Kubernetes. */
    String kubernetes() {
        return """
                # The sweep %1$s in %2$d shards under Kubernetes, and a job that does its part too, waits for the runs of the
                # others and writes tables and report. Both need
                # - an image with netsim on its PATH (docs/clusters.md says how to build one),
                # - a claim 'netsim' on a volume that many pods can write to (ReadWriteMany), with the experiment's files.
                # Apply with 'kubectl apply -f job.yaml'; the sweep is done when 'kubectl wait --for=condition=complete
                # --timeout=-1s job/%1$s-tables' returns.
                %3$s---
                %4$s""".formatted(
                        name(),
                        shards,
                        kubernetesJob(
                                name() + "-shards",
                                """
                                  completionMode: Indexed
                                  completions: %d
                                  parallelism: %d
                                """.formatted(shards, shards),
                                ImmutableList.<String>builder()
                                        .addAll(arguments)
                                        .add("--shard", "auto")
                                        .build()),
                        kubernetesJob(name() + "-tables", "", arguments));
    }

    /** Failed runs and unmet expectations are results: a pod that ends with them has done its work. */
    private String kubernetesJob(String name, String indexed, List<String> words) {
        List<String> all = new ArrayList<>(words);
        all.add("--jobs");
        all.add(String.valueOf(jobs));
        return """
                apiVersion: batch/v1
                kind: Job
                metadata: {name: %1$s}
                spec:
                %2$s  backoffLimit: %3$d
                  template:
                    spec:
                      restartPolicy: Never
                      containers:
                        - name: netsim
                          image: netsim:%4$s
                          workingDir: /work
                          command: [/bin/sh, -c, 'netsim "$@" || case $? in 4|5) ;; *) exit 1 ;; esac', netsim]
                          args: [%5$s]
                          env: [{name: NETSIM_SHARDS, value: "%6$d"}]
                          resources: {requests: {cpu: "%7$d", memory: 2Gi}, limits: {memory: 2Gi}}
                          volumeMounts: [{name: work, mountPath: /work}]
                      volumes:
                        - {name: work, persistentVolumeClaim: {claimName: netsim}}
                """.formatted(
                        name,
                        indexed,
                        3 * shards,
                        Version.NUMBER,
                        all.stream().map(ClusterJob::yaml).collect(Collectors.joining(", ")),
                        shards,
                        jobs);
    }

    /** In double quotes, as JSON and YAML have them; Kubernetes takes {@code $(name)} for a variable, {@code $$(name)} not. */
    private static String yaml(String word) {
        return JsonText.compact(word.replace("$(", "$$("));
    }

    /** As Kubernetes and Slurm accept it: letters, digits and hyphens, a letter or digit at both ends. */
    private String name() {
        String plain = experiment
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-", "");
        String cut = plain.substring(0, Math.min(plain.length(), LONGEST_NAME)).replaceAll("-$", "");
        return cut.isEmpty() ? "sweep" : cut;
    }
}
