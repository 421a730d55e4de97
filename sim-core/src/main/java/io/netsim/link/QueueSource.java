package io.netsim.link;

import io.netsim.queue.QueueDiscipline;
import io.netsim.queue.QueueEvents;

/** Makes the queue of a link direction, which wants to hear of drops and marks. */
@FunctionalInterface
public interface QueueSource {
    QueueDiscipline create(QueueEvents events);
}
