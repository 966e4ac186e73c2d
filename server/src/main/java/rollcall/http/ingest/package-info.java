/** The endpoints for programs: reports, OpenTelemetry, and the agent beside this one. */
package rollcall.http.ingest;
