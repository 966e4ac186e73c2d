package rollcall.intake;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import rollcall.dialect.otlp.OtlpLogs.Rejection;

/** What a sender is told about records that were not taken: reasons and names of fields, nothing of what it sent. */
final class RejectionText {
    static final String NOT_KEPT = "Rollcall keeps neither metrics nor traces; send it logs alone";

    /** Different reasons that are told. */
    private static final int MOST = 5;

    private RejectionText() {}

    /** Empty if nothing was rejected. */
    static String of(List<Rejection> rejections) {
        Map<String, Long> reasons = rejections.stream()
                .collect(Collectors.groupingBy(RejectionText::reason, TreeMap::new, Collectors.counting()));
        return reasons.entrySet().stream()
                .limit(MOST)
                .map(one -> one.getKey() + " (" + one.getValue() + ")")
                .collect(Collectors.joining(", "));
    }

    private static String reason(Rejection rejection) {
        String field = rejection.field().isEmpty() ? "" : ": " + rejection.field();
        return rejection.reason().code() + field;
    }
}
