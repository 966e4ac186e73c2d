package rollcall.pages.product;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rollcall.access.keys.ApiKeys;
import rollcall.gate.vocabulary.Presets;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.FormReply;
import rollcall.pages.KeyIssue;
import rollcall.pages.Page;
import rollcall.pages.PageRequest;
import rollcall.pages.text.Messages;
import rollcall.product.Products;
import rollcall.report.Product;

/** Explains how an instance reports to this receiver: what to paste where. It also shows the newest heartbeat as soon as it is stored. */
public final class ConnectPage {
    /** Stands in the snippets for a key that is not shown. */
    private static final String NO_KEY = "YOUR_KEY";

    /** The presets whose senders mostly run in containers. */
    private static final Set<String> IN_CONTAINERS = Set.of("eventyay", "penpot", "timetracker");

    private final ConnectStatus status;
    private final Products products;
    private final ApiKeys keys;
    private final KeyIssue keyIssue;
    private final boolean listensHere;

    /** @param host the name or address that this server listens on */
    public ConnectPage(ConnectStatus status, Products products, ApiKeys keys, KeyIssue keyIssue, String host) {
        this.status = status;
        this.products = products;
        this.keys = keys;
        this.keyIssue = keyIssue;
        this.listensHere = SenderOrigin.isLoopback(host);
    }

    /**
     * How a browser came to the page.
     *
     * @param origin scheme, host and port by which it reached this receiver
     * @param issued the key that was issued for it a moment ago; null if there is none. It may be forged.
     */
    public record Visit(String origin, @Nullable String issued) {
        /** Leaves the key out, because printed text reaches logs. */
        @Override
        public String toString() {
            return "Visit[origin=" + origin + "]";
        }
    }

    /** The page. A key that was issued a moment ago is in every snippet. */
    public Page show(PageRequest pageRequest, Visit visit) {
        String origin = visit.origin();
        String issued = issued(pageRequest, visit);
        String key = issued == null ? NO_KEY : issued;
        Map<String, Object> model = status.model(pageRequest);
        model.put("issued", issued);
        model.put("key", key);
        putAddress(model, origin);
        boolean inContainers = IN_CONTAINERS.contains(pageRequest.product().preset());
        model.put("inContainers", inContainers);
        model.put("address", (inContainers ? SenderOrigin.of(origin) : origin) + path(pageRequest.product(), key));
        putExamples(model, pageRequest, origin);
        List<String> senders = senders(pageRequest.product());
        model.put("sender", senders.get(0));
        model.put("otherSenders", senders.subList(1, senders.size()));
        model.put("anyKey", keys.any(pageRequest.product()));
        model.put("superuser", pageRequest.who().superuser());
        String here = "/p/" + pageRequest.product().slug();
        model.put("connectHref", here + "/connect");
        model.put("refusalsHref", here + "/refusals");
        model.put("keysHref", here + "/keys");
        model.put("uploadHref", here + "/upload");
        return new Page("connect", model);
    }

    /** Issues a key and leads back to the page, which shows the key. */
    public FormReply issue(PageRequest pageRequest, Map<String, String> form) {
        String key = keyIssue.issue(pageRequest, pageRequest.product(), Messages.get("connect.key-label"));
        return new FormReply.SeeKey("/p/" + pageRequest.product().slug() + "/connect", key);
    }

    /** The status as a fragment that reloads itself: whether a heartbeat came, how long ago, and what became of the last requests. */
    public Page arrival(PageRequest pageRequest) {
        return new Page("connect-status", status.model(pageRequest));
    }

    /** The key that was handed over, if it is one of this product; null for any other text. */
    private @Nullable String issued(PageRequest pageRequest, Visit visit) {
        boolean valid = visit.issued() != null
                && pageRequest.who().superuser()
                && keys.authenticate(visit.issued())
                        .filter(product -> product.id() == pageRequest.product().id())
                        .isPresent();
        return valid ? visit.issued() : null;
    }

    private void putAddress(Map<String, Object> model, String origin) {
        boolean thisMachineOnly = SenderOrigin.isThisMachineOnly(origin);
        model.put("origin", origin);
        model.put("thisMachineOnly", thisMachineOnly);
        model.put("listensHere", listensHere);
        model.put("plainHttp", !thisMachineOnly && origin.startsWith("http://"));
        model.put("senderOrigin", SenderOrigin.of(origin));
    }

    private void putExamples(Map<String, Object> model, PageRequest pageRequest, String origin) {
        Vocabulary vocabulary = products.permitted(pageRequest.product());
        String id = '"' + UUID.randomUUID().toString() + '"';
        model.put("heartbeatUrl", origin + "/ingest/heartbeat");
        model.put("exampleJson", Examples.heartbeat(vocabulary, id));
        model.put("examplePython", Examples.heartbeat(vocabulary, "id_file.read_text()"));
        model.put("exampleNode", Examples.heartbeat(vocabulary, "id"));
        model.put("exampleFormat", Examples.heartbeat(vocabulary, "\"%s\""));
        model.put("eventsUrl", origin + "/ingest/events");
        model.put("exampleEvents", Examples.events(vocabulary.events(), id, pageRequest.today()));
        model.put("permitsNoEvent", vocabulary.events().names().isEmpty());
    }

    /** The path to which the sender of the product's preset sends its reports. */
    private static String path(Product product, String key) {
        return switch (product.preset()) {
            case "penpot" -> "/ingest/penpot?api_key=" + key;
            case "timetracker", "otel" -> "/ingest/otlp";
            default -> "/ingest/heartbeat";
        };
    }

    /** The senders that the page explains, in order: the one of the product's preset, then a program's own code, then the other presets. */
    private static List<String> senders(Product product) {
        return Stream.concat(Stream.of(product.preset(), "own"), Presets.NAMES.stream())
                .filter(name -> !name.equals("none"))
                .distinct()
                .toList();
    }
}
