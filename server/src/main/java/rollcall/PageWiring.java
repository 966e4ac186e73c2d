package rollcall;

import java.time.Clock;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Jdbi;
import rollcall.analysis.activity.ActiveInstances;
import rollcall.analysis.annotations.Timeline;
import rollcall.analysis.events.EventUse;
import rollcall.analysis.events.Funnels;
import rollcall.analysis.instances.InstanceList;
import rollcall.analysis.instances.Instances;
import rollcall.analysis.population.Populations;
import rollcall.analysis.products.ProductsAtAGlance;
import rollcall.analysis.rejections.LastRequests;
import rollcall.analysis.rejections.Rejections;
import rollcall.analysis.versions.Releases;
import rollcall.analysis.versions.VersionAdoption;
import rollcall.gate.Pseudonyms;
import rollcall.http.request.SiteServices;
import rollcall.pages.IgnoredFields;
import rollcall.pages.KeyIssue;
import rollcall.pages.chart.ChartNotes;
import rollcall.pages.events.EventPage;
import rollcall.pages.events.EventsPage;
import rollcall.pages.events.FunnelsPage;
import rollcall.pages.filter.Questions;
import rollcall.pages.kept.FieldEffects;
import rollcall.pages.kept.FieldsPage;
import rollcall.pages.people.AccountsPage;
import rollcall.pages.people.KeysPage;
import rollcall.pages.people.PasswordPage;
import rollcall.pages.people.ProductPage;
import rollcall.pages.product.AllProductsPage;
import rollcall.pages.product.AnnotationsPage;
import rollcall.pages.product.ConnectPage;
import rollcall.pages.product.ConnectStatus;
import rollcall.pages.product.EnvironmentPage;
import rollcall.pages.product.InstancePage;
import rollcall.pages.product.InstancesPage;
import rollcall.pages.product.OverviewPage;
import rollcall.pages.product.UploadPage;
import rollcall.pages.product.VersionsPage;
import rollcall.pages.rejections.RejectionsPage;
import rollcall.pages.settings.JobsPage;
import rollcall.pages.settings.MappingPage;
import rollcall.pages.settings.ProductSettingChanges;
import rollcall.pages.settings.ProductSettingsPage;
import rollcall.pages.sizes.MetricsPage;
import rollcall.product.Annotations;
import rollcall.product.Products;
import rollcall.product.SupportLines;
import rollcall.product.fields.KeptFields;
import rollcall.report.Product;
import rollcall.rollup.read.EventRollupReader;
import rollcall.rollup.read.States;
import rollcall.sender.audit.AuditLog;
import rollcall.store.counts.AttemptDao;
import rollcall.store.counts.RejectionListDao;
import rollcall.store.heartbeats.KeptDayDao;
import rollcall.store.instances.InstanceEventDao;
import rollcall.store.instances.InstanceListDao;
import rollcall.store.instances.InstanceSearchDao;
import rollcall.store.instances.LastHeartbeatDao;
import rollcall.store.products.AnnotationDao;
import rollcall.store.products.StoppedFieldDao;
import rollcall.store.products.SupportLineDao;
import rollcall.store.rollups.ActiveCountDao;
import rollcall.store.rollups.ArrivalDao;
import rollcall.store.rollups.EventNameDao;
import rollcall.store.rollups.EventUseDao;
import rollcall.store.rollups.RollupBlockDao;
import rollcall.store.rollups.RollupDao;
import rollcall.store.rollups.RollupDayDao;
import rollcall.store.rollups.SetDao;
import rollcall.store.rollups.StandingDao;
import rollcall.store.servers.AbsenceDao;

/** Builds the pages, each with the objects that compute its numbers. */
final class PageWiring {
    private PageWiring() {}

    static SiteServices.Pages pages(
            SiteServices.Entry entry,
            AccessWiring.Access access,
            Pseudonyms pseudonyms,
            AuditLog auditLog,
            JobsPage jobs,
            Clock clock) {
        KeyIssue keyIssue = new KeyIssue(access.keys(), auditLog);
        return new SiteServices.Pages(
                new ProductPage(entry.products(), access.testMode(), keyIssue, auditLog),
                new ProductSettingsPage(
                        new ProductSettingChanges(entry.products(), access.quotas(), auditLog),
                        access.quotas(),
                        access.testMode(),
                        product -> access.testInstances().clear(product.id()),
                        auditLog),
                new MappingPage(access.mappings(), entry.products(), pseudonyms, auditLog, clock),
                new KeysPage(access.keys(), access.keyUse(), keyIssue, auditLog),
                new AccountsPage(entry.accounts(), entry.logIn(), auditLog),
                new PasswordPage(entry.accounts(), entry.logIn(), entry.sessions(), auditLog),
                jobs);
    }

    /** What several pages ask. Each has a cache, so there is one of each. */
    record Shared(
            EventRollupReader events,
            Populations populations,
            Questions questions,
            ActiveInstances activeInstances,
            VersionAdoption versionAdoption,
            Annotations annotations,
            SupportLines supportLines,
            Timeline timeline) {}

