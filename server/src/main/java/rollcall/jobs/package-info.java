/**
 * Background work: each job again and again in a thread of its own, and how it goes, for the log, the metrics, {@code /health?verbose}, the
 * page of jobs and table {@code job}.
 *
 * <p>It does not know what the work is; that comes from the rooms that do it.
 */
@NullMarked
package rollcall.jobs;

import org.jspecify.annotations.NullMarked;
