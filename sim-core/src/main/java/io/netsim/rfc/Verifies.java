package io.netsim.rfc;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The marked test (all tests of a marked class) verifies requirements of RFCs, named as {@code RFC9293:MUST-13}. The build
 * fails over a requirement that is not in the catalogue.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Verifies {
    /** Requirements, each {@code RFC}, its number, a colon, a label. */
    String[] value();
}
