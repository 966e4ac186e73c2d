package rollcall.http;

import static rollcall.http.request.AccessRule.FILE;
import static rollcall.http.request.AccessRule.MAINTAINER;

import rollcall.http.request.SiteServices;
import rollcall.http.web.FileForm;
import rollcall.http.web.PageRoute;
import rollcall.pages.coverage.CoveragePage;
import rollcall.pages.errors.ErrorsPage;
import rollcall.pages.explore.ExplorePage;
import rollcall.pages.health.ReleaseHealthPage;
import rollcall.pages.performance.PerformancePage;
import rollcall.pages.plugins.PluginPage;
import rollcall.pages.plugins.PluginsPage;
import rollcall.pages.reach.AdvisoriesPage;
import rollcall.pages.reach.ReachPage;
import rollcall.pages.reach.SupportPage;
import rollcall.pages.retention.RetentionPage;
import rollcall.pages.upgrades.UpgradesPage;
import rollcall.product.Downloads;

/** The addresses of the pages that answer one question each, and their access rule. */
final class AnalysisRoutes {
    private final PageRoute route;
    private final SiteServices.AnalysisPages pages;

    AnalysisRoutes(PageRoute route, SiteServices.AnalysisPages pages) {
        this.route = route;
        this.pages = pages;
    }

    void register(RouteList to) {
        versions(to);
        written(to);
        instances(to);
        events(to);
    }

    /** Who runs which version, and from when to when. */
    private void versions(RouteList to) {
        UpgradesPage upgrades = pages.upgrades();
        to.get("/p/{slug}/upgrades", MAINTAINER, route.page(upgrades.parameters(), upgrades::show));
        to.get("/p/{slug}/upgrades.csv", MAINTAINER, route.csv(upgrades.ofFile(), upgrades::csv));
        ReleaseHealthPage health = pages.health();
        to.get("/p/{slug}/release-health", MAINTAINER, route.page(health.parameters(), health::show));
        to.get("/p/{slug}/release-health.csv", MAINTAINER, route.csv(health.parameters(), health::csv));
        ReachPage reach = pages.reach();
        to.get("/p/{slug}/reach", MAINTAINER, route.page(reach.parameters(), reach::show));
        to.get("/p/{slug}/reach.csv", MAINTAINER, route.csv(reach.csvParameters(), reach::csv));
    }

    /** What maintainers write down about versions. */
    private void written(RouteList to) {
        AdvisoriesPage advisories = pages.advisories();
        to.get("/p/{slug}/advisories", MAINTAINER, route.page(advisories.parameters(), advisories::show));
        to.get("/p/{slug}/advisories.csv", MAINTAINER, route.csv(advisories.csvParameters(), advisories::csv));
        to.post("/p/{slug}/advisories", MAINTAINER, route.form(advisories::showAgain, advisories::keep));
        to.post("/p/{slug}/advisories/upload", FILE, file(advisories));
        to.post("/p/{slug}/advisories/remove", MAINTAINER, route.form(advisories::show, advisories::remove));
        SupportPage support = pages.support();
        to.get("/p/{slug}/support", MAINTAINER, route.page(support.parameters(), support::show));
        to.get("/p/{slug}/support.csv", MAINTAINER, route.csv(support.csvParameters(), support::csv));
        to.post("/p/{slug}/support", MAINTAINER, route.form(support::showAgain, support::keep));
        to.post("/p/{slug}/support/remove", MAINTAINER, route.form(support::show, support::remove));
    }

    /** What instances are and have. */
    private void instances(RouteList to) {
        ExplorePage explore = pages.explore();
        to.get("/p/{slug}/explore", MAINTAINER, route.page(explore.parameters(), explore::show));
        to.get("/p/{slug}/explore.csv", MAINTAINER, route.csv(explore.parameters(), explore::csv));
        to.post("/p/{slug}/explore", MAINTAINER, route.form(explore::showAgain, explore::save));
        to.post("/p/{slug}/explore/remove", MAINTAINER, route.form(explore::showAgain, explore::remove));
        RetentionPage retention = pages.retention();
        to.get("/p/{slug}/retention", MAINTAINER, route.page(retention.parameters(), retention::show));
        to.get("/p/{slug}/retention.csv", MAINTAINER, route.csv(retention.ofFile(), retention::csv));
        PluginsPage plugins = pages.plugins();
        to.get("/p/{slug}/plugins", MAINTAINER, route.page(plugins.parameters(), plugins::show));
        to.get("/p/{slug}/plugins.csv", MAINTAINER, route.csv(plugins.ofFile(), plugins::csv));
        PluginPage plugin = pages.plugin();
        to.get("/p/{slug}/plugins/plugin", MAINTAINER, route.page(plugin.parameters(), plugin::show));
        to.get("/p/{slug}/plugins/plugin.csv", MAINTAINER, route.csv(plugin.ofFile(), plugin::csv));
        CoveragePage coverage = pages.coverage();
        to.get("/p/{slug}/coverage", MAINTAINER, route.page(coverage.parameters(), coverage::show));
        to.get("/p/{slug}/coverage.csv", MAINTAINER, route.csv(coverage.ofFile(), coverage::csv));
        to.post("/p/{slug}/coverage", FILE, file(coverage));
        to.post("/p/{slug}/coverage/remove", MAINTAINER, route.form(coverage::show, coverage::remove));
    }

    /** How it goes for them. */
    private void events(RouteList to) {
        ErrorsPage errors = pages.errors();
        to.get("/p/{slug}/errors", MAINTAINER, route.page(errors.parameters(), errors::show));
        to.get("/p/{slug}/errors.csv", MAINTAINER, route.csv(errors.ofFile(), errors::csv));
        PerformancePage performance = pages.performance();
        to.get("/p/{slug}/performance", MAINTAINER, route.page(performance.parameters(), performance::show));
        to.get("/p/{slug}/performance.csv", MAINTAINER, route.csv(performance.csvParameters(), performance::csv));
    }

    private FileForm file(CoveragePage coverage) {
        return new FileForm(
                route,
                coverage::show,
                Downloads.MOST_BYTES,
                "A file of counts has at most 1 MiB. Nothing of it was kept.",
                "Choose the file of counts.",
                coverage::upload);
    }

    private FileForm file(AdvisoriesPage advisories) {
        return new FileForm(
                route,
                advisories::show,
                AdvisoriesPage.MOST_BYTES,
                "A file of an advisory has at most 1 MiB. Nothing of it was kept.",
                "Choose the file of an advisory.",
                advisories::upload);
    }
}
