package io.netsim.queue;

/** Makes a queue for somebody who wants to hear of its drops and marks: a transmitter, or a queue around it. */
@FunctionalInterface
public interface QueueSource {
    QueueDiscipline create(QueueEvents events);
}
