package rollcall.pages.help;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import rollcall.pages.NotFound;
import rollcall.pages.Page;
import rollcall.pages.PageRequest;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Phrases;
import rollcall.pages.text.ReaderLocale;

/** The manual. It is the same for every product and for everybody who is logged in. */
public final class HelpPage {
    /** The chapters in the order in which the menu lists them. */
    private static final List<String> MENU = List.of(
            "Getting around",
            "Connect",
            "Own format",
            "Advisories",
            "Air-gapped",
            "Being forgotten",
            "Operate",
            "Troubleshooting",
            "Privacy",
            "Sender and agent",
            "Words",
            "Contributing");

    private static final String WORDS = "Words";

    private final List<Chapter> chapters = chapters();

    /** The page that lists all chapters with their headings. */
    public Page index(PageRequest pageRequest) {
        return new Page("help", Map.of("chapters", chapters));
    }

    /**
     * The chapter that the path names.
     *
     * @throws NotFound if there is no such chapter
     */
    public Page chapter(PageRequest pageRequest) {
        String name = pageRequest.path().replaceFirst("^/help/", "").replaceFirst("/+$", "");
        Chapter chapter = chapters.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFound("Help has no chapter of this name."));
        return new Page("help-chapter", Map.of("chapter", chapter, "chapters", chapters, "note", note()));
    }

    /** Tells readers of another language that the chapter is in English; empty for those of English. */
    private static String note() {
        return ReaderLocale.language().equals(ReaderLocale.PLAIN) ? "" : Messages.get("help.in-english");
    }

    /** The words that the chapter Words explains, as they are written inside a sentence, by their anchors in that chapter. */
    public Map<String, String> words() {
        return chapters.stream()
                .filter(each -> each.menu().equals(WORDS))
                .flatMap(words -> words.groups().stream())
                .flatMap(group -> group.words().stream())
                .collect(Collectors.toUnmodifiableMap(Chapter.Entry::anchor, entry -> Phrases.lower(entry.title())));
    }

    /** All chapters, in the order of the menu. */
    static List<Chapter> chapters() {
        return MENU.stream().map(Chapter::called).toList();
    }
}
