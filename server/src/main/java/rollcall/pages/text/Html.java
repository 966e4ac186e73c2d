package rollcall.pages.text;

/** Text inside HTML. */
final class Html {
    private Html() {}

    /** The text with every sign escaped that means something in HTML, between tags and in quoted attributes. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
