package rollcall.analysis.activity;

import java.time.LocalDate;
import rollcall.analysis.trends.Trend;

/**
 * The numbers of active instances. "In N days" means the N whole UTC days before today, and today so far. "Before" means the N whole days
 * right before these.
 *
 * @param firstDay the first day on which an instance reported; numbers over days before it are incomplete
 * @param activeToday instances that have reported today so far
 * @param active7 active in 7 days
 * @param active7Before active in the 7 days before
 * @param month the 30 days, compared with the 30 days before
 * @param monthBefore the 30 days before, compared with the 30 days before them
 * @param history these numbers on earlier days
 * @param daily how many instances reported on each day, with one line that counts the new ones
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
