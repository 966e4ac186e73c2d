package rollcall.pages.product;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import rollcall.access.keys.ApiKeys;
import rollcall.analysis.events.EventUse;
import rollcall.analysis.instances.Instances;
import rollcall.gate.vocabulary.Presets;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.Page;
import rollcall.pages.PageRequest;
import rollcall.pages.text.Moment;
import rollcall.product.Products;
import rollcall.report.Product;

/** Explains how an instance reports to this receiver: what to paste where. It also shows the newest heartbeat as soon as it is stored. */
public final class ConnectPage {
    private final Instances instances;
    private final EventUse uses;
    private final Products products;
    private final ApiKeys keys;
    private final Clock clock;

    public ConnectPage(Instances instances, EventUse uses, Products products, ApiKeys keys, Clock clock) {
        this.instances = instances;
        this.uses = uses;
        this.products = products;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * The page.
     *
     * @param origin scheme, host and port by which the browser reached this receiver
     */
    public Page show(PageRequest pageRequest, String origin) {
        Map<String, Object> model = status(pageRequest);
        model.put("origin", origin);
        model.put("thisMachineOnly", SenderOrigin.isThisMachineOnly(origin));
        model.put("senderOrigin", SenderOrigin.of(origin));
        model.put("heartbeatUrl", origin + "/ingest/heartbeat");
        model.put("address", origin + path(pageRequest.product()));
        Vocabulary vocabulary = products.vocabulary(pageRequest.product());
        String id = '"' + UUID.randomUUID().toString() + '"';
        model.put("exampleJson", Examples.heartbeat(vocabulary, id));
        model.put("examplePython", Examples.heartbeat(vocabulary, "id_file.read_text()"));
        model.put("eventsUrl", origin + "/ingest/events");
        model.put("exampleEvents", Examples.events(vocabulary.events(), id, pageRequest.today()));
        model.put("permitsNoEvent", vocabulary.events().names().isEmpty());
        model.put("refusalsHref", "/p/" + pageRequest.product().slug() + "/refusals");
        model.put("senders", senders(pageRequest.product()));
        model.put("anyKey", keys.any(pageRequest.product()));
        model.put("superuser", pageRequest.who().superuser());
        model.put("keysHref", "/p/" + pageRequest.product().slug() + "/keys");
        model.put("uploadHref", "/p/" + pageRequest.product().slug() + "/upload");
        return new Page("connect", model);
    }

    /** The status as a fragment that reloads itself: whether a heartbeat came, how long ago, and whether events came. */
    public Page arrival(PageRequest pageRequest) {
        return new Page("connect-status", status(pageRequest));
    }

    /** The path to which the sender of the product's preset sends its reports. */
    private static String path(Product product) {
        return switch (product.preset()) {
            case "penpot" -> "/ingest/penpot?api_key=YOUR_KEY";
            case "timetracker", "otel" -> "/ingest/otlp";
            default -> "/ingest/heartbeat";
        };
    }

    private Map<String, Object> status(PageRequest pageRequest) {
        Map<String, Object> model = new HashMap<>();
        String here = "/p/" + pageRequest.product().slug();
        model.put("statusHref", here + "/connect/status");
        model.put("eventsHref", uses.firstDay(pageRequest.product()) == null ? null : here + "/events");
        instances.latest(pageRequest.product()).ifPresent(latest -> {
            model.put("heartbeatOf", latest.instanceId().toString());
            model.put("heartbeatHref", here + "/instances/" + latest.instanceId());
            model.put("heartbeatVersion", latest.version());
            model.put("heartbeatAt", Moment.of(latest.at(), clock.instant()));
        });
        return model;
    }

    /** The senders that the page explains, in order: the one of the product's preset, then a program's own code, then the other presets. */
    private static List<String> senders(Product product) {
        return Stream.concat(Stream.of(product.preset(), "own"), Presets.NAMES.stream())
                .filter(name -> !name.equals("none"))
                .distinct()
                .toList();
    }
}
