package rollcall.pages;

/**
 * The form did its work; look there.
 *
 * @param path of a page of this site
 */
public record SeeOther(String path) implements FormReply {}
