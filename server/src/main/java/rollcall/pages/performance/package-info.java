/** The page about sums and histograms of days: what they come to, over time, by version, and between which limits. */
@NullMarked
package rollcall.pages.performance;

import org.jspecify.annotations.NullMarked;
