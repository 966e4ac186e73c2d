package rollcall.http;

import static rollcall.http.request.AccessRule.MAINTAINER;

import rollcall.http.web.PageRoute;
import rollcall.pages.explore.ExplorePage;

/** The addresses of the page Explore and their access rule. */
final class ExploreRoutes {
    private final PageRoute route;
    private final ExplorePage explore;

    ExploreRoutes(PageRoute route, ExplorePage explore) {
        this.route = route;
        this.explore = explore;
    }

    void register(RouteList to) {
        to.get("/p/{slug}/explore", MAINTAINER, route.page(explore.parameters(), explore::show));
        to.get("/p/{slug}/explore.csv", MAINTAINER, route.csv(explore.parameters(), explore::csv));
        to.post("/p/{slug}/explore", MAINTAINER, route.form(explore::showAgain, explore::save));
        to.post("/p/{slug}/explore/remove", MAINTAINER, route.form(explore::showAgain, explore::remove));
    }
}
