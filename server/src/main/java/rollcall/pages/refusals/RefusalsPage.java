package rollcall.pages.refusals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollcall.analysis.rejections.IgnoredName;
import rollcall.analysis.rejections.RejectedSums;
import rollcall.analysis.rejections.Rejections;
import rollcall.analysis.rejections.RejectionsAnswer;
import rollcall.analysis.time.Range;
import rollcall.gate.IgnoredField;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.GoTo;
import rollcall.pages.Links;
import rollcall.pages.NotFound;
import rollcall.pages.Page;
import rollcall.pages.Query;
import rollcall.pages.Reply;
import rollcall.pages.Visit;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.chart.NoVersionRow;
import rollcall.pages.chart.Ranges;
import rollcall.pages.text.RefusalWords;
import rollcall.pages.text.ValueNames;
import rollcall.product.Permittable;
import rollcall.product.Products;
import rollcall.report.BucketScale;
import rollcall.report.InvalidInput;
import rollcall.report.Rejection;
import rollcall.report.Unusable;
import rollcall.sender.Journal;

/** What was not kept, and why? Superusers may permit a dropped name from then on. */
public final class RefusalsPage {
    private final Rejections rejections;
    private final Products products;
    private final Journal journal;

    public RefusalsPage(Rejections rejections, Products products, Journal journal) {
        this.rejections = rejections;
        this.products = products;
        this.journal = journal;
    }

    /** A bucket row to choose, with its labels. */
    public record Steps(String name, String labels) {}

    /**
     * A dropped name. {@code command} is null where no command can help, {@code permitHref} where there is nothing to permit, or nobody
     * may.
     */
    public record Name(
            String name,
            String kind,
            String reason,
            long count,
            LocalDate lastDay,
            String remark,
            String command,
            String permitHref) {}

    /** The page; with {@code ?permit=NAME} a superuser gets the form that permits it. */
    public Page show(Visit visit) {
        Map<String, Object> model = model(visit);
        if (visit.who().superuser()) {
            Permittable name = asked(visit, "permit");
            sent(visit, name).ifPresent(kind -> {
                model.put("permit", name);
                model.put("what", what(name));
                model.put("kinds", PermitKinds.of(name));
                model.put("form", PermitKinds.suggested(name, kind));
            });
        }
        return new Page("refusals", model);
    }

    /**
     * Permits the name of {@code ?permit=NAME}, from now on.
     *
     * @param form as it was posted
     * @throws InvalidInput naming the first input that cannot be taken
     * @throws NotFound if the name was never dropped, or is permitted already
     */
    public Reply permit(Visit visit, Map<String, String> form) {
        Permittable name = asked(visit, "permit");
        if (sent(visit, name).isEmpty()) {
            throw new NotFound("Only a name that was dropped and is not permitted yet can be permitted.");
        }
        Field field = PermitForm.of(form).field(name);
        products.permit(visit.product(), field, visit.who().email());
        journal.action(
                "field-permitted",
                visit.who().email(),
                Map.of(
                        "product",
                        visit.product().slug(),
                        "name",
                        field.name(),
                        "kind",
                        field.kind().code()));
        return new GoTo(list(visit) + Query.of(Map.of("permitted", name.code())));
    }

    /**
     * Requests that were not kept, whatever came of them; {@code of=names} what was left out of kept reports; {@code of=strangers} requests
     * without a valid key, which only superusers get. At most {@link Rejections#MOST} rows.
     */
    public CsvFile csv(Visit visit) {
        Range range = range(visit);
        RejectionsAnswer answer = answer(visit, range);
        return switch (visit.query().getOrDefault("of", "")) {
            case "names" -> CsvFile.over(range, "refusals-names", RefusalReasons.csvOfNames(answer.byName()));
            case "strangers" -> CsvFile.over(range, "refusals-strangers", RefusalReasons.csv(answer.unauthenticated()));
            default -> CsvFile.over(range, "refusals-requests", RefusalReasons.csv(answer.byReason()));
        };
    }

    private static Steps steps(BucketScale bucketScale) {
        return new Steps(
                bucketScale.name(),
                String.join(
                        ", ",
                        bucketScale.labels().stream().map(ValueNames::range).toList()));
    }

    private static Permittable asked(Visit visit, String parameter) {
        return Permittable.of(visit.query().getOrDefault(parameter, ""));
    }

    private Optional<String> sent(Visit visit, Permittable name) {
        return rejections.sent(visit.product(), products.vocabulary(visit.product()), name);
    }

