package rollcall.pages;

import java.util.Map;

/** A page that has nothing to show yet says what will be here. */
final class Empty {
    private Empty() {}

    /**
     * @param title the page's question
     * @param will what will be here, as the end of a sentence
     */
    static Page page(String title, String will) {
        return new Page("nothing-yet", Map.of("title", title, "will", will));
    }
}
