/** What can be said of shares of few instances: intervals, how much larger one share is than another, when instances are upgraded, and lines through shares of days. */
@NullMarked
package rollcall.analysis.statistics;

import org.jspecify.annotations.NullMarked;
