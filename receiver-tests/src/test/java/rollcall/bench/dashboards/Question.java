package rollcall.bench.dashboards;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rollcall.bench.fleet.EventsOfFleet;
import rollcall.bench.fleet.InstanceRows;

/**
 * A page, a view of it or a CSV file that maintainers ask for.
 *
 * @param title the page's name, and what was chosen on it
 * @param path below the product's address; from the site's on if it begins with a slash
 */
record Question(String title, String path) {
    private static final String AN_INSTANCE = InstanceRows.id(17).toString();

    /** Every page and question. A new one is one more line. */
    static final List<Question> ALL = List.of(
            of("All products", "/"),
            of("Overview", "overview"),
            of("Overview, 30 days", "overview?range=30"),
            of("Overview, all", "overview?range=all"),
            of("Overview, a quarter a year ago", "overview?range=" + days(365, 275)),
            of("Versions", "versions"),
            of("Versions, 30 days", "versions?range=30"),
            of("Versions, all, instances", "versions?range=all&unit=count"),
            of("Versions, each", "versions?level=patch&show=versions"),
            of("Versions, minor, all", "versions?level=minor&range=all"),
            of("Versions, major, all", "versions?level=major&range=all"),
            of("Versions, many lines", "versions?level=patch&lines=all"),
            of("Versions, containing", "versions?level=patch&find=2.1"),
            of("Versions, two months a while ago", "versions?range=" + days(160, 100)),
            of("Upgrades", "upgrades"),
            of("Upgrades, 30 days, each", "upgrades?range=30&level=patch&show=moves"),
            of("Errors", "errors"),
            of("Errors, all, of some", "errors?range=all&os_family=Linux"),
            of("Errors, 30 days", "errors?range=30"),
            of("Performance", "performance"),
            of("Performance, of some", "performance?os_family=Linux"),
            of("Performance, a year", "performance?range=all"),
            of("Performance CSV", "performance.csv?range=all"),
            of("Reach", "reach"),
            of("Reach, all, of some", "reach?range=all&os_family=Linux"),
            of("Advisories", "advisories"),
            of("Advisories, of some", "advisories?os_family=Linux"),
            of("Support", "support"),
            of("Retention", "retention"),
            of("Retention, by plugin", "retention?split=enabled_plugins&range=30"),
            of("Retention, weeks, all", "retention?range=all&by=week"),
            of("Retention, months, all, of some", "retention?range=all&by=month&os_family=Linux"),
            of("Release health", "release-health"),
            of("Release health, of some", "release-health?os_family=Linux"),
            of("Upgrades, all, of some", "upgrades?range=all&os_family=Linux"),
            of("Plugins", "plugins"),
            of("Plugins, all, each", "plugins?range=all&show=plugins"),
            of("Plugins, of some", "plugins?os_family=Linux"),
            of("Plugin", "plugins/plugin?name=plugin_0"),
            of("Plugin, all, of some", "plugins/plugin?name=plugin_1&range=all&os_family=Linux"),
            of("Coverage", "coverage"),
            of("Coverage, orders, all", "coverage?field=orders_bucket&range=all"),
            of("Coverage, Linux", "coverage?os_family=Linux&range=365"),
            of("Metrics", "metrics"),
            of("Metrics, all", "metrics?range=all"),
            of("Metrics, orders by Linux", "metrics?field=orders_bucket&against=os_family&has=Linux&range=365"),
            of("Environment, now", "environment"),
            of("Environment, over time", "environment?view=time"),
            of("Environment, over all time", "environment?view=time&range=all"),
            of("Events", "events"),
            of("Events, 30 days", "events?range=30"),
            of("Events, all", "events?range=all"),
            of("Events, with a text", "events?find=vent-1&range=all"),
            of("Events, beginning with", "events?prefix=event-1&range=all"),
            of("Event, the most common", "events/event?name=event-0"),
            of("Event, all, the most common", "events/event?name=event-0&range=all"),
            of("Event, all, a rare one", "events/event?name=event-90&range=all"),
            of("Events, of some", "events?os_family=Linux"),
            of("Events, of some, all", "events?os_family=Linux&range=all"),
            of("Events, established, compared", "events?lane=established&range=30&compare=before"),
            of("Event, of some", "events/event?name=event-0&database_type=postgresql"),
            of("Event, of some, all", "events/event?name=event-0&database_type=postgresql&range=all"),
            of("Funnels", "funnels"),
            of("Funnels, 2 steps", "funnels?" + steps(2)),
            of("Funnels, 8 steps", "funnels?" + steps(8)),
            of("Funnels, 8 steps, all", "funnels?range=all&" + steps(8)),
            of("Funnels, 8 steps, of some, all", "funnels?os_family=Linux&range=all&" + steps(8)),
            of("Funnels, 8 steps, compared", "funnels?compare=before&" + steps(8)),
            of("Explore", "explore"),
            of("Explore, plugins by version", "explore?rows=enabled_plugins&columns=eventyay_version&show=row"),
            of(
                    "Explore, plugins together, filtered",
                    "explore?rows=enabled_plugins&columns=enabled_plugins&os_family=!Windows"),
            of("Explore, lanes, 30 days", "explore?rows=lane&columns=eventyay_version&window=30"),
            of("Explore, plugins over time", "explore?rows=enabled_plugins&view=trend&range=all"),
            of("Explore, lanes over time", "explore?rows=lane&view=trend&range=all"),
            of("Instances", "instances"),
            of("Instances, oldest first", "instances?sort=oldest"),
            of("Instances, longest silent", "instances?sort=silent"),
            of("Instances, identifier", "instances?q=" + AN_INSTANCE.substring(0, 3)),
            of("Instances, version", "instances?q=1.2"),
            of("Instances, in a version", "instances?q=.2."),
            of("Instances, by identifier", "instances?sort=identifier"),
            of("Instances, new, by version", "instances?state=new&window=7&sort=-version"),
            of("Instances, silent", "instances?state=silent"),
            of("Instances, seen", "instances?state=seen&range=all"),
            of("Instances, that sent an event", "instances?state=seen&event=event-0&with=version:2.1.0&range=90"),
            of("Instances, that dropped off", "instances?state=seen&funnel=event-0&funnel=event-1&funnel=!event-2"),
            of(
                    "Instances, that were upgraded",
                    "instances?state=active&window=28&on=" + day(90) + "&outcome=upgraded:" + days(90, 1)),
            of("Instance", "instances/" + AN_INSTANCE),
            of("Rejected", "refusals"),
            of("Fields", "fields"),
            of("Rejected, all", "refusals?range=all"),
            of("Annotations", "annotations"),
            of("Connect", "connect"),
            of("All products CSV", "/products.csv"),
            of("Overview CSV, all", "overview.csv?range=all"),
            of("Versions CSV", "versions.csv"),
            of("Versions CSV, days, all", "versions.csv?of=days&range=all"),
            of("Versions CSV, adoption", "versions.csv?of=adoption"),
            of("Retention CSV, by field", "retention.csv?of=movement&split=database_type"),
            of("Errors CSV", "errors.csv?range=all"),
            of("Reach CSV", "reach.csv?range=all"),
            of("Advisories CSV", "advisories.csv"),
            of("Support CSV", "support.csv"),
            of("Retention CSV", "retention.csv?range=all&by=month"),
            of("Release health CSV", "release-health.csv"),
            of("Upgrades CSV", "upgrades.csv?level=patch"),
            of("Plugins, pairs CSV", "plugins.csv?of=pairs"),
            of("Plugin CSV, days, all", "plugins/plugin.csv?name=plugin_0&range=all"),
            of("Upgrades, days CSV, of some", "upgrades.csv?of=days&os_family=Linux"),
            of("Coverage CSV", "coverage.csv"),
            of("Coverage CSV, days, all", "coverage.csv?of=days&field=orders_bucket&range=all"),
            of("Coverage CSV, versions", "coverage.csv?of=versions"),
            of("Coverage CSV, downloads", "coverage.csv?of=downloads&range=365"),
            of("Metrics CSV", "metrics.csv?of=orders_bucket"),
            of("Metrics CSV, against", "metrics.csv?of=orders_bucket.against"),
            of("Metrics CSV, moved", "metrics.csv?of=orders_bucket.moved&range=365"),
            of("Metrics CSV, days, all", "metrics.csv?of=orders_bucket.days&range=all"),
            of("Environment CSV", "environment.csv?of=database_type"),
            of("Environment CSV, days, all", "environment.csv?of=database_type.days&range=all"),
            of("Plugins CSV", "environment.csv?of=enabled_plugins"),
            of("Plugins CSV, days, all", "environment.csv?of=enabled_plugins.days&range=all"),
            of("Explore CSV", "explore.csv?rows=enabled_plugins&columns=eventyay_version"),
            of("Explore CSV, over time, all", "explore.csv?rows=enabled_plugins&view=trend&range=all"),
            of("Events CSV, all", "events.csv?range=all"),
            of("Event CSV, days, of some", "events/event.csv?name=event-0&os_family=Linux"),
            of("Event CSV, days, all", "events/event.csv?name=event-0&range=all"),
            of("Event CSV, versions, all", "events/event.csv?name=event-0&of=versions.days&range=all"),
            of("Funnels CSV, 8 steps", "funnels.csv?" + steps(8)),
            of("Instances CSV, new", "instances.csv?state=new&window=7"),
            of("Rejected CSV", "refusals.csv"));

    /** The address within the site. */
    String address(String slug) {
        return path.startsWith("/") ? path : "/p/" + slug + "/" + path;
    }

    private static Question of(String title, String path) {
        return new Question(title, path);
    }

    /** A range of days, by how long ago they are. */
    private static String days(int first, int last) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return today.minusDays(first) + ".." + today.minusDays(last);
    }

    private static LocalDate day(int ago) {
        return LocalDate.now(ZoneOffset.UTC).minusDays(ago);
    }

    private static String steps(int count) {
        return IntStream.range(0, count)
                .mapToObj(step -> "steps=" + EventsOfFleet.name(step))
                .collect(Collectors.joining("&"));
    }
}
