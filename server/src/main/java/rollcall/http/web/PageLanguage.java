package rollcall.http.web;

import io.javalin.http.Context;
import java.util.Locale;
import rollcall.http.answer.Failure;
import rollcall.http.request.Cookies;
import rollcall.http.request.CrossSite;
import rollcall.http.request.Parameters;
import rollcall.http.request.Redirect;
import rollcall.pages.text.ReaderLocale;

/** The language in which a page answers: the one that the visitor chose in this browser, or else the browser's own. */
public final class PageLanguage {
    private PageLanguage() {}

    /** Forgets the language of the request before, which the same thread answered. */
    public static void forget(Context context) {
        ReaderLocale.clear();
    }

    /** Sets the reader's locale for this request. */
    public static void choose(Context context) {
        ReaderLocale.set(ReaderLocale.of(Cookies.language(context), context.header("Accept-Language")));
    }

    /**
     * Keeps the language that the visitor chose, and leads back to the page with the choice. No log-in is needed for it, so it needs no
     * token either; only a page of another site may not choose.
     */
    public static void keep(Context context) {
        if (CrossSite.sent(context)) {
            throw Failure.staleForm();
        }
        String chosen = Parameters.form(context).get("language");
        ReaderLocale.LANGUAGES.stream()
                .map(Locale::toLanguageTag)
                .filter(each -> each.equals(chosen))
                .findFirst()
                .ifPresent(language -> Cookies.keepLanguage(context, language));
        String page = ReturnPath.shown(context);
        Redirect.to(context, ReturnPath.isOwn(page) ? page : "/");
    }
}
