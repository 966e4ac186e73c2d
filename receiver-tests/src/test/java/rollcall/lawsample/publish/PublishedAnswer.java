package rollcall.lawsample.publish;

import rollcall.lawsample.analysis.Answer;

/** An answer that strangers may see. Keeps the law. */
public record PublishedAnswer(int instances) {
    /** The only way to one. */
    public static PublishedAnswer of(Answer answer) {
        return new PublishedAnswer(answer.instances());
    }
}
