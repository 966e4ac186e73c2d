package rollcall.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import rollcall.decoder.otlp.OtlpLogs.RejectedRecord;
import rollcall.report.Rejection;
import rollcall.report.quota.Quota;

/** Tells a sender why records were rejected: reasons, names of fields and what to do, but none of the values that it sent. */
public final class RejectionText {
    static final String NOT_KEPT = "Rollcall keeps neither metrics nor traces; send it logs alone";

    /** How many different reasons are told. */
    private static final int MOST = 5;

    private RejectionText() {}

    /** Empty if nothing was rejected. */
    static String of(List<RejectedRecord> rejections) {
        Map<String, Long> reasons = rejections.stream()
                .collect(Collectors.groupingBy(RejectionText::reason, TreeMap::new, Collectors.counting()));
        String counted = reasons.entrySet().stream()
                .limit(MOST)
                .map(one -> one.getKey() + " (" + one.getValue() + ")")
                .collect(Collectors.joining(", "));
        return rejections.stream()
                .map(one -> advice(one.reason(), one.field()))
                .flatMap(Optional::stream)
                .distinct()
                .sorted()
                .reduce(counted, RejectionText::sentence);
    }

    /** Tells a sender why its whole request was rejected. */
    public static String of(Rejection reason, String field) {
        String code = reason.code() + (field.isEmpty() ? "" : ": " + field);
        return advice(reason, field).map(advice -> sentence(code, advice)).orElse(code);
    }

    private static String sentence(String before, String sentence) {
        return before + (before.endsWith(".") ? " " : ". ") + sentence;
    }

    /** What the author of the sender should do, in whole sentences; empty if the reason and the field say enough. */
    private static Optional<String> advice(Rejection reason, String field) {
        return Optional.ofNullable(
                switch (reason.code() + ": " + field) {
                    case "missing_required_fields: install_id" ->
                        "Name the installation in app.installation.id or install_id, a UUID that it makes once and keeps,"
                                + " on the resource or the log record.";
                    case "invalid_field: service.instance.id" ->
                        "service.instance.id names a process and not an installation: put a UUID that the installation"
                                + " makes once and keeps into app.installation.id or install_id, on the resource or the"
                                + " log record. If this program's service.instance.id is a UUID that lasts, a superuser can have it"
                                + " taken: server/run product set SLUG --service-instance-id-lasts.";
                    case "missing_required_fields: event_name" ->
                        "Name the event in the log record's own field event_name, or in an attribute of that name.";
                    default -> wait(reason, field).orElse(null);
                });
    }

    /** What a sender waits for that is rejected because there is no room for it, in a sentence; empty for other reasons. */
    public static Optional<String> wait(Rejection reason, String field) {
        return switch (reason) {
            case QUOTA_EXCEEDED ->
                Quota.of(field)
                        .map(quota -> "This product's quota of " + quota.what().replace('-', ' ')
                                + " for this UTC day is full. It opens again at 00:00 UTC.");
            case LOW_DISK -> Optional.of("The receiver's disk is nearly full. Nothing was kept; send it again later.");
            default -> Optional.empty();
        };
    }

    private static String reason(RejectedRecord rejectedRecord) {
        String field = rejectedRecord.field().isEmpty() ? "" : ": " + rejectedRecord.field();
        return rejectedRecord.reason().code() + field;
    }
}
