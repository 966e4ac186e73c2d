package rollcall.http;

import static rollcall.http.request.AccessRule.MAINTAINER;

import io.javalin.http.Context;
import java.util.List;
import rollcall.http.request.Parameters;
import rollcall.http.request.SiteServices;
import rollcall.http.web.PageRoute;

/** The addresses of the pages with charts and of those about events, and their access rule. */
final class ChartRoutes {
    private final PageRoute route;
    private final SiteServices.ChartPages pages;
    private final SiteServices.Events events;

    ChartRoutes(PageRoute route, SiteServices.ChartPages pages, SiteServices.Events events) {
        this.route = route;
        this.pages = pages;
        this.events = events;
    }

    void register(RouteList to) {
        charts(to);
        events(to);
    }

    private void charts(RouteList to) {
        to.get("/p/{slug}/overview", MAINTAINER, route.page(pages.overview().parameters(), pages.overview()::show));
        to.get("/p/{slug}/overview.csv", MAINTAINER, route.csv(pages.overview().ofFile(), pages.overview()::csv));
        to.get("/p/{slug}/versions", MAINTAINER, route.page(pages.versions().parameters(), pages.versions()::show));
        to.get("/p/{slug}/versions.csv", MAINTAINER, route.csv(pages.versions().ofFile(), pages.versions()::csv));
        to.get("/p/{slug}/metrics", MAINTAINER, route.page(pages.metrics().parameters(), pages.metrics()::show));
        to.get("/p/{slug}/metrics.csv", MAINTAINER, route.csv(pages.metrics().ofFile(), pages.metrics()::csv));
        to.get(
                "/p/{slug}/environment",
                MAINTAINER,
                route.page(pages.environment().parameters(), pages.environment()::show));
        to.get(
                "/p/{slug}/environment.csv",
                MAINTAINER,
                route.csv(pages.environment().ofFile(), pages.environment()::csv));
    }

    private void events(RouteList to) {
        to.get("/p/{slug}/events", MAINTAINER, route.page(events.list().parameters(), events.list()::show));
        to.get("/p/{slug}/events.csv", MAINTAINER, route.csv(events.list().ofFile(), events.list()::csv));
        to.get("/p/{slug}/events/event", MAINTAINER, route.page(events.one().parameters(), events.one()::show));
        to.get("/p/{slug}/events/event.csv", MAINTAINER, route.csv(events.one().ofFile(), events.one()::csv));
        to.get(
                "/p/{slug}/funnels",
                MAINTAINER,
                route.page(events.funnels().parameters(), events.funnels()::show, ChartRoutes::steps));
        to.get(
                "/p/{slug}/funnels.csv",
                MAINTAINER,
                route.csv(events.funnels().parameters(), events.funnels()::csv, ChartRoutes::steps));
    }

    /** The event names of a funnel, in order. */
    private static List<String> steps(Context context) {
        return Parameters.all(context).getOrDefault("steps", List.of());
    }
}