    private Map<String, Object> model(Visit visit) {
        Vocabulary vocabulary = products.vocabulary(visit.product());
        Range range = range(visit);
        RejectionsAnswer answer = answer(visit, range);
        RejectedSums sums = answer.requests();
        Map<String, Object> model = new HashMap<>();
        model.put("headline", RefusalWords.headline(answer, range));
        model.put("ranges", Ranges.of(visit, range, null));
        model.put("rejected", RefusalReasons.of(answer.byReason(), Rejection.Outcome.REJECTED, sums.rejected()));
        model.put("answered", RefusalReasons.of(answer.byReason(), Rejection.Outcome.ANSWERED, sums.answered()));
        model.put("repeated", RefusalReasons.of(answer.byReason(), Rejection.Outcome.REPEATED, sums.repeated()));
        model.put("requestsCsv", Links.csv(visit, "requests"));
        model.put("drops", answer.drops());
        model.put("names", names(visit, answer.byName()));
        model.put("most", answer.byName().size() < Rejections.MOST ? null : Rejections.MOST);
        model.put("namesCsv", Links.csv(visit, "names"));
        model.put("strangers", RefusalReasons.of(answer.unauthenticated()));
        model.put("strangersCsv", Links.csv(visit, "strangers"));
        model.put("listHref", list(visit));
        model.put("permitted", permitted(visit, vocabulary));
        model.put("buckets", BucketScale.ALL.stream().map(RefusalsPage::steps).toList());
        return model;
    }

    private RejectionsAnswer answer(Visit visit, Range range) {
        return rejections.answer(
                visit.product(),
                products.vocabulary(visit.product()),
                range,
                visit.who().superuser());
    }

    private Range range(Visit visit) {
        LocalDate first = rejections.firstDay(visit.product()).orElse(null);
        return Range.of(visit.query().get("range"), visit.today(), first);
    }

    private static List<Name> names(Visit visit, List<IgnoredName> dropped) {
        List<Name> names = new ArrayList<>();
        for (IgnoredName each : dropped) {
            boolean may = visit.who().superuser() && each.standing() == IgnoredName.Standing.PERMITTABLE;
            names.add(new Name(
                    each.name(),
                    each.kind(),
                    each.reason(),
                    each.count(),
                    each.lastDay(),
                    remark(each),
                    command(visit, each),
                    may ? list(visit) + Query.of(Map.of("permit", each.code())) + "#permit" : null));
        }
        return names;
    }

    private static String remark(IgnoredName dropped) {
        return switch (dropped.standing()) {
            case KNOWN -> value(dropped.reason());
            case PERMITTED_SINCE -> "Permitted by now.";
            case PERMITTABLE -> dropped.kind().equals("event") ? "The whole event was left out." : "";
            case UNKEEPABLE -> "No field can keep what was sent.";
            case UNNAMED -> "Not shaped like a name of the program's own.";
        };
    }

    /** Why a value was left out whose name is permitted. */
    private static String value(String reason) {
        if (reason.equals(IgnoredField.Reason.TIME_NOT_READABLE.text())) {
            return "The day with which it begins counts instead, or the day of receipt.";
        }
        if (reason.equals(IgnoredField.Reason.SHORTENED.text())) {
            return "The version was kept, with \"other\" in the place of an end that is no word of releases.";
        }
        if (reason.equals(IgnoredField.Reason.VALUE_NOT_PERMITTED.text())) {
            return "The name is permitted; this value was not.";
        }
        return unusable(reason).map(NoVersionRow::advice).orElse("");
    }

    private static String command(Visit visit, IgnoredName dropped) {
        return unusable(dropped.reason())
                .filter(unusable -> dropped.standing() == IgnoredName.Standing.KNOWN)
                .map(unusable -> NoVersionRow.command(unusable, visit.product().slug()))
                .orElse(null);
    }

    private static Optional<Unusable> unusable(String reason) {
        return Arrays.stream(Unusable.values())
                .filter(unusable -> IgnoredField.Reason.of(unusable).text().equals(reason))
                .findFirst();
    }

    private static String what(Permittable name) {
        return switch (name.what()) {
            case FIELD -> "";
            case EVENT -> "the event";
            case PROPERTY -> "the event property";
            case CONTEXT -> "the event context";
        };
    }

    /** What was just permitted, if it really is: the URL is anybody's. */
    private static String permitted(Visit visit, Vocabulary vocabulary) {
        Permittable name = asked(visit, "permitted");
        return name.isIn(vocabulary) ? (what(name) + " " + name.name()).strip() : null;
    }

    private static String list(Visit visit) {
        return "/p/" + visit.product().slug() + "/refusals";
    }
}
