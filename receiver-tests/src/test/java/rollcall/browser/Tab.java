package rollcall.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** One browser tab that remembers what the browser complained about. */
public final class Tab implements AutoCloseable {
    /** The demo's product. */
    static final String DEMO = "/p/eventyay-demo/";

    /** Whether every chart on the page is drawn. */
    static final String ALL_DRAWN = "() => [...document.querySelectorAll('figure[data-chart] .chart-canvas')]"
            + ".every(box => box.querySelector('canvas'))";

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Tab(BrowserContext context) {
        this.context = context;
        page = context.newPage();
        page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
        page.onPageError(complaints::add);
        page.onRequestFailed(request -> complaints.add("failed: " + request.url()));
    }

    /** Opens a page; charts have drawn when this returns. */
    Page open(String path) {
        page.navigate(path);
        drawn();
        return page;
    }

    /** Waits until every chart on the page is drawn. */
    void drawn() {
        page.waitForFunction(ALL_DRAWN);
    }

    Page page() {
        return page;
    }

    /** Errors, warnings and anything else on the console, and requests that failed. */
    List<String> complaints() {
        return complaints;
    }

    /** What the element that has the focus says. */
    String focused() {
        return page.evaluate("() => document.activeElement.innerText.trim()").toString();
    }

    @Override
    public void close() {
        context.close();
    }
}
