package rollcall.pages.chart;

import java.util.HashMap;
import java.util.Map;
import rollcall.pages.Page;

/** The page that is shown as long as there are no data. It says what the page will show. */
public final class EmptyPage {
    private EmptyPage() {}

    /**
     * @param title the page's question
     * @param will what the page will show, as the end of a sentence
     */
    public static Page page(String title, String will) {
        return page(title, will, null);
    }

    /**
     * @param eventsOnly instances that have sent events and no heartbeat; null if there are none, or if the page does
     *     not mention them
     */
    public static Page page(String title, String will, Integer eventsOnly) {
        Map<String, Object> model = new HashMap<>();
        model.put("title", title);
        model.put("will", will);
        model.put("eventsOnly", eventsOnly);
        return new Page("nothing-yet", model);
    }
}
