package rollcall.sender.facts;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rollcall.report.ReportedValue;

/**
 * What a program says of itself, in names that no form dictates.
 *
 * @param version the program's own; empty for none
 * @param environment what it runs on, by names such as {@code os_family}, or in the names of the form
 * @param counts exact numbers, 0 or more, by what is counted
 * @param plugins names of the program's parts; null for a program that has none
 */
public record NeutralFacts(
        String version,
        Map<String, ReportedValue> environment,
        Map<String, BigDecimal> counts,
        @Nullable List<String> plugins) {}
