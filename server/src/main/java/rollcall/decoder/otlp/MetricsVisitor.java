package rollcall.decoder.otlp;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Message;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.resource.v1.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import rollcall.input.Malformed;
import rollcall.report.Rejection;

/** Collects the wanted data points of a request. A resource may follow its metrics, so these wait for the end of the resource's part. */
final class MetricsVisitor implements MessageVisitor {
    private final Installation installation;
    private final Set<String> wanted;
    private final List<OtlpMetrics.Point> points = new ArrayList<>();
    private final List<OtlpMetrics.Other> others = new ArrayList<>();
    private final List<Metric> ofScope = new ArrayList<>();
    private final List<Waiting> ofResource = new ArrayList<>();
    private Attributes resource = Attributes.NONE;
    private String resourceText = "";
    private String scopeText = "";
    private boolean resourceSpoilt;
    private int count;

    private record Waiting(Metric metric, String scope) {}

    MetricsVisitor(Installation installation, Set<String> wanted) {
        this.installation = installation;
        this.wanted = wanted;
    }

    @Override
    public Optional<Message.Builder> builder(Descriptor type) {
        if (type == Metric.getDescriptor()) {
            return Optional.of(Metric.newBuilder());
        } else if (type == InstrumentationScope.getDescriptor()) {
            return Optional.of(InstrumentationScope.newBuilder());
        }
        return type == Resource.getDescriptor() ? Optional.of(Resource.newBuilder()) : Optional.empty();
    }

    @Override
    public void built(Message part) {
        if (part instanceof Metric metric) {
            take(metric);
        } else if (part instanceof InstrumentationScope scope) {
            scopeText =
                    scope.getName() + '\0' + scope.getVersion() + '\0' + MetricPoints.text(scope.getAttributesList());
        } else {
            readResource(((Resource) part).getAttributesList());
        }
    }

    private void take(Metric metric) {
        if (!wanted.contains(metric.getName())) {
            others.add(MetricPoints.other(metric, false, ""));
            return;
        }
        count += MetricPoints.count(metric);
        if (count > OtlpMetrics.MOST_POINTS) {
            throw new Malformed(Rejection.PAYLOAD_TOO_LARGE, "dataPoints");
        }
        ofScope.add(metric);
    }

    private void readResource(List<KeyValue> attributes) {
        try {
            resource = Attributes.read(attributes);
            resourceText = MetricPoints.text(attributes);
        } catch (Malformed e) {
            resourceSpoilt = true;
        }
    }

    @Override
    public void spoilt(Descriptor type, Rejection reason, String field) {
        if (type == Resource.getDescriptor()) {
            resourceSpoilt = true;
        } else if (type == Metric.getDescriptor()) {
            others.add(new OtlpMetrics.Other("", "no metric", false, 1, reason.code()));
        }
    }

    @Override
    public void ended(Descriptor type) {
        if (type == ScopeMetrics.getDescriptor()) {
            ofScope.forEach(metric -> ofResource.add(new Waiting(metric, scopeText)));
            ofScope.clear();
            scopeText = "";
        } else if (type == ResourceMetrics.getDescriptor()) {
            takeOfResource();
            ofResource.clear();
            resource = Attributes.NONE;
            resourceText = "";
            resourceSpoilt = false;
        }
    }

    private void takeOfResource() {
        Optional<UUID> instanceId = Optional.empty();
        String problem = "invalid_field: resource";
        try {
            if (!resourceSpoilt) {
                instanceId = installation.of(Attributes.NONE, resource);
                Malformed missing = Installation.missing(Attributes.NONE, resource);
                problem = missing.rejection().code() + ": " + missing.field();
            }
        } catch (Malformed e) {
            problem = e.rejection().code() + ": " + e.field();
        }
        for (Waiting waiting : ofResource) {
            if (instanceId.isEmpty()) {
                others.add(MetricPoints.other(waiting.metric(), true, problem));
            } else {
                String stream = resourceText + '\1' + waiting.scope();
                MetricPoints.read(waiting.metric(), instanceId.get(), stream, points, others);
            }
        }
    }

    OtlpMetrics metrics() {
        return new OtlpMetrics(points, others);
    }
}
