/**
 * YAML with places: files become trees whose every key and value knows file, line, column and path; syntax mistakes become
 * {@code Mistake}s that say what would be right; parameters are put in before anything is typed. Knows nothing of what the
 * keys mean.
 */
@NullMarked
package io.netsim.spec.yaml;

import org.jspecify.annotations.NullMarked;
