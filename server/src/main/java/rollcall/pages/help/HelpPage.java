package rollcall.pages.help;

import java.util.Map;
import java.util.stream.Collectors;
import rollcall.pages.Page;
import rollcall.pages.Visit;
import rollcall.pages.text.Words;

/** What do the words mean? The same for every product and everybody. */
public final class HelpPage {
    private final Chapter words = Chapter.named("words");

    /** Every word with what is counted, over which days, and what it is divided by. */
    public Page show(Visit visit) {
        return new Page("help", Map.of("title", words.title(), "groups", words.groups(), "html", words.html()));
    }

    /** What each word is called inside a sentence, by its anchor on the page. */
    public Map<String, String> words() {
        return words.groups().stream()
                .flatMap(group -> group.words().stream())
                .collect(Collectors.toUnmodifiableMap(Chapter.Entry::anchor, entry -> Words.lower(entry.title())));
    }
}
