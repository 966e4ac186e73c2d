/** The endpoints for programs: reports, OpenTelemetry and the local agent. */
package rollcall.http.ingest;
