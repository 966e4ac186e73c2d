/** What can be said of shares of few instances: intervals, and how much larger one share is than another. */
@NullMarked
package rollcall.analysis.statistics;

import org.jspecify.annotations.NullMarked;
