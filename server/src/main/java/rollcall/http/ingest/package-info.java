/** The endpoints for programs: reports, OpenTelemetry and the local agent. */
@NullMarked
package rollcall.http.ingest;

import org.jspecify.annotations.NullMarked;
