package rollcall.cli;

import java.time.LocalDate;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that all exports share. */
final class ExportOptions {
    /** The formats of an export. */
    enum Format {
        CSV,
        NDJSON
    }

    @Parameters(paramLabel = "SLUG", description = "The product.")
    private String slug;

    @Option(names = "--format", required = true, paramLabel = "FORMAT", description = "csv or ndjson.")
    private Format format;

    @Option(
            names = "--from",
            paramLabel = "D",
            defaultValue = "1970-01-01",
            description = "The first UTC day, as in 2026-11-20 (default: the first there is).")
    private LocalDate from;

    @Option(
            names = "--to",
            paramLabel = "D",
            defaultValue = "9999-12-31",
            description = "The last UTC day (default: today).")
    private LocalDate to;

    String slug() {
        return slug;
    }

    Format format() {
        return format;
    }

    LocalDate from() {
        return from;
    }

    LocalDate to() {
        return to;
    }
}
