package rollcall;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import rollcall.analysis.errors.Errors;
import rollcall.analysis.time.Range;
import rollcall.http.request.SiteServices;
import rollcall.pages.OneConnection;
import rollcall.pages.WarmUp;
import rollcall.pages.chart.ChartNotes;
import rollcall.pages.coverage.CoveragePage;
import rollcall.pages.errors.ErrorsPage;
import rollcall.pages.explore.ExplorePage;
import rollcall.pages.explore.QuestionSaving;
import rollcall.pages.filter.Questions;
import rollcall.pages.health.ReleaseHealthPage;
import rollcall.pages.performance.PerformancePage;
import rollcall.pages.plugins.PluginPage;
import rollcall.pages.plugins.PluginsPage;
import rollcall.pages.reach.AdvisoriesPage;
import rollcall.pages.reach.AdvisoryChanges;
import rollcall.pages.reach.ReachPage;
import rollcall.pages.reach.SupportPage;
import rollcall.pages.reach.WrittenVersions;
import rollcall.pages.retention.RetentionPage;
import rollcall.pages.upgrades.UpgradesPage;
import rollcall.product.Advisories;
import rollcall.product.Downloads;
import rollcall.product.Products;
import rollcall.product.SavedQuestions;
import rollcall.sender.audit.AuditLog;
import rollcall.store.products.AdvisoryDao;
import rollcall.store.products.DownloadDao;
import rollcall.store.products.SavedQuestionDao;
import rollcall.store.rollups.RollupDayDao;

/** Builds the pages that answer one question each, and what asks pages before anybody does. */
final class AnalysisWiring {
    private AnalysisWiring() {}

    static SiteServices.AnalysisPages pages(
            Jdbi jdbi, Products products, PageWiring.Shared shared, AuditLog auditLog, Clock clock) {
        Questions questions = shared.questions();
        ChartNotes chartNotes = new ChartNotes(shared.timeline());
        Advisories advisories = new Advisories(jdbi.onDemand(AdvisoryDao.class), clock);
        return new SiteServices.AnalysisPages(
                new ExplorePage(questions, products, chartNotes, saving(jdbi, auditLog, clock)),
                new UpgradesPage(questions, shared.versionAdoption(), products),
                new RetentionPage(questions, products),
                new ReleaseHealthPage(questions, shared.versionAdoption(), products),
                new ReachPage(questions, products, chartNotes, new WrittenVersions(advisories, shared.supportLines())),
                new CoveragePage(
                        questions,
                        products,
                        new Downloads(jdbi.onDemand(DownloadDao.class), clock),
                        chartNotes,
                        auditLog),
                new AdvisoriesPage(questions, products, advisories, new AdvisoryChanges(advisories, auditLog)),
                new SupportPage(questions, products, shared.supportLines(), auditLog),
                new PluginsPage(questions, products, chartNotes),
                new PluginPage(questions, products, chartNotes),
                new ErrorsPage(new Errors(shared.events()), shared.versionAdoption(), questions, products),
                new PerformancePage(questions, products, chartNotes));
    }

    private static QuestionSaving saving(Jdbi jdbi, AuditLog auditLog, Clock clock) {
        SavedQuestions savedQuestions = new SavedQuestions(jdbi.onDemand(SavedQuestionDao.class), clock);
        return new QuestionSaving(savedQuestions, auditLog, clock);
    }

    static WarmUp warmUp(SiteServices site, Jdbi jdbi, OneConnection connection, Clock clock) {
        SiteServices.ChartPages charts = site.charts();
        SiteServices.AnalysisPages analyses = site.analyses();
        RollupDayDao days = jdbi.onDemand(RollupDayDao.class);
        return new WarmUp(
                site.entry().products(),
                List.of(
                        charts.overview()::show,
                        charts.versions()::show,
                        charts.all()::show,
                        charts.metrics()::show,
                        charts.environment()::show,
                        request -> charts.environment().show(request.with(Map.of("view", "time"))),
                        site.events().list()::show,
                        request -> site.events().list().show(request.with(Map.of("range", "30"))),
                        request -> site.events().list().show(request.with(Map.of("range", Range.ALL))),
                        analyses.explore()::show,
                        analyses.upgrades()::show,
                        analyses.retention()::show,
                        analyses.health()::show,
                        analyses.plugins()::show,
                        analyses.coverage()::show,
                        analyses.reach()::show,
                        analyses.errors()::show,
                        analyses.performance()::show),
                connection,
                today -> days.productsToClose(today).isEmpty(),
                clock);
    }
}
