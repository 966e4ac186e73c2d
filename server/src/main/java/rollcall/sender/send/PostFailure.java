package rollcall.sender.send;

/** A request has no answer. The message is words made here for people: an exception's own text could quote a header or an address. */
final class PostFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final String words;
    private final boolean stopped;

    private PostFailure(String words, boolean stopped) {
        super(words);
        this.words = words;
        this.stopped = stopped;
    }

    static PostFailure of(String words) {
        return new PostFailure(words, false);
    }

    /** Nobody wants the answer any more. */
    static PostFailure stopped() {
        return new PostFailure("stopped: it was switched off, or its settings were changed", true);
    }

    /** What happened, for people. */
    String words() {
        return words;
    }

    /** Whether it was we who gave up, because it was not wanted any more. */
    boolean isStopped() {
        return stopped;
    }
}
