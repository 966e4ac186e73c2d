/**
 * Decodes OTLP/HTTP requests in JSON and in protobuf: log records as TimeTracker sends them, and the number of data points and spans.
 *
 * <p>Both encodings are walked along the message types of opentelemetry-proto, and only one log record at a time is built in memory. So the
 * size of a request limits its memory, not the lengths that its bytes declare.
 */
@NullMarked
package rollcall.decoder.otlp;

import org.jspecify.annotations.NullMarked;
