package rollcall.http.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import rollcall.pages.FieldsShown;
import rollcall.pages.OneConnection;
import rollcall.pages.PageRequest;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.text.ReaderLocale;
import rollcall.report.Product;
import rollcall.sender.audit.AuditLog;

/** Sends the numbers of pages as files, and notes in the audit log who took which. */
final class FileAnswers {
    /** Stands for the product in the name of a file about all of them, and in the audit log. */
    private static final String ALL = "all";

    private final PageTurns turns;
    private final OneConnection connection;
    private final FieldsShown fieldsShown;
    private final AuditLog auditLog;

    /** @param connection lends the connection over which a table is read; rows of any length are read over others */
    FileAnswers(PageTurns turns, OneConnection connection, FieldsShown fieldsShown, AuditLog auditLog) {
        this.turns = turns;
        this.connection = connection;
        this.fieldsShown = fieldsShown;
        this.auditLog = auditLog;
    }

    /** The same, which reads tables over another connection. */
    FileAnswers over(OneConnection other) {
        return new FileAnswers(turns, other, fieldsShown, auditLog);
    }

    /** Files are for programs: in plain English. */
    void table(Context context, PageRequest pageRequest, Function<PageRequest, CsvFile> csv) throws IOException {
        String product = note(context, pageRequest);
        ReaderLocale.clear();
        CsvFile file = turns.during(pageRequest.who().id(), connection, () -> {
            CsvFile made = csv.apply(pageRequest);
            fieldsShown.note(pageRequest);
            return made;
        });
        CsvDownload.send(context, file.name(product), file.rows()::forEach);
    }

    /** Gives the turn back with the first row: the rows after it leave at the pace of their reader. */
    void rows(
            Context context, PageRequest pageRequest, String name, BiConsumer<PageRequest, Consumer<List<String>>> rows)
            throws IOException {
        ReaderLocale.clear();
        boolean headOnly = context.req().getMethod().equals("HEAD");
        PageTurns.Turn turn = turns.take(pageRequest.who().id());
        try {
            CsvDownload.send(context, name, each -> {
                if (!headOnly) {
                    rows.accept(pageRequest, row -> {
                        turn.end();
                        each.accept(row);
                    });
                }
            });
        } finally {
            turn.end();
        }
    }

    /** Notes in the audit log who takes which file. Returns the product's part of the file's name. */
    String note(Context context, PageRequest pageRequest) {
        String name = pageRequest.path().replaceFirst("/+$", "").replaceFirst(".*/", "");
        Product about = pageRequest.product();
        String product = about == null ? ALL : about.slug();
        if (context.req().getMethod().equals("GET")) {
            auditLog.action("export", pageRequest.who().email(), Map.of("product", product, "what", name));
        }
        return product;
    }
}
