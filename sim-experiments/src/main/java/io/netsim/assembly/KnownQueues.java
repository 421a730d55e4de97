package io.netsim.assembly;

import com.google.common.collect.ImmutableList;
import io.netsim.queue.QueueDisciplineFactory;
import io.netsim.queue.QueueDisciplines;
import io.netsim.queue.QueueParameter;
import io.netsim.spec.QueueCatalogue;
import io.netsim.spec.QueueLimit;
import io.netsim.spec.QueueModel;

/** The queue disciplines on the class path, as files know them. */
public final class KnownQueues implements QueueCatalogue {
    @Override
    public ImmutableList<QueueModel> models() {
        return QueueDisciplines.find().all().stream().map(KnownQueues::model).collect(ImmutableList.toImmutableList());
    }

    private static QueueModel model(QueueDisciplineFactory factory) {
        return new QueueModel(
                factory.name(),
                factory.summary(),
                new QueueLimit.Packets(factory.defaultLimitPackets()),
                QueueModel.Inside.valueOf(factory.inside().name()),
                factory.parameters().stream().map(KnownQueues::parameter).collect(ImmutableList.toImmutableList()));
    }

    private static QueueModel.Parameter parameter(QueueParameter parameter) {
        return new QueueModel.Parameter(
                parameter.name(),
                QueueModel.Unit.valueOf(parameter.kind().name()),
                parameter.hasDefault() ? parameter.defaultValue() : null,
                parameter.min(),
                parameter.max(),
                parameter.meaning());
    }
}
