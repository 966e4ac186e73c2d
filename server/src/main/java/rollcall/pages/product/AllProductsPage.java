package rollcall.pages.product;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.fields.Distributions;
import rollcall.analysis.instances.InstanceState;
import rollcall.analysis.products.Glance;
import rollcall.analysis.products.ProductsAtAGlance;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Share;
import rollcall.pages.Page;
import rollcall.pages.PageParameters;
import rollcall.pages.PageRequest;
import rollcall.pages.Query;
import rollcall.pages.chart.ChartCsv;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.chart.SortColumn;
import rollcall.pages.chart.SortedRows;
import rollcall.pages.chart.Sparkline;
import rollcall.pages.filter.InstanceLinks;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Moment;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Phrases;
import rollcall.product.Products;
import rollcall.report.Product;

/** Shows how all products do, one row each. Every number leads to the list of the instances that it counts, or to the page that explains it. */
public final class AllProductsPage {
    /** The order that also decides among rows that are equal by another column. */
    private static final Comparator<Glance> BY_NAME = Comparator.comparing(Glance::product, Product.BY_NAME);

    private final ProductsAtAGlance productsAtAGlance;
    private final Products products;
    private final Clock clock;

    public AllProductsPage(ProductsAtAGlance productsAtAGlance, Products products, Clock clock) {
        this.productsAtAGlance = productsAtAGlance;
        this.products = products;
        this.clock = clock;
    }

    /**
     * A row of the table.
     *
     * @param href the beginning of the addresses of the product's pages
     * @param active instances that were active in 7 days, written out; a dash if they are not counted yet
     * @param activeList the link to these; null if they are not counted yet
     * @param spark an SVG path of the last 30 days; empty if there is nothing to draw
     * @param version the newest version; null if there is none, or it is not counted yet
     * @param share its share, written out; empty without a version
     * @param shareList the link to the instances that have it; null without a version
     * @param shareOf how many these are, in words; null without a version
     * @param width the share as the width of its bar, in percent
     * @param lastHeartbeat null if none ever arrived
     */
    public record Row(
            String name,
            String href,
            String active,
            @Nullable String activeList,
            String spark,
            String version,
            String share,
            @Nullable String shareList,
            @Nullable String shareOf,
            String width,
            Moment lastHeartbeat,
            String rejected) {}

    /** What the page and its CSV file take. */
    public PageParameters parameters() {
        return PageParameters.of(SortedRows.parameter(columns()));
    }

    public Page show(PageRequest pageRequest) {
        SortedRows<Glance> sorted = sorted(pageRequest);
        List<Glance> glances = sorted.rows();
        Instant now = clock.instant();
        Map<String, Object> model = new HashMap<>();
        model.put("active", Phrases.instances(sum(glances, AllProductsPage::active)));
        model.put("count", Numbers.count(glances.size()));
        model.put("rejected", Phrases.requests(sum(glances, Glance::rejected)));
        model.put("late", late(glances));
        model.put(
                "table",
                new SortedRows<>(
                        sorted.heads(),
                        glances.stream().map(each -> row(each, now)).toList()));
        model.put("rejectedQuery", Query.of(Map.of("range", Range.named(today(pageRequest), today(pageRequest)))));
        model.put("csv", "/products.csv");
        return new Page("all-products", model);
    }

