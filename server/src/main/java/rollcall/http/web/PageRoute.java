package rollcall.http.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import rollcall.access.people.Session;
import rollcall.http.request.Cookies;
import rollcall.http.request.Parameters;
import rollcall.http.request.Redirect;
import rollcall.http.request.SessionLookup;
import rollcall.http.request.SiteServices;
import rollcall.intake.space.Shortage;
import rollcall.pages.FieldsShown;
import rollcall.pages.FormReply;
import rollcall.pages.InvalidForm;
import rollcall.pages.NotFound;
import rollcall.pages.OneConnection;
import rollcall.pages.Page;
import rollcall.pages.PageParameters;
import rollcall.pages.PageRequest;
import rollcall.pages.PageSources;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.filter.AddedCondition;
import rollcall.product.Products;
import rollcall.report.InvalidInput;
import rollcall.report.Product;

/** Makes a {@link PageRequest} of a request, and an answer of a page. The guard has checked that somebody is logged in. */
public final class PageRoute {
    /** A standby that is less behind makes no page older than the pause between two rollups does. */
    private static final Duration TO_BE_SAID = Duration.ofSeconds(5);

    private final SessionLookup sessionLookup;
    private final Products products;
    private final FieldsShown fieldsShown;
    private final PageRenderer pageRenderer;
    private final Supplier<String> senderState;
    private final FileAnswers files;
    private final Supplier<Optional<Shortage>> shortage;
    private final Clock clock;
    private final PageSources reading;
    private final PageTurns turns;
    private final OneConnection connection;

    public PageRoute(SessionLookup sessionLookup, PageRenderer pageRenderer, SiteServices siteServices) {
        this.sessionLookup = sessionLookup;
        this.products = siteServices.entry().products();
        this.fieldsShown = new FieldsShown(products, siteServices.entry().fieldReads());
        this.pageRenderer = pageRenderer;
        this.senderState = siteServices.sender().state();
        this.shortage = siteServices.operations().shortage();
        this.clock = siteServices.clock();
        this.reading = siteServices.operations().reading();
        this.turns = new PageTurns();
        this.connection = reading.fresh();
        this.files = new FileAnswers(
                turns, connection, fieldsShown, siteServices.sender().auditLog());
    }

    private PageRoute(PageRoute other, OneConnection connection) {
        this.sessionLookup = other.sessionLookup;
        this.products = other.products;
        this.fieldsShown = other.fieldsShown;
        this.pageRenderer = other.pageRenderer;
        this.senderState = other.senderState;
        this.shortage = other.shortage;
        this.clock = other.clock;
        this.reading = other.reading;
        this.turns = other.turns;
        this.connection = connection;
        this.files = other.files.over(connection);
    }

    /** The same for pages that answer questions, which may be read from a standby. Forms are answered by the primary here too. */
    public PageRoute ofQuestions() {
        return new PageRoute(this, reading.questions());
    }

    /** Shows a page that takes no parameters. */
    public Handler page(Function<PageRequest, Page> page) {
        return page(PageParameters.NONE, page);
    }

    /** Shows a page. */
    public Handler page(PageParameters parameters, Function<PageRequest, Page> page) {
        return context -> read(context, parameters, pageRequest -> show(context, pageRequest, page));
    }

    /** Shows a page that needs one more value of the request. */
    public <T> Handler page(
            PageParameters parameters, BiFunction<PageRequest, T, Page> page, Function<Context, T> more) {
        return context -> read(
                context,
                parameters,
                pageRequest -> show(context, pageRequest, each -> page.apply(each, more.apply(context))));
    }

    private void show(Context context, PageRequest pageRequest, Function<PageRequest, Page> page) {
        turns.during(pageRequest.who().id(), connection, () -> {
            render(context, pageRequest, page.apply(pageRequest));
            fieldsShown.note(pageRequest);
            return pageRequest;
        });
    }

    /** Shows what follows a form. If the input is invalid, shows the form's page again with the error. */
    public Handler form(
            Function<PageRequest, Page> page,
            BiFunction<PageRequest, Map<String, String>, ? extends FormReply> action) {
        return form((pageRequest, form) -> page.apply(pageRequest), action);
    }

    /** The same for a page that shows what the form was about. */
    public Handler form(
            BiFunction<PageRequest, Map<String, String>, Page> page,
            BiFunction<PageRequest, Map<String, String>, ? extends FormReply> action) {
        return context -> {
            PageRequest pageRequest = request(context);
            Map<String, String> form = Parameters.form(context);
            try {
                reply(context, pageRequest, action.apply(pageRequest, form));
            } catch (InvalidInput e) {
                context.status(422);
                render(context, pageRequest, InvalidForm.on(page.apply(pageRequest, form), form, e));
            }
        };
    }

