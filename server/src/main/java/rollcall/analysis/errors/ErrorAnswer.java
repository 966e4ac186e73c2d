package rollcall.analysis.errors;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The errors in the days of a question.
 *
 * @param seen the instances that the question is about
 * @param with those of them that sent an error
 * @param without those of them that sent an error without a signature
 * @param rows the errors, most instances first; of equally many those with more events, then the alphabet
 * @param byVersion the versions that somebody ran, newest first
 * @param since the release since which errors may be new; null if there is none
 */
public record ErrorAnswer(
        int seen,
        int with,
        int without,
        List<SignatureRow> rows,
        List<VersionErrors> byVersion,
        @Nullable Since since) {
    private static final int BYTES_OF_A_ROW = 400;

    /**
     * A release since which errors may be new.
     *
     * @param versions it and those newer ones that somebody ran in these days
     * @param ran the instances that ran one of these, or sent an error with one
     */
    public record Since(String release, List<String> versions, int ran) {}

    /** The errors that are new since the release. */
    public List<SignatureRow> fresh() {
        return rows.stream().filter(SignatureRow::isNew).toList();
    }

    /** The errors that returned after a fix. */
    public List<SignatureRow> returned() {
        return rows.stream().filter(row -> row.returned().isPresent()).toList();
    }

    /** How much memory it takes, roughly. */
    public long bytes() {
        return (long) BYTES_OF_A_ROW * (1 + rows.size() + byVersion.size());
    }
}
