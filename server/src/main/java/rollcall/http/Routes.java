package rollcall.http;

import static rollcall.http.request.AccessRule.ANYONE;
import static rollcall.http.request.AccessRule.FORM;
import static rollcall.http.request.AccessRule.MAINTAINER;
import static rollcall.http.request.AccessRule.SUPERUSER;
import static rollcall.http.request.AccessRule.UPLOAD;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Optional;
import rollcall.http.body.LargeBodies;
import rollcall.http.ingest.AgentEndpoint;
import rollcall.http.request.Caller;
import rollcall.http.request.Cookies;
import rollcall.http.request.Parameters;
import rollcall.http.request.Redirect;
import rollcall.http.request.SessionLookup;
import rollcall.http.request.SiteAddress;
import rollcall.http.request.SiteServices;
import rollcall.http.web.Assets;
import rollcall.http.web.Home;
import rollcall.http.web.LogInEndpoint;
import rollcall.http.web.PageLanguage;
import rollcall.http.web.PageRenderer;
import rollcall.http.web.PageRoute;
import rollcall.http.web.SetupEndpoint;
import rollcall.http.web.UploadEndpoint;
import rollcall.pages.PageParameters;
import rollcall.pages.help.HelpPage;
import rollcall.pages.product.AnnotationsPage;
import rollcall.pages.product.ConnectPage;
import rollcall.pages.product.InstancesPage;
import rollcall.pages.settings.MappingPage;
import rollcall.pages.settings.ProductSettingsPage;

/** Every address of the site and its access rule; {@link ProgramRoutes} has those for programs. All other addresses are not found. */
final class Routes {
    private final Handler determineCaller;
    private final Guard guard;
    private final Failures failures;
    private final Health health;
    private final SiteServices.Intakes intakes;
    private final Assets assets = Assets.all();
    private final HelpPage help = new HelpPage();
    private final Home home;
    private final LogInEndpoint logIn;
    private final SetupEndpoint setup;
    private final PageRoute route;
    private final PageRoute questions;
    private final SiteServices.Pages pages;
    private final SiteServices.ChartPages charts;
    private final SiteServices.AnalysisPages analyses;
    private final SiteServices.Events events;
    private final SiteServices.Lists lists;
    private final Optional<AgentEndpoint> agent;
    private final SiteServices.Sender sender;
    private final LargeBodies largeBodies;

    Routes(SiteServices siteServices) {
        SiteServices.Entry entry = siteServices.entry();
        PageRenderer pageRenderer = new PageRenderer(assets.urls(), help.words());
        SessionLookup sessionLookup = new SessionLookup(entry.sessions());
        determineCaller = Caller.determine(entry.proxies());
        agent = siteServices.agent().map(AgentEndpoint::new);
        guard = new Guard(sessionLookup, entry.formTokens(), agent);
        failures = new Failures(
                pageRenderer,
                sessionLookup,
                siteServices.operations().isOutage(),
                siteServices.operations().failures());
        intakes = siteServices.intakes();
        health = new Health(siteServices.operations(), sessionLookup, siteServices.clock());
        logIn = new LogInEndpoint(entry, sessionLookup, siteServices.sender().auditLog(), pageRenderer);
        setup = new SetupEndpoint(entry, logIn, siteServices.sender().auditLog(), pageRenderer);
        route = new PageRoute(sessionLookup, pageRenderer, siteServices);
        questions = route.ofQuestions();
        pages = siteServices.pages();
        charts = siteServices.charts();
        analyses = siteServices.analyses();
        home = new Home(
                sessionLookup,
                entry,
                logIn,
                questions.page(charts.all().parameters(), charts.all()::show),
                route.page(pages.product()::none));
        events = siteServices.events();
        lists = siteServices.lists();
        sender = siteServices.sender();
        largeBodies = new SiteLargeBodies(intakes, agent, entry.sessions());
    }

    /** The paths that take large bodies, and from which senders. */
    LargeBodies largeBodies() {
        return largeBodies;
    }

    void register(RoutesConfig config) {
        config.before(PageLanguage::forget);
        config.before(determineCaller);
        config.before(PageLanguage::choose);
        config.after(PageLanguage::forget);
        config.before(SecurityHeaders::secure);
        config.before(Parameters::query);
        config.beforeMatched(guard::check);
        failures.register(config);
        RouteList to = new RouteList(config);

        to.get("/health", ANYONE, health::show);
        to.get("/robots.txt", ANYONE, Routes::robots);
        to.get("/assets/<name>", ANYONE, assets::show);

        new ProgramRoutes(intakes, agent).register(to);

        to.get("/", FORM, PageRoute.strict(charts.all().parameters(), home::show));
        to.get("/setup/{token}", FORM, PageRoute.strict(PageParameters.NONE, setup::show));
        to.post("/setup/{token}", FORM, setup::send);
        to.get("/login", FORM, PageRoute.strict(LogInEndpoint.PARAMETERS, logIn::show));
        to.post("/login", FORM, logIn::send);
        to.post("/logout", MAINTAINER, logIn::logOut);
        to.post("/language", ANYONE, PageLanguage::keep);

        to.get("/products.csv", MAINTAINER, questions.csv(charts.all().parameters(), charts.all()::csv));
        new SettingsRoutes(route, pages, sender).register(to);
        to.get("/help", MAINTAINER, route.page(help::index));
        to.get("/help/{chapter}", MAINTAINER, route.page(help::chapter));

        registerProduct(to);
        new ChartRoutes(questions, charts, events).register(to);
        new AnalysisRoutes(questions, analyses).register(to);
        registerLists(to);
    }

