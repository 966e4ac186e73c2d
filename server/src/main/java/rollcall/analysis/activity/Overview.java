package rollcall.analysis.activity;

import java.time.LocalDate;
import rollcall.analysis.trends.Trend;

/**
 * Who is active. "In N days" are the N whole UTC days before today, and today so far; "before" are the N whole days right before these.
 *
 * @param firstDay the first day on which anybody reported; what reaches back before it was not counted whole
 * @param activeToday instances that have reported today so far
 * @param active7 active in 7 days
 * @param active7Before active in the 7 days before
 * @param month the 30 days, and how they came from the 30 days before
 * @param monthBefore those 30 days, and how they came from the 30 before them
 * @param history how these numbers came to be
 * @param daily instances that reported on each day, with one line of how many of them were new
 */
public record Overview(
        LocalDate firstDay,
        int activeToday,
        int active7,
        int active7Before,
        Movement month,
        Movement monthBefore,
        OverviewHistory history,
        Trend daily) {}
