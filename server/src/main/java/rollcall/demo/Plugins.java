package rollcall.demo;

import java.util.ArrayList;
import java.util.List;
import rollcall.report.ReportedValue;

/** The plugins that an installation reports as enabled. */
final class Plugins {
    /**
     * A plugin of the demo's product.
     *
     * @param share the share of installations that have it, of those that could install it
     * @param since the first release that has it
     * @param need the plugin without which it cannot be installed; null if there is none
     * @param gone the release with which most give it up; null if there is none
     */
    private record Plugin(String name, double share, String since, String need, String gone) {
        Plugin(String name, double share, String since, String need) {
            this(name, share, since, need, null);
        }
    }

    /** The share of installations that give up a plugin with the release in which another one takes its place. */
    private static final double GIVE_UP = 0.85;

    private static final List<Plugin> ALL = List.of(
            new Plugin("pretix.plugins.ticketoutputpdf", 0.83, "2.3.0", null),
            new Plugin("pretix.plugins.checkinlists", 0.69, "2.3.0", null),
            new Plugin("pretix.plugins.sendmail", 0.61, "2.3.0", null),
            new Plugin("pretix.plugins.banktransfer", 0.48, "2.3.0", null),
            new Plugin("pretix.plugins.statistics", 0.41, "2.3.0", null),
            new Plugin("pretix.plugins.badges", 0.24, "2.3.0", "pretix.plugins.ticketoutputpdf"),
            new Plugin("eventyay.plugins.stripe", 0.57, "2.3.0", null),
            new Plugin("eventyay.plugins.paypal", 0.52, "2.3.0", "eventyay.plugins.stripe"),
            new Plugin("eventyay.plugins.webcheckin", 0.55, "2.4.0", "pretix.plugins.checkinlists"),
            new Plugin("eventyay.plugins.exhibition", 0.19, "2.5.0", null),
            new Plugin("eventyay.plugins.video", 0.37, "2.6.0", null),
            new Plugin("eventyay.plugins.interpretation", 0.12, "3.0.0", "eventyay.plugins.video"),
            // The plugin for videos of 2.6.0 takes its place.
            new Plugin("pretalx.plugins.vimeo", 0.08, "2.3.0", null, "3.0.0"),
            // A plugin that only some installations wrote for themselves: no vocabulary permits its dotted name.
            new Plugin("acme.intranet.login", 0.015, "2.3.0", null));

    private Plugins() {}

    static ReportedValue of(DemoInstallation who, Release release) {
        List<String> enabled = new ArrayList<>();
        boolean none = Odds.of("no plugins", who.number()).chance(0.06);
        for (Plugin plugin : none ? List.<Plugin>of() : ALL) {
            boolean possible = release.hasWhatCameWith(plugin.since())
                    && (plugin.need() == null || enabled.contains(plugin.need()))
                    && !isGivenUp(plugin, who, release);
            if (possible && Odds.of(plugin.name(), who.number()).chance(plugin.share())) {
                enabled.add(plugin.name());
            }
        }
        return new ReportedValue.Names(enabled);
    }

    private static boolean isGivenUp(Plugin plugin, DemoInstallation who, Release release) {
        return plugin.gone() != null
                && release.hasWhatCameWith(plugin.gone())
                && Odds.of(plugin.name() + " given up", who.number()).chance(GIVE_UP);
    }
}
