/** What the sums and the histograms of days come to over the fleet, with the limits that their classes and bounds permit. */
@NullMarked
package rollcall.analysis.performance;

import org.jspecify.annotations.NullMarked;
