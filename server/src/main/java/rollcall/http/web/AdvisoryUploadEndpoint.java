package rollcall.http.web;

import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import rollcall.http.answer.Failure;
import rollcall.pages.PageRequest;
import rollcall.pages.reach.AdvisoriesPage;
import rollcall.report.InvalidInput;

/** {@code POST /p/{slug}/advisories/upload}: a form with the file of an advisory. The guard has checked that somebody is logged in. */
public final class AdvisoryUploadEndpoint {
    private static final long PATIENCE_SECONDS = 5;

    private final PageRoute route;
    private final AdvisoriesPage page;

    /** Few files at a time, because the tree of a file takes many times its size in memory. */
    private final Semaphore turns = new Semaphore(2, true);

    public AdvisoryUploadEndpoint(PageRoute route, AdvisoriesPage page) {
        this.route = route;
        this.page = page;
    }

    public void send(Context context) throws IOException, InterruptedException {
        if (!Multipart.isOne(context)) {
            throw Failure.staleForm();
        }
        PageRequest pageRequest = route.request(context);
        if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            showError(context, pageRequest, 503, "Another file is being read. Try again in a minute.");
            return;
        }
        try {
            send(context, pageRequest);
        } finally {
            turns.release();
        }
    }

    private void send(Context context, PageRequest pageRequest) throws IOException {
        try {
            Multipart form = Multipart.read(context, "file", AdvisoriesPage.MOST_BYTES);
            if (!route.hasToken(context, form.token())) {
                throw Failure.staleForm();
            }
            if (form.files().size() != 1) {
                throw new InvalidInput("file", "Choose one file of an advisory. Nothing was kept.");
            }
            route.reply(
                    context, pageRequest, page.upload(pageRequest, form.files().get(0)));
        } catch (ContentTooLargeResponse e) {
            showError(context, pageRequest, 413, "A file of an advisory has at most 1 MiB. Nothing of it was kept.");
        } catch (InvalidInput e) {
            // What is wrong with a value of the file is wrong with the file.
            showError(context, pageRequest, 422, Objects.requireNonNull(e.getMessage()));
        }
    }

    private void showError(Context context, PageRequest pageRequest, int status, String message) {
        context.status(status);
        route.renderAgain(context, pageRequest, page.show(pageRequest), new InvalidInput("file", message));
    }
}
