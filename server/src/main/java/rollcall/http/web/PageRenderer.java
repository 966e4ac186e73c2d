package rollcall.http.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import rollcall.access.MaskedToken;
import rollcall.http.request.Caller;
import rollcall.pages.Page;
import rollcall.pages.text.Dates;
import rollcall.pages.text.Messages;
import rollcall.pages.text.ReaderLocale;
import rollcall.report.BuildVersion;

/** Renders pages as HTML. Templates are read once; all values of a model are escaped. */
public final class PageRenderer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TemplateEngine engine = new TemplateEngine();
    private final Map<String, String> assets;
    private final Map<String, String> words;

    /** What a language has on every page, made once for each. */
    private final Map<Locale, FrameWords> frameWords = new ConcurrentHashMap<>();

    private record FrameWords(Map<String, String> meanings, List<Language> languages, String scriptMessages) {}

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
        engine.setMessageResolver(new TemplateMessages());
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
        model.put("programVersion", BuildVersion.text());
        model.put(PrefixedLinks.PREFIX, Caller.of(context).prefix());
        Locale locale = ReaderLocale.get();
        model.put("locale", locale.toLanguageTag());
        FrameWords said = frameWords.computeIfAbsent(
                ReaderLocale.language(), language -> new FrameWords(meanings(), others(), scriptMessages()));
        model.put("meanings", said.meanings());
        model.put("languages", said.languages());
        model.put("written", new WrittenDays());
        model.put("scriptMessages", said.scriptMessages());
        org.thymeleaf.context.Context values = new org.thymeleaf.context.Context(locale, model);
        context.contentType("text/html; charset=utf-8");
        GzipAnswers.result(context, engine.process(page.template(), values));
        context.header("Vary", "Accept-Encoding, Accept-Language, Cookie");
    }

    /**
     * A language that a reader can switch to.
     *
     * @param tag for {@code lang}
     * @param name in the language itself
     */
    public record Language(String tag, String name) {}

    /** Writes days in templates. */
    public static final class WrittenDays {
        /** @param day a {@link LocalDate}, or one as text: 2026-11-28 */
        public String day(Object day) {
            return Dates.day(day instanceof LocalDate date ? date : LocalDate.parse(day.toString()));
        }
    }

    /** The words that Help defines, in the reader's language. */
    private Map<String, String> meanings() {
        if (ReaderLocale.language().equals(ReaderLocale.PLAIN)) {
            return words;
        }
        return words.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, word -> meaning(word.getKey(), word.getValue())));
    }

    private static String meaning(String anchor, String english) {
        return Messages.getOr("words.title-" + anchor, english);
    }

    private static List<Language> others() {
        return ReaderLocale.LANGUAGES.stream()
                .filter(each -> !each.equals(ReaderLocale.language()))
                .map(each -> new Language(each.toLanguageTag(), each.getDisplayLanguage(each)))
                .toList();
    }

    private static String scriptMessages() {
        try {
            return JSON.writeValueAsString(Messages.ofScripts());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
