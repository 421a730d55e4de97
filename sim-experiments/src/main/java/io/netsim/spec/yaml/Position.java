package io.netsim.spec.yaml;

/**
 * A place in a file.
 *
 * @param file as the user named it
 * @param line from 1; 0 for the file as a whole
 * @param column from 1, in code points; 0 for the file as a whole
 */
public record Position(String file, int line, int column) {}
