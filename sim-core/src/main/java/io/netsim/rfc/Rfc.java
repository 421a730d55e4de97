package io.netsim.rfc;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The marked code implements requirements of an RFC. The labels are those of the catalogue
 * {@code sim-experiments/src/test/resources/rfc/NUMBER.csv}; the build fails over one that is not there.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(Rfcs.class)
public @interface Rfc {
    /** Number of the RFC, such as 9293. */
    int number();

    /** Labels of requirements, such as {@code MUST-13}. */
    String[] value();
}
