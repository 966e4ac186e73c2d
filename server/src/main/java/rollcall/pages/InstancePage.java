package rollcall.pages;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import rollcall.access.Products;
import rollcall.analysis.FieldState;
import rollcall.analysis.InstanceAnswer;
import rollcall.analysis.Instances;
import rollcall.gate.Group;
import rollcall.gate.Kind;

/** What is known of one instance. The contact address is in the model only for superusers. */
public final class InstancePage {
    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final Instances instances;
    private final Products products;
    private final Clock clock;

    public InstancePage(Instances instances, Products products, Clock clock) {
        this.instances = instances;
        this.products = products;
        this.clock = clock;
    }

    /** Fields that belong together. */
    public record Section(String title, List<FieldState> fields) {}

    /**
     * The instance that the path names.
     *
     * @throws NotFound if there is none
     */
    public Page show(Visit visit) {
        String id = visit.path().substring(visit.path().lastIndexOf('/') + 1);
        if (!ID.matcher(id).matches()) {
            throw new NotFound("An instance is named by its whole identifier.");
        }
        InstanceAnswer answer = instances
                .one(
                        visit.product(),
                        products.vocabulary(visit.product()),
                        UUID.fromString(id),
                        visit.today(),
                        visit.who().superuser())
                .orElseThrow(() -> new NotFound("No instance of this product has this identifier."));
        return new Page("instance", model(visit, answer));
    }

    private Map<String, Object> model(Visit visit, InstanceAnswer answer) {
        Map<String, Object> model = new HashMap<>();
        model.put("id", answer.id().toString());
        model.put("shortId", answer.id().toString().substring(0, 8));
        model.put("listHref", "/p/" + visit.product().slug() + "/instances");
        model.put("eventsHref", "/p/" + visit.product().slug() + "/events");
        model.put("version", answer.version());
        model.put("unusable", answer.unusable());
        model.put("firstSeen", Moment.of(answer.firstSeen(), clock.instant()));
        model.put("lastHeartbeat", Moment.orNull(answer.lastHeartbeat(), clock.instant()));
        model.put(
                "stateDay", answer.stateDay() == null ? null : answer.stateDay().toString());
        model.put("identity", fields(answer, Group.VERSION, Group.NONE));
        model.put("sections", sections(answer));
        model.put("contact", answer.contact());
        model.put("versions", answer.versions());
        model.put("answered", answered(answer));
        return model;
    }

    private static String answered(InstanceAnswer answer) {
        return "It reported on " + Numbers.count(answer.answered()) + " of the last " + Instances.HISTORY_DAYS
                + " days, today among them.";
    }

    private static List<Section> sections(InstanceAnswer answer) {
        return Stream.of(
                        new Section("Environment", fields(answer, Group.ENVIRONMENT)),
                        new Section("Metrics", fields(answer, Group.METRICS)),
                        new Section("Plugins", fields(answer, Group.PLUGINS)))
                .filter(section -> !section.fields().isEmpty())
                .toList();
    }

    private static List<FieldState> fields(InstanceAnswer answer, Group... groups) {
        return Stream.of(groups)
                .flatMap(group ->
                        answer.state().stream().filter(state -> state.field().group() == group))
                .map(InstancePage::readable)
                .toList();
    }

    private static FieldState readable(FieldState state) {
        return state.field().kind() == Kind.FLAG
                ? new FieldState(
                        state.field(), state.values().stream().map(Words::value).toList(), null)
                : state;
    }
}
