package rollcall.http;

import io.javalin.http.Context;
import rollcall.pages.Visit;
import rollcall.pages.settings.ReportFilePage;
import rollcall.sender.ship.ReportFile;

/** {@code POST /settings/telemetry/report}: what would be sent now, as a file; or a page that says why there is none. */
final class ReportFileDoor {
    private final PageRoute route;
    private final ReportFilePage page;

    ReportFileDoor(PageRoute route, ReportFilePage page) {
        this.route = route;
        this.page = page;
    }

    void save(Context context) {
        Visit visit = route.visit(context);
        ReportFile.Saved saved = page.save(visit);
        if (saved.isFile()) {
            context.contentType("application/x-ndjson")
                    .header("Content-Disposition", "attachment; filename=\"" + page.fileName(visit.today()) + "\"")
                    .result(saved.bytes());
        } else {
            context.status(409);
            route.render(context, visit, page.nothing(visit, saved.why()));
        }
    }
}
