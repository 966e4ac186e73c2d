/**
 * Background work. Each job runs again and again in a thread of its own. Its state goes to the log, the metrics, {@code /health?verbose}, the page of
 * jobs and table {@code job}.
 *
 * <p>This room does not know what the work is: the rooms that do it hand it over.
 */
@NullMarked
package rollcall.jobs;

import org.jspecify.annotations.NullMarked;
