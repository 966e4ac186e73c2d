package rollcall.mapping;

/**
 * The answer to a request of which something was kept. It is the same for all of them.
 *
 * @param status from 200 to 299
 * @param type the media type of the body
 * @param body may be empty
 */
public record FixedAnswer(int status, String type, String body) {}
