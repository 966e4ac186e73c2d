package rollcall.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import rollcall.access.people.Session;
import rollcall.pages.GoTo;
import rollcall.pages.NotFound;
import rollcall.pages.Page;
import rollcall.pages.Reply;
import rollcall.pages.Visit;
import rollcall.pages.Wrong;
import rollcall.pages.chart.CsvFile;
import rollcall.product.Products;
import rollcall.report.InvalidInput;
import rollcall.report.Product;
import rollcall.sender.Journal;

/** From a request to a visit, and from a page to the answer. Behind the guard: somebody is logged in. */
final class PageRoute {
    private final Visitors visitors;
    private final Products products;
    private final Rendering rendering;
    private final Supplier<String> senderState;
    private final Journal journal;
    private final Clock clock;

    PageRoute(Visitors visitors, Products products, Rendering rendering, Site.Sender sender, Clock clock) {
        this.visitors = visitors;
        this.products = products;
        this.rendering = rendering;
        this.senderState = sender.state();
        this.journal = sender.journal();
        this.clock = clock;
    }

    /** Shows a page. */
    Handler page(Function<Visit, Page> page) {
        return context -> {
            Visit visit = visit(context);
            render(context, visit, page.apply(visit));
        };
    }

    /** Shows a page that has to know something more of the request. */
    <T> Handler page(BiFunction<Visit, T, Page> page, Function<Context, T> more) {
        return context -> {
            Visit visit = visit(context);
            render(context, visit, page.apply(visit, more.apply(context)));
        };
    }

    /** Shows what follows a form; the form's own page again, with what is wrong, if it cannot be taken. */
    Handler form(Function<Visit, Page> page, BiFunction<Visit, Map<String, String>, ? extends Reply> action) {
        return context -> {
            Visit visit = visit(context);
            Map<String, String> form = Parameters.form(context);
            try {
                reply(context, visit, action.apply(visit, form));
            } catch (InvalidInput e) {
                context.status(422);
                render(context, visit, again(page.apply(visit), form, e));
            }
        };
    }

    /** Gives a page's table as a file. */
    Handler csv(Function<Visit, CsvFile> file) {
        return context -> file(context, file);
    }

    /** The same for a page that has to know something more of the request. */
    <T> Handler csv(BiFunction<Visit, T, CsvFile> file, Function<Context, T> more) {
        return context -> file(context, visit -> file.apply(visit, more.apply(context)));
    }

    /** Gives a table of any length as a file. Whoever asks for the head alone gets no rows, and none are read. */
    Handler download(String name, BiConsumer<Visit, Consumer<List<String>>> rows) {
        return context -> {
            Visit visit = visit(context);
            boolean headOnly = context.req().getMethod().equals("HEAD");
            CsvDownload.send(context, name, each -> {
                if (!headOnly) {
                    rows.accept(visit, each);
                }
            });
        };
    }

    private void file(Context context, Function<Visit, CsvFile> csv) throws IOException {
        Visit visit = visit(context);
        String path = visit.path().replaceFirst("/+$", "");
        String name = path.substring(path.lastIndexOf('/') + 1);
        String product = visit.product().slug();
        if (context.req().getMethod().equals("GET")) {
            journal.action("export", visit.who().email(), Map.of("product", product, "what", name));
        }
        CsvFile file = csv.apply(visit);
        CsvDownload.send(context, file.name(product), file.rows()::forEach);
    }

    /** Who asks for what: {@link NotFound} if the path names no product. */
    Visit visit(Context context) {
        Session session = visitors.session(context).orElseThrow(LogInFirst::new);
        Map<String, String> query = new HashMap<>(Parameters.query(context));
        List<Product> all = products.all();
        return new Visit(
                session.account(),
                chosen(context, all),
                all,
                context.path(),
                query,
                session.csrf(),
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    private static Product chosen(Context context, List<Product> all) {
        String slug = context.pathParamMap().get("slug");
        if (slug == null) {
            return null;
        }
        return all.stream()
                .filter(product -> product.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new NotFound("There is no product of this name. Choose one from the first page."));
    }

    private void reply(Context context, Visit visit, Reply reply) {
        if (reply instanceof GoTo there) {
            Redirect.to(context, there.path());
        } else {
            render(context, visit, (Page) reply);
        }
    }

    /** Whether a form that was read elsewhere carried the session's token. */
    boolean isOf(Context context, String token) {
        return visitors.session(context).orElseThrow(LogInFirst::new).sent(token);
    }

    /** Shows the page once more, with what is wrong. */
    void renderAgain(Context context, Visit visit, Page page, InvalidInput wrong) {
        render(context, visit, again(page, Map.of(), wrong));
    }

    void render(Context context, Visit visit, Page page) {
        Map<String, Object> frame = new HashMap<>();
        frame.put("who", visit.who());
        frame.put("product", shown(context, visit));
        frame.put("products", visit.products());
        frame.put("path", visit.path());
        frame.put("section", section(visit));
        frame.put("csrf", visit.csrf());
        frame.put("telemetry", visit.who().superuser() ? telemetry(page) : null);
        frame.put("form", page.model().getOrDefault("form", Map.of()));
        rendering.render(context, page, frame);
    }

    /** The product whose pages stand in the side bar: on a page that is about none, the one that was looked at last. */
    private static Product shown(Context context, Visit visit) {
        if (visit.product() == null) {
            String last = Cookies.product(context);
            List<Product> all = visit.products();
            return all.stream()
                    .filter(product -> all.size() == 1 || product.slug().equals(last))
                    .findFirst()
                    .orElse(null);
        }
        if (!visit.product().slug().equals(Cookies.product(context))) {
            Cookies.keepProduct(context, visit.product().slug());
        }
        return visit.product();
    }

    /** The level in force, as the page itself knows it if it does: the frame shows no other. */
    private Object telemetry(Page page) {
        Object known = page.model().get("telemetry");
        return known == null ? senderState.get() : known;
    }

    /** The page as it was, with what is wrong and what was typed; passwords are typed again. */
    private static Page again(Page page, Map<String, String> form, InvalidInput wrong) {
        Map<String, Object> model = new LinkedHashMap<>(page.model());
        Map<String, String> typed = new HashMap<>(form);
        typed.keySet().removeIf(name -> name.contains("password") || name.startsWith("_"));
        model.put("form", typed);
        model.put("wrong", Wrong.of(wrong));
        return new Page(page.template(), model);
    }

    /** Which entry of the side bar the page belongs to: the part after the product's slug, or the first part. */
    private static String section(Visit visit) {
        String[] parts = visit.path().split("/");
        int at = visit.product() == null ? 1 : 3;
        String section = parts.length > at ? parts[at] : "";
        return switch (section) {
            case "funnels" -> "events";
            case "upload" -> "connect";
            default -> section;
        };
    }
}
