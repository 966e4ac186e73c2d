package rollcall.http.web;

import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import rollcall.access.MaskedToken;
import rollcall.http.request.Caller;
import rollcall.pages.Page;
import rollcall.report.BuildVersion;

/** Renders pages as HTML. Templates are read once; all values of a model are escaped. */
public final class PageRenderer {
    private final TemplateEngine engine = new TemplateEngine();
    private final Map<String, String> assets;
    private final Map<String, String> words;

    /**
     * @param assets the URL of each static file by its name
     * @param words the title of each word that Help defines, by its anchor there
     */
    public PageRenderer(Map<String, String> assets, Map<String, String> words) {
        this.assets = assets;
        this.words = words;
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver(PageRenderer.class.getClassLoader());
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        templates.setTemplateMode(TemplateMode.HTML);
        templates.setCharacterEncoding("UTF-8");
        templates.setCacheable(true);
        engine.setTemplateResolver(templates);
        engine.addDialect(new PageFilter(NumbersAsData.class, 900));
        engine.addDialect(new PageFilter(PrefixedLinks.class, 1_000));
    }

    /**
     * Writes the page into the answer. The token of its forms, {@code csrf}, is masked differently each time.
     *
     * @param frame values for the layout around the page
     */
    public void render(Context context, Page page, Map<String, Object> frame) {
        Map<String, Object> model = new HashMap<>(page.model());
        model.putAll(frame);
        model.computeIfPresent("csrf", (name, token) -> MaskedToken.of(token.toString()));
        model.put("assets", assets);
        model.put("meanings", words);
        model.put("programVersion", BuildVersion.text());
        model.put(PrefixedLinks.PREFIX, Caller.of(context).prefix());
        org.thymeleaf.context.Context values = new org.thymeleaf.context.Context(Locale.ENGLISH, model);
        context.contentType("text/html; charset=utf-8");
        GzipAnswers.result(context, engine.process(page.template(), values));
    }
}
