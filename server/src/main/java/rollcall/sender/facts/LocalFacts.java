package rollcall.sender.facts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import rollcall.gate.IgnoredField;
import rollcall.report.ReportedValue;

/**
 * What is known of the program that is reported on, before anybody judged what of it may leave.
 *
 * @param version the program's version; empty for none
 * @param claims by field name
 * @param dropped what was thrown away already when it came in
 * @param at when it was found out
 */
public record LocalFacts(String version, Map<String, ReportedValue> claims, List<IgnoredField> dropped, Instant at) {}
