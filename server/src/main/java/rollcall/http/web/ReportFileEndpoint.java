package rollcall.http.web;

import io.javalin.http.Context;
import rollcall.pages.PageRequest;
import rollcall.pages.settings.ReportFilePage;
import rollcall.sender.file.ReportFile;

/**
 * {@code POST /settings/telemetry/report}: the report that would be sent now, as a file; a page with the reason if there is nothing to
 * send.
 */
public final class ReportFileEndpoint {
    private final PageRoute route;
    private final ReportFilePage page;

    public ReportFileEndpoint(PageRoute route, ReportFilePage page) {
        this.route = route;
        this.page = page;
    }

    public void save(Context context) {
        PageRequest pageRequest = route.request(context);
        ReportFile.Saved saved = page.save(pageRequest);
        if (saved.isFile()) {
            context.contentType("application/x-ndjson")
                    .header(
                            "Content-Disposition",
                            "attachment; filename=\"" + page.fileName(pageRequest.today()) + "\"")
                    .result(saved.bytes());
        } else {
            context.status(409);
            route.render(context, pageRequest, page.nothing(pageRequest, saved.why()));
        }
    }
}
