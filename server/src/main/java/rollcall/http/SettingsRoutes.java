package rollcall.http;

import static rollcall.http.request.AccessRule.MAINTAINER;
import static rollcall.http.request.AccessRule.SUPERUSER;

import io.javalin.http.Context;
import java.util.List;
import rollcall.http.request.Redirect;
import rollcall.http.request.SiteServices;
import rollcall.http.web.PageRoute;
import rollcall.http.web.ReportFileEndpoint;
import rollcall.pages.PageParameters;
import rollcall.pages.settings.AuditPage;
import rollcall.pages.settings.ReportFilePage;
import rollcall.pages.settings.TelemetryPage;

/** The addresses of the pages about this installation: products, accounts, jobs, what it sends and the audit log; and their access rule. */
final class SettingsRoutes {
    private final PageRoute route;
    private final SiteServices.Pages pages;
    private final SiteServices.Sender sender;

    SettingsRoutes(PageRoute route, SiteServices.Pages pages, SiteServices.Sender sender) {
        this.route = route;
        this.pages = pages;
        this.sender = sender;
    }

    void register(RouteList to) {
        people(to);
        sender(to);
    }

    private void people(RouteList to) {
        to.get("/products/new", SUPERUSER, route.page(pages.product()::show));
        to.post("/products/new", SUPERUSER, route.form(pages.product()::show, pages.product()::add));
        to.get("/accounts", SUPERUSER, route.page(pages.accounts().parameters(), pages.accounts()::show));
        to.post("/accounts", SUPERUSER, route.form(pages.accounts()::show, pages.accounts()::add));
        to.post("/accounts/remove", SUPERUSER, route.form(pages.accounts()::show, pages.accounts()::remove));
        to.get("/jobs", SUPERUSER, route.page(pages.jobs()::show));
        to.post("/jobs/retry", SUPERUSER, route.form(pages.jobs()::show, pages.jobs()::retry));
        to.get("/password", MAINTAINER, route.page(pages.password()::show));
        to.post("/password", MAINTAINER, route.form(pages.password()::show, pages.password()::change));
    }

    private void sender(RouteList to) {
        TelemetryPage telemetry = sender.telemetry();
        to.get("/settings/telemetry", SUPERUSER, route.page(TelemetryPage.PARAMETERS, telemetry::show));
        to.post("/settings/telemetry", SUPERUSER, route.form(telemetry::show, telemetry::save));
        to.post("/settings/telemetry/agree", SUPERUSER, route.form(telemetry::show, telemetry::agree));
        ReportFilePage file = sender.file();
        to.post("/settings/telemetry/report", SUPERUSER, new ReportFileEndpoint(route, file)::save);
        to.get(
                "/settings/telemetry/report",
                SUPERUSER,
                PageRoute.strict(PageParameters.NONE, SettingsRoutes::savedReport));
        to.get("/settings/telemetry/saved", SUPERUSER, route.page(ReportFilePage.PARAMETERS, file::show));
        to.post("/settings/telemetry/saved", SUPERUSER, route.form(file::show, file::arrived));
        to.post("/settings/telemetry/send", SUPERUSER, route.form(telemetry::show, telemetry::send));
        to.post("/settings/telemetry/off", SUPERUSER, route.form(telemetry::show, telemetry::off));
        for (String done : List.of("agree", "send", "off")) {
            to.get(
                    "/settings/telemetry/" + done,
                    SUPERUSER,
                    PageRoute.strict(PageParameters.NONE, SettingsRoutes::telemetry));
        }
        to.get("/audit", SUPERUSER, route.page(AuditPage.PARAMETERS, sender.audit()::show));
        to.get(
                "/audit.csv",
                SUPERUSER,
                route.download(AuditPage.PARAMETERS, "rollcall-audit.csv", sender.audit()::csv));
    }

    /** For a visitor who reloads the page that followed a form. */
    private static void telemetry(Context context) {
        Redirect.to(context, "/settings/telemetry");
    }

    /** The same for a report that is saved to a file: only the button's POST writes one. */
    private static void savedReport(Context context) {
        Redirect.to(context, "/settings/telemetry/saved");
    }
}