    /** The table as a CSV file. What is not counted yet, or not there, is an empty cell. */
    public CsvFile csv(PageRequest pageRequest) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "product",
                "name",
                "active_in_7_days",
                "newest_version",
                "instances_with_it",
                "share_of_reported",
                "last_heartbeat",
                "rejected_today"));
        for (Glance glance : sorted(pageRequest).rows()) {
            rows.add(List.of(
                    glance.product().slug(),
                    glance.product().name(),
                    glance.counts() == null ? "" : ChartCsv.cell(glance.counts().active()),
                    ChartCsv.cell(share(glance, Share::value)),
                    ChartCsv.cell(share(glance, Share::instances)),
                    ChartCsv.cell(share(glance, each -> ChartCsv.ratio(each.share()))),
                    ChartCsv.cell(glance.lastHeartbeat()),
                    ChartCsv.cell(glance.rejected())));
        }
        return CsvFile.latest(pageRequest, "products", rows);
    }

    private SortedRows<Glance> sorted(PageRequest pageRequest) {
        List<Glance> glances = productsAtAGlance.of(pageRequest.products(), pageRequest.today());
        return SortedRows.by(
                pageRequest, columns(), "name", glances.stream().sorted(BY_NAME).toList());
    }

    private static String today(PageRequest pageRequest) {
        return pageRequest.today().toString();
    }

    private static List<SortColumn<Glance>> columns() {
        return List.of(
                new SortColumn<>("name", Messages.get("products.product"), false, false, BY_NAME),
                SortColumn.numbers(
                                "active",
                                Messages.get("products.active-in-7-days"),
                                Comparator.comparing(AllProductsPage::active))
                        .meaning("active"),
                SortColumn.<Glance>unsorted(Messages.get("products.last-30-days"))
                        .meaning("trend"),
                SortColumn.<Glance>unsorted(Messages.get("products.newest-version"))
                        .meaning("newest-version"),
                SortColumn.numbers(
                                "share",
                                Messages.get("products.its-share"),
                                known(glance -> share(glance, Share::share)))
                        .meaning("share"),
                new SortColumn<>(
                        "heartbeat",
                        Messages.get("products.last-heartbeat"),
                        false,
                        true,
                        known(Glance::lastHeartbeat),
                        "last-heartbeat"),
                SortColumn.numbers(
                                "rejected",
                                Messages.get("products.rejected-today"),
                                Comparator.comparing(Glance::rejected))
                        .meaning("rejected"));
    }

    /** The order by a value that may be null, which comes before all others. */
    private static <T extends Comparable<? super T>> Comparator<Glance> known(Function<Glance, T> value) {
        return Comparator.comparing(value, Comparator.nullsFirst(Comparator.naturalOrder()));
    }

    private Row row(Glance glance, Instant now) {
        Share newest = share(glance, share -> share);
        InstanceLinks links = glance.counts() == null
                ? null
                : InstanceLinks.of(
                        glance.product(),
                        products.vocabulary(glance.product()),
                        glance.counts().of());
        return new Row(
                glance.product().name(),
                "/p/" + glance.product().slug(),
                Numbers.count(glance.counts() == null ? null : glance.counts().active()),
                links == null ? null : links.now(InstanceState.ACTIVE, Distributions.DAYS),
                glance.counts() == null ? "" : Sparkline.path(glance.counts().daily()),
                newest == null ? null : newest.value(),
                newest == null ? "" : Numbers.percent(newest.share()),
                newest == null ? null : ofVersion(links, glance, newest),
                newest == null ? null : Phrases.instances(newest.instances()),
                Numbers.width(newest == null ? 0 : newest.share()),
                Moment.orNull(glance.lastHeartbeat(), now),
                Numbers.count(glance.rejected()));
    }

    private String ofVersion(InstanceLinks links, Glance glance, Share newest) {
        String field = products.vocabulary(glance.product()).versionField();
        return links.value(Distributions.DAYS, links.field(field), newest.value());
    }

    private static long active(Glance glance) {
        return glance.counts() == null ? -1 : glance.counts().active();
    }

    private static <T> T share(Glance glance, Function<Share, T> part) {
        return glance.counts() == null || glance.counts().newest() == null
                ? null
                : part.apply(glance.counts().newest());
    }

    private static long sum(List<Glance> glances, Function<Glance, Long> number) {
        return glances.stream()
                .map(number)
                .filter(Objects::nonNull)
                .mapToLong(each -> Math.max(0, each))
                .sum();
    }

    /** Says of how many products the newest reports are not counted yet; null if all are. */
    private static String late(List<Glance> glances) {
        long late = glances.stream().filter(Glance::late).count();
        return late == 0 ? null : Messages.get("products.late", late);
    }
}
