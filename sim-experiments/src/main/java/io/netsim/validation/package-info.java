/**
 * Our TCP beside a real Linux kernel: reads a folder of measurements, plays each scenario with the same link, losses and
 * application scripts, and says where the outcomes differ.
 */
@NullMarked
package io.netsim.validation;

import org.jspecify.annotations.NullMarked;
