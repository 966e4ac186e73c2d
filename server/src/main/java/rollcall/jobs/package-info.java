/**
 * Background work. Each job runs again and again in a thread of its own. Its state goes to the log, the metrics, {@code /health?verbose},
 * the page of jobs and table {@code job}.
 *
 * <p>This room does not depend on the work of the jobs: other rooms pass the work to it.
 */
@NullMarked
package rollcall.jobs;

import org.jspecify.annotations.NullMarked;
