package rollcall.http.request;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.UnsupportedMediaTypeResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.eclipse.jetty.util.UrlEncoded;
import rollcall.http.answer.Failure;

/**
 * The parameters of queries and forms; of each name the first value. Text that is not valid UTF-8, or contains NUL (which no text in
 * PostgreSQL may contain), is rejected with 400 before a page sees it.
 */
public final class Parameters {
    private static final int LONGEST_FORM = 64 * 1024;
    private static final int MOST_FIELDS = 500;
    private static final String FORM = "rollcall.form";

    private final Map<String, String> values = new LinkedHashMap<>();

    private Parameters() {}

    /**
     * The parameters of the query.
     *
     * @throws BadRequestResponse if it is not valid
     */
    public static Map<String, String> query(Context context) {
        Parameters parameters = new Parameters();
        read(context, parameters::add);
        return parameters.values;
    }

    /** All values of each parameter of the query, in order. */
    public static Map<String, List<String>> all(Context context) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        read(
                context,
                (name, value) ->
                        all.computeIfAbsent(name, none -> new ArrayList<>()).add(value));
        return all;
    }

    /** The fields of the form, at most 64 KiB. Reads the body once. */
    public static Map<String, String> form(Context context) {
        return context.attributeOrCompute(FORM, Parameters::readForm);
    }

    private static void read(Context context, BiConsumer<String, String> to) {
        String query = context.queryString();
        if (query != null) {
            try {
                UrlEncoded.decodeUtf8To(query, 0, query.length(), to);
            } catch (IllegalArgumentException e) {
                throw new BadRequestResponse();
            }
        }
    }

    private static Map<String, String> readForm(Context context) {
        String type = context.contentType();
        if (type == null || !type.toLowerCase(java.util.Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
            throw new UnsupportedMediaTypeResponse();
        }
        Failure.requireWhole(context);
        Parameters parameters = new Parameters();
        try {
            UrlEncoded.decodeUtf8To(context.bodyInputStream(), parameters::add, LONGEST_FORM, MOST_FIELDS);
        } catch (IllegalStateException e) {
            throw new ContentTooLargeResponse();
        } catch (IllegalArgumentException | IOException e) {
            throw new BadRequestResponse();
        }
        return parameters.values;
    }

    private void add(String name, String value) {
        if (name.indexOf('\0') >= 0 || value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("NUL");
        }
        values.putIfAbsent(name, value);
    }
}
