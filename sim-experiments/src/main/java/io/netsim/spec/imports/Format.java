package io.netsim.spec.imports;

/** A file format of networks. */
@FunctionalInterface
interface Format {
    /**
     * Reads a file, noting its mistakes in it.
     *
     * @param unitBps what 1 stands for where the file's capacities and demands have no unit of their own, bits per second;
     *     0 for what the format or the file says
     */
    Graph read(GraphFile file, long unitBps);
}
