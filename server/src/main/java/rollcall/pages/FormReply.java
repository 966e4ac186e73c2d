package rollcall.pages;

/** The response to a submitted form: a page, or a redirect to another page. */
public sealed interface FormReply permits Page, FormReply.SeeOther, FormReply.SeeKey {

    /**
     * A redirect to another page, after the form was accepted.
     *
     * @param path the path of a page of this site
     */
    record SeeOther(String path) implements FormReply {}

    /**
     * A redirect to a page that shows a new API key once.
     *
     * @param path the path of a page of this site; the key is not in it
     */
    record SeeKey(String path, String key) implements FormReply {
        /** Leaves the key out, because printed text reaches logs. */
        @Override
        public String toString() {
            return "SeeKey[path=" + path + "]";
        }
    }
}
