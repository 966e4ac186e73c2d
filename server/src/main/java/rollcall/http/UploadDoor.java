package rollcall.http;

import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import rollcall.access.InvalidInput;
import rollcall.intake.FileIntake;
import rollcall.pages.Page;
import rollcall.pages.Visit;
import rollcall.pages.product.UploadPage;
import rollcall.report.FileLine;
import rollcall.sender.Journal;

/** {@code POST /p/{slug}/upload}: the one route that takes a form with a file. Behind the guard: a superuser is logged in. */
final class UploadDoor {
    private static final long PATIENCE_SECONDS = 10;

    /** Who waits holds a thread that others need. */
    private static final int MOST_WAITING = 8;

    private final PageRoute route;
    private final FileIntake intake;
    private final UploadPage page;
    private final Journal journal;

    /** One file at a time: while its lines are taken it takes many times its size. */
    private final Semaphore turn = new Semaphore(1, true);

    UploadDoor(PageRoute route, FileIntake intake, UploadPage page, Journal journal) {
        this.route = route;
        this.intake = intake;
        this.page = page;
        this.journal = journal;
    }

    void send(Context context) throws IOException, InterruptedException {
        if (!Multipart.isOne(context)) {
            throw Failures.staleForm();
        }
        Visit visit = route.visit(context);
        if (turn.getQueueLength() >= MOST_WAITING || !turn.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            refuse(context, visit, 503, new InvalidInput("file", "Another file is being read. Try again in a minute."));
            return;
        }
        try {
            send(context, visit);
        } finally {
            turn.release();
        }
    }

    private void send(Context context, Visit visit) throws IOException {
        try {
            Multipart form = Multipart.read(context, "file", FileIntake.MOST_BYTES);
            if (!route.isOf(context, form.token())) {
                throw Failures.staleForm();
            }
            List<FileLine> lines = intake.take(visit.product(), onlyOne(form.files()));
            journal.action(
                    "report-uploaded",
                    visit.who().email(),
                    Map.of("product", visit.product().slug()));
            route.render(context, visit, page.show(visit, lines));
        } catch (ContentTooLargeResponse e) {
            refuse(
                    context,
                    visit,
                    413,
                    new InvalidInput("file", "A report file has at most 32 MiB. Nothing of it was kept."));
        } catch (InvalidInput e) {
            refuse(context, visit, 422, e);
        }
    }

    private static byte[] onlyOne(List<byte[]> files) {
        if (files.size() != 1) {
            throw new InvalidInput(
                    "file",
                    files.isEmpty() ? "Choose the report file." : "Upload one file at a time. Nothing was kept.");
        }
        return files.get(0);
    }

    private void refuse(Context context, Visit visit, int status, InvalidInput wrong) {
        context.status(status);
        Page again = page.show(visit);
        route.renderAgain(context, visit, again, wrong);
    }
}