    /**
     * @param jdbi for what people write down, which is shown at once
     * @param reading for what instances reported
     */
    static Shared shared(Jdbi jdbi, Jdbi reading, Products products, Clock clock) {
        EventRollupReader events = new EventRollupReader(reading.onDemand(EventUseDao.class));
        Populations populations = populations(reading, events);
        VersionAdoption versionAdoption = new VersionAdoption();
        Annotations annotations = new Annotations(jdbi.onDemand(AnnotationDao.class), clock);
        Releases releases = new Releases(
                populations,
                versionAdoption,
                product -> products.vocabulary(product).versionField());
        SupportLines supportLines = new SupportLines(jdbi.onDemand(SupportLineDao.class), clock);
        Timeline timeline = new Timeline(annotations, supportLines, jdbi.onDemand(AbsenceDao.class), releases);
        return new Shared(
                events,
                populations,
                new Questions(populations, products),
                new ActiveInstances(),
                versionAdoption,
                annotations,
                supportLines,
                timeline);
    }

    static SiteServices.ChartPages charts(Jdbi jdbi, Products products, Shared shared, Clock clock) {
        Questions questions = shared.questions();
        VersionAdoption versionAdoption = shared.versionAdoption();
        Rejections rejections = new Rejections(jdbi.onDemand(RejectionListDao.class));
        ProductsAtAGlance productsAtAGlance = new ProductsAtAGlance(
                jdbi.onDemand(ActiveCountDao.class),
                jdbi.onDemand(LastHeartbeatDao.class),
                shared.populations(),
                versionAdoption,
                rejections);
        ChartNotes chartNotes = new ChartNotes(shared.timeline());
        IgnoredFields ignoredFields = new IgnoredFields(rejections, products);
        return new SiteServices.ChartPages(
                new AllProductsPage(productsAtAGlance, products, clock),
                new OverviewPage(
                        questions,
                        shared.activeInstances(),
                        versionAdoption,
                        rejections,
                        products,
                        instances(jdbi),
                        chartNotes),
                new VersionsPage(questions, versionAdoption, products, chartNotes),
                new MetricsPage(questions, products, versionAdoption, chartNotes, ignoredFields),
                new EnvironmentPage(questions, products, chartNotes, ignoredFields));
    }

    static SiteServices.Events events(Jdbi jdbi, Products products, Shared shared) {
        EventUse uses = uses(jdbi, products, shared);
        Questions questions = shared.questions();
        Funnels funnels = new Funnels(shared.events());
        return new SiteServices.Events(
                new EventsPage(uses, questions, products),
                new EventPage(uses, questions, products, new ChartNotes(shared.timeline())),
                new FunnelsPage(funnels, uses, questions, products));
    }

    static SiteServices.Lists lists(
            Jdbi jdbi,
            AccessWiring.Access access,
            Shared shared,
            BiConsumer<Product, UUID> forget,
            AuditLog auditLog,
            String host,
            Clock clock) {
        Products products = access.products();
        Instances instances = instances(jdbi);
        Rejections rejections = new Rejections(jdbi.onDemand(RejectionListDao.class));
        ConnectStatus connectStatus = new ConnectStatus(
                instances,
                uses(jdbi, products, shared),
                new LastRequests(jdbi.onDemand(AttemptDao.class), clock),
                new IgnoredFields(rejections, products),
                clock);
        return new SiteServices.Lists(
                new InstancesPage(instanceList(jdbi), shared.questions(), products, access.testMode(), clock),
                new InstancePage(instances, products, forget, auditLog, clock),
                new RejectionsPage(rejections, products, keptFields(jdbi, products, clock), access.quotas(), auditLog),
                new FieldsPage(
                        keptFields(jdbi, products, clock),
                        products,
                        access.fieldReads(),
                        new FieldEffects(shared.populations(), rejections),
                        auditLog),
                new ConnectPage(connectStatus, products, access.keys(), new KeyIssue(access.keys(), auditLog), host),
                new UploadPage(),
                new AnnotationsPage(shared.annotations(), shared.timeline(), auditLog));
    }

    private static KeptFields keptFields(Jdbi jdbi, Products products, Clock clock) {
        return new KeptFields(jdbi.onDemand(StoppedFieldDao.class), products, clock);
    }

    private static InstanceList instanceList(Jdbi jdbi) {
        return new InstanceList(
                jdbi.onDemand(InstanceListDao.class),
                jdbi.onDemand(InstanceSearchDao.class),
                jdbi.onDemand(KeptDayDao.class));
    }

    private static Instances instances(Jdbi jdbi) {
        return new Instances(
                jdbi.onDemand(InstanceListDao.class),
                jdbi.onDemand(KeptDayDao.class),
                jdbi.onDemand(InstanceEventDao.class));
    }

    private static Populations populations(Jdbi jdbi, EventRollupReader events) {
        States states = new States(
                jdbi.onDemand(RollupDayDao.class),
                jdbi.onDemand(SetDao.class),
                jdbi.onDemand(RollupBlockDao.class),
                jdbi.onDemand(StandingDao.class),
                jdbi.onDemand(ArrivalDao.class),
                jdbi.onDemand(RollupDao.class));
        return new Populations(states, events);
    }

    private static EventUse uses(Jdbi jdbi, Products products, Shared shared) {
        return new EventUse(
                shared.populations(),
                shared.events(),
                jdbi.onDemand(EventUseDao.class),
                jdbi.onDemand(EventNameDao.class),
                products::vocabulary);
    }
}