    private void registerProduct(RouteList to) {
        to.get("/p/{slug}", MAINTAINER, PageRoute.strict(PageParameters.NONE, Routes::overview));
        to.get(
                "/p/{slug}/product-settings",
                SUPERUSER,
                route.page(ProductSettingsPage.PARAMETERS, pages.settings()::show));
        to.post("/p/{slug}/product-settings", SUPERUSER, route.form(pages.settings()::show, pages.settings()::save));
        to.post(
                "/p/{slug}/product-settings/quotas",
                SUPERUSER,
                route.form(pages.settings()::show, pages.settings()::quotas));
        to.post(
                "/p/{slug}/product-settings/test-mode",
                SUPERUSER,
                route.form(pages.settings()::show, pages.settings()::test));
        to.get("/p/{slug}/fields", MAINTAINER, route.page(lists.fields().parameters(), lists.fields()::show));
        to.post("/p/{slug}/fields", SUPERUSER, route.form(lists.fields()::show, lists.fields()::change));
        MappingPage mapping = pages.mapping();
        to.get("/p/{slug}/mapping", SUPERUSER, route.page(MappingPage.PARAMETERS, mapping::show, SiteAddress::of));
        to.post(
                "/p/{slug}/mapping",
                SUPERUSER,
                context -> route.form(
                                (pageRequest, form) -> mapping.showAgain(pageRequest, form, SiteAddress.of(context)),
                                mapping::save)
                        .handle(context));
        to.post(
                "/p/{slug}/mapping/preview",
                SUPERUSER,
                context -> route.form(
                                (pageRequest, form) -> mapping.showAgain(pageRequest, form, SiteAddress.of(context)),
                                (pageRequest, form) -> mapping.preview(pageRequest, form, SiteAddress.of(context)))
                        .handle(context));
        to.get("/p/{slug}/keys", SUPERUSER, route.page(pages.keys().parameters(), pages.keys()::show));
        to.post("/p/{slug}/keys", SUPERUSER, route.form(pages.keys()::show, pages.keys()::issue));
        to.post("/p/{slug}/keys/revoke", SUPERUSER, route.form(pages.keys()::show, pages.keys()::revoke));
    }

    private void registerLists(RouteList to) {
        UploadEndpoint uploads = new UploadEndpoint(route, intakes.files(), lists.upload(), sender.auditLog());
        to.get("/p/{slug}/instances", MAINTAINER, route.page(lists.instances().parameters(), lists.instances()::show));
        to.get(
                "/p/{slug}/instances.csv",
                MAINTAINER,
                route.rows(lists.instances().parameters(), InstancesPage::fileName, lists.instances()::csv));
        to.get("/p/{slug}/instances/{id}", MAINTAINER, route.page(lists.instance()::show));
        to.post("/p/{slug}/instances/{id}", SUPERUSER, route.form(lists.instance()::show, lists.instance()::forget));
        to.get("/p/{slug}/refusals", MAINTAINER, route.page(lists.rejections().parameters(), lists.rejections()::show));
        to.get(
                "/p/{slug}/refusals.csv",
                MAINTAINER,
                route.csv(lists.rejections().ofFile(), lists.rejections()::csv));
        to.post(
                "/p/{slug}/refusals/permit",
                SUPERUSER,
                route.form(lists.rejections()::showAgain, lists.rejections()::keep));
        to.post(
                "/p/{slug}/refusals/stop",
                SUPERUSER,
                route.form(lists.rejections()::showAgain, lists.rejections()::stop));
        to.get("/p/{slug}/connect", MAINTAINER, route.page(PageParameters.NONE, lists.connect()::show, Routes::visit));
        to.post("/p/{slug}/connect", SUPERUSER, route.form(pages.keys()::show, lists.connect()::issue));
        to.get("/p/{slug}/annotations", MAINTAINER, route.page(AnnotationsPage.PARAMETERS, lists.annotations()::show));
        to.post("/p/{slug}/annotations", MAINTAINER, route.form(lists.annotations()::show, lists.annotations()::add));
        to.post(
                "/p/{slug}/annotations/remove",
                MAINTAINER,
                route.form(lists.annotations()::show, lists.annotations()::remove));
        to.get("/p/{slug}/upload", SUPERUSER, route.page(lists.upload()::show));
        to.post("/p/{slug}/upload", UPLOAD, uploads::send);
        to.get("/p/{slug}/connect/status", MAINTAINER, route.page(lists.connect()::arrival));
    }

    /** By which address the page was opened, and the key that was issued a moment ago. */
    private static ConnectPage.Visit visit(Context context) {
        return new ConnectPage.Visit(SiteAddress.of(context), Cookies.takeIssuedKey(context));
    }

    private static void robots(Context context) {
        context.contentType("text/plain").result("User-agent: *\nDisallow: /\n");
    }

    private static void overview(Context context) {
        Redirect.to(context, context.path().replaceFirst("/*$", "") + "/overview");
    }
}
