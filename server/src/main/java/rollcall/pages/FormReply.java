package rollcall.pages;

/** The response to a submitted form: a page, or a redirect to another page. */
public sealed interface FormReply permits Page, FormReply.SeeOther {

    /**
     * A redirect to another page, after the form was accepted.
     *
     * @param path the path of a page of this site
     */
    record SeeOther(String path) implements FormReply {}
}
