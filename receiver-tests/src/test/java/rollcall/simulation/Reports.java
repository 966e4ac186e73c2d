package rollcall.simulation;

import java.util.List;
import java.util.stream.Collectors;
import rollcall.support.TestSender;

/** What a played instance sends on a day, in Rollcall's own JSON format. */
final class Reports {
    private Reports() {}

    static String heartbeat(Played one, int day) {
        StringBuilder more = new StringBuilder(",\"plugins\":["
                + one.plugins().stream().map("\"%s\""::formatted).collect(Collectors.joining(","))
                + "],\"accounts\":"
                + one.load().accounts(day));
        if (one.system(day) != null) {
            more.append(",\"os_family\":\"").append(one.system(day)).append('"');
        }
        List<Integer> measured = one.measured(day);
        if (measured != null) {
            more.append(",\"requests\":").append(measured.size());
            more.append(",\"latency\":{\"bounds\":").append(PlayedPerformance.BOUNDS);
            more.append(",\"counts\":")
                    .append(PlayedPerformance.counts(measured))
                    .append('}');
        }
        String heartbeat = TestSender.heartbeat(one.id(), one.version(day));
        return heartbeat.substring(0, heartbeat.length() - 1) + more + "}";
    }

    /** The errors of a day on which there are some. */
    static String errors(Played one, int day) {
        String events = one.load().errors().get(day).stream()
                .map(signature -> signature.isEmpty()
                        ? "{\"name\":\"error\"}"
                        : "{\"name\":\"error.raised\",\"properties\":{\"signature\":\"" + signature + "\"}}")
                .collect(Collectors.joining(","));
        String heartbeat = TestSender.heartbeat(one.id(), one.version(day));
        return heartbeat.substring(0, heartbeat.length() - 1) + ",\"events\":[" + events + "]}";
    }
}
