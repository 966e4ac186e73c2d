package rollcall.http;

import static rollcall.http.Door.AGENT;
import static rollcall.http.Door.ANYONE;
import static rollcall.http.Door.FORM;
import static rollcall.http.Door.KEY;
import static rollcall.http.Door.MAINTAINER;
import static rollcall.http.Door.SUPERUSER;
import static rollcall.http.Door.UPLOAD;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Optional;
import rollcall.pages.ReportFilePage;
import rollcall.pages.TelemetryPage;

/** Every address of the site and who may open it. What is not named here is not there. */
final class Routes {
    private final Handler meet;
    private final Guard guard;
    private final Failures failures;
    private final Health health;
    private final Site.Doors doors;
    private final Assets assets = new Assets();
    private final Home home;
    private final LogInDoor logIn;
    private final SetupDoor setup;
    private final PageRoute route;
    private final Site.Pages pages;
    private final Site.Charts charts;
    private final Site.Events events;
    private final Site.Lists lists;
    private final Optional<AgentDoor> agent;
    private final Site.Sender sender;
    private final LargeBodies largeBodies;

    Routes(Site site) {
        Site.Entry entry = site.entry();
        Rendering rendering = new Rendering(assets.urls());
        Visitors visitors = new Visitors(entry.sessions());
        meet = Caller.meet(entry.proxies());
        guard = new Guard(visitors, entry.formTokens());
        failures = new Failures(
                rendering,
                visitors,
                site.operations().keeps(),
                site.operations().failures());
        doors = site.doors();
        health = new Health(site.operations(), visitors, site.clock());
        logIn = new LogInDoor(entry, visitors, site.sender().journal(), rendering);
        home = new Home(visitors, entry.accounts(), entry.products(), logIn);
        setup = new SetupDoor(entry, logIn, site.sender().journal(), rendering);
        route = new PageRoute(visitors, entry.products(), rendering, site.sender(), site.clock());
        pages = site.pages();
        charts = site.charts();
        events = site.events();
        lists = site.lists();
        agent = site.agent().map(AgentDoor::new);
        sender = site.sender();
        largeBodies = new LargeBodies.OfSite(doors.authenticate(), agent, entry.sessions());
    }

    /** Where a body may be large, and whose. */
    LargeBodies largeBodies() {
        return largeBodies;
    }

    void register(RoutesConfig to) {
        to.before(meet);
        to.before(Headers::secure);
        to.before(Parameters::query);
        to.beforeMatched(guard::check);
        failures.register(to);

        get(to, "/health", ANYONE, health::show);
        get(to, "/robots.txt", ANYONE, Routes::robots);
        get(to, "/assets/<name>", ANYONE, assets::show);

        get(to, "/ingest/heartbeat", ANYONE, HeartbeatDoor::status);
        reports(to, "/ingest/heartbeat", new ReportDoor(doors.heartbeats(), "GET, HEAD, POST, OPTIONS"));
        reports(to, "/ingest/events", new ReportDoor(doors.events(), "POST, OPTIONS"));
        reports(to, "/ingest/penpot", new ReportDoor(doors.penpot(), "POST, OPTIONS"));
        reports(to, "/ingest/forget", new ReportDoor(doors.forget(), "POST, OPTIONS"));

        OtlpDoor otlp = new OtlpDoor(doors.otlp());
        openTelemetry(to, "/ingest/otlp/v1/logs", otlp::logs, otlp);
        openTelemetry(to, "/ingest/otlp/v1/metrics", otlp::metrics, otlp);
        openTelemetry(to, "/ingest/otlp/v1/traces", otlp::traces, otlp);

        agent.ifPresent(door -> agent(to, door));

        get(to, "/", FORM, home::show);
        get(to, "/setup/{token}", FORM, setup::show);
        to.post("/setup/{token}", setup::send, FORM);
        get(to, "/login", FORM, logIn::show);
        to.post("/login", logIn::send, FORM);
        to.post("/logout", logIn::logOut, MAINTAINER);

        get(to, "/products/new", MAINTAINER, route.page(pages.product()::show));
        to.post("/products/new", route.form(pages.product()::show, pages.product()::add), SUPERUSER);
        get(to, "/accounts", SUPERUSER, route.page(pages.accounts()::show));
        to.post("/accounts", route.form(pages.accounts()::show, pages.accounts()::add), SUPERUSER);
        to.post("/accounts/remove", route.form(pages.accounts()::show, pages.accounts()::remove), SUPERUSER);
        get(to, "/jobs", SUPERUSER, route.page(pages.jobs()::show));
        to.post("/jobs/retry", route.form(pages.jobs()::show, pages.jobs()::retry), SUPERUSER);
        get(to, "/password", MAINTAINER, route.page(pages.password()::show));
        to.post("/password", route.form(pages.password()::show, pages.password()::change), MAINTAINER);

        get(to, "/p/{slug}", MAINTAINER, Routes::overview);
        get(to, "/p/{slug}/keys", SUPERUSER, route.page(pages.keys()::show));
        to.post("/p/{slug}/keys", route.form(pages.keys()::show, pages.keys()::issue), SUPERUSER);
        to.post("/p/{slug}/keys/revoke", route.form(pages.keys()::show, pages.keys()::revoke), SUPERUSER);
        registerLists(to);
        registerSender(to);
    }

