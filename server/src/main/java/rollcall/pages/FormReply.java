package rollcall.pages;

/** What follows a form: a page, or the way to another one. */
public sealed interface FormReply permits Page, FormReply.SeeOther {

    /**
     * The form did its work; look there.
     *
     * @param path of a page of this site
     */
    record SeeOther(String path) implements FormReply {}
}
