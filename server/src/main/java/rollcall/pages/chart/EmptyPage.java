package rollcall.pages.chart;

import java.util.HashMap;
import java.util.Map;
import rollcall.pages.Page;

/** The page that is shown as long as there are no data. It says what will be here. */
public final class EmptyPage {
    private EmptyPage() {}

    /**
     * @param title the page's question
     * @param will what will be here, as the end of a sentence
     */
    public static Page page(String title, String will) {
        return page(title, will, null);
    }

    /** @param eventsOnly instances that have sent events and no heartbeat: "3 instances have"; null if there are none, or if the page does not say it */
    public static Page page(String title, String will, String eventsOnly) {
        Map<String, Object> model = new HashMap<>();
        model.put("title", title);
        model.put("will", will);
        model.put("eventsOnly", eventsOnly);
        return new Page("nothing-yet", model);
    }
}
