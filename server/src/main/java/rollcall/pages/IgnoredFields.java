package rollcall.pages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import rollcall.analysis.rejections.IgnoredName;
import rollcall.analysis.rejections.Rejections;
import rollcall.product.Products;
import rollcall.product.fields.KeptFields;

/** Says on a page of fields which names were ignored that could stand on it, and leads superusers to the form that keeps them. */
public final class IgnoredFields {
    /** The shapes of values that become metrics. */
    public static final Set<String> METRICS = Set.of("number");

    /** The shapes of values that become fields of the environment. */
    public static final Set<String> ENVIRONMENT = Set.of("text", "flag", "list", "id");

    /** How far back a name may have been ignored: what nobody sends any longer interests nobody. */
    private static final int DAYS = 30;

    private static final int SHOWN = 3;

    private final Rejections rejections;
    private final Products products;

    public IgnoredFields(Rejections rejections, Products products) {
        this.rejections = rejections;
        this.products = products;
    }

    /**
     * The line on a page.
     *
     * @param names the first ones
     * @param more how many there are beyond these
     * @param href the form that keeps them all; null for people who may not
     */
    public record Line(List<String> names, int more, String href) {
        /** How many names there are. */
        public int count() {
            return names.size() + more;
        }
    }

    /**
     * The page with the line about ignored names of some shapes. Without such names it has none.
     *
     * @param shapes {@link #METRICS} or {@link #ENVIRONMENT}
     */
    public Page on(Page page, PageRequest pageRequest, Set<String> shapes) {
        return line(pageRequest, name -> shapes.contains(name.kind()))
                .map(line -> {
                    Map<String, Object> model = new HashMap<>(page.model());
                    model.put("ignored", line);
                    return new Page(page.template(), model);
                })
                .orElse(page);
    }

    /** The line about those of some names that can be kept as fields; empty if there are none. */
    public Optional<Line> among(PageRequest pageRequest, Set<String> names) {
        return names.isEmpty() ? Optional.empty() : line(pageRequest, name -> names.contains(name.name()));
    }

    private Optional<Line> line(PageRequest pageRequest, Predicate<IgnoredName> wanted) {
        List<IgnoredName> ignored = rejections
                .keepable(
                        pageRequest.product(),
                        products.permitted(pageRequest.product()),
                        pageRequest.today().minusDays(DAYS - 1L),
                        pageRequest.today())
                .stream()
                .filter(wanted)
                .limit(KeptFields.MOST_AT_ONCE)
                .toList();
        return ignored.isEmpty() ? Optional.empty() : Optional.of(line(pageRequest, ignored));
    }

    private static Line line(PageRequest pageRequest, List<IgnoredName> ignored) {
        String codes = String.join("\n", ignored.stream().map(IgnoredName::code).toList());
        List<String> names =
                ignored.stream().limit(SHOWN).map(IgnoredName::name).toList();
        String href =
                "/p/" + pageRequest.product().slug() + "/refusals" + Query.of(Map.of("permit", codes)) + "#permit";
        return new Line(names, ignored.size() - names.size(), pageRequest.who().superuser() ? href : null);
    }
}
