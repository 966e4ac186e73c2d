package rollcall.demo;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import rollcall.decoder.ReportDecoder;
import rollcall.input.Malformed;
import rollcall.store.counts.RejectionCountDao;

/**
 * A faulty sender of the demo. All its requests are rejected, so that only the counts of rejections show it.
 *
 * @param body the body of its requests
 * @param from the day of its first request, counted from the fleet's first day
 * @param timesADay the number of its requests on each day
 */
record RejectedSender(String body, int from, int timesADay) {
    private static final List<RejectedSender> ALL =
            List.of(new RejectedSender("""
                    {"instance_id": "6d6c8f0e-6f0e-4a53-9d0c-0d2a4c3f9e11", "eventyay_version": "3.0.0"}""", 95, 1), new RejectedSender("""
                    {"schema_version": "1", "instance_id": "0b8f9d53-52a4-4f2b-8a6e-3f1a7c9b2d40",
                     "eventyay_version": "3.1.0", "enabled_plugins": "pretix.plugins.sendmail"}""", 110, 4));

    /**
     * The counts of a day's rejected requests, by the reasons for which the decoder rejects their bodies.
     *
     * @param day the number of the day, counted from the fleet's first day
     */
    static List<RejectionCountDao.Count> on(LocalDate date, int day, int productId, ReportDecoder decoder) {
        return ALL.stream()
                .filter(sender -> day >= sender.from)
                .map(sender -> {
                    Malformed why = sender.rejection(decoder);
                    return new RejectionCountDao.Count(
                            productId, date, why.rejection().code(), why.field(), sender.timesADay);
                })
                .toList();
    }

    private Malformed rejection(ReportDecoder decoder) {
        try {
            decoder.decode(body.getBytes(StandardCharsets.UTF_8));
        } catch (Malformed e) {
            return e;
        }
        throw new IllegalStateException("a report of the demo that should be rejected is not");
    }
}
