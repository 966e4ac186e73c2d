package rollcall.pages;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.access.ApiKeys;
import rollcall.access.Products;
import rollcall.analysis.Instances;
import rollcall.gate.Field;
import rollcall.gate.Group;
import rollcall.gate.Kind;
import rollcall.gate.Presets;
import rollcall.gate.Vocabulary;
import rollcall.report.Product;

/** How does an instance report here? What to paste where, and word of the first heartbeat as soon as it is in. */
public final class ConnectPage {
    private static final Pattern PASTEABLE = Pattern.compile("[A-Za-z0-9_. -]{1,64}");

    private final Instances instances;
    private final Products products;
    private final ApiKeys keys;
    private final Clock clock;

    public ConnectPage(Instances instances, Products products, ApiKeys keys, Clock clock) {
        this.instances = instances;
        this.products = products;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * The page.
     *
     * @param origin scheme, host and port by which the visitor reached this receiver
     */
    public Page show(Visit visit, String origin) {
        Map<String, Object> model = status(visit);
        model.put("origin", origin);
        model.put("heartbeatUrl", origin + "/ingest/heartbeat");
        Vocabulary vocabulary = products.vocabulary(visit.product());
        model.put("exampleJson", example(vocabulary, quoted(UUID.randomUUID().toString())));
        model.put("examplePython", example(vocabulary, "id_file.read_text()"));
        model.put("senders", senders(visit.product()));
        model.put("anyKey", keys.any(visit.product()));
        model.put("superuser", visit.who().superuser());
        model.put("keysHref", "/p/" + visit.product().slug() + "/keys");
        return new Page("connect", model);
    }

    /** Whether a heartbeat came, and how long ago: a fragment that asks again by itself. */
    public Page arrival(Visit visit) {
        return new Page("connect-status", status(visit));
    }

    private Map<String, Object> status(Visit visit) {
        Map<String, Object> model = new HashMap<>();
        String here = "/p/" + visit.product().slug();
        model.put("statusHref", here + "/connect/status");
        instances.latest(visit.product()).ifPresent(latest -> {
            model.put("heartbeatOf", latest.instanceId().toString());
            model.put("heartbeatHref", here + "/instances/" + latest.instanceId());
            model.put("heartbeatVersion", latest.version());
            model.put("heartbeatAt", Moment.of(latest.at(), clock.instant()));
        });
        return model;
    }

    /** The product's own sender first, then what any program can do, then the others. */
    private static List<String> senders(Product product) {
        return Stream.concat(Stream.of(product.preset(), "own"), Presets.NAMES.stream())
                .filter(name -> !name.equals("none"))
                .distinct()
                .toList();
    }

    /**
     * A heartbeat that this product would keep whole. Its values need no quoting in a shell, and as it stands it is a literal in Python too.
     *
     * @param id the instance's identifier, in the language of the example
     */
    private static String example(Vocabulary vocabulary, String id) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("schema_version", quoted("1"));
        parts.put("instance_id", id);
        parts.put("product_version", quoted("2.1.0"));
        first(vocabulary, Group.ENVIRONMENT, Kind.CHOICE)
                .ifPresent(
                        field -> parts.put(field.name(), quoted(field.values().get(0))));
        first(vocabulary, Group.METRICS, Kind.BUCKET)
                .ifPresent(field -> parts.put("metrics", "{" + quoted(field.name()) + ": 37}"));
        return object(parts);
    }

    private static Optional<Field> first(Vocabulary vocabulary, Group group, Kind kind) {
        return vocabulary.group(group).stream()
                .filter(field -> field.kind() == kind)
                .filter(field -> texts(field).stream()
                        .allMatch(text -> PASTEABLE.matcher(text).matches()))
                .findFirst();
    }

    private static List<String> texts(Field field) {
        return field.values().isEmpty()
                ? List.of(field.name())
                : List.of(field.name(), field.values().get(0));
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private static String object(Map<String, String> parts) {
        return parts.entrySet().stream()
                .map(part -> "    " + quoted(part.getKey()) + ": " + part.getValue())
                .collect(Collectors.joining(",\n", "{\n", "\n}"));
    }
}
