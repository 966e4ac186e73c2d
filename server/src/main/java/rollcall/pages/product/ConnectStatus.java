package rollcall.pages.product;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import rollcall.analysis.events.EventUse;
import rollcall.analysis.instances.Instances;
import rollcall.analysis.rejections.LastRequests;
import rollcall.pages.IgnoredFields;
import rollcall.pages.PageRequest;
import rollcall.pages.text.Moment;

/** What has arrived of a product, as Connect shows it again and again. */
public final class ConnectStatus {
    private final Instances instances;
    private final EventUse uses;
    private final LastRequests lastRequests;
    private final IgnoredFields ignoredFields;
    private final Clock clock;

    public ConnectStatus(
            Instances instances, EventUse uses, LastRequests lastRequests, IgnoredFields ignoredFields, Clock clock) {
        this.instances = instances;
        this.uses = uses;
        this.lastRequests = lastRequests;
        this.ignoredFields = ignoredFields;
        this.clock = clock;
    }

    /**
     * The newest heartbeat, whether there are events, the last requests, and which of the names that were ignored in them can be kept.
     * Superusers see requests without a valid key as well.
     */
    Map<String, Object> model(PageRequest pageRequest) {
        Map<String, Object> model = new HashMap<>();
        Instant now = clock.instant();
        String here = "/p/" + pageRequest.product().slug();
        model.put("statusHref", here + "/connect/status");
        model.put("overviewHref", here + "/overview");
        model.put("eventsHref", uses.firstDay(pageRequest.product()) == null ? null : here + "/events");
        List<LastRequests.Request> requests =
                lastRequests.of(pageRequest.product(), pageRequest.who().superuser());
        model.put(
                "requests",
                requests.stream().map(each -> RequestLine.of(each, now)).toList());
        ignoredFields.among(pageRequest, ignoredIn(requests)).ifPresent(line -> model.put("ignored", line));
        instances.latest(pageRequest.product()).ifPresent(latest -> {
            model.put("heartbeatOf", latest.instanceId().toString());
            model.put("heartbeatHref", here + "/instances/" + latest.instanceId());
            model.put("heartbeatVersion", latest.version());
            model.put("heartbeatAt", Moment.of(latest.at(), now));
        });
        return model;
    }

    private static Set<String> ignoredIn(List<LastRequests.Request> requests) {
        return requests.stream()
                .flatMap(each -> each.ignored().stream())
                .map(LastRequests.Ignored::name)
                .collect(Collectors.toSet());
    }
}
