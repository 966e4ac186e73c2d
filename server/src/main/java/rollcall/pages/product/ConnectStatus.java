package rollcall.pages.product;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import rollcall.analysis.events.EventUse;
import rollcall.analysis.instances.Instances;
import rollcall.analysis.rejections.LastRequests;
import rollcall.pages.PageRequest;
import rollcall.pages.text.Moment;

/** What has arrived of a product, as Connect shows it again and again. */
public final class ConnectStatus {
    private final Instances instances;
    private final EventUse uses;
    private final LastRequests lastRequests;
    private final Clock clock;

    public ConnectStatus(Instances instances, EventUse uses, LastRequests lastRequests, Clock clock) {
        this.instances = instances;
        this.uses = uses;
        this.lastRequests = lastRequests;
        this.clock = clock;
    }

    /** The newest heartbeat, whether there are events, and the last requests; superusers see those without a valid key as well. */
    Map<String, Object> model(PageRequest pageRequest) {
        Map<String, Object> model = new HashMap<>();
        Instant now = clock.instant();
        String here = "/p/" + pageRequest.product().slug();
        model.put("statusHref", here + "/connect/status");
        model.put("overviewHref", here + "/overview");
        model.put("eventsHref", uses.firstDay(pageRequest.product()) == null ? null : here + "/events");
        model.put(
                "requests",
                lastRequests.of(pageRequest.product(), pageRequest.who().superuser()).stream()
                        .map(each -> RequestLine.of(each, now))
                        .toList());
        instances.latest(pageRequest.product()).ifPresent(latest -> {
            model.put("heartbeatOf", latest.instanceId().toString());
            model.put("heartbeatHref", here + "/instances/" + latest.instanceId());
            model.put("heartbeatVersion", latest.version());
            model.put("heartbeatAt", Moment.of(latest.at(), now));
        });
        return model;
    }
}
