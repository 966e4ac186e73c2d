package rollcall.pages.upgrades;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.Range;
import rollcall.analysis.time.TwoDays;
import rollcall.analysis.upgrades.Skips;
import rollcall.analysis.upgrades.Upgrades;
import rollcall.analysis.versions.VersionAdoption;
import rollcall.analysis.versions.VersionLevel;
import rollcall.pages.Links;
import rollcall.pages.Page;
import rollcall.pages.PageParameters;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.Shown;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.chart.EmptyPage;
import rollcall.pages.chart.Ranges;
import rollcall.pages.chart.VersionLevels;
import rollcall.pages.filter.FilterBar;
import rollcall.pages.filter.FilterParameters;
import rollcall.pages.filter.Questions;
import rollcall.pages.text.Dates;
import rollcall.pages.text.Markup;
import rollcall.pages.text.Messages;
import rollcall.product.Products;

/** Shows what became of the instances of one day until another one: who was upgraded, from which version to which, and who was not. */
public final class UpgradesPage {
    /** As many names as can be told apart on a small screen. */
    private static final int MOST_NODES = 7;

    private final Questions questions;
    private final VersionAdoption versionAdoption;
    private final Products products;

    public UpgradesPage(Questions questions, VersionAdoption versionAdoption, Products products) {
        this.questions = questions;
        this.versionAdoption = versionAdoption;
        this.products = products;
    }

    /** What the page takes in its URL. */
    public PageParameters parameters() {
        return PageParameters.ofRange(
                        Parameter.oneOf("level", VersionLevel.codes()),
                        Shown.parameter(pageRequest -> List.of(MoveTable.NAME)))
                .with(new FilterParameters(products)::of);
    }

    /** What its CSV file takes. */
    public PageParameters ofFile() {
        return parameters()
                .and(Parameter.oneOf("of", List.of(UpgradesCsv.MOVES, UpgradesCsv.SKIPPED, UpgradesCsv.DAYS)));
    }

    /** A sentence, a number for each outcome, the moves between versions as a drawing and a table. */
    public Page show(PageRequest pageRequest) {
        Population population = questions.of(pageRequest);
        LocalDate firstDay = population.firstDay();
        if (firstDay == null) {
            return EmptyPage.page(Messages.get("upgrades.title"), Messages.get("upgrades.will"));
        }
        Range range = Range.of(pageRequest.query().get("range"), pageRequest.today(), firstDay);
        TwoDays days = TwoDays.of(range, firstDay);
        Map<String, Object> model = new HashMap<>();
        model.put("title", Messages.get("upgrades.title"));
        FilterBar.put(model, pageRequest, products.vocabulary(pageRequest.product()), population);
        model.put("ranges", Ranges.of(pageRequest, range, firstDay, ""));
        model.put("range", range.name());
        if (days.areTwo()) {
            putAnswer(model, pageRequest, answers(pageRequest, population, days));
        } else {
            model.put("headline", Markup.ofText(Messages.get("upgrades.no-two-days", Dates.day(firstDay))));
        }
        return new Page("upgrades", model);
    }

    private void putAnswer(Map<String, Object> model, PageRequest pageRequest, UpgradeAnswers answers) {
        Upgrades upgrades = answers.upgrades();
        UpgradeLinks links = new UpgradeLinks(pageRequest, answers);
        UpgradesWords words =
                new UpgradesWords(answers.days(), upgrades, answers.population().filter());
        model.put("headline", words.headline());
        model.put("unknown", words.unknown());
        if (upgrades.instances() > 0) {
            model.put("tiles", words.tiles(links));
            model.put("denominator", words.denominator());
        }
        if (upgrades.known() > 0) {
            putMoves(model, pageRequest, answers, links);
            putReleases(model, pageRequest, answers, links);
        }
    }

    private static void putMoves(
            Map<String, Object> model, PageRequest pageRequest, UpgradeAnswers answers, UpgradeLinks links) {
        Upgrades upgrades = answers.upgrades();
        VersionLevel level = answers.level();
        TwoDays days = answers.days();
        model.put("levels", VersionLevels.of(pageRequest, level));
        model.put("patch", level == VersionLevel.PATCH);
        model.put("days", List.of(Dates.day(days.from()), Dates.day(days.to())));
        model.put("flows", FlowChart.of(upgrades.flows(level, MOST_NODES), upgrades.instances(), links));
        model.put("table", MoveTable.of(pageRequest, upgrades, level, links));
        model.put("of", Messages.get("chart.of-instances", upgrades.instances()));
        model.put("csv", Links.csv(pageRequest, UpgradesCsv.MOVES));
    }

    /** The releases that were skipped, who stays behind the newest one, and how many days instances take to each. */
    private static void putReleases(
            Map<String, Object> model, PageRequest pageRequest, UpgradeAnswers answers, UpgradeLinks links) {
        if (!links.canTellVersions()) {
            return;
        }
        Skips skips = answers.skips();
        if (skips.upgraded() > 0) {
            model.put("skips", SkipsCard.of(skips, answers.upgrades(), answers.level(), links));
            model.put("skipsCsv", Links.csv(pageRequest, UpgradesCsv.SKIPPED));
        }
        answers.stuck().ifPresent(stuck -> model.put("stuck", StuckCard.of(stuck, answers, links)));
        model.put("times", DaysCard.of(answers.daysToUpgrade(), links));
        model.put("timesCsv", Links.csv(pageRequest, UpgradesCsv.DAYS));
    }

    /** The moves as a file; {@code of=skipped} selects the releases that were skipped, {@code of=days} the days to each release. */
    public CsvFile csv(PageRequest pageRequest) {
        Population population = questions.of(pageRequest);
        Range range = Range.of(pageRequest.query().get("range"), pageRequest.today(), population.firstDay());
        LocalDate firstDay = population.firstDay() == null ? range.from() : population.firstDay();
        UpgradeAnswers answers = answers(pageRequest, population, TwoDays.of(range, firstDay));
        return switch (pageRequest.query().getOrDefault("of", UpgradesCsv.MOVES)) {
            case UpgradesCsv.SKIPPED -> UpgradesCsv.skips(answers.days(), answers.skips());
            case UpgradesCsv.DAYS -> UpgradesCsv.days(pageRequest.today().minusDays(1), answers.daysToUpgrade());
            default -> UpgradesCsv.moves(answers.days(), answers.upgrades(), answers.level());
        };
    }

    private UpgradeAnswers answers(PageRequest pageRequest, Population population, TwoDays days) {
        return UpgradeAnswers.of(
                population,
                products.vocabulary(pageRequest.product()),
                versionAdoption,
                days,
                pageRequest.query().get("level"));
    }
}
