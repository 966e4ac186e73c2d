package rollcall.sender.send;

/**
 * What a receiver answered.
 *
 * @param status of HTTP
 * @param contentType the header of that name as it came; empty for none
 * @param body its first 64 KiB
 * @param retryAfter the header of that name as it came; empty for none
 * @param location the header of that name as it came; empty for none
 */
record ReceiverAnswer(int status, String contentType, byte[] body, String retryAfter, String location) {}
