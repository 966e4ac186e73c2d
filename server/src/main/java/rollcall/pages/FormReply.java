package rollcall.pages;

/** The answer to a form: a page, or a redirect to another one. */
public sealed interface FormReply permits Page, FormReply.SeeOther {

    /**
     * A redirect to another page, after the form was accepted.
     *
     * @param path of a page of this site
     */
    record SeeOther(String path) implements FormReply {}
}