    private void registerSender(RoutesConfig to) {
        TelemetryPage telemetry = sender.telemetry();
        get(to, "/settings/telemetry", SUPERUSER, route.page(telemetry::show));
        to.post("/settings/telemetry", route.form(telemetry::show, telemetry::save), SUPERUSER);
        to.post("/settings/telemetry/agree", route.form(telemetry::show, telemetry::agree), SUPERUSER);
        ReportFilePage file = sender.file();
        to.post("/settings/telemetry/report", new ReportFileDoor(route, file)::save, SUPERUSER);
        get(to, "/settings/telemetry/report", SUPERUSER, Routes::saved);
        get(to, "/settings/telemetry/saved", SUPERUSER, route.page(file::show));
        to.post("/settings/telemetry/saved", route.form(file::show, file::arrived), SUPERUSER);
        to.post("/settings/telemetry/send", route.form(telemetry::show, telemetry::send), SUPERUSER);
        to.post("/settings/telemetry/off", route.form(telemetry::show, telemetry::off), SUPERUSER);
        for (String done : List.of("agree", "send", "off")) {
            get(to, "/settings/telemetry/" + done, SUPERUSER, Routes::telemetry);
        }
        get(to, "/audit", SUPERUSER, route.page(sender.audit()::show));
        get(to, "/audit.csv", SUPERUSER, route.download("rollcall-audit.csv", sender.audit()::csv));
    }

    private void registerLists(RoutesConfig to) {
        UploadDoor uploads = new UploadDoor(route, doors.files(), lists.upload(), sender.journal());
        get(to, "/p/{slug}/overview", MAINTAINER, route.page(charts.overview()::show));
        get(to, "/p/{slug}/overview.csv", MAINTAINER, route.csv(charts.overview()::csv));
        get(to, "/p/{slug}/versions", MAINTAINER, route.page(charts.versions()::show));
        get(to, "/p/{slug}/versions.csv", MAINTAINER, route.csv(charts.versions()::csv));
        get(to, "/p/{slug}/metrics", MAINTAINER, route.page(charts.metrics()::show));
        get(to, "/p/{slug}/metrics.csv", MAINTAINER, route.csv(charts.metrics()::csv));
        get(to, "/p/{slug}/environment", MAINTAINER, route.page(charts.environment()::show));
        get(to, "/p/{slug}/environment.csv", MAINTAINER, route.csv(charts.environment()::csv));
        get(to, "/p/{slug}/events", MAINTAINER, route.page(events.list()::show));
        get(to, "/p/{slug}/events.csv", MAINTAINER, route.csv(events.list()::csv));
        get(to, "/p/{slug}/events/event", MAINTAINER, route.page(events.one()::show));
        get(to, "/p/{slug}/events/event.csv", MAINTAINER, route.csv(events.one()::csv));
        get(to, "/p/{slug}/funnels", MAINTAINER, route.page(events.funnels()::show, Routes::steps));
        get(to, "/p/{slug}/funnels.csv", MAINTAINER, route.csv(events.funnels()::csv, Routes::steps));
        get(to, "/p/{slug}/instances", MAINTAINER, route.page(lists.instances()::show));
        get(to, "/p/{slug}/instances/{id}", MAINTAINER, route.page(lists.instance()::show));
        get(to, "/p/{slug}/refusals", MAINTAINER, route.page(lists.refusals()::show));
        to.post("/p/{slug}/refusals/permit", route.form(lists.refusals()::show, lists.refusals()::permit), SUPERUSER);
        get(to, "/p/{slug}/connect", MAINTAINER, route.page(lists.connect()::show, Origin::of));
        get(to, "/p/{slug}/upload", SUPERUSER, route.page(lists.upload()::show));
        to.post("/p/{slug}/upload", uploads::send, UPLOAD);
        get(to, "/p/{slug}/connect/status", MAINTAINER, route.page(lists.connect()::arrival));
    }

    private static void agent(RoutesConfig to, AgentDoor door) {
        to.before("/agent/*", door::admit);
        get(to, "/agent/flags", AGENT, door::flags);
        to.put("/agent/facts", door::facts, AGENT);
        to.post("/agent/events", door::events, AGENT);
    }

    /** A door for reports; what it does not take is refused and counted there. */
    private static void reports(RoutesConfig to, String path, ReportDoor door) {
        to.post(path, door::post, KEY);
        wrongMethods(to, path, door::wrongMethod);
    }

    private static void openTelemetry(RoutesConfig to, String path, Handler signal, OtlpDoor door) {
        to.post(path, signal, KEY);
        get(to, path, ANYONE, door::wrongMethod);
        wrongMethods(to, path, door::wrongMethod);
    }

    private static void wrongMethods(RoutesConfig to, String path, Handler refuse) {
        to.put(path, refuse, ANYONE);
        to.patch(path, refuse, ANYONE);
        to.delete(path, refuse, ANYONE);
    }

    /** HEAD goes the way of GET, guard and all; Jetty leaves the body out. */
    private static void get(RoutesConfig to, String path, Door door, Handler handler) {
        to.get(path, handler, door);
        to.addHttpHandler(HandlerType.HEAD, path, handler, door);
    }

    /** The event names of a funnel, in order. */
    private static List<String> steps(Context context) {
        return Parameters.query(context, "steps");
    }

    private static void robots(Context context) {
        context.contentType("text/plain").result("User-agent: *\nDisallow: /\n");
    }

    /** Who loads the page again that followed a form. */
    private static void telemetry(Context context) {
        Redirect.to(context, "/settings/telemetry");
    }

    /** The same for a report that was to be saved to a file: who wants it presses the button. */
    private static void saved(Context context) {
        Redirect.to(context, "/settings/telemetry/saved");
    }

    private static void overview(Context context) {
        Redirect.to(context, context.path().replaceFirst("/*$", "") + "/overview");
    }
}
