package rollcall.lawsample.pages.open;

import rollcall.lawsample.publish.PublishedAnswer;

/** Breaks the law: makes a published answer itself. */
public final class ForgingPage {
    private ForgingPage() {}

    static PublishedAnswer forged() {
        return new PublishedAnswer(1);
    }
}
