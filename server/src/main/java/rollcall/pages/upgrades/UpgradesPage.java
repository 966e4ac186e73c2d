package rollcall.pages.upgrades;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.upgrades.Stuck;
import rollcall.analysis.upgrades.Trait;
import rollcall.analysis.upgrades.Upgrades;
import rollcall.analysis.versions.VersionLevel;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Vocabulary;
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
    private final Products products;

    public UpgradesPage(Questions questions, Products products) {
        this.questions = questions;
        this.products = products;
    }

    /** What the page and its CSV file take in their URLs. */
    public PageParameters parameters() {
        return PageParameters.ofRange(
                        Parameter.oneOf("level", VersionLevel.codes()),
                        Shown.parameter(pageRequest -> List.of(MoveTable.NAME)))
                .with(new FilterParameters(products)::of);
    }

    /** A sentence, a number for each outcome, the moves between versions as a drawing and a table. */
    public Page show(PageRequest pageRequest) {
        Population population = questions.of(pageRequest);
        LocalDate firstDay = population.firstDay();
        if (firstDay == null) {
            return EmptyPage.page(Messages.get("upgrades.title"), Messages.get("upgrades.will"));
        }
        Range range = Range.of(pageRequest.query().get("range"), pageRequest.today(), firstDay);
        UpgradeDays days = UpgradeDays.of(range, firstDay);
        Map<String, Object> model = new HashMap<>();
        model.put("title", Messages.get("upgrades.title"));
        FilterBar.put(model, pageRequest, products.vocabulary(pageRequest.product()), population);
        model.put("ranges", Ranges.of(pageRequest, range, firstDay, ""));
        model.put("range", range.name());
        if (days.areTwo()) {
            putAnswer(model, pageRequest, population, days);
        } else {
            model.put("headline", Markup.ofText(Messages.get("upgrades.no-two-days", Dates.day(firstDay))));
        }
        return new Page("upgrades", model);
    }

    private void putAnswer(
            Map<String, Object> model, PageRequest pageRequest, Population population, UpgradeDays days) {
        Upgrades upgrades = upgrades(pageRequest, population, days);
        VersionLevel level = upgrades.level(pageRequest.query().get("level"));
        UpgradeLinks links =
                new UpgradeLinks(pageRequest, products.vocabulary(pageRequest.product()), population, days, level);
        UpgradesWords words = new UpgradesWords(days, upgrades, population.filter());
        model.put("headline", words.headline());
        model.put("unknown", words.unknown());
        if (upgrades.instances() > 0) {
            model.put("tiles", words.tiles(links));
            model.put("denominator", words.denominator());
        }
        if (upgrades.known() > 0) {
            model.put("levels", VersionLevels.of(pageRequest, level));
            model.put("patch", level == VersionLevel.PATCH);
            model.put("days", List.of(Dates.day(days.from()), Dates.day(days.to())));
            model.put("flows", FlowChart.of(upgrades.flows(level, MOST_NODES), upgrades.instances(), links));
            model.put("table", MoveTable.of(pageRequest, upgrades, level, links));
            model.put("of", Messages.get("chart.of-instances", upgrades.instances()));
            model.put("csv", Links.csv(pageRequest));
            Stuck.of(upgrades)
                    .filter(stuck -> stuck.behind() > 0 && links.canTellVersions())
                    .ifPresent(stuck -> model.put("stuck", card(pageRequest, population, days, stuck, links)));
        }
    }

    private StuckCard card(
            PageRequest pageRequest, Population population, UpgradeDays days, Stuck stuck, UpgradeLinks links) {
        Vocabulary vocabulary = products.vocabulary(pageRequest.product());
        List<Field> fields = vocabulary.fields().values().stream()
                .filter(field -> field.kind().counted() && !field.name().equals(vocabulary.versionField()))
                .toList();
        List<Trait> traits = Trait.of(
                population,
                new Trait.Question(version(vocabulary), stuck.newest(), days.from(), days.to(), Dimension.of(fields)));
        return StuckCard.of(stuck, traits, days, vocabulary, links);
    }

    /** The moves as a file. */
    public CsvFile csv(PageRequest pageRequest) {
        Population population = questions.of(pageRequest);
        Range range = Range.of(pageRequest.query().get("range"), pageRequest.today(), population.firstDay());
        LocalDate firstDay = population.firstDay() == null ? range.from() : population.firstDay();
        UpgradeDays days = UpgradeDays.of(range, firstDay);
        Upgrades upgrades = days.areTwo() ? upgrades(pageRequest, population, days) : Upgrades.NONE;
        return UpgradesCsv.file(
                days, upgrades, upgrades.level(pageRequest.query().get("level")));
    }

    private Upgrades upgrades(PageRequest pageRequest, Population population, UpgradeDays days) {
        return Upgrades.between(
                population, version(products.vocabulary(pageRequest.product())), days.from(), days.to());
    }

    private static Dimension version(Vocabulary vocabulary) {
        return Dimension.of(vocabulary.versionField(), FieldKind.VERSION);
    }
}
