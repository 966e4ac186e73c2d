package rollcall.http.request;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import rollcall.access.FormTokens;
import rollcall.access.peers.TrustedProxies;
import rollcall.access.people.Accounts;
import rollcall.access.people.PasswordLogin;
import rollcall.access.people.Sessions;
import rollcall.access.people.SetupLink;
import rollcall.intake.ForgetIntake;
import rollcall.intake.MappedIntake;
import rollcall.intake.OtlpIntake;
import rollcall.intake.ReportIntake;
import rollcall.intake.file.FileIntake;
import rollcall.intake.space.Shortage;
import rollcall.jobs.JobState;
import rollcall.pages.PageSources;
import rollcall.pages.coverage.CoveragePage;
import rollcall.pages.errors.ErrorsPage;
import rollcall.pages.events.EventPage;
import rollcall.pages.events.EventsPage;
import rollcall.pages.events.FunnelsPage;
import rollcall.pages.explore.ExplorePage;
import rollcall.pages.health.ReleaseHealthPage;
import rollcall.pages.kept.FieldsPage;
import rollcall.pages.people.AccountsPage;
import rollcall.pages.people.KeysPage;
import rollcall.pages.people.PasswordPage;
import rollcall.pages.people.ProductPage;
import rollcall.pages.performance.PerformancePage;
import rollcall.pages.plugins.PluginPage;
import rollcall.pages.plugins.PluginsPage;
import rollcall.pages.product.AllProductsPage;
import rollcall.pages.product.AnnotationsPage;
import rollcall.pages.product.ConnectPage;
import rollcall.pages.product.EnvironmentPage;
import rollcall.pages.product.InstancePage;
import rollcall.pages.product.InstancesPage;
import rollcall.pages.product.OverviewPage;
import rollcall.pages.product.UploadPage;
import rollcall.pages.product.VersionsPage;
import rollcall.pages.reach.AdvisoriesPage;
import rollcall.pages.reach.ReachPage;
import rollcall.pages.reach.SupportPage;
import rollcall.pages.rejections.RejectionsPage;
import rollcall.pages.retention.RetentionPage;
import rollcall.pages.settings.AuditPage;
import rollcall.pages.settings.JobsPage;
import rollcall.pages.settings.MappingPage;
import rollcall.pages.settings.ProductSettingsPage;
import rollcall.pages.settings.ReportFilePage;
import rollcall.pages.settings.TelemetryPage;
import rollcall.pages.sizes.MetricsPage;
import rollcall.pages.upgrades.UpgradesPage;
import rollcall.product.Products;
import rollcall.product.fields.FieldReads;
import rollcall.report.FailureCount;
import rollcall.report.Product;
import rollcall.sender.agent.Agent;
import rollcall.sender.audit.AuditLog;

/**
 * Everything that the table of routes leads to.
 *
 * @param entry who may log in
 * @param intakes the intakes behind the endpoints for reports
 * @param pages the pages behind the log-in
 * @param charts the pages of a product that show charts
 * @param analyses the pages of a product that answer one question each
 * @param events the pages about events
 * @param lists the pages of a product that list what arrived and what was rejected
 * @param agent the local agent, if it is switched on
 * @param sender what this installation itself reports, and its audit log
 * @param operations the state of this server
 */
public record SiteServices(
        Entry entry,
        Intakes intakes,
        Pages pages,
        ChartPages charts,
        AnalysisPages analyses,
        Events events,
        Lists lists,
        Optional<LocalAgent> agent,
        Sender sender,
        Operations operations,
        Clock clock) {
    /** The local agent, with its key, and whether the program that uses it may run on another machine. */
    public record LocalAgent(Agent agent, String key, boolean remote) {
        /** Leaves the key out, because printed text reaches logs. */
        @Override
        public String toString() {
            return "LocalAgent[remote=" + remote + "]";
        }
    }

    /**
     * The intakes behind the endpoints for reports, for uploaded report files, and for requests to be forgotten.
     *
     * @param authenticate the product that a presented key belongs to
     */
    public record Intakes(
            Function<String, Optional<Product>> authenticate,
            ReportIntake heartbeats,
            ReportIntake events,
            ReportIntake penpot,
            OtlpIntake otlp,
            MappedIntake mapped,
            ForgetIntake forget,
            FileIntake files) {}

    /** Accounts, sessions and products, and the proxies that this server trusts. */
    public record Entry(
            Accounts accounts,
            Sessions sessions,
            PasswordLogin logIn,
            SetupLink setupLink,
            Products products,
            FieldReads fieldReads,
            FormTokens formTokens,
            TrustedProxies proxies) {}

    /** All products, and overview, versions, metrics and environment of one. Each offers its numbers as a file too. */
    public record ChartPages(
            AllProductsPage all,
            OverviewPage overview,
            VersionsPage versions,
            MetricsPage metrics,
            EnvironmentPage environment) {}

    /**
     * Explore, upgrades, retention, release health, reach, coverage, advisories, support, plugins, one plugin, errors and performance of a
     * product.
     * Each offers its numbers as a file too.
     */
    public record AnalysisPages(
            ExplorePage explore,
            UpgradesPage upgrades,
            RetentionPage retention,
            ReleaseHealthPage health,
            ReachPage reach,
            CoveragePage coverage,
            AdvisoriesPage advisories,
            SupportPage support,
            PluginsPage plugins,
            PluginPage plugin,
            ErrorsPage errors,
            PerformancePage performance) {}

    /** The list of events, one event, and funnels. */
    public record Events(EventsPage list, EventPage one, FunnelsPage funnels) {}

    /** Instances, rejections, kept fields, how to connect, the upload of report files, and annotations. */
    public record Lists(
            InstancesPage instances,
            InstancePage instance,
            RejectionsPage rejections,
            FieldsPage fields,
            ConnectPage connect,
            UploadPage upload,
            AnnotationsPage annotations) {}

    /**
     * The pages of the sender.
     *
     * @param auditLog the audit log of what people do here
     * @param state the telemetry level in force, for the side bar
     */
    public record Sender(
            TelemetryPage telemetry, AuditPage audit, ReportFilePage file, AuditLog auditLog, Supplier<String> state) {}

    /**
     * The state of this server.
     *
     * @param keeps false if reports and pages cannot be served, because the database does not answer
     * @param writes false if incoming heartbeats are not written, or if this server is about to stop
     * @param shortage what there is too little of, so that reports are rejected; empty while they are taken
     * @param isOutage tells whether a failure means that the database is away
     * @param jobs the state of the background jobs
     * @param failures counts the failures that were caught
     * @param reading where pages read
     */
    public record Operations(
            BooleanSupplier keeps,
            BooleanSupplier writes,
            Supplier<Optional<Shortage>> shortage,
            Predicate<Throwable> isOutage,
            Supplier<List<JobState>> jobs,
            FailureCount failures,
            PageSources reading) {}

    /** The pages behind the log-in. */
    public record Pages(
            ProductPage product,
            ProductSettingsPage settings,
            MappingPage mapping,
            KeysPage keys,
            AccountsPage accounts,
            PasswordPage password,
            JobsPage jobs) {}
}
