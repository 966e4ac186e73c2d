/**
 * The only room that knows Javalin and Thymeleaf. Here are the server, the table of routes and the guard that runs before them. The
 * endpoints are in {@code ingest} and {@code web}; what they share is in the other sub-rooms.
 *
 * <p>This room contains no SQL and decides nothing about data: it asks {@code intake}, {@code pages} and {@code access}.
 */
@NullMarked
package rollcall.http;

import org.jspecify.annotations.NullMarked;
