/**
 * The bodies of OTLP/HTTP requests, in JSON and in protobuf: log records as TimeTracker sends them, and how much came of metrics and
 * traces.
 *
 * <p>Both encodings are walked by the message types of opentelemetry-proto, and only one log record at a time is built in memory: how
 * much a request may hold is decided by its size, not by what its bytes claim.
 */
package rollcall.decoder.otlp;
