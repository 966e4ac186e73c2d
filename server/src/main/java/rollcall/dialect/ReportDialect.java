package rollcall.dialect;

import rollcall.report.Report;

/** How one kind of sender writes a report. */
@FunctionalInterface
public interface ReportDialect {
    /**
     * Understands one request body, already inflated.
     *
     * @throws rollcall.wire.Malformed with the reason and, where there is one, the field at fault
     */
    Report decode(byte[] body);
}