    /** Sends the table of a page as a file. */
    public Handler csv(PageParameters parameters, Function<PageRequest, CsvFile> file) {
        return context -> read(context, parameters, pageRequest -> files.table(context, pageRequest, file));
    }

    /** The same for a page that needs one more value of the request. */
    public <T> Handler csv(
            PageParameters parameters, BiFunction<PageRequest, T, CsvFile> file, Function<Context, T> more) {
        return context -> read(
                context,
                parameters,
                pageRequest -> files.table(context, pageRequest, each -> file.apply(each, more.apply(context))));
    }

    /** Sends a table of any length as a file. A HEAD request reads no rows. */
    public Handler download(
            PageParameters parameters, String name, BiConsumer<PageRequest, Consumer<List<String>>> rows) {
        return context -> read(context, parameters, pageRequest -> files.rows(context, pageRequest, name, rows));
    }

    /** Sends a product's table of any length as a file. A HEAD request reads no rows. */
    public Handler rows(
            PageParameters parameters,
            Function<PageRequest, String> name,
            BiConsumer<PageRequest, Consumer<List<String>>> rows) {
        return context -> read(context, parameters, pageRequest -> {
            files.note(context, pageRequest);
            files.rows(context, pageRequest, name.apply(pageRequest), rows);
        });
    }

    /** A handler of its own that takes these parameters, for pages before the log-in and for redirects. */
    public static Handler strict(PageParameters parameters, Handler handler) {
        return context -> {
            parameters.read(null, Parameters.all(context));
            handler.handle(context);
        };
    }

    /** Answers a request for a page that a person reads. */
    private interface Answer {
        void to(PageRequest pageRequest) throws IOException;
    }

    /** Reads the parameters that a page takes and answers; leads to the page's own address if a form had to say it in another way. */
    private void read(Context context, PageParameters parameters, Answer answer) throws IOException {
        PageRequest asked = request(context);
        Map<String, List<String>> given = Parameters.all(context);
        PageRequest pageRequest = asked.with(parameters.read(asked, given));
        Optional<String> own = parameters.withRange(pageRequest, given).or(() -> AddedCondition.query(pageRequest));
        if (own.isPresent()) {
            Redirect.to(context, pageRequest.path() + own.get());
        } else {
            answer.to(pageRequest);
        }
    }

    /**
     * The request, with all parameters of its URL.
     *
     * @throws NotFound if the path names an unknown product
     */
    PageRequest request(Context context) {
        Session session = sessionLookup.require(context);
        List<Product> all = products.all();
        return new PageRequest(
                session.account(),
                ProductSwitch.chosen(context, all),
                all,
                context.path(),
                new HashMap<>(Parameters.query(context)),
                session.csrf(),
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    /** Shows the page, or leads to another one. */
    void reply(Context context, PageRequest pageRequest, FormReply formReply) {
        if (formReply instanceof FormReply.SeeOther there) {
            Redirect.to(context, there.path());
        } else if (formReply instanceof FormReply.SeeKey there) {
            Cookies.keepIssuedKey(context, there.key());
            Redirect.to(context, there.path());
        } else {
            render(context, pageRequest, (Page) formReply);
        }
    }

    /** True if this token, of a form that was read elsewhere, is the session's. */
    boolean hasToken(Context context, String token) {
        return sessionLookup.require(context).sent(token);
    }

    /** Shows the page again with the error. */
    void renderAgain(Context context, PageRequest pageRequest, Page page, InvalidInput wrong) {
        render(context, pageRequest, InvalidForm.on(page, Map.of(), wrong));
    }

    void render(Context context, PageRequest pageRequest, Page page) {
        Map<String, Object> frame = PageFrame.of(context, pageRequest, shortage.get(), clock.instant());
        frame.put("behind", behind());
        frame.put("telemetry", pageRequest.who().superuser() ? telemetry(page) : null);
        frame.put("form", page.model().getOrDefault("form", Map.of()));
        pageRenderer.render(context, page, frame);
    }

    /** How many seconds a standby is behind from which the page is read; null if that does not matter. */
    private @Nullable Long behind() {
        return reading.behind()
                .get()
                .filter(lag -> lag.compareTo(TO_BE_SAID) >= 0)
                .map(Duration::toSeconds)
                .orElse(null);
    }

    /** The telemetry level for the side bar: the page's own value if it has one, so that both show the same. */
    private Object telemetry(Page page) {
        Object known = page.model().get("telemetry");
        return known == null ? senderState.get() : known;
    }
}
