package rollcall.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import rollcall.Wiring;
import rollcall.demo.Demo;
import rollcall.demo.DemoDatabase;
import rollcall.support.page.Visitor;

/** The demo on a free port and one Chromium to look at it, shared by all tests of this process. */
public final class DemoSite {
    /** English of no country, in which pages write 1,234 and 2026-11-28. */
    public static final String LOCALE = "en";

    private final Browser browser;
    private final Wiring server;
    private final String session;

    DemoSite() {
        browser = Chromium.launch(Chromium.playwright());
        server = DemoDatabase.start(DemoDatabase.fresh(), DemoDatabase.clock());
        session = logIn(server.demoLogin().orElseThrow());
    }

    /** A browser of another country. */
    Tab tab(Look look, String locale) {
        return new Tab(browser.newContext(options(look).setLocale(locale).setStorageState(session)));
    }

    /** A wide window, light, with scripts; somebody is logged in. */
    public Tab tab() {
        return tab(Look.LIGHT);
    }

    public Tab tab(Look look) {
        return new Tab(browser.newContext(options(look).setStorageState(session)));
    }

    /** As a browser without scripts sees it. */
    public Tab withoutScripts() {
        return new Tab(
                browser.newContext(options(Look.LIGHT).setStorageState(session).setJavaScriptEnabled(false)));
    }

    /** As a browser of touch screens shows it. */
    Tab touched() {
        return new Tab(
                browser.newContext(options(Look.NARROW).setStorageState(session).setHasTouch(true)));
    }

    /** Nobody is logged in. */
    Tab tabOfStranger() {
        return tabOfStranger(LOCALE);
    }

    Tab tabOfStranger(String locale) {
        return new Tab(browser.newContext(options(Look.LIGHT).setLocale(locale)));
    }

    /** Somebody is logged in who is no superuser. */
    Tab tabOfMaintainer() {
        return tabAt(server, Visitor.maintainer(server).cookie("rollcall_session"));
    }

    /**
     * The same browser at another server.
     *
     * @param session the cookie of somebody who is logged in there; null for nobody
     */
    Tab tabAt(Wiring other, String session) {
        String site = "http://127.0.0.1:" + other.port();
        BrowserContext context = browser.newContext(options(Look.LIGHT).setBaseURL(site));
        if (session != null) {
            context.addCookies(List.of(new Cookie("rollcall_session", session).setUrl(site)));
        }
        return new Tab(context);
    }

    private String logIn(Demo.Login login) {
        try (Tab tab = new Tab(browser.newContext(options(Look.LIGHT)))) {
            tab.open("/login");
            tab.page().getByLabel("E-mail").fill(login.email());
            tab.page().getByLabel("Password").fill(login.password());
            tab.page().keyboard().press("Enter");
            tab.page().waitForURL("**/overview");
            return tab.page().context().storageState();
        }
    }

    private Browser.NewContextOptions options(Look look) {
        return new Browser.NewContextOptions()
                .setBaseURL("http://127.0.0.1:" + server.port())
                .setViewportSize(look.width, look.height)
                .setLocale(LOCALE)
                .setColorScheme(look.scheme);
    }

    /** How a visitor's screen is. */
    public enum Look {
        LIGHT(ColorScheme.LIGHT, 1280, 900),
        DARK(ColorScheme.DARK, 1280, 900),
        NARROW(ColorScheme.LIGHT, 390, 844);

        private final ColorScheme scheme;
        private final int width;
        private final int height;

        Look(ColorScheme scheme, int width, int height) {
            this.scheme = scheme;
            this.width = width;
            this.height = height;
        }

        /** Changes the screen of an open page to this. */
        void at(Page page) {
            page.setViewportSize(width, height);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        }
    }
}
