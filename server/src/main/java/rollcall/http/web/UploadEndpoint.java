package rollcall.http.web;

import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import rollcall.http.answer.Failure;
import rollcall.intake.file.FileIntake;
import rollcall.pages.Page;
import rollcall.pages.PageRequest;
import rollcall.pages.product.UploadPage;
import rollcall.report.InvalidInput;
import rollcall.sender.audit.AuditLog;

/** {@code POST /p/{slug}/upload}: the only route for a form with a file. The guard has checked that a superuser is logged in. */
public final class UploadEndpoint {
    private static final long PATIENCE_SECONDS = 10;

    /** Requests that may wait; each holds a thread. */
    private static final int MOST_WAITING = 8;

    private final PageRoute route;
    private final FileIntake intake;
    private final UploadPage page;
    private final AuditLog auditLog;

    /** One file at a time, because the work on its lines needs many times its size in memory. */
    private final Semaphore turn = new Semaphore(1, true);

    public UploadEndpoint(PageRoute route, FileIntake intake, UploadPage page, AuditLog auditLog) {
        this.route = route;
        this.intake = intake;
        this.page = page;
        this.auditLog = auditLog;
    }

    public void send(Context context) throws IOException, InterruptedException {
        if (!Multipart.isOne(context)) {
            throw Failure.staleForm();
        }
        PageRequest pageRequest = route.request(context);
        if (turn.getQueueLength() >= MOST_WAITING || !turn.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            showError(
                    context,
                    pageRequest,
                    503,
                    new InvalidInput("file", "Another file is being read. Try again in a minute."));
            return;
        }
        try {
            send(context, pageRequest);
        } finally {
            turn.release();
        }
    }

    private void send(Context context, PageRequest pageRequest) throws IOException {
        try {
            Multipart form = Multipart.read(context, "file", FileIntake.MOST_BYTES);
            if (!route.hasToken(context, form.token())) {
                throw Failure.staleForm();
            }
            List<FileIntake.LineResult> lines = intake.take(pageRequest.product(), onlyOne(form.files()));
            auditLog.action(
                    "report-uploaded",
                    pageRequest.who().email(),
                    Map.of("product", pageRequest.product().slug()));
            route.render(context, pageRequest, page.show(pageRequest, lines));
        } catch (ContentTooLargeResponse e) {
            showError(
                    context,
                    pageRequest,
                    413,
                    new InvalidInput("file", "A report file has at most 32 MiB. Nothing of it was kept."));
        } catch (InvalidInput e) {
            showError(context, pageRequest, 422, e);
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

    private void showError(Context context, PageRequest pageRequest, int status, InvalidInput wrong) {
        context.status(status);
        Page again = page.show(pageRequest);
        route.renderAgain(context, pageRequest, again, wrong);
    }
}
