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
import rollcall.intake.OtlpIntake;
import rollcall.intake.ReportIntake;
import rollcall.intake.file.FileIntake;
import rollcall.jobs.JobState;
import rollcall.pages.events.EventPage;
import rollcall.pages.events.EventsPage;
import rollcall.pages.events.FunnelsPage;
import rollcall.pages.people.AccountsPage;
import rollcall.pages.people.KeysPage;
import rollcall.pages.people.PasswordPage;
import rollcall.pages.people.ProductPage;
import rollcall.pages.product.ConnectPage;
import rollcall.pages.product.EnvironmentPage;
import rollcall.pages.product.InstancePage;
import rollcall.pages.product.InstancesPage;
import rollcall.pages.product.MetricsPage;
import rollcall.pages.product.OverviewPage;
import rollcall.pages.product.UploadPage;
import rollcall.pages.product.VersionsPage;
import rollcall.pages.rejections.RejectionsPage;
import rollcall.pages.settings.AuditPage;
import rollcall.pages.settings.JobsPage;
import rollcall.pages.settings.ProductSettingsPage;
import rollcall.pages.settings.ReportFilePage;
import rollcall.pages.settings.TelemetryPage;
import rollcall.product.Products;
import rollcall.report.FailureCount;
import rollcall.report.Product;
import rollcall.sender.agent.Agent;
import rollcall.sender.audit.AuditLog;

/**
 * Everything that the table of routes leads to.
 *
 * @param entry who may come in
 * @param doors where the doors for reports lead
 * @param pages the pages behind the log-in
 * @param charts the pages of a product that answer with charts
 * @param events the pages about events
 * @param lists the pages of a product that list what came, and what did not stay
 * @param agent the door for the program beside this one, if it is open
 * @param sender what this installation itself reports, and who did what on it
 * @param operations how the server itself goes
 */
public record SiteServices(
        Entry entry,
        Doors doors,
        Pages pages,
        Charts charts,
        Events events,
        Lists lists,
        Optional<LocalAgent> agent,
        Sender sender,
        Operations operations,
        Clock clock) {
    /** What the program beside this one talks to, with which key, and whether it may be on another machine. */
    public record LocalAgent(Agent agent, String key, boolean remote) {
        /** Without the key: what is printed finds its way into logs. */
        @Override
        public String toString() {
            return "LocalAgent[remote=" + remote + "]";
        }
    }

    /**
     * The doors for reports, those that come in a file, and the one where an instance asks to be forgotten.
     *
     * @param authenticate the product that a presented key opens
     */
    public record Doors(
            Function<String, Optional<Product>> authenticate,
            ReportIntake heartbeats,
            ReportIntake events,
            ReportIntake penpot,
            OtlpIntake otlp,
            ForgetIntake forget,
            FileIntake files) {}

    /** Who is asking, about what, and through which proxies. */
    public record Entry(
            Accounts accounts,
            Sessions sessions,
            PasswordLogin logIn,
            SetupLink setupLink,
            Products products,
            FormTokens formTokens,
            TrustedProxies proxies) {}

    /** Overview, versions, metrics, environment; each has its numbers as a file too. */
    public record Charts(
            OverviewPage overview, VersionsPage versions, MetricsPage metrics, EnvironmentPage environment) {}

    /** Every event, one of them, and rows of them. */
    public record Events(EventsPage list, EventPage one, FunnelsPage funnels) {}

    /** Instances, refusals, how to connect, and what those report who cannot. */
    public record Lists(
            InstancesPage instances,
            InstancePage instance,
            RejectionsPage refusals,
            ConnectPage connect,
            UploadPage upload) {}

    /**
     * The pages of the sender, and what others have to do with it.
     *
     * @param journal where it is written down what people do here
     * @param state the level in force, for the side bar
     */
    public record Sender(
            TelemetryPage telemetry, AuditPage audit, ReportFilePage file, AuditLog journal, Supplier<String> state) {}

    /**
     * How the server itself goes.
     *
     * @param keeps whether reports and pages can be served at all
     * @param writes whether heartbeats that come in are written
     * @param jobs how its background work goes
     * @param failures where caught failures are counted
     */
    public record Operations(
            BooleanSupplier keeps,
            BooleanSupplier writes,
            Predicate<Throwable> isOutage,
            Supplier<List<JobState>> jobs,
            FailureCount failures) {}

    /** The pages behind the log-in. */
    public record Pages(
            ProductPage product,
            ProductSettingsPage settings,
            KeysPage keys,
            AccountsPage accounts,
            PasswordPage password,
            JobsPage jobs) {}
}
