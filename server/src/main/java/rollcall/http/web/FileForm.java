package rollcall.http.web;

import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import rollcall.http.answer.Failure;
import rollcall.pages.FormReply;
import rollcall.pages.Page;
import rollcall.pages.PageRequest;
import rollcall.report.InvalidInput;

/**
 * A form with one small file, held in memory. The guard has checked that somebody is logged in.
 *
 * @param page shown again with the error if the file is invalid
 * @param most bytes of the file
 * @param tooLarge what to say of a larger one
 * @param none what to say if no file was chosen
 * @param action takes the file
 */
public record FileForm(
        PageRoute route,
        Function<PageRequest, Page> page,
        int most,
        String tooLarge,
        String none,
        BiFunction<PageRequest, byte[], FormReply> action)
        implements Handler {
    private static final long PATIENCE_SECONDS = 5;

    /** Few files at a time, because what is read from a file takes many times its size in memory. */
    private static final Semaphore TURNS = new Semaphore(2, true);

    @Override
    public void handle(Context context) throws InterruptedException {
        if (!Multipart.isOne(context)) {
            throw Failure.staleForm();
        }
        PageRequest pageRequest = route.request(context);
        if (!TURNS.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            showError(context, pageRequest, 503, "Other files are being read. Try again in a minute.");
            return;
        }
        try {
            handle(context, pageRequest);
        } finally {
            TURNS.release();
        }
    }

    private void handle(Context context, PageRequest pageRequest) {
        try {
            Multipart form = Multipart.read(context, "file", most);
            if (!route.hasToken(context, form.token())) {
                throw Failure.staleForm();
            }
            route.reply(context, pageRequest, action.apply(pageRequest, onlyOne(form.files())));
        } catch (ContentTooLargeResponse e) {
            showError(context, pageRequest, 413, tooLarge);
        } catch (InvalidInput e) {
            // What is wrong with a value of the file is wrong with the file.
            showError(context, pageRequest, 422, Objects.requireNonNull(e.getMessage()));
        }
    }

    private byte[] onlyOne(List<byte[]> files) {
        if (files.size() != 1) {
            throw new InvalidInput("file", files.isEmpty() ? none : "Upload one file at a time. Nothing was kept.");
        }
        return files.get(0);
    }

    private void showError(Context context, PageRequest pageRequest, int status, String message) {
        context.status(status);
        route.renderAgain(context, pageRequest, page.apply(pageRequest), new InvalidInput("file", message));
    }
}
